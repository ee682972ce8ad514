"""A period of the text as days, and where it stands on a given day.

What the text leaves open (on which day of 2027 a programme ends) stays open.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days; None where the text leaves an end open.

    ``ends_by`` is the last day on which it can end, ``runs_to`` the last day on which it surely
    still runs; they differ where the text names only the year of the end.
    """

    starts_on: date | None
    runs_to: date | None
    ends_by: date | None


def first_day(moment: str) -> date:
    """Return the first day of a year, month or day in ISO 8601.

    >>> first_day("2022-03")
    datetime.date(2022, 3, 1)
    """
    year, month, day = (*map(int, moment.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(moment: str) -> date:
    """Return the last day of a year, month or day in ISO 8601.

    >>> last_day("2024-02"), last_day("2027")
    (datetime.date(2024, 2, 29), datetime.date(2027, 12, 31))
    """
    first = first_day(moment)
    month = 12 if moment.count("-") == 0 else first.month
    if moment.count("-") == 2:
        return first
    return date(first.year, month, monthrange(first.year, month)[1])


def read_interval(interval: str) -> Span:
    """Return the days of an interval, or of a year, month or day.

    >>> read_interval("../2027").ends_by
    datetime.date(2027, 12, 31)
    >>> read_interval("..")
    Span(starts_on=None, runs_to=None, ends_by=None)
    """
    start, slash, end = interval.partition("/")
    starts_on = None if start == ".." else first_day(start)
    if not slash:
        ends_by = None if start == ".." else last_day(start)
        return Span(starts_on, ends_by, ends_by)
    if end == "..":
        return Span(starts_on, None, None)
    if end.count("-") == 2:
        return Span(starts_on, last_day(end), last_day(end))
    day_before = date.fromordinal(max(1, first_day(end).toordinal() - 1))
    return Span(starts_on, day_before, last_day(end))


class State(StrEnum):
    """Where a period stands on a given day."""

    COMING = "not yet begun"
    RUNNING = "runs"
    ENDING = "ends this year, day not stated"
    OVER = "over"
    OPEN = "no end by date"
    REPORTED = "reported at signature"


def state_of(span: Span, on: date) -> State:
    """Tell where a span stands on a day.

    >>> state_of(read_interval("../2027"), date(2027, 5, 1)).value
    'ends this year, day not stated'
    """
    if span.starts_on is not None and on < span.starts_on:
        return State.COMING
    if span.ends_by is None:
        return State.OPEN
    if on > span.ends_by:
        return State.OVER
    if span.runs_to is not None and on > span.runs_to:
        return State.ENDING
    return State.RUNNING
