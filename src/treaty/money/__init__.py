"""What the agreement says about money. Pure: sums and periods in, named results out."""

from treaty.money.sums import (
    AT_LEAST,
    OVER,
    UP_TO,
    AidSummary,
    Refusal,
    Rest,
    Total,
    add_up,
    combined_qualifier,
    parts_of,
    period_before,
    plain_digits,
    rest_of,
    summarize_aid,
)
from treaty.money.years import Years, split_by_year

__all__ = [
    "AT_LEAST",
    "OVER",
    "UP_TO",
    "AidSummary",
    "Refusal",
    "Rest",
    "Total",
    "Years",
    "add_up",
    "combined_qualifier",
    "parts_of",
    "period_before",
    "plain_digits",
    "rest_of",
    "split_by_year",
    "summarize_aid",
]
