"""What may be found at all: the filters of obligations, and pages."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from treaty.corpus import Corpus
from treaty.errors import TreatyError, UnknownNameError
from treaty.queries import ObligationFilter, read_filter
from treaty.search.documents import Document

EVERYTHING = ObligationFilter()


class Restriction(NamedTuple):
    """What may be found."""

    wanted: ObligationFilter = EVERYTHING
    pages: frozenset[int] = frozenset()
    """Pages of the official document; all of them if empty."""

    def admits(self, document: Document) -> bool:
        """Tell whether a document may be found.

        A filter by what only obligations have, a bearer or a strength, leaves obligations.
        """
        if self.pages and document.page not in self.pages:
            return False
        if document.obligation:
            return self.wanted.admits(document.obligation)
        return not self.wanted.is_about_obligations and self.wanted.admits_place(document.clause)


def read_pages(corpus: Corpus, texts: Iterable[str]) -> frozenset[int]:
    """Return the pages that a user's words mean.

    Raises:
        UnknownNameError: The agreement has no such page.
    """
    pages = {page for clause in corpus.clauses for page in clause.pages}
    known = {str(page): page for page in sorted(pages)}
    for text in texts:
        if text not in known:
            raise UnknownNameError("page", text, list(known), [])
    return frozenset(known[text] for text in texts)


def read_fields(
    corpus: Corpus, fields: Mapping[str, tuple[str, ...]]
) -> tuple[list[Restriction], list[tuple[str, str, TreatyError]]]:
    """Return what the fields of a query ask for, one restriction for each field.

    Args:
        corpus: The agreement whose names are meant.
        fields: Values by the names in :data:`treaty.search.query.FIELDS`.

    Returns:
        The restrictions, and each field and value that cannot be read with the reason.
    """
    restrictions: list[Restriction] = []
    misread: list[tuple[str, str, TreatyError]] = []
    for name, values in fields.items():
        good: list[str] = []
        for value in values:
            try:
                _read(corpus, name, [value])
                good.append(value)
            except TreatyError as error:
                misread.append((name, value, error))
        if good:
            restrictions.append(_read(corpus, name, good))
    return restrictions, misread


def _read(corpus: Corpus, name: str, values: list[str]) -> Restriction:
    match name:
        case "page":
            return Restriction(pages=read_pages(corpus, values))
        case "party":
            return Restriction(read_filter(corpus, parties=values))
        case "beneficiary":
            return Restriction(read_filter(corpus, beneficiaries=values))
        case "topic":
            return Restriction(read_filter(corpus, topics=values))
        case "part":
            return Restriction(read_filter(corpus, parts=values))
        case "clause":
            return Restriction(read_filter(corpus, clauses=values))
        case "modality":
            return Restriction(read_filter(corpus, modalities=values))
        case "strength":
            return Restriction(read_filter(corpus, strengths=values))
        case "min-strength":
            return Restriction(read_filter(corpus, min_strength=values[-1]))
        case _:
            return Restriction(read_filter(corpus, conditions=values))
