"""``treaty claims``: what the press claims, and how that stands to the text."""

from typing import Annotated

import typer

from treaty.cli import completion
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session
from treaty.language import _

SHORT_HELP = "What the press claims, and is it so."
HELP = help_with_examples(
    "List what press reports claim about the agreement, sentence by sentence, each with a verdict "
    "and the reason. Filters combine; an option given twice means either value.",
    ("claims --verdict wrong", "what the text does not support"),
    ("claims --clause II.2.4", "what is claimed about the money"),
    ("claims --summary", "a scorecard for each report"),
)


def run(
    session: Session,
    source: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Of this report: its id, publisher or file.",
            autocompletion=completion.complete_report,
        ),
    ] = None,
    verdict: Annotated[
        list[str] | None,
        typer.Option(
            metavar="VERDICT",
            help=(
                "supported, imprecise, overstated, contradicted, not-in-accord or context; wrong: "
                "about the text and not supported."
            ),
            autocompletion=completion.complete_verdict,
        ),
    ] = None,
    clause: Annotated[
        list[str] | None,
        typer.Option(
            metavar="REF",
            help="About this clause or one below it: II.2.4.",
            autocompletion=completion.complete_clause,
        ),
    ] = None,
    every: Annotated[
        bool,
        typer.Option(
            "--all", help="Show bylines and other context too; other forms have it anyway."
        ),
    ] = False,
    summary: Annotated[
        bool, typer.Option("--summary", help="Count the verdicts of each report instead.")
    ] = False,
) -> None:
    """Show the claims that meet all filters."""
    from treaty.answers.press import FoundClaim, Scorecard, find_claims, score_reports
    from treaty.rendering.press import draw_claims, draw_scorecards

    corpus = session.corpus
    found = find_claims(corpus, source=source or (), verdict=verdict or (), clause=clause or ())
    nothing = _("No claim meets all of these filters.")
    if not corpus.reports:
        nothing = session.not_coded(_("No press report is coded"), "reports.yaml")
    if summary:
        cards = score_reports(corpus, found)
        session.show_list(
            Scorecard, cards, lambda width: draw_scorecards(corpus, cards, width), nothing=nothing
        )
    else:
        session.show_list(
            FoundClaim,
            found,
            lambda width: draw_claims(corpus, found, width, shows_all=every),
            nothing=nothing,
        )
