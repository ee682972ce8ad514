from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.unit.tiny import make_corpus

from treaty.answers.money import StatedSum, Support, split_by_year, summarize_aid
from treaty.answers.record import copy_fields
from treaty.answers.sums import add_up, combined_qualifier, overlap, rest_of
from treaty.models import MonetaryCommitment
from treaty.rendering.words import period_of_rest


def money(number, amount, qualifier="exact", *, of=None, currency="USD", period="2024"):
    return MonetaryCommitment(
        id=f"I.2-m{number}",
        title="money",
        amount=Decimal(amount),
        currency=currency,
        qualifier=qualifier,
        period=period,
        payer="a",
        recipient="b",
        nature="provided",
        included_in=f"I.2-m{of}" if of else None,
        page=1,
        anchor="words",
    )


def test_a_part_is_not_added_to_its_whole_and_the_rest_is_derived():
    corpus = make_corpus()
    aid = summarize_aid(corpus)
    (total,) = aid.totals
    assert (total.amount, total.qualifier, total.of) == (1_200_000_000, "over", ("I.2-m1",))
    (rest,) = aid.derived
    assert (rest.amount, rest.qualifier) == (750_000_000, "over")
    assert (rest.period, rest.not_for) == (None, ("2024",))
    assert rest.of == ("I.2-m1", "I.2-m2")
    assert rest.formula == "over 1200000000 - 450000000 = over 750000000"
    assert [each.id for each in aid.unpriced] == ["I.1.a-s1", "I.2-s1"]


def test_currencies_are_never_added():
    sums = [money(1, 5), money(2, 7, currency="JPY"), money(3, 1, period="2025")]
    totals, refusals = add_up(sums)
    assert [(refusal.of, refusal.reason) for refusal in refusals] == [
        (("I.2-m1", "I.2-m3", "I.2-m2"), "different currencies: USD, JPY")
    ]
    assert [(t.currency, t.amount, t.of) for t in totals] == [
        ("USD", 6, ("I.2-m1", "I.2-m3")),
        ("JPY", 7, ("I.2-m2",)),
    ]


def test_bounds_that_point_apart_are_not_added():
    totals, (refusal,) = add_up([money(1, 5, "over"), money(2, 7, "up-to", period="2025")])
    assert refusal.of == ("I.2-m1", "I.2-m2")
    assert "bounds" in refusal.reason
    assert [(t.qualifier, t.amount) for t in totals] == [("over", 5), ("up-to", 7)]


@pytest.mark.parametrize(
    ("qualifiers", "bound"),
    [
        (["exact", "exact"], "exact"),
        (["over", "exact"], "over"),
        (["over", "over"], "over"),
        (["over", "at-least"], "at-least"),
        (["up-to", "exact"], "up-to"),
        (["up-to", "at-least"], None),
        (["some-new-bound"], None),
    ],
)
def test_a_sum_has_the_weaker_bound(qualifiers, bound):
    assert combined_qualifier(qualifiers) == bound


@pytest.mark.parametrize(
    ("whole", "part", "bound"),
    [
        ("over", "exact", "over"),
        ("exact", "exact", "exact"),
        ("exact", "over", "up-to"),
        ("exact", "up-to", "at-least"),
        ("up-to", "at-least", "up-to"),
        ("over", "over", None),
    ],
)
def test_taking_a_bounded_part_away_turns_its_bound_round(whole, part, bound):
    rest = rest_of(money(1, 12, whole), (money(2, 4, part, of=1),))
    assert (rest and rest.qualifier) == bound


def test_nothing_is_derived_across_currencies_or_below_nothing():
    whole = money(1, 12)
    assert rest_of(whole, ()) is None
    assert rest_of(whole, (money(2, 4, of=1, currency="EUR"),)) is None
    assert rest_of(whole, (money(2, 13, of=1),)) is None


@pytest.mark.parametrize("whole", ["2022-03/..", "2022/2024", "2022-03/2025", "../2024"])
def test_a_subtraction_does_not_say_for_which_time_the_rest_is_meant(whole):
    rest = rest_of(money(1, 12, period=whole), (money(2, 4, of=1, period="2024"),))
    assert (rest.amount, rest.period, rest.not_for) == (8, None, ("2024",))
    parts = (money(2, 4, of=1, period="2024"), money(3, 4, of=1, period="2023"))
    rest = rest_of(money(1, 12, period=whole), parts)
    assert (rest.amount, rest.period, rest.not_for) == (4, None, ("2024", "2023"))


def test_what_remains_of_a_time_is_of_that_time():
    rest = rest_of(money(1, 12, period="2024"), (money(2, 4, of=1, period="2024"),))
    assert (rest.amount, rest.period, rest.not_for) == (8, "2024", ())
    assert period_of_rest(rest) == "for 2024"


@pytest.mark.parametrize(
    ("not_for", "said"),
    [
        (["2024"], "not allocated to 2024; period not stated"),
        (["2024", "2025-03", "2024"], "not allocated to 2024 or March 2025; period not stated"),
        (["2024/.."], "not allocated to the time since 2024; period not stated"),
        (["2024/2025"], "not allocated to 2024 to 2025; period not stated"),
        ([".."], "period not stated"),
    ],
)
def test_the_rest_is_said_to_be_of_no_stated_period(not_for, said):
    parts = [money(n, 1, of=1, period=period) for n, period in enumerate(not_for, 2)]
    rest = rest_of(money(1, 12, period="../.."), parts[:1])
    assert period_of_rest(replace(rest, not_for=tuple(not_for))) == said


def test_a_sum_for_each_year_enters_no_total_and_leaves_no_rest():
    yearly = money(1, 400).model_copy(update={"per": "year"})
    totals, refusals = add_up([yearly, money(2, 100)])
    assert [total.of for total in totals] == [(money(2, 100).id,)]
    assert refusals[0].of == (yearly.id,)
    assert rest_of(yearly, [money(2, 100, of=yearly.id)]) is None


def test_an_open_end_may_reach_any_day():
    assert overlap("2022-03/..", "2099")
    assert overlap("..", "0001")
    assert not overlap("2023", "2024/..")


def test_sums_for_times_that_overlap_are_not_added_where_inclusion_is_unknown():
    totals, (refusal,) = add_up([money(1, 5, period="2024/2025"), money(2, 7)])
    assert [(total.amount, total.of) for total in totals] == [(5, ("I.2-m1",)), (7, ("I.2-m2",))]
    assert refusal.of == ("I.2-m1", "I.2-m2")
    assert "does not say whether one includes the other" in refusal.reason


def years_of(*sums, unpriced=(), expires_on=date(2029, 6, 13)):
    aid = replace(
        summarize_aid(make_corpus()),
        commitments=tuple(copy_fields(StatedSum, each) for each in sums),
        unpriced=tuple(
            Support(f"I.2-s{n}", "Care", "a", "b", "announced", period, "I.2", 2, None, None)
            for n, period in enumerate(unpriced, 1)
        ),
    )
    return [
        (each.first, each.last, [s.id for s in each.sources], [s.id for s in each.unsettled])
        for each in split_by_year(aid, date(2024, 6, 13), expires_on)
    ]


def test_an_open_sum_is_put_down_for_no_year_after_signature():
    parts = (money(1, 12, period="2022-03/.."), money(2, 4, of=1, period="2024"))
    assert years_of(*parts, unpriced=["2024-06-13/2029-06-13"]) == [
        (2022, 2023, ["I.2-m1"], []),
        (2024, 2024, ["I.2-m2"], ["I.2-m1"]),
        (2025, 2029, ["I.2-s1"], ["I.2-m1"]),
    ]


def test_a_sum_for_several_years_stays_one_and_is_not_that_sum_in_each():
    sums = (money(1, 10, period="2023/2028"), money(2, 1, period="2026"))
    assert years_of(*sums) == [
        (2023, 2025, ["I.2-m1"], []),
        (2026, 2026, ["I.2-m1", "I.2-m2"], []),
        (2027, 2028, ["I.2-m1"], []),
        (2029, 2029, [], []),
    ]


def test_a_sum_for_one_year_holds_its_parts():
    sums = (
        money(1, 12, period="2022/.."),
        money(2, 4, of=1, period="2024"),
        money(3, 1, of=2, period="2024-03/2024-05"),
    )
    assert years_of(*sums, expires_on=date(2024, 12, 31)) == [
        (2022, 2023, ["I.2-m1"], []),
        (2024, 2024, ["I.2-m2"], ["I.2-m1"]),
    ]


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("..", []),
        ("../..", []),
        ("../2025", [(2024, 2025, ["I.2-m1"], []), (2026, 2029, [], [])]),
        ("../2022", [(2022, 2022, ["I.2-m1"], []), (2023, 2029, [], [])]),
        ("2026/..", [(2026, 2026, ["I.2-m1"], []), (2027, 2029, [], ["I.2-m1"])]),
    ],
)
def test_an_open_end_is_neither_ever_nor_never(period, years):
    assert years_of(money(1, 12, period=period)) == years
