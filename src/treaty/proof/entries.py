"""Everything in the data that an anchor proves, and where in the text the anchor stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from treaty.corpus import Corpus
from treaty.models import MonetaryCommitment, UnpricedSupport
from treaty.official import CLOSING, TITLE, Division


@dataclass(frozen=True, slots=True)
class Entry:
    """An anchored entry of the data."""

    id: str
    """Its id or, where the data gives it none, where it stands in the data."""
    places: tuple[str, ...]
    """Where its anchor may stand."""
    page: int
    """The page that is coded."""
    anchor: str
    """The words that prove it."""
    accounts_for_a_sentence: bool
    """Whether a sentence that holds the anchor needs no other entry."""


def entries_of(corpus: Corpus) -> Iterator[Entry]:
    """Yield obligations, reasons for none, money and the facts of the agreement.

    Money does not account for a sentence: what the sentence does is an entry of its own.
    """
    for clause in corpus.clauses:
        here = (clause.clause,)
        for obligation in clause.obligations:
            yield Entry(obligation.id, here, obligation.page, obligation.anchor, True)
        for number, sentence in enumerate(clause.no_undertaking, start=1):
            label = f"{clause.clause} no_undertaking {number}"
            yield Entry(label, here, sentence.page, sentence.anchor, True)
    money: list[MonetaryCommitment | UnpricedSupport] = [*corpus.commitments, *corpus.unpriced]
    for support in money:
        yield Entry(support.id, (support.clause,), support.page, support.anchor, False)
    for name, fact in corpus.agreement:
        for number, evidence in enumerate(getattr(fact, "evidence", ()), start=1):
            yield Entry(
                f"{name} evidence {number}",
                (evidence.clause,) if evidence.clause else (TITLE, CLOSING),
                evidence.page,
                evidence.anchor,
                evidence.clause is None,
            )


def find_anchor(anchor: str, page: int, places: tuple[str, ...], division: Division) -> int | None:
    """Return where an anchor begins: its first place on the coded page inside its clause."""
    return next(
        (
            offset
            for place in places
            for offset in division.find(anchor, place)
            if division.text.page_at(offset) == page
        ),
        None,
    )
