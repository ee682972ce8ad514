"""The agreement on one day, drawn for a terminal."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from treaty.answers.coverage import coverage_note
from treaty.answers.periods import State
from treaty.answers.status import Discontinuing, Status, TimedProvision
from treaty.corpus import Corpus
from treaty.language import _, ngettext
from treaty.rendering import words
from treaty.rendering.sections import Item, Section, draw_sections
from treaty.rendering.style import REFERENCE, line

if TYPE_CHECKING:
    from rich.console import RenderableType


def _headings() -> dict[State, str]:
    return {
        State.RUNNING: _("Running"),
        State.ENDING: _("Ends this year; the text does not name the day"),
        State.COMING: _("Not yet begun"),
        State.OVER: _("The stated time is past"),
        State.OPEN: _("No end by date: none stated, or one that hangs on an event"),
        State.REPORTED: _("Reported at signature, no running provision"),
    }


def draw_status(corpus: Corpus, status: Status, width: int) -> "RenderableType":
    """Draw the state of the agreement, then its provisions by their state."""
    signed = _("signed {day}, {distance}").format(
        day=words.day_in_words(status.signed_on),
        distance=_since_signature(status.days_since_signature),
    )
    lines = [signed, _expiry(corpus, status)]
    begins = corpus.agreement.term.in_effect_on
    if status.in_effect is None:
        state = _("its text gives no day of entry into effect")
        lines.append(f"{corpus.agreement.term.statement} ({_term(corpus)})")
    elif not status.in_effect:
        state = _("not in effect")
        if begins is not None and status.on < begins:
            lines.insert(1, _("in effect from {day}").format(day=words.day_in_words(begins)))
    elif status.days_to_expiry == 0:
        state = _("in effect by the reading that counts the day of expiry in")
        lines.append(f"{corpus.agreement.term.statement} ({_term(corpus)})")
    else:
        state = _("in effect")
        if corpus.agreement.discontinuation is not None:
            state = _("in effect, if no notice was given")
    title = _("{agreement} on {day}: {state}").format(
        agreement=corpus.agreement.short_name, day=words.day_in_words(status.on), state=state
    )
    if status.in_effect:
        lines.append(
            _(
                "By its own term; whether it was discontinued or modified since, the data does not "
                "know."
            )
        )
    sections = []
    if (notice := status.notice) is not None:
        end = f"{words.day_in_words(notice.received_on)}: {_end(notice)}"
        heading = _("If notice were given, counted from")
        sections.append(Section(heading, [Item(end, [notice.rule])]))
    sections += _beyond_the_term(status) if status.in_effect is False else _by_state(status)
    return draw_sections(title, lines, sections, coverage_note(corpus))


def _end(notice: Discontinuing) -> str:
    page = words.on_page(notice.page, "")
    derived = "" if notice.ends_on is None else _("derived")
    proof = "; ".join(filter(None, (derived, ", ".join(filter(None, (notice.clause, page))))))
    where = f" ({proof})" if proof else ""
    if notice.ends_on is None:
        return _("no day of the end follows") + where
    ends = _("ends not before {day}") if notice.is_earliest else _("ends {day}")
    return ends.format(day=words.day_in_words(notice.ends_on)) + where


def _expiry(corpus: Corpus, status: Status) -> str:
    if status.expires_on is None or status.days_to_expiry is None:
        return _("no day of expiry follows from the text")
    days = abs(status.days_to_expiry)
    if status.days_to_expiry >= 0:
        said = _("expires {day} (derived; {clause}), {distance}")
        distance = ngettext("{n} day to expiry", "{n} days to expiry", days)
    else:
        said = _("expired {day} (derived; {clause}), {distance}")
        distance = ngettext("{n} day since expiry", "{n} days since expiry", days)
    return said.format(
        day=words.day_in_words(status.expires_on), clause=_term(corpus), distance=distance
    )


def _by_state(status: Status) -> Iterable[Section]:
    for state, heading in _headings().items():
        entries = [_entry(each) for each in status.provisions if each.state is state]
        if entries:
            yield Section(heading, entries)


def _beyond_the_term(status: Status) -> Iterable[Section]:
    # What hangs on an agreement that is not in effect is not divided by its own times.
    if status.provisions:
        heading = _("Nothing in it runs on that day; the times that it states")
        yield Section(heading, [_entry(each) for each in status.provisions])


def _term(corpus: Corpus) -> str:
    evidence = corpus.agreement.term.evidence[0]
    return ", ".join(filter(None, (evidence.clause, words.on_page(evidence.page, ""))))


def _since_signature(days: int) -> str:
    if days >= 0:
        return ngettext("{n} day since signature", "{n} days since signature", days)
    return ngettext("{n} day before signature", "{n} days before signature", -days)


def _entry(each: TimedProvision) -> Item:
    limits = []
    if each.event:
        limits = [_("upon: {event}").format(event=each.event) if each.period else each.event]
    if each.period is not None:
        period = words.period_in_words(each.period)
        if each.period.startswith("P") and each.derived_from and each.ends_by:
            period = _("{period}, to {day}").format(
                period=period, day=words.day_in_words(each.ends_by)
            )
        if each.derived_from:
            period = _("{period}, derived ({clause})").format(
                period=period, clause=each.derived_from
            )
        limits.insert(0, period)
        if end := words.open_end_in_words(each.period):
            limits.append(end)
    return Item(
        line((each.id, REFERENCE), f" · {' · '.join(limits)}{words.on_page(each.page, ' · ')}"),
        [each.title],
    )
