"""``treaty triggers``: what sets which provisions in motion."""

from treaty.cli.options import help_with_examples
from treaty.cli.session import Session
from treaty.language import _

SHORT_HELP = "What sets which provisions in motion."
HELP = help_with_examples(
    "List the events that set provisions in motion, and what then follows for whom, how firmly "
    "and on what terms.",
    ("triggers", "an armed attack, a notice, a dispute, ..."),
    ("triggers --format csv", "one row for each obligation"),
)


def run(session: Session) -> None:
    """Show the triggers with their obligations."""
    from treaty.answers.triggers import Triggered, get_triggers
    from treaty.rendering.deadlines import draw_triggers, rows_of_triggers

    if session.has_several:
        session.show_each(
            {corpus: get_triggers(corpus) for corpus in session.corpora},
            draw_triggers,
            lambda _, triggers: rows_of_triggers(triggers),
        )
        return
    corpus = session.corpus
    triggers = get_triggers(corpus)
    session.show_list(
        Triggered,
        triggers,
        lambda width: draw_triggers(corpus, triggers, width),
        rows=lambda: rows_of_triggers(triggers),
        nothing=_("No provision hangs on an event."),
    )
