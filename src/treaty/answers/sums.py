"""Stated sums added up and taken away from one another, where the text allows it.

Adds only what may be added: no sum together with another that includes it, no two currencies, no
bounds that point in different directions, no two sums of the same payer for the same time of
which the text does not say whether one includes the other. Amounts are exact decimals.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

from treaty.answers.periods import read_period
from treaty.models import MonetaryCommitment
from treaty.models.money import EXACT

OVER = "over"
AT_LEAST = "at-least"
UP_TO = "up-to"

# What a bound becomes when the figure is taken away: the more is taken, the less remains.
_REVERSED = {EXACT: EXACT, OVER: UP_TO, AT_LEAST: UP_TO, UP_TO: AT_LEAST}


@dataclass(frozen=True, slots=True)
class Total:
    """Stated sums of one currency added up, none of them included in another."""

    currency: str
    """ISO 4217 code."""
    qualifier: str
    """How the total is bounded; see the codebook."""
    amount: Decimal
    """Exact amount in whole units of the currency, as digits."""
    of: tuple[str, ...]
    """Ids of the sums that were added."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What remains of a sum when its stated parts are taken away; derived, not stated."""

    amount: Decimal
    """Exact amount in whole units of the currency, as digits."""
    qualifier: str
    """How the amount is bounded; see the codebook."""
    currency: str
    """ISO 4217 code."""
    period: str | None
    """The time of the rest where it follows from the periods, otherwise null."""
    formula: str
    """The subtraction, with the bounds of its figures."""
    of: tuple[str, ...]
    """Ids of the whole and of the parts."""
    clause: str
    """The clause that states the whole."""
    page: int
    """Page of the official document on which the whole is stated."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Sums that are not added up, and why."""

    of: tuple[str, ...]
    """Ids of the sums."""
    reason: str
    """Why they are not added."""


def add_up(
    commitments: Iterable[MonetaryCommitment], signed_on: date
) -> tuple[tuple[Total, ...], tuple[Refusal, ...]]:
    """Add up the sums of each currency that are not included in another.

    Where sums must not be added each stands for itself, and a refusal says why.
    """
    by_currency: dict[str, list[MonetaryCommitment]] = {}
    for stated in commitments:
        if stated.included_in is None:
            by_currency.setdefault(stated.currency, []).append(stated)
    totals: list[Total] = []
    refusals: list[Refusal] = []
    if len(by_currency) > 1:
        ids = tuple(stated.id for sums in by_currency.values() for stated in sums)
        refusals.append(Refusal(ids, f"different currencies: {', '.join(by_currency)}"))
    for currency, sums in by_currency.items():
        reason = _why_not_added(sums, signed_on)
        if reason is not None:
            refusals.append(Refusal(tuple(stated.id for stated in sums), reason))
        for group in [sums] if reason is None else [[stated] for stated in sums]:
            qualifier = combined_qualifier(stated.qualifier for stated in group)
            totals.append(
                Total(
                    currency=currency,
                    qualifier=qualifier or group[0].qualifier,
                    amount=sum((stated.amount for stated in group), Decimal()),
                    of=tuple(stated.id for stated in group),
                )
            )
    return tuple(totals), tuple(refusals)


def _why_not_added(sums: Sequence[MonetaryCommitment], signed_on: date) -> str | None:
    for one, other in combinations(sums, 2):
        same_sides = (one.payer, one.recipient) == (other.payer, other.recipient)
        if same_sides and overlap(one.period, other.period, signed_on):
            return (
                f"{one.id} and {other.id} are for times that overlap, and the text does not say "
                "whether one includes the other"
            )
    if combined_qualifier(stated.qualifier for stated in sums) is None:
        return "their bounds point in different directions, so their sum has none"
    return None


def overlap(one: str, other: str, signed_on: date) -> bool:
    """Tell whether two periods may have a day in common; an open end reaches without limit.

    >>> overlap("2022-03/..", "2024", date(2024, 6, 13)), overlap("2023", "2024", date.max)
    (True, False)
    """
    first, second = read_period(one, signed_on), read_period(other, signed_on)
    begins = max(first.starts_on or date.min, second.starts_on or date.min)
    ends = min(first.ends_by or date.max, second.ends_by or date.max)
    return begins <= ends


def rest_of(
    whole: MonetaryCommitment, parts: Sequence[MonetaryCommitment], signed_on: date
) -> Rest | None:
    """Return what remains of a sum without its parts, or None where nothing can be said.

    Nothing can be said without parts, across currencies, where parts may include one another,
    where the bounds point in different directions, or where the parts leave less than nothing.
    """
    if not parts or any(part.currency != whole.currency for part in parts):
        return None
    if any(overlap(a.period, b.period, signed_on) for a, b in combinations(parts, 2)):
        return None
    qualifier = combined_qualifier(
        [whole.qualifier, *(_REVERSED.get(part.qualifier, "") for part in parts)]
    )
    amount = whole.amount - sum((part.amount for part in parts), Decimal())
    if qualifier is None or amount < 0:
        return None
    return Rest(
        amount=amount,
        qualifier=qualifier,
        currency=whole.currency,
        period=period_before(whole.period, parts[0].period, signed_on) if len(parts) == 1 else None,
        formula=" - ".join(_term(each.qualifier, each.amount) for each in (whole, *parts))
        + f" = {_term(qualifier, amount)}",
        of=(whole.id, *(part.id for part in parts)),
        clause=whole.clause,
        page=whole.page,
    )


def combined_qualifier(qualifiers: Iterable[str]) -> str | None:
    """Return the bound that a sum of bounded figures has, the weaker one where they differ.

    >>> combined_qualifier(["over", "exact"]), combined_qualifier(["over", "at-least"])
    ('over', 'at-least')
    >>> combined_qualifier(["over", "up-to"]) is None
    True
    """
    bounds = set(qualifiers) - {EXACT}
    if not bounds:
        return EXACT
    if bounds == {OVER}:
        return OVER
    if bounds <= {OVER, AT_LEAST}:
        return AT_LEAST
    return UP_TO if bounds == {UP_TO} else None


def period_before(whole: str, part: str, signed_on: date) -> str | None:
    """Return the period of the whole before the part, if nothing of it lies after the part.

    An open end reaches up to the signature, on which the text speaks.

    >>> period_before("2022-03/..", "2024", date(2024, 6, 13))
    '2022-03/2023-12'
    >>> period_before("2022-03/..", "2023", date(2024, 6, 13)) is None
    True
    """
    start, end = _ends_of(whole)
    part_start, part_end = _ends_of(part)
    if ".." in (start, part_start) or _first_day(part_start) <= _first_day(start):
        return None
    if part_end == ".." and end != "..":
        return None
    last_of_whole = signed_on.isoformat() if end == ".." else _last_day(end)
    if part_end != ".." and last_of_whole > _last_day(part_end):
        return None
    return f"{start}/{_moment_before(part_start, max(len(start), len(part_start)))}"


def plain_digits(amount: Decimal) -> str:
    """Write an exact amount without an exponent.

    >>> plain_digits(Decimal("12E+9")), plain_digits(Decimal("1200.50"))
    ('12000000000', '1200.50')
    """
    return format(amount, "f")


def _term(qualifier: str, amount: Decimal) -> str:
    bound = "" if qualifier == EXACT else qualifier.replace("-", " ") + " "
    return bound + plain_digits(amount)


def _ends_of(period: str) -> tuple[str, str]:
    start, slash, end = period.partition("/")
    return start, end if slash else start


def _first_day(moment: str) -> str:
    return moment + {4: "-01-01", 7: "-01", 10: ""}[len(moment)]


def _last_day(moment: str) -> str:
    # Only compared with other such strings; that no February has 31 days does no harm.
    return moment + {4: "-12-31", 7: "-31", 10: ""}[len(moment)]


def _moment_before(moment: str, length: int) -> str:
    """Return the year, month or day (4, 7 or 10 characters) before a moment begins."""
    day_before = date.fromisoformat(_first_day(moment)) - timedelta(days=1)
    return day_before.isoformat()[:length]
