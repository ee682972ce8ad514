"""``treaty list-obligations``: who promised what, how firmly, on what condition."""

from typing import Annotated

import typer

from treaty.answers.filters import Asked
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session, say
from treaty.language import _

SHORT_HELP = "Who promised what, how firmly."
HELP = help_with_examples(
    "List obligations, that is political commitments: who undertakes what, how firmly, when and "
    "on what terms. Filters combine; an option given twice means either value.",
    ("list-obligations --party japan", "what Japan bears, alone or jointly"),
    ("list-obligations --party japan --sole", "what it bears alone"),
    ("list-obligations --min-strength qualified", "undertakings, no mere efforts"),
    ("list-obligations --topic security --part II", "a topic with its narrower ones, in a Part"),
    ("list-obligations --part III --wording", "the very words of each, with citation"),
    ("list-obligations -f csv > obligations.csv", "everything, for a spreadsheet"),
)


def run(
    session: Session,
    every: Annotated[
        bool,
        typer.Option(
            "--all",
            help="Unfold statements and terms of the instrument too; other forms have all anyway.",
        ),
    ] = False,
    wording: Annotated[
        bool, typer.Option("--wording", help="Only the words of the official text, to be quoted.")
    ] = False,
    **filters: Asked,
) -> None:
    """Show the obligations that meet all filters."""
    from treaty.answers.coverage import why_none
    from treaty.answers.filters import several
    from treaty.answers.obligations import FoundObligation, find_obligations
    from treaty.answers.terms import reserved_conditions
    from treaty.errors import UnknownNameError
    from treaty.rendering.obligations import draw_obligations

    if session.has_several:
        _list_several(session, filters, shows_all=every, wording=wording)
        return
    corpus = session.corpus
    try:
        found = find_obligations(corpus, **filters)
    except UnknownNameError as error:
        for other in session.partners_in(error.name) if error.kind == "party" else ():
            other_id = other.agreement.id
            own = _("{partner} has an agreement of its own: --agreement {id}.")
            say(own.format(partner=other.partner, id=other_id))
        raise
    if wording and found:
        from treaty.cli.quotations import show_quotations

        show_quotations(session, [each.id for each in found])
        return
    topics = [corpus.get_topic(each) for each in several(filters["topic"])]
    note = reserved_conditions(corpus, map(corpus.get_condition, several(filters["condition"])))
    session.show_list(
        FoundObligation,
        found,
        lambda width: draw_obligations(corpus, found, width, shows_all=every, note=note),
        nothing=f"{why_none(corpus, topics)} {note}".rstrip(),
    )


def _list_several(
    session: Session, filters: dict[str, Asked], *, shows_all: bool, wording: bool
) -> None:
    from treaty.answers.comparison import find_in_each
    from treaty.answers.coverage import not_coded
    from treaty.answers.filters import several
    from treaty.answers.obligations import FoundObligation
    from treaty.rendering.obligations import draw_obligations
    from treaty.rendering.writers import rows_of

    found = find_in_each(session.corpora, filters)
    if wording and any(found.values()):
        from treaty.cli.quotations import show_quotations_of_each

        show_quotations_of_each(session, found)
        return
    session.show_each(
        found,
        lambda corpus, found, width: draw_obligations(corpus, found, width, shows_all=shows_all),
        lambda _corpus, found: rows_of(FoundObligation, found),
        nothing=_("No obligation of these agreements meets all of these filters."),
    )
    topics = [session.corpora[0].get_topic(each) for each in several(filters["topic"])]
    if unknown := not_coded(session.corpora, topics):
        say(unknown)
