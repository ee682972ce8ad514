"""Obligations as a list: grouped by Part for eyes, flat records for programs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from treaty.corpus import Corpus
from treaty.queries import FoundObligation, count_by_strength
from treaty.reference import PREAMBLE
from treaty.rendering import words
from treaty.rendering.style import HEADING, QUIET, REFERENCE, line, strength_style, text
from treaty.rendering.view import Row, markdown_table

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

# Below this width six columns would squeeze the sentences; each record gets its own lines.
MIN_TABLE_WIDTH = 110
_GAP = 2
_HEADER = ("Entry", "Who", "How firmly", "What", "When, on what terms", "Page")
_WIDEST_FIRMNESS = 26


@dataclass(frozen=True, slots=True)
class ObligationsView:
    """The obligations that were found."""

    corpus: Corpus
    found: Sequence[FoundObligation]

    columns = (
        "id", "clause", "part", "bearer", "beneficiary", "modality", "operative_verb", "strength",
        "action", "conditions", "trigger", "deadline", "topics", "page", "anchor",
    )  # fmt: skip

    def json(self) -> Sequence[Row]:
        """Return an array of records; a test holds their keys."""
        return [obligation_record(each) for each in self.found]

    def rows(self) -> Iterable[Row]:
        """Return the same records."""
        return self.json()

    def markdown(self) -> str:
        """Return one table with what the terminal shows."""
        return markdown_table(_HEADER, (self._cells(each) for each in self.found))

    def table(self, width: int) -> "RenderableType":
        """Return the obligations by Part, in columns or, where it is narrow, in stacked records."""
        from rich.console import Group
        from rich.text import Text

        name = self.corpus.agreement.short_names[0]
        shown: list[RenderableType] = [
            line((name, HEADING), f", {self.corpus.agreement.signature.on:%Y}. {words.POLITICAL}"),
        ]
        widths = self._column_widths(width) if width >= MIN_TABLE_WIDTH else None
        if widths is not None:
            header = _columns(widths)
            header.add_row(*(text(title, QUIET) for title in _HEADER))
            shown += [Text(), header]
        for part, group in groupby(self.found, key=lambda each: each.part):
            found = list(group)
            shown += [
                Text(),
                text(part_heading(self.corpus, part), HEADING),
                self._stacked(found) if widths is None else self._in_columns(found, widths),
            ]
        shown += [Text(), self._closing_line()]
        return Group(*shown)

    def _closing_line(self) -> "Text":
        counts = words.counts_in_words(count_by_strength(self.found))
        example = self.found[0].obligation.id
        return line(f"{counts} · ", (f"treaty show {example}", REFERENCE), " shows one in full")

    def _cells(self, each: FoundObligation) -> tuple[str, ...]:
        o = each.obligation
        return (
            o.id,
            words.bearer_in_words(self.corpus, o),
            words.firmness_in_words(each),
            o.action,
            " · ".join(words.terms_in_words(self.corpus, o)),
            str(o.page),
        )

    def _column_widths(self, width: int) -> tuple[int, ...]:
        from rich.cells import cell_len

        rows = [_HEADER, *(self._cells(each) for each in self.found)]
        natural = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
        room = width - _GAP * (len(natural) - 1)
        if sum(natural) <= room:
            return tuple(natural)
        entry, who, firmness, what, terms, page = natural
        firmness = min(firmness, _WIDEST_FIRMNESS)
        room -= entry + who + firmness + page
        terms = min(terms, max(room * 2 // 5, room - what))
        return entry, who, firmness, room - terms, terms, page

    def _in_columns(self, found: Sequence[FoundObligation], widths: tuple[int, ...]) -> "Table":
        table = _columns(widths)
        for each in found:
            entry, who, _, what, terms, page = map(text, self._cells(each))
            entry.stylize(REFERENCE)
            table.add_row(entry, who, firmness(each), what, terms, page)
        return table

    def _stacked(self, found: Sequence[FoundObligation]) -> "Table":
        from rich.cells import cell_len
        from rich.text import Text

        table = _columns((max(cell_len(each.obligation.id) for each in self.found), None))
        for each in found:
            o = each.obligation
            bearer = words.bearer_in_words(self.corpus, o)
            body = [
                line(firmness(each), f" · {bearer}", (f" · p. {o.page}", QUIET)),
                text(o.action),
                *(text(term) for term in words.terms_in_words(self.corpus, o)),
            ]
            table.add_row(text(o.id, REFERENCE), Text("\n").join(body))
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
        f" · {found.obligation.operative_verb}",
    )


def part_heading(corpus: Corpus, part: str) -> str:
    """Return a Part's number and title."""
    heading = corpus.clauses_by_reference[part].heading
    return heading if part == PREAMBLE else f"Part {part} · {heading}"


def obligation_record(found: FoundObligation) -> Row:
    """Return an obligation as the JSON contract has it.

    ``deadline`` is the time limit: by when, for how long, or after what time.
    """
    o = found.obligation
    return {
        "id": o.id,
        "clause": o.clause,
        "part": found.part,
        "bearer": o.bearer,
        "beneficiary": o.beneficiary,
        "modality": o.modality,
        "operative_verb": o.operative_verb,
        "strength": found.strength.value,
        "action": o.action,
        "conditions": list(o.conditions),
        "trigger": o.trigger,
        "deadline": o.time_limit,
        "topics": list(o.topics),
        "page": o.page,
        "anchor": o.anchor,
    }
