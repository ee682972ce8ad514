"""The facts of an agreement as an instrument, as tables."""

from collections.abc import Iterable

from treaty.corpus import Corpus
from treaty.export.tables.table import (
    POSITION,
    Column,
    Kind,
    Table,
    Value,
    link,
    maybe,
    number,
    text,
)
from treaty.models.agreement import (
    Agreement,
    Discontinuation,
    Fact,
    Languages,
    Signature,
    Validity,
)

_PARTICIPANT = link("participants", "participant", "The participant.")
_ENTITY = link("entities", "entity", "The thing named.")


def agreement_tables(corpus: Corpus) -> Iterable[Table]:
    """Yield the agreement, its sides, its facts with their proof, and what it names."""
    agreement = corpus.agreement
    yield _agreements(corpus)
    for name, description, column, values in (
        ("short_names", "What people call the agreement.", "name", agreement.short_names),
        (
            "languages",
            "The languages in which it was signed, in the order of the text.",
            "language",
            agreement.languages.authentic,
        ),
    ):
        yield Table(
            name,
            description,
            ("position",),
            (POSITION, text(column, "The name.")),
            tuple(enumerate(values, 1)),
        )
    yield Table(
        name="publications",
        description="Official publications of the text.",
        key=("position",),
        columns=(
            POSITION,
            text("publisher", "Who publishes it."),
            text("language", "Language of the published text."),
            text("url", "Address of the document."),
            number("pages", "Number of its pages."),
        ),
        rows=tuple(
            (n, each.publisher, each.language, each.url, each.pages)
            for n, each in enumerate(agreement.publications, 1)
        ),
    )
    yield from _participant_tables(agreement)
    yield from _fact_tables(agreement)
    yield from _entity_tables(agreement)


def _agreements(corpus: Corpus) -> Table:
    agreement = corpus.agreement
    return Table(
        name="agreements",
        description="The agreement as an instrument: one row.",
        key=("id",),
        columns=(
            text("id", "Stable identifier."),
            text("title", "Full title."),
            Column("signed_on", "Date of signature.", Kind.DATE),
            text("signed_at", "Place of signature."),
            Column("in_effect_on", "First day of effect.", Kind.DATE),
            text("duration", "How long it is valid, as an ISO 8601 duration from signature."),
            Column("expires_on", "The day that follows from it by the calendar.", Kind.DATE),
            text("notice", "From the notice to the end, as an ISO 8601 duration."),
            maybe("notice_counted_from", "From what it is counted, in words of the text."),
            text("prevailing_language", "The language that prevails in case of divergence."),
            text("data_version", "Version of the data."),
        ),
        rows=(
            (
                *(agreement.id, agreement.title),
                *(agreement.signature.on, agreement.signature.place),
                *(agreement.term.in_effect_on, agreement.term.duration, agreement.term.expires_on),
                *(agreement.discontinuation.notice, agreement.discontinuation.counted_from),
                agreement.languages.prevailing,
                corpus.codebook.version,
            ),
        ),
    )


def _participant_tables(agreement: Agreement) -> Iterable[Table]:
    yield Table(
        name="participants",
        description="The sides of the agreement, in the order of its title.",
        key=("id",),
        columns=(
            text("id", "How the data calls it."),
            POSITION,
            text("name", "Its name in full."),
            maybe("time_zone", "Time zone of its capital."),
        ),
        rows=tuple(
            (each.id, n, each.name, each.time_zone)
            for n, each in enumerate(agreement.participants, 1)
        ),
    )
    yield Table(
        name="participant_names",
        description="What else a participant is called, in the text and by people.",
        key=("participant", "source", "position"),
        columns=(
            _PARTICIPANT,
            text("source", "Who calls it so.", allowed=("text", "people")),
            POSITION,
            text("name", "The name."),
        ),
        rows=tuple(
            (each.id, source, n, name)
            for each in agreement.participants
            for source, names in (("text", each.called_in_text), ("people", each.names))
            for n, name in enumerate(names, 1)
        ),
    )
    yield Table(
        name="signatories",
        description="Who signed for a participant.",
        key=("position",),
        columns=(
            POSITION,
            _PARTICIPANT,
            text("name", "The person's name as printed."),
            text("office", "The person's office as printed."),
        ),
        rows=tuple(
            (n, each.participant, each.name, each.office)
            for n, each in enumerate(agreement.signature.signatories, 1)
        ),
    )


def _fact_tables(agreement: Agreement) -> Iterable[Table]:
    facts: dict[str, Signature | Validity | Discontinuation | Languages | Fact] = {
        "signature": agreement.signature,
        "term": agreement.term,
        "discontinuation": agreement.discontinuation,
        "modification": agreement.modification,
        "dispute_settlement": agreement.dispute_settlement,
        "languages": agreement.languages,
        "legal_character": agreement.legal_character,
    }
    yield Table(
        name="facts",
        description="Statements about the instrument.",
        key=("id",),
        columns=(
            text("id", "What the fact is about.", allowed=tuple(facts)),
            POSITION,
            maybe(
                "statement", "The fact in the editors' words, unless columns of agreements are it."
            ),
        ),
        rows=tuple(
            (id_, n, getattr(fact, "statement", None))
            for n, (id_, fact) in enumerate(facts.items(), 1)
        ),
    )
    yield Table(
        name="evidence",
        description="Where a fact stands in the official text.",
        key=("fact", "position"),
        columns=(
            link("facts", "fact", "The fact."),
            POSITION,
            link("clauses", "clause", "The clause; none for title and end.", is_required=False),
            number("page", "Page of the official document."),
            text("anchor", "At most eight consecutive words of the official text."),
        ),
        rows=tuple(
            (id_, n, each.clause, each.page, each.anchor)
            for id_, fact in facts.items()
            for n, each in enumerate(fact.evidence, 1)
        ),
    )


def _entity_tables(agreement: Agreement) -> Iterable[Table]:
    entities = agreement.entities
    yield Table(
        name="entities",
        description="Documents, organisations, funds and other things that the text names.",
        key=("id",),
        columns=(
            text("id", "Stable identifier."),
            POSITION,
            text("name", "Its name in full."),
            link("entity_kinds", "kind", "Kind of thing."),
            Column("dated_on", "Its date, where the text gives one.", Kind.DATE, is_required=False),
            maybe("note", "What a reader should know about the naming."),
        ),
        rows=tuple(
            (each.id, n, each.name, each.kind, each.dated_on, each.note)
            for n, each in enumerate(entities, 1)
        ),
    )
    forms: list[tuple[Value, ...]] = [
        (each.id, n, form) for each in entities for n, form in enumerate(each.text_forms, 1)
    ]
    yield Table(
        name="entity_text_forms",
        description="The expressions by which the text names it.",
        key=("entity", "position"),
        columns=(_ENTITY, POSITION, text("form", "The expression.")),
        rows=tuple(forms),
    )
    yield Table(
        name="entity_clauses",
        description="The clauses whose own words name it.",
        key=("entity", "clause"),
        columns=(_ENTITY, link("clauses", "clause", "The clause."), POSITION),
        rows=tuple(
            (each.id, clause, n) for each in entities for n, clause in enumerate(each.clauses, 1)
        ),
    )
