import csv
import io
import json
import re
import sys
import unicodedata

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
from treaty.search import search
from treaty.search.writing import build_index

# All that Unicode calls a control or format character, or a separator of lines, but a line break.
UNSAFE = re.compile(
    "["
    + "".join(
        re.escape(char)
        for char in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp"} and char not in "\n\u200c\u200d"
    )
    + "]"
)
EVIL = " [red]\x1b[31m\x9b1m\u202e\x07\u200b\u200e\u2060\ufeff\U000e0041|*_<b>"


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


@pytest.mark.parametrize(
    "text",
    [
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian: no joining inside a word
        "\u0dc1\u0dca\u200d\u0dbb\u0dd3",  # Sinhala: joined behind a virama
        "\u0915\u094d\u200c\u0937",  # Hindi: kept apart behind a virama
    ],
)
def test_a_joiner_stays_where_a_script_needs_it(text):
    assert printable(text) == text


@pytest.mark.parametrize("joiner", ["\u200c", "\u200d"])
@pytest.mark.parametrize("around", [("a", "b"), ("", ""), ("日", "本"), ("б", "ж"), ("\u0645", "")])
def test_anywhere_else_it_is_shown(joiner, around):
    assert printable(joiner.join(around)) == "\ufffd".join(around)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_no_cell_becomes_a_formula(start):
    (cell,) = list(csv.reader(io.StringIO(to_csv(["a"], [{"a": f"{start}1"}]), newline="")))[1]
    assert cell.startswith("'")


def test_a_negative_number_stays_a_number():
    assert to_csv(["a", "b"], [{"a": -1, "b": -0.5}]) == "a,b\r\n-1,-0.5\r\n"


def test_csv_is_as_rfc_4180_has_it():
    row = {"a": ["x", "y"], "b": 'say "so", twice', "c": None}
    assert to_csv(["a", "b", "c"], [row]) == 'a,b,c\r\nx; y,"say ""so"", twice",\r\n'
