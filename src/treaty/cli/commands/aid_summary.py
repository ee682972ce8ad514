"""``treaty aid-summary``: how much money, of which what is a part, and what has no sum."""

from typing import Annotated

import typer

from treaty.cli.options import help_with_examples
from treaty.cli.session import Format, Session, say

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
    from treaty.answers.money import explain_aid, summarize_aid
    from treaty.rendering.aid import draw_aid, no_money, rows_of_aid

    if session.has_several and not explain:
        summaries = {corpus: summarize_aid(corpus) for corpus in session.corpora}
        session.show_each(summaries, draw_aid, rows_of_aid)
        return
    if session.has_several:
        from treaty.rendering.explanation import draw_explanation

        explanations = {corpus: explain_aid(corpus) for corpus in session.corpora}
        session.show_each(explanations, draw_explanation, rows_of_aid)
        return
    corpus = session.corpus
    has_money = corpus.commitments or corpus.shares or corpus.unpriced
    # The picture says so itself.
    if not has_money and (explain or session.format not in (None, Format.TABLE)):
        say(no_money(corpus))
    if not explain:
        aid = summarize_aid(corpus)
        session.show(
            aid,
            lambda width: draw_aid(corpus, aid, width),
            rows=lambda: rows_of_aid(corpus, aid),
        )
        return
    from treaty.rendering.explanation import draw_explanation

    explained = explain_aid(corpus)
    session.show(
        explained,
        lambda width: draw_explanation(corpus, explained, width),
        rows=lambda: rows_of_aid(corpus, explained),
    )
