"""The published agreement is what the two codings give, and both code the same units."""

from pathlib import Path

import pytest
from tests.reliability.measure import read, rows

from treaty.corpus import Corpus
from treaty.loading import load_collection

DATA = Path(__file__).parents[2] / "data"


def test_the_published_table_is_recomputed() -> None:
    published = (DATA / "README.md").read_text(encoding="utf-8")
    for row in rows():
        assert row in published


@pytest.mark.parametrize("name", ["first.yaml", "second.yaml"])
def test_a_coding_has_every_obligation(name: str) -> None:
    accord = Corpus(load_collection(DATA), "jpn")
    assert list(read(name)) == [obligation.id for obligation in accord.obligations]


def test_every_disagreement_is_settled_in_the_open() -> None:
    first, second = read("first.yaml"), read("second.yaml")
    published = (DATA / "README.md").read_text(encoding="utf-8")
    for id_, entry in first.items():
        for variable in ("bearer", "modality", "strength", "topics"):
            if set(entry[variable]) != set(second[id_][variable]):
                assert f"| {id_} | {variable} |" in published
