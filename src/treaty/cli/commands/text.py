"""``treaty text``: the copies of official texts that the user keeps."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from treaty.cli.options import help_with_examples
from treaty.cli.session import Session, say
from treaty.language import _

if TYPE_CHECKING:
    from treaty.answers.texts import TextCopy
    from treaty.corpus import Corpus
    from treaty.official import OfficialText

SHORT_HELP = "Your copy of the official text."
HELP = help_with_examples(
    "Keep a copy of the official text, so that show, read, cite and search have its very words. "
    "'where' tells where it is published, 'add' checks a file that you have downloaded, as "
    "'treaty verify' does, and keeps its text in your data folder; 'list' and 'remove' are for "
    "what is kept. Only 'get' downloads: it fetches the file from that address over HTTPS and "
    "checks it as 'add' does. TREATY_TEXTS may name a folder of such files (ID.txt or ID.pdf) "
    "instead.",
    ("text where", "the address of the official text"),
    ("text add accord-en.pdf", "keep it (a PDF needs: pip install 'treaty[pdf]')"),
    ("text add accord.txt --agreement gbr", "that of another agreement"),
    ("text get", "fetch it from the official address instead"),
    ("text list", "what is kept"),
    ("text remove", "delete the copy"),
)


class Action(StrEnum):
    """What is to be done with a copy."""

    ADD = "add"
    LIST = "list"
    REMOVE = "remove"
    GET = "get"
    WHERE = "where"


def run(
    session: Session,
    action: Annotated[
        Action, typer.Argument(metavar="ACTION", help="where, add, get, list or remove.")
    ],
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
        TextCopy, copies, lambda _width: draw_copies(copies), nothing=_("No official text is kept.")
    )


def _copies(session: Session, action: Action, file: Path | None) -> "list[TextCopy]":
    from treaty.answers.texts import describe_copy
    from treaty.cli.texts import find_copy, texts_folder

    match action:
        case Action.ADD:
            assert file is not None  # noqa: S101 - run() has seen to it
            _add(session, file)
        case Action.GET:
            _get(session.original)
        case Action.REMOVE:
            _remove(session.original)
        case Action.LIST | Action.WHERE:
            pass
        case _:
            assert_never(action)
    corpora = session.corpora if action is Action.LIST else (session.corpus,)
    folder = texts_folder()
    copies = [describe_copy(each, folder, find_copy(each.agreement.id)) for each in corpora]
    return [each for each in copies if each.file or action is not Action.LIST]


def _add(session: Session, file: Path) -> None:
    from treaty.cli.texts import place_for
    from treaty.errors import OfficialTextError
    from treaty.loading import find_data_folder, list_agreements
    from treaty.official import read_official_text

    corpus = session.original
    place = place_for(corpus.agreement.id)
    try:
        _keep(corpus, read_official_text(file, is_paged=corpus.has_pages), file, place)
    except OfficialTextError:
        others = {*list_agreements(find_data_folder(session.data_folder))} - {corpus.agreement.id}
        if file.stem in others:
            meant = _("It was read as the text of {agreement}. Of another: --agreement {id}.")
            say(meant.format(agreement=session.corpus.agreement.short_name, id=file.stem))
        raise


def _get(corpus: "Corpus") -> None:
    from hashlib import sha256

    from treaty.answers.source import official_publication
    from treaty.cli.download import DownloadError, download
    from treaty.cli.texts import place_for
    from treaty.official import MAX_BYTES, parse_official_text

    place = place_for(corpus.agreement.id)
    published = official_publication(corpus)
    if published is None:
        raise DownloadError(corpus.agreement.title, "the data has no address of it")
    url = published.url
    say(_("Downloading {address}").format(address=url))
    content = download(url, MAX_BYTES)
    if published.sha256 not in (None, sha256(content).hexdigest()):
        say(_("The file is another than the one that was coded (SHA-256); its words are checked."))
    name = Path(url.rstrip("/").rpartition("/")[2])
    _keep(corpus, parse_official_text(content, name, is_paged=corpus.has_pages), name, place)


def _keep(corpus: "Corpus", text: "OfficialText", path: Path, place: Path) -> None:
    from treaty.answers.texts import check_copy
    from treaty.official import keep_copy

    check_copy(corpus, text, path)
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
