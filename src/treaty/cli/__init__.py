"""The command line: parse, load, ask, render, write, exit. It alone reads the environment."""

import os
import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from treaty import __version__
from treaty.cli.commands import ALIASES, COMMANDS, TAKE_SEVERAL, load_command
from treaty.cli.completion import VARIABLE
from treaty.cli.failures import end_on_signals, exit_code_of
from treaty.cli.listing import Commands
from treaty.cli.options import help_with_examples, with_session
from treaty.cli.session import Session
from treaty.cli.terminal import write


def make_app(
    names: Iterable[str] = (*COMMANDS, *ALIASES), *, with_options: bool = True
) -> typer.Typer:
    """Return the program with some of its commands, by default with all of them.

    To make every command ready takes a twentieth of a run; hence one is made alone, and the help
    that lists them makes none of their options.
    """
    app = typer.Typer(
        name="treaty",
        cls=Commands,
        help=help_with_examples(
            "Read a security agreement provision by provision: who promised what, how firmly, on "
            "what terms, and where it stands.",
            ("list-obligations --party japan", "what Japan undertakes"),
            ("aid-summary", "how much money, and what is part of what"),
            ("search demining", "where something is said"),
            ("show II.2.2.a", "one clause in full"),
        ),
        context_settings={"help_option_names": ["-h", "--help"]},
        pretty_exceptions_enable=False,
        # Plain help starts faster, fits any width and is read alike by people and screen readers.
        rich_markup_mode=None,
    )
    app.callback(invoke_without_command=True)(with_session(_start))
    for name in names:
        module = load_command(name)
        make = app.command(
            name, help=module.HELP, short_help=module.SHORT_HELP, hidden=name in ALIASES
        )
        several = ALIASES.get(name, name) in TAKE_SEVERAL
        run = with_session(module.run, takes_several=several) if with_options else _listed
        make(run)
    return app


def _listed() -> None:
    """Stand for a command of which only the name and what it is for are shown."""


def _start(
    session: Session,
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version of the program and of its data.")
    ] = False,
) -> None:
    """Take the options that stand before the command."""
    if version:
        from treaty.loading import find_data_folder, read_key

        # Most folders say it on one plain line, so that nothing need be loaded.
        data = read_key(find_data_folder(session.data_folder), "version")
        write(f"treaty {__version__}, data {data or session.corpus.codebook.version}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        context.fail("Missing command.")


def main() -> None:
    """Run the program and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            # A terminal that cannot show a character gets a mark for it, not a traceback.
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    end_on_signals()
    if VARIABLE in os.environ:
        # Typer breaks what a value means at the width of the terminal, and a shell would take the
        # rest for another value.
        os.environ["COLUMNS"] = "1000"
    # Somebody who types the bare name wants to know what it does.
    args = sys.argv[1:] or ["--help"]
    sys.exit(exit_code_of(lambda: _answer(args)))


def _answer(args: list[str]) -> object:
    # Where an option stands before the command, only the parser can tell which is which; help
    # speaks of all commands.
    names: Iterable[str] = (*COMMANDS, *ALIASES)
    if args == ["--version"]:
        names = ()
    elif args[0] in names and args[0] != "help":
        names = args[:1]
    # A shell that asks what could follow passes no arguments, and asks about any command.
    is_help = args in (["--help"], ["-h"]) and VARIABLE not in os.environ
    app = make_app(names, with_options=not is_help)
    return app(args, prog_name="treaty", standalone_mode=False)
