"""What is shipped, read once by each process that runs tests: it is frozen, so all may share it."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from treaty.corpus import Corpus
from treaty.loading import load_collection, load_lexicon
from treaty.models import Collection, Lexicon
from treaty.search.index import build_index

DATA = Path(__file__).parents[1] / "data"
# What is tried on these every day is tried on all others with `pytest -m long`. With the Accord,
# which has tests of its own, they have but a few kinds of keys less than all 28.
EVERYDAY = ("est", "eu", "ltu")


def each_of(ids: Iterable[str]) -> list[object]:
    """Return the values of a parameter: those agreements, most of them marked as taking long."""
    return [pytest.param(id_, marks=[] if id_ in EVERYDAY else pytest.mark.long) for id_ in ids]


def copy_accord(folder: Path) -> Path:
    """Copy the data with none of the agreements but the Accord."""
    others = {path.name for path in DATA.glob("agreements/*")} - {"jpn"}
    return Path(copytree(DATA, folder, ignore=ignore_patterns(*others, "reliability")))


@cache
def every_agreement() -> Collection:
    return load_collection(DATA, every=True)


@cache
def accord_alone() -> Collection:
    return load_collection(DATA, agreement="jpn")


@cache
def accord() -> Corpus:
    return Corpus(accord_alone())


@cache
def lexicon() -> Lexicon:
    return load_lexicon(DATA)


@cache
def index_of_accord():
    return build_index([accord()], lexicon())


@cache
def index_of_every_agreement():
    every = every_agreement()
    return build_index([Corpus(every, each.agreement.id) for each in every.agreements], lexicon())
