"""Each query of the relevance set finds among the first five what it must, and no other thing."""

import pytest
from tests.relevance.answers import QUERIES, ask_engine


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: f"{query['id']}-{query['query']}")
def test_a_query_finds_what_is_meant(query):
    found = ask_engine(query["query"])
    first = [hit.document.clause for hit in found.hits[:5]]
    assert set(query["must"]) <= set(first)
    assert set(query["must_not"]).isdisjoint(first)
    if not query["must"]:
        assert first == []


def test_the_best_clause_is_first_in_nine_of_ten():
    late = []
    answered = [query for query in QUERIES if query["must"]]
    for query in answered:
        best = query["best"] if isinstance(query["best"], list) else [query["best"]]
        if ask_engine(query["query"], limit=1).hits[0].document.clause not in best:
            late.append(query["query"])
    assert len(late) <= len(answered) / 10, late
