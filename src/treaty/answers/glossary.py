"""The controlled values with their meaning, as the codebook defines them."""

from collections.abc import Iterable
from dataclasses import dataclass

from treaty.corpus import Corpus, derive_strength
from treaty.errors import UnknownNameError
from treaty.likeness import fold, nearest
from treaty.models import Term
from treaty.undertaking import Strength


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A controlled value with its meaning."""

    kind: str
    """What it is a value of: strength, modality, condition, trigger, qualifier, nature, verdict."""
    id: str
    """The value as it is written in the data and behind an option."""
    label: str
    """The value in words."""
    definition: str
    """When the value applies, and when it does not."""
    strength: Strength | None
    """What an act is by it: by its modality if nothing qualifies it, or by a condition that leaves
    discretion; null for every other value."""


def find_glossary(corpus: Corpus, word: str | None = None) -> tuple[GlossaryEntry, ...]:
    """Return the controlled values, all of them, those of a kind or those that a word means.

    A word means a kind (``verdicts``), or else the values whose id or label holds it or, if there
    is none, those whose definition does.

    >>> import treaty
    >>> [entry.id for entry in find_glossary(treaty.load("jpn"), "overstated")]
    ['overstated']

    Raises:
        UnknownNameError: No value has to do with the word.
    """
    entries = tuple(_entries(corpus))
    if word is None:
        return entries
    asked = fold(word)
    kinds = {name: kind for kind, plural in _PLURALS.items() for name in (kind, plural)}
    for is_meant in (
        lambda entry: entry.kind == kinds.get(asked),
        lambda entry: asked in (fold(entry.id), fold(entry.label)),
        lambda entry: asked in f"{fold(entry.id)} {fold(entry.label)}",
        lambda entry: asked in fold(entry.definition),
    ):
        found = tuple(filter(is_meant, entries))
        if found and asked:
            return found
    known = [*_PLURALS.values(), *(entry.id for entry in entries)]
    raise UnknownNameError("term", word, list(dict.fromkeys(known)), nearest(word, known))


_PLURALS = {
    "strength": "strengths",
    "modality": "modalities",
    "condition": "conditions",
    "trigger": "triggers",
    "qualifier": "qualifiers",
    "nature": "natures",
    "verdict": "verdicts",
}


def _entries(corpus: Corpus) -> Iterable[GlossaryEntry]:
    book = corpus.codebook
    modalities = {m.id: derive_strength(m.kind, ()) for m in book.modalities}
    conditions = {c.id: Strength.QUALIFIED for c in book.conditions if c.leaves_discretion}
    for kind, terms, strengths in (
        ("strength", book.strengths, {}),
        ("modality", book.modalities, modalities),
        ("condition", book.conditions, conditions),
        ("trigger", book.triggers, {}),
        ("qualifier", book.qualifiers, {}),
        ("nature", book.natures, {}),
        ("verdict", book.verdicts, {}),
    ):
        yield from _of_kind(kind, terms, strengths)


def _of_kind(
    kind: str, terms: Iterable[Term], strengths: dict[str, Strength]
) -> Iterable[GlossaryEntry]:
    for term in terms:
        yield GlossaryEntry(kind, term.id, term.label, term.definition, strengths.get(term.id))
