"""The facts of the agreement as an instrument, drawn for a terminal."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from treaty.answers.coverage import coverage_note
from treaty.answers.overview import Instrument
from treaty.corpus import Corpus
from treaty.models import Discontinuation, Entity, Evidence, Fact, Languages
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
    signed = ", ".join(filter(None, (words.day_in_words(a.signature.on), a.signature.place)))
    publications = [
        line
        for p in a.publications
        for line in (
            ", ".join(
                [
                    p.publisher,
                    *filter(None, [p.language]),
                    *([f"{p.pages} pages"] if p.pages else []),
                ]
            ),
            p.url,
        )
    ]
    return [
        ("Id", [a.id]),
        *([("Short names", list(a.short_names))] if a.short_names else []),
        (
            "Participants",
            [f"{p.name}, in the text: {', '.join(p.called_in_text)}" for p in a.participants],
        ),
        ("Signed", [signed + _where(a.signature.evidence), *signers]),
        ("In effect", [words.term_in_words(a.term), a.term.statement + _where(a.term.evidence)]),
        *_rules(a),
        ("Languages", [_languages(a.languages) + _where(a.languages.evidence)]),
        (
            "Legal character",
            [a.legal_character.statement + _where(a.legal_character.evidence), a.obligations_are],
        ),
        *_reservations(corpus),
        ("Official text", publications),
        *([("Note", [a.note])] if a.note else []),
        *_named(corpus),
        (
            "In the data",
            [
                f"{words.counted(a.clauses, 'clause')}, "
                f"{words.counted(a.obligations, 'obligation')}; "
                f"version {a.data_version}",
                *filter(None, [coverage_note(corpus)]),
            ],
        ),
    ]


def _rules(a: Instrument) -> Iterable[tuple[str, list[str]]]:
    """Yield how it ends, changes and is carried out, or that the text has no rule."""
    ending = a.discontinuation
    if ending is not None and ending.notice is not None:
        notice = words.notice_in_words(ending)
        yield "Discontinuation", [f"notice of {notice}", ending.statement + _where(ending.evidence)]
    else:
        yield "Discontinuation", [_fact(ending)]
    for label, fact, is_told_if_missing in (
        ("Extension", a.extension, False),
        ("Review", a.review, False),
        ("NATO", a.nato_rider, False),
        ("Modification", a.modification, True),
        ("Disputes", a.dispute_settlement, True),
    ):
        if fact is not None or is_told_if_missing:
            yield label, [_fact(fact)]


def _fact(fact: Fact | Discontinuation | None) -> str:
    if fact is None:
        return "the text has no rule"
    return fact.statement + _where(fact.evidence)


def _languages(languages: Languages) -> str:
    authentic = ", ".join(languages.authentic) or "not named"
    prevailing = f"{languages.prevailing} prevails" if languages.prevailing else "none prevails"
    return f"{authentic}; {prevailing}"


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
        f"{each.clause}{words.on_page(each.page)}" if each.clause else words.on_page(each.page, "")
        for each in evidence
    )
    said = "; ".join(filter(None, places))
    return f" ({said})" if said else ""
