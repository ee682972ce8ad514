import csv
import io
import json
import re
import sys
import unicodedata
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.tiny import make_collection

from treaty.answers.money import summarize_aid
from treaty.answers.obligations import FoundObligation, find_obligations
from treaty.answers.overview import (
    OutlineNode,
    PartyCount,
    TopicCount,
    count_parties,
    count_topics,
    get_instrument,
    make_outline,
)
from treaty.answers.provision import get_provision
from treaty.corpus import Corpus
from treaty.models import Collection, Lexicon
from treaty.rendering.aid import draw_aid, rows_of_aid
from treaty.rendering.info import draw_instrument
from treaty.rendering.obligations import draw_obligations
from treaty.rendering.outline import draw_outline
from treaty.rendering.printable import printable
from treaty.rendering.provision import draw_provision
from treaty.rendering.search import draw_hits
from treaty.rendering.vocabularies import draw_parties, draw_topics
from treaty.rendering.writers import as_json, flat_rows, rows_of, to_csv, to_json, to_markdown
from treaty.search import FoundHit, list_hits, search
from treaty.search.index import build_index

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
AID = summarize_aid(CORPUS)


def listed(kind, records):
    return records, partial(rows_of, kind, records)


def single(record):
    return record, partial(flat_rows, record)


ANSWERS = {
    "obligations": listed(FoundObligation, find_obligations(CORPUS)),
    "aid": (AID, partial(rows_of_aid, CORPUS, AID)),
    "search": listed(FoundHit, list_hits(FOUND)),
    "clause": single(get_provision(CORPUS, "I.1.a")),
    "money": single(get_provision(CORPUS, "I.2")),
    "outline": listed(OutlineNode, make_outline(CORPUS)),
    "info": single(get_instrument(CORPUS)),
    "topics": listed(TopicCount, count_topics(CORPUS)),
    "parties": listed(PartyCount, count_parties(CORPUS)),
}
VIEWS = {
    "obligations": partial(draw_obligations, CORPUS, ANSWERS["obligations"][0]),
    "aid": partial(draw_aid, CORPUS, AID),
    "search": lambda width: draw_hits(FOUND, tells_why=False),
    "search-why": lambda width: draw_hits(FOUND, tells_why=True),
    "clause": partial(draw_provision, CORPUS, ANSWERS["clause"][0]),
    "money": partial(draw_provision, CORPUS, ANSWERS["money"][0]),
    "outline": partial(draw_outline, CORPUS, ANSWERS["outline"][0]),
    "info": partial(draw_instrument, CORPUS, ANSWERS["info"][0]),
    "topics": partial(draw_topics, CORPUS, ANSWERS["topics"][0]),
    "parties": partial(draw_parties, CORPUS, ANSWERS["parties"][0]),
}


@pytest.mark.parametrize("width", [30, 60, 120, 5_000])
@pytest.mark.parametrize("name", VIEWS)
def test_no_control_character_of_the_data_reaches_a_terminal(name, width, plain):
    shown = plain(VIEWS[name], width)
    assert not UNSAFE.search(shown)
    assert "[red]" in re.sub(r"\s", "", shown)


@pytest.mark.parametrize("name", ANSWERS)
def test_nor_through_any_other_form(name):
    answer, rows = ANSWERS[name]
    assert json.loads(to_json(answer)) == as_json(answer)
    assert not UNSAFE.search(to_json(answer))
    columns, _ = rows()
    table = to_csv(*rows())
    assert not UNSAFE.search(table.replace("\r\n", "\n"))
    assert {len(row) for row in csv.reader(io.StringIO(table, newline=""))} == {len(columns)}
    document = to_markdown(answer, rows)
    assert not UNSAFE.search(document)
    assert "<b>" not in document


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
