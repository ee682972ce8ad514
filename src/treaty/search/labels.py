"""Which names of things stand in a query, in whatever language: the labels of the vocabularies.

A language that is written without spaces is searched for the longest labels, the others word by
word: English by the stems of the engine, Ukrainian by the beginnings of words, for which no
stemmer is kept (a beginning found 0.92 of the pairs of forms in a trial, and no false one).
"""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple, Protocol

from treaty.search.probe import CJK, NOTHING, WORD, Language, Probe, language_of, spellings

Stem = Callable[[Collection[str]], dict[str, str]]
"""Returns what stays the same in all forms of each English word."""


class Meaning(NamedTuple):
    """Something that a label stands for, and how it is found."""

    name: str
    """What it is called in English."""
    words: Probe
    """The words or the key that mean just this."""
    topics: Probe = NOTHING
    """The keys of topics that it belongs to, under which other things stand too."""
    topic_names: str = ""
    """The names of these topics."""
    is_verb: bool = False
    """Whether it is a kind of operative verb, which says little about a subject."""


class Label(NamedTuple):
    """A name of something."""

    language: Language
    spelled: str
    words: tuple[str, ...]
    """As they are compared; one for all where a language is written without spaces."""
    meaning: Meaning
    is_hidden: bool = False
    """Whether it is a loose name, which nobody would print."""


BEGINNING = 3
"""By so many letters labels are looked up; inflection leaves them alone."""


class Span(NamedTuple):
    """Words of a query, from one place up to another, that are a label or a part of one."""

    start: int
    end: int
    label: Label
    is_whole: bool = True
    """Whether the words are all of the label."""

    @property
    def words(self) -> range:
        """The places of the words."""
        return range(self.start, self.end)


class Vocabulary(Protocol):
    """Labels as an index keeps them."""

    def labels(self, language: Language, beginnings: Collection[str] | None = None) -> list[Label]:
        """Return the labels in a language, those alone of which a word begins so."""


def find_spans(vocabulary: Vocabulary, words: Sequence[str], stem: Stem) -> list[Span]:
    """Return all labels that stand in a run of words, the longest first.

    Args:
        vocabulary: The labels.
        words: Words as :func:`~treaty.search.probe.words_of` returns them.
        stem: Returns the stems of English words.
    """
    spans: list[Span] = []
    for language in sorted({language_of(word) for word in words if word} - {"ja"}):
        labels = vocabulary.labels(language, {word[:BEGINNING] for word in words if word})
        is_form = _comparison(language, words, labels, stem)
        for label in labels:
            ends = (_match(words, start, label.words, is_form) for start in range(len(words)))
            spans += [Span(start, end, label) for start, end in enumerate(ends) if end]
    return sorted(spans, key=lambda span: span.start - span.end)


def find_parts(vocabulary: Vocabulary, words: Sequence[str], place: int, stem: Stem) -> list[Span]:
    """Return the labels of which a word is a part, for a word that nothing else explains."""
    word = words[place]
    language = language_of(word)
    if len(word) < (2 if language == "ja" else 4):
        return []
    if language == "ja":
        parts = [label for label in vocabulary.labels(language) if word in label.words[0]]
    else:
        labels = vocabulary.labels(language, {word[:BEGINNING]})
        is_form = _comparison(language, [word], labels, stem)
        parts = [label for label in labels if any(is_form(word, part) for part in label.words)]
    return [Span(place, place + 1, label, is_whole=False) for label in parts]


def cut_unspaced(vocabulary: Vocabulary, text: str) -> list[tuple[str, tuple[Label, ...]]]:
    """Cut what is written without spaces at the longest labels that stand in it.

    Returns:
        Pieces in their order, each with the labels that it is. What lies between labels is cut
        where the script changes; pieces in hiragana alone are endings and particles and left out.
    """
    by_spelling: dict[str, list[Label]] = {}
    for label in vocabulary.labels("ja"):
        by_spelling.setdefault(label.words[0], []).append(label)
    longest = max(map(len, by_spelling), default=0)
    pieces: list[tuple[str, tuple[Label, ...]]] = []
    rest = ""
    at = 0
    while at < len(text):
        for end in range(min(len(text), at + longest), at, -1):
            if text[at:end] in by_spelling:
                pieces += [(piece, ()) for piece in _runs(rest)]
                pieces.append((text[at:end], tuple(by_spelling[text[at:end]])))
                rest, at = "", end
                break
        else:
            rest += text[at]
            at += 1
    return pieces + [(piece, ()) for piece in _runs(rest)]


def _runs(text: str) -> list[str]:
    """Return the runs of one script that bear a meaning.

    >>> _runs("凍結された資産はCAP基金")
    ['凍結', '資産', 'cap', '基金']
    """
    runs: list[str] = []
    last = ""
    for letter in text:
        script = _script(letter)
        if script == last != "":
            runs[-1] += letter
        elif script:
            runs.append(letter)
        last = script
    return [run.casefold() for run in runs]


def _script(letter: str) -> str:
    if "ァ" <= letter <= "ヿ":
        return "katakana"
    if "ぁ" <= letter <= "ゟ" or not WORD.match(letter):
        return ""
    return "kanji" if CJK.match(letter) else "other"


IsForm = Callable[[str, str], bool]
"""Tells whether a word of a query is a form of a word of a label."""


def _comparison(
    language: Language, words: Sequence[str], labels: Sequence[Label], stem: Stem
) -> IsForm:
    if language != "en":
        return _begins_alike
    every = {*words, *(part for label in labels for part in label.words)} - {""}
    spelled = {word: spellings(word) for word in every}
    stem_of = stem({each for all_ in spelled.values() for each in all_})
    stems = {word: {stem_of.get(each, each) for each in all_} for word, all_ in spelled.items()}

    def has_its_stem(word: str, part: str) -> bool:
        return word[:BEGINNING] == part[:BEGINNING] and not stems[word].isdisjoint(stems[part])

    return has_its_stem


def _begins_alike(word: str, part: str) -> bool:
    if len(word) < 4:
        return word == part
    return part.startswith(word[: max(4, len(word) - 3)]) and len(part) <= len(word) + 4


def _match(words: Sequence[str], start: int, label: Sequence[str], is_form: IsForm) -> int | None:
    """Return where a label ends that starts at a place in a run of words, if it does."""
    end = start + len(label)
    if end <= len(words) and all(words[start:end]):
        # In any order: "attack again" is said as "again attacks".
        left = list(label)
        for word in words[start:end]:
            found = next((part for part in left if is_form(word, part)), None)
            if found is None:
                break
            left.remove(found)
        else:
            return end
    # Written in one word or with a hyphen: "de-mining", "nonlethal".
    joined = "".join(label)
    so_far = ""
    for place in range(start, len(words)):
        so_far += words[place]
        if not words[place] or not joined.startswith(so_far):
            return None
        if so_far == joined:
            return place + 1
    return None


def probe_of_word(word: str) -> Probe:
    """Return how a word is looked for in the texts themselves.

    >>> probe_of_word("defence").phrases, probe_of_word("санкцій").prefixes
    (('defence', 'defense'), ('санк',))
    """
    if language_of(word) == "uk" and len(word) >= 4:
        return Probe(phrases=(word,), prefixes=(word[: max(4, len(word) - 3)],))
    return Probe(phrases=spellings(word))
