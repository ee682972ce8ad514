"""The few styles and shapes that all views share. Meaning never hangs on a style alone.

Each colour has one meaning. None of the sixteen that a terminal's theme defines can be read on
black and on white alike in xterm, Windows Terminal and macOS (WCAG 2 asks for a contrast of 4.5);
these stand in the fixed part of the 256 colours and have it on both. A terminal without them gets
bold and underline alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from treaty.language import spoken
from treaty.rendering.printable import printable
from treaty.undertaking import Strength

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.text import Text

HEADING = "bold"
REFERENCE = "color(63)"
"""Blue: what can be typed, such as the reference of a clause or a command."""
QUIET = "color(243)"
"""Grey: what stands aside."""
UNDERTAKEN = "color(29)"
"""Green: a Participant undertakes it."""
UNSUPPORTED = "color(131)"
"""Red: the text does not bear it out."""
MATCH = "bold underline color(163)"
"""Magenta: a word that matches what was looked for."""


def strength_style(strength: Strength) -> str:
    """Return the style of a strength's word."""
    match strength:
        case Strength.FIRM:
            return f"bold {UNDERTAKEN}"
        case Strength.QUALIFIED:
            return UNDERTAKEN
        case (
            Strength.ASPIRATIONAL | Strength.PERMISSION | Strength.DECLARATORY | Strength.INSTRUMENT
        ):
            return ""
        case _:
            assert_never(strength)


def text(value: str, style: str = "") -> "Text":
    """Return a text that is not read as markup and cannot drive the terminal."""
    return _kind_of_text()(printable(value), style=style)


def _kind_of_text() -> "type[Text]":
    """Return what breaks its lines as the language that is spoken does."""
    if spoken() == "ja":
        from treaty.rendering.japanese import Unspaced

        return Unspaced
    from rich.text import Text

    return Text


def line(*parts: "str | Text | tuple[str, str]") -> "Text":
    """Return a line of plain, styled or made texts."""
    from rich.text import Text

    made = _kind_of_text()()
    for part in parts:
        if isinstance(part, Text):
            made.append_text(part)
        else:
            made.append_text(text(part) if isinstance(part, str) else text(*part))
    return made


def unwrapped(lines: "Iterable[Text]") -> "RenderableType":
    """Return lines that are never wrapped: they are there to be copied or read by programs."""
    from rich.console import Group

    made = list(lines)
    for each in made:
        each.no_wrap, each.overflow = True, "ignore"
    # A text that stands bare would be printed as a paragraph and wrapped all the same.
    return Group(*made)


def highlighted(value: str, matches: tuple[tuple[int, int], ...]) -> "Text":
    """Return a text with the matching words made to stand out."""
    made = text(value)
    # printable() changes no positions: it puts one character for one.
    for start, end in matches:
        made.stylize(MATCH, start, end)
    return made


@dataclass(frozen=True)
class Hanging:
    """A text whose first line stands out to the left of those into which it wraps."""

    said: "Text"

    def __rich_console__(
        self, console: "Console", options: "ConsoleOptions"
    ) -> "Iterable[RenderableType]":
        """Yield its lines."""
        first, *rest = self.said.wrap(console, max(1, options.max_width - 2))
        yield first
        yield from (indented(each, 2) for each in rest)


def indented(inner: "RenderableType", left: int) -> "RenderableType":
    """Return something moved to the right, also where it wraps."""
    from rich.padding import Padding

    return Padding(inner, (0, 0, 0, left), expand=False)


def told_last(said: str) -> "list[RenderableType]":
    """Return what is said quietly at the end of a view, apart from it; nothing if it is empty."""
    from rich.text import Text

    return [Text(), text(said, QUIET)] if said else []


def padded(value: str, columns: int) -> str:
    """Return a text with as many spaces behind it as fill its column.

    >>> padded("確定", 6), padded("firm", 6)
    ('確定  ', 'firm  ')
    """
    from rich.cells import cell_len

    return value + " " * (columns - cell_len(value))
