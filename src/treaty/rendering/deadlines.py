"""When durations end, and what events set in motion, drawn for a terminal."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from treaty.answers.coverage import coverage_note
from treaty.answers.deadlines import Ending, StatedDuration
from treaty.answers.terms import general_reservation
from treaty.answers.triggers import Triggered, TriggeredObligation
from treaty.corpus import Corpus
from treaty.language import _
from treaty.rendering import words
from treaty.rendering.sections import Item, Section, draw_sections
from treaty.rendering.style import REFERENCE, line, strength_style
from treaty.rendering.writers import Rows, rows_of
from treaty.undertaking import Strength

if TYPE_CHECKING:
    from rich.console import RenderableType


def draw_endings(corpus: Corpus, endings: Sequence[Ending], width: int) -> "RenderableType":
    """Draw each duration with its end in every clock that matters."""
    sections = [
        Section(
            f"{each.id} · {words.duration_in_words(each.duration)}"
            f"{words.on_page(each.page, ' · ')}",
            [
                Item(corpus.obligations_by_id[each.id].action),
                *map(Item, _ending_lines(each)),
                *([Item(_("note: {note}").format(note=each.note))] if each.note else []),
            ],
        )
        for each in endings
    ]
    title = _("{agreement}: when a time runs out").format(agreement=corpus.agreement.short_name)
    return draw_sections(title, [], sections)


def draw_durations(corpus: Corpus, timed: Sequence[StatedDuration], width: int) -> "RenderableType":
    """Draw what has a duration, from what that runs, and what is open."""
    entries = []
    for each in timed:
        duration = words.duration_in_words(each.duration)
        start = _("runs from: {event}").format(event=each.runs_from or _("not stated"))
        note = [_("note: {note}").format(note=each.note)] if each.note else []
        entries.append(
            Item(
                line((each.id, REFERENCE), f" · {duration}{words.on_page(each.page, ' · ')}"),
                [each.action, start, *note],
            )
        )
    name = corpus.agreement.short_name
    title = _("{agreement}: provisions with a duration").format(agreement=name)
    closing = _("{command} counts one from a moment.").format(
        command=f"treaty deadline REF --from DATETIME{corpus.chosen_by}"
    )
    closing = f"{closing} {coverage_note(corpus)}".rstrip()
    return draw_sections(title, [], [Section(_("In the order of the text"), entries)], closing)


def _ending_lines(each: Ending) -> Iterable[str]:
    # A day is no moment: what is counted by the calendar has no clock.
    if not isinstance(each.start, datetime):
        yield _("from  {day}").format(day=words.day_in_words(each.start))
        yield _("to    {day} (by the calendar)").format(day=words.day_in_words(each.end))
        return
    widest = max(map(len, each.local))
    for zone, end in each.local.items():
        start = each.start.astimezone(end.tzinfo)
        offsets = list(dict.fromkeys(words.offset_in_words(at) for at in (start, end)))
        said = _("{start} to {end} ({offsets})").format(
            start=words.time_in_words(start),
            end=words.time_in_words(end),
            offsets=_(", then ").join(offsets),
        )
        yield f"{zone:{widest}}  {said}"


def rows_of_triggers(triggers: Sequence[Triggered]) -> Rows:
    """Return a row for each obligation, its trigger first."""
    columns = rows_of(TriggeredObligation, ()).columns
    rows = [
        {"trigger": each.trigger, **row}
        for each in triggers
        for row in rows_of(TriggeredObligation, each.obligations).rows
    ]
    return Rows(("trigger", *columns), rows)


def draw_triggers(corpus: Corpus, triggers: Sequence[Triggered], width: int) -> "RenderableType":
    """Draw each trigger with what follows for whom, on what terms."""
    sections = [
        Section(
            _("Upon: {event}").format(event=each.label),
            [_entry(corpus, found) for found in each.obligations],
        )
        for each in triggers
    ]
    title = _("{agreement}: what sets what in motion").format(agreement=corpus.agreement.short_name)
    closing = words.what_obligations_are(corpus)
    acts = [each for trigger in triggers for each in trigger.obligations]
    if any(each.strength is Strength.FIRM for each in acts):
        closing = f"{closing} {general_reservation(corpus)}".rstrip()
    closing = f"{closing} {coverage_note(corpus)}".rstrip()
    return draw_sections(title, [], sections, closing)


def _entry(corpus: Corpus, found: TriggeredObligation) -> Item:
    coded = corpus.obligations_by_id[found.id]
    # The trigger is the heading.
    terms = [words.time_limit_in_words(coded), *words.conditions_in_words(corpus, coded)]
    who: list[str | tuple[str, str]] = [words.bearer_in_words(corpus, coded)]
    # Of a term of the instrument nobody acts, and no act is more or less firm.
    if found.strength is not Strength.INSTRUMENT:
        who += [" · ", (words.strength_in_words(found.strength), strength_style(found.strength))]
    return Item(
        line(
            (found.id, REFERENCE),
            " · ",
            *who,
            f" · {coded.operative_verb}{words.on_page(found.page, ' · ')}",
        ),
        [
            found.action,
            *filter(None, terms),
            *([_("note: {note}").format(note=found.note)] if found.note else []),
        ],
    )
