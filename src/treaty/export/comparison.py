"""All agreements on one page: their terms, what each says on each topic, and where.

Arranges what ``templates/comparison.html`` lays out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from treaty.answers.comparison import (
    AgreementFacts,
    ComparedSum,
    Says,
    TopicCell,
    compare_money,
    describe,
    find_in_each,
    make_matrix,
)
from treaty.answers.obligations import FoundObligation
from treaty.answers.source import address_of_page
from treaty.corpus import Corpus
from treaty.export.html import make_page
from treaty.export.provenance import provenance_of
from treaty.language import NUMBERS, _, spoken
from treaty.rendering import words
from treaty.rendering.comparison import compared_amount
from treaty.rendering.matrix import SIGNS
from treaty.undertaking import Strength


@dataclass(frozen=True, slots=True)
class Cell:
    """What an agreement says on a topic, as a cell of the matrix and a section of its own."""

    of: TopicCell
    acts: tuple[FoundObligation, ...]
    """The partner's acts, alone or jointly, the firmest first."""

    @property
    def letter(self) -> str:
        """What stands in the cell."""
        if self.of.strength is None:
            return SIGNS[self.of.says or Says.NOTHING]
        return words.letter_of(self.of.strength)

    @property
    def said(self) -> str:
        """The same in words."""
        if self.of.strength is None:
            said = {
                Says.NOTHING: _("says nothing"),
                Says.NOT_CODED: _("not coded"),
                Says.OTHERWISE: _("only of the other side"),
            }
            return said[self.of.says or Says.NOTHING]
        return words.strength_in_words(self.of.strength)


@dataclass(frozen=True, slots=True)
class Row:
    """An agreement with what the page shows of it."""

    corpus: Corpus
    facts: AgreementFacts
    cells: tuple[Cell, ...]
    sums: tuple[ComparedSum, ...]
    left: str
    """Where its term begins on the axis, as a share of the line."""
    width: str
    """How long its term is, as a share of the line."""

    def address_of(self, page: int | None) -> str | None:
        """Return the official address of a page of its text."""
        return address_of_page(self.corpus, page)


def make_comparison(corpora: Sequence[Corpus]) -> str:
    """Return the page as an HTML document."""
    ordered = sorted(corpora, key=lambda each: (each.agreement.signature.on, each.agreement.id))
    rows = _rows(ordered)
    codebook = ordered[0].codebook
    topics = {topic.id: topic for topic in codebook.topics}
    return make_page(
        "comparison.html",
        ["page.css", "comparison.css"],
        ["says.js", "comparison.js"],
        {
            "rows": rows,
            "topics": [topics[each.topic] for each in codebook.compared_topics],
            "strengths": codebook.strengths[:5],
            "letter_of": lambda id_: words.letter_of(Strength(id_)),
            "default": ordered[0].default_agreement,
            "first": min(each.facts.signed_on for each in rows),
            "last": max(each.facts.expires_on or each.facts.signed_on for each in rows),
            "provenance": provenance_of(ordered[0]),
            "compared_amount": compared_amount,
            "numbers": NUMBERS[spoken()],
        },
    )


def _rows(corpora: Sequence[Corpus]) -> list[Row]:
    facts = {corpus: describe(corpus) for corpus in corpora}
    first = min(each.signed_on for each in facts.values())
    last = max(each.expires_on or each.signed_on for each in facts.values())
    whole = max(1, (last - first).days)
    found = find_in_each(corpora, {"party": "partner"})
    rows = []
    for corpus in corpora:
        of = facts[corpus]
        cells = []
        for cell in make_matrix([corpus], {"party": "partner"}):
            below = corpus.topics_below(cell.topic)
            acts = [each for each in found[corpus] if not below.isdisjoint(each.topics)]
            acts.sort(key=lambda each: each.strength.rank)
            cells.append(Cell(cell, tuple(acts)))
        begins, ends = of.in_effect_on or of.signed_on, of.expires_on or last
        rows.append(
            Row(
                corpus,
                of,
                tuple(cells),
                compare_money([corpus]),
                _share((begins - first).days, whole),
                _share((ends - begins).days, whole),
            )
        )
    return rows


def _share(days: int, whole: int) -> str:
    """Return a number of days as a share of the line."""
    return f"{100 * days / whole:.2f}%"
