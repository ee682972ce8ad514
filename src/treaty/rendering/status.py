"""The agreement on one day, drawn for a terminal."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from treaty.answers.periods import State
from treaty.answers.status import Discontinuing, Status, TimedProvision
from treaty.corpus import Corpus
from treaty.rendering import words
from treaty.rendering.sections import Item, Section, draw_sections
from treaty.rendering.style import REFERENCE, line

if TYPE_CHECKING:
    from rich.console import RenderableType

_HEADINGS = {
    State.RUNNING: "Running",
    State.ENDING: "Ends this year; the text does not name the day",
    State.COMING: "Not yet begun",
    State.OVER: "The stated time is past",
    State.OPEN: "No end by date: none stated, or one that hangs on an event",
    State.REPORTED: "Reported at signature, no running provision",
}


def draw_status(corpus: Corpus, status: Status, width: int) -> "RenderableType":
    """Draw the state of the agreement, then its provisions by their state."""
    title = f"{corpus.agreement.short_name} on {words.day_in_words(status.on)}: "
    signed = words.day_in_words(status.signed_on)
    since = _days(status.days_since_signature, "since signature", "before signature")
    lines = [f"signed {signed}, {since}", _expiry(corpus, status)]
    begins = corpus.agreement.term.in_effect_on
    if status.in_effect is None:
        title += "its text gives no day of entry into effect"
        lines.append(f"{corpus.agreement.term.statement} ({_term(corpus)})")
    elif not status.in_effect:
        title += "not in effect"
        if begins is not None and status.on < begins:
            lines.insert(1, f"in effect from {words.day_in_words(begins)}")
    elif status.days_to_expiry == 0:
        title += "in effect by the reading that counts the day of expiry in"
        lines.append(f"{corpus.agreement.term.statement} ({_term(corpus)})")
    else:
        title += "in effect"
        if corpus.agreement.discontinuation is not None:
            title += ", if no notice was given"
    if status.in_effect:
        lines.append(
            "By its own term; whether it was discontinued or modified since, the data does not "
            "know."
        )
    sections = []
    if (notice := status.notice) is not None:
        end = f"{words.day_in_words(notice.received_on)}: {_end(notice)}"
        sections.append(Section("If notice were given, counted from", [Item(end, [notice.rule])]))
    sections += _beyond_the_term(status) if status.in_effect is False else _by_state(status)
    return draw_sections(title, lines, sections)


def _end(notice: Discontinuing) -> str:
    page = words.on_page(notice.page, "")
    derived = "" if notice.ends_on is None else "derived"
    proof = "; ".join(filter(None, (derived, ", ".join(filter(None, (notice.clause, page))))))
    where = f" ({proof})" if proof else ""
    if notice.ends_on is None:
        return f"no day of the end follows{where}"
    earliest = "not before " if notice.is_earliest else ""
    return f"ends {earliest}{words.day_in_words(notice.ends_on)}{where}"


def _expiry(corpus: Corpus, status: Status) -> str:
    if status.expires_on is None or status.days_to_expiry is None:
        return "no day of expiry follows from the text"
    expires = "expires" if status.days_to_expiry >= 0 else "expired"
    expiry = f"{words.day_in_words(status.expires_on)} (derived; {_term(corpus)})"
    return f"{expires} {expiry}, {_days(status.days_to_expiry, 'to expiry', 'since expiry')}"


def _by_state(status: Status) -> Iterable[Section]:
    for state, heading in _HEADINGS.items():
        entries = [_entry(each) for each in status.provisions if each.state is state]
        if entries:
            yield Section(heading, entries)


def _beyond_the_term(status: Status) -> Iterable[Section]:
    # What hangs on an agreement that is not in effect is not divided by its own times.
    if status.provisions:
        heading = "Nothing in it runs on that day; the times that it states"
        yield Section(heading, [_entry(each) for each in status.provisions])


def _term(corpus: Corpus) -> str:
    evidence = corpus.agreement.term.evidence[0]
    return ", ".join(filter(None, (evidence.clause, words.on_page(evidence.page, ""))))


def _days(number: int, after: str, before: str) -> str:
    return f"{words.counted(abs(number), 'day')} {after if number >= 0 else before}"


def _entry(each: TimedProvision) -> Item:
    limits = [f"upon: {each.event}" if each.period else each.event] if each.event else []
    if each.period is not None:
        period = words.period_in_words(each.period)
        if each.period.startswith("P") and each.derived_from and each.ends_by:
            period += f", to {words.day_in_words(each.ends_by)}"
        derived = f", derived ({each.derived_from})" if each.derived_from else ""
        limits.insert(0, period + derived)
        if end := words.open_end_in_words(each.period):
            limits.append(end)
    return Item(
        line((each.id, REFERENCE), f" · {' · '.join(limits)}{words.on_page(each.page, ' · ')}"),
        [each.title],
    )
