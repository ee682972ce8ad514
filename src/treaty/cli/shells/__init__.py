"""What is said between a shell and the program while somebody presses Tab.

A shell runs its script, beside this file; the script runs ``treaty`` with the words of the line as
arguments and the shell's name in an environment variable; and gets lines of a value and, behind a
tab, what it means. Typer finds the values. Its own scripts are not used: they let zsh evaluate what
the data says, take brackets for markup, break a long meaning into wrong values, and rewrite the
file a shell starts with.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

import typer

VARIABLE = "_TREATY_COMPLETE"
_LONGEST_MEANING = 60
# What no shell needs quotes for; anything else would have to be quoted in three ways.
_UNQUOTED = re.compile(r"[\w.=-]+")


class Shell(StrEnum):
    """The shells that can complete."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def script_for(shell: Shell) -> str:
    """Return the script that teaches a shell to complete."""
    return Path(__file__).with_name(f"treaty.{shell.value}").read_text(encoding="utf-8")


def offers_for(app: typer.Typer, shell: str, words: Sequence[str]) -> str:
    """Return what can stand in place of the last word, a line each: value, tab, meaning.

    Empty where there is nothing to offer or the last word is the name of a file.
    """
    from typer._completion_classes import BashComplete
    from typer.main import get_command

    words = _unbroken(words) if shell == Shell.BASH else list(words)
    *before, last = words or [""]
    found = BashComplete(get_command(app), {}, "treaty", VARIABLE).get_completions(before, last)
    # Bash completes behind "=", the others the whole word.
    prefix = re.match(r"--[\w-]+=|", last if shell != Shell.BASH else "")
    start = prefix.group() if prefix else ""
    offers = [(start + str(item.value), item.help) for item in found if item.type == "plain"]
    return "".join(
        f"{value}\t{_meaning(said)}\n" if said else f"{value}\n"
        for value, said in offers
        if _UNQUOTED.fullmatch(value)
    )


def _unbroken(words: Sequence[str]) -> list[str]:
    """Return words with those joined that bash breaks at "="."""
    joined: list[str] = []
    for word in words:
        if joined and (word == "=" or joined[-1].endswith("=")):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _meaning(said: str) -> str:
    from treaty.rendering.printable import printable

    text = " ".join(printable(said).split())
    return text if len(text) <= _LONGEST_MEANING else text[: _LONGEST_MEANING - 1] + "…"
