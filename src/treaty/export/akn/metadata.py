"""What the standard has a place for: identification, lifecycle and references."""

from collections.abc import Iterable
from datetime import date
from xml.etree.ElementTree import Element

from treaty.corpus import Corpus
from treaty.export.akn.modelling import (
    analysis_of,
    facts_of_instrument,
    reports_of,
    silences_of,
    vocabularies_of,
)
from treaty.export.akn.names import EDITORS, MODEL, NOTICE
from treaty.export.elements import element
from treaty.models import Term

# An agreement belongs to no one country. ISO 3166-1 leaves this code to its users.
_COUNTRY = "zz"

_ENTITY_CLASSES = {
    "document": "TLCReference",
    "organisation": "TLCOrganization",
    "coalition": "TLCOrganization",
    "event": "TLCEvent",
    "mechanism": "TLCProcess",
}


def make_meta(corpus: Corpus) -> Element:
    """Return the metadata of the document."""
    used = {topic for o in corpus.obligations for topic in o.topics}
    keywords = element("classification", {"source": EDITORS})
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
    note = element("note", {"eId": "note_1"}, element("p", None, NOTICE))
    return element(
        "meta",
        None,
        _identification(corpus),
        *([keywords] if used else []),
        _lifecycle(corpus),
        element(
            "analysis",
            {"source": EDITORS},
            element("otherAnalysis", {"source": EDITORS}, *analysis_of(corpus)),
        ),
        _references(corpus),
        element("notes", {"source": EDITORS}, note),
        element(
            "proprietary",
            {"source": EDITORS},
            facts_of_instrument(corpus),
            *silences_of(corpus),
            *reports_of(corpus),
            *vocabularies_of(corpus),
        ),
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
            element("FRBRauthor", {"href": EDITORS, "as": "#role.editor"}),
            *more,
        )

    return element(
        "identification",
        {"source": EDITORS},
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
        {"source": EDITORS},
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
    made = element("references", {"source": EDITORS})

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
