"""Words of the official text written to be quoted, for every command that does so."""

from collections.abc import Sequence
from datetime import date

from treaty.cli.session import Session
from treaty.cli.texts import get_wording


def show_quotations(
    session: Session, ids: Sequence[str], style: str = "plain", accessed_on: date | None = None
) -> None:
    """Show the words of clauses and entries, each with its citation.

    Raises:
        NoTextError: The user keeps no copy of the official text.
        UnknownNameError: There is no such style.
        UnquotableStyleError: The style is for a program.
    """
    from treaty.answers.wording import Quotation, quote
    from treaty.rendering.wording import draw_quotations, quotations_as_markdown

    corpus = session.original
    quoted = quote(corpus, get_wording(corpus), ids, style, accessed_on)
    session.show_list(
        Quotation,
        quoted,
        lambda _: draw_quotations(quoted),
        document=quotations_as_markdown(quoted),
        nothing=(
            f"It has no sentence of its own; 'treaty outline{session.chosen_by}' shows the clauses "
            "below it."
        ),
    )
