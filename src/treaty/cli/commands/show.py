"""``treaty show``: one place of the agreement in full."""

from typing import Annotated

import typer

from treaty.cli import completion
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session

SHORT_HELP = "One clause or obligation in full."
HELP = help_with_examples(
    "Show one clause, obligation or sum in full: where it stands, what it says, its terms, and "
    "what it refers to.",
    ("show III.1", "a clause"),
    ('show "II.2(2)(a)"', "the same as II.2.2.a"),
    ("show II.1.5-2", "one obligation"),
    ("show II.2.4-m1", "one sum of money"),
)


def run(
    session: Session,
    ref: Annotated[
        list[str],
        typer.Argument(
            metavar="REF",
            help="A clause as in II.2.2.a or II 2 (2) (a), or the id of an entry.",
            autocompletion=completion.complete_place,
        ),
    ],
) -> None:
    """Show what a reference means."""
    from treaty.answers.provision import get_provision
    from treaty.rendering.provision import draw_provision

    corpus = session.corpus
    shown = get_provision(corpus, " ".join(ref))
    session.show(shown, lambda width: draw_provision(corpus, shown, width))
