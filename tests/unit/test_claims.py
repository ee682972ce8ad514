"""Claims of the press in the shipped data, found and counted."""

import pytest
from tests import shipped

from treaty.answers.press import find_claims, score_reports
from treaty.corpus import Corpus
from treaty.errors import UnknownNameError
from treaty.models import Verdict


@pytest.fixture(scope="module")
def accord() -> Corpus:
    return shipped.accord()


def test_the_money_added_twice_is_contradicted(accord: Corpus) -> None:
    found = find_claims(accord, clause="II.2.4", verdict="contradicted")
    assert [(f.id.rpartition("-")[0], f.section, f.paragraph, f.sentence) for f in found] == [
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
        (f.section, f.paragraph, f.sentence, f.verdict.value)
        for f in find_claims(accord, clause=clause)
    }
    assert (section, paragraph, sentence, verdict) in places


@pytest.mark.parametrize("name", ["babel", "Babel", "000_43432cbbf1edc407.txt"])
def test_a_report_goes_by_id_publisher_or_file(accord: Corpus, name: str) -> None:
    assert {f.id.rpartition("-")[0] for f in find_claims(accord, source=name)} == {"babel"}


def test_unknown_names_are_told_with_the_nearest(accord: Corpus) -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'overstated'"):
        find_claims(accord, verdict="overstatd")
    with pytest.raises(UnknownNameError, match="babel, businessupturn"):
        find_claims(accord, source="Reuters")


def test_a_scorecard_counts_every_claim_once(accord: Corpus) -> None:
    found = find_claims(accord)
    for report, card in zip(accord.reports, score_reports(accord, found), strict=True):
        assert (card.id, sum(card.counts.values())) == (report.id, card.claims)
        assert card.claims == len(report.claims)
        assert card.about_content == sum(
            1 for claim in report.claims if claim.verdict is not Verdict.CONTEXT
        )
