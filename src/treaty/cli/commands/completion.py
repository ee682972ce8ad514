"""``treaty completion``: the script that teaches a shell to complete."""

import os
from enum import StrEnum
from typing import Annotated

import typer

from treaty.cli.completion import VARIABLE
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session


class Shell(StrEnum):
    """The shells that can complete."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


SHORT_HELP = "Teach a shell to complete."
HELP = help_with_examples(
    "Write the script with which a shell completes commands, options, parties, topics and clauses "
    "when Tab is pressed. It takes effect in a new shell; nothing else is written or changed.",
    ("completion bash >> ~/.bashrc", "bash"),
    ("completion zsh >> ~/.zshrc", "zsh, behind the line with compinit"),
    ("completion fish > ~/.config/fish/completions/treaty.fish", "fish"),
    ("completion powershell >> $PROFILE", "PowerShell"),
)


def run(
    session: Session,
    context: typer.Context,
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh, fish or powershell.")],
) -> None:
    """Write the script."""
    # How any shell asks a program made with Typer for its script.
    os.environ[VARIABLE] = f"source_{shell.value}"
    try:
        context.find_root().command(args=[], prog_name="treaty")
    finally:
        del os.environ[VARIABLE]
