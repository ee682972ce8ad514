"""``treaty aid-summary``: how much money, of which what is a part, and what has no sum."""

from treaty.cli.options import help_with_examples
from treaty.cli.session import Session

NAME = "aid-summary"
SHORT_HELP = "Stated sums, their parts, the rest."
HELP = help_with_examples(
    "Sum up money and other support: what is stated, what is part of what, what remains, and "
    "what has no stated amount. A part is never added to its whole.",
    ("aid-summary", "the sums with clause and page"),
    ("aid-summary --format json", "exact amounts for a program"),
    ("aid-summary --format markdown", "the same as a document"),
)


def run(session: Session) -> None:
    """Show the stated sums and the support without one."""
    from treaty.money import summarize_aid
    from treaty.rendering.aid import AidView

    corpus = session.corpus
    aid = summarize_aid(corpus.commitments, corpus.unpriced, corpus.agreement.signature.on)
    session.show(AidView(corpus, aid))
