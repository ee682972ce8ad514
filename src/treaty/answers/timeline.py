"""Every date that the agreement names or that follows from it."""

import datetime
from dataclasses import dataclass

from treaty.answers.periods import Span, read_interval
from treaty.corpus import Corpus
from treaty.language import _


@dataclass(frozen=True, slots=True)
class Event:
    """A date that the agreement names or that follows from it."""

    date: str
    """As precisely as the text gives it: ``2022-03/..``, ``2024``, ``2024-06-13``."""
    label: str
    """What happens, begins or is named."""
    clause: str | None
    """The clause; null for the closing formula."""
    page: int | None
    """Page of the official document; null where the published text has no pages."""
    derived: bool
    """Whether the date follows from the text rather than standing in it."""
    derived_from: str | None = None
    """The clause from which a derived date follows; null for one that stands in the text."""

    @property
    def span(self) -> Span:
        """Its days."""
        return read_interval(self.date)


def get_timeline(corpus: Corpus) -> tuple[Event, ...]:
    """Return every date that the agreement names or that follows from it, in order of time.

    >>> import treaty
    >>> [event.date for event in get_timeline(treaty.load("jpn"))][-1]
    '2034-06-13'
    """
    agreement = corpus.agreement
    term = agreement.term
    signing = next(iter(agreement.signature.evidence), None)
    signed = _("Signature")
    if agreement.signature.place:
        signed = _("Signature in {place}").format(place=agreement.signature.place)
    events = [
        Event(
            date=entity.dated_on.isoformat(),
            label=entity.name,
            clause=entity.clauses[0],
            page=corpus.page_of(entity.clauses[0]),
            derived=False,
        )
        for entity in agreement.entities
        if entity.dated_on is not None
    ]
    # Without a clause of its own the day is read from what the term says.
    beginning = term.entry_into_effect or term.evidence[0]
    for day, label, evidence, derived in (
        (agreement.signature.on, signed, signing, False),
        (term.in_effect_on, _("Entry into effect"), beginning, True),
        (term.expires_on, _("Expiry"), term.evidence[0], True),
    ):
        if day is not None:
            where, page = (evidence.clause, evidence.page) if evidence else (None, None)
            derived_from = where if derived else None
            events.append(Event(day.isoformat(), label, where, page, derived, derived_from))
    seen: set[tuple[str, str]] = set()
    for each in corpus.obligations:
        period = each.period
        if period is None or period.startswith("P") or (each.clause, period) in seen:
            continue
        seen.add((each.clause, period))
        events.append(Event(period, each.action, each.clause, each.page, derived=False))
    for stated in corpus.commitments:
        if stated.period is not None:
            event = Event(stated.period, stated.title, stated.clause, stated.page, derived=False)
            events.append(event)
    for support in corpus.unpriced:
        if support.period is not None:
            source = support.period_derived_from
            derived = source is not None
            where, page = support.clause, support.page
            events.append(Event(support.period, support.title, where, page, derived, source))
    # A time that is open at both ends names no date.
    return tuple(sorted(filter(_has_date, events), key=_moment_of))


def _moment_of(event: Event) -> tuple[datetime.date, datetime.date]:
    span = event.span
    return (span.starts_on or span.ends_by or datetime.date.min, span.ends_by or datetime.date.max)


def _has_date(event: Event) -> bool:
    return (event.span.starts_on or event.span.ends_by) is not None
