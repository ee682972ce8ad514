"""``treaty status``: the agreement on one day."""

from typing import Annotated

import typer

from treaty.cli.clock import On, read_day
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session

SHORT_HELP = "In effect? What runs, what is over."
HELP = help_with_examples(
    "Tell whether the agreement is in effect on a day, how long it still lasts, and which "
    "provisions with a limit in time run or are over.",
    ("status", "today"),
    ("status --on 2027-05-01", "on another day"),
    ("status --notice 2026-08-31", "and when it would end by a notice counted from then"),
)


def run(
    session: Session,
    on: On = None,
    notice: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="Tell when it ends if notice is given, counted from that day.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Show the state on a day."""
    from treaty.answers.status import get_status
    from treaty.rendering.status import draw_status

    corpus = session.corpus
    status = get_status(corpus, read_day(on), None if notice is None else read_day(notice))
    session.show(status, lambda width: draw_status(corpus, status, width))
