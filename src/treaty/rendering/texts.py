"""Copies of official texts drawn for a terminal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from treaty.answers.texts import TextCopy
from treaty.language import _
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
            text(
                _("official text: {address}").format(address=each.url or _("no address is coded"))
            ),
            text(_("your copy: {file}").format(file=each.file or _none_in(each.folder))),
        ]
        if each.file is None:
            command = f"treaty text add FILE --agreement {each.agreement}"
            lines.append(line(_("download it, then keep it:"), " ", (command, REFERENCE)))
    return unwrapped(lines)


def _none_in(folder: object) -> str:
    return _("none in {folder}").format(folder=folder)
