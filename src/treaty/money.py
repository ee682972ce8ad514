"""What the agreement says about money: stated sums, what follows from them, and what has no sum.

Pure. Adds only what may be added: no sum together with another that includes it, no two
currencies, no bounds that point in different directions.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from treaty.models import MonetaryCommitment, UnpricedSupport
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
    qualifier: str
    amount: Decimal
    of: tuple[str, ...]
    """Ids of the sums that were added."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What remains of a sum when its stated parts are taken away; derived, not stated."""

    amount: Decimal
    qualifier: str
    currency: str
    period: str | None
    """The time of the rest where it follows from the periods, otherwise None."""
    formula: str
    of: tuple[str, ...]
    """Ids of the whole and of the parts."""
    clause: str
    page: int


@dataclass(frozen=True, slots=True)
class AidSummary:
    """The stated sums with what follows from them, and the support without a sum."""

    commitments: tuple[MonetaryCommitment, ...]
    totals: tuple[Total, ...]
    derived: tuple[Rest, ...]
    unpriced: tuple[UnpricedSupport, ...]

    def parts_of(self, whole: MonetaryCommitment) -> tuple[MonetaryCommitment, ...]:
        """Return the sums that are directly included in another."""
        return parts_of(whole, self.commitments)

    def rest_of(self, whole: MonetaryCommitment) -> Rest | None:
        """Return what was derived for a whole, if anything."""
        return next((rest for rest in self.derived if rest.of[0] == whole.id), None)


def summarize_aid(
    commitments: tuple[MonetaryCommitment, ...],
    unpriced: tuple[UnpricedSupport, ...],
    signed_on: date,
) -> AidSummary:
    """Return the stated sums, their totals by currency and what remains of each whole.

    Args:
        commitments: The stated sums.
        unpriced: Support without a sum; it enters no figure.
        signed_on: Date of signature, on which the text speaks: an open period reaches up to it.
    """
    rests = (rest_of(whole, parts_of(whole, commitments), signed_on) for whole in commitments)
    return AidSummary(
        commitments=commitments,
        totals=totals_of(commitments),
        derived=tuple(rest for rest in rests if rest is not None),
        unpriced=unpriced,
    )


def parts_of(
    whole: MonetaryCommitment, commitments: Iterable[MonetaryCommitment]
) -> tuple[MonetaryCommitment, ...]:
    """Return the sums that are directly included in another."""
    return tuple(part for part in commitments if part.included_in == whole.id)


def totals_of(commitments: Iterable[MonetaryCommitment]) -> tuple[Total, ...]:
    """Add up the sums of each currency that are not included in another.

    Sums whose bounds point in different directions are not added; each stands for itself.
    """
    by_currency: dict[str, list[MonetaryCommitment]] = {}
    for stated in commitments:
        if stated.included_in is None:
            by_currency.setdefault(stated.currency, []).append(stated)
    totals: list[Total] = []
    for currency, sums in by_currency.items():
        qualifier = combined_qualifier(stated.qualifier for stated in sums)
        groups = [[stated] for stated in sums] if qualifier is None else [sums]
        totals += [
            Total(
                currency=currency,
                qualifier=qualifier or group[0].qualifier,
                amount=sum((stated.amount for stated in group), Decimal()),
                of=tuple(stated.id for stated in group),
            )
            for group in groups
        ]
    return tuple(totals)


def rest_of(
    whole: MonetaryCommitment, parts: tuple[MonetaryCommitment, ...], signed_on: date
) -> Rest | None:
    """Return what remains of a sum without its parts, or None where nothing can be said.

    Nothing can be said without parts, across currencies, where the bounds point in different
    directions, or where the parts leave less than nothing.
    """
    if not parts or any(part.currency != whole.currency for part in parts):
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
