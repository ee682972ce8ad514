"""The agreement as Akoma Ntoso 3.0 (OASIS LegalDocML), with the modelling as metadata.

The root is a ``doc``: of the types that the standard has, ``act`` and ``bill`` are for law that an
authority enacts and ``statement`` for texts without a structure of their own, while ``doc`` takes
any other and allows the hierarchy of an agreement. What is written is a work of its own, a
summary of the agreement: neither prescriptive nor authoritative.
"""

from treaty.export.akn.document import make_akn

__all__ = ["make_akn"]
