import pytest
from tests.unit.tiny import make_corpus

from treaty.search import Kind, make_documents, search
from treaty.search.index import words_of
from treaty.search.scan import scan

CORPUS = make_corpus()


def by_index(query):
    return search(CORPUS, query)


def by_scan(query):
    words = words_of(query)
    return scan(make_documents(CORPUS), words) if words else ()


@pytest.mark.parametrize("find", [by_index, by_scan])
@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("demining", "I.1.a-1"),
        ("地雷除去", "I.1.a-1"),
        ("DEMINING", "I.1.a-1"),
        ("buoys", "I.1.a-2"),
        ("prelude patience money march", "I.2-m1"),
        ("harbour storm", "I.1.a-1"),
    ],
)
def test_the_best_hit_comes_first(find, query, first):
    hits = find(query)
    assert first in [hit.document.id for hit in hits[:2]]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_topic_is_found_by_a_synonym_that_the_text_never_uses():
    (hit,) = by_index("demining")
    assert (hit.document.kind, hit.document.clause) == (Kind.OBLIGATION, "I.1.a")
    assert (hit.snippet.source, hit.snippet.text) == ("topic", "Mine action")


def test_matching_words_are_marked_where_they_stand_in_any_inflection():
    hit = next(hit for hit in by_index("clears") if hit.document.id == "I.1.a-1")
    assert [hit.document.title[a:b] for a, b in hit.title_matches] == ["Clear"]


def test_all_words_must_occur_if_they_do_together_anywhere():
    assert [hit.document.id for hit in by_index("harbour open")] == ["I.2-1"]
    assert len(by_index("buoys open")) > 1


@pytest.mark.parametrize("find", [by_index, by_scan])
@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "[red]x",
        '"unbalanced',
        "NEAR(",
        "*",
        "a*",
        "-x",
        "AND",
        "OR OR",
        "title:x",
        "{x}",
        "^harbour",
        "🙂",
        "\x00",
        "\x1b[31m",
        "\udcff",
        "²",
        "x" * 10_000,
        "harbour " * 2_000,
        "x y " * 9,
        " ".join(map(str, range(3000))),
        "'; DROP TABLE documents",
        "\u202e",
        "ﬁ",
        "ǅ",
        "́",
    ],
)
def test_any_text_is_a_query(find, query):
    assert isinstance(find(query), tuple)


def test_words_are_words_not_operators():
    assert [hit.document.id for hit in by_index("NOT buoys")] == [
        hit.document.id for hit in by_index("buoys")
    ]
