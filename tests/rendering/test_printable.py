import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.tiny import make_collection

from treaty.corpus import Corpus
from treaty.models import Collection, Lexicon
from treaty.money import summarize_aid
from treaty.queries import (
    count_parties,
    count_topics,
    find_obligations,
    get_provision,
    make_outline,
)
from treaty.rendering.aid import AidView
from treaty.rendering.info import InfoView
from treaty.rendering.obligations import ObligationsView
from treaty.rendering.outline import OutlineView
from treaty.rendering.printable import printable
from treaty.rendering.provision import ProvisionView
from treaty.rendering.search import SearchView
from treaty.rendering.view import to_csv, to_json
from treaty.rendering.vocabularies import PartiesView, TopicsView
from treaty.search import build_index, search

UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
EVIL = " [red]\x1b[31m\x9b1m\u202e\x07|*_<b>"


def poisoned(value):
    """Return data in which every text that people read carries what must not be obeyed."""
    if isinstance(value, dict):
        return {
            key: inner + EVIL
            if isinstance(inner, str)
            and key in {"heading", "group_heading", "summary", "action", "title", "label", "note",
                        "statement", "name", "place", "office", "preferred", "definition",
                        "publisher", "reason", "operative_verb"}
            else poisoned(inner)
            for key, inner in value.items()
        }  # fmt: skip
    if isinstance(value, list | tuple):
        return [poisoned(inner) for inner in value]
    return value


CORPUS = Corpus(Collection.model_validate(poisoned(make_collection().model_dump())))
FOUND = search(build_index([CORPUS], Lexicon()), "harbour red")
AID = summarize_aid(CORPUS.commitments, CORPUS.unpriced, CORPUS.agreement.signature.on)
VIEWS = [
    ObligationsView(CORPUS, find_obligations(CORPUS)),
    AidView(CORPUS, AID),
    SearchView(FOUND),
    SearchView(FOUND, tells_why=True),
    ProvisionView(CORPUS, get_provision(CORPUS, "I.1.a")),
    ProvisionView(CORPUS, get_provision(CORPUS, "I.2")),
    OutlineView(CORPUS, make_outline(CORPUS)),
    InfoView(CORPUS),
    TopicsView(count_topics(CORPUS)),
    PartiesView(count_parties(CORPUS)),
]


@pytest.mark.parametrize("width", [30, 60, 120, 5_000])
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: type(view).__name__)
def test_no_control_character_of_the_data_reaches_a_terminal(view, width, plain):
    shown = plain(view, width)
    assert not UNSAFE.search(shown)
    assert "[red]" in re.sub(r"\s", "", shown)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: type(view).__name__)
def test_nor_through_any_other_form(view):
    assert json.loads(to_json(view.json())) == view.json()
    assert not UNSAFE.search(to_json(view.json()))
    table = to_csv(view.columns, view.rows())
    assert not UNSAFE.search(table.replace("\r\n", "\n"))
    rows = list(csv.reader(io.StringIO(table, newline="")))
    assert {len(row) for row in rows} == {len(view.columns)}
    assert not UNSAFE.search(view.markdown())
    assert "<b>" not in view.markdown()


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_can_be_printed_and_stays_on_its_line(text):
    shown = printable(text)
    assert not UNSAFE.search(shown)
    assert "\n" not in shown
    assert shown.encode().decode() == shown
    assert len(shown) == len(text)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_no_cell_becomes_a_formula(start):
    (cell,) = list(csv.reader(io.StringIO(to_csv(["a"], [{"a": f"{start}1"}]), newline="")))[1]
    assert cell.startswith("'")


def test_a_negative_number_stays_a_number():
    assert to_csv(["a", "b"], [{"a": -1, "b": -0.5}]) == "a,b\r\n-1,-0.5\r\n"


def test_csv_is_as_rfc_4180_has_it():
    row = {"a": ["x", "y"], "b": 'say "so", twice', "c": None}
    assert to_csv(["a", "b", "c"], [row]) == 'a,b,c\r\nx; y,"say ""so"", twice",\r\n'
