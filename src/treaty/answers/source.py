"""Where a provision stands in the official text: an address that opens at its page."""

from dataclasses import dataclass
from pathlib import Path

from treaty.corpus import Corpus
from treaty.errors import TreatyError
from treaty.models import Publication


class NoPublicationError(TreatyError):
    """An agreement of whose official text no address is coded."""

    def __str__(self) -> str:
        return "the data has no address of the official text; name a copy of it with --file"


@dataclass(frozen=True, slots=True)
class OfficialPage:
    """The page of the official text on which a provision begins."""

    id: str
    """The clause's reference, or the entry's id."""
    page: int | None
    """Page of the official document; null where the published text has none."""
    url: str
    """Address of the document, or of a copy, that opens at the page."""


def find_official_page(corpus: Corpus, text: str, copy: Path | None = None) -> OfficialPage:
    """Return where a user's reference, to a clause or an entry, stands in the official text.

    >>> import treaty
    >>> find_official_page(treaty.load("jpn"), "III.1").url
    'https://www.mofa.go.jp/files/100684186.pdf#page=6'

    Args:
        corpus: The agreement.
        text: The reference.
        copy: A PDF of the official text to open instead of the published one.

    Raises:
        NoPublicationError: There is neither a copy nor a publication.
        ReferenceSyntaxError: The text is no reference.
        AmbiguousReferenceError: It can mean several places.
        UnknownNameError: The agreement has no such place.
    """
    id_ = corpus.find_entry(text) or corpus.get_clause(text).clause
    page = page_of(corpus, id_)
    url = address_of_page(corpus, page)
    if copy is not None:
        url = f"{copy.absolute().as_uri()}{_page_mark(page)}"
    if url is None:
        raise NoPublicationError
    return OfficialPage(id_, page, url)


def page_of(corpus: Corpus, id_: str) -> int | None:
    """Return the page on which a clause or an entry begins; None in a text without pages."""
    if id_ in corpus.clauses_by_reference:
        return corpus.page_of(id_)
    entries = (*corpus.obligations, *corpus.commitments, *corpus.shares, *corpus.unpriced)
    return next(entry.page for entry in entries if entry.id == id_)


def _page_mark(page: int | None) -> str:
    return f"#page={page}" if page else ""


def address_of_page(corpus: Corpus, page: int | None) -> str | None:
    """Return the address of a page of the official text in the prevailing language, if coded.

    Pages of another publication are taken where there is none in that language.
    """
    published = official_publication(corpus)
    return f"{published.url}{_page_mark(page)}" if published else None


def official_publication(corpus: Corpus) -> Publication | None:
    """Return the publication in the prevailing language or, failing that, the first, if any."""
    publications = corpus.agreement.publications
    return next(iter(sorted(publications, key=lambda each: not _prevails(corpus, each))), None)


def _prevails(corpus: Corpus, publication: Publication) -> bool:
    return publication.language == corpus.agreement.languages.prevailing
