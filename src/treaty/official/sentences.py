"""Cut running text into sentences, for a legal text: items of a list count as sentences."""

import re
from collections.abc import Iterator

# "; and" before the last item of a list belongs to the end of the one before it.
_END = re.compile(r"[.!?]['\")\]]*(?= |$)|;(?: (?:and|or))?(?= |$)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:Arts?|Nos?|[Pp]aras?|Sec|[Vv]ol|pp?|cf|e\.g|i\.e|Mrs?|Ms|Dr|St|[a-z])\.$"
)


def sentences_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence begins and ends.

    A full stop before a small letter ends nothing ("the part IV. of this Accord"). In doubt the
    text is cut: that asks for one proof too many, never for one too few.

    >>> text = "Japan will help, see Art. 5 in the part IV. of it. It may ask; and It will pay."
    >>> [text[start:end] for start, end in sentences_of(text)]
    ['Japan will help, see Art. 5 in the part IV. of it.', 'It may ask; and', 'It will pay.']
    """
    start = 0
    for match in _END.finditer(text):
        rest = text[match.end() :].lstrip()
        goes_on = rest[:1].islower() or _ABBREVIATION.search(text[start : match.start() + 1])
        if match[0].startswith(".") and goes_on:
            continue
        yield start, match.end()
        start = len(text) - len(rest)
    if start < len(text):
        yield start, len(text)
