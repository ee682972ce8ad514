"""A program in a real terminal, with somebody at it who types and reads the screen."""

import fcntl
import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from dataclasses import dataclass, field
from pathlib import Path

import pyte

PATIENCE = 60


def _sit_down():
    # Control-C and the size reach the program only from the terminal it belongs to; tests that
    # run in the background may have been told to ignore the one.
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class PseudoTerminal:
    """A running program whose standard streams are a terminal of so many columns and lines.

    Its screen is drawn as the program writes, unless nobody looks at it.
    """

    def __init__(
        self, argv, env, *, columns=80, lines=24, cwd=None, stdout=None, is_looked_at=True
    ):
        self._leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.process = subprocess.Popen(
            argv,
            stdin=follower,
            stdout=follower if stdout is None else stdout,
            stderr=follower,
            env=env,
            cwd=cwd,
            start_new_session=True,
            preexec_fn=_sit_down,
        )
        os.close(follower)
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen) if is_looked_at else None
        self.written = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._leader)

    @property
    def shown(self):
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    def type(self, text):
        os.write(self._leader, text.encode())

    def _read(self):
        """Take in what was written; tell whether more can come."""
        ready, _, _ = select.select([self._leader], [], [], 0.05)
        if not ready:
            return True
        try:
            chunk = os.read(self._leader, 65_536)
        except OSError:
            return False
        self.written += chunk
        if self._stream:
            self._stream.feed(chunk)
        return bool(chunk)

    def wait_for(self, text, *, typing=""):
        """Read until a text is on the screen, typing all the while, and return the screen."""
        return self._wait(lambda: text in self.shown, text, typing)

    def wait_for_nothing_but(self, text):
        """Read until a text is all that is on the screen."""
        return self._wait(lambda: text == self.shown, f"nothing but {text}", "")

    def _wait(self, is_there, told, typing):
        until = time.monotonic() + PATIENCE
        while not is_there():
            self.type(typing)
            assert self._read(), f"{told!r} never came:\n{self.shown}"
            assert time.monotonic() < until, f"{told!r} never came:\n{self.shown}"
        return self.shown

    def end(self):
        """Read to the end and return the exit code."""
        until = time.monotonic() + PATIENCE
        while self._read():
            assert time.monotonic() < until, f"it does not end:\n{self.shown}"
        return self.process.wait(timeout=PATIENCE)


@dataclass(frozen=True)
class Sitting:
    """A command line at a terminal of so many columns and lines."""

    arguments: list[str]
    env: dict[str, str] = field(default_factory=dict)
    columns: int = 80
    lines: int = 24


@dataclass(frozen=True)
class Seen:
    """What a command line wrote to a terminal, and its exit code."""

    sitting: Sitting
    written: bytes
    code: int

    @property
    def screen(self):
        screen = pyte.Screen(self.sitting.columns, self.sitting.lines)
        pyte.ByteStream(screen).feed(self.written)
        return screen

    @property
    def shown(self):
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()


# What separates them is written by nothing else: the program lets no control character through.
_ONE_AFTER_ANOTHER = """
import json, os, sys, termios
from treaty.cli import main
for each in json.loads(sys.argv[1]):
    termios.tcsetwinsize(1, (each["lines"], each["columns"]))
    os.environ.clear()
    os.environ.update(each["env"])
    sys.argv[1:] = each["arguments"]
    try:
        main()
    except SystemExit as ended:
        os.write(1, b"\\x1e%d\\x1e" % (ended.code or 0))
"""


def run_one_after_another(sittings, env):
    """Run command lines at a real terminal, all in one process, and return what each wrote."""
    told = [{**vars(each), "env": {**env, **each.env}} for each in sittings]
    argv = [sys.executable, "-c", _ONE_AFTER_ANOTHER, json.dumps(told)]
    with PseudoTerminal(argv, env, is_looked_at=False) as terminal:
        assert terminal.end() == 0, terminal.written.decode()
        *pieces, rest = terminal.written.split(b"\x1e")
    assert rest == b""
    return [
        Seen(sitting, written, int(code))
        for sitting, written, code in zip(sittings, pieces[::2], pieces[1::2], strict=True)
    ]


def start_shell(name, rc, home, env, **size):
    """Start an interactive shell with a start file of its own; it prompts with ``ready>``."""
    home.mkdir(exist_ok=True)
    rc_file = home / {"bash": "rc.bash", "zsh": ".zshrc", "fish": "config.fish"}[name]
    Path(rc_file).write_text(rc, encoding="utf-8")
    argv = {
        "bash": ["bash", "--noprofile", "--rcfile", str(rc_file), "-i"],
        "zsh": ["zsh", "-d", "-i"],
        "fish": ["fish", "--no-config", "-i", "-C", f"source {rc_file}"],
    }[name]
    shell_env = {**env, "HOME": str(home), "ZDOTDIR": str(home), "LC_ALL": "C.UTF-8"}
    terminal = PseudoTerminal(argv, shell_env, cwd=home, **size)
    terminal.wait_for("ready>")
    return terminal
