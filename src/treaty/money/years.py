"""The money year by year: what is stated for each, and where nothing is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from treaty.calendar.periods import Span, read_period
from treaty.models import MonetaryCommitment, UnpricedSupport
from treaty.money.sums import AidSummary, Rest

Source = MonetaryCommitment | Rest | UnpricedSupport


@dataclass(frozen=True, slots=True)
class Years:
    """Years that follow one another and of which the text says the same."""

    first: int
    last: int
    sources: tuple[Source, ...]
    """The sum of just this year, the rest of a sum for just these years, or support that goes on
    without a stated amount; empty where the text says nothing of the years."""


def split_by_year(aid: AidSummary, signed_on: date, expires_on: date) -> tuple[Years, ...]:
    """Return what is stated from the first year of any sum to the year of expiry.

    A sum for several years is not split: the text does not say how it spreads. A whole is left
    out where its parts and its rest stand for it. An amount for a year leaves unstated support
    for the same year out of the picture; where there is none, the support shows that something
    goes on.
    """
    spans = [(source, read_period(period, signed_on)) for source, period in _dated(aid)]
    starts = [span.starts_on for _, span in spans if span.starts_on]
    if not starts:
        return ()

    def sources_of(year: int) -> tuple[Source, ...]:
        here = [source for source, span in spans if _covers(span, year)]
        priced = [source for source in here if not isinstance(source, UnpricedSupport)]
        return tuple(priced or here)

    years = range(min(starts).year, expires_on.year + 1)
    return tuple(
        Years(members[0], members[-1], sources)
        for sources, members in (
            (sources, list(group)) for sources, group in groupby(years, key=sources_of)
        )
    )


def _dated(aid: AidSummary) -> Iterable[tuple[Source, str]]:
    for stated in aid.commitments:
        # Its rest and its parts say more of each year than the whole does.
        rest = aid.rest_of(stated)
        if rest is None or rest.period is None:
            yield stated, stated.period
    for rest in aid.derived:
        if rest.period is not None:
            yield rest, rest.period
    for support in aid.unpriced:
        if support.period is not None:
            yield support, support.period


def _covers(span: Span, year: int) -> bool:
    begins = span.starts_on is None or span.starts_on.year <= year
    return begins and (span.ends_by is None or year <= span.ends_by.year)
