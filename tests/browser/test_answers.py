"""One question, one answer: the engine, the exported page and the exported database."""

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.relevance.answers import (
    ACCORD,
    ASK_PAGE,
    QUERIES,
    ask_database,
    ask_engine,
    page,
    recall,
)

from treaty.likeness import fold
from treaty.search import Kind
from treaty.search.vocabulary import is_form, stem

pytestmark = pytest.mark.long
README = Path(__file__).parents[2] / "README.md"
TEXTS = [query["query"] for query in QUERIES]
# Of what must be found among the first five, and of the queries to which nothing is the answer.
# The page corrects no typing error and has no fields; plain full-text search takes every word as
# required and knows no form of a word in Ukrainian.
FLOORS = {"engine": (0.97, 1.0), "page": (0.85, 0.85), "database": (0.65, 1.0)}


def clauses_of(hits):
    """Return where the text says it; a silence is the answer that it says nothing."""
    return [hit.document.clause for hit in hits if hit.document.kind is not Kind.SILENCE]


@pytest.fixture(scope="module")
def ask_page(browser, tmp_path_factory):
    place = tmp_path_factory.mktemp("page") / "page.html"
    place.write_text(page(), encoding="utf-8")
    browser.get(place.as_uri())
    return lambda script, *arguments: browser.execute_script(script, *arguments)


def test_each_reader_answers_the_relevance_queries(ask_page, tmp_path):
    answers = {
        "engine": [clauses_of(ask_engine(each).hits) for each in TEXTS],
        "page": ask_page(ASK_PAGE, TEXTS),
        "database": ask_database(TEXTS, tmp_path / "accord.db"),
    }
    for reader, found in answers.items():
        reached = recall(found)
        print(f"{reader:9} recall@5 {reached[0]:.2f}, rightly nothing {reached[1]:.2f}")  # noqa: T201
        assert all(map(lambda got, floor: got >= floor, reached, FLOORS[reader])), reader
    engine, of_page, database = (f"{100 * recall(found)[0]:.0f} %" for found in answers.values())
    published = (
        f"Of what {len(TEXTS)} queries should have among their first five clauses, "
        f"`treaty search` finds {engine}, the page {of_page}, plain SQL on the database {database}."
    )
    assert published in " ".join(README.read_text(encoding="utf-8").split())


@pytest.mark.parametrize(
    ("query", "clauses"),
    [
        ("III.1", ["III.1"]),
        ("II.2.2(a)", ["II.2.2.a"]),
        ("Article X(3)", ["X.3"]),
        ("ＩＣＣ", ["VIII.3", "VIII.5"]),
        ("Ukraine’s Peace Formula", ["VI.2"]),
        ("Ukraine's Peace Formula", ["VI.2"]),
    ],
)
def test_the_page_finds_whole_references_and_any_apostrophe(ask_page, query, clauses):
    (found,) = ask_page(ASK_PAGE, [query])
    assert set(clauses) <= set(found)
    assert set(clauses) <= {hit.document.clause for hit in ask_engine(query).hits}


def test_a_word_is_not_found_inside_another(ask_page):
    (found,) = ask_page(ASK_PAGE, ["III.1"])
    assert found == ["III.1"]
    shown = ask_page(
        "return [...document.querySelectorAll('.obligation:not([hidden])')].map((o) => o.id)"
    )
    assert shown == [o.id for o in ACCORD.clauses_by_reference["III.1"].obligations]
    assert ask_page(ASK_PAGE, ["nsor"]) == [[]]


def test_a_question_that_meets_a_silence_is_told_of_it(ask_page):
    ask_page(ASK_PAGE, ["will Japan send troops"])
    said = ask_page("return document.getElementById('answers').textContent")
    assert "The text is silent on: Sending troops" in said


LETTERS = (
    string.ascii_letters + "ßéèç’‘ʼʹ`´'ＡＢｃ１２Üüїйё" + "сорауіОРА" + "\u00ad\u200b ﬁ½ςΣ\u0306が"
)


def test_the_page_folds_as_the_engine_does(ask_page):
    @given(st.lists(st.text(LETTERS, max_size=8), min_size=50, max_size=50))
    def check(texts):
        assert ask_page("return arguments[0].map(fold)", texts) == [*map(fold, texts)]

    check()


def test_the_page_takes_words_apart_as_the_engine_does(ask_page):
    said = [each.summary for each in ACCORD.clauses] + [o.action for o in ACCORD.obligations]
    words = sorted({word.strip(",.;:()“”").lower() for text in said for word in text.split()})
    words = [word for word in words if word.isalpha() and word.isascii()]
    words += ["immobilise", "immobilized", "planned", "ties", "parties", "mining", "programmes"]
    assert ask_page("return arguments[0].map(stem)", words) == [*map(stem, words)]
    pairs = [("санкцій", "санкції"), ("міна", "мінус"), ("міни", "міни"), ("mines", "mining")]
    assert ask_page("return arguments[0].map(([a, b]) => isForm(a, b))", pairs) == [
        is_form(*pair) for pair in pairs
    ]
