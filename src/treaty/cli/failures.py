"""How a run ends: exit codes, and one plain message for whatever a user can meet."""

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import NoReturn

import typer

from treaty.cli.session import say
from treaty.errors import InvalidDataError, TreatyError
from treaty.quoting import shortened

DONE = 0
FAILED = 1
USAGE = 2
INVALID_DATA = 3
INTERRUPTED = 130

_LONGEST_QUOTATION = 80


def end_on_signals() -> None:
    """Have the signals that ask a program to end unwind it first, so that nothing is left aside."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # Whoever started it with nohup wants it to go on.
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)


def _end(number: int, frame: FrameType | None) -> NoReturn:
    # What shells show of a program that a signal has ended.
    raise SystemExit(128 + number)


def exit_code_of(run: Callable[[], object]) -> int:
    """Run the program and return its exit code, having said what went wrong."""
    try:
        code = run()
        if sys.stdout is not None:
            sys.stdout.flush()
    except InvalidDataError as error:
        faults = len(error.faults)
        lines = [_one_line(str(fault)) for fault in error.faults]
        lines.append(f"{faults} {'fault' if faults == 1 else 'faults'}; nothing was loaded")
        say("\n".join(lines))
        return INVALID_DATA
    except TreatyError as error:
        say(f"treaty: {_one_line(str(error))}")
        return USAGE
    except typer.TyperException as error:
        say(_usage_message(error))
        return USAGE
    except SystemExit as error:
        # Typer turns a reader that has gone (`| head -1`) into a failure; nothing failed.
        if not isinstance(error.__context__, BrokenPipeError):
            raise
        _let_go_of_output()
        return DONE
    except BrokenPipeError:
        _let_go_of_output()
        return DONE
    except OSError as error:
        # Standard error may still be there when standard output is full.
        _let_go_of_output()
        say(f"treaty: cannot write the answer: {_one_line(error.strerror or str(error))}")
        return FAILED
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    return code if isinstance(code, int) else DONE


def _usage_message(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "treaty"
    message = _one_line(error.format_message())
    is_word = message.startswith("No such option: -") and ": --" not in message
    if is_word and path == "treaty search":
        message += ". A word that begins with - stands behind --: treaty search -- -WORD OTHER"
    return f"{path}: {message}\nTry '{path} --help' for its options and examples."


def _one_line(message: str) -> str:
    """Return a message on one line, with what was typed shortened where it is long.

    Whoever typed it knows it; and a line break in it would begin a line that looks like ours.
    """
    for word in sys.argv[1:]:
        for typed in {word, word.partition("=")[2]}:
            for written in (typed, repr(typed)[1:-1]):
                message = message.replace(written, shortened(written, _LONGEST_QUOTATION))
    return " ".join(line.strip() for line in message.splitlines() if line.strip())


def _let_go_of_output() -> None:
    """Lead what is still unwritten nowhere, so that the interpreter's last flush cannot fail."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        return
