"""What the terminal can do, decided from the environment, and the writing to it."""

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_NARROWEST = 30
_DEFAULT_WIDTH = 80
_HEIGHT = 24  # no view asks for it
_PLAIN_SIGNS = str.maketrans("·–−“”’…•█░▲◀▶", '|--""\'.*#.^<>')


def is_coloured(stream: TextIO, environ: Mapping[str, str], *, no_color: bool) -> bool:
    """Tell whether styles may be written; without them no escape byte is."""
    if no_color or environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and environ.get("TERM") not in ("dumb", "unknown")


def has_fixed_colours(environ: Mapping[str, str]) -> bool:
    """Tell whether there are colours that no theme of the terminal changes."""
    return "256color" in environ.get("TERM", "") or bool(
        environ.get("COLORTERM") or environ.get("WT_SESSION")
    )


def width_of(stream: TextIO, environ: Mapping[str, str]) -> int:
    """Return the columns that there are: as the user says, as the terminal has, or 80."""
    said = environ.get("COLUMNS", "")
    if said.isascii() and said.isdigit() and int(said[:6]):
        return max(int(said[:6]), _NARROWEST)
    if not stream.isatty():
        return _DEFAULT_WIDTH
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except OSError:
        columns = 0
    return max(columns, _NARROWEST) if columns else _DEFAULT_WIDTH


def make_console(stream: TextIO, environ: Mapping[str, str], *, no_color: bool) -> "Console":
    """Return a console that reads neither markup nor the environment."""
    from rich.console import Console

    coloured = is_coloured(stream, environ, no_color=no_color)
    # All that Rich would look up in the environment is given.
    return Console(
        file=stream,
        width=width_of(stream, environ),
        height=_HEIGHT,
        force_terminal=coloured,
        force_interactive=False,
        force_jupyter=False,
        no_color=not has_fixed_colours(environ),
        color_system="256" if coloured else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def rendered(console: "Console", renderable: "RenderableType") -> str:
    """Return what a console would print, without the blanks that fill up its lines."""
    with console.capture() as captured:
        # Only what must not be wrapped is ever too wide; cutting it would lose words.
        console.print(renderable, crop=False)
    lines = captured.get().removesuffix("\n").split("\n")
    return "".join(f"{_without_end_blanks(line)}\n" for line in lines)


def _without_end_blanks(line: str) -> str:
    r"""Return a line without the blanks at its end, also those before a code that ends a style.

    >>> _without_end_blanks("a \x1b[1mb  \x1b[0m ")
    'a \x1b[1mb\x1b[0m'
    """
    shown, codes = line.rstrip(" "), ""
    while (start := shown.rfind("\x1b[")) >= 0 and shown.find("m", start) == len(shown) - 1:
        shown, codes = shown[:start].rstrip(" "), shown[start:] + codes
    return shown + codes


def write(
    text: str, *, encoding: str | None = None, environ: Mapping[str, str] | None = None
) -> None:
    """Write to standard output, in the terminal's encoding or in the one that a format has.

    With an environment, a text longer than the screen goes through the pager that it names.

    Raises:
        OSError: Nobody reads it, or there is no room for it.
    """
    stream = get_output()
    content = _encoded(text, encoding or stream.encoding)
    if environ is not None and stream.isatty():
        from treaty.cli.pager import page

        stream.flush()
        if page(content, text, stream, environ):
            return
    write_bytes(content)


def write_bytes(content: bytes) -> None:
    """Write to standard output as it is.

    Raises:
        OSError: Nobody reads it, or there is no room for it.
    """
    stream = get_output()
    stream.flush()
    rest = memoryview(content)
    while rest:
        # Unbuffered, as PYTHONUNBUFFERED makes it, a disk that fills takes a part and says nothing.
        rest = rest[stream.buffer.write(rest) :]
    stream.buffer.flush()


def _encoded(text: str, encoding: str) -> bytes:
    """Encode a text; an encoding that lacks our signs gets the nearest plain ones."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_PLAIN_SIGNS).encode(encoding, "replace")


def get_output() -> TextIO:
    """Return standard output.

    Raises:
        OSError: The program was started without one.
    """
    if sys.stdout is None:
        raise OSError("standard output is closed")
    return sys.stdout
