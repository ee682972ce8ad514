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
    from treaty.answers.citation import Citation, Style, make_citation
    from treaty.rendering.style import text, unwrapped
    from treaty.rendering.writers import rows_of

    accessed_on = None if accessed is None else read_day(accessed)
    made = make_citation(session.corpus, ref, style, accessed_on)
    is_code = made.style in (Style.BIBTEX, Style.CSL_JSON)
    session.show(
        made,
        lambda _: unwrapped(map(text, made.citation.split("\n"))),
        rows=lambda: rows_of(Citation, [made]),
        document=f"```\n{made.citation}\n```\n" if is_code else f"{made.citation}\n",
    )
