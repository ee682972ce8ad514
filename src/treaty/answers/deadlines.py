"""When a duration that a provision states has passed, counted from a moment.

From when it runs is often left open by the text; the caller names the moment.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from treaty.answers.provision import get_provision
from treaty.answers.record import copy_fields
from treaty.corpus import Corpus
from treaty.duration import Duration, add_to_date, add_to_moment, parse_duration
from treaty.errors import TreatyError
from treaty.models import Obligation
from treaty.reference import is_within


class NoDurationError(TreatyError):
    """A provision was asked for its end that has no duration."""

    def __init__(self, reference: str, with_duration: list[str], told_by: str = "") -> None:
        """Keep the reference, the provisions that have one, and the command that tells more."""
        self.reference, self.with_duration, self.told_by = reference, with_duration, told_by
        super().__init__(reference, with_duration, told_by)

    def __str__(self) -> str:
        others = f"these provisions do: {', '.join(self.with_duration)}"
        rest = others if self.with_duration else "nor does any other provision"
        if not self.told_by:
            return f"{self.reference} states no duration; {rest}"
        return (
            f"{self.reference} has no act with a duration; {rest}. It is on the term of the "
            f"instrument: '{self.told_by}' counts that"
        )


class EndlessError(TreatyError):
    """A start from which the end lies beyond the calendar."""


def _in_one_cell(local: Mapping[str, datetime]) -> str:
    return "; ".join(f"{zone} {end:%Y-%m-%d %H:%M}" for zone, end in local.items())


@dataclass(frozen=True, slots=True)
class Ending:
    """When a duration of a provision has passed, counted from a moment."""

    id: str
    """Id of the obligation."""
    clause: str
    """The clause in which it stands."""
    duration: str
    """The time limit, as an ISO 8601 duration."""
    start: datetime | date
    """The moment in UTC for hours, the day for longer units."""
    end: datetime | date
    """The moment in UTC for hours, the day for longer units."""
    local: Mapping[str, datetime] = field(metadata={"cell": _in_one_cell})
    """For hours: the end as the clocks of each capital show it, by zone; UTC comes last."""
    page: int
    """Page of the official document."""
    note: str | None
    """A reading that was chosen, or what the text leaves open."""


@dataclass(frozen=True, slots=True)
class StatedDuration:
    """A provision that states a duration, and from what that runs."""

    id: str
    """Id of the obligation."""
    clause: str
    """The clause in which it stands."""
    duration: str
    """The time limit, as an ISO 8601 duration."""
    runs_from: str | None
    """The event that sets it running, in words; null where the text names none."""
    action: str
    """What is done, in the editors' words."""
    page: int
    """Page of the official document."""
    note: str | None
    """A reading that was chosen, or what the text leaves open."""


def list_durations(corpus: Corpus) -> tuple[StatedDuration, ...]:
    """Return the provisions that state a duration, in the order of the text.

    >>> import treaty
    >>> [(each.id, each.duration) for each in list_durations(treaty.load("jpn"))]
    [('III.1-1', 'PT24H'), ('X.1-1', 'P10Y'), ('X.3-2', 'P6M')]
    """
    return tuple(
        copy_fields(
            StatedDuration,
            obligation,
            duration=obligation.time_limit,
            runs_from=corpus.triggers[obligation.trigger].label if obligation.trigger else None,
        )
        for obligation, _ in durations_of(corpus).values()
    )


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

    >>> import treaty
    >>> start = datetime(2026, 3, 28, 10, tzinfo=UTC)
    >>> (ending,) = end_of_duration(treaty.load("jpn"), "III.1", start)
    >>> ending.end.isoformat()
    '2026-03-29T10:00:00+00:00'

    Raises:
        UnknownNameError: There is no such place.
        ReferenceSyntaxError: The reference cannot be read.
        NoDurationError: Nothing in that place states a duration.
        EndlessError: The end cannot be represented.
    """
    place = get_provision(corpus, reference).id
    found = [
        (obligation, duration)
        for id_, (obligation, duration) in durations_of(corpus).items()
        if id_ == place or is_within(obligation.clause, place)
    ]
    if not found:
        agreement = corpus.agreement
        on_its_term = [*agreement.term.evidence]
        if agreement.discontinuation is not None:
            on_its_term += agreement.discontinuation.evidence
        is_told = any(each.clause and is_within(each.clause, place) for each in on_its_term)
        told_by = f"treaty status --notice YYYY-MM-DD{corpus.chosen_by}" if is_told else ""
        raise NoDurationError(place, list(durations_of(corpus)), told_by)
    try:
        return tuple(_ending(corpus, obligation, duration, start) for obligation, duration in found)
    except (ValueError, OverflowError) as error:
        raise EndlessError(f"cannot count from {start}: {error}") from None


def _ending(corpus: Corpus, obligation: Obligation, duration: Duration, start: datetime) -> Ending:
    starts: datetime | date
    ends: datetime | date
    local: dict[str, datetime] = {}
    if duration.is_by_the_calendar:
        starts = start.date()
        ends = add_to_date(starts, duration)
    else:
        starts = start.astimezone(UTC)
        ends = moment = add_to_moment(start, duration)
        zones = [p.time_zone for p in corpus.agreement.participants if p.time_zone]
        local = {zone: moment.astimezone(ZoneInfo(zone)) for zone in (*zones, "UTC")}
    return copy_fields(
        Ending, obligation, duration=obligation.time_limit, start=starts, end=ends, local=local
    )
