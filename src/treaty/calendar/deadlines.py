"""When a duration that a provision states has passed, counted from a moment.

From when it runs is often left open by the text; the caller names the moment.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from treaty.corpus import Corpus
from treaty.duration import Duration, add_to_date, add_to_moment, parse_duration
from treaty.errors import TreatyError
from treaty.models import Obligation
from treaty.reference import is_within


class NoDurationError(TreatyError):
    """A provision was asked for its end that has no duration."""

    def __init__(self, reference: str, with_duration: list[str]) -> None:
        """Keep the reference and the provisions that have one."""
        self.reference = reference
        self.with_duration = with_duration
        super().__init__(reference, with_duration)

    def __str__(self) -> str:
        others = f"these provisions do: {', '.join(self.with_duration)}"
        rest = others if self.with_duration else "nor does any other provision"
        return f"{self.reference} states no duration; {rest}"


class EndlessError(TreatyError):
    """A start from which the end lies beyond the calendar."""


@dataclass(frozen=True, slots=True)
class Ending:
    """When a duration of a provision has passed."""

    obligation: Obligation
    duration: Duration
    start: datetime | date
    ends: datetime | date
    """A moment in UTC for hours, a day for longer units."""
    local: tuple[tuple[str, datetime, datetime], ...]
    """For hours: zone name, start and end as the clocks there show them; UTC comes last."""


def durations_of(corpus: Corpus) -> dict[str, tuple[Obligation, Duration]]:
    """Return the obligations that state a duration, by id."""
    return {
        obligation.id: (obligation, parse_duration(obligation.time_limit))
        for obligation in corpus.obligations
        if obligation.time_limit is not None and obligation.time_limit.startswith("P")
    }


def end_of_duration(corpus: Corpus, reference: str, start: datetime) -> tuple[Ending, ...]:
    """Return when the durations of a clause or obligation end that begin at a moment.

    Hours pass as they do, whatever the clocks do in between; longer units go by the calendar
    from the day of the start.

    Raises:
        NoDurationError: Nothing in that place states a duration.
        EndlessError: The end cannot be represented.
    """
    found = [
        (obligation, duration)
        for id_, (obligation, duration) in durations_of(corpus).items()
        if id_ == reference or is_within(obligation.clause, reference)
    ]
    if not found:
        raise NoDurationError(reference, list(durations_of(corpus)))
    try:
        return tuple(_ending(corpus, obligation, duration, start) for obligation, duration in found)
    except (ValueError, OverflowError) as error:
        raise EndlessError(f"cannot count from {start}: {error}") from None


def _ending(corpus: Corpus, obligation: Obligation, duration: Duration, start: datetime) -> Ending:
    if duration.is_by_the_calendar:
        ends = add_to_date(start.date(), duration)
        return Ending(obligation, duration, start.date(), ends, ())
    moment = add_to_moment(start, duration)
    zones = dict.fromkeys(
        [*(p.time_zone for p in corpus.agreement.participants if p.time_zone), "UTC"]
    )
    local = tuple(
        (zone, start.astimezone(ZoneInfo(zone)), moment.astimezone(ZoneInfo(zone)))
        for zone in zones
    )
    return Ending(obligation, duration, start.astimezone(UTC), moment, local)
