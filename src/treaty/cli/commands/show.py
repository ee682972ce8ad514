"""``treaty show``: one place of the agreement in full."""

from typing import Annotated

import typer

from treaty.cli import completion
from treaty.cli.options import help_with_examples
from treaty.cli.session import Format, Session

SHORT_HELP = "Clauses or obligations in full."
HELP = help_with_examples(
    "Show clauses, obligations or sums in full: where each stands, what it says, its terms, and "
    "what it refers to. Of several, JSON is an array.",
    ("show III.1", "a clause"),
    ("show III.1 III.2", "two of them"),
    ("show II.2.2.a-c", "a range"),
    ('show "II.2(2)(a)"', "the same as II.2.2.a"),
    ("show II.1.5-2", "one obligation"),
    ("show II.2.4-m1", "one sum of money"),
    ("show III.1 --web", "the page of the official text, in the browser"),
)


def run(
    session: Session,
    ref: Annotated[
        list[str],
        typer.Argument(
            metavar="REF",
            help="Clauses as in II.2.2.a or II 2 (2) (a), ranges of them, or ids of entries.",
            autocompletion=completion.complete_place,
        ),
    ],
    web: Annotated[
        bool, typer.Option("--web", help="Open the official text at its page, as 'treaty open'.")
    ] = False,
) -> None:
    """Show what references mean."""
    from treaty.answers.provision import get_provisions
    from treaty.rendering.provision import (
        draw_provisions,
        provisions_as_markdown,
        rows_of_provisions,
    )

    corpus = session.corpus
    shown = get_provisions(corpus, ref)
    if web:
        from treaty.answers.source import find_official_page
        from treaty.cli.browser import show_page

        for each in shown:
            show_page(session, find_official_page(corpus, each.id))
        return
    session.show(
        shown[0] if len(shown) == 1 else shown,
        lambda width: draw_provisions(corpus, shown, width),
        rows=lambda: rows_of_provisions(shown),
        document=provisions_as_markdown(shown) if session.format is Format.MARKDOWN else None,
    )
