"""The corpora that exports are tried on: the shipped one, small invented ones, a hostile one."""

from copy import deepcopy
from pathlib import Path

import pytest
from tests.shipped import accord
from tests.unit import tiny

from treaty.corpus import Corpus
from treaty.loading import load_collection
from treaty.models import Collection

HARBOUR = Path(__file__).parents[1] / "corpora/harbour"

# No blank in it, so that it fits where the data allows few words.
HOSTILE = (
    "</script></style></title><script>document.title='hacked'</script>"
    "<img/src=x/onerror=document.title='hacked'>\"'onclick='hacked&lt;{{7*7}}${x}]]>-->"
    "\x00\x1b[31m\x9b\u202e\ufffe\uffff"
)
# Keys whose values people write; ids, references, dates and the like cannot hold such a text.
_WRITTEN = {
    "action", "anchor", "author", "claim", "definition", "differs", "group_heading", "heading",
    "label", "name", "note", "office", "operative_verb", "place", "preferred", "prevailing",
    "publisher", "reason", "says", "section", "sentence", "statement", "summary", "title",
    "version",
}  # fmt: skip
_WRITTEN_LISTS = {
    "alternative", "authentic", "called_in_text", "hidden", "names", "short_names", "text_forms",
    "wider",
}  # fmt: skip

REPORTS = {
    "reports": [
        {
            "id": "gazette",
            "file": "gazette.txt",
            "title": "Ships are safe",
            "publisher": "The Gazette",
            "author": "Cy Meris",
            "url": "https://gazette.example/ships?a=1&b=%zz\"><script>document.title='hacked'</script>",
            "claims": [
                {
                    "id": f"gazette-{number}",
                    "section": "Body",
                    "paragraph": 1,
                    "sentence": number,
                    "claim": claim,
                    "clauses": clauses,
                    "verdict": verdict,
                    "reason": "So it says.",
                    "silence": "ferries" if verdict == "not-in-accord" else None,
                }
                for number, (claim, clauses, verdict) in enumerate(
                    [
                        ("Nordavia clears the harbour", ["I.1.a"], "supported"),
                        ("At once", ["I.1.a", "II"], "overstated"),
                        ("It rained", [], "context"),
                        ("A ferry will run", [], "not-in-accord"),
                    ],
                    1,
                )
            ],
        }
    ]
}
SILENCES = {
    "silences": [
        {
            "id": "ferries",
            "title": "Ferries",
            "sentence": "The accord has no ferries.",
            "words": {"en": ["ferry", "ferries"], "ja": ["フェリー"]},
            "absent": ["ferr*"],
            "nearest": "I.1.a",
            "reason": "The harbour is cleared for ships in general.",
            "note": "Nobody asked for one.",
        },
        {
            "id": "bridges",
            "title": "Bridges",
            "sentence": "The accord has no bridges.",
            "words": {"en": ["bridge"]},
            "absent": ["bridge*", "land link"],
            "reason": "No clause comes near.",
        },
    ]
}


def _hostile(value, key=""):
    match value:
        case dict():
            return {inner: _hostile(each, inner) for inner, each in value.items()}
        case list() | tuple():
            written = key in _WRITTEN_LISTS
            return [
                each + HOSTILE if written and isinstance(each, str) else _hostile(each)
                for each in value
            ]
        case str() if key in _WRITTEN:
            return value + HOSTILE
    return value


def tiny_with_reports() -> Collection:
    collection = tiny.make_collection().model_dump()
    collection["agreements"][0]["reports"] = deepcopy(REPORTS)
    collection["agreements"][0]["silences"] = deepcopy(SILENCES)
    collection["codebook"]["verdicts"] = [
        {"id": v, "label": v.replace("-", " "), "definition": f"What {v} means.", "examples": []}
        for v in (
            "supported", "imprecise", "overstated", "contradicted", "not-in-accord", "context",
        )
    ]  # fmt: skip
    return Collection.model_validate(collection)


def hostile() -> Corpus:
    return Corpus(Collection.model_validate(_hostile(tiny_with_reports().model_dump())))


def harbour() -> Corpus:
    return Corpus(load_collection(HARBOUR, cache_dir=None))


CORPORA = {
    "shipped": accord,
    "harbour": harbour,
    "tiny": lambda: Corpus(tiny_with_reports()),
    "hostile": hostile,
}


def on_every_day(name: str) -> pytest.MarkDecorator:
    """Have a slow reader read one of the shared corpora every day; the others take long."""
    others = sorted({"shipped", "harbour", "hostile"} - {name})
    values = [name, *(pytest.param(other, marks=pytest.mark.long) for other in others)]
    return pytest.mark.parametrize("corpus", values, indirect=True)
