"""``treaty stats``: how many obligations, by party, strength and topic."""

from treaty.answers.filters import Asked
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session

SHORT_HELP = "Who promised how much, how firmly."
HELP = help_with_examples(
    "Count obligations by party, strength and topic, alone and jointly. The filters are those of "
    "list-obligations.",
    ("stats", "all of them, as bars"),
    ("stats --topic security", "those on a topic"),
    ("stats -f csv > counts.csv", "every number, for a spreadsheet"),
)


def run(session: Session, **filters: Asked) -> None:
    """Show the numbers."""
    from treaty.answers.coverage import why_none
    from treaty.answers.filters import several
    from treaty.answers.obligations import find_obligations
    from treaty.answers.statistics import StrengthCount, count_strengths
    from treaty.rendering.statistics import draw_statistics

    corpus = session.corpus
    counted = count_strengths(corpus, find_obligations(corpus, **filters))
    session.show_list(
        StrengthCount,
        counted,
        lambda width: draw_statistics(corpus, counted, width),
        nothing=why_none(corpus, [corpus.get_topic(each) for each in several(filters["topic"])]),
    )
