"""Every date of the agreement, drawn as a line with today on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, repeat
from string import ascii_letters
from typing import TYPE_CHECKING, NamedTuple

from treaty.answers.coverage import coverage_note
from treaty.answers.timeline import Event
from treaty.corpus import Corpus
from treaty.language import _
from treaty.rendering import words
from treaty.rendering.style import HEADING, QUIET, REFERENCE, indented, line, text, told_last

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

_WIDEST = 100


class Signs(NamedTuple):
    """What a time is drawn with."""

    stated: str
    derived: str
    earlier: str
    later: str


_BLOCKS = Signs("━", "┄", "◀", "▶")
_ASCII = Signs("=", ".", "<", ">")
# How far an arrow reaches on the line: that an end is open says nothing of how far.
_ARROW = 2


def draw_timeline(
    corpus: Corpus, events: Sequence[Event], on: date, width: int
) -> "RenderableType":
    """Draw the line, with the day that counts as today, and beneath it what its marks stand for."""
    from rich.console import Group
    from rich.text import Text

    shown: list[RenderableType] = [
        text(_("{agreement} in time").format(agreement=corpus.agreement.short_name), HEADING),
        Text(),
        Line(events, on),
        Text(),
    ]
    for mark, each in zip(_marks(), events, strict=False):
        where, how = (_where(each), REFERENCE), (_how(each), QUIET)
        shown.append(line((mark, HEADING), f" {_when(each)} · ", where, how))
        shown.append(indented(text(each.label), 2))
    legend = []
    if any(words.open_end_in_words(each.date) for each in events):
        legend.append(_("An arrow: that end is not stated."))
    if any(each.derived for each in events):
        legend.append(_("Derived (dotted): follows from the text, does not stand in it."))
    if legend:
        shown += [Text(), text(" ".join(legend), QUIET)]
    term = corpus.agreement.term
    if term.expires_on is None:
        proof = term.evidence[0]
        said = _("The text gives no day on which it ends ({clause}).").format(
            clause=(proof.clause or _("closing formula")) + words.on_page(proof.page)
        )
        shown += told_last(said)
    return Group(*shown, *told_last(coverage_note(corpus)))


def _marks() -> Iterator[str]:
    return chain(ascii_letters, repeat("*"))


def _when(event: Event) -> str:
    is_day = "/" not in event.date and event.date.count("-") == 2
    said = words.moment_in_words(event.date) if is_day else words.period_in_words(event.date)
    end = words.open_end_in_words(event.date)
    return f"{said}, {end}" if end else said


def _how(event: Event) -> str:
    if not event.derived:
        return ""
    if event.derived_from in (None, event.clause):
        return " · " + _("derived")
    return " · " + _("derived ({clause})").format(clause=event.derived_from)


def _where(event: Event) -> str:
    return (event.clause or _("closing formula")) + words.on_page(event.page)


@dataclass(frozen=True, slots=True)
class Axis:
    """The days of whole years, laid on columns of a terminal."""

    first: date
    last: date
    width: int

    @property
    def _days(self) -> int:
        return (self.last - self.first).days + 1

    def start(self, day: date) -> int:
        """Return the column in which a day begins."""
        return (day - self.first).days * self.width // self._days

    def end(self, day: date) -> int:
        """Return the column before the one in which the day after a day begins."""
        passed = (day - self.first).days + 1
        return max(0, passed * self.width // self._days - 1)


@dataclass(frozen=True, slots=True)
class Line:
    """The years as a line: above it days as letters and times as bars, beneath it today."""

    events: Sequence[Event]
    on: date

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        """Draw it as wide as there is room, in ASCII where the terminal has nothing else."""
        width = min(options.max_width, _WIDEST)
        days = [day for e in self.events for day in (e.span.starts_on, e.span.ends_by) if day]
        axis = Axis(date(min(days).year, 1, 1), date(max(days).year, 12, 31), width)
        for row in reversed(self._rows(axis, _ASCII if options.ascii_only else _BLOCKS)):
            yield line("".join(row).rstrip())
        years = [" "] * width
        ruler = ["-" if options.ascii_only else "─"] * width
        free_from = 0
        for year in range(axis.first.year, axis.last.year + 1):
            at = axis.start(date(year, 1, 1))
            ruler[at] = "|"
            if at >= free_from and at + 4 <= width:
                years[at : at + 4] = str(year)
                free_from = at + 5
        yield line("".join(ruler))
        yield line(("".join(years), QUIET))
        yield line(
            (self._today(axis, ("<", "^", ">") if options.ascii_only else ("◀", "▲", "▶")), HEADING)
        )

    def _rows(self, axis: Axis, signs: Signs) -> list[list[str]]:
        """Return the rows from the lowest on, each event on the first one that has room for it."""
        rows: list[list[str]] = []
        for mark, event in zip(_marks(), self.events, strict=False):
            left, drawn = _drawn(event, mark, axis, signs)
            # A blank on each side keeps what stands on a row apart.
            room = slice(max(0, left - 1), left + len(drawn) + 1)
            row = next((row for row in rows if not "".join(row[room]).strip()), None)
            if row is None:
                row = [" "] * axis.width
                rows.append(row)
            row[left : left + len(drawn)] = drawn
        return rows

    def _today(self, axis: Axis, signs: tuple[str, str, str]) -> str:
        earlier, here, later = signs
        said = words.day_in_words(self.on)
        if self.on < axis.first:
            return f"{earlier} {said}"
        if self.on > axis.last:
            return f"{said} {later}".rjust(axis.width)
        at = axis.start(self.on)
        if at + len(said) + 2 > axis.width:
            return f"{said} {here}".rjust(at + 1)
        return " " * at + f"{here} {said}"


def _drawn(event: Event, mark: str, axis: Axis, signs: Signs) -> tuple[int, str]:
    """Return from which column on an event is drawn, and how: a letter, with a bar for a time."""
    bar = signs.derived if event.derived else signs.stated
    span = event.span
    if span.starts_on is None:
        assert span.ends_by is not None  # noqa: S101 - without either there is no event
        room = axis.end(span.ends_by) + 1
        drawn = (signs.earlier + bar * min(_ARROW - 1, room - 2) + mark)[-room:]
        return room - len(drawn), drawn
    left = axis.start(span.starts_on)
    if span.ends_by is None:
        room = axis.width - left
        return left, (mark + bar * min(_ARROW - 1, room - 2) + signs.later)[:room]
    return left, mark + bar * (axis.end(span.ends_by) - left)
