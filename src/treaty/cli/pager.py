"""An answer longer than the screen, shown through the user's pager as git does it."""

import os
import re
from collections.abc import Mapping
from typing import TextIO

from treaty.cli.links import with_links

_DEFAULT = "less"
# Leave if it fits one screen, keep colours, leave the answer on the screen: what git sets too.
_LESS = "FRX"
_STYLE = re.compile("\x1b\\[[0-9;]*m")


def page(content: bytes, text: str, stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Show an encoded text through the pager; return False where it is to be written as it is.

    That is the case if it fits the screen, and if no pager is wanted, found or able to show it.
    """
    command = _command(environ)
    if not command or not _is_longer_than_screen(text, stream):
        return False
    import signal
    import subprocess

    try:
        # A shell reads it, so that "less -R | cat" is what it looks like.
        pager = subprocess.Popen(  # noqa: S602 - the user's own choice of program
            command,
            shell=True,
            stdin=subprocess.PIPE,
            env={**environ, "LESS": _less_options(environ)},
        )
    except OSError:
        return False
    # Control-C is for the pager, which stays; leaving it behind would spoil the terminal.
    stops = []
    before = signal.signal(signal.SIGINT, lambda *_: stops.append(True))
    try:
        # What it did not read before it was left is not missed: communicate() knows that.
        pager.communicate(content)
    finally:
        signal.signal(signal.SIGINT, before)
    # Whether a pager that failed had shown anything cannot be told; an answer shown twice is better
    # than none.
    return pager.returncode == 0 or bool(stops)


def _less_options(environ: Mapping[str, str]) -> str:
    """Return how less is to be started: as its user set it, and able to show styles."""
    own = environ.get("LESS")
    # In front, so that whoever wants something else, as with "-+R", still has the last word.
    return _LESS if own is None else f"-R {own}"


def _command(environ: Mapping[str, str]) -> str:
    from shutil import which

    command = environ.get("PAGER", _DEFAULT).strip()
    if command == "cat" or environ.get("TERM", "dumb") == "dumb":
        return ""
    is_one_word = re.fullmatch(r"[\w./+-]+", command)
    # Where a word is no program the shell would only say so before the answer.
    return "" if is_one_word and which(command) is None else command


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

    # Neither a style nor the address of a link takes room on the screen.
    shown = _STYLE.sub("", with_links(text, kept=False))
    taken = (cell_len(line) for line in shown.split("\n")[:-1])
    return sum(max(1, -(-cells // columns)) for cells in taken) >= lines
