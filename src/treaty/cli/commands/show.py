"""``treaty show``: one place of the agreement in full."""

from typing import Annotated

import typer

from treaty.cli import completion
from treaty.cli.options import help_with_examples
from treaty.cli.quotations import show_quotations
from treaty.cli.session import Format, Session, say
from treaty.cli.texts import find_wording, hint_for
from treaty.language import _

SHORT_HELP = "Clauses or obligations in full."
HELP = help_with_examples(
    "Show clauses, obligations or sums in full: where each stands, what it says, its terms, and "
    "what it refers to. Of several, JSON is an array. Where you keep the official text ('treaty "
    "text'), its sentences stand there too, anchors underlined and operative verbs in bold.",
    ("show III.1", "a clause"),
    ("show III.1 III.2", "two of them"),
    ("show II.2.2.a-c", "a range"),
    ('show "II.2(2)(a)"', "the same as II.2.2.a"),
    ("show II.1.5-2", "one obligation"),
    ("show II.2.4-m1", "one sum of money"),
    ("show III.1 --wording", "the very words, with citation (see 'treaty help text')"),
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
    wording: Annotated[
        bool, typer.Option("--wording", help="Only the words of the official text, to be quoted.")
    ] = False,
) -> None:
    """Show what references mean."""
    from treaty.answers.provision import get_provisions, other_command
    from treaty.errors import TreatyError
    from treaty.rendering.provision import (
        draw_provisions,
        provisions_as_markdown,
        rows_of_provisions,
    )

    corpus = session.corpus
    try:
        shown = get_provisions(corpus, ref)
    except TreatyError:
        # Search shows the ids of claims and silences too.
        for command in filter(None, (other_command(corpus, each) for each in ref)):
            say(
                _("'{command}' shows it; show has clauses and their entries.").format(
                    command=command
                )
            )
        raise
    if web:
        from treaty.answers.source import find_official_page
        from treaty.cli.browser import show_page

        for each in shown:
            show_page(session, find_official_page(corpus, each.id))
        return
    if wording:
        show_quotations(session, [each.id for each in shown])
        return
    text = find_wording(session.original)
    if text is not None:
        from treaty.answers.wording import with_wording

        shown = tuple(with_wording(text, each) for each in shown)
    session.show(
        shown[0] if len(shown) == 1 else shown,
        lambda width: draw_provisions(
            corpus, shown, width, hint=hint_for(corpus.agreement.id, text)
        ),
        rows=lambda: rows_of_provisions(shown),
        document=provisions_as_markdown(shown) if session.format is Format.MARKDOWN else None,
    )
