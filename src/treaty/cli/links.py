"""Links in a terminal (OSC 8): kept where it is known to follow them, taken out elsewhere."""

import re
from collections.abc import Mapping
from typing import TextIO

# Rich numbers the links by chance, which would make two answers differ; no number is needed.
_LINK = re.compile("\x1b]8;(?:id=[^;]*)?;([^\x1b]*)\x1b\\\\")
_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio")
_TERMINALS = ("xterm-kitty", "alacritty", "foot", "foot-extra", "xterm-ghostty", "contour")


def follows_links(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Tell whether standard output is a terminal that is known to follow links.

    Under tmux and screen the terminal behind them is not known; what GNOME's says is.
    """
    if not stream.isatty() or environ.get("TMUX") or environ.get("STY"):
        return False
    version = environ.get("VTE_VERSION", "")
    return (
        environ.get("TERM_PROGRAM") in _PROGRAMS
        or environ.get("TERM") in _TERMINALS
        # Earlier ones crash on a link.
        or (version.isascii() and version.isdigit() and int(version) >= 5000)
        or "WT_SESSION" in environ
        or "KONSOLE_VERSION" in environ
    )


def with_links(text: str, *, kept: bool) -> str:
    r"""Return a text with its links, or with what they stand on alone.

    >>> linked = "\x1b]8;id=7;https://a.example\x1b\\III.1\x1b]8;;\x1b\\"
    >>> with_links(linked, kept=False)
    'III.1'
    >>> with_links(linked, kept=True)
    '\x1b]8;;https://a.example\x1b\\III.1\x1b]8;;\x1b\\'
    """
    return _LINK.sub("\x1b]8;;\\1\x1b\\\\" if kept else "", text)
