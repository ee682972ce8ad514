"""The facts of the agreement as an instrument."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from treaty.corpus import Corpus
from treaty.models import Entity, Evidence
from treaty.rendering import words
from treaty.rendering.style import HEADING, indented, text
from treaty.rendering.view import FLAT_COLUMNS, Json, Row, flat_rows, md

if TYPE_CHECKING:
    from rich.console import RenderableType

_OBLIGATIONS = (
    "What this data calls obligations are political commitments: what the text says that a "
    "Participant will do, intends, seeks, may do, recognises or reaffirms."
)


@dataclass(frozen=True, slots=True)
class InfoView:
    """What kind of instrument it is, who signed it, from when to when, and what it names."""

    corpus: Corpus

    columns = FLAT_COLUMNS

    def json(self) -> Row:
        """Return the agreement as it is coded, with what the data holds of it."""
        agreement: dict[str, Json] = self.corpus.agreement.model_dump(mode="json")
        return {
            **agreement,
            "clauses": len(self.corpus.clauses),
            "obligations": len(self.corpus.obligations),
            "obligations_are": _OBLIGATIONS,
            "data_version": self.corpus.codebook.version,
        }

    def rows(self) -> Iterable[Row]:
        """Return the record as field and value."""
        return flat_rows(self.json())

    def markdown(self) -> str:
        """Return a readable document."""
        lines = [f"# {md(self.corpus.agreement.title)}", ""]
        for label, said in self._facts():
            lines.append(f"**{md(label)}**  ")
            lines += [f"{md(each)}  " for each in said]
            lines.append("")
        return "\n".join(lines)

    def table(self, width: int) -> "RenderableType":
        """Return each fact beside its heading or, in a narrow terminal, beneath it."""
        from rich.console import Group
        from rich.table import Table
        from rich.text import Text

        facts = self._facts()
        shown: list[RenderableType] = [text(self.corpus.agreement.title, HEADING), Text()]
        if width < 70:
            for label, said in facts:
                shown += [text(label, HEADING), *(indented(text(each), 2) for each in said)]
            return Group(*shown)
        table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
        table.add_column(width=max(len(label) for label, _ in facts))
        table.add_column(overflow="fold")
        for label, said in facts:
            table.add_row(text(label, HEADING), Text("\n").join(map(text, said)))
        return Group(*shown, table)

    def _facts(self) -> list[tuple[str, list[str]]]:
        a = self.corpus.agreement
        names = {p.id: p.name for p in a.participants}
        signers = [
            f"for {names.get(s.participant, s.participant)}: {s.name}, {s.office}"
            for s in a.signature.signatories
        ]
        term = (
            f"{words.moment_in_words(a.term.in_effect_on.isoformat())} to "
            f"{words.moment_in_words(a.term.expires_on.isoformat())} "
            f"({words.duration_in_words(a.term.duration)} from signature)"
        )
        signed = words.moment_in_words(a.signature.on.isoformat())
        return [
            ("Id", [a.id]),
            ("Short names", list(a.short_names)),
            (
                "Participants",
                [f"{p.name}, in the text: {', '.join(p.called_in_text)}" for p in a.participants],
            ),
            ("Signed", [f"{signed}, {a.signature.place}{_where(a.signature.evidence)}", *signers]),
            ("In effect", [term, a.term.statement + _where(a.term.evidence)]),
            (
                "Discontinuation",
                [
                    f"notice of {words.duration_in_words(a.discontinuation.notice)}",
                    a.discontinuation.statement + _where(a.discontinuation.evidence),
                ],
            ),
            ("Modification", [a.modification.statement + _where(a.modification.evidence)]),
            ("Disputes", [a.dispute_settlement.statement + _where(a.dispute_settlement.evidence)]),
            (
                "Languages",
                [
                    f"{', '.join(a.languages.authentic)}; {a.languages.prevailing} prevails"
                    + _where(a.languages.evidence)
                ],
            ),
            (
                "Legal character",
                [a.legal_character.statement + _where(a.legal_character.evidence), _OBLIGATIONS],
            ),
            (
                "Official text",
                [
                    line
                    for p in a.publications
                    for line in (f"{p.publisher}, {p.language}, {p.pages} pages", p.url)
                ],
            ),
            *self._named(),
            (
                "In the data",
                [
                    f"{words.counted(len(self.corpus.clauses), 'clause')}, "
                    f"{words.counted(len(self.corpus.obligations), 'obligation')}; "
                    f"version {self.corpus.codebook.version}"
                ],
            ),
        ]

    def _named(self) -> Iterable[tuple[str, list[str]]]:
        for kind in self.corpus.codebook.entity_kinds:
            named = [
                f"{entity.name}{_dated(entity)}: {', '.join(entity.clauses)}"
                for entity in self.corpus.agreement.entities
                if entity.kind == kind.id
            ]
            if named:
                yield f"Names: {kind.label}", named


def _dated(entity: Entity) -> str:
    if entity.dated_on is None:
        return ""
    return f" ({words.moment_in_words(entity.dated_on.isoformat())})"


def _where(evidence: tuple[Evidence, ...]) -> str:
    """Return the places of the proof: `` (X.1, p. 10)``."""
    places = dict.fromkeys(
        f"{each.clause}, p. {each.page}" if each.clause else f"p. {each.page}" for each in evidence
    )
    return f" ({'; '.join(places)})"
