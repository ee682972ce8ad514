"""A place of the agreement, as a word that leads to its page of the official text."""

from typing import TYPE_CHECKING

from treaty.answers.source import address_of_page, page_of
from treaty.corpus import Corpus
from treaty.rendering.printable import printable
from treaty.rendering.style import REFERENCE, text

if TYPE_CHECKING:
    from rich.text import Text


def place(corpus: Corpus, id_: str) -> "Text":
    """Return a clause's reference or an entry's id, linked to its page of the official text."""
    from rich.style import Style

    made = text(id_, REFERENCE)
    url = address_of_page(corpus, page_of(corpus, id_))
    if url:
        made.stylize(Style(link=printable(url)))
    return made
