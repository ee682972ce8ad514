"""``treaty check``: a data folder looked through like a program by its compiler."""

from pathlib import Path
from typing import Annotated

import typer

from treaty.cli.failures import INVALID_DATA
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session, cache_dir
from treaty.language import ENGLISH

SHORT_HELP = "Find the faults of a data folder."
HELP = help_with_examples(
    "Check a data folder, by default the one that the other commands read: every fault with file, "
    "line and column, what was expected there and the nearest valid value. Exits with 3 if there "
    "is any. Of texts whose English has changed since they were translated it warns; with --lang "
    "also of all that has no translation. 'treaty new' begins such a folder.",
    ("check", "the data that came with the program"),
    ("check my-data", "your own"),
    ("check my-data --lang uk", "with what is not translated into Ukrainian"),
    ("check my-data --format json", "the faults for a program"),
)


def run(
    session: Session,
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="DIR", help="The data folder.", show_default=False),
    ] = None,
) -> None:
    """Show all faults, or what was checked."""
    from rich.console import Group

    from treaty.answers.checks import FoundFault, list_faults, list_gaps
    from treaty.corpus import get_agreement
    from treaty.errors import Fault, InvalidDataError
    from treaty.loading import (
        find_data_folder,
        find_unread,
        load_collection,
        load_lexicon,
        read_translations,
    )
    from treaty.rendering.check import draw_faults, soundness_in_words, translations_in_words
    from treaty.rendering.style import text, unwrapped
    from treaty.rendering.writers import md, rows_of

    data = find_data_folder(folder or session.data_folder)
    faults: list[Fault] = []
    collection = None
    try:
        collection = load_collection(data, cache_dir=cache_dir(), every=True)
    except InvalidDataError as error:
        faults += error.faults
    try:
        load_lexicon(data, cache_dir=cache_dir())
    except InvalidDataError as error:
        # What is wrong with the codebook was found above.
        faults += [fault for fault in error.faults if fault not in faults]
    translations = list(read_translations(data, collection)) if collection else []
    faults += [fault for each in translations for fault in each.faults]
    if collection is None or faults:
        found = list_faults(faults)
        session.show_list(FoundFault, found, lambda _: draw_faults(found))
        raise typer.Exit(INVALID_DATA)
    # Whoever names an agreement wants to know that it is there; all are checked all the same.
    for agreement in session.agreements:
        get_agreement(collection, agreement)
    gaps = list_gaps(data, translations, session.lang or ENGLISH, find_unread(data))
    said = [
        *soundness_in_words(str(data), collection),
        *translations_in_words(translations),
    ]
    session.show(
        gaps,
        lambda _: Group(draw_faults(gaps), unwrapped(map(text, said))),
        rows=lambda: rows_of(FoundFault, gaps),
        document="\n\n".join(map(md, said)) + "\n",
    )
