"""Whether the facts of an instrument, its clauses and its obligations hold together."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from treaty.duration import add_to_date, parse_duration
from treaty.errors import Fault
from treaty.likeness import fold
from treaty.loading.consistency.source import (
    Names,
    Source,
    date_faults,
    repetition_faults,
    time_faults,
)
from treaty.loading.strict_yaml import Location
from treaty.models import Agreement, Clause, Obligation, Provisions
from treaty.quoting import quoted
from treaty.reference import parent_of, sort_key
from treaty.undertaking import BOTH, EITHER


def agreement_faults(source: Source[Agreement], folder: str, names: Names) -> Iterator[Fault]:
    """Yield what is wrong within an agreement file and in what it refers to."""
    if source.record.id != folder:
        message = f"expected {folder!r}, the name of the folder, not {quoted(source.record.id)}"
        yield source.fault(("id",), message)
    yield from _participant_faults(source)
    yield from _signatory_faults(source, names)
    yield from _date_faults(source)
    yield from _language_faults(source)
    yield from _evidence_faults(source, names)
    yield from _reservation_faults(source, names)
    yield from _entity_faults(source, names)
    yield from _comparison_faults(source, names)


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
                yield source.fault(location, f"{quoted(name)} already means participant {other!r}")


def _signatory_faults(source: Source[Agreement], names: Names) -> Iterator[Fault]:
    signatories = source.record.signature.signatories
    for i, signatory in enumerate(signatories):
        place = ("signature", "signatories", i, "participant")
        yield from names.participants.faults(source, place, signatory.participant)
    signed = Counter(signatory.participant for signatory in signatories)
    # A copy without a block of signatures names nobody.
    sides = [p.id for p in source.record.participants if p.is_party] if signatories else []
    for participant in dict.fromkeys(sides):
        if not signed[participant]:
            location = ("signature", "signatories")
            yield source.fault(location, f"expected a signatory for {participant!r}, found none")


def _date_faults(source: Source[Agreement]) -> Iterator[Fault]:
    signed_on, term = source.record.signature.on, source.record.term
    yield from date_faults(source, ("signature", "on"), signed_on)
    yield from date_faults(source, ("term", "in_effect_on"), term.in_effect_on)
    yield from date_faults(source, ("term", "expires_on"), term.expires_on)
    clauses = [each.clause for each in term.evidence if each.clause]
    if term.in_effect_clause not in (None, *clauses):
        message = f"expected a clause of its evidence: {', '.join(clauses) or 'it names none'}"
        yield source.fault(("term", "in_effect_clause"), message)
    ending = source.record.discontinuation
    yield from time_faults(source, ("discontinuation", "notice"), ending.notice if ending else None)
    begins = term.in_effect_on or signed_on
    if begins < signed_on:
        message = f"in effect on {term.in_effect_on}, before the signature on {signed_on}"
        yield source.fault(("term", "in_effect_on"), message)
    if term.expires_on is not None and term.expires_on < begins:
        beginning = "it is in effect" if term.in_effect_on else "the signature"
        message = f"expires on {term.expires_on}, before {beginning} on {begins}"
        yield source.fault(("term", "expires_on"), message)
    # Where the text does not say from which of the two, a day follows if they are the same.
    either = signed_on if term.in_effect_on == signed_on else None
    counted = {"signature": signed_on, "effect": term.in_effect_on, None: either}
    start = counted[term.counted_from]
    if term.duration is None or start is None:
        if term.expires_on is not None:
            message = "no day of expiry follows without a duration and the day it is counted from"
            yield source.fault(("term", "expires_on"), message)
        return
    try:
        expected = add_to_date(start, parse_duration(term.duration))
    except ValueError as error:
        yield source.fault(("term", "duration"), str(error))
        return
    if term.expires_on != expected:
        place = "expires_on" if term.expires_on else "duration"
        beginning = "the entry into effect" if term.counted_from == "effect" else "the signature"
        message = (
            f"expected {expected}, which is {term.duration} after {beginning} on {start},"
            f" not {term.expires_on or 'nothing'}"
        )
        yield source.fault(("term", place), message)


def _language_faults(source: Source[Agreement]) -> Iterator[Fault]:
    languages = source.record.languages
    if languages.prevailing and languages.prevailing not in languages.authentic:
        message = (
            f"expected one of: {', '.join(languages.authentic)}, not {quoted(languages.prevailing)}"
        )
        yield source.fault(("languages", "prevailing"), message)


def _evidence_faults(source: Source[Agreement], names: Names) -> Iterator[Fault]:
    facts: list[tuple[Location, object]] = [((name,), fact) for name, fact in source.record]
    for n, reservation in enumerate(source.record.general_reservations):
        facts.append((("general_reservations", n), reservation))
    for place, fact in facts:
        for i, evidence in enumerate(getattr(fact, "evidence", ())):
            location = (*place, "evidence", i)
            yield from names.clauses.faults(source, (*location, "clause"), evidence.clause)
            yield from names.page_faults(
                source, (*location, "page"), evidence.page, evidence.clause
            )


def _reservation_faults(source: Source[Agreement], names: Names) -> Iterator[Fault]:
    reservations = source.record.general_reservations
    yield from repetition_faults(
        source,
        "general reservation",
        ((("general_reservations", i, "clause"), r.clause) for i, r in enumerate(reservations)),
    )
    for i, reservation in enumerate(reservations):
        location = ("general_reservations", i)
        yield from names.clauses.faults(source, (*location, "clause"), reservation.clause)
        places: list[tuple[Location, str]] = [
            ((*location, "conditions", n), each) for n, each in enumerate(reservation.conditions)
        ]
        for place, condition in places:
            yield from names.conditions.faults(source, place, condition)
        yield from repetition_faults(source, "condition", places)


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


def _comparison_faults(source: Source[Agreement], names: Names) -> Iterator[Fault]:
    """Yield what is wrong in what agreements are compared by."""
    agreement = source.record
    consultation = agreement.consultation
    if consultation is not None:
        place = ("consultation", "obligation")
        yield from names.obligations.faults(source, place, consultation.obligation)
        place = ("consultation", "requested_by")
        yield from names.bearers.faults(source, place, consultation.requested_by)
    for i, role in enumerate(agreement.coalitions):
        location = ("coalitions", i)
        yield from names.coalitions.faults(source, (*location, "coalition"), role.coalition)
        yield from names.clauses.faults(source, (*location, "clause"), role.clause)
        yield from names.page_faults(source, (*location, "page"), role.page, role.clause)
    silent = agreement.coverage.silent_on if agreement.coverage else ()
    places: list[tuple[Location, str]] = [
        (("coverage", "silent_on", i), topic) for i, topic in enumerate(silent)
    ]
    for at, topic in places:
        yield from names.compared.faults(source, at, topic)
        if topic in names.coded_topics:
            yield source.fault(at, f"an obligation has the topic {topic!r}, or a narrower one")
    yield from repetition_faults(source, "topic", places)
    if agreement.coverage and names.compared.known and names.obligations.known:
        lacking = [
            topic
            for topic in names.compared.known
            if topic not in silent and topic not in names.coded_topics
        ]
        if lacking:
            message = f"neither coded nor said to be silent: {', '.join(lacking)}"
            yield source.fault(("coverage",), message)


def provisions_faults(source: Source[Provisions], names: Names) -> Iterator[Fault]:
    """Yield what is wrong between clauses, obligations and what they refer to."""
    clauses = source.record.clauses
    yield from repetition_faults(
        source, "clause", ((("clauses", i, "clause"), c.clause) for i, c in enumerate(clauses))
    )
    for (_, before), (i, clause) in pairwise(enumerate(clauses)):
        # Where clauses say how they begin, the text itself proves their order.
        if clause.begins is None and sort_key(clause.clause) < sort_key(before.clause):
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
    if not names.is_partial:
        for field in ("heading", "summary"):
            if not getattr(clause, field):
                message = (
                    f"missing key {field!r}; the agreement has no coverage, so it is coded in full"
                )
                yield source.fault((*location, field), message)
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
    if isinstance(obligation.bearer, str):
        yield from names.bearers.faults(source, (*location, "bearer"), obligation.bearer)
    else:
        for n, bearer in enumerate(obligation.bearer):
            yield from names.participants.faults(source, (*location, "bearer", n), bearer)
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
