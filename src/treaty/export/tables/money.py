"""Sums of money, and support without a stated sum, as tables."""

from collections.abc import Iterable

from treaty.corpus import Corpus
from treaty.export.tables.table import POSITION, Column, Kind, Table, link, maybe, number, text

_ID = text("id", "Clause, and a running number after m (a sum) or s (support without one).")
_CLAUSE = link("clauses", "clause", "The clause that names it.")
_TITLE = text("title", "What it is, in the editors' words.")
_SIDES = (
    link("participants", "payer", "Who provides."),
    link("participants", "recipient", "Who receives."),
    link("natures", "nature", "Provided or announced."),
)
_PROOF = (
    number("page", "Page of the official document on which the anchor begins."),
    text("anchor", "At most eight consecutive words of the official text."),
    maybe("note", "A reading that was chosen, or what the text leaves open."),
)


def money_tables(corpus: Corpus) -> Iterable[Table]:
    """Yield the stated sums, then the support without a sum."""
    yield Table(
        name="commitments",
        description="Sums of money that the agreement states. One with a value in included_in is "
        "part of another sum and never to be added to it.",
        key=("id",),
        columns=(
            *(_ID, POSITION, _CLAUSE, _TITLE),
            Column("amount", "Exact amount in whole units of the currency.", Kind.DECIMAL),
            text("currency", "ISO 4217 code."),
            link("qualifiers", "qualifier", "How the amount is bounded."),
            text("period", "The time that the money is for, as an ISO 8601 interval."),
            *_SIDES,
            link("commitments", "included_in", "The sum that includes it.", is_required=False),
            *_PROOF,
        ),
        rows=tuple(
            (
                *(each.id, n, each.clause, each.title, each.amount, each.currency),
                *(each.qualifier, each.period, each.payer, each.recipient, each.nature),
                *(each.included_in, each.page, each.anchor, each.note),
            )
            for n, each in enumerate(corpus.commitments, 1)
        ),
    )
    yield Table(
        name="unpriced_support",
        description="Support that the agreement names without an amount: not stated, not zero.",
        key=("id",),
        columns=(
            *(_ID, POSITION, _CLAUSE, _TITLE),
            maybe("period", "The time that it is for, where the text gives one."),
            link(
                "clauses",
                "period_derived_from",
                "The clause from which its days follow, where they do not stand in the text.",
                is_required=False,
            ),
            *_SIDES,
            *_PROOF,
        ),
        rows=tuple(
            (
                *(each.id, n, each.clause, each.title, each.period, each.period_derived_from),
                *(each.payer, each.recipient, each.nature, each.page, each.anchor, each.note),
            )
            for n, each in enumerate(corpus.unpriced, 1)
        ),
    )
