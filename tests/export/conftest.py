"""Three corpora: the shipped one, the invented harbour, and one full of hostile texts."""

from pathlib import Path

import pytest
from tests.shipped import accord
from tests.unit.tiny import make_collection

from treaty.corpus import Corpus
from treaty.loading import load_collection
from treaty.models import Collection

HARBOUR = Path(__file__).parents[1] / "corpora" / "harbour"

# No blank, so that a verb of one word stays one.
HOSTILE = "=1+1'\";--#<b>|*_`~~\\&lt;[x](y:z)\x1b[31m\x9b\u202e\n日本"
BEGINNINGS = ("", "-", "＝", "#", "1.", "@", "> ", "\t")

POISONED = {
    "action", "alternative", "anchor", "author", "called_in_text", "claim", "definition", "differs",
    "examples", "file", "group_heading", "heading", "hidden", "label", "name", "names", "note",
    "office", "operative_verb", "place", "preferred", "publisher", "reason", "says", "section",
    "short_names", "statement", "summary", "text_forms", "title",
}  # fmt: skip

REPORT = {
    "id": "gazette",
    "file": "gazette.txt",
    "title": "All is well",
    "publisher": "The Gazette",
    "author": "A. Writer",
    "url": "https://gazette.example/a?b=1&c=%22",
    "published": "2024-03-01",
    "claims": [
        {
            "id": f"gazette-{number}",
            "section": "Body",
            "paragraph": 1,
            "sentence": number,
            "claim": "All harbours will be dredged",
            "clauses": ["I.1.a", "II"],
            "verdict": verdict,
            "reason": "One harbour, and mines",
        }
        for number, verdict in enumerate(("overstated", "context"), 1)
    ],
    "figures": [
        {"commitment": "I.2-m2", "claim": "gazette-1", "says": "much", "differs": "A number"}
    ],
}


def poisoned(value, key=""):
    if isinstance(value, dict):
        return {name: poisoned(inner, name) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [poisoned(inner, key) for inner in value]
    if isinstance(value, str) and key in POISONED and not value.startswith("gazette-"):
        return BEGINNINGS[len(value) % len(BEGINNINGS)].strip() + HOSTILE + value.split()[0]
    return value


def make_hostile():
    collection = make_collection().model_dump(mode="json")
    collection["agreements"][0]["reports"] = {"reports": [REPORT]}
    return Corpus(Collection.model_validate(poisoned(collection)))


MAKERS = {
    "shipped": accord,
    "harbour": lambda: Corpus(load_collection(HARBOUR)),
    "hostile": make_hostile,
}


@pytest.fixture(scope="session", params=MAKERS)
def corpus(request):
    return MAKERS[request.param]()


@pytest.fixture(scope="session")
def hostile():
    return make_hostile()
