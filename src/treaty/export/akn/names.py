"""How the document names its parts and the things that it refers to."""

from treaty.models import Obligation
from treaty.reference import PREAMBLE

MODEL = "urn:treaty:model:1"
"""Namespace of the elements in which the modelling stands."""

EDITORS = "#editors"
"""Who vouches for what the document says."""

NOTICE = (
    "This document holds summaries in the editors' own words, with at most eight words of the "
    "text quoted as proof. It is not the authentic text of the agreement."
)

# From the Part down, each with its short form in an eId as the Naming Convention has it.
LEVELS = (
    ("part", "part"),
    ("paragraph", "para"),
    ("subparagraph", "subpara"),
    ("point", "point"),
    ("indent", "indent"),
)


def eid_of(reference: str) -> str:
    """Return the eId of a clause.

    >>> eid_of("II.2.2.a"), eid_of("Preamble")
    ('part_II__para_2__subpara_2__point_a', 'preamble')
    """
    if reference == PREAMBLE:
        return "preamble"
    steps = reference.split(".")
    # The grammar of references has no end; what stands below the last level shares its name.
    short = [abbreviation for _, abbreviation in LEVELS]
    short += short[-1:] * (len(steps) - len(short))
    return "__".join(f"{name}_{step}" for name, step in zip(short, steps, strict=False))


def eid_of_obligation(obligation: Obligation) -> str:
    """Return the eId of an obligation: an item of its clause, under its lasting number."""
    number = obligation.id.rpartition("-")[2]
    return f"{eid_of(obligation.clause)}__list_1__item_{number}"


def refs(kind: str, *ids: str) -> str:
    """Return references to things of one kind: ``#topic.a #topic.b``."""
    return " ".join(f"#{kind}.{id_}" for id_ in ids)
