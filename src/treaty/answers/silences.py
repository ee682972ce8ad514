"""What people ask of an agreement and its text does not say."""

import re
from dataclasses import dataclass

from treaty.corpus import Corpus
from treaty.likeness import fold
from treaty.models import Silence


@dataclass(frozen=True, slots=True)
class FoundSilence:
    """A subject that people ask about and the text passes over."""

    id: str
    """Stable identifier: ``air-defence``."""
    silence: str
    """One plain sentence that says what is absent."""
    words: tuple[str, ...]
    """By which words people ask, in every language in which they are curated."""
    nearest: str | None
    """The clause that comes nearest, or null where none comes near."""
    reason: str
    """Why the nearest clause is not the same, or that none comes near."""


def find_silences(corpus: Corpus, words: str = "") -> tuple[FoundSilence, ...]:
    """Return the silences about which somebody asks in some words, all of them for none.

    Each of the words must begin a word by which people ask, or one of the sentence.

    >>> import treaty
    >>> [found.id for found in find_silences(treaty.load("jpn"), "peacekeepers")]
    ['troops']
    """
    asked = fold(words).split()
    return tuple(
        FoundSilence(
            id=silence.id,
            silence=silence.sentence,
            words=_words_of(silence),
            nearest=silence.nearest,
            reason=silence.reason,
        )
        for silence in corpus.silences
        if _is_about(silence, asked)
    )


def _words_of(silence: Silence) -> tuple[str, ...]:
    return tuple(word for words in silence.words.values() for word in words)


def _is_about(silence: Silence, asked: list[str]) -> bool:
    said = fold(" ".join((silence.id, silence.title, silence.sentence, *_words_of(silence))))
    # In Japanese nothing stands between words.
    return all(
        re.search(rf"(?<![^\W_]){re.escape(word)}" if word.isascii() else re.escape(word), said)
        for word in asked
    )
