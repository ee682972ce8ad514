"""``treaty help``: what a command does, with examples and options."""

from typing import Annotated

import typer

from treaty.cli import completion
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session
from treaty.cli.terminal import write

SHORT_HELP = "What a command does, with examples."
HELP = help_with_examples(
    "Show what a command does, with examples and options, as -h behind its name does; without a "
    "name, all commands.",
    ("help", "all commands"),
    ("help show", "one of them"),
)


def run(
    session: Session,
    context: typer.Context,
    command: Annotated[
        str | None,
        typer.Argument(
            metavar="COMMAND",
            help="The name of a command.",
            show_default=False,
            autocompletion=completion.complete_command,
        ),
    ] = None,
) -> None:
    """Show the help of the program or of one command."""
    whole = context.find_root()
    if command is None:
        write(f"{whole.get_help()}\n")
        return
    # It raises what an unknown command raises: a usage error that says what was meant.
    name, found, _ = whole.command.resolve_command(whole, [command])  # type: ignore[attr-defined]
    write(f"{found.make_context(name, [], parent=whole, resilient_parsing=True).get_help()}\n")
