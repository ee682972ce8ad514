"""The manual page, made of what the commands say: ``python src/treaty_build/manual.py``."""

import re
from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from typer.main import get_command

from treaty.cli import make_app
from treaty.cli.commands import COMMANDS
from treaty.cli.options import SHARED

EXIT_CODES = (
    ("0", "Done, also when nothing was found."),
    ("1", "A check failed, or the answer could not be written."),
    ("2", "The command line asks for something that does not exist; the message says what does."),
    ("3", "The data is invalid; every fault is listed with file, line and column."),
    ("130", "Interrupted."),
)
ENVIRONMENT = (
    ("TREATY_DATA", "Another data folder, as with --data."),
    ("TREATY_TEXTS", "A folder of official texts, ID.txt or ID.pdf, instead of treaty's own."),
    ("COLUMNS", "How wide to write; as a rule as wide as the terminal, and 80 in a pipe."),
    ("NO_COLOR", "Write no colours, if it is not empty."),
    ("FORCE_COLOR", "Write colours into a pipe too, if it is not empty."),
    ("TERM", "With dumb no colours are written."),
    ("PAGER", "Shows what is longer than the screen; less if unset, nothing if empty or cat."),
    ("LESS", "Options of less; FRX if unset."),
    ("XDG_CACHE_HOME", "Where to keep what was read and checked once; ~/.cache if unset."),
    ("XDG_DATA_HOME", "Where to keep official texts; ~/.local/share if unset."),
)


def roff(text: str, *, is_typed: bool = False) -> str:
    r"""Return a text that roff prints as it stands; what is typed keeps its ASCII hyphens.

    >>> roff(".so it's \\n"), roff("--on-x", is_typed=True)
    ("\\&.so it's \\en", '\\-\\-on\\-x')
    """
    escaped = text.replace("\\", "\\e")
    if is_typed:
        escaped = escaped.replace("-", "\\-").replace("'", "\\(aq")
        # A macro takes quotes away from its words.
        escaped = escaped.replace('"', "\\(dq")
        escaped = escaped.replace("~", "\\(ti").replace("^", "\\(ha")
    else:
        escaped = re.sub(
            r"(?<!\S)--?(?=\w)", lambda found: found.group().replace("-", "\\-"), escaped
        )
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


def filled(text: str) -> list[str]:
    """Return the lines of a paragraph."""
    return [roff(line) for line in wrap(text, 78, break_long_words=False, break_on_hyphens=False)]


def split_help(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return what a help says and its examples: what to type, and for what."""
    said, _, examples = text.partition("\b\nExamples:\n")
    lines = [line.strip() for line in examples.splitlines()]
    return " ".join(said.split()), list(zip(lines[::2], lines[1::2], strict=True))


def entry(term: str, meaning: str) -> Iterator[str]:
    """Return a term in bold and, beneath it, what it means."""
    yield from (".TP", f".B {term}", *filled(meaning))


def examples_of(examples: list[tuple[str, str]]) -> Iterator[str]:
    """Return what to type, and beneath it for what."""
    for typed, meaning in examples:
        yield from (".TP", f".B {roff(typed, is_typed=True)}", *filled(meaning))


def options_of(command: Any, *, shared: bool) -> Iterator[str]:
    """Return the options of a command: those that all share, or its own."""
    for each in command.params:
        if each.param_type_name != "option" or (each.name in SHARED) is not shared:
            continue
        names = ", ".join(roff(name, is_typed=True) for name in each.opts)
        value = "" if each.is_flag else f" {each.metavar}"
        yield from entry(names + value, each.help or "")


def synopsis_of(name: str, command: Any) -> str:
    """Return a command's line: its name, its arguments."""
    words = []
    for each in command.params:
        if each.param_type_name == "argument":
            word = each.metavar.rstrip(".") + ("..." if each.nargs == -1 else "")
            words.append(word if each.required else f"[{word}]")
    return " ".join([roff(name, is_typed=True), "[OPTIONS]", *words])


def make_page() -> str:
    """Return the manual page in the man macros of roff."""
    program: Any = get_command(make_app())
    summary, examples = split_help(program.help or "")
    heading = summary.partition(":")[0]
    lines = [
        '.\\" Made of the commands when the wheel was built.',
        '.TH TREATY 1 "" "treaty" "User Commands"',
        ".SH NAME",
        f"treaty \\- {roff(heading[0].lower() + heading[1:])}",
        ".SH SYNOPSIS",
        ".B treaty",
        "[OPTIONS] COMMAND [ARGS]...",
        ".SH DESCRIPTION",
        *filled(summary),
        ".SH OPTIONS",
        "They mean the same before and after a command.",
        *options_of(program, shared=True),
        ".PP",
        "Without a command:",
        *options_of(program, shared=False),
        *entry("\\-h, \\-\\-help", "Show the help of the program or of a command."),
        ".SH COMMANDS",
    ]
    for name in COMMANDS:
        command = program.commands[name]
        said, own_examples = split_help(command.help)
        lines += [f".SS {synopsis_of(name, command)}", *filled(said)]
        arguments = [each for each in command.params if each.param_type_name == "argument"]
        for each in arguments:
            lines += entry(each.metavar, each.help or "")
        lines += options_of(command, shared=False)
        lines += [".PP", "Examples:", *examples_of(own_examples)]
    lines += [".SH EXIT STATUS"]
    for code, meaning in EXIT_CODES:
        lines += entry(code, meaning)
    lines += [".SH ENVIRONMENT"]
    for name, meaning in ENVIRONMENT:
        lines += entry(name, meaning)
    lines += [".SH EXAMPLES", *examples_of(examples)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(make_page(), end="")
