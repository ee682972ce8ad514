"""The folder in which a user keeps official texts, and the words of an agreement found there."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from treaty.cli.session import user_folder
from treaty.cli.terminal import get_output
from treaty.errors import OfficialTextError, OtherTextError, TreatyError
from treaty.language import _

if TYPE_CHECKING:
    from treaty.answers.wording import Wording
    from treaty.corpus import Corpus

VARIABLE = "TREATY_TEXTS"
"""The environment variable that names another folder."""


class NoTextError(TreatyError):
    """What needs the official text was asked for where no copy of it is kept."""

    def __init__(self, agreement: str) -> None:
        """Keep the agreement's id."""
        self.agreement = agreement
        super().__init__(agreement)

    def __str__(self) -> str:
        return (
            f"you keep no copy of the official text of {self.agreement}; "
            f"'treaty text where --agreement {self.agreement}' tells how to have it"
        )


class OtherCopyError(OfficialTextError):
    """A copy that is kept for an agreement and is of something else."""

    problem = "is kept as an official text and is that of something else; remove it"


class OwnFolderError(TreatyError):
    """A folder of the user's own is not written to."""

    def __str__(self) -> str:
        return (
            f"{VARIABLE} names a folder of yours, in which treaty changes nothing: put the file "
            "there as ID.txt or ID.pdf, or take it away, yourself"
        )


class NoFolderError(TreatyError):
    """There is no folder of the user in which to keep anything."""

    def __str__(self) -> str:
        return f"there is no home folder to keep texts in; name a folder of yours in {VARIABLE}"


def named_folder() -> Path | None:
    """Return the folder that the environment names, if it does."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else None


def find_copy(agreement: str) -> Path | None:
    """Return the copy of an agreement's text that the user keeps, if any."""
    named = named_folder()
    folder = texts_folder()
    # Only a folder that the user fills holds PDFs.
    names = [f"{agreement}.txt", *([f"{agreement}.pdf"] if named else [])]
    places = [folder / name for name in names] if folder else []
    # Not Path.is_file(), which raises where the folder may not be searched.
    return next((each for each in places if os.path.isfile(each)), None)  # noqa: PTH113


def get_copy(agreement: str) -> Path:
    """Return the copy of an agreement's text that the user keeps.

    Raises:
        NoTextError: None is kept.
    """
    copy = find_copy(agreement)
    if copy is None:
        raise NoTextError(agreement)
    return copy


def texts_folder() -> Path | None:
    """Return the folder of texts: the user's own or, if there is a home, this program's."""
    named = named_folder()
    if named is not None:
        return named
    data = user_folder("XDG_DATA_HOME", ".local/share")
    return data / "texts" if data else None


def place_for(agreement: str) -> Path:
    """Return where this program keeps the text of an agreement.

    Raises:
        OwnFolderError: The environment names another folder, which is the user's to fill.
        NoFolderError: There is no home to keep it in.
    """
    if named_folder() is not None:
        raise OwnFolderError
    folder = texts_folder()
    if folder is None:
        raise NoFolderError
    return folder / f"{agreement}.txt"


def find_wording(corpus: "Corpus") -> "Wording | None":
    """Return the words of an agreement from the copy that the user keeps, if any.

    Raises:
        OfficialTextError: The copy cannot be read, or is the text of something else.
    """
    return None if find_copy(corpus.agreement.id) is None else get_wording(corpus)


def get_wording(corpus: "Corpus") -> "Wording":
    """Return the words of an agreement from the copy that the user keeps.

    Raises:
        NoTextError: None is kept.
        OfficialTextError: The copy cannot be read, or is the text of something else.
    """
    copy = get_copy(corpus.agreement.id)
    # Not before: what has no copy to read need not wait for what reads it.
    from treaty.answers.wording import Wording
    from treaty.official import read_official_text

    text = read_official_text(copy, is_paged=corpus.has_pages)
    try:
        return Wording(corpus, text)
    except OtherTextError as error:
        raise OtherCopyError(copy, str(error)) from None


def hint_for(agreement: str, wording: "Wording | None") -> str:
    """Say on a terminal, where no copy is kept, how to have one."""
    if wording is not None or not get_output().isatty():
        return ""
    return _("The very words can stand here too: {command}").format(
        command=f"treaty text where --agreement {agreement}"
    )
