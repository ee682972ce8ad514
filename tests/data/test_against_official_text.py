"""The data is what the official text says: TREATY_OFFICIAL_TEXT names a PDF or a text of it."""

import os
import re
from pathlib import Path

import pytest

from treaty.corpus import Corpus
from treaty.loading import load_collection
from treaty.models import Collection
from treaty.official import read_official_text
from treaty.proof import Kind, prove

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def text():
    return read_official_text(Path(os.environ["TREATY_OFFICIAL_TEXT"]))


@pytest.fixture(scope="module")
def proof(text):
    return prove(Corpus(load_collection(DATA), "jpn"), text)


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_the_text_bears_out_every(proof, kind):
    assert proof.counts[kind], "nothing was checked"
    failures = [str(check) for check in proof.failures if check.kind is kind]
    if failures:
        pytest.fail("\n".join(failures), pytrace=False)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("lethal", "'lethal' stands in II.1"),
        ("weapon*", "'weapons' stands in II.3.6"),
        ("immobili*", "'immobilized' stands in V.3"),
        ("guarded", None),
    ],
)
def test_a_silence_that_is_none_is_found_out(text, words, found):
    collection = load_collection(DATA).model_dump()
    (coded,) = (c for c in collection["agreements"] if c["agreement"]["id"] == "jpn")
    planted = coded["silences"]["silences"][0]
    planted["absent"] = [words]
    proof = prove(Corpus(Collection.model_validate(collection), "jpn"), text)
    assert [str(check) for check in proof.failures] == (
        [f"silence:{planted['id']}: {found}"] if found else []
    )


def test_the_text_does_not_hold_the_words_by_which_people_ask(text):
    held = {
        word
        for silence in Corpus(load_collection(DATA), "jpn").silences
        for word in silence.words["en"]
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text.words, re.IGNORECASE)
    }
    # Those in the text are biological and chemical ones, to be countered; the silence says so.
    assert held == {"weapons"}
