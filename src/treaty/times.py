"""Times in words, in the language that is spoken."""

from datetime import date

from treaty.duration import parse_duration
from treaty.language import _, ngettext, pgettext


def moment_in_words(moment: str) -> str:
    """Say a year, month or day.

    >>> moment_in_words("2022-03"), moment_in_words("2024-06-13"), moment_in_words("2027")
    ('March 2022', '13 June 2024', '2027')
    """
    year, *rest = moment.split("-")
    if not rest:
        return pgettext("a year", "{year}").format(year=year)
    number = rest[0].lstrip("0")
    month = _month(int(number)) if number in map(str, range(1, 13)) else rest[0]
    if len(rest) == 1:
        return _("{month} {year}").format(month=month, year=year, number=number)
    return _("{day} {month} {year}").format(day=int(rest[1]), month=month, year=year, number=number)


def _month(number: int) -> str:
    """Return the name of a month as it stands behind the number of a day."""
    names = (
        pgettext("of a month", "January"),
        pgettext("of a month", "February"),
        pgettext("of a month", "March"),
        pgettext("of a month", "April"),
        pgettext("of a month", "May"),
        pgettext("of a month", "June"),
        pgettext("of a month", "July"),
        pgettext("of a month", "August"),
        pgettext("of a month", "September"),
        pgettext("of a month", "October"),
        pgettext("of a month", "November"),
        pgettext("of a month", "December"),
    )
    return names[number - 1]


def day_in_words(day: date) -> str:
    """Say a day, without its time.

    >>> day_in_words(date(2024, 6, 13))
    '13 June 2024'
    """
    return moment_in_words(f"{day:%Y-%m-%d}")


def duration_in_words(duration: str) -> str:
    """Say a duration in the units of the text: 24 hours never become a day.

    >>> duration_in_words("PT24H"), duration_in_words("P6M")
    ('24 hours', '6 months')
    """
    try:
        parsed = parse_duration(duration)
    except ValueError:
        return duration
    said = (
        ngettext("{n} year", "{n} years", parsed.years) if parsed.years else "",
        ngettext("{n} month", "{n} months", parsed.months) if parsed.months else "",
        ngettext("{n} day", "{n} days", parsed.days) if parsed.days else "",
        ngettext("{n} hour", "{n} hours", parsed.hours) if parsed.hours else "",
    )
    return " ".join(filter(None, said))
