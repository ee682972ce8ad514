"""Of a large collection the likeliest documents are weighed, and the answers stay the same."""

import pytest
from tests.unit.tiny import make_collection

from treaty.corpus import Corpus
from treaty.models import Lexicon
from treaty.search import read_restriction, search
from treaty.search.finding import MOST_DOCUMENTS
from treaty.search.writing import build_index

COLLECTION = make_collection()
CODED = COLLECTION.agreements[0]
ONE = build_index([Corpus(COLLECTION)], Lexicon())


def corpora(number):
    for n in range(number):
        agreement = CODED.agreement.model_copy(update={"id": f"a{n}"})
        coded = CODED.model_copy(update={"agreement": agreement})
        yield Corpus(COLLECTION.model_copy(update={"agreements": (coded,)}))


@pytest.fixture(scope="module")
def index():
    made = build_index(corpora(1 + MOST_DOCUMENTS // ONE.scope().size), Lexicon())
    assert made.scope().size > MOST_DOCUMENTS
    return made


def clauses(found):
    return list(dict.fromkeys(hit.clause.clause for hit in found.hits))


@pytest.mark.parametrize("query", ["buoys", "demining", "buoys OR money", "buo*"])
def test_the_best_clause_of_one_agreement_is_the_best_of_many(index, query):
    found = search(index, query)
    alone = clauses(search(ONE, query))
    assert clauses(found)[0] == alone[0]
    assert set(clauses(found)) <= set(alone)
    assert found.spans_agreements


def test_what_is_filtered_out_takes_no_place_of_what_is_not(index):
    restriction = read_restriction(index, index.scope(), party=["meridia"], sole=True)
    every = search(index, "harbour OR money OR buoys", restriction=restriction)
    bearers = {m.document.bearer for hit in every.hits for m in hit.matches}
    one = read_restriction(ONE, ONE.scope(), party=["meridia"], sole=True)
    assert clauses(every) == clauses(search(ONE, "harbour OR money OR buoys", restriction=one))
    assert bearers <= {"meridia"}


def test_one_agreement_of_many_is_searched_as_if_alone(index):
    found = search(index, "harbour", agreement="a7")
    assert {hit.clause.agreement for hit in found.hits} == {"a7"}
    assert not found.is_partial
    assert clauses(found) == clauses(search(ONE, "harbour"))


def test_that_not_all_was_weighed_is_told(index):
    assert search(index, "harbour").is_partial
    assert not search(index, "zyzzyva").is_partial
