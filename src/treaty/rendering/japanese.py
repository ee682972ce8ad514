"""Lines of Japanese, which has no spaces at which Rich could break it.

A line may end behind any character, but none begins with what closes and none ends with what opens.
Not uniseg, which knows the rules of all scripts: 11 MB, and 0.19 s to import.
"""

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console, JustifyMethod, OverflowMethod
    from rich.containers import Lines

_OPENING = r"（「『【〔〈《\[({“‘"
_CLOSING = r"、。，．・：；？！）」』】〕〉》％ーっッょゃゅャュョ々…\])}’”,.;:!?%"
# What is never parted: a word or number in Latin or Cyrillic letters or one other character, with
# what opens before it and closes behind it.
_WORD = r"[0-9A-Za-z\u00c0-\u04ff./:@#&+'’–-]+"
_UNIT = re.compile(rf"[{_OPENING}]*(?:{_WORD}|\S)?[{_CLOSING}]*\s*|\s+")


def units_of(text: str) -> list[str]:
    """Return a text in the pieces between which a line may end.

    >>> units_of("24時間（III.1）、協議。")
    ['24', '時', '間', '（III.1）、', '協', '議。']
    """
    return [unit for unit in _UNIT.findall(text) if unit]


class Unspaced(Text):
    """A text that is broken by the rules of Japanese."""

    def wrap(
        self,
        console: "Console",
        width: int,
        *,
        justify: "JustifyMethod | None" = None,
        overflow: "OverflowMethod | None" = None,
        tab_size: int = 8,
        no_wrap: bool | None = None,
    ) -> "Lines":
        """Return its lines."""
        if no_wrap or self.no_wrap:
            return super().wrap(
                console, width, justify=justify, overflow=overflow, tab_size=tab_size, no_wrap=True
            )
        lines = super().wrap(console, 1_000_000, overflow=overflow, tab_size=tab_size)
        parts = [part for each in lines for part in each.divide(_ends_of(each.plain, width))]
        for part in parts:
            part.rstrip()
        return type(lines)(parts)


def _ends_of(text: str, width: int) -> list[int]:
    """Return where the lines of a text begin but for the first."""
    ends: list[int] = []
    at = used = 0
    for unit in units_of(text):
        for piece in chop_cells(unit, width) if cell_len(unit) > width else [unit]:
            if used and used + cell_len(piece.rstrip()) > width:
                ends.append(at)
                used = 0
            at += len(piece)
            used += cell_len(piece)
    return ends
