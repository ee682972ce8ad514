"""Times, pages, amounts, bounds and roles in words, in the language that is spoken."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from treaty.duration import parse_duration
from treaty.language import _, ngettext, pgettext, spoken


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


def period_in_words(period: str | None, derived_from: str | None = None) -> str:
    """Say for how long, and from which clause the days follow if they do not stand in the text.

    >>> [period_in_words(p) for p in ("P10Y", "../2027", "2022-03/..", "2024")]
    ['for 10 years', 'to 2027', 'since March 2022', 'for 2024']
    >>> period_in_words("2022-03/2023-12"), period_in_words("..")
    ('March 2022 to December 2023', 'time not stated')
    >>> period_in_words("2024-06-13/2034-06-13", "X.1")
    '13 June 2024 to 13 June 2034, derived (X.1)'
    """
    if period is None:
        return _("time not stated")
    if derived_from is not None:
        return _("{period}, derived ({clause})").format(
            period=period_in_words(period), clause=derived_from
        )
    if period.startswith("P"):
        return _("for {duration}").format(duration=duration_in_words(period))
    start, slash, end = period.partition("/")
    if start == ".." and end in ("", ".."):
        return _("time not stated")
    if not slash:
        said = pgettext("a month or a year", "for {time}") if len(start) < 10 else _("on {time}")
        return said.format(time=moment_in_words(start))
    if start == "..":
        return _("to {time}").format(time=moment_in_words(end))
    if end == "..":
        return _("since {time}").format(time=moment_in_words(start))
    return _("{start} to {end}").format(start=moment_in_words(start), end=moment_in_words(end))


def open_end_in_words(period: str | None) -> str:
    """Say which end of an interval the text leaves open; empty where it names both or neither.

    >>> [open_end_in_words(p) for p in ("../2027", "2022-03/..", "2024", "..")]
    ['beginning not stated', 'end not stated', '', '']
    """
    start, _slash, end = (period or "").partition("/")
    if start == "..":
        return _("beginning not stated") if end not in ("", "..") else ""
    return _("end not stated") if end == ".." else ""


def pages_in_words(pages: Sequence[int]) -> str:
    """Say on which pages something stands.

    >>> pages_in_words((2,)), pages_in_words((2, 3, 4))
    ('p. 2', 'pp. 2–4')
    """
    if len(pages) == 1:
        return _("p. {page}").format(page=pages[0])
    return _("pp. {first}–{last}").format(first=pages[0], last=pages[-1])


def on_page(page: int | None, before: str = ", ") -> str:
    """Say on which page something stands; nothing in a text without pages.

    >>> on_page(6), on_page(6, " · "), on_page(None)
    (', p. 6', ' · p. 6', '')
    """
    return before + pages_in_words([page]) if page else ""


def bounded_in_words(qualifier: str, said: str, label: str = "") -> str:
    """Say an amount with its bound.

    >>> bounded_in_words("at-least", "USD 3 billion"), bounded_in_words("near", "EUR 2", "{} or so")
    ('at least USD 3 billion', '{} or so EUR 2')

    Args:
        qualifier: The bound, by its id in the codebook or in a comparison.
        said: The amount in words.
        label: What a codebook of one's own calls another bound.
    """
    bounds = {
        "over": _("over {sum}"),
        "at-least": _("at least {sum}"),
        "up-to": _("up to {sum}"),
        "about": _("about {sum}"),
    }
    # A label is not formatted: it can hold braces.
    return bounds[qualifier].format(sum=said) if qualifier in bounds else f"{label} {said}".strip()


def amount_in_words(amount: Decimal, currency: str | None) -> str:
    """Say an amount exactly, in billions or millions where that is shorter.

    A currency that the text does not name is marked as such: ``3 billion (currency not named)``.

    >>> amount_in_words(Decimal("4500000000"), "USD"), amount_in_words(Decimal("1200.50"), "EUR")
    ('USD 4.5 billion', 'EUR 1,200.50')
    """
    return _of_currency(_scaled(amount), currency)


def exact_amount(amount: Decimal, currency: str | None) -> str:
    """Say an amount digit by digit.

    >>> exact_amount(Decimal(4500000000), "USD")
    'USD 4,500,000,000'
    """
    return _of_currency(number_in_words(amount), currency)


def number_in_words(number: Decimal) -> str:
    """Say a number with the marks of the language for thousands and decimals.

    >>> number_in_words(Decimal("1200.50"))
    '1,200.50'
    """
    # For translators: the marks for thousands and for decimals, in this order.
    marks = _(",.")
    return f"{number:,f}".translate(str.maketrans(",.", marks))


def _scaled(amount: Decimal) -> str:
    scales = (
        (10**12, pgettext("amount", "{n} trillion")),
        (10**9, pgettext("amount", "{n} billion")),
        (10**6, pgettext("amount", "{n} million")),
    )
    if spoken() == "ja":
        # Japanese counts in steps of four digits.
        scales = ((10**12, "{n}兆"), (10**8, "{n}億"), (10**4, "{n}万"))
    for scale, said in scales:
        scaled = amount / scale
        if amount >= scale and scaled == round(scaled, 3):
            shortest = Decimal(f"{scaled.normalize():f}")
            return said.format(n=number_in_words(shortest))
    return number_in_words(amount)


def _of_currency(figure: str, currency: str | None) -> str:
    # For translators: Norwegian kroner and the like; what is not here is shown by its code.
    known = {
        None: _("{figure} (currency not named)"),
        "CAD": _("CAD {figure}"),
        "DKK": _("DKK {figure}"),
        "EUR": _("EUR {figure}"),
        "GBP": _("GBP {figure}"),
        "ISK": _("ISK {figure}"),
        "JPY": _("JPY {figure}"),
        "NOK": _("NOK {figure}"),
        "SEK": _("SEK {figure}"),
        "UAH": _("UAH {figure}"),
        "USD": _("USD {figure}"),
    }
    return known.get(currency, f"{currency} {{figure}}").format(figure=figure)


def role_in_words(role: str) -> str:
    """Say what part a partner has in a coalition."""
    said = {
        "leads": _("leads"),
        "co-leads": _("co-leads"),
        "member": _("member"),
        "contributes": _("contributes"),
        "explores": _("explores"),
    }
    return said[role]
