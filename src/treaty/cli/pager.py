"""An answer longer than the screen, shown through the user's pager as git does it."""

import os
import re
from collections.abc import Mapping
from typing import TextIO

_DEFAULT = "less"
# Leave if it fits one screen, keep colours, leave the answer on the screen: what git sets too.
_LESS = "FRX"
_STYLE = re.compile("\x1b\\[[0-9;]*m")


def page(content: bytes, text: str, stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Show an encoded text through the pager; return False where it is to be written as it is.

    That is the case if it fits the screen, if no pager is wanted or if none is found.
    """
    command = _command(environ)
    if not command or not _is_longer_than_screen(text, stream):
        return False
    import signal
    import subprocess

    try:
        pager = subprocess.Popen(  # noqa: S603 - the user's own choice of program
            command, stdin=subprocess.PIPE, env={"LESS": _LESS, **environ}
        )
    except OSError:
        return False
    # Control-C is for the pager, which stays; leaving it behind would spoil the terminal.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        # What it did not read before it was left is not missed: communicate() knows that.
        pager.communicate(content)
    finally:
        signal.signal(signal.SIGINT, before)
    return True


def _command(environ: Mapping[str, str]) -> list[str]:
    import shlex
    import shutil

    if environ.get("TERM", "dumb") == "dumb":
        return []
    try:
        command = shlex.split(environ.get("PAGER", _DEFAULT))
    except ValueError:
        return []
    return command if command and command[0] != "cat" and shutil.which(command[0]) else []


def _is_longer_than_screen(text: str, stream: TextIO) -> bool:
    try:
        columns, lines = os.get_terminal_size(stream.fileno())
    except OSError:
        return False
    if not (columns and lines):
        return False
    # The prompt needs a line of its own.
    if text.count("\n") >= lines:
        return True
    from rich.cells import cell_len

    taken = (cell_len(_STYLE.sub("", line)) for line in text.split("\n")[:-1])
    return sum(max(1, -(-cells // columns)) for cells in taken) >= lines
