"""Match documents without a full-text engine: slower and plainer, for a Python that has none."""

import re
from collections.abc import Iterable, Sequence

from treaty.search.documents import Document
from treaty.search.hits import Spans
from treaty.search.probe import CJK, WORD, Probe

_WEIGHTS = {"title": 6.0, "text": 3.0, "quote": 3.0}
# Endings that a word may have lost or may have.
_ENDING = re.compile(r"(?<=...)(?:ations?|ing|ed|es|s|e|y)$")


class Scan:
    """The documents themselves; one is called by its place in the sequence."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Take the documents as they are."""
        self._documents = documents

    def find(self, probe: Probe) -> dict[int, float]:
        """Return what matches with its score: the higher, the better."""
        scores = {}
        keys = set(probe.keys)
        for place, document in enumerate(self._documents):
            score = sum(
                _WEIGHTS[name] * len(spans) for name, spans in _spans(document, probe).items()
            )
            score += len(keys.intersection(document.keys))
            if score:
                scores[place] = score
        return scores

    def mark(self, probe: Probe, places: Iterable[int]) -> dict[int, dict[str, Spans]]:
        """Return where in which text the given documents match, as positions."""
        return {place: _spans(self._documents[place], probe) for place in places}

    def stem(self, words: Sequence[str]) -> list[str]:
        """Return the words without their endings."""
        return [_ENDING.sub("", word) for word in words]


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
    stems = (re.escape(_ENDING.sub("", word)) + r"\w{0,5}" for word in WORD.findall(phrase))
    return r"\b" + r"[\W_]+".join(stems) + r"\b"
