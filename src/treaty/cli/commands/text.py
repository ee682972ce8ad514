"""``treaty text``: the copies of official texts that the user keeps."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from treaty.cli.options import help_with_examples
from treaty.cli.session import Session

if TYPE_CHECKING:
    from treaty.answers.texts import TextCopy
    from treaty.corpus import Corpus

SHORT_HELP = "Your copy of the official text."
HELP = help_with_examples(
    "Keep a copy of the official text, so that show, read, cite and search have its very words. "
    "'where' tells where it is published, 'add' checks a file that you have downloaded, as "
    "'treaty verify' does, and keeps its text in your data folder; 'list' and 'remove' are for "
    "what is kept. Nothing is downloaded. TREATY_TEXTS may name a folder of such files (ID.txt or "
    "ID.pdf) instead.",
    ("text where", "the address of the official text"),
    ("text add accord-en.pdf", "keep it (a PDF needs: pip install 'treaty[pdf]')"),
    ("text add accord.txt --agreement gbr", "that of another agreement"),
    ("text list", "what is kept"),
    ("text remove", "delete the copy"),
)


class Action(StrEnum):
    """What is to be done with a copy."""

    ADD = "add"
    LIST = "list"
    REMOVE = "remove"
    WHERE = "where"


def run(
    session: Session,
    action: Annotated[Action, typer.Argument(metavar="ACTION", help="add, list, remove or where.")],
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]", help="With add: the official text, PDF or plain.", show_default=False
        ),
    ] = None,
) -> None:
    """Do it, and show the copies that it is about."""
    from treaty.answers.texts import TextCopy
    from treaty.rendering.texts import draw_copies

    if (file is not None) is not (action is Action.ADD):
        message = "name the file of the text" if file is None else "only 'text add' takes a file"
        raise typer.BadParameter(message, param_hint="FILE")
    copies = _copies(session, action, file)
    session.show_list(
        TextCopy, copies, lambda _: draw_copies(copies), nothing="No official text is kept."
    )


def _copies(session: Session, action: Action, file: Path | None) -> "list[TextCopy]":
    from treaty.answers.texts import describe_copy
    from treaty.cli.texts import find_copy

    match action:
        case Action.ADD:
            assert file is not None  # noqa: S101 - run() has seen to it
            _add(session.corpus, file)
        case Action.REMOVE:
            _remove(session.corpus)
        case Action.LIST | Action.WHERE:
            pass
        case _:
            assert_never(action)
    corpora = session.corpora if action is Action.LIST else (session.corpus,)
    copies = [describe_copy(each, find_copy(each.agreement.id)) for each in corpora]
    return [each for each in copies if each.file or action is not Action.LIST]


def _add(corpus: "Corpus", file: Path) -> None:
    from treaty.answers.texts import check_copy
    from treaty.cli.texts import place_for
    from treaty.official import keep_copy, read_official_text

    place = place_for(corpus.agreement.id)
    text = read_official_text(file, is_paged=corpus.has_pages)
    check_copy(corpus, text, file)
    try:
        keep_copy(text, place)
    except OSError as error:
        raise OSError(error.errno, f"{place}: {error.strerror or error}") from None


def _remove(corpus: "Corpus") -> None:
    from treaty.cli.texts import NoTextError, place_for

    try:
        place_for(corpus.agreement.id).unlink()
    except FileNotFoundError:
        raise NoTextError(corpus.agreement.id) from None
