"""What an agreement says about money: its sums, what follows from them, and what has no sum."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from treaty.answers.periods import Span, read_period
from treaty.answers.record import copy_fields
from treaty.answers.sums import Refusal, Rest, Total, add_up, rest_of
from treaty.corpus import Corpus
from treaty.models import MonetaryCommitment, UnpricedSupport


@dataclass(frozen=True, slots=True)
class StatedSum:
    """A sum of money that the agreement states."""

    id: str
    """Clause and running number: ``II.2.4-m1``."""
    amount: Decimal
    """Exact amount in whole units of the currency, as digits."""
    currency: str
    """ISO 4217 code."""
    qualifier: str
    """How the amount is bounded; see the codebook."""
    period: str
    """The time that the money is for, as an ISO 8601 interval; ``..`` where the text is open."""
    nature: str
    """Provided or announced; see the codebook."""
    included_in: str | None
    """Id of the sum of which this one is a part, and to which it is never to be added."""
    payer: str
    """Participant who provides."""
    recipient: str
    """Participant who receives."""
    clause: str
    """The clause that states it."""
    page: int
    """Page of the official document on which the anchor begins."""


@dataclass(frozen=True, slots=True)
class FullSum(StatedSum):
    """A stated sum with all that is coded of it."""

    title: str
    """What the money is for, in the editors' words."""
    anchor: str
    """At most eight consecutive words of the official text that prove it."""
    note: str | None
    """A reading that was chosen, or what the text leaves open."""


@dataclass(frozen=True, slots=True)
class Support:
    """Support that the agreement names without stating an amount."""

    id: str
    """Clause and running number: ``II.1.1-s1``."""
    title: str
    """What is provided, in the editors' words."""
    payer: str
    """Participant who provides."""
    recipient: str
    """Participant who receives."""
    nature: str
    """Provided or announced; see the codebook."""
    period: str | None
    """The time that the support is for, where the text gives one."""
    clause: str
    """The clause that names it."""
    page: int
    """Page of the official document on which the anchor begins."""
    amount: None
    """Always null: an amount that is not stated is not zero."""


@dataclass(frozen=True, slots=True)
class FullSupport(Support):
    """Support without a sum with all that is coded of it."""

    anchor: str
    """At most eight consecutive words of the official text that prove it."""
    note: str | None
    """A reading that was chosen, or what the text leaves open."""


@dataclass(frozen=True, slots=True)
class AidSummary:
    """The stated sums with what follows from them, and the support without a sum."""

    commitments: tuple[StatedSum, ...]
    """The sums that the text states."""
    totals: tuple[Total, ...]
    """The sums of each currency added up, where they may be."""
    derived: tuple[Rest, ...]
    """What remains of each sum without its stated parts, where that can be said."""
    unpriced: tuple[Support, ...]
    """Support that the text names without an amount; it enters no figure."""

    def parts_of(self, whole: StatedSum) -> tuple[StatedSum, ...]:
        """Return the sums that are directly included in another."""
        return tuple(part for part in self.commitments if part.included_in == whole.id)

    def rest_of(self, whole: StatedSum) -> Rest | None:
        """Return what was derived for a whole, if anything."""
        return next((rest for rest in self.derived if rest.of[0] == whole.id), None)


@dataclass(frozen=True, slots=True)
class YearSource:
    """What the text says of some years."""

    kind: str
    """``stated`` for a sum, ``derived`` for the rest of one, ``unpriced`` for support."""
    amount: Decimal | None
    """Exact amount in whole units of the currency, as digits; null where none is stated."""
    currency: str | None
    """ISO 4217 code; null without an amount."""
    qualifier: str | None
    """How the amount is bounded; null without an amount."""
    period: str | None
    """The time that it is for, as an ISO 8601 interval."""
    of: tuple[str, ...]
    """Its id or, for a rest, the ids of the whole and of the parts."""
    clause: str
    """The clause that says so."""
    page: int
    """Page of the official document."""


@dataclass(frozen=True, slots=True)
class Years:
    """Years that follow one another and of which the text says the same."""

    first: int
    """The first of the years."""
    last: int
    """The last of the years; the first where it is one."""
    sources: tuple[YearSource, ...]
    """The sum of just this year, the rest of a sum for just these years, or support that goes on
    without a stated amount; empty where the text says nothing of the years."""


@dataclass(frozen=True, slots=True)
class Reported:
    """What a press report says about a sum that the agreement states."""

    commitment: str
    """Id of the sum."""
    source: str
    """Name of the file of the report."""
    claim: str
    """Id of the claim that says so."""
    says: str
    """The report's figure, as it presents it, in the editors' words."""
    differs: str | None
    """How that differs from the agreement; null where it agrees."""


@dataclass(frozen=True, slots=True)
class ExplainedAid(AidSummary):
    """The same with its reasons, year by year, and with what the press says about it."""

    refused: tuple[Refusal, ...]
    """Sums that are not added up."""
    by_year: tuple[Years, ...]
    """What is stated from the first year of any sum to the year of expiry."""
    reported: tuple[Reported, ...]
    """What the press says about the same sums."""


def full_sum(stated: MonetaryCommitment) -> FullSum:
    """Return a stated sum with all that is coded of it."""
    return copy_fields(FullSum, stated)


def full_support(support: UnpricedSupport) -> FullSupport:
    """Return support without a sum with all that is coded of it."""
    return copy_fields(FullSupport, support, amount=None)


def summarize_aid(corpus: Corpus) -> AidSummary:
    """Return the stated sums, what remains of each, and the support without a sum.

    A sum that is part of another is never added to it.

    >>> import treaty
    >>> aid = summarize_aid(treaty.load("jpn"))
    >>> [(total.qualifier, total.amount, total.currency) for total in aid.totals]
    [('over', Decimal('12000000000'), 'USD')]
    >>> [(rest.qualifier, rest.amount, rest.of) for rest in aid.derived]
    [('over', Decimal('7500000000'), ('II.2.4-m1', 'II.2.4-m2'))]
    """
    return _summarize(corpus)[0]


def explain_aid(corpus: Corpus) -> ExplainedAid:
    """Return the same with how each figure comes about, the years, and what the press says.

    >>> import treaty
    >>> [(each.first, each.last) for each in explain_aid(treaty.load("jpn")).by_year]
    [(2022, 2023), (2024, 2024), (2025, 2034)]
    """
    aid, refusals = _summarize(corpus)
    agreement = corpus.agreement
    return copy_fields(
        ExplainedAid,
        aid,
        refused=refusals,
        by_year=split_by_year(aid, agreement.signature.on, agreement.term.expires_on),
        reported=tuple(
            copy_fields(Reported, figure, source=report.file)
            for report in corpus.reports
            for figure in report.figures
        ),
    )


def _summarize(corpus: Corpus) -> tuple[AidSummary, tuple[Refusal, ...]]:
    signed_on = corpus.agreement.signature.on
    stated = corpus.commitments
    totals, refusals = add_up(stated, signed_on)
    rests = (
        rest_of(whole, [part for part in stated if part.included_in == whole.id], signed_on)
        for whole in stated
    )
    aid = AidSummary(
        commitments=tuple(copy_fields(StatedSum, each) for each in stated),
        totals=totals,
        derived=tuple(rest for rest in rests if rest is not None),
        unpriced=tuple(copy_fields(Support, each, amount=None) for each in corpus.unpriced),
    )
    return aid, refusals


def split_by_year(aid: AidSummary, signed_on: date, expires_on: date) -> tuple[Years, ...]:
    """Return what is stated from the first year of any sum to the year of expiry.

    A sum for several years is not split: the text does not say how it spreads. A whole is left
    out where its parts and its rest stand for it. An amount for a year leaves unstated support
    for the same year out of the picture; where there is none, the support shows that something
    goes on.
    """
    spans = [
        (source, read_period(source.period, signed_on)) for source in _sources(aid) if source.period
    ]
    starts = [span.starts_on for _, span in spans if span.starts_on]
    if not starts:
        return ()

    def sources_of(year: int) -> tuple[YearSource, ...]:
        here = [source for source, span in spans if _covers(span, year)]
        priced = [source for source in here if source.amount is not None]
        return tuple(priced or here)

    years = range(min(starts).year, expires_on.year + 1)
    return tuple(
        Years(members[0], members[-1], sources)
        for sources, members in (
            (sources, list(group)) for sources, group in groupby(years, key=sources_of)
        )
    )


def _sources(aid: AidSummary) -> Iterable[YearSource]:
    for stated in aid.commitments:
        # Its rest and its parts say more of each year than the whole does.
        rest = aid.rest_of(stated)
        if rest is None or rest.period is None:
            yield copy_fields(YearSource, stated, kind="stated", of=(stated.id,))
    for rest in aid.derived:
        yield copy_fields(YearSource, rest, kind="derived")
    for each in aid.unpriced:
        yield copy_fields(
            YearSource, each, kind="unpriced", currency=None, qualifier=None, of=(each.id,)
        )


def _covers(span: Span, year: int) -> bool:
    begins = span.starts_on is None or span.starts_on.year <= year
    return begins and (span.ends_by is None or year <= span.ends_by.year)
