"""The agreement on one day: in effect or not, and what in it runs or is over."""

from dataclasses import dataclass
from datetime import date

from treaty.calendar.periods import State, read_period, state_of
from treaty.corpus import Corpus
from treaty.models import Condition, Entry, MonetaryCommitment, Obligation, UnpricedSupport

Support = MonetaryCommitment | UnpricedSupport


@dataclass(frozen=True, slots=True)
class TimedProvision:
    """A provision with a limit in time, and where it stands."""

    id: str
    clause: str
    page: int
    title: str
    period: str | None
    """The period as coded, or None where the end depends on an event."""
    event: str | None
    """The label of the condition on which the end depends."""
    state: State
    ends_by: date | None


@dataclass(frozen=True, slots=True)
class Status:
    """The agreement on one day."""

    on: date
    is_in_effect: bool
    signed_on: date
    expires_on: date
    days_since_signature: int
    """Negative before signature."""
    days_to_expiry: int
    """Negative after expiry."""
    provisions: tuple[TimedProvision, ...]


def is_in_effect(corpus: Corpus, on: date) -> bool:
    """Tell whether the agreement is in effect on a day, by its own term.

    The day of expiry itself is counted in; the text does not name the last day (X.1).
    """
    term = corpus.agreement.term
    return term.in_effect_on <= on <= term.expires_on


def get_status(corpus: Corpus, on: date) -> Status:
    """Return what is in effect, running or over on a day."""
    agreement = corpus.agreement
    signed_on = agreement.signature.on
    timed: list[TimedProvision] = []
    for obligation in corpus.obligations:
        if obligation.period is not None:
            period = obligation.period
            timed.append(_in_period(obligation, obligation.action, period, signed_on, on))
        for condition_id in obligation.conditions:
            condition = corpus.conditions[condition_id]
            if condition.limits_time:
                timed.append(_until_event(obligation, condition))
    supports: tuple[Support, ...] = (*corpus.commitments, *corpus.unpriced)
    timed += [
        _in_period(support, support.title, support.period, signed_on, on)
        for support in supports
        if support.period is not None
    ]
    return Status(
        on=on,
        is_in_effect=is_in_effect(corpus, on),
        signed_on=signed_on,
        expires_on=agreement.term.expires_on,
        days_since_signature=(on - signed_on).days,
        days_to_expiry=(agreement.term.expires_on - on).days,
        provisions=tuple(timed),
    )


def _in_period(entry: Entry, title: str, period: str, signed_on: date, on: date) -> TimedProvision:
    span = read_period(period, signed_on)
    return TimedProvision(
        id=entry.id,
        clause=entry.clause,
        page=entry.page,
        title=title,
        period=period,
        event=None,
        state=state_of(span, on),
        ends_by=span.ends_by,
    )


def _until_event(obligation: Obligation, condition: Condition) -> TimedProvision:
    return TimedProvision(
        id=obligation.id,
        clause=obligation.clause,
        page=obligation.page,
        title=obligation.action,
        period=None,
        event=condition.label,
        state=State.OPEN,
        ends_by=None,
    )
