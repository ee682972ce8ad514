"""``treaty outline``: the agreement as a tree of its clauses."""

from typing import Annotated

import typer

from treaty.cli.options import help_with_examples
from treaty.cli.session import Session

SHORT_HELP = "The agreement as a tree."
HELP = help_with_examples(
    "Show the agreement as a tree, with the number of obligations at each node: those of the "
    "clause and of all below it.",
    ("outline", "every clause"),
    ("outline --depth 1", "the Parts alone"),
)


def run(
    session: Session,
    depth: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=1,
            help="Go down so many levels: 1 Parts, 2 paragraphs, 3 items, 4 letters.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Show the clauses down to a level."""
    from treaty.answers.overview import OutlineNode, make_outline
    from treaty.rendering.outline import draw_outline

    corpus = session.corpus
    nodes = make_outline(corpus, depth)
    session.show_list(OutlineNode, nodes, lambda width: draw_outline(corpus, nodes, width))
