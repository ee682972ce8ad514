"""Check that the text is silent where it is said to be."""

import re
from collections.abc import Iterator

from treaty.corpus import Corpus
from treaty.official import Division, normalise
from treaty.proof.results import Check, Kind, judge


def check_silences(corpus: Corpus, division: Division) -> Iterator[Check]:
    """Check that no word of a silence occurs in the text, its title and closing formula included.

    In whatever case and as a part between hyphens too: "lethal" occurs in "non-lethal".
    """
    for silence in corpus.silences:
        faults = []
        for words in silence.absent:
            if found := _written(words).search(division.text.words):
                passage = division.passage_at(found.start())
                faults.append(f"{found[0]!r} stands in {passage.place if passage else 'it'}")
        yield judge(Kind.SILENCE, silence.id, "", None, "; ".join(faults))


def _written(words: str) -> re.Pattern[str]:
    stem = re.escape(normalise(words.removesuffix("*")))
    end = r"\w*" if words.endswith("*") else ""
    return re.compile(rf"(?<!\w){stem}{end}(?!\w)", re.IGNORECASE)
