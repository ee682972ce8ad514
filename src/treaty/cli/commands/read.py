"""``treaty read``: the official text from beginning to end, with the coding beside it."""

from typing import Annotated

import typer

from treaty.cli import completion
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session
from treaty.cli.texts import get_wording

SHORT_HELP = "The official text, with its coding."
HELP = help_with_examples(
    "Read the official text clause by clause, what is coded of each sentence in the margin of a "
    "wide terminal or beneath. Anchors are underlined, operative verbs bold; headings in brackets "
    "are the editors'. It needs your copy of the text: 'treaty help text'.",
    ("read", "all of it, in the pager"),
    ("read III", "a Part"),
    ("read II.2.2 X", "clauses with everything below them"),
)


def run(
    session: Session,
    ref: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REF]...",
            help="Parts or clauses as in II.2.2.a, or ranges of them.",
            autocompletion=completion.complete_clause,
        ),
    ] = None,
) -> None:
    """Show the text."""
    from treaty.answers.wording import ReadClause, read
    from treaty.rendering.wording import draw_reading

    corpus = session.corpus
    clauses = read(corpus, get_wording(session.original), ref or ())
    session.show_list(ReadClause, clauses, lambda width: draw_reading(corpus, clauses, width))
