"""What is said of the money of other agreements, as far as their texts bound it."""

import json

import pytest


@pytest.fixture
def aid(treaty):
    def ask(agreement, *more):
        done = treaty("aid-summary", "--agreement", agreement, *more)
        assert done.returncode == 0
        return " ".join(done.stdout.split()), done.stderr

    return ask


def test_about_is_no_minimum(aid):
    shown, _ = aid("eu")
    assert "EUR 39 billion in about EUR 108 billion: about 36.1 %" in shown
    assert "minimum (about)" not in shown
    shown, _ = aid("jpn")
    assert "at most 37.5 % (derived). The bar's full length is a minimum (over)" in shown


def test_parts_that_may_overlap_are_not_shown_as_if_they_added_up(aid):
    said = "of which, for times that overlap: they need not add up"
    assert said in aid("swe")[0]
    # The four sums of Ireland are just the whole.
    assert said not in aid("irl")[0]
    assert said not in aid("eu", "--format", "table")[0].split("Ukraine Facility")[1]


@pytest.mark.parametrize("agreement", ["usa", "alb"])
def test_a_text_without_a_sum_is_said_to_have_none(aid, agreement):
    shown, said = aid(agreement)
    none = (
        f"The text of {agreement} states no sum of money; "
        f"'treaty list-obligations --agreement {agreement}' lists what is promised."
    )
    assert (shown.endswith(none), said) == (True, "")
    assert aid(agreement, "--format", "json")[1] == none + "\n"
    assert "--explain" not in shown


def test_a_sum_for_each_year_is_shown_as_one(aid):
    assert "at least ISK 4 billion each year, 2024 to 2028" in aid("isl")[0]
    explained, _ = aid("isl", "--explain")
    assert "at least ISK 4 billion each year" in explained
    sums = json.loads(aid("isl", "--format", "json")[0])["commitments"]
    assert {each["id"]: each["per"] for each in sums}["I.7-m3"] == "year"


def test_a_currency_that_is_not_named_is_said_to_be_so(aid):
    assert "exact figure: 3,020,000,000 (currency not named)" in aid("can", "--explain")[0]
