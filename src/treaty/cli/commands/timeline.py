"""``treaty timeline``: every date that the agreement names or that follows from it."""

from treaty.cli.clock import On, read_day
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session

SHORT_HELP = "Its dates, drawn as a line."
HELP = help_with_examples(
    "Draw the dates that the agreement names, or that follow from it, as a line with today on it.",
    ("timeline", "from the first date to expiry"),
    ("timeline --on 2030-01-01", "with that day marked instead of today"),
)


def run(session: Session, on: On = None) -> None:
    """Show the dates in order of time."""
    from treaty.answers.timeline import Event, get_timeline
    from treaty.rendering.timeline import draw_timeline
    from treaty.rendering.writers import rows_of

    day = read_day(on)
    if session.has_several:
        session.show_each(
            {corpus: get_timeline(corpus) for corpus in session.corpora},
            lambda corpus, events, width: draw_timeline(corpus, events, day, width),
            lambda _, events: rows_of(Event, events),
        )
        return
    corpus = session.corpus
    events = get_timeline(corpus)
    session.show_list(Event, events, lambda width: draw_timeline(corpus, events, day, width))
