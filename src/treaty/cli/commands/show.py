"""``treaty show``: one place of the agreement in full."""

from typing import Annotated

import typer

from treaty.cli import completion
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session

SHORT_HELP = "A clause or obligation in full."
HELP = help_with_examples(
    "Show one clause, obligation or sum in full: where it stands, what it says, its terms, and "
    "what it refers to.",
    ("show III.1", "a clause"),
    ("show II.2.2.a–c", "several"),
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
            help="Clauses as in II.2.2.a, II 2 (2) (a) or III.1-III.3, or the id of an entry.",
            autocompletion=completion.complete_place,
        ),
    ],
) -> None:
    """Show what a reference means."""
    from treaty.queries import get_provisions
    from treaty.rendering.provision import ProvisionsView, ProvisionView

    corpus = session.corpus
    found = get_provisions(corpus, " ".join(ref))
    views = [ProvisionView(corpus, provision) for provision in found]
    session.show(views[0] if len(views) == 1 else ProvisionsView(views))
