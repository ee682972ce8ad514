"""The nearest known words, for one that nothing contains."""

from difflib import get_close_matches

from treaty.search.index import Index, Scope
from treaty.search.probe import language_of, words_of

# Nobody means a word of twenty thousand letters, and comparing takes the longer, the longer it is.
_LONGEST = 40
_SHORTEST = 4
# How much of two words must be alike: enough for one slip in five letters.
_LIKE = 0.8
_SOMEWHAT_LIKE = 0.6
# Of more documents only the labels are known words: to read them all would take too long.
_MOST_READ = 2_000


def correct(word: str, index: Index, scope: Scope) -> str | None:
    """Return the known word that a word looks like, if there is one."""
    near = _nearest(word, index, scope, count=1, likeness=_LIKE)
    return near[0] if near else None


def suggest(word: str, index: Index, scope: Scope) -> list[str]:
    """Return the at most three known words that look most like a word."""
    return _nearest(word, index, scope, count=3, likeness=_SOMEWHAT_LIKE)


def _nearest(word: str, index: Index, scope: Scope, *, count: int, likeness: float) -> list[str]:
    if not _SHORTEST <= len(word) <= _LONGEST or any(letter.isdigit() for letter in word):
        return []
    known = index.label_words(language_of(word))
    if scope.size <= _MOST_READ:
        for document in index.every_document(scope):
            known.update(words_of(f"{document.title} {document.text} {document.quote}"))
    near = [
        each
        for each in known
        # A word as short as "mars" is near to too many others.
        if abs(len(each) - len(word)) <= len(word) // 5
        # Hardly anybody mistypes both of the first two letters; comparing takes most of the time.
        and (each[0] in word[:2] or each[1:2] == word[1])
        and each != word
    ]
    # Sorted, since the order of a set differs from run to run.
    return get_close_matches(word, sorted(near), n=count, cutoff=likeness)
