"""``treaty cite``: a citation of a provision."""

from typing import Annotated

import typer

from treaty.cli import completion
from treaty.cli.clock import read_day
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session

SHORT_HELP = "A citation of a provision."
HELP = help_with_examples(
    "Cite a provision, with paragraph and page: plain, markdown, oscola (4th edition, 2012), "
    "bibtex or csl-json.",
    ("cite II.2.4", "plain"),
    ("cite II.2.4 --style oscola --accessed 2026-11-24", "for a legal paper"),
    ("cite III.1 --style bibtex >> refs.bib", "for a bibliography"),
)


def run(
    session: Session,
    ref: Annotated[
        str,
        typer.Argument(
            metavar="REF",
            help="A clause as in II.2.4, or the id of an entry.",
            autocompletion=completion.complete_place,
        ),
    ],
    style: Annotated[
        str, typer.Option(metavar="STYLE", help="plain, markdown, oscola, bibtex or csl-json.")
    ] = "plain",
    accessed: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="The day on which the source was read.", show_default=False
        ),
    ] = None,
) -> None:
    """Show the citation."""
    from treaty.cite import cite, get_style
    from treaty.queries import get_provision
    from treaty.rendering.citation import CitationView

    corpus = session.corpus
    clause = get_provision(corpus, ref).clause
    chosen = get_style(style)
    accessed_on = None if accessed is None else read_day(accessed)
    citation = cite(corpus, clause, chosen, accessed_on)
    session.show(CitationView(clause.clause, chosen, citation))
