"""Stated sums, shares and coded values in words, in the language that is spoken."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from treaty.corpus import Corpus
from treaty.language import _
from treaty.models import ShareOfGdp, Term
from treaty.models.money import EXACT
from treaty.phrases import (
    amount_in_words,
    bounded_in_words,
    number_in_words,
    period_in_words,
)

if TYPE_CHECKING:
    from treaty.answers.money import StatedShare


def bounded_amount(corpus: Corpus, qualifier: str, amount: Decimal, currency: str | None) -> str:
    """Say an amount with its bound: ``over USD 12 billion``."""
    said = amount_in_words(amount, currency)
    if qualifier == EXACT:
        return said
    return _bounded(corpus, qualifier, said)


def _bounded(corpus: Corpus, qualifier: str, said: str) -> str:
    return bounded_in_words(qualifier, said, label_of(corpus.codebook.qualifiers, qualifier))


def share_in_words(corpus: Corpus, share: "ShareOfGdp | StatedShare") -> str:
    """Say a share of the gross domestic product with its bound and its time."""
    said = _("{percent} % of the gross domestic product").format(
        percent=number_in_words(share.percent_of_gdp)
    )
    if share.qualifier != EXACT:
        said = _bounded(corpus, share.qualifier, said)
    if share.per is not None:
        said = _("{sum} each year").format(sum=said)
    return f"{said} {period_in_words(share.period)}" if share.period else said


def label_of(terms: Sequence[Term], id_: str) -> str:
    """Return the label of a controlled value."""
    return next((term.label for term in terms if term.id == id_), id_)


def labels_of(terms: Sequence[Term], ids: Iterable[str]) -> str:
    """Return the labels of controlled values."""
    return "; ".join(label_of(terms, id_) for id_ in ids)
