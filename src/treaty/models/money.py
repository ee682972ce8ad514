"""Sums of money and unpriced support."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from treaty.models.base import ClauseReference, Entry, Interval, Name, Text

Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]

# The qualifier of an amount that the text states without a bound.
EXACT = "exact"
# The natures of what the text reports as given, in whole or in part, or as given by others; what is
# promised, planned or aimed at has any other.
REPORTS = frozenset({"provided", "committed-and-provided", "third-party"})


class MonetaryCommitment(Entry):
    """A sum of money that the agreement states."""

    prose = ("title", "note")

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9.]*-m[1-9][0-9]*$")]
    """Clause and running number: ``II.2.4-m1``."""
    title: Text
    """What the money is for, in our own words."""
    amount: Decimal = Field(gt=0, allow_inf_nan=False)
    """Exact amount in whole units of the currency. Part of the sum in ``included_in``, if there is
    one: adding both counts the money twice."""
    currency: Currency | None
    """ISO 4217 code; null where the text prints a sign ("$") and never says of which currency."""
    qualifier: Name
    """How the amount is bounded; see the codebook."""
    period: Interval | None = None
    """The time that the money is for, as an ISO 8601 interval; ``..`` where the text is open.

    None where the text states none.
    """
    per: Literal["year"] | None = None
    """``year`` of a sum that is for each year."""
    payer: Name
    """Who provides: a Participant, or one of the agreement's ``others``."""
    recipient: Name | None = None
    """Participant who receives; None where the text names no one or another."""
    nature: Name
    """Provided or announced; see the codebook."""
    included_in: str | None = None
    """Id of the sum of which this one is a part."""
    inclusion_basis: Literal["implied"] | None = None
    """``implied`` where it is read as a part of that sum and the text does not say so."""


class ShareOfGdp(Entry):
    """Support that the agreement states as a share of the payer's gross domestic product."""

    prose = ("title", "note")

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9.]*-m[1-9][0-9]*$")]
    """Clause and running number, in one row with the sums: ``II.7-m3``."""
    title: Text
    """What it is for, in our own words."""
    percent_of_gdp: Decimal = Field(gt=0, lt=100, allow_inf_nan=False)
    """The share, in per cent."""
    qualifier: Name
    """How the share is bounded; see the codebook."""
    period: Interval | None = None
    """The time that it is for, as an ISO 8601 interval; None where the text states none."""
    per: Literal["year"] | None = None
    """``year`` of a share that is for each year."""
    payer: Name
    """Who provides: a Participant, or one of the agreement's ``others``."""
    recipient: Name | None = None
    """Participant who receives; None where the text names no one or another."""
    nature: Name
    """Provided, announced or aimed at; see the codebook."""


class UnpricedSupport(Entry):
    """Support that the agreement names without stating an amount; never to be read as zero."""

    prose = ("title", "note")

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9.]*-s[1-9][0-9]*$")]
    """Clause and running number: ``II.1.1-s1``."""
    title: Text
    """What is provided, in our own words."""
    payer: Name
    """Participant who provides."""
    recipient: Name
    """Participant who receives."""
    nature: Name
    """Provided or announced; see the codebook."""
    period: Interval | None = None
    """The time that the support is for, where the text gives one."""
    period_derived_from: ClauseReference | None = None
    """The clause from which the days of the period follow, where they do not stand in the text."""
