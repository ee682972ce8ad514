"""The facts of the agreement as an instrument, drawn for a terminal."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from treaty.answers.overview import Instrument
from treaty.corpus import Corpus
from treaty.models import Entity, Evidence
from treaty.rendering import words
from treaty.rendering.style import HEADING, indented, text

if TYPE_CHECKING:
    from rich.console import RenderableType


def draw_instrument(corpus: Corpus, shown: Instrument, width: int) -> "RenderableType":
    """Draw each fact beside its heading or, in a narrow terminal, beneath it."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    facts = _facts(corpus, shown)
    lines: list[RenderableType] = [text(shown.title, HEADING), Text()]
    if width < 70:
        for label, said in facts:
            lines += [text(label, HEADING), *(indented(text(each), 2) for each in said)]
        return Group(*lines)
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(width=max(len(label) for label, _ in facts))
    table.add_column(overflow="fold")
    for label, said in facts:
        table.add_row(text(label, HEADING), Text("\n").join(map(text, said)))
    return Group(*lines, table)


def _facts(corpus: Corpus, a: Instrument) -> list[tuple[str, list[str]]]:
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
            [a.legal_character.statement + _where(a.legal_character.evidence), a.obligations_are],
        ),
        *_reservations(corpus),
        (
            "Official text",
            [
                line
                for p in a.publications
                for line in (f"{p.publisher}, {p.language}, {p.pages} pages", p.url)
            ],
        ),
        *_named(corpus),
        (
            "In the data",
            [
                f"{words.counted(a.clauses, 'clause')}, "
                f"{words.counted(a.obligations, 'obligation')}; "
                f"version {a.data_version}"
            ],
        ),
    ]


def _reservations(corpus: Corpus) -> Iterable[tuple[str, list[str]]]:
    reservations = corpus.agreement.general_reservations
    if reservations:
        yield (
            "Every act is under",
            [
                line
                for each in reservations
                for line in (
                    words.labels_of(corpus.codebook.conditions, each.conditions),
                    each.statement + _where(each.evidence),
                )
            ],
        )


def _named(corpus: Corpus) -> Iterable[tuple[str, list[str]]]:
    for kind in corpus.codebook.entity_kinds:
        named = [
            f"{entity.name}{_dated(entity)}: {', '.join(entity.clauses)}"
            for entity in corpus.agreement.entities
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
