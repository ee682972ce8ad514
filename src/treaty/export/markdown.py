"""The whole agreement as a document to read, provision by provision."""

from collections.abc import Iterable, Sequence

from treaty.corpus import Corpus
from treaty.export.markdown_blocks import entries, heading, labelled, plain
from treaty.models import (
    Clause,
    Codebook,
    Evidence,
    MonetaryCommitment,
    Obligation,
    Report,
    Term,
    UnpricedSupport,
)
from treaty.reference import PREAMBLE
from treaty.rendering import words
from treaty.rendering.view import markdown_table

_TERM = ("Value", "In words", "Definition")
_MEANING = (
    "“Obligation” here means a political commitment: what the text says that a participant will "
    "do, intends, seeks, may do, recognises or reaffirms. Summaries and actions are in the words "
    "of the editors; words of the text stand in quotation marks."
)


def make_markdown(corpus: Corpus) -> str:
    """Return the document: instrument, clauses, money, names, silences, the press, the codebook."""
    blocks = [
        *_instrument(corpus),
        *(block for clause in corpus.clauses for block in _clause(corpus, clause)),
        *_money(corpus),
        *_names(corpus),
        *_silences(corpus),
        *_press(corpus),
        *_codebook(corpus.codebook),
    ]
    return "\n\n".join(block.rstrip("\n") for block in blocks) + "\n"


def _instrument(corpus: Corpus) -> Iterable[str]:
    agreement = corpus.agreement
    yield heading(1, agreement.title)
    yield labelled("Also called", "; ".join(agreement.short_names))
    yield plain(_MEANING)
    yield entries(_facts(corpus))
    yield heading(2, "Participants")
    yield entries(
        (
            each.name,
            each.id,
            [
                f"in the text: {', '.join(each.called_in_text)}",
                f"also found as: {', '.join(each.names)}",
                *_named("time zone", each.time_zone),
            ],
        )
        for each in agreement.participants
    )


def _facts(corpus: Corpus) -> Iterable[tuple[str, str, list[str]]]:
    agreement = corpus.agreement
    signature, term, notice = agreement.signature, agreement.term, agreement.discontinuation
    signers = [
        f"for {words.party_name(corpus, each.participant)}: {each.name}, {each.office}"
        for each in signature.signatories
    ]
    yield (
        "Signed",
        f"{words.day_in_words(signature.on)}, {signature.place}",
        [*signers, *_proofs(signature.evidence)],
    )
    yield (
        "In effect",
        f"{words.day_in_words(term.in_effect_on)} to {words.day_in_words(term.expires_on)}, "
        f"{words.duration_in_words(term.duration)} from signature",
        [term.statement, *_proofs(term.evidence)],
    )
    yield (
        "Discontinuation",
        f"notice of {words.duration_in_words(notice.notice)}",
        [notice.statement, *_proofs(notice.evidence)],
    )
    for label, fact in (
        ("Modification", agreement.modification),
        ("Disputes", agreement.dispute_settlement),
        ("Legal character", agreement.legal_character),
    ):
        yield label, fact.statement, _proofs(fact.evidence)
    languages = agreement.languages
    yield (
        "Languages",
        f"{', '.join(languages.authentic)}; {languages.prevailing} prevails",
        _proofs(languages.evidence),
    )
    yield (
        "Official text",
        "",
        [f"{p.publisher}, {p.language}, {p.pages} pages: {p.url}" for p in agreement.publications],
    )


def _clause(corpus: Corpus, clause: Clause) -> Iterable[str]:
    reference = clause.clause
    title = clause.heading if reference == PREAMBLE else f"{reference} {clause.heading}"
    yield heading(2 + reference.count("."), title)
    place = [words.pages_in_words(clause.pages)]
    if clause.heading_source == "editors":
        place.append("the editors' heading")
    if clause.group_heading is not None:
        place.append(f"under the heading “{clause.group_heading}”")
    yield plain(" · ".join(place))
    yield plain(clause.summary)
    if clause.obligations:
        yield entries(_obligation(corpus, each) for each in clause.obligations)
    for each in clause.no_undertaking:
        yield labelled("Undertakes nothing", f"“{each.anchor}” (p. {each.page}). {each.reason}")
    given = [*corpus.commitments, *corpus.unpriced]
    for label, ids in (
        ("Refers to", clause.cross_references),
        ("Money and other support", [each.id for each in given if each.clause == reference]),
        ("Names", [e.name for e in corpus.agreement.entities if reference in e.clauses]),
    ):
        if ids:
            yield labelled(label, ", ".join(ids))


def _obligation(corpus: Corpus, each: Obligation) -> tuple[str, str, list[str]]:
    who = words.bearer_in_words(corpus, each)
    if each.bearer_basis == "implied":
        who += " (implied; the text names no actor)"
    if each.beneficiary is not None:
        who += f", for {words.party_name(corpus, each.beneficiary)}"
    modality = corpus.modalities[each.modality].label
    topics = ", ".join(corpus.topics[topic].label for topic in each.topics)
    return (
        each.id,
        each.action,
        [
            f"{corpus.strength_of(each).value} · “{each.operative_verb}” ({modality})",
            f"by: {who}",
            *words.terms_in_words(corpus, each),
            f"topics: {topics}",
            f"text: “{each.anchor}” · p. {each.page}",
            *_named("note", each.note),
        ],
    )


def _money(corpus: Corpus) -> Iterable[str]:
    if not corpus.commitments and not corpus.unpriced:
        return
    yield heading(2, "Money and other support")
    yield entries(
        [
            *(_commitment(corpus, each) for each in corpus.commitments),
            *(_support(corpus, each) for each in corpus.unpriced),
        ]
    )


def _commitment(corpus: Corpus, each: MonetaryCommitment) -> tuple[str, str, list[str]]:
    said = f"{words.sum_in_words(corpus, each)} {words.period_in_words(each.period)}"
    part = each.included_in
    return (
        each.id,
        each.title,
        [
            f"{said} (exact figure: {each.currency} {each.amount:,f})",
            *([f"part of {part}, never to be added to it"] if part else []),
            *_giving(corpus, each),
        ],
    )


def _support(corpus: Corpus, each: UnpricedSupport) -> tuple[str, str, list[str]]:
    period = f", {words.period_in_words(each.period)}" if each.period else ""
    return each.id, each.title, [words.NO_AMOUNT + period, *_giving(corpus, each)]


def _giving(corpus: Corpus, given: MonetaryCommitment | UnpricedSupport) -> list[str]:
    payer = words.party_name(corpus, given.payer)
    recipient = words.party_name(corpus, given.recipient)
    nature = words.label_of(corpus.codebook.natures, given.nature)
    return [
        f"{payer} to {recipient}, {nature}",
        f"text: “{given.anchor}” · p. {given.page}",
        *_named("note", given.note),
    ]


def _names(corpus: Corpus) -> Iterable[str]:
    if not corpus.agreement.entities:
        return
    yield heading(2, "Names")
    yield markdown_table(
        ("Id", "Name", "Kind", "Date", "Clauses", "In the text", "Note"),
        (
            (
                *(each.id, each.name),
                words.label_of(corpus.codebook.entity_kinds, each.kind),
                words.day_in_words(each.dated_on) if each.dated_on else "",
                ", ".join(each.clauses),
                "; ".join(f"“{form}”" for form in each.text_forms),
                each.note or "",
            )
            for each in corpus.agreement.entities
        ),
    )


def _silences(corpus: Corpus) -> Iterable[str]:
    if not corpus.silences:
        return
    yield heading(2, "What it does not say")
    yield markdown_table(
        ("Id", "What", "Asked as", "Not in the text", "Nearest", "Reason", "Note"),
        (
            (
                *(each.id, f"{each.title}: {each.sentence}"),
                "; ".join(f"{of}: {', '.join(asked)}" for of, asked in each.words.items()),
                ", ".join(each.absent),
                *(each.nearest or "none", each.reason, each.note or ""),
            )
            for each in corpus.silences
        ),
    )


def _press(corpus: Corpus) -> Iterable[str]:
    if not corpus.reports:
        return
    yield heading(2, "What the press claims")
    for report in corpus.reports:
        yield from _report(corpus, report)


def _report(corpus: Corpus, report: Report) -> Iterable[str]:
    yield heading(3, f"{report.publisher}: {report.title}")
    yield entries(
        [
            ("Address", report.url, ()),
            ("Author", report.author or "unknown", ()),
            (
                "Published",
                words.day_in_words(report.published) if report.published else "unknown",
                (),
            ),
            ("Coded from", f"{report.file} ({report.id})", ()),
        ]
    )
    yield markdown_table(
        ("Claim", "Where", "What", "Verdict", "Clauses", "Reason", "Silence"),
        (
            (
                each.id,
                f"{each.section}, paragraph {each.paragraph}, sentence {each.sentence}",
                each.claim,
                words.label_of(corpus.codebook.verdicts, each.verdict.value),
                ", ".join(each.clauses),
                each.reason,
                each.silence or "",
            )
            for each in report.claims
        ),
    )
    if report.figures:
        yield markdown_table(
            ("Sum", "Claim", "The report's figure", "How it differs"),
            ((f.commitment, f.claim, f.says, f.differs or "") for f in report.figures),
        )


def _codebook(book: Codebook) -> Iterable[str]:
    yield heading(2, "Codebook")
    yield labelled("Version of the data", book.version)
    yield from _vocabulary("Strengths", book.strengths)
    yield from _vocabulary(
        "Modalities", book.modalities, "Kind", [each.kind.value for each in book.modalities]
    )
    yield from _vocabulary(
        "Conditions",
        book.conditions,
        "Effect",
        [
            "; ".join(
                effect
                for effect, is_so in (
                    ("leaves discretion", each.leaves_discretion),
                    ("limits the time", each.limits_time),
                )
                if is_so
            )
            for each in book.conditions
        ],
    )
    yield from _vocabulary("Triggers", book.triggers)
    if book.topics:
        yield heading(3, "Topics")
        yield markdown_table(
            ("Value", "Wider topic", "Names", "Definition"),
            (
                (
                    topic.id,
                    topic.parent or "",
                    "; ".join(
                        f"{language}: {', '.join(names)}"
                        for language, of in topic.labels.items()
                        for names in [(of.preferred, *of.alternative, *of.hidden, *of.wider)]
                    ),
                    topic.definition,
                )
                for topic in book.topics
            ),
        )
    yield from _vocabulary("Qualifiers of amounts", book.qualifiers)
    yield from _vocabulary("Natures of support", book.natures)
    yield from _vocabulary("Kinds of names", book.entity_kinds)
    yield from _vocabulary(
        "Verdicts", book.verdicts, "Examples", [" ".join(each.examples) for each in book.verdicts]
    )


def _vocabulary(
    title: str, terms: Sequence[Term], more: str | None = None, said: Sequence[str] = ()
) -> Iterable[str]:
    if not terms:
        return
    yield heading(3, title)
    rows = [(term.id, term.label, term.definition) for term in terms]
    if more is None:
        yield markdown_table(_TERM, rows)
    else:
        with_more = [(*row, each) for row, each in zip(rows, said, strict=True)]
        yield markdown_table((*_TERM, more), with_more)


def _proofs(evidence: tuple[Evidence, ...]) -> list[str]:
    return [
        f"{f'{each.clause}, ' if each.clause else ''}p. {each.page}: “{each.anchor}”"
        for each in evidence
    ]


def _named(label: str, value: str | None) -> list[str]:
    return [f"{label}: {value}"] if value is not None else []
