"""Which silences a query asks about, and whether they are what it asks about above all.

A silence applies only where words that are listed for it were typed: what it says of itself and its
nearest clause are no reason to bring it up.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import eq
from typing import NamedTuple

from treaty.search.index import Index, Scope
from treaty.search.query import Term, TermKind, Word
from treaty.search.vocabulary import CJK, first_letters, is_inflected, stem, words_of


class Silent(NamedTuple):
    """A silence whose words were typed."""

    place: int
    typed: tuple[tuple[str, ...], ...]
    """The listed phrases as they were typed, word by word."""

    def has(self, word: str) -> bool:
        """Tell whether a word of the query is among those that were typed for it."""
        words = words_of(word)
        if CJK.search(word):
            joined = "".join(words)
            phrases = ["".join(phrase) for phrase in self.typed]
            return any(joined in phrase or phrase in joined for phrase in phrases)
        said = {each for phrase in self.typed for each in phrase}
        return "".join(words) in said or (bool(words) and said.issuperset(words))


def find_silences(
    index: Index,
    scope: Scope,
    groups: Iterable[tuple[Term, ...]],
    meant: Mapping[str, str],
    *,
    is_exact: bool = False,
) -> list[Silent]:
    """Return the silences whose words stand in a query, the one with the longest phrase first.

    Args:
        index: Where they are kept.
        scope: The agreements that are searched.
        groups: The terms of the query.
        meant: What words were taken for, where they were no words.
        is_exact: Whether to take a listed word in just the form in which it is listed.
    """
    is_listed = eq if is_exact else is_inflected
    words = [
        word
        for group in groups
        for term in group
        if term.kind is not TermKind.PREFIX
        for word in words_of(meant.get(term.text, term.text))
    ]
    found: dict[int, list[range]] = {}
    for place, phrase in index.silences({first_letters(word) for word in words}, scope):
        for start in range(len(words) - len(phrase) + 1):
            if all(map(is_listed, words[start:], phrase)):
                found.setdefault(place, []).append(range(start, start + len(phrase)))
    every = [run for runs in found.values() for run in runs]
    silent: list[tuple[int, Silent]] = []
    for place, runs in found.items():
        # "Nuclear weapons" does not ask about weapons at large.
        own = [r for r in runs if not any(_is_inside(r, other) for other in every)]
        if own:
            typed = tuple(dict.fromkeys(tuple(words[r.start : r.stop]) for r in own))
            silent.append((max(map(len, own)), Silent(place, typed)))
    return [each for _, each in sorted(silent, key=lambda pair: (-pair[0], pair[1].place))]


def _is_inside(run: range, other: range) -> bool:
    return len(run) < len(other) and other.start <= run.start and run.stop <= other.stop


def share_of(
    silent: Silent,
    words: Sequence[Word],
    weights: Sequence[float],
    related: Collection[int],
    said: str,
    others: Iterable[Collection[int]],
    most: float,
) -> float:
    """Return how much of a query is about a silence, against what else answers it, from 0 to 1.

    Args:
        silent: The silence.
        words: The words of the query.
        weights: How much each word says.
        related: The places of the words that its nearest clause matches.
        said: What the silence says of itself.
        others: The places of the words that each other clause or fact matches.
        most: How much a word says that is in one clause alone; one of a silence is in none.
    """
    own = {stem(word) for word in words_of(said)}
    typed = {n for n, word in enumerate(words) if silent.has(word.typed)}
    covered = typed | set(related) | {n for n, w in enumerate(words) if stem(w.folded) in own}
    rest = max((sum(weights[n] for n in set(other) - covered) for other in others), default=0.0)
    about = max(1, len(typed)) * most
    return about / (about + rest)
