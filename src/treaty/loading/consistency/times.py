"""Whether dates, durations and intervals make sense by the calendar."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from treaty.duration import parse_duration
from treaty.errors import Fault
from treaty.loading.consistency.source import Source
from treaty.loading.strict_yaml import Location

R = TypeVar("R")

_MOMENT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
OPEN = ".."


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last; None where the period is open."""

    first: date | None
    last: date | None

    def is_within(self, whole: "Period") -> bool:
        """Tell whether another period covers this one."""
        starts = whole.first is None or (self.first is not None and self.first >= whole.first)
        ends = whole.last is None or (self.last is not None and self.last <= whole.last)
        return starts and ends


def parse_period(text: str) -> Period:
    """Return the days that an interval or a date of lesser precision covers.

    >>> parse_period("2022-03/..")
    Period(first=datetime.date(2022, 3, 1), last=None)
    >>> parse_period("2024").last
    datetime.date(2024, 12, 31)

    Raises:
        ValueError: The calendar has no such day, or the end comes before the start.
    """
    start, slash, end = text.partition("/")
    first = None if start == OPEN else _days_of(start)[0]
    closing = end if slash else start
    last = None if closing == OPEN else _days_of(closing)[1]
    if first and last and first > last:
        raise ValueError(f"the interval {text!r} ends before it begins")
    return Period(first, last)


def _days_of(moment: str) -> tuple[date, date]:
    match = _MOMENT.fullmatch(moment)
    try:
        if not match:
            raise ValueError
        # A step that is not given is the first one and, for the last day, the last one.
        year, month, day = (int(step or 0) for step in match.groups())
        first = date(year, month or 1, day or 1)
        return first, date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        raise ValueError(f"the calendar has no {moment!r}{_advice(match)}") from None


def _advice(match: re.Match[str] | None) -> str:
    """Name the last day of the month, where only the day is too late, or the months."""
    if not match or match[1] == "0000" or not match[2]:
        return ""
    if not 1 <= int(match[2]) <= 12:
        return "; months are 01 to 12"
    last = monthrange(int(match[1]), int(match[2]))[1]
    return f"; that month has the days 01 to {last}"


def time_faults(source: Source[R], location: Location, text: str | None) -> Iterator[Fault]:
    """Yield a fault if a date, a duration or an interval has the form but makes no sense."""
    if text is None:
        return
    try:
        if text.startswith("P"):
            parse_duration(text)
        else:
            parse_period(text)
    except ValueError as error:
        yield source.fault(location, str(error))


def date_faults(source: Source[R], location: Location, day: date | None) -> Iterator[Fault]:
    """Yield a fault if a date is not written as one: Pydantic also takes seconds since 1970."""
    if day is not None and source.document.get(location) != day.isoformat():
        yield source.fault(location, f"write the date as {day.isoformat()}")
