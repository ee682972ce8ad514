"""``treaty parties``: what ``--party`` takes."""

from treaty.cli.options import help_with_examples
from treaty.cli.session import Session

SHORT_HELP = "What --party takes, with counts."
HELP = help_with_examples(
    "List the parties with the names that a filter takes for them, and their obligations.",
    ("parties", "names and counts"),
    ("parties --format json", "the same for a program"),
)


def run(session: Session) -> None:
    """Show the parties."""
    from treaty.answers.overview import PartyCount, count_parties
    from treaty.rendering.vocabularies import draw_parties

    corpus = session.corpus
    counted = count_parties(corpus)
    session.show_list(PartyCount, counted, lambda width: draw_parties(corpus, counted, width))
