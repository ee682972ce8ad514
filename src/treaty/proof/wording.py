"""Compare words: whole phrases in a sentence, and long runs that two texts share."""

import re
from collections.abc import Iterator

from treaty.corpus import Corpus
from treaty.models.base import Record
from treaty.official import Division, normalise
from treaty.proof.results import Check, Kind, judge

LONGEST_QUOTATION = 8
"""As many words in a row may be the text's."""

_OURS = frozenset(
    {"summary", "action", "title", "statement", "note", "reason", "definition", "sentence"}
)
_WORD = re.compile(r"\w+(?:['-]\w+)*")


def holds(sentence: str, phrase: str) -> bool:
    """Tell whether a phrase stands in a canonical sentence word for word, as whole words.

    >>> holds("The UNCLOS applies", "UN"), holds("The UN applies", "UN")
    (False, True)
    """
    return re.search(rf"(?<!\w){re.escape(normalise(phrase))}(?!\w)", sentence) is not None


def shared_run(ours: str, runs: frozenset[tuple[str, ...]]) -> str | None:
    """Return the first run of nine words that is also in the official text, if any."""
    return next((" ".join(run) for run in _runs(ours) if run in runs), None)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(normalise(text).casefold())
    length = LONGEST_QUOTATION + 1
    return (tuple(words[i : i + length]) for i in range(len(words) - length + 1))


def check_own_words(corpus: Corpus, division: Division) -> Iterator[Check]:
    """Check that nothing that is to be in our own words repeats the text at length."""
    official = frozenset(_runs(division.text.words))
    # The title of the agreement is the text's by right.
    agreement = corpus.agreement.model_copy(update={"title": ""})
    coded = corpus.coded.model_copy(update={"agreement": agreement})
    for where, text in (*_ours("codebook", corpus.codebook), *_ours("", coded)):
        run = shared_run(text, official)
        fault = f"takes more than {LONGEST_QUOTATION} words in a row from the text: {run!r}"
        yield judge(Kind.OWN_WORDS, where, "", None, fault if run else None)


def _ours(where: str, record: Record) -> Iterator[tuple[str, str]]:
    for name, value in record:
        for number, item in enumerate(value if isinstance(value, tuple) else (value,), start=1):
            if isinstance(item, Record):
                own = getattr(item, "id", None) or getattr(item, "clause", None)
                label = own or (number if isinstance(value, tuple) else "")
                yield from _ours(f"{where} {name} {label}".strip(), item)
            elif name in _OURS and isinstance(item, str) and item:
                yield f"{where} {name}", item
