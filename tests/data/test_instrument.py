"""A term of the instrument is no act of a Participant; what each may do alone is not joint."""

import pytest

import treaty
from treaty.answers.obligations import find_obligations
from treaty.undertaking import Strength


@pytest.fixture(scope="module")
def corpus():
    return treaty.load("jpn")


def ids(corpus, **filters):
    return [found.id for found in find_obligations(corpus, **filters)]


def test_terms_of_the_instrument_are_a_kind_of_their_own(corpus):
    terms = [f.id for f in find_obligations(corpus) if f.strength is Strength.INSTRUMENT]
    assert terms == ["X.1-1", "X.3-2", "X.4-2", "X.5-1"]


@pytest.mark.parametrize("party", ["japan", "ukraine"])
def test_each_participant_may_discontinue_alone(corpus, party):
    assert "X.3-1" in ids(corpus, party=[party])
    assert "X.3-1" in ids(corpus, party=[party], sole=True)
    assert "X.3-1" not in ids(corpus, party=["both"])
    assert ids(corpus, party=["either"]) == ["X.3-1"]


def test_a_term_of_the_instrument_is_below_every_undertaking(corpus):
    for strength in ("firm", "qualified", "aspirational", "permission", "declaratory"):
        assert "X.1-1" not in ids(corpus, min_strength=strength)
