"""``treaty list-obligations``: who promised what, how firmly, on what condition."""

from treaty.cli import filters
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session

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
    party: filters.Party = None,
    sole: filters.Sole = False,
    beneficiary: filters.Beneficiary = None,
    topic: filters.Topic = None,
    part: filters.Part = None,
    clause: filters.Clause = None,
    strength: filters.Strength = None,
    min_strength: filters.MinStrength = None,
    modality: filters.Modality = None,
    condition: filters.Condition = None,
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
