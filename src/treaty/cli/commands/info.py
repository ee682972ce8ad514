"""``treaty info``: the facts of the agreement as an instrument."""

from treaty.cli.options import help_with_examples
from treaty.cli.session import Session

SHORT_HELP = "Signature, term, legal character."
HELP = help_with_examples(
    "Show the facts of the agreement: participants, signature, term, how it ends or changes, "
    "languages, legal character, where the official text is, and what the text names.",
    ("info", "the facts with clause and page"),
    ("info --format markdown", "the same as a document"),
)


def run(session: Session) -> None:
    """Show the facts."""
    from treaty.answers.overview import get_instrument
    from treaty.rendering.info import draw_instrument

    corpus = session.corpus
    shown = get_instrument(corpus)
    session.show(shown, lambda width: draw_instrument(corpus, shown, width))
