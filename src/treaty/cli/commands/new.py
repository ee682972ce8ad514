"""``treaty new``: the beginning of a data folder of one's own."""

from pathlib import Path
from typing import Annotated

import typer

from treaty.cli.options import help_with_examples
from treaty.cli.session import Session

SHORT_HELP = "Begin a data folder of your own."
HELP = help_with_examples(
    "Write a commented skeleton of a data folder into a new or empty one, for coding another "
    "agreement: it passes 'treaty check' at once, and every command answers from it with --data. "
    "The chapter 'Code your own agreement' in data/README.md leads through the rest.",
    ("new my-data", "with names to be replaced"),
    ("new my-data --id lake --party ardenia --party belmora", "with names of your own"),
    ("new --into my-data --id canal", "a second agreement beside the first"),
)


def run(
    session: Session,
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", help="The folder to write.", show_default=False),
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option(
            "--into",
            metavar="DIR",
            help="Add the agreement to this data folder, by its codebook, instead.",
            show_default=False,
        ),
    ] = None,
    id_: Annotated[
        str, typer.Option("--id", metavar="ID", help="The agreement's id, as in --agreement ID.")
    ] = "example",
    party: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID", help="The id of a Participant; give it twice.", show_default=False
        ),
    ] = None,
) -> None:
    """Write the folder and say what to do next."""
    from treaty.rendering.skeleton import draw_new_folder, rows_of_files
    from treaty.skeleton import write_skeleton

    place = into or folder
    if place is None or (into and folder):
        message = "name the folder to write, or with --into the one to add to"
        raise typer.BadParameter(message, param_hint="DIR")
    parties = party or ("party-a", "party-b")
    written = write_skeleton(place, id_, parties, session.data_folder, is_added=into is not None)
    session.show(
        written,
        lambda _: draw_new_folder(place, id_, written.files, is_added=into is not None),
        rows=lambda: rows_of_files(written.files),
    )
