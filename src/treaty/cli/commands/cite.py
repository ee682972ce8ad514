"""``treaty cite``: a citation of a provision."""

from typing import Annotated

import typer

from treaty.cli import completion
from treaty.cli.clock import read_day
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session

SHORT_HELP = "A citation of provisions or of the whole."
HELP = help_with_examples(
    "Cite provisions, with paragraph and page, or the whole agreement: plain, markdown, oscola "
    "(4th edition, 2012), oscola5 (5th edition, 2026), bibtex, csl-json or ris.",
    ("cite II.2.4", "plain"),
    ("cite", "the whole agreement"),
    ("cite II.2.4 --style oscola --accessed 2026-11-24", "for a legal paper"),
    ("cite III.1-III.3 --style bibtex > refs.bib", "for a bibliography: one entry"),
)


def run(
    session: Session,
    ref: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REF]",
            help="Clauses as in II.2.4 or III.1-III.3, or the id of an entry.",
            autocompletion=completion.complete_place,
            show_default=False,
        ),
    ] = None,
    style: Annotated[
        str,
        typer.Option(
            metavar="STYLE", help="plain, markdown, oscola, oscola5, bibtex, csl-json or ris."
        ),
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
    from treaty.queries import get_provisions
    from treaty.rendering.citation import CitationView

    corpus = session.corpus
    provisions = get_provisions(corpus, " ".join(ref)) if ref else ()
    clauses = [provision.clause for provision in provisions]
    chosen = get_style(style)
    accessed_on = None if accessed is None else read_day(accessed)
    citation = cite(corpus, clauses, chosen, accessed_on)
    cited = ", ".join(clause.clause for clause in clauses)
    session.show(CitationView(cited, chosen, citation))
