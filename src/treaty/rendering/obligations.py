"""Obligations drawn for a terminal: how many, then each by Part, in columns or stacked."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from treaty.answers.coverage import coverage_note
from treaty.answers.obligations import FoundObligation
from treaty.answers.statistics import Bearers, count_bearers
from treaty.answers.terms import general_reservation
from treaty.corpus import Corpus
from treaty.language import _, ngettext
from treaty.reference import PREAMBLE
from treaty.rendering import words
from treaty.rendering.place import place
from treaty.rendering.style import (
    HEADING,
    QUIET,
    REFERENCE,
    Hanging,
    indented,
    line,
    strength_style,
    text,
    told_last,
)
from treaty.undertaking import Strength

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

# Below this width six columns would squeeze the sentences; each record gets its own lines.
MIN_TABLE_WIDTH = 110
_GAP = 2
_NARROWEST_TERMS = 20
_WRAPPED_FIRMNESS = 24
# With less for the act and its terms together, the verb goes onto a second line.
_ROOM_FOR_SENTENCES = 80


def draw_obligations(
    corpus: Corpus,
    found: Sequence[FoundObligation],
    width: int,
    *,
    shows_all: bool = False,
    note: str = "",
) -> "RenderableType":
    """Draw how many obligations there are and each of them, undertakings first.

    What asks nobody to act is folded into a line for each Part, unless it is all that was found.

    Args:
        corpus: The agreement.
        found: The obligations, in the order of the text.
        width: Columns that there are.
        shows_all: Whether to fold nothing.
        note: What is to be said of them all.
    """
    from rich.console import Group
    from rich.text import Text

    acts = [each for each in found if _kind_of(each) is None]
    others = [each for each in found if _kind_of(each) is not None]
    is_folded = bool(acts and others and not shows_all)
    shown: list[RenderableType] = [*_opening(corpus, found, note), Text(), _totals(found)]
    entries = acts if is_folded else [*acts, *others]
    cells = [_cells(corpus, each) for each in entries]
    widths = _column_widths(cells, width) if width >= MIN_TABLE_WIDTH else None
    if widths is not None:
        header = _columns(widths)
        header.add_row(*(text(title, QUIET) for title in _header()[: len(widths)]))
        shown += [Text(), header]
    for (is_act, part), group in groupby(entries, key=lambda e: (_kind_of(e) is None, e.part)):
        of_part = list(group)
        counted = "" if is_act else f" · {_counted(of_part)}"
        shown += [Text(), text(f"{part_heading(corpus, part)}{counted}", HEADING)]
        if widths is None:
            shown += _stacked(corpus, of_part)
        else:
            shown.append(_in_columns(corpus, of_part, widths))
    if is_folded:
        shown += [Text(), *_folded(corpus, others)]
    example = (f"treaty show {entries[0].id}{corpus.chosen_by}", REFERENCE)
    closing = line(example, " ", _("shows one in full"))
    return Group(*shown, Text(), closing, *told_last(words.what_prevails()))


# The last stands only beside an agreement that has pages.
def _header() -> tuple[str, ...]:
    return (
        _("Entry"),
        _("What"),
        _("Who"),
        _("How firmly"),
        _("When, on what terms"),
        _("Page"),
    )


def _opening(corpus: Corpus, found: Sequence[FoundObligation], note: str) -> "Iterable[Text]":
    name = corpus.agreement.short_name
    yield line(
        (name, HEADING),
        f", {corpus.agreement.signature.on:%Y}. {words.what_obligations_are(corpus)}",
    )
    if any(each.strength is Strength.FIRM for each in found):
        reservation = general_reservation(corpus)
        if reservation:
            yield text(reservation)
    if note:
        yield text(note)
    if coverage := coverage_note(corpus):
        yield text(coverage, QUIET)


def _totals(found: Sequence[FoundObligation]) -> "Table":
    """Return how many there are of each strength, and how they are borne."""
    from rich.table import Table

    table = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
    table.add_column(no_wrap=True)
    titles = (_("How firm"), _("Alone"), _("Jointly"), _("In all"))
    for _title in titles[1:]:
        table.add_column(justify="right", no_wrap=True)
    table.add_row(*(text(title, QUIET) for title in titles))
    for strength in Strength:
        counts = count_bearers(each for each in found if each.strength is strength)
        if counts.obligations:
            table.add_row(
                text(words.strength_in_words(strength), strength_style(strength)),
                *_borne(strength, counts),
            )
    counts = count_bearers(found)
    table.add_row(_("all"), *map(str, (counts.alone, counts.jointly, counts.obligations)))
    return table


def _borne(strength: Strength, counts: Bearers) -> tuple[str, str, str]:
    """Return a row of numbers; nobody bears a term of the instrument."""
    if strength is Strength.INSTRUMENT:
        return "–", "–", str(counts.obligations)
    return str(counts.alone), str(counts.jointly), str(counts.obligations)


def _kind_of(each: FoundObligation) -> Strength | str | None:
    """Return what kind of thing asks nobody to act; None for what does ask."""
    if each.part == PREAMBLE:
        return PREAMBLE
    match each.strength:
        case Strength.DECLARATORY | Strength.INSTRUMENT:
            return each.strength
        case Strength.FIRM | Strength.QUALIFIED | Strength.ASPIRATIONAL | Strength.PERMISSION:
            return None
        case _:
            assert_never(each.strength)


def _folded(corpus: Corpus, others: Sequence[FoundObligation]) -> "Iterable[Text]":
    yield line((_("Asking nobody to act"), HEADING), " ", _("(--all shows them)"))
    for part, group in groupby(others, key=lambda each: each.part):
        yield text(f"{part_in_words(part)}: {_counted([*group])}")


def _counted(others: Sequence[FoundObligation]) -> str:
    kinds = Counter(map(_kind_of, others))
    recitals = Counter(each.strength for each in others if _kind_of(each) == PREAMBLE)
    efforts = ", ".join(
        f"{number} {words.strength_in_words(strength)}"
        for strength, number in recitals.items()
        if strength is not Strength.DECLARATORY
    )
    said = {
        PREAMBLE: lambda n: (
            ngettext("{n} recital", "{n} recitals", n) + (f" ({efforts})" if efforts else "")
        ),
        Strength.DECLARATORY: lambda n: ngettext("{n} statement", "{n} statements", n),
        Strength.INSTRUMENT: lambda n: ngettext(
            "{n} term of the instrument", "{n} terms of the instrument", n
        ),
    }
    return ", ".join(said[kind](n) for kind, n in kinds.items() if kind)


def _cells(corpus: Corpus, each: FoundObligation) -> tuple[str, ...]:
    coded = corpus.obligations_by_id[each.id]
    return (
        each.id,
        each.action,
        words.bearer_in_words(corpus, coded),
        words.firmness_in_words(each),
        " · ".join(words.terms_in_words(corpus, coded)),
        *([str(each.page)] if corpus.has_pages else []),
    )


def _column_widths(cells: Sequence[tuple[str, ...]], width: int) -> tuple[int, ...]:
    """Return the widths with which the table has the fewest lines."""
    from rich.cells import cell_len

    header = _header()[: len(cells[0])] if cells else _header()
    lengths = [tuple(map(cell_len, row)) for row in (header, *cells)]
    natural = [max(column) for column in zip(*lengths, strict=True)]
    room = width - _GAP * (len(natural) - 1)
    if sum(natural) <= room:
        return tuple(natural)
    entry, _what, who, firmness, terms, *page = natural
    room -= entry + who + sum(page)

    firm = firmness if room - firmness >= _ROOM_FOR_SENTENCES else min(firmness, _WRAPPED_FIRMNESS)
    narrowest = min(terms, _NARROWEST_TERMS)

    def height(when: int) -> int:
        what = room - firm - when
        return sum(max(-(-row[1] // what), -(-row[4] // when)) for row in lengths)

    when = min(range(narrowest, max(narrowest, min(terms, room // 2)) + 1), key=height)
    return entry, room - firm - when, who, firm, when, *page


def _in_columns(
    corpus: Corpus, found: Sequence[FoundObligation], widths: tuple[int, ...]
) -> "Table":
    table = _columns(widths)
    for each in found:
        _id, what, who, _firmness, terms, *page = map(text, _cells(corpus, each))
        table.add_row(place(corpus, each.id), what, who, firmness(each), terms, *page)
    return table


def _stacked(corpus: Corpus, found: Sequence[FoundObligation]) -> "Iterable[RenderableType]":
    from rich.text import Text

    # What one clause undertakes stands together; its entries hang from their ids.
    for number, (_clause, group) in enumerate(groupby(found, key=lambda each: each.clause)):
        if number:
            yield Text()
        for each in group:
            coded = corpus.obligations_by_id[each.id]
            page = (words.on_page(each.page, " · "), QUIET)
            yield Hanging(line(place(corpus, each.id), f" {each.action}", page))
            said = (
                words.bearer_in_words(corpus, coded),
                *words.occasion_in_words(corpus, coded),
                words.labels_of(corpus.codebook.conditions, coded.conditions),
            )
            yield indented(line(firmness(each), *(f" · {each}" for each in said if each)), 2)


def _columns(widths: Sequence[int]) -> "Table":
    from rich.table import Table

    table = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
    for width in widths:
        table.add_column(width=width, overflow="fold")
    return table


def firmness(found: FoundObligation) -> "Text":
    """Return the strength with the operative verb; the word always stands beside its colour."""
    return line(
        (words.strength_in_words(found.strength), strength_style(found.strength)),
        f" · {found.operative_verb}",
    )


def part_heading(corpus: Corpus, part: str) -> str:
    """Return a Part's number and title."""
    heading = corpus.clauses_by_reference[part].heading
    return heading if part == PREAMBLE else f"{part_in_words(part)} · {heading}"


def part_in_words(part: str) -> str:
    """Return how a Part is referred to."""
    return _("Preamble") if part == PREAMBLE else _("Part {part}").format(part=part)
