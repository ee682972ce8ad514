"""Which names of things stand in a query, in whatever language: the labels of the vocabularies.

A language that is written without spaces is searched for the longest labels, the others word by
word: English by the stems of the engine, Ukrainian by the beginnings of words, for which no
stemmer is kept (a beginning found 0.92 of the pairs of forms in a trial, and no false one).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from treaty.corpus import Corpus
from treaty.models import Labels, Language, Lexicon, Participant
from treaty.search.documents import key
from treaty.search.probe import CJK, NOTHING, WORD, Probe, spellings, without_apostrophes, words_of

Stem = Callable[[Sequence[str]], list[str]]


class Meaning(NamedTuple):
    """Something that a label stands for, and how it is found."""

    name: str
    """What it is called in English."""
    words: Probe = NOTHING
    """The words or the key that mean just this."""
    topics: Probe = NOTHING
    """The keys of topics that it belongs to, under which other things stand too."""
    topic_names: str = ""
    """The names of these topics."""
    is_verb: bool = False
    """Whether it is a kind of operative verb, which says little about a subject."""


class Label(NamedTuple):
    """A name of something."""

    spelled: str
    words: tuple[str, ...]
    """As they are compared; one for all where a language is written without spaces."""
    meaning: Meaning
    is_hidden: bool = False
    """Whether it is a loose name, which nobody would print."""


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


class Vocabulary:
    """All labels that a search understands."""

    def __init__(self, corpus: Corpus, lexicon: Lexicon) -> None:
        """Collect the labels of the topics, the entities, the verbs and the lexicon's concepts."""
        self._corpus = corpus
        self._lexicon = lexicon

    def labels(self, language: Language, beginnings: Iterable[str] = ("",)) -> Iterator[Label]:
        """Yield the labels in a language, those alone in which any of the beginnings occurs."""
        occurs = re.compile("|".join(map(re.escape, beginnings))).search
        for meaning, names in self._named():
            if language not in names:
                continue
            labels = names[language]
            for spelled in (labels.preferred, *labels.alternative, *labels.hidden):
                # Most are of no use to a query, and this is quicker than to take them apart.
                if not occurs(without_apostrophes(spelled.casefold())):
                    continue
                words = words_of(spelled)
                if language == "ja":
                    words = ["".join(words)]
                yield Label(spelled, tuple(words), meaning, is_hidden=spelled in labels.hidden)

    def is_function_word(self, word: str) -> bool:
        """Tell whether a word says nothing about what is sought."""
        return any(word in words for words in self._lexicon.function_words.values())

    def _named(self) -> Iterator[tuple[Meaning, Mapping[Language, Labels]]]:
        for topic in self._corpus.codebook.topics:
            keys = Probe(keys=(key("topic", topic.id),))
            yield Meaning(topic.label, topics=keys, topic_names=topic.label), topic.labels
        for participant in self._corpus.agreement.participants:
            yield Meaning(participant.id, Probe(phrases=participant.names)), _by_script(participant)
        for entity in self._corpus.agreement.entities:
            probe = Probe(keys=(key("entity", entity.id),))
            yield Meaning(entity.name, probe), self._lexicon.entities.get(entity.id, {})
        for concept in self._lexicon.concepts:
            keys = Probe(keys=tuple(key("topic", topic) for topic in concept.topics))
            name = concept.labels["en"].preferred if "en" in concept.labels else concept.words[0]
            names = ", ".join(self._corpus.topics[topic].label for topic in concept.topics)
            yield Meaning(name, Probe(phrases=concept.words), keys, names), concept.labels
        for modality in self._corpus.codebook.modalities:
            probe = Probe(keys=(key("modality", modality.id),))
            labels = self._lexicon.modalities.get(modality.id, {})
            yield Meaning(modality.label, probe, is_verb=True), labels


def language_of(word: str) -> Language:
    """Return the language in whose labels a word is to be looked for, by its script.

    >>> language_of("mines"), language_of("міни"), language_of("地雷")
    ('en', 'uk', 'ja')
    """
    if CJK.search(word):
        return "ja"
    return "uk" if any("Ѐ" <= letter <= "ӿ" for letter in word) else "en"


def find_spans(vocabulary: Vocabulary, words: Sequence[str], stem: Stem) -> list[Span]:
    """Return all labels that stand in a run of words, the longest first.

    Args:
        vocabulary: The labels.
        words: Words as :func:`~treaty.search.probe.words_of` returns them.
        stem: Returns the stems of English words.
    """
    spans: list[Span] = []
    same = _comparison(stem)
    languages = {language_of(word) for word in words if word}
    # Inflection leaves the beginning of a word alone.
    beginnings = {word[:3] for word in words if word}
    for language in sorted(languages - {"ja"}):
        for label in vocabulary.labels(language, beginnings):
            ends = (
                _match(words, start, label.words, language, same) for start in range(len(words))
            )
            spans += [Span(start, end, label) for start, end in enumerate(ends) if end]
    return sorted(spans, key=lambda span: span.start - span.end)


def find_parts(vocabulary: Vocabulary, words: Sequence[str], place: int, stem: Stem) -> list[Span]:
    """Return the labels of which a word is a part, for a word that nothing else explains."""
    word = words[place]
    language = language_of(word)
    if len(word) < (2 if language == "ja" else 4):
        return []
    same = _comparison(stem)
    return [
        Span(place, place + 1, label, is_whole=False)
        for label in vocabulary.labels(language)
        if (
            word in label.words[0]
            if language == "ja"
            else any(
                part[:3] == word[:3] and _is_form(word, part, language, same)
                for part in label.words
            )
        )
    ]


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


def _by_script(participant: Participant) -> dict[Language, Labels]:
    """Return the names of a Participant as labels of the languages that their scripts tell."""
    names: dict[Language, list[str]] = {}
    for name in participant.names:
        names.setdefault(language_of(name), []).append(name)
    return {
        language: Labels(preferred=first, alternative=tuple(others))
        for language, (first, *others) in names.items()
    }


Same = Callable[[str, str], bool]


def _comparison(stem: Stem) -> Same:
    """Return what tells whether two English words are forms of one."""

    @cache
    def stems(word: str) -> frozenset[str]:
        return frozenset(stem(spellings(word)))

    return lambda one, other: one == other or not stems(one).isdisjoint(stems(other))


def _match(
    words: Sequence[str], start: int, label: Sequence[str], language: Language, same: Same
) -> int | None:
    """Return where a label ends that starts at a place in a run of words, if it does."""
    end = start + len(label)
    if end <= len(words):
        # In any order: "attack again" is said as "again attacks".
        left = list(label)
        for word in words[start:end]:
            found = next((part for part in left if _is_form(word, part, language, same)), None)
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
        if so_far == joined:
            return place + 1
        if not joined.startswith(so_far):
            return None
    return None


def _is_form(word: str, part: str, language: Language, same: Same) -> bool:
    if language == "en":
        return word[:3] == part[:3] and same(word, part)
    if len(word) < 4:
        return word == part
    return part.startswith(word[: max(4, len(word) - 3)]) and len(part) <= len(word) + 4


def probe_of_word(word: str) -> Probe:
    """Return how a word is looked for in the texts themselves.

    >>> probe_of_word("defence").phrases, probe_of_word("санкцій").prefixes
    (('defence', 'defense'), ('санк',))
    """
    if language_of(word) == "uk" and len(word) >= 4:
        return Probe(phrases=(word,), prefixes=(word[: max(4, len(word) - 3)],))
    return Probe(phrases=spellings(word))
