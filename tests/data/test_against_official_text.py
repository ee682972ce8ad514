"""The data is what the official text says: TREATY_OFFICIAL_TEXT names a PDF or a text of it."""

import os
from pathlib import Path

import pytest

from treaty.corpus import Corpus
from treaty.loading import load_collection
from treaty.official import read_official_text
from treaty.proof import Kind, prove

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def proof():
    text = read_official_text(Path(os.environ["TREATY_OFFICIAL_TEXT"]))
    return prove(Corpus(load_collection(DATA), "jpn"), text)


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_the_text_bears_out_every(proof, kind):
    assert proof.counts[kind], "nothing was checked"
    failures = [str(check) for check in proof.failures if check.kind is kind]
    if failures:
        pytest.fail("\n".join(failures), pytrace=False)
