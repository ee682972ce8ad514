"""The agreement on one day: in effect or not, what in it runs or is over, and how it can end.

The caller names the day: nothing here reads the clock.
"""

from dataclasses import dataclass, field
from datetime import date

from treaty.answers.periods import State, read_period, state_of
from treaty.answers.record import copy_fields
from treaty.corpus import Corpus
from treaty.duration import add_to_date, parse_duration
from treaty.errors import TreatyError
from treaty.models import Condition, Entry, Obligation


class OutsideTermError(TreatyError):
    """A date was given on which the agreement is not in effect."""


@dataclass(frozen=True, slots=True)
class TimedProvision:
    """A provision with a limit in time, and where it stands on the day."""

    id: str
    """Id of the obligation, sum or support."""
    clause: str
    """The clause in which it stands."""
    title: str
    """What it is, in the editors' words."""
    period: str | None
    """The period as coded, or null where the end depends on an event."""
    event: str | None
    """The label of the condition on which the end depends."""
    state: State
    """Where it stands on the day."""
    ends_by: date | None
    """The last day on which it can end; null where none is stated."""
    page: int
    """Page of the official document."""


@dataclass(frozen=True, slots=True)
class Discontinuing:
    """When the agreement ends if written notice is received on a day."""

    received_on: date
    """The day of receipt."""
    ends_on: date
    """The day on which the agreement ends: by the notice, or at the latest by its own term."""
    rule: str
    """How that was counted."""
    clause: str
    """The clause that allows it."""
    page: int
    """Page of the official document."""


@dataclass(frozen=True, slots=True)
class Status:
    """The agreement on one day."""

    on: date
    """The day."""
    in_effect: bool
    """Whether the agreement is in effect, by its own term; the day of expiry is counted in."""
    signed_on: date
    """Date of signature."""
    expires_on: date
    """The day that follows from signature and duration, by the calendar."""
    days_since_signature: int
    """Negative before signature."""
    days_to_expiry: int
    """Negative after expiry."""
    provisions: tuple[TimedProvision, ...]
    """The provisions with a limit in time."""
    notice: Discontinuing | None = field(default=None, metadata={"may_be_absent": True})
    """When the agreement would end if notice were received; absent if that was not asked."""


def is_in_effect(corpus: Corpus, on: date) -> bool:
    """Tell whether the agreement is in effect on a day, by its own term.

    The day of expiry itself is counted in; the text does not name the last day (X.1).
    """
    term = corpus.agreement.term
    return term.in_effect_on <= on <= term.expires_on


def get_status(corpus: Corpus, on: date, notice_on: date | None = None) -> Status:
    """Return what is in effect, running or over on a day.

    >>> import treaty
    >>> get_status(treaty.load("jpn"), date(2026, 11, 24)).days_to_expiry
    2758

    Args:
        corpus: The agreement.
        on: The day.
        notice_on: A day on which written notice is received, to be told when it then ends.

    Raises:
        OutsideTermError: The agreement is not in effect on the day of the notice.
    """
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
    timed += [
        _in_period(stated, stated.title, stated.period, signed_on, on)
        for stated in corpus.commitments
    ]
    timed += [
        _in_period(support, support.title, support.period, signed_on, on)
        for support in corpus.unpriced
        if support.period is not None
    ]
    return Status(
        on=on,
        in_effect=is_in_effect(corpus, on),
        signed_on=signed_on,
        expires_on=agreement.term.expires_on,
        days_since_signature=(on - signed_on).days,
        days_to_expiry=(agreement.term.expires_on - on).days,
        provisions=tuple(timed),
        notice=None if notice_on is None else end_after_notice(corpus, notice_on),
    )


def _in_period(entry: Entry, title: str, period: str, signed_on: date, on: date) -> TimedProvision:
    span = read_period(period, signed_on)
    state = state_of(span, on)
    return copy_fields(
        TimedProvision,
        entry,
        title=title,
        period=period,
        event=None,
        state=state,
        ends_by=span.ends_by,
    )


def _until_event(obligation: Obligation, condition: Condition) -> TimedProvision:
    return copy_fields(
        TimedProvision,
        obligation,
        title=obligation.action,
        period=None,
        event=condition.label,
        state=State.OPEN,
        ends_by=None,
    )


def end_after_notice(corpus: Corpus, received_on: date) -> Discontinuing:
    """Return when the agreement ends if written notice is received on a day.

    >>> import treaty
    >>> end_after_notice(treaty.load("jpn"), date(2026, 8, 31)).ends_on.isoformat()
    '2027-02-28'

    Raises:
        OutsideTermError: The agreement is not in effect on that day.
    """
    term = corpus.agreement.term
    if not is_in_effect(corpus, received_on):
        raise OutsideTermError(
            f"no notice can end the agreement on {received_on}: it is in effect from "
            f"{term.in_effect_on} to {term.expires_on}; name a day in between"
        )
    coded = corpus.agreement.discontinuation
    notice = parse_duration(coded.notice)
    by_notice = add_to_date(received_on, notice)
    evidence = coded.evidence[-1]
    rule = (
        f"Counting: {notice} from the day of receipt, not of sending; years and months go by the "
        "calendar, to the same day of the later month."
    )
    if notice.days == 0 and by_notice.day != received_on.day:
        rule += " That month is too short, so its last day counts."
    if by_notice >= term.expires_on:
        rule += " That is not before expiry, so the agreement simply expires."
    return Discontinuing(
        received_on=received_on,
        ends_on=min(by_notice, term.expires_on),
        rule=rule,
        clause=evidence.clause or "",
        page=evidence.page,
    )
