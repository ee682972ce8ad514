"""``treaty open``: the official text, at the page of a provision."""

from pathlib import Path
from typing import Annotated

import typer

from treaty.cli import completion
from treaty.cli.browser import show_page
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session

SHORT_HELP = "The official text at its page."
HELP = help_with_examples(
    "Open the official text at the page on which a provision begins, in the browser. In a pipe, in "
    "another form or where no browser is found its address is written instead.",
    ("open III.1", "in the browser"),
    ("open II.2.4-m1 --print", "the address alone"),
    ("open III.1 -f json", "the page and the address, for a program"),
)


def run(
    session: Session,
    ref: Annotated[
        list[str],
        typer.Argument(
            metavar="REF",
            help="A clause as in II.2.2.a, or the id of an entry.",
            autocompletion=completion.complete_place,
        ),
    ],
    print_: Annotated[
        bool, typer.Option("--print", help="Write the address; open nothing.")
    ] = False,
    file: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Open this copy of the official text instead.",
            exists=True,
            show_default=False,
        ),
    ] = None,
) -> None:
    """Open the page, or write its address."""
    from treaty.answers.source import find_official_page

    page = find_official_page(session.original, " ".join(ref), file)
    show_page(session, page, opens=not print_)
