"""What must hold of any sums, however they bound, overlap and include one another."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from treaty.answers.sums import add_up, overlap, rest_of
from treaty.models import MonetaryCommitment

QUALIFIERS = ("exact", "over", "at-least", "up-to")
PERIODS = ("2022-03/..", "2022", "2023", "2024", "2024-01/2025-06", "2026", "../2027", "..")


@st.composite
def commitments(draw: st.DrawFn) -> list[MonetaryCommitment]:
    made: list[MonetaryCommitment] = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        wholes = [None, *(each.id for each in made)]
        made.append(
            MonetaryCommitment(
                id=f"I-m{number}",
                title="money",
                amount=Decimal(draw(st.integers(1, 10**12))) / 100,
                currency=draw(st.sampled_from(["USD", "EUR"])),
                qualifier=draw(st.sampled_from(QUALIFIERS)),
                period=draw(st.sampled_from(PERIODS)),
                payer=draw(st.sampled_from(["a", "b"])),
                recipient="c",
                nature="announced",
                included_in=draw(st.sampled_from(wholes)),
                page=1,
                anchor="words",
            )
        )
    return made


def possible(qualifier: str, stated: Decimal, true: Decimal) -> bool:
    return {
        "exact": true == stated,
        "over": true > stated,
        "at-least": true >= stated,
        "up-to": true <= stated,
    }[qualifier]


def some_true_amount(commitment: MonetaryCommitment, distance: Decimal) -> Decimal:
    """An amount that the qualifier admits."""
    return {
        "exact": commitment.amount,
        "over": commitment.amount + distance,
        "at-least": commitment.amount + distance,
        "up-to": max(commitment.amount - distance, Decimal(0)),
    }[commitment.qualifier]


@given(commitments())
def test_no_total_holds_a_part_or_two_currencies_or_overlapping_times(
    sums: list[MonetaryCommitment],
) -> None:
    by_id = {each.id: each for each in sums}
    totals, _ = add_up(sums)
    counted = [id_ for total in totals for id_ in total.of]
    assert sorted(counted) == sorted(each.id for each in sums if each.included_in is None)
    for total in totals:
        added = [by_id[id_] for id_ in total.of]
        assert {each.currency for each in added} == {total.currency}
        for number, one in enumerate(added):
            for other in added[number + 1 :]:
                assert one.payer != other.payer or not overlap(one.period, other.period)


@given(commitments(), st.decimals(Decimal("0.01"), 10**9, places=2))
def test_a_total_is_true_of_whatever_amounts_its_sums_admit(
    sums: list[MonetaryCommitment], distance: Decimal
) -> None:
    by_id = {each.id: each for each in sums}
    for total in add_up(sums)[0]:
        true = sum((some_true_amount(by_id[id_], distance) for id_ in total.of), Decimal(0))
        assert possible(total.qualifier, total.amount, true)


@given(commitments(), st.decimals(Decimal("0.01"), 10**9, places=2))
def test_a_rest_is_true_of_whatever_amounts_whole_and_parts_admit(
    sums: list[MonetaryCommitment], distance: Decimal
) -> None:
    for whole in sums:
        parts = tuple(each for each in sums if each.included_in == whole.id)
        rest = rest_of(whole, parts)
        if rest is None:
            continue
        left = some_true_amount(whole, distance) - sum(
            (some_true_amount(part, distance) for part in parts), Decimal(0)
        )
        assert possible(rest.qualifier, rest.amount, left)


@given(commitments())
def test_what_is_not_added_is_told(sums: list[MonetaryCommitment]) -> None:
    totals, refusals = add_up(sums)
    currencies = {each.currency for each in sums if each.included_in is None}
    assert (len(totals) > len(currencies) or len(currencies) > 1) == bool(refusals)
    assert all(refusal.reason for refusal in refusals)
