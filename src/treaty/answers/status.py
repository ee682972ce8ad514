"""The agreement on one day: in effect or not, what in it runs or is over, and how it can end.

The caller names the day: nothing here reads the clock.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from treaty.answers.periods import Span, State, read_interval, state_of
from treaty.answers.record import copy_fields
from treaty.corpus import Corpus
from treaty.duration import Duration, add_to_date, parse_duration
from treaty.errors import TreatyError
from treaty.language import _
from treaty.models import (
    Condition,
    Discontinuation,
    MonetaryCommitment,
    Obligation,
    ShareOfGdp,
    UnpricedSupport,
)
from treaty.models.money import REPORTS
from treaty.phrases import duration_in_words


class OutsideTermError(TreatyError):
    """A date was given on which the agreement is not in effect."""


@dataclass(frozen=True, slots=True)
class TimedProvision:
    """A provision with a limit in time, and where it stands on the day."""

    id: str
    """Id of the obligation, sum, share of the gross domestic product or support."""
    clause: str
    """The clause in which it stands."""
    title: str
    """What it is, in the editors' words."""
    period: str | None
    """The period as coded, or null where the end depends on an event."""
    event: str | None
    """The label of the condition on which the end depends."""
    state: State
    """Where it stands on the day: not yet begun before the agreement is in effect, over after its
    expiry; what the text reports as given is no running provision."""
    ends_by: date | None
    """The last day on which it can end; null where none is stated."""
    page: int | None
    """Page of the official document; null where the published text has no pages."""
    derived_from: str | None
    """The clause from which its days follow, where they do not stand in the text."""


@dataclass(frozen=True, slots=True)
class Discontinuing:
    """When the agreement ends if notice is given, counted from a day."""

    received_on: date
    """The day from which the notice is counted: that of receipt, where the text says so."""
    ends_on: date | None
    """The day on which the agreement ends, derived: by the notice, or at the latest by its own
    term. Null where none follows, as the text has no rule, states no time or only prefers one."""
    is_earliest: bool
    """Whether it may end later than on that day, as the text asks for at least so long a notice."""
    rule: str
    """How that was counted, or why no day follows."""
    clause: str | None
    """The clause that allows it, from which the day follows; null where the text has no rule."""
    page: int | None
    """Page of the official document; null where the published text has no pages."""


@dataclass(frozen=True, slots=True)
class Status:
    """The agreement on one day."""

    on: date
    """The day."""
    in_effect: bool | None
    """Whether the agreement is in effect, by its own term; the day of expiry is counted in. Null
    where its text gives no day of entry into effect."""
    signed_on: date
    """Date of signature."""
    expires_on: date | None
    """The day that follows from the duration, by the calendar; null where none does."""
    expiry_derived_from: str | None
    """The clause from which it follows; null where no day does."""
    days_since_signature: int
    """Negative before signature."""
    days_to_expiry: int | None
    """Negative after expiry; null where no day of expiry follows from the text."""
    provisions: tuple[TimedProvision, ...]
    """The provisions with a limit in time."""
    notice: Discontinuing | None = field(default=None, metadata={"may_be_absent": True})
    """When the agreement would end if notice were given; absent if that was not asked."""


def is_in_effect(corpus: Corpus, on: date) -> bool | None:
    """Tell whether the agreement is in effect on a day, by its own term.

    The day of expiry itself is counted in; a duration alone does not say whether it counts. Where
    the text gives no day of entry into effect, nobody can tell.
    """
    term = corpus.agreement.term
    if term.in_effect_on is None:
        return None
    return term.in_effect_on <= on <= (term.expires_on or date.max)


def get_status(corpus: Corpus, on: date, notice_on: date | None = None) -> Status:
    """Return what is in effect, running or over on a day.

    >>> import treaty
    >>> get_status(treaty.load("jpn"), date(2026, 11, 24)).days_to_expiry
    2758

    Args:
        corpus: The agreement.
        on: The day.
        notice_on: A day from which notice is counted, to be told when it then ends.

    Raises:
        OutsideTermError: The agreement is not in effect on the day of the notice.
    """
    agreement = corpus.agreement
    expires_on = agreement.term.expires_on
    return Status(
        on=on,
        in_effect=is_in_effect(corpus, on),
        signed_on=agreement.signature.on,
        expires_on=expires_on,
        expiry_derived_from=agreement.term.expiry_derived_from,
        days_since_signature=(on - agreement.signature.on).days,
        days_to_expiry=(expires_on - on).days if expires_on else None,
        provisions=tuple(_timed(corpus, on)),
        notice=None if notice_on is None else end_after_notice(corpus, notice_on),
    )


def _timed(corpus: Corpus, on: date) -> Iterable[TimedProvision]:
    for obligation in corpus.obligations:
        if obligation.period is not None:
            yield _for_a_time(corpus, obligation, obligation.period, on)
        for condition_id in obligation.conditions:
            condition = corpus.conditions[condition_id]
            if condition.limits_time:
                yield _until_event(corpus, obligation, condition, on)
    money: tuple[MonetaryCommitment | ShareOfGdp, ...] = (*corpus.commitments, *corpus.shares)
    for stated in money:
        if stated.period is not None:
            yield _given(corpus, stated, stated.period, None, on)
    for support in corpus.unpriced:
        if support.period is not None:
            yield _given(corpus, support, support.period, support.period_derived_from, on)


def _for_a_time(corpus: Corpus, obligation: Obligation, period: str, on: date) -> TimedProvision:
    term = corpus.agreement.term
    span, derived_from, event = Span(None, None, None), None, None
    if not period.startswith("P"):
        span = read_interval(period)
    elif period == term.duration and obligation.clause in {each.clause for each in term.evidence}:
        span = Span(term.in_effect_on, term.expires_on, term.expires_on)
        derived_from = obligation.clause
    elif obligation.trigger is not None:
        # Another duration has no dates: from when it runs, an event decides or no text says.
        event = corpus.triggers[obligation.trigger].label
    return copy_fields(
        TimedProvision,
        obligation,
        title=obligation.action,
        period=period,
        event=event,
        state=_state(corpus, span, on),
        ends_by=span.ends_by,
        derived_from=derived_from,
    )


def _until_event(
    corpus: Corpus, obligation: Obligation, condition: Condition, on: date
) -> TimedProvision:
    return copy_fields(
        TimedProvision,
        obligation,
        title=obligation.action,
        period=None,
        event=condition.label,
        state=_state(corpus, Span(None, None, None), on),
        ends_by=None,
        derived_from=None,
    )


def _given(
    corpus: Corpus,
    given: MonetaryCommitment | ShareOfGdp | UnpricedSupport,
    period: str,
    derived_from: str | None,
    on: date,
) -> TimedProvision:
    span = read_interval(period)
    return copy_fields(
        TimedProvision,
        given,
        period=period,
        event=None,
        state=State.REPORTED if given.nature in REPORTS else _state(corpus, span, on),
        ends_by=span.ends_by,
        derived_from=derived_from,
    )


def _state(corpus: Corpus, span: Span, on: date) -> State:
    """Tell where a provision stands: never before the agreement, never after it."""
    term = corpus.agreement.term
    if on < (term.in_effect_on or corpus.agreement.signature.on):
        return State.COMING
    return State.OVER if on > (term.expires_on or date.max) else state_of(span, on)


def end_after_notice(corpus: Corpus, received_on: date) -> Discontinuing:
    """Return when the agreement ends if notice is given, counted from a day.

    >>> import treaty
    >>> end_after_notice(treaty.load("jpn"), date(2026, 8, 31)).ends_on.isoformat()
    '2027-02-28'

    Raises:
        OutsideTermError: The agreement is not in effect on that day.
    """
    term = corpus.agreement.term
    coded = corpus.agreement.discontinuation
    if coded is None:
        return _no_end(received_on, _("The text has no rule on an early end."), None)
    if coded.notice is None:
        why = coded.statement + " " + _("It states no time for a notice.")
        return _no_end(received_on, why, coded)
    begins, expires_on = term.in_effect_on, term.expires_on or date.max
    if not (begins or corpus.agreement.signature.on) <= received_on <= expires_on:
        lasts = f"is in effect from {begins} to {term.expires_on or 'no stated end'}; name a day in"
        signed = f"was signed on {corpus.agreement.signature.on}; name a day after"
        raise OutsideTermError(
            f"no notice can end the agreement on {received_on}: it "
            + (f"{lasts} between" if begins else f"{signed} that")
        )
    if coded.notice_qualifier == "preferably":
        why = coded.statement + " " + _("So no day follows from a notice.")
        return _no_end(received_on, why, coded)
    notice = parse_duration(coded.notice)
    by_notice = _end_of(notice, received_on)
    is_least = coded.notice_qualifier == "at-least"
    start = _("“{event}”").format(event=coded.counted_from)
    if not coded.counted_from:
        start = _("the day that was given")
    if notice.hours:
        rule = _(
            "{duration} from {start}; at the latest on the day named, as the hour is not known."
        )
    else:
        rule = _(
            "{duration} from {start}; years and months go by the calendar, to the same day of the "
            "later month."
        )
    lasts = _("at least {duration}") if is_least else "{duration}"
    lasts = lasts.format(duration=duration_in_words(coded.notice))
    said = [_("Counting: {rule}").format(rule=rule.format(duration=lasts, start=start))]
    if not notice.hours and notice.days == 0 and by_notice.day != received_on.day:
        said.append(_("That month is too short, so its last day counts."))
    if begins is None:
        said.append(
            _("Whether it is in effect on the day of the notice, its text does not settle.")
        )
    if by_notice >= expires_on:
        said.append(_("That is not before expiry, so the agreement simply expires."))
    return Discontinuing(
        received_on=received_on,
        ends_on=min(by_notice, expires_on),
        is_earliest=is_least and by_notice < expires_on,
        rule=" ".join(said),
        clause=coded.evidence[0].clause,
        page=coded.evidence[0].page,
    )


def _no_end(received_on: date, why: str, coded: Discontinuation | None) -> Discontinuing:
    """Say that no day of the end follows from a notice."""
    proof = coded.evidence[0] if coded else None
    return Discontinuing(
        received_on=received_on,
        ends_on=None,
        is_earliest=False,
        rule=why,
        clause=proof.clause if proof else None,
        page=proof.page if proof else None,
    )


def _end_of(notice: Duration, start: date) -> date:
    """Return the last day on which a notice can have run out."""
    days = notice.days + -(-notice.hours // 24)
    try:
        return add_to_date(start, Duration(notice.years, notice.months, days))
    except ValueError:
        return date.max
