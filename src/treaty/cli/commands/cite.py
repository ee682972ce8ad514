"""``treaty cite``: a citation of a provision."""

from typing import Annotated

import typer

from treaty.cli import completion
from treaty.cli.clock import read_day
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session

SHORT_HELP = "A citation of a provision."
HELP = help_with_examples(
    "Cite provisions, with paragraph and page, or the whole agreement: plain, markdown, oscola "
    "(4th edition, 2012), oscola5 (5th, 2026), bibtex, csl-json or ris.",
    ("cite", "the whole agreement"),
    ("cite II.2.4", "one provision"),
    ("cite II.2.4 --style oscola --accessed 2026-11-24", "for a legal paper"),
    ("cite III.1 --quote", "with the words of the clause (see 'treaty help text')"),
    ("cite III.1 --style bibtex > refs.bib", "for a bibliography"),
)


def _styles() -> list[str]:
    from treaty.answers.citation import Style

    return [*Style]


def run(
    session: Session,
    ref: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REF]...",
            help="Clauses as in II.2.4, ranges of them, or the id of an entry.",
            autocompletion=completion.complete_place,
        ),
    ] = None,
    style: Annotated[
        str,
        typer.Option(
            metavar="STYLE",
            help="plain, markdown, oscola, oscola5, bibtex, csl-json or ris.",
            autocompletion=completion.one_of(_styles),
        ),
    ] = "plain",
    accessed: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="The day on which the source was read.", show_default=False
        ),
    ] = None,
    quote: Annotated[
        bool, typer.Option("--quote", help="With the words of the official text.")
    ] = False,
) -> None:
    """Show the citation."""
    from treaty.answers.citation import Citation, make_citation
    from treaty.rendering.style import text, unwrapped
    from treaty.rendering.writers import rows_of

    accessed_on = None if accessed is None else read_day(accessed)
    if quote:
        from treaty.answers.provision import get_provisions
        from treaty.cli.quotations import show_quotations

        if not ref:
            message = "name the clause whose words are to be quoted"
            raise typer.BadParameter(message, param_hint="REF")
        ids = [each.id for each in get_provisions(session.original, ref)]
        show_quotations(session, ids, style, accessed_on)
        return
    made = make_citation(session.original, ref or (), style, accessed_on)
    is_code = made.style.is_for_programs
    session.show(
        made,
        lambda _: unwrapped(map(text, made.citation.split("\n"))),
        rows=lambda: rows_of(Citation, [made]),
        document=f"```\n{made.citation}\n```\n" if is_code else f"{made.citation}\n",
    )
