"""Every date of the agreement, drawn as a line with today on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from treaty.calendar import Event
from treaty.corpus import Corpus
from treaty.rendering import words
from treaty.rendering.style import HEADING, QUIET, REFERENCE, indented, line, text
from treaty.rendering.view import Row, markdown_table

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

_WIDEST = 100


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The events in order, and the day that counts as today."""

    corpus: Corpus
    events: Sequence[Event]
    on: date

    columns = ("date", "label", "clause", "page", "derived")

    def json(self) -> Sequence[Row]:
        """Return an array in order of time."""
        return [
            {
                "date": each.shown,
                "label": each.label,
                "clause": each.clause,
                "page": each.page,
                "derived": each.is_derived,
            }
            for each in self.events
        ]

    def rows(self) -> Iterable[Row]:
        """Return the same records."""
        return self.json()

    def markdown(self) -> str:
        """Return one table."""
        return markdown_table(
            ("When", "What", "Where", "How"),
            ((_when(e), e.label, _where(e), _how(e)) for e in self.events),
        )

    def table(self, width: int) -> "RenderableType":
        """Return the line and beneath it what its marks stand for."""
        from rich.console import Group
        from rich.text import Text

        shown: list[RenderableType] = [
            text(f"{self.corpus.agreement.short_names[0]} in time", HEADING),
            Text(),
            Line(self.events, self.on),
            Text(),
        ]
        for mark, each in zip(_marks(), self.events, strict=False):
            how = f" · {_how(each)}" if each.is_derived else ""
            shown.append(
                line((mark, HEADING), f" {_when(each)} · ", (_where(each), REFERENCE), (how, QUIET))
            )
            shown.append(indented(text(each.label), 2))
        shown += [Text(), text("Derived: follows from the text, does not stand in it.", QUIET)]
        return Group(*shown)


def _when(event: Event) -> str:
    said = words.period_in_words(event.shown)
    return said.removeprefix("on ")


def _where(event: Event) -> str:
    return (
        f"{event.clause}, p. {event.page}" if event.clause else f"closing formula, p. {event.page}"
    )


def _how(event: Event) -> str:
    return "derived" if event.is_derived else "stated"


def _marks() -> Iterable[str]:
    return "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


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
        for mark, event in zip(_marks(), self.events, strict=False):
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
