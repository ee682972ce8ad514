"""The agreements with their main facts, drawn for a terminal."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from treaty.answers.comparison import AgreementFacts, Coverage
from treaty.duration import parse_duration
from treaty.language import ENGLISH, NUMERIC_DAYS, _, ngettext, spoken
from treaty.rendering import words
from treaty.rendering.comparison import MARK
from treaty.rendering.style import HEADING, QUIET, REFERENCE, line, padded, text

if TYPE_CHECKING:
    from rich.console import RenderableType

_SHORTEST_AXIS = 18
_LONGEST_AXIS = 60
_DAY = 11


def draw_agreements(found: Sequence[AgreementFacts], chosen: str, width: int) -> "RenderableType":
    """Draw the agreements with their main facts, each with its term on a common axis of time."""
    from rich.cells import cell_len, set_cell_size
    from rich.console import Group
    from rich.text import Text

    names = max(cell_len(each.partner) for each in found)
    first = min(each.signed_on for each in found)
    last = max(each.expires_on or each.signed_on for each in found)
    consults = ((each.agreement, each.consultation) for each in found)
    called = {id_: _in_short(c.deadline) if c and c.deadline else "–" for id_, c in consults}
    hours_wide = max(map(cell_len, (_("call"), *called.values())))
    beside = len("› abc   13 Jun 2024  13 Jun 2034      ") + hours_wide
    longest = min(_LONGEST_AXIS, width - names - beside)
    axis = longest if longest >= _SHORTEST_AXIS else 0
    years = f"{first.year}{last.year:>{axis - 4}}" if axis else ""
    # Where a name does not fit beside the dates, they stand beneath it.
    is_narrow = width < names + beside
    columns = [
        padded(_("id"), 4) + " " + padded(_("partner"), names),
        *(["\n  "] if is_narrow else []),
        padded(_("signed"), _DAY),
        padded(_("expires"), _DAY),
        padded(_("call"), hours_wide),
        *([years] if axis else []),
    ]
    heads = ("  " + "  ".join(columns)).split("\n")
    shown: list[RenderableType] = [
        text(set_cell_size(head, width - 1).rstrip(), QUIET) for head in heads
    ]
    for each in found:
        hours = called[each.agreement]
        bar = f"  {_term_bar(each, first, last, axis)}" if axis else ""
        named = line(
            f"{MARK if each.agreement == chosen else ' '} ",
            (f"{each.agreement:4}", REFERENCE),
            (f" {padded(each.partner, names)}", HEADING if each.agreement == chosen else ""),
        )
        dated = line(
            f"  {padded(_short(each.signed_on), _DAY)}",
            "  " + padded(_short(each.expires_on) if each.expires_on else _("no date"), _DAY),
            "  " + padded(hours, hours_wide),
            bar,
        )
        shown += [named, line("  ", dated)] if is_narrow else [line(named, dated)]
    full = [each.agreement for each in found if each.coverage is Coverage.FULL]
    shown += [
        Text(),
        text(
            (
                _(
                    "{agreements}. Coded in full: {full}; of the others the facts, all money, the "
                    "coalitions and the compared topics."
                )
                if len(full) < len(found)
                else _("{agreements}. Coded in full: {full}.")
            ).format(
                agreements=ngettext("{n} agreement", "{n} agreements", len(found)),
                full=", ".join(full) or _("none"),
            )
        ),
        text(
            _(
                "Expires: derived by the calendar from the term that the text states; no date "
                "where none follows. Call: within what time the sides consult after an attack; – "
                "where that is not promised."
            )
        ),
        line(("treaty compare", REFERENCE), " ", _("sets them side by side")),
    ]
    return Group(*shown)


def _term_bar(each: AgreementFacts, first: date, last: date, width: int) -> str:
    span = max(1, (last - first).days)

    def column(day: date) -> int:
        return round((day - first).days * (width - 1) / span)

    start = column(each.in_effect_on or each.signed_on)
    if each.expires_on is None:
        return " " * start + "▕" + "┄" * (width - start - 1)
    return " " * start + "█" * (column(each.expires_on) - start + 1)


def _short(day: date) -> str:
    if spoken() == ENGLISH:
        # Names of months that strftime gives follow the locale.
        number, month, year = words.day_in_words(day).split()
        return f"{number} {month[:3]} {year}"
    return day.strftime(NUMERIC_DAYS[spoken()])


def _in_short(duration: str) -> str:
    """Say a duration in four columns, where it is one of hours."""
    if not duration.startswith("P"):
        return words.moment_in_words(duration)
    hours = parse_duration(duration).hours
    return _("{n} h").format(n=hours) if hours else words.duration_in_words(duration)
