"""Check that nothing was overlooked: every operative sentence and every list item has an entry."""

import re
from collections.abc import Iterator

from treaty.corpus import Corpus
from treaty.official import Division
from treaty.proof.entries import entries_of, find_anchor
from treaty.proof.ownership import owners_of
from treaty.proof.results import Check, Kind, judge
from treaty.reference import marker_of

# Which words make a sentence operative. Too many cost an entry under `no_undertaking`, too few
# hide an obligation; hence words that mostly undertake something, and none that mostly do not.
_VERBS = (
    # Undertakings. "Shall" and "must" are binding language that a political text avoids; where
    # they occur, somebody must look. "Committed" alone is also "war crimes committed".
    "will|would|shall|must",
    "(?:is|are|has|have) committed|commits?",
    # Permission: without a capital, which is the month.
    "(?-i:may)",
    # Efforts and intentions.
    "intends?|seeks?|strives?|endeavou?rs?|explores?",
    # Statements, also as recitals. "Recognized" alone is "internationally recognized".
    "recogni[sz](?:e|es|ing)|reaffirm(?:s|ing)?|acknowledg(?:e|es|ing)|not(?:es|ing)",
    "express(?:es|ing)?|shares? the|welcom(?:e|es|ing)|commends?|stands? behind",
    "determined|unwavering",
    # Present tense that reports a course of action. "Continue" without s follows another verb,
    # "support" is mostly a noun, "has provided" looks back.
    "continues|monitors?|participates?|is valid",
)
_OPERATIVE = re.compile(rf"\b(?:{'|'.join(_VERBS)})\b", re.IGNORECASE)


def find_operative_verb(sentence: str) -> str | None:
    """Return the first word that makes a sentence operative, if any.

    >>> find_operative_verb("Japan continues to counter it."), find_operative_verb("In May 2024.")
    ('continues', None)
    """
    match = _OPERATIVE.search(sentence)
    return match[0] if match else None


def check_sentences(corpus: Corpus, division: Division) -> Iterator[Check]:
    """Check that every operative sentence has an obligation or a reason why it is none.

    A sentence of the title or the closing formula, which are no clause, has a fact of the
    agreement instead.
    """
    accounted = {
        division.passage_at(offset)
        for entry in entries_of(corpus)
        if entry.accounts_for_a_sentence
        if (offset := find_anchor(entry.anchor, entry.page, entry.places, division)) is not None
    }
    numbers: dict[str, int] = {}
    for passage in division.passages:
        if passage.is_heading:
            continue
        numbers[passage.place] = numbers.get(passage.place, 0) + 1
        verb = find_operative_verb(passage.words)
        if verb is not None:
            begin = " ".join(passage.words.split()[:6])
            yield judge(
                Kind.SENTENCE,
                f"{passage.place} sentence {numbers[passage.place]}",
                passage.place,
                division.text.page_at(passage.span.start),
                None if passage in accounted else f"no entry for {verb!r} in '{begin} …'",
            )


def check_list_items(corpus: Corpus, division: Division) -> Iterator[Check]:
    """Check that every item that takes its verb from the sentence above has an obligation."""
    owners = owners_of(corpus, division)
    operative = {owner for passage, owner in owners.items() if find_operative_verb(passage.words)}
    for clause in corpus.clauses:
        is_item = marker_of(clause.clause).startswith("(")
        if is_item and clause.clause not in operative:
            fault = None if clause.obligations else "the item has no obligation"
            yield judge(Kind.LIST_ITEM, clause.clause, clause.clause, clause.pages[0], fault)
