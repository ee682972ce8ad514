"""What the standard has no place for, in elements of a namespace of our own."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from treaty.corpus import BOTH, Corpus
from treaty.export.akn.names import NOTICE, eid_of, eid_of_obligation, refs
from treaty.export.elements import element
from treaty.models import (
    Clause,
    Codebook,
    Evidence,
    MonetaryCommitment,
    Obligation,
    UnpricedSupport,
)
from treaty.money import plain_digits


def analysis_of(corpus: Corpus) -> Iterator[Element]:
    """Yield what is coded of clauses, obligations and money, each with the place it is about."""
    for clause in corpus.clauses:
        yield _clause_model(corpus, clause)
        for obligation in clause.obligations:
            yield _obligation_model(corpus, obligation)
    for stated in corpus.commitments:
        priced = {
            "amount": plain_digits(stated.amount),
            "currency": stated.currency,
            "qualifier": stated.qualifier,
            "includedIn": stated.included_in,
        }
        yield _support_model("commitment", stated, priced)
    for support in corpus.unpriced:
        yield _support_model("unpricedSupport", support, {})


def _support_model(
    name: str, given: MonetaryCommitment | UnpricedSupport, priced: dict[str, str | None]
) -> Element:
    return _model(
        name,
        {
            "id": given.id,
            "about": f"#{eid_of(given.clause)}",
            "payer": refs("participant", given.payer),
            "recipient": refs("participant", given.recipient),
            "nature": given.nature,
            "period": given.period,
            **priced,
            "page": str(given.page),
        },
        ("title", given.title),
        ("anchor", given.anchor),
        ("note", given.note),
    )


def _clause_model(corpus: Corpus, clause: Clause) -> Element:
    made = _model(
        "clause",
        {
            "id": clause.clause,
            "about": f"#{eid_of(clause.clause)}",
            "pages": " ".join(map(str, clause.pages)),
            "headingBy": clause.heading_source,
            "names": refs("entity", *_named_in(corpus, clause)) or None,
        },
        ("groupHeading", clause.group_heading),
    )
    for each in clause.no_undertaking:
        made.append(
            _model(
                "noUndertaking",
                {"page": str(each.page)},
                ("anchor", each.anchor),
                ("reason", each.reason),
            )
        )
    return made


def _named_in(corpus: Corpus, clause: Clause) -> list[str]:
    return [each.id for each in corpus.agreement.entities if clause.clause in each.clauses]


def _obligation_model(corpus: Corpus, o: Obligation) -> Element:
    return _model(
        "obligation",
        {
            "id": o.id,
            "about": f"#{eid_of_obligation(o)}",
            "bearer": _sides(corpus, o.bearer),
            "bearerBasis": o.bearer_basis,
            "beneficiary": _sides(corpus, o.beneficiary) if o.beneficiary else None,
            "modality": refs("modality", o.modality),
            "operativeVerb": o.operative_verb,
            "strength": refs("strength", corpus.strength_of(o).value),
            "conditions": refs("condition", *o.conditions) or None,
            "trigger": refs("trigger", o.trigger) if o.trigger else None,
            "deadline": o.deadline,
            "period": o.period,
            "delay": o.delay,
            "topics": refs("topic", *o.topics),
            "page": str(o.page),
        },
        ("anchor", o.anchor),
        ("note", o.note),
    )


def _sides(corpus: Corpus, side: str) -> str:
    """Return references to a Participant or, for ``both``, to all of them."""
    ids = [each.id for each in corpus.agreement.participants] if side == BOTH else [side]
    return refs("participant", *ids)


def facts_of_instrument(corpus: Corpus) -> Element:
    """Return the facts of the instrument for which the standard has no place."""
    a = corpus.agreement
    made = _model(
        "instrument",
        {
            "id": a.id,
            "duration": a.term.duration,
            "noticePeriod": a.discontinuation.notice,
            "prevailingLanguage": a.languages.prevailing,
            "dataVersion": corpus.codebook.version,
            "authentic": "false",
        },
        ("notice", NOTICE),
        *(("shortName", name) for name in a.short_names),
        *(("authenticLanguage", name) for name in a.languages.authentic),
    )
    for name, statement, evidence in (
        ("legalCharacter", a.legal_character.statement, a.legal_character.evidence),
        ("validity", a.term.statement, a.term.evidence),
        ("discontinuation", a.discontinuation.statement, a.discontinuation.evidence),
        ("modification", a.modification.statement, a.modification.evidence),
        ("disputeSettlement", a.dispute_settlement.statement, a.dispute_settlement.evidence),
    ):
        fact = _model(name, {}, ("statement", statement))
        fact.extend(_evidence(each) for each in evidence)
        made.append(fact)
    for each in a.publications:
        made.append(
            _model(
                "publication",
                {"href": each.url, "language": each.language, "pages": str(each.pages)},
                ("publisher", each.publisher),
            )
        )
    return made


def reports_of(corpus: Corpus) -> Iterator[Element]:
    """Yield what the press claims about the agreement, with the verdicts."""
    for report in corpus.reports:
        made = _model(
            "report",
            {
                "id": report.id,
                "href": report.url,
                "file": report.file,
                "published": report.published.isoformat() if report.published else None,
            },
            ("title", report.title),
            ("publisher", report.publisher),
            ("author", report.author),
        )
        for claim in report.claims:
            made.append(
                _model(
                    "claim",
                    {
                        "id": claim.id,
                        "about": " ".join(f"#{eid_of(each)}" for each in claim.clauses) or None,
                        "verdict": claim.verdict.value,
                        "silence": claim.silence,
                        "section": claim.section,
                        "paragraph": str(claim.paragraph),
                        "sentence": str(claim.sentence),
                    },
                    ("statement", claim.claim),
                    ("reason", claim.reason),
                )
            )
        for figure in report.figures:
            made.append(
                _model(
                    "reportedFigure",
                    {"commitment": figure.commitment, "claim": figure.claim},
                    ("says", figure.says),
                    ("differs", figure.differs),
                )
            )
        yield made


def silences_of(corpus: Corpus) -> Iterator[Element]:
    """Yield what people ask and the agreement does not say."""
    for silence in corpus.silences:
        made = _model(
            "silence",
            {
                "id": silence.id,
                "about": f"#{eid_of(silence.nearest)}" if silence.nearest else None,
            },
            ("title", silence.title),
            ("statement", silence.sentence),
            ("reason", silence.reason),
            ("note", silence.note),
        )
        for language, words in silence.words.items():
            made.extend(element("t:name", {"language": language}, word) for word in words)
        made.extend(element("t:absent", None, words) for words in silence.absent)
        yield made


def vocabularies_of(corpus: Corpus) -> Iterator[Element]:
    """Yield every controlled value with its meaning."""
    codebook = corpus.codebook
    for name in Codebook.model_fields:
        values = getattr(codebook, name)
        if isinstance(values, str):
            continue
        for value in values:
            made = _model(
                "term",
                {"vocabulary": name, "id": value.id, "parent": getattr(value, "parent", None)},
                ("label", value.label),
                ("definition", value.definition),
            )
            for language, labels in getattr(value, "labels", {}).items():
                for kind in ("preferred", "alternative", "hidden", "wider"):
                    given = getattr(labels, kind)
                    for label in (given,) if isinstance(given, str) else given:
                        made.append(element("t:name", {"language": language, "kind": kind}, label))
            yield made


def _evidence(evidence: Evidence) -> Element:
    about = f"#{eid_of(evidence.clause)}" if evidence.clause else None
    return _model(
        "evidence", {"about": about, "page": str(evidence.page)}, ("anchor", evidence.anchor)
    )


def _model(name: str, attributes: dict[str, str | None], *texts: tuple[str, str | None]) -> Element:
    """Make an element of our own namespace; what is None is left out."""
    made = element(f"t:{name}", {key: v for key, v in attributes.items() if v is not None})
    made.extend(element(f"t:{key}", None, text) for key, text in texts if text is not None)
    return made
