"""Tell by which names each thing is found, for readers that search without this engine."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from treaty.search.index import Index, Scope
from treaty.search.vocabulary import Meaning, make_agreement_labels, make_labels

if TYPE_CHECKING:
    from treaty.corpus import Corpus
    from treaty.models import Lexicon


class Naming(NamedTuple):
    """One thing that people name, by all that they call it."""

    spelled: tuple[str, ...]
    """Its names in every language."""
    places: frozenset[int]
    """The places of the documents that a search for any of them finds."""


def list_namings(
    index: Index, scope: Scope, corpus: "Corpus", lexicon: "Lexicon"
) -> Iterator[Naming]:
    """Yield what people call the things that an agreement speaks of.

    Kinds of operative verb are left out: they say little about a subject.

    Args:
        index: An index of the agreement and of the lexicon.
        scope: The agreement in it.
        corpus: The agreement.
        lexicon: The words for what it calls otherwise.
    """
    spelled: dict[Meaning, list[str]] = {}
    for label in (*make_agreement_labels(corpus, lexicon), *make_labels(corpus.codebook, lexicon)):
        spelled.setdefault(label.meaning, []).append(label.spelled)
    for meaning, names in spelled.items():
        found = index.find(meaning.words, scope).keys() | index.find(meaning.topics, scope).keys()
        if found and not meaning.is_verb:
            yield Naming(tuple(dict.fromkeys(names)), frozenset(found))
