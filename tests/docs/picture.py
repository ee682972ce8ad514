"""Draw the README's picture: a real run in a terminal of 80 columns. By hand:

python -m tests.docs.picture
"""

import os
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text
from tests.cli.pseudo_terminal import PseudoTerminal
from tests.program import RUN

COMMAND = "treaty list-obligations --party japan --part III"
PLACE = Path(__file__).with_name("terminal.svg")
COLUMNS = 80
LINES = 200  # more than it prints, so that no pager is asked

# Dark letters on white, in a frame, so that it is readable on a light page and on a dark one.
THEME = TerminalTheme(
    (255, 255, 255),
    (36, 41, 47),
    [
        *((36, 41, 47), (176, 35, 24), (17, 99, 41), (125, 78, 0)),
        *((9, 80, 174), (119, 50, 182), (0, 104, 117), (87, 96, 106)),
    ],
)
# Rich's own format fetches its font from an address.
FORMAT = """\
<svg class="terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
text {{ font: {char_height}px/{line_height}px ui-monospace, Menlo, Consolas, monospace; \
white-space: pre; }}
.terminal > rect {{ stroke: #8c959f; }}
{styles}
</style>
<defs>{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})">{backgrounds}{matrix}</g>
</svg>
"""


def run() -> str:
    """Return what the command writes to a terminal, its styles included."""
    env = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PYTHONUTF8": "1",
        "TERM": "xterm-256color",
    }
    argv = [sys.executable, "-c", RUN, *COMMAND.split()[1:]]
    with PseudoTerminal(argv, env, columns=COLUMNS, lines=LINES) as terminal:
        assert terminal.end() == 0, terminal.shown
        return terminal.written.decode().replace("\r\n", "\n")


def draw(written: str) -> str:
    """Return the picture of what was written, below the command."""
    console = Console(record=True, width=COLUMNS, file=StringIO(), highlight=False)
    console.print(Text(f"$ {COMMAND}\n"), Text.from_ansi(written), sep="")
    return console.export_svg(title="", theme=THEME, code_format=FORMAT, unique_id="treaty")


if __name__ == "__main__":
    PLACE.write_text(draw(run()), encoding="utf-8")
