"""Obligations drawn for a terminal: grouped by Part, in columns or stacked."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from treaty.answers.obligations import FoundObligation, count_by_strength
from treaty.corpus import Corpus
from treaty.reference import PREAMBLE
from treaty.rendering import words
from treaty.rendering.style import HEADING, QUIET, REFERENCE, line, strength_style, text

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

# Below this width six columns would squeeze the sentences; each record gets its own lines.
MIN_TABLE_WIDTH = 110
_GAP = 2
_HEADER = ("Entry", "Who", "How firmly", "What", "When, on what terms", "Page")
_WIDEST_FIRMNESS = 26


def draw_obligations(
    corpus: Corpus, found: Sequence[FoundObligation], width: int
) -> "RenderableType":
    """Draw obligations by Part, in columns or, where it is narrow, in stacked records."""
    from rich.console import Group
    from rich.text import Text

    name = corpus.agreement.short_names[0]
    shown: list[RenderableType] = [
        line((name, HEADING), f", {corpus.agreement.signature.on:%Y}. {words.POLITICAL}"),
    ]
    cells = [_cells(corpus, each) for each in found]
    widths = _column_widths(cells, width) if width >= MIN_TABLE_WIDTH else None
    if widths is not None:
        header = _columns(widths)
        header.add_row(*(text(title, QUIET) for title in _HEADER))
        shown += [Text(), header]
    widest_id = max(len(each.id) for each in found)
    for part, group in groupby(found, key=lambda each: each.part):
        of_part = list(group)
        shown += [
            Text(),
            text(part_heading(corpus, part), HEADING),
            _stacked(corpus, of_part, widest_id)
            if widths is None
            else _in_columns(corpus, of_part, widths),
        ]
    counts = words.counts_in_words(count_by_strength(found))
    example = (f"treaty show {found[0].id}", REFERENCE)
    return Group(*shown, Text(), line(f"{counts} · ", example, " shows one in full"))


def _cells(corpus: Corpus, each: FoundObligation) -> tuple[str, ...]:
    coded = corpus.obligations_by_id[each.id]
    return (
        each.id,
        words.bearer_in_words(corpus, coded),
        words.firmness_in_words(each),
        each.action,
        " · ".join(words.terms_in_words(corpus, coded)),
        str(each.page),
    )


def _column_widths(cells: Sequence[tuple[str, ...]], width: int) -> tuple[int, ...]:
    from rich.cells import cell_len

    natural = [max(map(cell_len, column)) for column in zip(_HEADER, *cells, strict=True)]
    room = width - _GAP * (len(natural) - 1)
    if sum(natural) <= room:
        return tuple(natural)
    entry, who, firmness, what, terms, page = natural
    firmness = min(firmness, _WIDEST_FIRMNESS)
    room -= entry + who + firmness + page
    terms = min(terms, max(room * 2 // 5, room - what))
    return entry, who, firmness, room - terms, terms, page


def _in_columns(
    corpus: Corpus, found: Sequence[FoundObligation], widths: tuple[int, ...]
) -> "Table":
    table = _columns(widths)
    for each in found:
        entry, who, _, what, terms, page = map(text, _cells(corpus, each))
        entry.stylize(REFERENCE)
        table.add_row(entry, who, firmness(each), what, terms, page)
    return table


def _stacked(corpus: Corpus, found: Sequence[FoundObligation], widest_id: int) -> "Table":
    from rich.text import Text

    table = _columns((widest_id, None))
    for each in found:
        coded = corpus.obligations_by_id[each.id]
        bearer = words.bearer_in_words(corpus, coded)
        body = [
            line(firmness(each), f" · {bearer}", (f" · p. {each.page}", QUIET)),
            text(each.action),
            *(text(term) for term in words.terms_in_words(corpus, coded)),
        ]
        table.add_row(text(each.id, REFERENCE), Text("\n").join(body))
    return table


def _columns(widths: Sequence[int | None]) -> "Table":
    from rich.table import Table

    table = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
    for width in widths:
        table.add_column(width=width, overflow="fold")
    return table


def firmness(found: FoundObligation) -> "Text":
    """Return the strength with the operative verb; the word always stands beside its colour."""
    return line(
        (found.strength.value, strength_style(found.strength)),
        f" · {found.operative_verb}",
    )


def part_heading(corpus: Corpus, part: str) -> str:
    """Return a Part's number and title."""
    heading = corpus.clauses_by_reference[part].heading
    return heading if part == PREAMBLE else f"Part {part} · {heading}"
