"""Every date of the agreement, drawn as a line with today on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from string import ascii_letters
from typing import TYPE_CHECKING

from treaty.answers.timeline import Event
from treaty.corpus import Corpus
from treaty.rendering import words
from treaty.rendering.style import HEADING, QUIET, REFERENCE, indented, line, text

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

_WIDEST = 100
_MARKS = ascii_letters


def draw_timeline(
    corpus: Corpus, events: Sequence[Event], on: date, width: int
) -> "RenderableType":
    """Draw the line, with the day that counts as today, and beneath it what its marks stand for."""
    from rich.console import Group
    from rich.text import Text

    shown: list[RenderableType] = [
        text(f"{corpus.agreement.short_names[0]} in time", HEADING),
        Text(),
        Line(events, on),
        Text(),
    ]
    for mark, each in zip(_MARKS, events, strict=False):
        how = " · derived" if each.derived else ""
        shown.append(
            line((mark, HEADING), f" {_when(each)} · ", (_where(each), REFERENCE), (how, QUIET))
        )
        shown.append(indented(text(each.label), 2))
    shown += [Text(), text("Derived: follows from the text, does not stand in it.", QUIET)]
    return Group(*shown)


def _when(event: Event) -> str:
    said = words.period_in_words(event.date)
    return said.removeprefix("on ")


def _where(event: Event) -> str:
    return (
        f"{event.clause}, p. {event.page}" if event.clause else f"closing formula, p. {event.page}"
    )


@dataclass(frozen=True, slots=True)
class Line:
    """The years as a line: a letter where something happens or begins, today beneath."""

    events: Sequence[Event]
    on: date

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        """Draw it as wide as there is room, in ASCII where the terminal has nothing else."""
        width = min(options.max_width, _WIDEST)
        days = [day for e in self.events for day in (e.span.starts_on, e.span.ends_by) if day]
        first = date(min(days).year, 1, 1)
        last = date(max(days).year, 12, 31)
        axis, earlier, today, later = "-<^>" if options.ascii_only else "─◀▲▶"

        def column(day: date) -> int:
            return round((day - first).days / (last - first).days * (width - 1))

        rows: list[list[str]] = []
        for mark, event in zip(_MARKS, self.events, strict=False):
            at = column(event.span.starts_on or event.span.ends_by or first)
            for row in (*rows, None):
                if row is None:
                    rows.append([" "] * width)
                    row = rows[-1]
                if row[at] == " ":
                    row[at] = mark
                    break
        for row in reversed(rows):
            yield line("".join(row))
        years = [" "] * width
        ruler = [axis] * width
        free_from = 0
        for year in range(first.year, last.year + 1):
            at = column(date(year, 1, 1))
            ruler[at] = "|"
            if at >= free_from and at + 4 <= width:
                years[at : at + 4] = str(year)
                free_from = at + 5
        yield line("".join(ruler))
        yield line(("".join(years), QUIET))
        said = words.day_in_words(self.on)
        if self.on < first:
            yield line((f"{earlier} {said}", HEADING))
        elif self.on > last:
            yield line((f"{said} {later}".rjust(width), HEADING))
        elif column(self.on) + len(said) + 2 > width:
            yield line((f"{said} {today}".rjust(column(self.on) + 1), HEADING))
        else:
            yield line((" " * column(self.on) + f"{today} {said}", HEADING))
