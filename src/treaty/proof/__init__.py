"""Prove the coded data against the official text.

Nothing here reads a file or prints: it compares a corpus with a text and says what it found.
"""

from treaty.corpus import Corpus
from treaty.official import OfficialText, divide
from treaty.proof.coverage import (
    check_entities,
    check_headings,
    check_list_items,
    check_pages,
    check_sentences,
)
from treaty.proof.figures import check_figures
from treaty.proof.quotations import (
    check_anchors,
    check_operative_verbs,
    check_own_words,
    check_silences,
)
from treaty.proof.results import Check, Kind, Outcome, Proof

__all__ = ["Check", "Kind", "Outcome", "Proof", "prove"]

_CHECKS = (
    check_anchors,
    check_operative_verbs,
    check_pages,
    check_headings,
    check_sentences,
    check_list_items,
    check_entities,
    check_figures,
    check_silences,
    check_own_words,
)


def prove(corpus: Corpus, text: OfficialText) -> Proof:
    """Check everything in the data that the official text can prove.

    Raises:
        OtherTextError: It is the text of something else.
    """
    division = divide(text, corpus.coded)
    return Proof(tuple(result for check in _CHECKS for result in check(corpus, division)))
