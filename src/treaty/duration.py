"""An ISO 8601 duration as a value: parse it, add it by the calendar, say it in words.

Units are never converted: 24 hours stay 24 hours, six months go by the calendar. This module
knows no clock.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from treaty.quoting import quoted

# Not from the standard library's calendar, whose names follow the locale.
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_FORM = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(\d+)H)?")


@dataclass(frozen=True, slots=True)
class Duration:
    """Years, months, days and hours, as the text counts them."""

    years: int = 0
    months: int = 0
    days: int = 0
    hours: int = 0

    @property
    def is_by_the_calendar(self) -> bool:
        """Whether it is counted in days or longer units."""
        return self.hours == 0

    def __str__(self) -> str:
        """Say it in words, in the units of the text.

        >>> str(parse_duration("PT24H")), str(parse_duration("P10Y")), str(parse_duration("P1M"))
        ('24 hours', '10 years', '1 month')
        """
        counted = [
            (self.years, "year"),
            (self.months, "month"),
            (self.days, "day"),
            (self.hours, "hour"),
        ]
        return " ".join(f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in counted if n)


def parse_duration(text: str) -> Duration:
    """Read an ISO 8601 duration in whole years, months, days and hours.

    >>> parse_duration("P6M")
    Duration(years=0, months=6, days=0, hours=0)

    Raises:
        ValueError: The text is no such duration, or its length is nought.
    """
    match = _FORM.fullmatch(text)
    if match is None or text.endswith(("P", "T")):
        raise ValueError(f"{quoted(text)} is not an ISO 8601 duration such as P10Y, P6M or PT24H")
    duration = Duration(*(int(number or 0) for number in match.groups()))
    if duration == Duration():
        raise ValueError(f"{quoted(text)} has no length")
    return duration


def add_to_date(start: date, duration: Duration) -> date:
    """Return the day on which a duration ends that is counted by the calendar.

    Years and months lead to the same day of the later month or, where that month is too short, to
    its last day.

    >>> add_to_date(date(2024, 6, 13), parse_duration("P10Y"))
    datetime.date(2034, 6, 13)
    >>> add_to_date(date(2026, 8, 31), parse_duration("P6M"))
    datetime.date(2027, 2, 28)

    Raises:
        ValueError: The duration has hours, or the end lies beyond the year 9999.
    """
    if not duration.is_by_the_calendar:
        raise ValueError("hours cannot be added to a day")
    months = start.year * 12 + start.month - 1 + duration.years * 12 + duration.months
    year, month = divmod(months, 12)
    if year > date.max.year:
        raise ValueError("the end lies beyond the year 9999")
    day = min(start.day, monthrange(year, month + 1)[1])
    try:
        return date(year, month + 1, day) + timedelta(days=duration.days)
    except OverflowError:
        raise ValueError("the end lies beyond the year 9999") from None


def add_to_moment(start: datetime, duration: Duration) -> datetime:
    """Return the moment, in UTC, at which a duration of hours has passed.

    Hours are counted as they pass, whatever the clocks do in between.

    >>> add_to_moment(datetime(2026, 3, 28, 12, tzinfo=UTC), parse_duration("PT24H")).isoformat()
    '2026-03-29T12:00:00+00:00'

    Raises:
        ValueError: The start has no time zone, or the end lies beyond the year 9999.
    """
    if start.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    try:
        return start.astimezone(UTC) + timedelta(hours=duration.hours)
    except OverflowError:
        raise ValueError("the end lies beyond the year 9999") from None


def day_in_words(day: date) -> str:
    """Say a day, without its time, as the text does, whatever the locale.

    >>> day_in_words(date(2024, 6, 13))
    '13 June 2024'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
