"""Copies of official texts that a user keeps: of which agreement, and whether it is that one's."""

from dataclasses import dataclass
from pathlib import Path

from treaty.answers.source import address_of_page
from treaty.corpus import Corpus
from treaty.errors import TreatyError
from treaty.official import OfficialText
from treaty.proof import Check, Kind, prove

_TELLING = (Kind.ANCHOR, Kind.PAGES, Kind.FIGURE)
"""What tells a text from another; other checks are of the data alone."""
_MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class TextCopy:
    """The official text of an agreement, and the user's copy of it."""

    agreement: str
    """Id of the agreement."""
    title: str
    """What people call the agreement."""
    url: str | None
    """Where the text is published; null where no address is coded."""
    folder: Path | None
    """Where copies are kept; null where there is no home to keep them in."""
    file: Path | None
    """The user's copy; null where none is kept."""


class DifferingTextError(TreatyError):
    """A text that does not bear the data out, so it is no copy of the official one."""

    def __init__(self, path: Path, title: str, failed: tuple[Check, ...]) -> None:
        """Keep the file, the agreement's title and the checks that failed."""
        self.path = path
        self.title = title
        self.failed = failed
        super().__init__(path, title, failed)

    def __str__(self) -> str:
        shown = "; ".join(map(str, self.failed[:_MOST_SHOWN]))
        more = len(self.failed) - _MOST_SHOWN
        rest = f"; and {more} more, which 'treaty verify' lists" if more > 0 else ""
        return (
            f"{self.path}: this differs from the official text of the {self.title}: {shown}{rest}"
        )


def check_copy(corpus: Corpus, text: OfficialText, path: Path) -> None:
    """Check that a text is the agreement's: each anchor, page and figure stands where it is coded.

    Raises:
        OtherTextError: It is the text of something else.
        DifferingTextError: Something of it differs.
    """
    failed = tuple(each for each in prove(corpus, text).failures if each.kind in _TELLING)
    if failed:
        raise DifferingTextError(path, corpus.agreement.title, failed)


def describe_copy(corpus: Corpus, folder: Path | None, file: Path | None) -> TextCopy:
    """Return what there is to say of the text of an agreement and of the copy that is kept."""
    url = address_of_page(corpus, None)
    return TextCopy(corpus.agreement.id, corpus.agreement.short_name, url, folder, file)
