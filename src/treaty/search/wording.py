"""What the words of a query are: how they are looked for, and which labels stand in them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from treaty.search.index import Index
from treaty.search.labels import Label, Span, cut_unspaced, find_spans, probe_of_word
from treaty.search.probe import CJK, NOTHING, Probe, words_of
from treaty.search.query import Term, TermKind

_POSSESSIVE = ("'s", "’s", "ʼs")


class Word(NamedTuple):
    """A word of a query, or alternatives of which any will do."""

    typed: str
    folded: str
    """As labels are compared with it; empty for what is looked for in the texts alone."""
    probe: Probe
    is_required: bool = False
    labels: tuple[Label, ...] = ()
    """Labels that were recognised in it where no spaces part words."""


def read_words(index: Index, groups: Iterable[tuple[Term, ...]], *, is_exact: bool) -> list[Word]:
    """Return the words of a query.

    Args:
        index: Whose labels are recognised.
        groups: The terms, of each group any one.
        is_exact: Whether to leave out synonyms and other languages.
    """
    words: list[Word] = []
    for group in groups:
        if len(group) == 1 and group[0].kind is TermKind.WORD and CJK.search(group[0].text):
            words += read_unspaced(index, group[0].text)
        else:
            words.append(_word(index, group, is_exact=is_exact))
    return words


def read_unspaced(index: Index, text: str) -> list[Word]:
    """Return the words of a text that is written without spaces."""
    return [
        Word(piece, piece, Probe(phrases=(piece,)), labels=labels)
        for piece, labels in cut_unspaced(index, "".join(words_of(text)))
    ]


def _word(index: Index, group: tuple[Term, ...], *, is_exact: bool) -> Word:
    probes = [probe_of_term(term, is_exact=is_exact) for term in group]
    only = group[0]
    is_word = only.kind is TermKind.WORD
    labels: list[Label] = []
    if not is_exact and (len(group) > 1 or not is_word):
        labels = [label for term in group for label in _labels_of(index, term)]
    return Word(
        typed=" OR ".join(term.text for term in group),
        folded="".join(words_of(only.text)) if is_word and len(group) == 1 else "",
        probe=Probe(
            phrases=tuple(phrase for probe in probes for phrase in probe.phrases),
            prefixes=tuple(prefix for probe in probes for prefix in probe.prefixes),
        ),
        is_required=len(group) == 1 and not is_word,
        labels=tuple(labels),
    )


def _labels_of(index: Index, term: Term) -> list[Label]:
    """Return the labels that a term is, the whole of it and the whole of them."""
    words = words_of(term.text)
    if term.kind is TermKind.PREFIX:
        return []
    if CJK.search(term.text):
        joined = "".join(words)
        return [label for label in index.labels("ja") if label.words == (joined,)]
    spans = find_spans(index, words, index.stem)
    return [span.label for span in spans if len(span.words) == len(words)]


def understand(
    index: Index, words: Sequence[Word], *, is_exact: bool
) -> tuple[list[Word], list[Span]]:
    """Return the words that say something, and the labels that stand in them."""
    spans: list[Span] = []
    if not is_exact:
        spans = find_spans(index, [w.folded for w in words], index.stem)
    function_words = index.function_words({word.folded for word in words})
    silent = {n for n, word in enumerate(words) if word.folded in function_words}
    named = {n for span in spans for n in span.words if not silent.issuperset(span.words)}
    if len(silent) == len(words):
        silent = set()
    kept = [n for n in range(len(words)) if n not in silent or n in named]
    place_of = {n: place for place, n in enumerate(kept)}
    spans = [
        span._replace(start=place_of[span.start], end=place_of[span.end - 1] + 1)
        for span in spans
        if span.start in place_of
    ]
    # As a part of a name, "of" is looked for with the name, not by itself.
    said = [words[n]._replace(probe=NOTHING) if n in silent else words[n] for n in kept]
    spans += [Span(n, n + 1, label) for n, word in enumerate(said) for label in word.labels]
    return said, spans


def probe_of_term(term: Term, *, is_exact: bool) -> Probe:
    """Return how a term is looked for in the texts themselves."""
    if term.kind is TermKind.PHRASE:
        return Probe(phrases=(term.text,))
    if term.kind is TermKind.PREFIX:
        return Probe(prefixes=(term.text,))
    bare = next((term.text[:-2] for end in _POSSESSIVE if term.text.endswith(end)), term.text)
    parts = words_of(bare)
    if is_exact or CJK.search(bare):
        return Probe(phrases=(bare,))
    if len(parts) > 1:
        return Probe(phrases=(bare, "".join(parts)))
    return probe_of_word(parts[0]) if bare.isalnum() else Probe(phrases=(bare, *parts))
