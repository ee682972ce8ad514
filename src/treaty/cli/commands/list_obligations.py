"""``treaty list-obligations``: who promised what, how firmly, on what condition."""

from typing import Annotated

import typer

from treaty.cli import completion
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session

NAME = "list-obligations"
SHORT_HELP = "Who promised what, how firmly."
HELP = help_with_examples(
    "List obligations, that is political commitments: who undertakes what, how firmly, when and "
    "on what terms. Filters combine; an option given twice means either value.",
    ("list-obligations --party japan", "what Japan bears, alone or jointly"),
    ("list-obligations --party japan --sole", "what it bears alone"),
    ("list-obligations --min-strength qualified", "undertakings, no mere efforts"),
    ("list-obligations --topic security --part II", "a topic with its narrower ones, in a Part"),
    ("list-obligations -f csv > obligations.csv", "everything, for a spreadsheet"),
)


def run(
    session: Session,
    party: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Borne by this party, alone or jointly; 'treaty parties' lists the names.",
            autocompletion=completion.complete_party,
        ),
    ] = None,
    sole: Annotated[bool, typer.Option("--sole", help="Leave out what is borne jointly.")] = False,
    beneficiary: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="For this party; what is mutual counts too.",
            autocompletion=completion.complete_party,
        ),
    ] = None,
    topic: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TOPIC",
            help="On this topic or a narrower one; 'treaty topics' lists them.",
            autocompletion=completion.complete_topic,
        ),
    ] = None,
    part: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PART",
            help="In this Part: II, or preamble.",
            autocompletion=completion.complete_part,
        ),
    ] = None,
    clause: Annotated[
        list[str] | None,
        typer.Option(
            metavar="REF",
            help="In this clause or below it: II.2.2.",
            autocompletion=completion.complete_clause,
        ),
    ] = None,
    strength: Annotated[
        list[str] | None,
        typer.Option(
            metavar="STRENGTH",
            help="Exactly so firm: firm, qualified, aspirational, permission or declaratory.",
            autocompletion=completion.complete_strength,
        ),
    ] = None,
    min_strength: Annotated[
        str | None,
        typer.Option(
            metavar="STRENGTH",
            help="At least so firm, in the order firm, qualified, aspirational, permission, "
            "declaratory: the last two promise no conduct.",
            autocompletion=completion.complete_strength,
        ),
    ] = None,
    modality: Annotated[
        list[str] | None,
        typer.Option(
            metavar="MODALITY",
            help="With this kind of verb: will, intends, will-seek, ...",
            autocompletion=completion.complete_modality,
        ),
    ] = None,
    condition: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CONDITION",
            help="Subject to this: budget, as-appropriate, ...",
            autocompletion=completion.complete_condition,
        ),
    ] = None,
) -> None:
    """Show the obligations that meet all filters."""
    from treaty.queries import find_obligations, read_filter
    from treaty.rendering.obligations import ObligationsView

    corpus = session.corpus
    wanted = read_filter(
        corpus,
        parties=party or (),
        is_sole=sole,
        beneficiaries=beneficiary or (),
        topics=topic or (),
        parts=part or (),
        clauses=clause or (),
        modalities=modality or (),
        strengths=strength or (),
        min_strength=min_strength,
        conditions=condition or (),
    )
    view = ObligationsView(corpus, find_obligations(corpus, wanted))
    session.show_found(view, nothing="No obligation meets all of these filters.")
