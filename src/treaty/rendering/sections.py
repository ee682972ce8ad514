"""A title, some lines and sections of entries: the shape of answers that are read like prose."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from treaty.rendering.style import HEADING, QUIET, indented, line, text

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text


@dataclass(frozen=True, slots=True)
class Item:
    """A line that names something, and what there is to say of it."""

    name: "str | Text"
    details: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its entries."""

    heading: str
    entries: Sequence[Item]


def draw_sections(
    title: str, lines: Sequence[str], sections: Sequence[Section], closing: str | None = None
) -> "RenderableType":
    """Draw a title, lines, and sections with their entries."""
    from rich.console import Group
    from rich.text import Text

    shown: list[RenderableType] = [text(title, HEADING), *map(text, lines)]
    for section in sections:
        shown += [Text(), text(section.heading, HEADING)]
        for entry in section.entries:
            shown.append(indented(line(entry.name), 2))
            shown += [indented(text(detail), 4) for detail in entry.details]
    if closing:
        shown += [Text(), text(closing, QUIET)]
    return Group(*shown)
