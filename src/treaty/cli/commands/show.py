"""``treaty show``: one place of the agreement in full."""

from functools import partial
from typing import Annotated

import typer

from treaty.cli import completion
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session

SHORT_HELP = "One clause or obligation in full."
HELP = help_with_examples(
    "Show clauses, obligations or sums in full: where they stand, what they say, their terms, and "
    "what they refer to.",
    ("show III.1", "a clause"),
    ("show II.2.2.a-c", "several"),
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
    from treaty.answers.provision import get_provisions
    from treaty.rendering.provision import draw_provisions
    from treaty.rendering.writers import flat_rows, to_markdown

    corpus = session.corpus
    shown = get_provisions(corpus, " ".join(ref))
    session.show(
        shown[0] if len(shown) == 1 else shown,
        lambda width: draw_provisions(corpus, shown, width),
        document="\n".join(to_markdown(each, partial(flat_rows, each)) for each in shown),
    )
