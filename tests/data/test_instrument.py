"""A term of the instrument is no act of a Participant; what each may do alone is not joint."""

import pytest

import treaty
from treaty.queries import find_obligations, read_filter
from treaty.strength import Strength


@pytest.fixture(scope="module")
def corpus():
    return treaty.load("jpn")


def ids(corpus, **filters):
    return [
        found.obligation.id for found in find_obligations(corpus, read_filter(corpus, **filters))
    ]


def test_terms_of_the_instrument_are_a_kind_of_their_own(corpus):
    terms = [f.obligation.id for f in find_obligations(corpus) if f.strength is Strength.INSTRUMENT]
    assert terms == ["X.1-1", "X.3-2", "X.4-2", "X.5-1"]


@pytest.mark.parametrize("party", ["japan", "ukraine"])
def test_each_participant_may_discontinue_alone(corpus, party):
    assert "X.3-1" in ids(corpus, parties=[party])
    assert "X.3-1" in ids(corpus, parties=[party], is_sole=True)
    assert "X.3-1" not in ids(corpus, parties=["both"])
    assert ids(corpus, parties=["either"]) == ["X.3-1"]


def test_a_term_of_the_instrument_is_below_every_undertaking(corpus):
    for strength in ("firm", "qualified", "aspirational", "permission", "declaratory"):
        assert "X.1-1" not in ids(corpus, min_strength=strength)
