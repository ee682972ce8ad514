"""``treaty completion``: the script that teaches a shell to complete."""

from typing import Annotated

import typer

from treaty.cli.options import help_with_examples
from treaty.cli.session import Session
from treaty.cli.shells import Shell, script_for
from treaty.cli.terminal import write

SHORT_HELP = "Teach bash, zsh or fish to complete."
HELP = help_with_examples(
    "Write the script with which a shell completes commands, options, parties, topics and clauses "
    "when Tab is pressed. It takes effect in a new shell; nothing else is written or changed.",
    ("completion bash >> ~/.bashrc", "bash"),
    ("completion zsh >> ~/.zshrc", "zsh, behind the line with compinit"),
    ("completion fish > ~/.config/fish/completions/treaty.fish", "fish"),
)


def run(
    session: Session,
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh or fish.")],
) -> None:
    """Write the script."""
    write(script_for(shell))
