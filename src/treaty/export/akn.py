"""The agreement as Akoma Ntoso 3.0 (OASIS LegalDocML), with the modelling as metadata.

The root is a ``doc``: of the types that the standard has, ``act`` and ``bill`` are for law that an
authority enacts and ``statement`` for texts without a structure of their own, while ``doc`` takes
any other and allows the hierarchy of an agreement. What is written is a work of its own, a
summary of the agreement: neither prescriptive nor authoritative.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from xml.etree.ElementTree import Element, indent, tostring

from treaty.corpus import BOTH, Corpus
from treaty.export.elements import append, element
from treaty.models import (
    Clause,
    Evidence,
    MonetaryCommitment,
    Obligation,
    Term,
    UnpricedSupport,
)
from treaty.money import plain_digits
from treaty.reference import PREAMBLE, marker_of, parent_of
from treaty.rendering import words

AKOMA_NTOSO = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
MODEL = "urn:treaty:model:1"
"""Namespace of the elements in which the modelling stands."""

# An agreement belongs to no one country. ISO 3166-1 leaves this code to its users.
_COUNTRY = "zz"
_EDITORS = "#editors"
_NOTICE = (
    "This document holds summaries in the editors' own words, with at most eight words of the "
    "text quoted as proof. It is not the authentic text of the agreement."
)

# From the Part down, each with its short form in an eId as the Naming Convention has it.
_LEVELS = (
    ("part", "part"),
    ("paragraph", "para"),
    ("subparagraph", "subpara"),
    ("point", "point"),
    ("indent", "indent"),
)
_ENTITY_CLASSES = {
    "document": "TLCReference",
    "organisation": "TLCOrganization",
    "coalition": "TLCOrganization",
    "event": "TLCEvent",
    "mechanism": "TLCProcess",
}


def make_akn(corpus: Corpus) -> str:
    """Return the agreement as an Akoma Ntoso document, to be written as UTF-8."""
    main = element("mainBody")
    preamble = None
    for clause in corpus.clauses:
        if clause.clause == PREAMBLE:
            preamble = element("preamble", {"eId": eid_of(PREAMBLE)}, *_content(corpus, clause))
        elif parent_of(clause.clause) is None:
            main.append(_hierarchy(corpus, clause))
    if not len(main):
        # The schema admits no empty body, and data may hold no more than a preamble yet.
        main.append(element("p"))
    document = element(
        "doc",
        {"name": "agreement", "contains": "singleVersion"},
        _meta(corpus),
        _preface(corpus),
        *([preamble] if preamble is not None else []),
        main,
        _conclusions(corpus),
    )
    root = element("akomaNtoso", {"xmlns": AKOMA_NTOSO, "xmlns:t": MODEL}, document)
    indent(root)
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return declaration + tostring(root, encoding="unicode") + "\n"


def eid_of(reference: str) -> str:
    """Return the eId of a clause.

    >>> eid_of("II.2.2.a"), eid_of("Preamble")
    ('part_II__para_2__subpara_2__point_a', 'preamble')
    """
    if reference == PREAMBLE:
        return "preamble"
    steps = reference.split(".")
    # The grammar of references has no end; what stands below the last level shares its name.
    short = [abbreviation for _, abbreviation in _LEVELS]
    short += short[-1:] * (len(steps) - len(short))
    return "__".join(f"{name}_{step}" for name, step in zip(short, steps, strict=False))


def _eid_of_obligation(obligation: Obligation) -> str:
    number = obligation.id.rpartition("-")[2]
    return f"{eid_of(obligation.clause)}__list_1__item_{number}"


# ------------------------------------------------------------------ the body


def _preface(corpus: Corpus) -> Element:
    a = corpus.agreement
    return element(
        "preface",
        None,
        element("p", None, element("docTitle", None, a.title)),
        element("p", {"class": "notice"}, _NOTICE),
        element("p", {"class": "legal-character"}, a.legal_character.statement),
    )


def _hierarchy(corpus: Corpus, clause: Clause) -> Element:
    """Return a clause with all that stands below it."""
    reference = clause.clause
    name, _ = _LEVELS[min(reference.count("."), len(_LEVELS) - 1)]
    made = element(
        name,
        {"eId": eid_of(reference)},
        element("num", None, marker_of(reference)),
        element("heading", None, clause.heading),
    )
    children = corpus.children_of(reference)
    made.append(element("intro" if children else "content", None, *_content(corpus, clause)))
    made.extend(_hierarchy(corpus, child) for child in children)
    return made


def _content(corpus: Corpus, clause: Clause) -> Iterator[Element]:
    yield element("p", {"class": "summary"}, clause.summary)
    if clause.obligations:
        acts = element("blockList", {"eId": f"{eid_of(clause.clause)}__list_1"})
        for obligation in clause.obligations:
            acts.append(
                element(
                    "item",
                    {
                        "eId": _eid_of_obligation(obligation),
                        "refersTo": _refs("topic", *obligation.topics),
                    },
                    element("num", None, obligation.id),
                    element("p", None, obligation.action),
                )
            )
        yield acts
    if clause.cross_references:
        line = element("p", {"class": "cross-references"}, "Refers to ")
        for number, reference in enumerate(clause.cross_references):
            append(line, ", " if number else "")
            append(line, element("ref", {"href": f"#{eid_of(reference)}"}, reference))
        yield line


def _conclusions(corpus: Corpus) -> Element:
    signature = corpus.agreement.signature
    day = element("date", {"date": signature.on.isoformat()}, words.day_in_words(signature.on))
    made = element(
        "conclusions", None, element("p", None, f"Signed in {signature.place} on ", day, ".")
    )
    for number, signatory in enumerate(signature.signatories, 1):
        said = element(
            "signature",
            {"refersTo": f"#person.{number}"},
            f"{signatory.name}, {signatory.office}, "
            f"for {words.party_name(corpus, signatory.participant)}",
        )
        made.append(element("p", None, "Signature: ", said))
    return made


# ------------------------------------------------------------------ metadata


def _meta(corpus: Corpus) -> Element:
    used = {topic for o in corpus.obligations for topic in o.topics}
    keywords = element("classification", {"source": _EDITORS})
    for topic in corpus.codebook.topics:
        if topic.id in used:
            keywords.append(
                element(
                    "keyword",
                    {
                        "href": f"#topic.{topic.id}",
                        "value": topic.id,
                        "showAs": topic.label,
                        "dictionary": f"{MODEL}:topics",
                    },
                )
            )
    note = element("note", {"eId": "note_1"}, element("p", None, _NOTICE))
    return element(
        "meta",
        None,
        _identification(corpus),
        *([keywords] if used else []),
        _lifecycle(corpus),
        element(
            "analysis",
            {"source": _EDITORS},
            element("otherAnalysis", {"source": _EDITORS}, *_analysis(corpus)),
        ),
        _references(corpus),
        element("notes", {"source": _EDITORS}, note),
        element("proprietary", {"source": _EDITORS}, _instrument(corpus)),
    )


def _identification(corpus: Corpus) -> Element:
    a = corpus.agreement
    work = f"/akn/{_COUNTRY}/doc/agreement-summary/{a.signature.on.isoformat()}/{a.id}"
    expression = f"{work}/eng"

    def core(name: str, this: str, uri: str, *more: Element) -> Element:
        # Of the summary itself no day is known that would be the same tomorrow.
        day = {"date": a.signature.on.isoformat(), "name": "signature-of-the-agreement"}
        return element(
            name,
            None,
            element("FRBRthis", {"value": this}),
            element("FRBRuri", {"value": uri}),
            element("FRBRdate", day),
            element("FRBRauthor", {"href": _EDITORS, "as": "#role.editor"}),
            *more,
        )

    return element(
        "identification",
        {"source": _EDITORS},
        core(
            "FRBRWork",
            f"{work}/!main",
            work,
            element("FRBRcountry", {"value": _COUNTRY}),
            element("FRBRsubtype", {"value": "agreement-summary"}),
            element("FRBRnumber", {"value": a.id}),
            element("FRBRname", {"value": f"Summary: {a.title}"}),
            element("FRBRprescriptive", {"value": "false"}),
            element("FRBRauthoritative", {"value": "false"}),
        ),
        core(
            "FRBRExpression",
            f"{expression}/!main",
            expression,
            element("FRBRversionNumber", {"value": corpus.codebook.version}),
            element("FRBRauthoritative", {"value": "false"}),
            element("FRBRlanguage", {"language": "eng"}),
        ),
        core(
            "FRBRManifestation",
            f"{expression}/!main.xml",
            f"{expression}.xml",
            element("FRBRformat", {"value": "application/akn+xml"}),
        ),
    )


def _lifecycle(corpus: Corpus) -> Element:
    a = corpus.agreement
    events: tuple[tuple[str, date, dict[str, str]], ...] = (
        ("signature", a.signature.on, {"type": "generation"}),
        ("in-effect", a.term.in_effect_on, {}),
        ("expiry", a.term.expires_on, {}),
    )
    return element(
        "lifecycle",
        {"source": _EDITORS},
        *(
            element(
                "eventRef",
                {
                    "eId": f"eref_{number}",
                    "date": day.isoformat(),
                    "source": "#agreement",
                    "refersTo": f"#event.{name}",
                    **kind,
                },
            )
            for number, (name, day, kind) in enumerate(events, 1)
        ),
    )


def _references(corpus: Corpus) -> Element:
    """Return what the document refers to, each thing with its class of the top level."""
    a = corpus.agreement
    made = element("references", {"source": _EDITORS})

    def add(class_: str, id_: str, shown: str, *, scope: str = f"{a.id}.") -> None:
        ontology = class_.removeprefix("TLC").lower()
        attributes = {
            "eId": id_,
            "href": f"/akn/ontology/{ontology}/{scope}{id_}",
            "showAs": shown,
        }
        if class_ == "TLCReference":
            attributes["name"] = "document"
        made.append(element(class_, attributes))

    add("TLCOrganization", "editors", "the editors of the summaries", scope="")
    add("TLCRole", "role.editor", "editor", scope="")
    add("TLCReference", "agreement", a.title)
    for participant in a.participants:
        add("TLCOrganization", f"participant.{participant.id}", participant.name)
    for number, signatory in enumerate(a.signature.signatories, 1):
        add("TLCPerson", f"person.{number}", signatory.name)
        add("TLCRole", f"office.{number}", signatory.office)
    for name, shown in (
        ("signature", "signature"),
        ("in-effect", "entry into effect"),
        ("expiry", "expiry by the calendar"),
    ):
        add("TLCEvent", f"event.{name}", shown)
    for entity in a.entities:
        add(_ENTITY_CLASSES.get(entity.kind, "TLCObject"), f"entity.{entity.id}", entity.name)
    for topic in corpus.codebook.topics:
        add("TLCConcept", f"topic.{topic.id}", topic.label, scope="")
    vocabularies: tuple[tuple[str, str, Iterable[Term]], ...] = (
        ("TLCConcept", "strength", corpus.codebook.strengths),
        ("TLCConcept", "modality", corpus.codebook.modalities),
        ("TLCConcept", "condition", corpus.codebook.conditions),
        ("TLCEvent", "trigger", corpus.codebook.triggers),
    )
    for class_, kind, terms in vocabularies:
        for term in terms:
            add(class_, f"{kind}.{term.id}", term.label, scope="")
    return made


def _refs(kind: str, *ids: str) -> str:
    return " ".join(f"#{kind}.{id_}" for id_ in ids)


# ------------------------------------------------------------------ the modelling


def _analysis(corpus: Corpus) -> Iterator[Element]:
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
            "payer": _refs("participant", given.payer),
            "recipient": _refs("participant", given.recipient),
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
            "names": _refs("entity", *_named_in(corpus, clause)) or None,
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
            "about": f"#{_eid_of_obligation(o)}",
            "bearer": _sides(corpus, o.bearer),
            "bearerBasis": o.bearer_basis,
            "beneficiary": _sides(corpus, o.beneficiary) if o.beneficiary else None,
            "modality": _refs("modality", o.modality),
            "operativeVerb": o.operative_verb,
            "strength": _refs("strength", corpus.strength_of(o).value),
            "conditions": _refs("condition", *o.conditions) or None,
            "trigger": _refs("trigger", o.trigger) if o.trigger else None,
            "deadline": o.deadline,
            "period": o.period,
            "delay": o.delay,
            "topics": _refs("topic", *o.topics),
            "page": str(o.page),
        },
        ("anchor", o.anchor),
        ("note", o.note),
    )


def _sides(corpus: Corpus, side: str) -> str:
    """Return references to a Participant or, for ``both``, to all of them."""
    ids = [each.id for each in corpus.agreement.participants] if side == BOTH else [side]
    return _refs("participant", *ids)


def _instrument(corpus: Corpus) -> Element:
    """Return the facts of the instrument for which the standard has no place."""
    a = corpus.agreement
    made = _model(
        "instrument",
        {
            "id": a.id,
            "duration": a.term.duration,
            "notice": a.discontinuation.notice,
            "prevailingLanguage": a.languages.prevailing,
            "dataVersion": corpus.codebook.version,
            "authentic": "false",
        },
        ("notice", _NOTICE),
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
