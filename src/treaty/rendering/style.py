"""The few styles and shapes that all views share. Meaning never hangs on a style alone.

Only named ANSI colours that read on light and dark backgrounds, and no yellow or white.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, assert_never

from treaty.rendering.printable import printable
from treaty.strength import Strength

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

HEADING = "bold"
REFERENCE = "blue"
QUIET = "dim"
MATCH = "bold underline magenta"


def strength_style(strength: Strength) -> str:
    """Return the style of a strength's word."""
    match strength:
        case Strength.FIRM:
            return "bold green"
        case Strength.QUALIFIED:
            return "green"
        case Strength.ASPIRATIONAL:
            return "magenta"
        case Strength.PERMISSION:
            return "cyan"
        case Strength.DECLARATORY | Strength.INSTRUMENT:
            return ""
        case _:
            assert_never(strength)


def text(value: str, style: str = "") -> "Text":
    """Return a text that is not read as markup and cannot drive the terminal."""
    from rich.text import Text

    return Text(printable(value), style=style)


def line(*parts: "str | Text | tuple[str, str]") -> "Text":
    """Return a line of plain, styled or made texts."""
    from rich.text import Text

    made = Text()
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


def indented(inner: "RenderableType", left: int) -> "RenderableType":
    """Return something moved to the right, also where it wraps."""
    from rich.padding import Padding

    return Padding(inner, (0, 0, 0, left), expand=False)
