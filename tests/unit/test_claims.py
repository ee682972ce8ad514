"""Claims of the press in the shipped data, found and counted."""

import pytest

from treaty.corpus import Corpus
from treaty.errors import UnknownNameError
from treaty.loading import load_collection
from treaty.models import Verdict
from treaty.queries import find_claims, score_reports


@pytest.fixture(scope="module")
def accord() -> Corpus:
    return Corpus(load_collection(), "jpn")


def test_the_money_added_twice_is_contradicted(accord: Corpus) -> None:
    found = find_claims(accord, clauses=["II.2.4"], verdicts=["contradicted"])
    assert [(f.report.id, f.claim.section, f.claim.paragraph, f.claim.sentence) for f in found] == [
        ("babel", "Comprehensive and long-term support of Ukraine", 2, 2)
    ]


@pytest.mark.parametrize(
    ("clause", "section", "paragraph", "sentence", "verdict"),
    [
        ("III.2", "Cooperation in case of future armed attack", 1, 2, "overstated"),
        ("IV.4", "Support for reforms", 2, 1, "not-in-accord"),
        ("II.2.5", "Lead", 6, 1, "supported"),
        ("VIII.5", "Bringing Russia to justice", 4, 1, "supported"),
    ],
)
def test_a_claim_has_its_place_and_verdict(
    accord: Corpus, clause: str, section: str, paragraph: int, sentence: int, verdict: str
) -> None:
    places = {
        (f.claim.section, f.claim.paragraph, f.claim.sentence, f.claim.verdict.value)
        for f in find_claims(accord, clauses=[clause])
    }
    assert (section, paragraph, sentence, verdict) in places


@pytest.mark.parametrize("name", ["babel", "Babel", "000_43432cbbf1edc407.txt"])
def test_a_report_goes_by_id_publisher_or_file(accord: Corpus, name: str) -> None:
    assert {f.report.id for f in find_claims(accord, sources=[name])} == {"babel"}


def test_unknown_names_are_told_with_the_nearest(accord: Corpus) -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'overstated'"):
        find_claims(accord, verdicts=["overstatd"])
    with pytest.raises(UnknownNameError, match="babel, businessupturn"):
        find_claims(accord, sources=["Reuters"])


def test_a_scorecard_counts_every_claim_once(accord: Corpus) -> None:
    found = find_claims(accord)
    for card in score_reports(accord, found):
        assert sum(card.counts.values()) == len(card.report.claims)
        assert card.about_content == sum(
            1 for claim in card.report.claims if claim.verdict is not Verdict.CONTEXT
        )
