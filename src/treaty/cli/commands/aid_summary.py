"""``treaty aid-summary``: how much money, of which what is a part, and what has no sum."""

from typing import Annotated

import typer

from treaty.cli.options import help_with_examples
from treaty.cli.session import Session, say

SHORT_HELP = "Stated sums, their parts, the rest."
HELP = help_with_examples(
    "Sum up money and other support: what is stated, what is part of what, what remains, and "
    "what has no stated amount. A part is never added to its whole.",
    ("aid-summary", "the sums with clause and page"),
    ("aid-summary --explain", "how each figure comes about, by year, and what the press says"),
    ("aid-summary --format json", "exact amounts for a program"),
    ("aid-summary --format markdown", "the same as a document"),
)


def run(
    session: Session,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="Show how each figure comes about, the years, and what the press says.",
        ),
    ] = False,
) -> None:
    """Show the stated sums and the support without one."""
    from treaty.money import split_by_year, summarize_aid
    from treaty.rendering.aid import AidView

    corpus = session.corpus
    signed_on = corpus.agreement.signature.on
    aid = summarize_aid(corpus.commitments, corpus.unpriced, signed_on)
    view = AidView(corpus, aid)
    if not (corpus.commitments or corpus.unpriced):
        say("No sum of money and no other support is coded.")
    if not explain:
        session.show(view)
        return
    from treaty.rendering.explanation import ExplanationView

    years = split_by_year(aid, signed_on, corpus.agreement.term.expires_on)
    session.show(ExplanationView(view, years))
