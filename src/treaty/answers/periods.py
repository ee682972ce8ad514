"""A period of the text as days, and where it stands on a given day.

What the text leaves open (on which day of 2027 a programme ends) stays open.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from treaty.duration import Duration, add_to_date, parse_duration


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
    unit = {0: Duration(years=1), 1: Duration(months=1), 2: Duration(days=1)}[moment.count("-")]
    return add_to_date(first_day(moment), unit) - timedelta(days=1)


def read_period(period: str, signed_on: date) -> Span:
    """Return the days of a period; a duration runs from signature.

    >>> read_period("../2027", date(2024, 6, 13)).ends_by
    datetime.date(2027, 12, 31)
    >>> read_period("P10Y", date(2024, 6, 13)).ends_by
    datetime.date(2034, 6, 13)
    """
    if period.startswith("P"):
        end = add_to_date(signed_on, parse_duration(period))
        return Span(signed_on, end, end)
    start, slash, end_ = period.partition("/")
    starts_on = None if start == ".." else first_day(start)
    if not slash:
        return Span(starts_on, last_day(start), last_day(start))
    if end_ == "..":
        return Span(starts_on, None, None)
    surely = last_day(end_) if end_.count("-") == 2 else first_day(end_) - timedelta(days=1)
    return Span(starts_on, surely, last_day(end_))


class State(StrEnum):
    """Where a period stands on a given day."""

    COMING = "not yet begun"
    RUNNING = "runs"
    ENDING = "ends this year, day not stated"
    OVER = "over"
    OPEN = "no end by date"


def state_of(span: Span, on: date) -> State:
    """Tell where a span stands on a day.

    >>> state_of(read_period("../2027", date(2024, 6, 13)), date(2027, 5, 1)).value
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
