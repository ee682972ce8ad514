"""Match documents without a full-text engine: slower and plainer, for a SQLite that has none."""

import re
from collections.abc import Iterable

from treaty.search.documents import Document
from treaty.search.hits import Spans
from treaty.search.probe import CJK, WORD, Probe

_WEIGHTS = {"title": 6.0, "text": 3.0, "quote": 3.0}
_ENDINGS = ("ations", "ation", "ing", "ed", "es", "s", "e", "y")


def find(documents: Iterable[Document], probe: Probe) -> dict[int, float]:
    """Return the places of what matches with its score: the higher, the better."""
    scores = {}
    keys = set(probe.keys)
    for document in documents:
        spans = _spans(document, probe)
        score = sum(_WEIGHTS[name] * len(found) for name, found in spans.items())
        score += len(keys.intersection(document.keys.split()))
        if score:
            scores[document.place] = score
    return scores


def mark(documents: Iterable[Document], probe: Probe) -> dict[int, dict[str, Spans]]:
    """Return where in which text the documents match, as positions."""
    return {document.place: _spans(document, probe) for document in documents}


def stem(word: str) -> str:
    """Return a word without an ending that it may have.

    >>> stem("clearing"), stem("mines"), stem("use")
    ('clear', 'min', 'use')
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


def _spans(document: Document, probe: Probe) -> dict[str, Spans]:
    patterns = [_pattern(phrase) for phrase in probe.phrases]
    patterns += [rf"\b{re.escape(prefix)}\w*" for prefix in probe.prefixes]
    if not patterns:
        return dict.fromkeys(_WEIGHTS, ())
    pattern = re.compile("|".join(patterns), re.IGNORECASE)
    return {
        name: tuple(match.span() for match in pattern.finditer(getattr(document, name)))
        for name in _WEIGHTS
    }


def _pattern(phrase: str) -> str:
    if CJK.search(phrase):
        return re.escape(phrase)
    stems = (re.escape(stem(word)) + r"\w{0,5}" for word in WORD.findall(phrase))
    return r"\b" + r"[\W_]+".join(stems) + r"\b"
