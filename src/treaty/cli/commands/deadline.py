"""``treaty deadline``: when a time that a provision states runs out."""

from typing import Annotated

import typer

from treaty.cli import completion
from treaty.cli.clock import read_moment
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session, say
from treaty.errors import TreatyError
from treaty.language import _


class HalfAskedError(TreatyError):
    """A provision was named without a moment, or a moment without a provision."""


SHORT_HELP = "When a stated time runs out."
HELP = help_with_examples(
    "Tell when a time that a provision states has passed, counted from a moment: 24 hours as they "
    "pass, months and years by the calendar. What the text leaves open is said.",
    ("deadline", "the provisions with a duration, and from what it runs"),
    ("deadline III.1 --from 2026-03-28T12:00+02:00", "24 hours, in every capital and UTC"),
    ("deadline III.1 --from 2026-03-28T12:00 --zone Europe/Kyiv", "the same"),
    ("deadline X.3 --from 2026-08-31", "six months"),
)


def _zones() -> list[str]:
    from zoneinfo import available_timezones

    return sorted(available_timezones())


def run(
    session: Session,
    ref: Annotated[
        str | None,
        typer.Argument(
            metavar="REF",
            help="A clause as in III.1, or the id of an obligation; without one, all are listed.",
            show_default=False,
            autocompletion=completion.complete_place,
        ),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="DATETIME", help="From when it is counted.", show_default=False
        ),
    ] = None,
    zone: Annotated[
        str | None,
        typer.Option(
            metavar="ZONE",
            help="Whose clocks the time is read from, if it has no offset; UTC otherwise.",
            autocompletion=completion.one_of(_zones),
            show_default=False,
        ),
    ] = None,
) -> None:
    """Show when the durations of a place end, or which provisions have one."""
    from treaty.answers.deadlines import (
        Ending,
        StatedDuration,
        end_of_duration,
        list_durations,
    )
    from treaty.rendering.deadlines import draw_durations, draw_endings

    if start is None and ref is not None:
        raise HalfAskedError(f"Missing option '--from': the moment from which {ref} is counted")
    if ref is None and start is not None:
        raise HalfAskedError("Missing argument 'REF': the provision that is counted from there")
    corpus = session.corpus
    if ref is None or start is None:
        timed = list_durations(corpus)
        session.show_list(
            StatedDuration,
            timed,
            lambda width: draw_durations(corpus, timed, width),
            nothing=_("No provision states a duration."),
        )
        return
    moment, is_assumed = read_moment(start, zone)
    endings = end_of_duration(corpus, ref, moment)
    if is_assumed and any(ending.local for ending in endings):
        say(_("The time has no offset and is read as UTC; --zone names other clocks."))
    session.show_list(Ending, endings, lambda width: draw_endings(corpus, endings, width))
