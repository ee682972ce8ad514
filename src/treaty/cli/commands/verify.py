"""``treaty verify``: the data proven against the official text."""

from pathlib import Path
from typing import Annotated

import typer

from treaty.cli.failures import FAILED
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session
from treaty.cli.texts import get_copy

SHORT_HELP = "Prove the data by the official text."
HELP = help_with_examples(
    "Prove the data against the official English text: each anchor on its page inside its clause, "
    "each operative sentence covered, each figure and date there. Exits with 1 if anything fails. "
    "A PDF needs the optional reader: pip install 'treaty[pdf]'.",
    ("verify accord-en.pdf", "against the PDF"),
    ("verify accord.txt", "against a text with a line [page N] before each page"),
    ("verify accord-en.pdf -f csv", "every single check"),
    ("verify", "against the copy that you keep (see 'treaty help text')"),
)


def run(
    session: Session,
    text: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]",
            help="The official text, PDF or plain; by default the copy that you keep.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Show what was checked and what failed."""
    from treaty.answers.checks import CheckedEntry, list_checks, summarize_proof
    from treaty.official import read_official_text
    from treaty.proof import prove
    from treaty.rendering.proof import draw_proof
    from treaty.rendering.writers import rows_of

    corpus = session.original
    place = text or get_copy(corpus.agreement.id)
    proof = prove(corpus, read_official_text(place, is_paged=corpus.has_pages))
    title = session.corpus.agreement.short_name
    session.show(
        summarize_proof(proof),
        lambda _: draw_proof(proof, title),
        rows=lambda: rows_of(CheckedEntry, list_checks(proof.checks)),
    )
    if proof.failures:
        raise typer.Exit(FAILED)
