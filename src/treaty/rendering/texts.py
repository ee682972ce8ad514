"""Copies of official texts drawn for a terminal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from treaty.answers.texts import TextCopy
from treaty.rendering.style import HEADING, QUIET, REFERENCE, line, text, unwrapped

if TYPE_CHECKING:
    from rich.console import RenderableType


def draw_copies(copies: Sequence[TextCopy]) -> "RenderableType":
    """Draw of each where it is published and where it is kept, and how to have one that is not."""
    from rich.text import Text

    lines: list[Text] = []
    for each in copies:
        if lines:
            lines.append(Text())
        lines += [
            line((each.title, HEADING), (f" ({each.agreement})", QUIET)),
            text(f"official text: {each.url or 'no address is coded'}"),
            text(f"your copy: {each.file or f'none in {each.folder}'}"),
        ]
        if each.file is None:
            command = f"treaty text add FILE --agreement {each.agreement}"
            lines.append(line("download it, then keep it: ", (command, REFERENCE)))
    return unwrapped(lines)
