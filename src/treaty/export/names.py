"""The names by which clauses and obligations are found, for readers without our search."""

from collections.abc import Mapping
from dataclasses import dataclass

from treaty.corpus import Corpus
from treaty.models import Lexicon
from treaty.search import Kind, list_namings
from treaty.search.index import build_index


@dataclass(frozen=True, slots=True)
class Names:
    """What people call the things that an agreement speaks of, and where it does."""

    things: tuple[tuple[str, ...], ...]
    """All names of one thing, thing by thing."""
    by_entry: Mapping[str, tuple[int, ...]]
    """The things by which a clause or an obligation is found, as places in ``things``.

    By the reference of the clause, of which its sums and named things are a part, or by the id of
    the obligation.
    """
    said: Mapping[str, str]
    """What is said in a clause about its obligations, sums and named things, by its reference."""

    def of_entry(self, entry: str) -> str:
        """Return all names of an obligation in one text."""
        return self._joined(self.by_entry[entry])

    def of_clause(self, corpus: Corpus, reference: str) -> str:
        """Return by what a clause is found with all that stands in it, in one text."""
        inside = (o.id for o in corpus.clauses_by_reference[reference].obligations)
        things = [n for entry in (reference, *inside) for n in self.by_entry[entry]]
        return "; ".join(filter(None, (self.said[reference], self._joined(things))))

    def _joined(self, places: "tuple[int, ...] | list[int]") -> str:
        return "; ".join(dict.fromkeys(name for n in places for name in self.things[n]))


def names_in(corpus: Corpus, lexicon: Lexicon) -> Names:
    """Return the names that a search for anything in an agreement understands."""
    index = build_index([corpus], lexicon)
    scope = index.scope()
    documents = list(index.documents(scope))
    namings = list(list_namings(index, scope, corpus, lexicon))
    by_entry: dict[str, set[int]] = {}
    said: dict[str, list[str]] = {}
    for document in documents:
        clause = document.clause
        if clause is None or document.subject != (document.agreement, clause):
            continue  # Facts of the instrument, claims and silences stand in no clause.
        entry = document.id if document.kind is Kind.OBLIGATION else clause
        found = {n for n, naming in enumerate(namings) if document.place in naming.places}
        by_entry.setdefault(entry, set()).update(found)
        texts = said.setdefault(clause, [])
        if document.kind is not Kind.CLAUSE:
            texts.append(document.title)
    return Names(
        things=tuple(naming.spelled for naming in namings),
        by_entry={entry: tuple(sorted(found)) for entry, found in by_entry.items()},
        said={reference: "; ".join(dict.fromkeys(texts)) for reference, texts in said.items()},
    )
