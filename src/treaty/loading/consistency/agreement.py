"""Whether the facts of an instrument hold together."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from treaty.bearer import BOTH, EITHER
from treaty.duration import add_to_date, parse_duration
from treaty.errors import Fault
from treaty.likeness import fold
from treaty.loading.consistency.source import Names, Source, repetition_faults
from treaty.loading.consistency.times import date_faults, time_faults
from treaty.loading.strict_yaml import Location
from treaty.models import Agreement
from treaty.reference import sort_key


def agreement_faults(source: Source[Agreement], folder: str, names: Names) -> Iterator[Fault]:
    """Yield what is wrong within an agreement file and in what it refers to."""
    if source.record.id != folder:
        message = f"expected {folder!r}, the name of the folder, not {source.record.id!r}"
        yield source.fault(("id",), message)
    yield from _participant_faults(source)
    yield from _signatory_faults(source, names)
    yield from _date_faults(source)
    yield from _language_faults(source)
    yield from _evidence_faults(source, names)
    yield from _entity_faults(source, names)


def _participant_faults(source: Source[Agreement]) -> Iterator[Fault]:
    participants = source.record.participants
    yield from repetition_faults(
        source,
        "participant",
        ((("participants", i, "id"), participant.id) for i, participant in enumerate(participants)),
    )
    meant: dict[str, str] = {}
    for i, participant in enumerate(participants):
        if participant.id in (BOTH, EITHER):
            message = f"no participant can be called {participant.id!r}, which means several"
            yield source.fault(("participants", i, "id"), message)
        for name in (participant.id, participant.name):
            meant.setdefault(fold(name), participant.id)
    for i, participant in enumerate(participants):
        for n, name in enumerate(participant.names):
            other = meant.setdefault(fold(name), participant.id)
            if other != participant.id:
                location = ("participants", i, "names", n)
                yield source.fault(location, f"{name!r} already means participant {other!r}")


def _signatory_faults(source: Source[Agreement], names: Names) -> Iterator[Fault]:
    signatories = source.record.signature.signatories
    for i, signatory in enumerate(signatories):
        place = ("signature", "signatories", i, "participant")
        yield from names.participants.faults(source, place, signatory.participant)
    signed = Counter(signatory.participant for signatory in signatories)
    for participant in dict.fromkeys(p.id for p in source.record.participants):
        if signed[participant] != 1:
            location = ("signature", "signatories")
            message = f"expected one signatory for {participant!r}, found {signed[participant]}"
            yield source.fault(location, message)


def _date_faults(source: Source[Agreement]) -> Iterator[Fault]:
    signed_on, term = source.record.signature.on, source.record.term
    yield from date_faults(source, ("signature", "on"), signed_on)
    yield from date_faults(source, ("term", "in_effect_on"), term.in_effect_on)
    yield from date_faults(source, ("term", "expires_on"), term.expires_on)
    yield from time_faults(
        source, ("discontinuation", "notice"), source.record.discontinuation.notice
    )
    if term.in_effect_on < signed_on:
        message = f"in effect on {term.in_effect_on}, before the signature on {signed_on}"
        yield source.fault(("term", "in_effect_on"), message)
    if term.expires_on < term.in_effect_on:
        message = f"expires on {term.expires_on}, before it is in effect on {term.in_effect_on}"
        yield source.fault(("term", "expires_on"), message)
    try:
        expected = add_to_date(signed_on, parse_duration(term.duration))
    except ValueError as error:
        yield source.fault(("term", "duration"), str(error))
        return
    if term.expires_on != expected:
        message = (
            f"expected {expected}, which is {term.duration} after the signature on {signed_on},"
            f" not {term.expires_on}"
        )
        yield source.fault(("term", "expires_on"), message)


def _language_faults(source: Source[Agreement]) -> Iterator[Fault]:
    languages = source.record.languages
    if languages.prevailing not in languages.authentic:
        message = f"expected one of: {', '.join(languages.authentic)}, not {languages.prevailing!r}"
        yield source.fault(("languages", "prevailing"), message)


def _evidence_faults(source: Source[Agreement], names: Names) -> Iterator[Fault]:
    for field in type(source.record).model_fields:
        fact = getattr(source.record, field)
        for i, evidence in enumerate(getattr(fact, "evidence", ())):
            location = (field, "evidence", i)
            yield from names.clauses.faults(source, (*location, "clause"), evidence.clause)
            yield from names.page_faults(
                source, (*location, "page"), evidence.page, evidence.clause
            )


def _entity_faults(source: Source[Agreement], names: Names) -> Iterator[Fault]:
    entities = source.record.entities
    yield from repetition_faults(
        source, "entity", ((("entities", i, "id"), entity.id) for i, entity in enumerate(entities))
    )
    for i, entity in enumerate(entities):
        location = ("entities", i)
        yield from names.entity_kinds.faults(source, (*location, "kind"), entity.kind)
        yield from date_faults(source, (*location, "dated_on"), entity.dated_on)
        places: list[tuple[Location, str]] = [
            ((*location, "clauses", n), clause) for n, clause in enumerate(entity.clauses)
        ]
        for place, clause in places:
            yield from names.clauses.faults(source, place, clause)
        yield from repetition_faults(source, "clause", places)
        for (_, before), (place, clause) in pairwise(places):
            if sort_key(clause) < sort_key(before):
                message = f"clause {clause!r} stands before {before!r}; keep the order of the text"
                yield source.fault(place, message)
