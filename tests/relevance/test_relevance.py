"""Each query of the relevance set finds among the first five what it must, and no other thing."""

from pathlib import Path

import pytest
import yaml

from treaty.corpus import Corpus
from treaty.loading import load_collection, load_lexicon
from treaty.search import admit, parse_query, search
from treaty.search.making import build_index

QUERIES = yaml.safe_load((Path(__file__).parent / "queries.yaml").read_text(encoding="utf-8"))
ACCORD = Corpus(load_collection(), "jpn")
INDEX = build_index([ACCORD], load_lexicon())


def find(text, limit=None):
    admitted = admit(INDEX, INDEX.scope(), lambda: [ACCORD], parse_query(text))
    return search(INDEX, text, admitted=admitted, limit=limit)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: f"{query['id']}-{query['query']}")
def test_a_query_finds_what_is_meant(query):
    found = find(query["query"])
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
        if find(query["query"], limit=1).hits[0].document.clause not in best:
            late.append(query["query"])
    assert len(late) <= len(answered) / 10, late
