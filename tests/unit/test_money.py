from datetime import date
from decimal import Decimal

import pytest
from tests.unit.tiny import make_corpus

from treaty.answers.money import split_by_year, summarize_aid
from treaty.answers.sums import add_up, combined_qualifier, period_before, rest_of
from treaty.models import MonetaryCommitment

SIGNED = date(2024, 6, 13)


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
    assert (rest.amount, rest.qualifier, rest.period) == (750_000_000, "over", "2022-03/2023-12")
    assert rest.of == ("I.2-m1", "I.2-m2")
    assert rest.formula == "over 1200000000 - 450000000 = over 750000000"
    assert [each.id for each in aid.unpriced] == ["I.1.a-s1", "I.2-s1"]


def test_currencies_are_never_added():
    sums = [money(1, 5), money(2, 7, currency="JPY"), money(3, 1, period="2025")]
    totals, refusals = add_up(sums, SIGNED)
    assert [(refusal.of, refusal.reason) for refusal in refusals] == [
        (("I.2-m1", "I.2-m3", "I.2-m2"), "different currencies: USD, JPY")
    ]
    assert [(t.currency, t.amount, t.of) for t in totals] == [
        ("USD", 6, ("I.2-m1", "I.2-m3")),
        ("JPY", 7, ("I.2-m2",)),
    ]


def test_bounds_that_point_apart_are_not_added():
    totals, (refusal,) = add_up([money(1, 5, "over"), money(2, 7, "up-to", period="2025")], SIGNED)
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
    rest = rest_of(money(1, 12, whole), (money(2, 4, part, of=1),), SIGNED)
    assert (rest and rest.qualifier) == bound


def test_nothing_is_derived_across_currencies_or_below_nothing():
    whole = money(1, 12)
    assert rest_of(whole, (), SIGNED) is None
    assert rest_of(whole, (money(2, 4, of=1, currency="EUR"),), SIGNED) is None
    assert rest_of(whole, (money(2, 13, of=1),), SIGNED) is None


def test_the_time_of_a_rest_is_left_open_where_there_are_several_parts():
    parts = (money(2, 4, of=1, period="2024"), money(3, 4, of=1, period="2023"))
    rest = rest_of(money(1, 12, period="2022-03/.."), parts, SIGNED)
    assert (rest.amount, rest.period) == (4, None)


@pytest.mark.parametrize(
    ("whole", "part", "before"),
    [
        ("2022-03/..", "2024", "2022-03/2023-12"),
        ("2022/2024", "2024", "2022/2023"),
        ("2022-03/2024-12", "2024", "2022-03/2023-12"),
        ("2022-03-15/..", "2024-03/..", "2022-03-15/2024-02-29"),
        ("2022/2024", "2024-03/2024-12", "2022/2024-02"),
        ("2022-03/..", "2023", None),
        ("2022-03/2025", "2024", None),
        ("2022-03/2024", "2024/..", None),
        ("2024/..", "2024", None),
        ("../2024", "2024", None),
    ],
)
def test_the_time_before_a_part_is_named_only_where_nothing_lies_after_it(whole, part, before):
    assert period_before(whole, part, SIGNED) == before


def test_sums_for_times_that_overlap_are_not_added_where_inclusion_is_unknown():
    totals, (refusal,) = add_up([money(1, 5, period="2024/2025"), money(2, 7)], SIGNED)
    assert [(total.amount, total.of) for total in totals] == [(5, ("I.2-m1",)), (7, ("I.2-m2",))]
    assert refusal.of == ("I.2-m1", "I.2-m2")
    assert "does not say whether one includes the other" in refusal.reason


def test_years_show_a_stated_sum_a_rest_and_unstated_support():
    corpus = make_corpus()
    signed_on = corpus.agreement.signature.on
    years = split_by_year(summarize_aid(corpus), signed_on, date(2026, 6, 13))
    assert [(y.first, y.last, [s.kind for s in y.sources]) for y in years][:2] == [
        (2022, 2023, ["derived"]),
        (2024, 2024, ["stated"]),
    ]
