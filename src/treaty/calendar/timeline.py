"""Every date that the agreement names or that follows from it."""

from dataclasses import dataclass
from datetime import date

from treaty.calendar.periods import Span, read_period
from treaty.calendar.status import Support
from treaty.corpus import Corpus
from treaty.models import UnpricedSupport


@dataclass(frozen=True, slots=True)
class Event:
    """A dated point or stretch of the agreement's story."""

    shown: str
    """The date as precisely as the text gives it: ``2022-03/..``, ``2024``, ``2024-06-13``."""
    span: Span
    label: str
    clause: str | None
    page: int
    is_derived: bool
    """Whether the date follows from the text rather than standing in it."""


def get_timeline(corpus: Corpus) -> tuple[Event, ...]:
    """Return every date that the agreement names or that follows from it, in order of time."""
    agreement = corpus.agreement
    signed_on = agreement.signature.on
    events = [
        Event(
            shown=entity.dated_on.isoformat(),
            span=Span(entity.dated_on, entity.dated_on, entity.dated_on),
            label=entity.name,
            clause=entity.clauses[0],
            page=corpus.clauses_by_reference[entity.clauses[0]].pages[0],
            is_derived=False,
        )
        for entity in agreement.entities
        if entity.dated_on is not None
    ]
    signing = agreement.signature.evidence[0]
    effect = agreement.term.evidence[-1]
    expiry = agreement.term.evidence[0]
    for day, label, evidence, is_derived in (
        (signed_on, f"Signature in {agreement.signature.place}", signing, False),
        (agreement.term.in_effect_on, "Entry into effect", effect, True),
        (agreement.term.expires_on, "Expiry", expiry, True),
    ):
        span = Span(day, day, day)
        events.append(
            Event(day.isoformat(), span, label, evidence.clause, evidence.page, is_derived)
        )
    seen: set[tuple[str, str]] = set()
    for obligation in corpus.obligations:
        period = obligation.period
        if period is None or period.startswith("P") or (obligation.clause, period) in seen:
            continue
        seen.add((obligation.clause, period))
        span = read_period(period, signed_on)
        events.append(
            Event(period, span, obligation.action, obligation.clause, obligation.page, False)
        )
    supports: tuple[Support, ...] = (*corpus.commitments, *corpus.unpriced)
    for support in supports:
        if support.period is not None:
            span = read_period(support.period, signed_on)
            is_derived = isinstance(support, UnpricedSupport)
            events.append(
                Event(support.period, span, support.title, support.clause, support.page, is_derived)
            )
    return tuple(sorted(events, key=_moment_of))


def _moment_of(event: Event) -> tuple[date, date]:
    first = event.span.starts_on or event.span.ends_by or date.min
    return (first, event.span.ends_by or date.max)
