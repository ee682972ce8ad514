"""Agreements as tables: one declaration for CSV, SQLite, workbooks and the data package."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import get_args

from treaty.answers.money import (
    FullShare,
    FullSum,
    FullSupport,
    full_share,
    full_sum,
    full_support,
)
from treaty.answers.obligations import FoundObligation
from treaty.answers.provision import Provision
from treaty.answers.record import docstrings_of
from treaty.answers.sums import may_be_added
from treaty.corpus import Corpus
from treaty.export.provenance import Provenance, provenance_of
from treaty.export.tables.table import (
    AGREEMENT,
    POSITION,
    Column,
    Kind,
    Row,
    Table,
    Value,
    column,
    columns_of,
    join_tables,
    link,
    make_links,
    make_list,
    make_table,
)
from treaty.language import Language
from treaty.models import (
    Agreement,
    Claim,
    Clause,
    CoalitionRole,
    Codebook,
    ComparedTerm,
    Condition,
    Consultation,
    Entity,
    Evidence,
    Labels,
    Modality,
    NoUndertaking,
    Obligation,
    Participant,
    Report,
    ReportedFigure,
    Silence,
    Term,
    Topic,
    Trigger,
    Verdict,
)
from treaty.models.agreement import (
    Discontinuation,
    GeneralReservation,
    Languages,
    LegalCharacter,
    OtherPayer,
    Publication,
    Signatory,
    Signature,
    Validity,
)
from treaty.reference import parent_of, part_of
from treaty.undertaking import BOTH, EITHER, Strength

__all__ = ["AGREEMENT", "COUNTS", "Column", "Kind", "Row", "Table", "Value", "make_tables"]

_CLAUSE = link("clauses", "clause", "The clause.")
COUNTS = Column(
    "counts_towards_total",
    "Whether the amount may be added to others: false where another sum includes it, and of a sum "
    "that is for each year.",
    Kind.BOOLEAN,
)
_PARTICIPANT = link("participants", "participant", "The participant.")


def make_tables(*corpora: Corpus) -> tuple[Table, ...]:
    """Return everything that is coded of agreements, with the strengths that follow from it.

    Of several, each row names its agreement first; the vocabularies, which they share, stand once.
    """
    of_each = {corpus.agreement.id: _tables_of(corpus) for corpus in corpora}
    first, *others = of_each.values()
    if not others:
        return first
    shared = {table.name for table in _vocabulary_tables(corpora[0].codebook)}
    return tuple(
        named[0] if named[0].name in shared else join_tables(dict(zip(of_each, named, strict=True)))
        for named in zip(*of_each.values(), strict=True)
    )


def _tables_of(corpus: Corpus) -> tuple[Table, ...]:
    return (
        *_agreement_tables(corpus),
        *_vocabulary_tables(corpus.codebook),
        *_clause_tables(corpus),
        *_obligation_tables(corpus),
        *_money_tables(corpus),
        *_comparison_tables(corpus),
        *_silence_tables(corpus),
        *_report_tables(corpus),
    )


def _agreement_tables(corpus: Corpus) -> Iterable[Table]:
    """Yield the agreement, its sides, its facts with their proof, and what it names."""
    a, come_from = corpus.agreement, provenance_of(corpus)
    # Of some the statement stands in columns of agreements.
    facts: dict[str, tuple[str | None, tuple[Evidence, ...]]] = {
        "signature": (None, a.signature.evidence),
        "term": (a.term.statement, a.term.evidence),
        **{
            name: (fact.statement, fact.evidence)
            for name, fact in (
                ("discontinuation", a.discontinuation),
                ("extension", a.extension),
                ("review", a.review),
                ("nato_rider", a.nato_rider),
                ("modification", a.modification),
                ("dispute_settlement", a.dispute_settlement),
            )
            if fact is not None
        },
        "languages": (a.languages.statement, a.languages.evidence),
        "legal_character": (a.legal_character.statement, a.legal_character.evidence),
        **{
            _reservation_id(each): (each.statement, each.evidence)
            for each in a.general_reservations
        },
    }
    yield Table(
        "agreements",
        "Each agreement as an instrument, one row.",
        ("id",),
        (
            *columns_of(Agreement, "id", "title", "partner"),
            column(Signature, "on", "signed_on"),
            column(Signature, "place", "signed_at"),
            *columns_of(Validity, "in_effect_on", "in_effect_by", "in_effect_clause", "duration"),
            column(Validity, "counted_from", "term_counted_from"),
            column(Validity, "expires_on"),
            column(Discontinuation, "notice"),
            column(Discontinuation, "notice_qualifier"),
            column(Discontinuation, "counted_from", "notice_counted_from"),
            column(Languages, "prevailing", "prevailing_language"),
            column(LegalCharacter, "is_political"),
            column(Agreement, "note"),
            column(Codebook, "version", "data_version"),
            column(Codebook, "dated_on", "data_dated_on"),
            *columns_of(Provenance, "editors", "licence", "licence_url", "citation"),
        ),
        (
            (
                *(a.id, a.title, a.partner, a.signature.on, a.signature.place),
                *(a.term.in_effect_on, a.term.in_effect_by, a.term.in_effect_clause),
                a.term.duration,
                *(a.term.counted_from, a.term.expires_on),
                a.discontinuation.notice if a.discontinuation else None,
                a.discontinuation.notice_qualifier if a.discontinuation else None,
                a.discontinuation.counted_from if a.discontinuation else None,
                *(a.languages.prevailing, a.legal_character.is_political, a.note),
                *(come_from.version, come_from.dated_on),
                *(come_from.editors, come_from.licence, come_from.licence_url),
                come_from.citation,
            ),
        ),
    )
    for name, description, called, values in (
        ("short_names", "What people call the agreement.", "name", a.short_names),
        (
            "languages",
            "The languages in which it was signed, in the order of the text.",
            "language",
            a.languages.authentic,
        ),
    ):
        columns = (POSITION, Column(called, "The name."))
        yield Table(name, description, ("position",), columns, tuple(enumerate(values, 1)))
    yield make_table(
        "publications",
        "Official publications of the text.",
        Publication,
        a.publications,
        "position publisher language url pages sha256",
        key="position",
    )
    yield make_table(
        "participants",
        "The sides of the agreement, in the order of its title.",
        Participant,
        a.participants,
        "id position name short_name time_zone is_party",
    )
    yield Table(
        "participant_names",
        "What else a participant is called, in the text and by people.",
        ("participant", "source", "position"),
        (
            _PARTICIPANT,
            Column("source", "Who calls it so.", allowed=("text", "people")),
            POSITION,
            Column("name", "The name."),
        ),
        tuple(
            (each.id, source, n, name)
            for each in a.participants
            for source, names in (("text", each.called_in_text), ("people", each.names))
            for n, name in enumerate(names, 1)
        ),
    )
    sides = [(each.id, each.name, each.id) for each in a.participants]
    others = [(each.id, each.name, None) for each in a.others]
    yield Table(
        "payers",
        "Who pays for something that the agreement states: its sides, and others that are none.",
        ("id",),
        (
            *columns_of(OtherPayer, "id"),
            POSITION,
            *columns_of(OtherPayer, "name"),
            link("participants", "participant", "The side that it is.", is_required=False),
        ),
        tuple((id_, n, *row) for n, (id_, *row) in enumerate([*sides, *others], 1)),
    )
    yield make_table(
        "signatories",
        "Who signed for a participant.",
        Signatory,
        a.signature.signatories,
        "position participant name office",
        key="position",
        links={"participant": "participants"},
    )
    yield Table(
        "facts",
        "Statements about the instrument.",
        ("id",),
        (
            Column(
                "id",
                "What the fact is about; a general reservation by its clause.",
                allowed=tuple(facts),
            ),
            POSITION,
            Column(
                "statement",
                "The fact in the editors' words, unless columns of agreements are it.",
                is_required=False,
            ),
        ),
        tuple((id_, n, said) for n, (id_, (said, _)) in enumerate(facts.items(), 1)),
    )
    yield make_list(
        "evidence",
        "Where a fact stands in the official text.",
        link("facts", "fact", "The fact."),
        columns_of(Evidence, "clause", "page", "anchor", clause="clauses"),
        (
            (id_, ((each.clause, each.page, each.anchor) for each in evidence))
            for id_, (_, evidence) in facts.items()
        ),
    )
    yield Table(
        "general_reservations",
        "What every act is subject to, whatever its own sentence says.",
        ("clause", "condition"),
        (
            link("clauses", "clause", "The clause that makes the reservation."),
            link("conditions", "condition", "What every act is subject to."),
            link("facts", "fact", "The reservation in the editors' words, with its proof."),
        ),
        tuple(
            (each.clause, condition, _reservation_id(each))
            for each in a.general_reservations
            for condition in each.conditions
        ),
    )
    yield make_table(
        "entities",
        "Documents, organisations, funds and other things that the text names.",
        Entity,
        a.entities,
        "id position name kind dated_on note",
        links={"kind": "entity_kinds"},
    )
    entity = link("entities", "entity", "The thing named.")
    yield make_list(
        "entity_text_forms",
        "The expressions by which the text names it.",
        entity,
        [Column("form", "The expression.")],
        ((each.id, zip(each.text_forms, strict=True)) for each in a.entities),
    )
    yield make_links(
        "entity_clauses",
        "The clauses whose own words name it.",
        entity,
        _CLAUSE,
        ((each.id, each.clauses) for each in a.entities),
    )


def _comparison_tables(corpus: Corpus) -> Iterable[Table]:
    """Yield what agreements are compared by, beside their obligations and sums."""
    a = corpus.agreement
    yield make_table(
        "consultations",
        "The consultations after an attack, if an agreement promises any: at most one row.",
        Consultation,
        [a.consultation] if a.consultation else [],
        "obligation requested_by note",
        key="obligation",
        links={"obligation": "obligations"},
    )
    yield make_table(
        "coalition_roles",
        "The coalitions that it names with the partner's role.",
        CoalitionRole,
        a.coalitions,
        "position coalition role clause page anchor note",
        key="position",
        links={"coalition": "coalitions", "clause": "clauses"},
    )
    topic = link("topics", "topic", "A topic that was looked for, and the text says nothing on it.")
    silent = a.coverage.silent_on if a.coverage else ()
    yield Table(
        "silent_topics",
        "Topics on which the text says nothing, in an agreement that is coded in part.",
        ("topic",),
        (topic, POSITION),
        tuple((id_, n) for n, id_ in enumerate(silent, 1)),
    )


def _reservation_id(reservation: GeneralReservation) -> str:
    return f"general_reservation_{reservation.clause}"


def _vocabulary_tables(book: Codebook) -> Iterable[Table]:
    """Yield the vocabularies, those without a key of another before those with one."""
    term = "id position label definition"
    descriptions = docstrings_of(Codebook)
    yield make_table(
        "strengths", descriptions["strengths"], Term, book.strengths, term,
        allowed={"id": [*Strength]},
    )  # fmt: skip
    yield make_table(
        "modalities", descriptions["modalities"], Modality, book.modalities, f"{term} kind"
    )
    yield make_list(
        "modality_text_forms",
        "The words by which a sentence is known to need an entry.",
        link("modalities", "modality", "The kind of operative verb."),
        [Column("form", "A regular expression.")],
        ((each.id, zip(each.text_forms, strict=True)) for each in book.modalities),
    )
    yield make_table(
        "conditions", descriptions["conditions"], Condition, book.conditions,
        f"{term} leaves_discretion limits_time",
    )  # fmt: skip
    yield make_table(
        "triggers", descriptions["triggers"], Trigger, book.triggers, f"{term} is_attack"
    )
    for name in ("entity_kinds", "coalitions"):
        yield make_table(name, descriptions[name], Term, getattr(book, name), term)
    for name in ("qualifiers", "natures"):
        compared = f"{term} compared_as"
        yield make_table(name, descriptions[name], ComparedTerm, getattr(book, name), compared)
    label = Column("label", "The preferred English name.")
    yield make_table(
        "topics", descriptions["topics"], Topic, book.topics,
        "id position parent label definition",
        links={"parent": "topics"},
        others={"label": (label, lambda topic: topic.label)},
    )  # fmt: skip
    yield make_list(
        "topic_labels",
        "What people call a topic, as in SKOS.",
        link("topics", "topic", "The topic."),
        (
            Column("language", "ISO 639-1 code.", allowed=get_args(Language)),
            Column(
                "kind",
                "To show, as good, only to be searched for, or of something wider.",
                allowed=tuple(Labels.model_fields),
            ),
            Column("label", "The name."),
        ),
        ((topic.id, _labels(topic)) for topic in book.topics),
    )
    compared_topic = link("topics", "topic", "A topic on which agreements are compared.")
    yield make_list(
        "compared_topic_words",
        descriptions["compared_topics"],
        compared_topic,
        (
            Column("language", "ISO 639-1 code.", allowed=get_args(Language)),
            Column("form", "A regular expression by which words on the topic begin."),
        ),
        (
            (each.topic, ((lang, form) for lang, of in each.text_words.items() for form in of))
            for each in book.compared_topics
        ),
    )
    defined = {each.id: each for each in book.verdicts}
    # A codebook need not define them, and claims of the press have them all the same.
    ids = dict.fromkeys([*defined, *(verdict.value for verdict in Verdict)])
    yield Table(
        "verdicts",
        descriptions["verdicts"],
        ("id",),
        (
            column(Term, "id"),
            POSITION,
            Column("label", docstrings_of(Term)["label"], is_required=False),
            Column("definition", docstrings_of(Term)["definition"], is_required=False),
        ),
        tuple(
            (id_, n, found.label if found else None, found.definition if found else None)
            for n, id_ in enumerate(ids, 1)
            for found in [defined.get(id_)]
        ),
    )
    yield make_list(
        "verdict_examples",
        "Claims that have a verdict, with what the text says.",
        link("verdicts", "verdict", "The verdict."),
        [Column("example", "The example.")],
        ((each.id, zip(each.examples, strict=True)) for each in defined.values()),
    )


def _labels(topic: Topic) -> Iterable[Row]:
    for language, labels in topic.labels.items():
        for kind, named in labels:
            names = (named,) if isinstance(named, str) else named
            yield from ((language, kind, name) for name in names)


def _clause_tables(corpus: Corpus) -> Iterable[Table]:
    clauses = corpus.clauses
    above = link("clauses", "parent", "The clause directly above.", is_required=False)
    # Readers of CSV take an empty text for a missing value.
    heading = replace(column(Clause, "heading"), is_required=False)
    yield make_table(
        "clauses",
        "Every addressable place of the agreement, in the order of the text.",
        Clause,
        clauses,
        "clause position part parent marker begins heading heading_source group_heading summary "
        "note",
        key="clause",
        others={
            "part": (column(Provision, "part", link="clauses"), lambda c: part_of(c.clause)),
            "parent": (above, lambda clause: parent_of(clause.clause)),
            "heading": (heading, lambda clause: clause.heading or None),
        },
    )
    yield Table(
        "clause_pages",
        "On which pages of the official document a clause stands.",
        ("clause", "page"),
        (_CLAUSE, Column("page", "The page.", Kind.INTEGER)),
        tuple((each.clause, page) for each in clauses for page in each.pages),
    )
    yield make_list(
        "clause_references",
        "The clauses to which a clause refers or without which it cannot be read.",
        _CLAUSE,
        [link("clauses", "refers_to", "The other clause.")],
        ((each.clause, zip(each.cross_references, strict=True)) for each in clauses),
    )
    yield make_list(
        "no_undertakings",
        "Sentences with an operative verb that undertake nothing.",
        _CLAUSE,
        columns_of(NoUndertaking, "anchor", "page", "reason"),
        (
            (each.clause, ((n.anchor, n.page, n.reason) for n in each.no_undertaking))
            for each in clauses
        ),
    )


def _obligation_tables(corpus: Corpus) -> Iterable[Table]:
    participants = [each.id for each in corpus.agreement.participants]
    parties = [each.id for each in corpus.agreement.participants if each.is_party]
    sides = (*participants, BOTH, EITHER)
    yield make_table(
        "obligations",
        "Political commitments: acts that somebody undertakes, intends, seeks, may do, recognises "
        "or reaffirms, in the order of the text.",
        Obligation,
        corpus.obligations,
        "id position clause bearer bearer_basis beneficiary modality operative_verb strength "
        "action trigger deadline period delay page anchor note",
        links={"modality": "modalities", "trigger": "triggers"},
        allowed={"beneficiary": sides},
        others={
            "bearer": (
                Column(
                    "bearer",
                    "Who acts; several ids where it is several of more than two participants.",
                    allowed=tuple(dict.fromkeys([*sides, *map(_bearer, corpus.obligations)])),
                ),
                _bearer,
            ),
            "clause": (column(FoundObligation, "clause", link="clauses"), lambda o: o.clause),
            "strength": (
                column(FoundObligation, "strength", link="strengths"),
                corpus.strength_of,
            ),
        },
    )

    def each_of(side: str | None) -> list[str]:
        return parties if side in (BOTH, EITHER) else [side] if side else []

    of: tuple[tuple[str, str, Column, Callable[[Obligation], Iterable[str]]], ...] = (
        (
            "obligation_bearers",
            "Who acts, one participant a row: both, and either, are two rows.",
            _PARTICIPANT,
            lambda o: [side for bearer in o.bearers for side in each_of(bearer)],
        ),
        (
            "obligation_beneficiaries",
            "For whom, one participant a row: both, and either, are two rows.",
            _PARTICIPANT,
            lambda o: each_of(o.beneficiary),
        ),
        (
            "obligation_conditions",
            "What an obligation is subject to.",
            link("conditions", "condition", "The condition."),
            lambda o: o.conditions,
        ),
        (
            "obligation_topics",
            "The subject matters of an obligation.",
            link("topics", "topic", "The topic."),
            lambda o: o.topics,
        ),
    )
    owner = link("obligations", "obligation", "The obligation.")
    for name, description, member, values_of in of:
        values = ((each.id, values_of(each)) for each in corpus.obligations)
        yield make_links(name, description, owner, member, values)


def _bearer(obligation: Obligation) -> str:
    return " ".join(obligation.bearers)


def _money_tables(corpus: Corpus) -> Iterable[Table]:
    links = {
        "clause": "clauses",
        "qualifier": "qualifiers",
        "payer": "payers",
        "recipient": "participants",
        "nature": "natures",
        "included_in": "commitments",
        "period_derived_from": "clauses",
    }
    yield make_table(
        "commitments",
        "Sums of money that the agreement states. Add up only those of one agreement and one "
        "currency that count towards a total.",
        FullSum,
        map(full_sum, corpus.commitments),
        "id position clause title amount currency qualifier counts_towards_total period per payer "
        "recipient nature included_in inclusion_basis page anchor note",
        links=links,
        others={COUNTS.name: (COUNTS, may_be_added)},
    )
    yield make_table(
        "shares_of_gdp",
        "Support that the agreement states as a share of the payer's gross domestic product.",
        FullShare,
        map(full_share, corpus.shares),
        "id position clause title percent_of_gdp qualifier period per payer recipient nature page "
        "anchor note",
        links=links,
    )
    yield make_table(
        "unpriced_support",
        "Support that the agreement names without an amount: not stated, not zero.",
        FullSupport,
        map(full_support, corpus.unpriced),
        "id position clause title period period_derived_from payer recipient nature page anchor "
        "note",
        links=links,
    )


def _silence_tables(corpus: Corpus) -> Iterable[Table]:
    silences = corpus.silences
    yield make_table(
        "silences",
        "What people ask and the text does not say.",
        Silence,
        silences,
        "id position title sentence nearest reason note",
        links={"nearest": "clauses"},
    )
    silence = link("silences", "silence", "The silence.")
    yield make_list(
        "silence_words",
        "By which words people ask.",
        silence,
        (
            Column("language", "ISO 639-1 code.", allowed=get_args(Language)),
            Column("word", "The word or phrase."),
        ),
        (
            (each.id, ((language, word) for language, of in each.words.items() for word in of))
            for each in silences
        ),
    )
    yield make_list(
        "silence_absent",
        "Words that the official text does not hold, the proof of a silence.",
        silence,
        [Column("words", "The words; * stands for all that begin so.")],
        ((each.id, zip(each.absent, strict=True)) for each in silences),
    )


def _report_tables(corpus: Corpus) -> Iterable[Table]:
    reports = corpus.reports
    report_of = {claim.id: report.id for report in reports for claim in report.claims}
    claims = [claim for report in reports for claim in report.claims]
    yield make_table(
        "reports",
        "Press reports about the agreement.",
        Report,
        reports,
        "id position file title publisher author url published consulted_on",
    )
    report_link = link("reports", "report", "The report.")
    yield make_table(
        "claims",
        "What a sentence of a report claims, and how that stands to the text.",
        Claim,
        claims,
        "id position report section paragraph sentence claim verdict reason silence",
        links={"verdict": "verdicts", "silence": "silences"},
        others={"report": (report_link, lambda claim: report_of[claim.id])},
    )
    yield make_links(
        "claim_clauses",
        "The clauses that a claim is about.",
        link("claims", "claim", "The claim."),
        _CLAUSE,
        ((each.id, each.clauses) for each in claims),
    )
    yield make_list(
        "reported_figures",
        "What a report says about a sum that the agreement states.",
        report_link,
        columns_of(
            *(ReportedFigure, "commitment", "claim", "says", "differs"),
            commitment="commitments",
            claim="claims",
        ),
        (
            (report.id, ((f.commitment, f.claim, f.says, f.differs) for f in report.figures))
            for report in reports
        ),
    )
