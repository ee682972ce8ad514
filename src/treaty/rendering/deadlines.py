"""When durations end, and what events set in motion, drawn for a terminal."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from treaty.answers.deadlines import Ending, StatedDuration
from treaty.answers.triggers import Triggered, TriggeredObligation
from treaty.corpus import Corpus
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
                *([Item(f"open: {each.note}")] if each.note else []),
            ],
        )
        for each in endings
    ]
    title = f"{corpus.agreement.short_name}: when a time runs out"
    return draw_sections(title, [], sections)


def draw_durations(corpus: Corpus, timed: Sequence[StatedDuration], width: int) -> "RenderableType":
    """Draw what has a duration, from what that runs, and what is open."""
    entries = []
    for each in timed:
        duration = words.duration_in_words(each.duration)
        start = f"runs from: {each.runs_from}" if each.runs_from else "runs from: not stated"
        note = [f"note: {each.note}"] if each.note else []
        entries.append(
            Item(
                line((each.id, REFERENCE), f" · {duration}{words.on_page(each.page, ' · ')}"),
                [each.action, start, *note],
            )
        )
    title = f"{corpus.agreement.short_name}: provisions with a duration"
    closing = f"treaty deadline REF --from DATETIME{corpus.chosen_by} counts one from a moment."
    return draw_sections(title, [], [Section("In the order of the text", entries)], closing)


def _ending_lines(each: Ending) -> Iterable[str]:
    # A day is no moment: what is counted by the calendar has no clock.
    if not isinstance(each.start, datetime):
        yield f"from  {words.day_in_words(each.start)}"
        yield f"to    {words.day_in_words(each.end)} (by the calendar)"
        return
    widest = max(map(len, each.local))
    for zone, end in each.local.items():
        start = each.start.astimezone(end.tzinfo)
        offsets = list(dict.fromkeys(words.offset_in_words(at) for at in (start, end)))
        yield (
            f"{zone:{widest}}  {words.time_in_words(start)} to {words.time_in_words(end)} "
            f"({', then '.join(offsets)})"
        )


def rows_of_triggers(triggers: Sequence[Triggered]) -> Rows:
    """Return a row for each obligation, its trigger first."""
    columns, _ = rows_of(TriggeredObligation, ())
    rows = [
        {"trigger": each.trigger, **row}
        for each in triggers
        for row in rows_of(TriggeredObligation, each.obligations).rows
    ]
    return Rows(("trigger", *columns), rows)


def draw_triggers(corpus: Corpus, triggers: Sequence[Triggered], width: int) -> "RenderableType":
    """Draw each trigger with what follows for whom, on what terms."""
    sections = [
        Section(f"Upon: {each.label}", [_entry(corpus, found) for found in each.obligations])
        for each in triggers
    ]
    title = f"{corpus.agreement.short_name}: what sets what in motion"
    return draw_sections(title, [], sections, words.what_obligations_are(corpus))


def _entry(corpus: Corpus, found: TriggeredObligation) -> Item:
    coded = corpus.obligations_by_id[found.id]
    terms = words.terms_in_words(corpus, coded)
    who: list[str | tuple[str, str]] = [words.bearer_in_words(corpus, coded)]
    # Of a term of the instrument nobody acts, and no act is more or less firm.
    if found.strength is not Strength.INSTRUMENT:
        who += [" · ", (found.strength.value, strength_style(found.strength))]
    return Item(
        line(
            (found.id, REFERENCE),
            " · ",
            *who,
            f" · {coded.operative_verb}{words.on_page(found.page, ' · ')}",
        ),
        [
            found.action,
            # The trigger is the heading.
            *(term for term in terms if not term.startswith("upon: ")),
            *([f"note: {found.note}"] if found.note else []),
        ],
    )
