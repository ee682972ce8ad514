"""The facts of the agreement as an instrument, drawn for a terminal."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from treaty.answers.coverage import coverage_note
from treaty.answers.overview import Instrument
from treaty.corpus import Corpus
from treaty.language import _, ngettext
from treaty.models import Discontinuation, Entity, Evidence, Fact, Languages
from treaty.rendering import words
from treaty.rendering.style import HEADING, indented, text, told_last

if TYPE_CHECKING:
    from rich.console import RenderableType


def draw_instrument(corpus: Corpus, shown: Instrument, width: int) -> "RenderableType":
    """Draw each fact beside its heading or, in a narrow terminal, beneath it."""
    from rich.cells import cell_len
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    facts = _facts(corpus, shown)
    lines: list[RenderableType] = [text(shown.title, HEADING), Text()]
    if width < 70:
        for label, said in facts:
            lines += [text(label, HEADING), *(indented(text(each), 2) for each in said)]
        return Group(*lines, *told_last(words.what_prevails()))
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(width=max(cell_len(label) for label, _said in facts))
    table.add_column(overflow="fold")
    for label, said in facts:
        table.add_row(text(label, HEADING), Group(*map(text, said)))
    return Group(*lines, table, *told_last(words.what_prevails()))


def _facts(corpus: Corpus, a: Instrument) -> list[tuple[str, list[str]]]:
    names = {p.id: p.name for p in a.participants}
    signers = [
        _("for {participant}: {name}, {office}").format(
            participant=names.get(s.participant, s.participant), name=s.name, office=s.office
        )
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
                    *([words.language_in_words(p.language)] if p.language else []),
                    *([ngettext("{n} page", "{n} pages", p.pages)] if p.pages else []),
                ]
            ),
            p.url,
        )
    ]
    return [
        (_("Id"), [a.id]),
        *([(_("Short names"), list(a.short_names))] if a.short_names else []),
        (
            _("Participants"),
            [
                _("{name}, in the text: {expressions}").format(
                    name=p.name, expressions=", ".join(p.called_in_text)
                )
                for p in a.participants
            ],
        ),
        (_("Signed"), [signed + _where(a.signature.evidence), *signers]),
        (_("In effect"), [words.term_in_words(a.term), a.term.statement + _where(a.term.evidence)]),
        *_rules(a),
        (_("Languages"), [_languages(a.languages) + _where(a.languages.evidence)]),
        (
            _("Legal character"),
            [a.legal_character.statement + _where(a.legal_character.evidence), a.obligations_are],
        ),
        *_reservations(corpus),
        (_("Official text"), publications),
        *([(_("Note"), [a.note])] if a.note else []),
        *_named(corpus),
        (
            _("In the data"),
            [
                _("{clauses}, {obligations}; version {version}").format(
                    clauses=ngettext("{n} clause", "{n} clauses", a.clauses),
                    obligations=words.obligations_in_words(a.obligations),
                    version=a.data_version,
                ),
                *filter(None, [coverage_note(corpus)]),
            ],
        ),
    ]


def _rules(a: Instrument) -> Iterable[tuple[str, list[str]]]:
    """Yield how it ends, changes and is carried out, or that the text has no rule."""
    ending = a.discontinuation
    if ending is not None and ending.notice is not None:
        notice = _("notice of {duration}").format(duration=words.notice_in_words(ending))
        yield _("Discontinuation"), [notice, ending.statement + _where(ending.evidence)]
    else:
        yield _("Discontinuation"), [_fact(ending)]
    for label, fact, is_told_if_missing in (
        (_("Extension"), a.extension, False),
        (_("Review"), a.review, False),
        (_("NATO"), a.nato_rider, False),
        (_("Modification"), a.modification, True),
        (_("Disputes"), a.dispute_settlement, True),
    ):
        if fact is not None or is_told_if_missing:
            yield label, [_fact(fact)]


def _fact(fact: Fact | Discontinuation | None) -> str:
    if fact is None:
        return _("the text has no rule")
    return fact.statement + _where(fact.evidence)


def _languages(languages: Languages) -> str:
    authentic = ", ".join(map(words.language_in_words, languages.authentic)) or _("not named")
    prevailing = _("none prevails")
    if languages.prevailing:
        language = words.language_in_words(languages.prevailing)
        prevailing = _("{language} prevails").format(language=language)
    return f"{authentic}; {prevailing}"


def _reservations(corpus: Corpus) -> Iterable[tuple[str, list[str]]]:
    reservations = corpus.agreement.general_reservations
    if reservations:
        yield (
            _("Every act is under"),
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
            yield _("Names: {kind}").format(kind=kind.label), named


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
