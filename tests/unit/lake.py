"""An invented official text with the traps of real ones, and the data that is coded from it."""

from copy import deepcopy
from datetime import date

from treaty.corpus import Corpus
from treaty.models import (
    Agreement,
    Clause,
    Codebook,
    CodedAgreement,
    Collection,
    Money,
    Provisions,
    Silences,
)

# As a PDF has it: wrapped lines, printed page numbers, a hyphen at the end of a line, a line that
# looks like an item, a sentence that runs over the end of a page.
PAGES = [
    """LAKE ACCORD BETWEEN ARDENIA
AND BELMORA
Preamble
Ardenia and Belmora (the “Participants”),
Recognizing the worth of the Lake
Charter of 3 May 1999;
Have met.
I. Purpose
This is about the lake.""",
    """2
II. The lake
1. Clean water
Ardenia will keep the lake clean for the self-
governing shore, in the areas in
(1) and (2):
(1) Boats of the Lake Board;
(2) Fish, such as:
(a) perch; and
Of the deep
(b) trout.
To this end, the Participants will hold a
Lake Dialogue.
2. Ardenia has given over 3.5 million crowns
since April 2021. The cold will
require""",
    """- 3 -
patience. Within 24 hours Belmora may swim
as told in the part II. of this text.
III. Last matters
1. This text is valid for ten years.
2. It ends six months after notice.
Done at Millbridge on 29 February 2024. In doubt,
English will prevail.
Ada Arden
Chief
Bo Belm
Queen""",
]
TEXT = """[page 1]

LAKE ACCORD BETWEEN ARDENIA AND BELMORA

Preamble

Ardenia and Belmora (the “Participants”),

Recognizing the worth of the Lake Charter of 3 May 1999;

Have met.

I. Purpose

This is about the lake.

[page 2]

II. The lake

1. Clean water

Ardenia will keep the lake clean for the self-governing shore, in the areas in (1) and (2):

(1) Boats of the Lake Board;

(2) Fish, such as:

(a) perch; and

Of the deep

(b) trout.

To this end, the Participants will hold a Lake Dialogue.

2. Ardenia has given over 3.5 million crowns since April 2021. The cold will require

[page 3]

patience. Within 24 hours Belmora may swim as told in the part II. of this text.

III. Last matters

1. This text is valid for ten years.

2. It ends six months after notice.

Done at Millbridge on 29 February 2024. In doubt, English will prevail.

Ada Arden

Chief

Bo Belm

Queen
"""


def _evidence(clause, page, anchor):
    return [{"clause": clause, "page": page, "anchor": anchor}]


def _fact(statement, clause, page, anchor, **more):
    return {"statement": statement, "evidence": _evidence(clause, page, anchor), **more}


def _entity(id_, form, clauses, **more):
    return {
        "id": id_,
        "name": id_,
        "kind": "thing",
        "text_forms": [form],
        "clauses": clauses,
        **more,
    }


def _obligation(id_, verb, page, anchor, **more):
    return {
        "id": id_,
        "bearer": "both",
        "modality": "will",
        "operative_verb": verb,
        "action": "Do something",
        "topics": ["water"],
        "page": page,
        "anchor": anchor,
        **more,
    }


def _clause(clause, heading, source, pages, *obligations, **more):
    return {
        "clause": clause,
        "heading": heading,
        "heading_source": source,
        "summary": "Our words.",
        "pages": pages,
        "obligations": list(obligations),
        **more,
    }


def _term(id_, **more):
    return {"id": id_, "label": id_, "definition": "Our words.", **more}


_CODED = {
    "agreement": {
        "id": "bel",
        "title": "Lake Accord between Ardenia and Belmora",
        "short_names": ["Lake Accord"],
        "participants": [
            {"id": name, "name": name, "called_in_text": [name], "names": [name]}
            for name in ("ardenia", "belmora")
        ],
        "signature": {
            "on": date(2024, 2, 29),
            "place": "Millbridge",
            "signatories": [
                {"participant": "ardenia", "name": "Ada Arden", "office": "Chief"},
                {"participant": "belmora", "name": "Bo Belm", "office": "Queen"},
            ],
            "evidence": [
                {"page": 3, "anchor": "Ada Arden"},
                {"page": 3, "anchor": "Done at Millbridge"},
            ],
        },
        "term": _fact(
            "Ten years.",
            "III.1",
            3,
            "valid for ten years",
            in_effect_on=date(2024, 2, 29),
            duration="P10Y",
            expires_on=date(2034, 2, 28),
        ),
        "discontinuation": _fact("By notice.", "III.2", 3, "six months after", notice="P6M"),
        "modification": _fact("In no way.", "III.2", 3, "It ends"),
        "dispute_settlement": _fact("In no way.", "III.2", 3, "after notice"),
        "languages": {
            "authentic": ["English"],
            "prevailing": "English",
            "evidence": [{"page": 3, "anchor": "English will prevail"}],
        },
        "legal_character": _fact("Political.", "Preamble", 1, 'the "Participants"'),
        "publications": [],
        "entities": [
            _entity("charter", "Lake Charter", ["Preamble"], dated_on=date(1999, 5, 3)),
            _entity("board", "Lake Board", ["II.1.1"]),
            _entity("dialogue", "Lake Dialogue", ["II.1"]),
        ],
    },
    "clauses": {
        "Preamble": _clause(
            "Preamble",
            "Preamble",
            "text",
            [1],
            _obligation("Preamble-1", "Recognizing", 1, "the worth of the Lake Charter"),
        ),
        "I": _clause("I", "Purpose", "text", [1]),
        "II": _clause("II", "The lake", "text", [2, 3]),
        "II.1": _clause(
            "II.1",
            "Clean water",
            "text",
            [2],
            _obligation("II.1-1", "will keep", 2, "clean for the self-governing shore"),
            _obligation("II.1-2", "will hold", 2, "hold a Lake Dialogue"),
        ),
        "II.1.1": _clause(
            "II.1.1", "Ships", "editors", [2], _obligation("II.1.1-1", "will keep", 2, "Boats")
        ),
        "II.1.2": _clause(
            "II.1.2",
            "Fishes",
            "editors",
            [2],
            _obligation("II.1.2-1", "will keep", 2, "Fish"),
        ),
        "II.1.2.a": _clause(
            "II.1.2.a", "One", "editors", [2], _obligation("II.1.2.a-1", "will keep", 2, "perch")
        ),
        "II.1.2.b": _clause(
            "II.1.2.b",
            "Another",
            "editors",
            [2],
            _obligation("II.1.2.b-1", "will keep", 2, "trout"),
            group_heading="Of the deep",
        ),
        "II.2": _clause(
            "II.2",
            "Money",
            "editors",
            [2, 3],
            _obligation("II.2-1", "may", 3, "Belmora may swim", deadline="PT24H"),
            no_undertaking=[
                {"anchor": "The cold will require patience", "page": 2, "reason": "A forecast."}
            ],
        ),
        "III": _clause("III", "Last matters", "text", [3]),
        "III.1": _clause(
            "III.1",
            "Term",
            "editors",
            [3],
            _obligation("III.1-1", "is valid", 3, "This text is valid", period="P10Y"),
        ),
        "III.2": _clause("III.2", "End", "editors", [3]),
    },
    "money": {
        "commitments": [
            {
                "id": "II.2-m1",
                "title": "Crowns",
                "amount": "3500000",
                "currency": "USD",
                "qualifier": "over",
                "period": "2021-04/..",
                "payer": "ardenia",
                "recipient": "belmora",
                "nature": "given",
                "page": 2,
                "anchor": "over 3.5 million crowns",
            }
        ],
        "unpriced": [
            {
                "id": "II.1.1-s1",
                "title": "Ships",
                "payer": "ardenia",
                "recipient": "belmora",
                "nature": "given",
                "period": "2024-02-29/2034-02-28",
                "period_derived_from": "III.1",
                "page": 2,
                "anchor": "Boats",
            }
        ],
    },
    "silences": {
        "silences": [
            {
                "id": "ferries",
                "title": "Ferries",
                "sentence": "It has no ferries.",
                "words": {"en": ["ferry"]},
                "absent": ["ferr*", "lake shore", "frog"],
                "nearest": "II.1.1",
                "reason": "These are of the board.",
            }
        ]
    },
    "codebook": {
        "version": "1",
        "strengths": [
            _term(s)
            for s in (
                "firm",
                "qualified",
                "aspirational",
                "permission",
                "declaratory",
                "instrument",
            )
        ],
        "modalities": [
            _term(
                "will",
                kind="undertaking",
                text_forms=["will|(?-i:may)|seeks", "recogni[sz]ing", "is valid"],
            )
        ],
        "conditions": [],
        "triggers": [],
        "topics": [
            {"id": "water", "definition": "Our words.", "labels": {"en": {"preferred": "Water"}}}
        ],
        "qualifiers": [],
        "natures": [],
        "entity_kinds": [],
    },
}


def make_corpus(*path, value=None):
    """Return the corpus; with a path into the data, with another value there (None drops it)."""
    coded = deepcopy(_CODED)
    if path:
        *steps, last = path
        record = coded
        for step in steps:
            record = record[step]
        if value is None:
            del record[last]
        else:
            record[last] = value
    return Corpus(
        Collection(
            codebook=Codebook.model_validate(coded["codebook"]),
            agreements=(
                CodedAgreement(
                    agreement=Agreement.model_validate(coded["agreement"]),
                    provisions=Provisions(
                        clauses=tuple(map(Clause.model_validate, coded["clauses"].values()))
                    ),
                    money=Money.model_validate(coded["money"]),
                    silences=Silences.model_validate(coded["silences"]),
                ),
            ),
        )
    )
