"""An invented agreement between two invented countries, small enough to know by heart."""

from datetime import date

from treaty.corpus import Corpus
from treaty.models import Agreement, Clause, Codebook, CodedAgreement, Collection, Money, Provisions

_EVIDENCE = [{"clause": "II", "page": 3, "anchor": "valid for ten years"}]

AGREEMENT = {
    "id": "mer",
    "title": "Harbour Accord between Nordavia and Meridia",
    "short_names": ["Harbour Accord"],
    "participants": [
        {
            "id": "nordavia",
            "name": "The Republic of Nordavia",
            "called_in_text": ["Nordavia", "Participant"],
            "names": ["Nordavia", "no", "ノルダヴィア"],
        },
        {
            "id": "meridia",
            "name": "The Kingdom of Meridia",
            "called_in_text": ["Meridia", "Participant"],
            "names": ["Meridia", "me", "Меридія"],
        },
    ],
    "signature": {
        "on": date(2024, 2, 29),
        "place": "Port Saint Anne",
        "signatories": [
            {"participant": "nordavia", "name": "Ada Norling", "office": "Prime Minister"},
            {"participant": "meridia", "name": "Bo Meris", "office": "Queen"},
        ],
        "evidence": [{"page": 3, "anchor": "Done at Port Saint Anne"}],
    },
    "term": {
        "in_effect_on": date(2024, 2, 29),
        "duration": "P10Y",
        "expires_on": date(2034, 2, 28),
        "statement": "Ten years from signature.",
        "evidence": _EVIDENCE,
    },
    "discontinuation": {
        "notice": "P6M",
        "counted_from": "the day it arrives",
        "statement": "By notice.",
        "evidence": _EVIDENCE,
    },
    "modification": {"statement": "In writing.", "evidence": _EVIDENCE},
    "dispute_settlement": {"statement": "By talks.", "evidence": _EVIDENCE},
    "languages": {"authentic": ["English"], "prevailing": "English", "evidence": _EVIDENCE},
    "legal_character": {"statement": "A political instrument.", "evidence": _EVIDENCE},
    "publications": [
        {
            "publisher": "The Gazette",
            "language": "English",
            "url": "https://gazette.example/accord",
            "pages": 3,
        }
    ],
    "entities": [
        {
            "id": "sea-charter",
            "name": "Charter of the Sea",
            "kind": "document",
            "text_forms": ["Charter of the Sea"],
            "clauses": ["I.1.a"],
            "dated_on": date(1999, 12, 31),
        }
    ],
}


def _term(id_: str, label: str | None = None, **more: object) -> dict[str, object]:
    return {"id": id_, "label": label or id_, "definition": f"What {id_} means.", **more}


CODEBOOK = {
    "version": "7.1",
    "strengths": [
        _term(s)
        for s in ("firm", "qualified", "aspirational", "permission", "declaratory", "instrument")
    ],
    "modalities": [
        _term("will", kind="undertaking"),
        _term("will-strive", "will strive", kind="effort"),
        _term("may", kind="permission"),
        _term("recognizes", kind="statement"),
    ],
    "conditions": [
        _term("as-appropriate", "as appropriate", leaves_discretion=True),
        _term("in-writing", "in writing", leaves_discretion=False),
    ],
    "triggers": [_term("storm", "a storm")],
    "qualifiers": [_term(q, q.replace("-", " ")) for q in ("exact", "over", "at-least", "up-to")],
    "natures": [_term("provided"), _term("announced")],
    "entity_kinds": [_term("document")],
    "topics": [
        {
            "id": "sea",
            "definition": "The sea as a whole.",
            "labels": {"en": {"preferred": "The sea"}},
        },
        {
            "id": "demining",
            "parent": "sea",
            "definition": "Clearing mines.",
            "labels": {
                "en": {"preferred": "Mine action", "hidden": ["demining"]},
                "ja": {"preferred": "地雷除去"},
            },
        },
        {
            "id": "life",
            "definition": "The Accord itself.",
            "labels": {"en": {"preferred": "The Accord itself"}},
        },
    ],
}


def _obligation(id_: str, **more: object) -> dict[str, object]:
    return {"id": id_, "page": 1, "anchor": "eight words at most", **more}


CLAUSES = [
    {
        "clause": "Preamble",
        "heading": "Preamble",
        "heading_source": "text",
        "summary": "Recalls the past.",
        "pages": [1],
        "obligations": [
            _obligation(
                "Preamble-1",
                bearer="both",
                modality="recognizes",
                operative_verb="recognizing",
                action="Recognise that the harbour [of all] matters",
                topics=["sea"],
            )
        ],
    },
    {
        "clause": "I",
        "heading": "The harbour",
        "heading_source": "text",
        "summary": "What is done for the harbour.",
        "pages": [1, 2],
    },
    {
        "clause": "I.1",
        "heading": "Safety",
        "heading_source": "editors",
        "summary": "Keeps ships safe.",
        "pages": [1],
        "cross_references": ["II"],
    },
    {
        "clause": "I.1.a",
        "heading": "Mines",
        "heading_source": "editors",
        "group_heading": "At sea",
        "summary": "Nordavia clears the harbour.",
        "pages": [1],
        "obligations": [
            _obligation(
                "I.1.a-1",
                bearer="nordavia",
                beneficiary="meridia",
                modality="will",
                operative_verb="will clear",
                action="Clear the harbour within 24 hours after a storm",
                trigger="storm",
                deadline="PT24H",
                topics=["demining"],
            ),
            _obligation(
                "I.1.a-2",
                bearer="nordavia",
                beneficiary="both",
                modality="will",
                operative_verb="will provide",
                action="Provide buoys",
                conditions=["as-appropriate", "in-writing"],
                period="../2027",
                topics=["sea"],
                note="Nobody knows how many.",
            ),
        ],
        "no_undertaking": [
            {"anchor": "this will need patience", "page": 1, "reason": "A prediction."}
        ],
    },
    {
        "clause": "I.2",
        "heading": "Money",
        "heading_source": "text",
        "summary": "What Nordavia pays.",
        "pages": [2],
        "obligations": [
            _obligation(
                "I.2-1",
                bearer="both",
                modality="will-strive",
                operative_verb="will strive to",
                action="Strive to keep the harbour open",
                topics=["sea", "life"],
                page=2,
            )
        ],
    },
    {
        "clause": "II",
        "heading": "Final provisions",
        "heading_source": "text",
        "summary": "Its life.",
        "pages": [3],
        "obligations": [
            _obligation(
                "II-1",
                bearer="meridia",
                modality="may",
                operative_verb="may",
                action="End the Accord",
                delay="P6M",
                topics=["life"],
                page=3,
            )
        ],
    },
]


def _support(id_: str, **more: object) -> dict[str, object]:
    return {
        "id": id_,
        "payer": "nordavia",
        "recipient": "meridia",
        "nature": "provided",
        "page": 2,
        "anchor": "words of the text",
        **more,
    }


COMMITMENTS = [
    _support(
        "I.2-m1",
        title="Money since March 2022",
        amount="1200000000",
        currency="EUR",
        qualifier="over",
        period="2022-03/..",
    ),
    _support(
        "I.2-m2",
        title="Money for 2024",
        amount="450000000",
        currency="EUR",
        qualifier="exact",
        period="2024",
        included_in="I.2-m1",
    ),
]
UNPRICED = [
    _support("I.1.a-s1", title="Buoys", nature="announced", page=1),
    _support(
        "I.2-s1",
        title="Care",
        nature="announced",
        period="2024-02-29/2034-02-28",
        period_derived_from="II",
    ),
]


def make_collection() -> Collection:
    """Return the collection."""
    return Collection(
        codebook=Codebook.model_validate(CODEBOOK),
        agreements=(
            CodedAgreement(
                agreement=Agreement.model_validate(AGREEMENT),
                provisions=Provisions(
                    clauses=tuple(Clause.model_validate(clause) for clause in CLAUSES)
                ),
                money=Money.model_validate({"commitments": COMMITMENTS, "unpriced": UNPRICED}),
            ),
        ),
    )


def make_corpus() -> Corpus:
    """Return the corpus."""
    return Corpus(make_collection())
