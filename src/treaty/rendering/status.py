"""The agreement on one day, drawn for a terminal."""

from typing import TYPE_CHECKING

from treaty.answers.periods import State
from treaty.answers.status import Status, TimedProvision
from treaty.corpus import Corpus
from treaty.rendering import words
from treaty.rendering.sections import Item, Section, draw_sections

if TYPE_CHECKING:
    from rich.console import RenderableType

_HEADINGS = {
    State.RUNNING: "Running",
    State.ENDING: "Ends this year; the text does not name the day",
    State.COMING: "Not yet begun",
    State.OVER: "Over",
    State.OPEN: "No end by date: none stated, or one that hangs on an event",
}


def draw_status(corpus: Corpus, status: Status, width: int) -> "RenderableType":
    """Draw the state of the agreement, then its provisions by their state."""
    state = "in effect" if status.in_effect else "not in effect"
    title = f"{corpus.agreement.short_names[0]} on {words.day_in_words(status.on)}: {state}"
    evidence = corpus.agreement.term.evidence[0]
    since = _days(status.days_since_signature, "since signature", "before signature")
    to = _days(status.days_to_expiry, "to expiry", "since expiry")
    lines = [
        f"signed {words.day_in_words(status.signed_on)}, {since}",
        f"expires {words.day_in_words(status.expires_on)} (derived; {evidence.clause}, "
        f"p. {evidence.page}), {to}",
    ]
    sections = []
    if (notice := status.notice) is not None:
        received, ends = words.day_in_words(notice.received_on), words.day_in_words(notice.ends_on)
        end = f"on {received}: ends {ends} · {notice.clause}, p. {notice.page}"
        sections.append(Section("If written notice were received", [Item(end, [notice.rule])]))
    for each_state, heading in _HEADINGS.items():
        entries = [_entry(each) for each in status.provisions if each.state is each_state]
        if entries:
            sections.append(Section(heading, entries))
    return draw_sections(title, lines, sections)


def _days(number: int, after: str, before: str) -> str:
    return f"{words.counted(abs(number), 'day')} {after if number >= 0 else before}"


def _entry(each: TimedProvision) -> Item:
    limit = words.period_in_words(each.period) if each.period else each.event
    return Item(f"{each.id} · {limit} · p. {each.page}", [each.title])
