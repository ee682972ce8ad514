"""Weigh what matches which word of a query, and rank the clauses by it.

A clause is worth what its best document is worth for each word; a word weighs the more, the fewer
clauses match it. What the text itself says outranks what only a label means: scores of the
former lie above one half, of the latter below.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from treaty.search.index import Document, Kind, Matching, Subject
from treaty.search.query import Word
from treaty.search.vocabulary import CJK, NOTHING, Label, Probe, stem, words_of

Scores = dict[Subject, float]

# The least and the most that a match is worth.
OWN_WORDS = (0.55, 1.0)
WHOLE_LABEL = (0.25, 0.5)
HIDDEN_LABEL = (0.2, 0.4)
TOPIC = (0.15, 0.35)
WIDER_TOPIC = (0.1, 0.25)
IN_PASSING = (0.1, 0.25)
PART_OF_LABEL = (0.05, 0.2)
OPERATIVE_VERB = (0.02, 0.1)

# A word of a name says little where the rest of the name is missing.
_LONE_WORD = 0.3
# A fact whose title has all the words is what was asked for, if it stands in no clause.
_TITLE = 1.5
# What nothing matches may be a turn of speech as well as what is asked about.
_UNKNOWN = 0.7
# The name of a side, beside what is asked of it.
_SIDE = 0.4
# A clause with only other clauses in it says nothing itself.
_HEADING = 0.5
# More documents, or both the words and a label, make a match surer.
_MORE = 0.15
# What the press claims is no answer of the text, but is what is sought where the report is named.
_REPORT = 0.4
_REPORT_NAMED = 1.5
# A clause that matches much less than the best one does not answer.
_WORTH_SHOWING = 0.3
# Where words are missing, what matches this little is no answer: no right one of the relevance set
# scores less, and what answers half of a question about something else does.
_LEAST = 0.085
# Of a long question much is missing in every clause: several words that together say this much are
# an answer nevertheless.
_ENOUGH = 2.5


class Signal(NamedTuple):
    """Documents that match one or more neighbouring words of a query in one way."""

    start: int
    """The first of the words, by its place."""
    end: int
    """Behind the last of the words."""
    probe: Probe
    found: Mapping[int, Matching]
    """How each document matches, by its place."""
    worth: tuple[float, float] = OWN_WORDS
    label: Label | None = None
    """The label that the words are; None where the words themselves match."""
    is_whole: bool = True
    """Whether the words are all of the label."""

    @property
    def words(self) -> range:
        """The places of the words."""
        return range(self.start, self.end)


@dataclass(frozen=True)
class Matched:
    """The words of a query, and what in the index matches them."""

    words: Sequence[Word]
    signals: Sequence[Signal]
    documents: Mapping[int, Document]
    """What the signals match, by place, and the silences whose words were typed."""
    clauses: int
    """How many clauses there are."""
    partners: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """The places of the words that name its partner, by the id of an agreement: its own text need
    not name it."""

    @cached_property
    def sides(self) -> set[int]:
        """The places of the words that name a side."""
        labelled = (s for s in self.signals if s.label is not None and s.label.meaning.is_side)
        return {word for signal in labelled for word in signal.words}

    @cached_property
    def weights(self) -> list[float]:
        """How much each word says: the more, the fewer clauses match it; claims do not count."""
        matching: list[set[Subject]] = [set() for _ in self.words]
        for signal in self.signals:
            found = (self.documents[place] for place in signal.found)
            subjects = {each.subject for each in found if each.kind is not Kind.CLAIM}
            for word in signal.words:
                matching[word] |= subjects
        return [
            math.log(1 + self.clauses / max(1, len(each)))
            * (_SIDE if n in self.sides else 1.0 if each else _UNKNOWN)
            for n, each in enumerate(matching)
        ]

    @cached_property
    def worth(self) -> dict[int, float]:
        """What each document that matches is worth, by its place."""
        worth: dict[int, float] = {}
        for signal in self.signals:
            most = max(matching.score for matching in signal.found.values())
            least, full = signal.worth
            weight = max(self.weights[word] for word in signal.words)
            for place, matching in signal.found.items():
                value = least + (full - least) * matching.score / most
                worth[place] = worth.get(place, 0.0) + value * weight
        return worth


class Ranked(NamedTuple):
    """A clause, or what stands in none, that matches."""

    subject: Subject
    score: float
    missing: tuple[int, ...]
    """The words that nothing in it matches, by their places."""
    is_enough: bool
    """Whether it answers though words are missing: what matches is worth it, or a name is sure."""


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


def rank(matched: Matched, wholes: Sequence[range], *, is_strict: bool = True) -> list[Ranked]:
    """Return what matches, what matches all words first, then by their scores.

    What the press claims counts less than what the text says, and only as a whole answer, unless
    the query names the report or the press; of a report that is named only what is asked of it.

    Args:
        matched: What matches.
        wholes: Words of which none counts where one is missing.
        is_strict: Whether to leave out what matches too little to answer.
    """
    words, signals, documents = matched.words, matched.signals, matched.documents
    own: list[Scores] = [{} for _ in words]
    named: list[Scores] = [{} for _ in words]
    names: list[tuple[int, int]] = []
    for signal in signals:
        scores = _by_clause(documents, signal)
        if signal.label is None:
            own[signal.start] = scores
            continue
        for word in signal.words:
            for clause, score in scores.items():
                named[word][clause] = _both(score, named[word].get(clause, 0.0))
        if signal.end - signal.start > 1 and signal.worth in (WHOLE_LABEL, HIDDEN_LABEL):
            names.append((signal.start, signal.end))
    # In the order of the text.
    subjects = dict.fromkeys(documents[place].subject for place in sorted(documents))
    headings = {document.subject for document in documents.values() if document.is_heading}
    claims = {d.subject for d in documents.values() if d.kind is Kind.CLAIM}
    of_the_press = {
        documents[place].subject
        for signal in signals
        if _names_press(signal, documents)
        for place in signal.found
    }
    titled: dict[Subject, set[int]] = {}
    for signal in signals:
        for place, matching in signal.found.items():
            fact = documents[place]
            if fact.kind is Kind.FACT and fact.clause is None and matching.spans.get("title"):
                titled.setdefault(fact.subject, set()).update(signal.words)
    reports = {n for each in signals if _names_press(each, documents) for n in each.words}
    sure = {n for signal in signals if _is_sure(signal, documents) for n in signal.words}
    weights = matched.weights
    required = {place for place, word in enumerate(words) if word.is_required}
    ranked: list[Ranked] = []
    for clause in subjects:
        values = [_value(own, named, names, word, clause) for word in range(len(words))]
        for word in matched.partners.get(clause[0], ()):
            values[word] = max(values[word], PART_OF_LABEL[1])
        for whole in wholes:
            if not all(values[word] for word in whole):
                values[whole.start : whole.stop] = [0.0] * len(whole)
        # The name of a report says where it was claimed, not what the text is to say.
        asked = set(range(len(words))) - (set() if clause in claims else reports)
        lacking = [place for place in asked if not values[place]]
        all_weights = sum(weights[place] for place in asked)
        if len(lacking) == len(asked) or not required.isdisjoint(lacking):
            continue
        if clause in claims and set() < asked - reports <= set(lacking):
            continue
        # Words such as "of" are looked for with a name alone.
        missing = tuple(place for place in lacking if words[place].probe != NOTHING)
        score = said = sum(weight * value for weight, value in zip(weights, values, strict=True))
        covered = all_weights - sum(weights[place] for place in lacking)
        score *= covered / all_weights**2 * (_HEADING if clause in headings else 1.0)
        if asked <= titled.get(clause, set()):
            score *= _TITLE
        if clause in of_the_press:
            score *= _REPORT_NAMED
        elif clause in claims:
            if missing:
                continue
            score *= _REPORT
        several = len(asked) - len(lacking) > 1
        # In another alphabet than the text's only labels match, which are worth half as much.
        at_best = sum(weights[n] * _at_best(words[n]) for n in asked) / all_weights
        is_enough = (
            not sure.isdisjoint(asked - set(lacking))
            or (several and said >= _ENOUGH * at_best)
            or score >= _LEAST * at_best
        )
        ranked.append(Ranked(clause, score, missing, is_enough))
    # The sort is stable: what is worth the same stays in the order of the text. A clause whose
    # clauses hold all words between them is no whole answer.
    ranked.sort(key=lambda each: (bool(each.missing) or each.subject in headings, -each.score))
    of_the_text = [each.score for each in ranked if each.subject not in of_the_press]
    highest = max(of_the_text, default=0.0)
    return [
        each._replace(score=min(1.0, each.score))
        for each in ranked
        if each.score >= _WORTH_SHOWING * highest
        and (each.is_enough or not each.missing or not is_strict)
    ]


def is_better(ranked: Ranked, said: Collection[int], matched: Matched) -> bool:
    """Tell whether a match answers better than a silence that only a part of the query asks about.

    What matches fewer words beside those of the silence than the silence has says no more than the
    silence does, names of sides aside, and what hardly matches is no better.
    """
    if not ranked.missing:
        return True
    beside = {*range(len(matched.words))} - {*ranked.missing} - {*said} - matched.sides
    return ranked.score >= _LEAST and bool(beside) and len(beside) >= len(said)


def _at_best(word: Word) -> float:
    """Return the most that a match of a word can be worth."""
    return OWN_WORDS[1] if word.folded.isascii() else WHOLE_LABEL[1]


def _is_sure(signal: Signal, documents: Mapping[int, Document]) -> bool:
    """Tell whether words are the name of one thing: of several words, or of a thing named."""
    if signal.label is None or signal.worth != WHOLE_LABEL or _names_press(signal, documents):
        return False
    is_named = any(each.startswith("entity:") for each in signal.probe.keys)
    return is_named or (signal.end - signal.start > 1 and not signal.label.meaning.is_verb)


def _names_press(signal: Signal, documents: Mapping[int, Document]) -> bool:
    """Tell whether words of a query are the name of a report, or of the press at large."""
    is_name = signal.label is not None and signal.is_whole
    return is_name and all(documents[place].kind is Kind.CLAIM for place in signal.found)


def _by_clause(documents: Mapping[int, Document], signal: Signal) -> Scores:
    """Return what a signal is worth to each clause."""
    sums: dict[Subject, tuple[float, float]] = {}
    for place, matching in signal.found.items():
        clause = documents[place].subject
        best, total = sums.get(clause, (0.0, 0.0))
        sums[clause] = (max(best, matching.score), total + matching.score)
    raw = {clause: best + _MORE * (total - best) for clause, (best, total) in sums.items()}
    most = max(raw.values())
    told = {
        documents[p].subject for p, m in signal.found.items() if not _in_passing(documents[p], m)
    }
    scores: Scores = {}
    for clause, score in raw.items():
        least, full = signal.worth if clause in told else min(signal.worth, IN_PASSING)
        scores[clause] = least + (full - least) * score / most
    return scores


def _in_passing(document: Document, matching: Matching) -> bool:
    """Tell whether words stand only in what the editors say about a fact.

    "Not terminated", in a statement on the legal character, is not about the end. A number says
    something of its own wherever it stands.
    """
    if document.kind is not Kind.FACT or {n for n, at in matching.spans.items() if at} != {"text"}:
        return False
    said = (document.text[start:end] for start, end in matching.spans["text"])
    return not any(map(str.isdigit, "".join(said)))


def _value(
    own: Sequence[Scores],
    named: Sequence[Scores],
    names: Sequence[tuple[int, int]],
    word: int,
    clause: Subject,
) -> float:
    """Return what a clause is worth for a word."""
    by_words = own[word].get(clause, 0.0)
    by_name = named[word].get(clause, 0.0)
    around = [(start, end) for start, end in names if start <= word < end]
    if around and not by_name:
        by_words *= _LONE_WORD
    return _both(by_words, by_name)


def _both(one: float, other: float) -> float:
    """Return what two matches are worth together."""
    return max(one, other) + _MORE * min(one, other)


# ---------------------------------------------------------------- silences


def share_of(
    silent: Silent,
    matched: Matched,
    related: Collection[int],
    said: str,
    others: Iterable[Collection[int]],
) -> float:
    """Return how much of a query is about a silence, against what else answers it, from 0 to 1.

    Args:
        silent: The silence.
        matched: What matches the query.
        related: The places of the words that its nearest clause matches.
        said: What the silence says of itself.
        others: The places of the words that each other clause or fact matches.
    """
    # A word of a silence is in no clause: it says as much as one that is in one alone.
    most = math.log1p(matched.clauses)
    own = {stem(word) for word in words_of(said)}
    typed = {n for n, word in enumerate(matched.words) if silent.has(word.typed)}
    covered = (
        typed | set(related) | {n for n, w in enumerate(matched.words) if stem(w.folded) in own}
    )
    rest = max(
        (sum(matched.weights[n] for n in set(other) - covered) for other in others), default=0.0
    )
    # A listed turn of speech is sure by all its words, though some of them say nothing alone.
    turns = (1 if CJK.search(phrase[0]) else len(phrase) for phrase in silent.typed)
    about = max(len(typed), *turns) * most
    return about / (about + rest)
