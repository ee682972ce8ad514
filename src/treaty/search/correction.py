"""The nearest known words, for one that nothing contains."""

from collections.abc import Iterable
from difflib import get_close_matches

from treaty.search.documents import Document
from treaty.search.labels import Vocabulary, language_of
from treaty.search.probe import words_of

# Nobody means a word of twenty thousand letters, and comparing takes the longer, the longer it is.
_LONGEST = 40
_SHORTEST = 4
# How much of two words must be alike: enough for one slip in five letters.
_LIKE = 0.8
_SOMEWHAT_LIKE = 0.6


def correct(word: str, documents: Iterable[Document], vocabulary: Vocabulary) -> str | None:
    """Return the known word that a word looks like, if there is one."""
    near = _nearest(word, documents, vocabulary, count=1, likeness=_LIKE)
    return near[0] if near else None


def suggest(word: str, documents: Iterable[Document], vocabulary: Vocabulary) -> list[str]:
    """Return the at most three known words that look most like a word."""
    return _nearest(word, documents, vocabulary, count=3, likeness=_SOMEWHAT_LIKE)


def _nearest(
    word: str,
    documents: Iterable[Document],
    vocabulary: Vocabulary,
    *,
    count: int,
    likeness: float,
) -> list[str]:
    if not _SHORTEST <= len(word) <= _LONGEST or any(letter.isdigit() for letter in word):
        return []
    language = language_of(word)
    known = {part for label in vocabulary.labels(language) for part in label.words}
    for document in documents:
        known.update(words_of(f"{document.title} {document.text} {document.quote}"))
    # A word as short as "mars" is near to too many others.
    near = [each for each in known if abs(len(each) - len(word)) <= len(word) // 5 and each != word]
    # Sorted, since the order of a set differs from run to run.
    return get_close_matches(word, sorted(near), n=count, cutoff=likeness)
