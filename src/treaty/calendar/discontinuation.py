"""When the agreement ends if a Participant gives notice."""

from dataclasses import dataclass
from datetime import date

from treaty.calendar.status import is_in_effect
from treaty.corpus import Corpus
from treaty.duration import Duration, add_to_date, parse_duration
from treaty.errors import TreatyError


class OutsideTermError(TreatyError):
    """A date was given on which the agreement is not in effect."""


@dataclass(frozen=True, slots=True)
class Discontinuing:
    """When the agreement ends if notice is received on a day."""

    received_on: date
    notice: Duration
    ends_on: date
    is_shortened: bool
    """Whether the notice brings the end forward; near expiry it cannot."""
    is_month_end: bool
    """Whether the later month lacks the day, so that its last day counts instead."""
    clause: str
    page: int


def end_after_notice(corpus: Corpus, received_on: date) -> Discontinuing:
    """Return when the agreement ends if written notice is received on a day.

    Raises:
        OutsideTermError: The agreement is not in effect on that day.
    """
    term = corpus.agreement.term
    if not is_in_effect(corpus, received_on):
        raise OutsideTermError(
            f"no notice can end the agreement on {received_on}: it is in effect from "
            f"{term.in_effect_on} to {term.expires_on}; name a day in between"
        )
    rule = corpus.agreement.discontinuation
    notice = parse_duration(rule.notice)
    by_notice = add_to_date(received_on, notice)
    evidence = rule.evidence[-1]
    return Discontinuing(
        received_on=received_on,
        notice=notice,
        ends_on=min(by_notice, term.expires_on),
        is_shortened=by_notice < term.expires_on,
        is_month_end=notice.days == 0 and by_notice.day != received_on.day,
        clause=evidence.clause or "",
        page=evidence.page,
    )
