"""The files of a data folder put together."""

from pydantic import Field

from treaty.models.agreement import Agreement
from treaty.models.base import Record
from treaty.models.codebook import Codebook
from treaty.models.money import MonetaryCommitment, ShareOfGdp, UnpricedSupport
from treaty.models.provisions import Clause
from treaty.models.reports import Reports
from treaty.models.silences import Silences


class Money(Record):
    """The money file of an agreement."""

    commitments: tuple[MonetaryCommitment, ...] = ()
    """Sums that the text states."""
    shares: tuple[ShareOfGdp, ...] = ()
    """Support that the text states as a share of the gross domestic product."""
    unpriced: tuple[UnpricedSupport, ...] = ()
    """Support that the text names without a sum."""


class Provisions(Record):
    """The provisions file of an agreement."""

    clauses: tuple[Clause, ...] = Field(min_length=1)
    """Every addressable place, in the order of the text."""


class CodedAgreement(Record):
    """Everything that is coded of one agreement."""

    agreement: Agreement
    """Facts of the instrument."""
    provisions: Provisions
    """Clauses and obligations."""
    money: Money
    """Sums and unpriced support."""
    reports: Reports = Reports()
    """What the press made of it; an agreement without such a file has none."""
    silences: Silences = Silences()
    """What people ask and it does not say; an agreement without such a file has none."""


class Collection(Record):
    """All agreements with the codebook that they share."""

    codebook: Codebook
    """The controlled vocabularies."""
    agreements: tuple[CodedAgreement, ...] = Field(min_length=1)
    """The agreements, ordered by id."""
