"""Whether clauses and obligations hold together."""

from collections.abc import Iterator
from itertools import pairwise

from treaty.errors import Fault
from treaty.loading.consistency.source import Names, Source, repetition_faults
from treaty.loading.consistency.times import time_faults
from treaty.loading.strict_yaml import Location
from treaty.models import Clause, Obligation, Provisions
from treaty.reference import parent_of, sort_key


def provisions_faults(source: Source[Provisions], names: Names) -> Iterator[Fault]:
    """Yield what is wrong between clauses, obligations and what they refer to."""
    clauses = source.record.clauses
    yield from repetition_faults(
        source, "clause", ((("clauses", i, "clause"), c.clause) for i, c in enumerate(clauses))
    )
    for (_, before), (i, clause) in pairwise(enumerate(clauses)):
        if sort_key(clause.clause) < sort_key(before.clause):
            order = "keep the order of the text"
            message = f"clause {clause.clause!r} stands before {before.clause!r}; {order}"
            yield source.fault(("clauses", i, "clause"), message)
    yield from repetition_faults(
        source,
        "obligation",
        (
            (("clauses", i, "obligations", n, "id"), obligation.id)
            for i, clause in enumerate(clauses)
            for n, obligation in enumerate(clause.obligations)
        ),
    )
    for i, clause in enumerate(clauses):
        location = ("clauses", i)
        yield from _clause_faults(source, location, clause, names)
        for n, obligation in enumerate(clause.obligations):
            place = (*location, "obligations", n)
            yield from _obligation_faults(source, place, obligation, clause, names)


def _clause_faults(
    source: Source[Provisions], location: Location, clause: Clause, names: Names
) -> Iterator[Fault]:
    parent = parent_of(clause.clause)
    pages = names.pages or {}
    if names.pages is not None and parent is not None and parent not in pages:
        message = f"clause {clause.clause!r} stands below {parent!r}, which does not exist; add it"
        yield source.fault((*location, "clause"), message)
    if parent in pages:
        for n, page in enumerate(clause.pages):
            yield from names.page_faults(source, (*location, "pages", n), page, parent)
    references = [
        ((*location, "cross_references", n), reference)
        for n, reference in enumerate(clause.cross_references)
    ]
    for place, reference in references:
        yield from names.clauses.faults(source, place, reference)
        if reference == clause.clause:
            yield source.fault(place, f"clause {reference!r} refers to itself")
    yield from repetition_faults(source, "clause", references)
    for (_, before), (n, obligation) in pairwise(enumerate(clause.obligations)):
        if _number_of(obligation) < _number_of(before):
            message = f"obligation {obligation.id!r} comes after {before.id!r}; numbers only rise"
            yield source.fault((*location, "obligations", n, "id"), message)
    for n, sentence in enumerate(clause.no_undertaking):
        place = (*location, "no_undertaking", n, "page")
        yield from names.page_faults(source, place, sentence.page, clause.clause)


def _number_of(obligation: Obligation) -> int:
    return int(obligation.id.rpartition("-")[2])


def _obligation_faults(
    source: Source[Provisions],
    location: Location,
    obligation: Obligation,
    clause: Clause,
    names: Names,
) -> Iterator[Fault]:
    if obligation.clause != clause.clause:
        message = f"obligation {obligation.id!r} stands in clause {clause.clause!r}"
        expected = f"expected an id such as '{clause.clause}-{_number_of(obligation)}'"
        yield source.fault((*location, "id"), f"{message}; {expected}")
    yield from names.bearers.faults(source, (*location, "bearer"), obligation.bearer)
    yield from names.beneficiaries.faults(
        source, (*location, "beneficiary"), obligation.beneficiary
    )
    yield from names.modalities.faults(source, (*location, "modality"), obligation.modality)
    yield from names.triggers.faults(source, (*location, "trigger"), obligation.trigger)
    for field, lookup in (("conditions", names.conditions), ("topics", names.topics)):
        places = [
            ((*location, field, n), name) for n, name in enumerate(getattr(obligation, field))
        ]
        for place, name in places:
            yield from lookup.faults(source, place, name)
        yield from repetition_faults(source, lookup.kind, places)
    for field in ("deadline", "period", "delay"):
        yield from time_faults(source, (*location, field), getattr(obligation, field))
    yield from names.page_faults(source, (*location, "page"), obligation.page, clause.clause)
