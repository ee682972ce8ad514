"""Stated sums added up and taken away from one another, where the text allows it.

Adds only what may be added: no sum together with another that includes it, no two currencies, no
bounds that point in different directions, no two sums of the same payer for the same time of
which the text does not say whether one includes the other, nothing that is for each year. Amounts
are exact decimals.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from treaty.answers.periods import read_interval
from treaty.language import _
from treaty.models import MonetaryCommitment
from treaty.models.money import EXACT

OVER = "over"
AT_LEAST = "at-least"
UP_TO = "up-to"
ABOUT = "about"

# What a bound becomes when the figure is taken away: the more is taken, the less remains.
_REVERSED = {EXACT: EXACT, OVER: UP_TO, AT_LEAST: UP_TO, UP_TO: AT_LEAST, ABOUT: ABOUT}


def may_be_added(stated: MonetaryCommitment) -> bool:
    """Tell whether a sum counts towards a total: it is a part of no other, and not for each year.

    What is stated for each year is no sum of several years, even where the years are known: whether
    each of them is paid in full the text leaves to the years.
    """
    return stated.included_in is None and stated.per is None


@dataclass(frozen=True, slots=True)
class Total:
    """Stated sums of one currency added up, none of them included in another."""

    currency: str | None
    """ISO 4217 code; null where the text does not name the currency."""
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
    currency: str | None
    """ISO 4217 code; null where the text does not name the currency."""
    period: str | None
    """The period of the whole where its parts are for just that time too, as an ISO 8601 interval;
    else null: a subtraction does not say for which time the rest is meant."""
    formula: str
    """The subtraction, with the bounds of its figures."""
    of: tuple[str, ...]
    """Ids of the whole and of the parts."""
    clause: str
    """The clause that states the whole."""
    page: int | None
    """Page of the official document on which the whole is stated, if it has pages."""
    not_for: tuple[str, ...]
    """The periods of the parts, as ISO 8601 intervals: what is put down for them is taken away.
    Empty where they are that of the whole."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Sums that are not added up, and why."""

    of: tuple[str, ...]
    """Ids of the sums."""
    reason: str
    """Why they are not added."""


def add_up(
    commitments: Iterable[MonetaryCommitment],
) -> tuple[tuple[Total, ...], tuple[Refusal, ...]]:
    """Add up the sums of each currency that are not included in another.

    Where sums must not be added each stands for itself, and a refusal says why. What is for each
    year enters no total.
    """
    by_currency: dict[str | None, list[MonetaryCommitment]] = {}
    yearly: list[str] = []
    for stated in commitments:
        if may_be_added(stated):
            by_currency.setdefault(stated.currency, []).append(stated)
        elif stated.included_in is None:
            yearly.append(stated.id)
    totals: list[Total] = []
    refusals: list[Refusal] = []
    if yearly:
        refusals.append(
            Refusal(tuple(yearly), _("for each year, and the text states no total of the years"))
        )
    if len(by_currency) > 1:
        ids = tuple(stated.id for sums in by_currency.values() for stated in sums)
        refusals.append(
            Refusal(
                ids,
                _("different currencies: {currencies}").format(
                    currencies=", ".join(each or _("not named") for each in by_currency)
                ),
            )
        )
    for currency, sums in by_currency.items():
        reason = _why_not_added(sums)
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


def _why_not_added(sums: Sequence[MonetaryCommitment]) -> str | None:
    for one, other in combinations(sums, 2):
        same_sides = (one.payer, one.recipient) == (other.payer, other.recipient)
        if same_sides and overlap(one.period, other.period):
            return _(
                "{one} and {other} are for times that overlap, and the text does not say whether "
                "one includes the other"
            ).format(one=one.id, other=other.id)
    if len({stated.nature for stated in sums}) > 1:
        return _("not of one kind: what is given, promised, intended and aimed at is not added up")
    if combined_qualifier(stated.qualifier for stated in sums) is None:
        return _("their bounds do not go together, so their sum has none")
    return None


def overlap(one: str | None, other: str | None) -> bool:
    """Tell whether two periods may have a day in common; an open end reaches without limit.

    So does a time that is not stated.

    >>> overlap("2022-03/..", "2024"), overlap("2023", "2024")
    (True, False)
    """
    first, second = (read_interval(each or "..") for each in (one, other))
    return not any(
        before.ends_by and after.starts_on and before.ends_by < after.starts_on
        for before, after in ((first, second), (second, first))
    )


def rest_of(whole: MonetaryCommitment, parts: Sequence[MonetaryCommitment]) -> Rest | None:
    """Return what remains of a sum without its parts, or None where nothing can be said.

    Nothing can be said without parts, across currencies, of what is for each year, where parts may
    include one another, where the bounds point in different directions, or where the parts leave
    less than nothing.
    """
    if not parts or any(part.currency != whole.currency for part in parts):
        return None
    if any(each.per is not None for each in (whole, *parts)):
        return None
    if any(overlap(a.period, b.period) for a, b in combinations(parts, 2)):
        return None
    qualifier = combined_qualifier(
        [whole.qualifier, *(_REVERSED.get(part.qualifier, "") for part in parts)]
    )
    is_of_one_time = whole.period is not None and {part.period for part in parts} == {whole.period}
    amount = whole.amount - sum((part.amount for part in parts), Decimal())
    if qualifier is None or amount < 0:
        return None
    return Rest(
        amount=amount,
        qualifier=qualifier,
        currency=whole.currency,
        period=whole.period if is_of_one_time else None,
        formula=" - ".join(_term(each.qualifier, each.amount) for each in (whole, *parts))
        + f" = {_term(qualifier, amount)}",
        of=(whole.id, *(part.id for part in parts)),
        clause=whole.clause,
        page=whole.page,
        not_for=() if is_of_one_time else tuple(part.period or ".." for part in parts),
    )


def combined_qualifier(qualifiers: Iterable[str]) -> str | None:
    """Return the bound that a sum of bounded figures has, the weaker one where they differ.

    >>> combined_qualifier(["over", "exact"]), combined_qualifier(["over", "at-least"])
    ('over', 'at-least')
    >>> combined_qualifier(["about", "exact"]), combined_qualifier(["over", "up-to"])
    ('about', None)
    """
    bounds = set(qualifiers) - {EXACT}
    if not bounds:
        return EXACT
    if bounds == {OVER}:
        return OVER
    if bounds <= {OVER, AT_LEAST}:
        return AT_LEAST
    return next((bound for bound in (UP_TO, ABOUT) if bounds == {bound}), None)


def plain_digits(amount: Decimal) -> str:
    """Write an exact amount without an exponent.

    >>> plain_digits(Decimal("12E+9")), plain_digits(Decimal("1200.50"))
    ('12000000000', '1200.50')
    """
    return format(amount, "f")


def _term(qualifier: str, amount: Decimal) -> str:
    bound = "" if qualifier == EXACT else qualifier.replace("-", " ") + " "
    return bound + plain_digits(amount)
