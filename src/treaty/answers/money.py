"""What an agreement says about money: its sums, what follows from them, and what has no sum."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from treaty.answers.periods import Span, read_interval
from treaty.answers.record import copy_fields
from treaty.answers.sums import Refusal, Rest, Total, add_up, rest_of
from treaty.corpus import Corpus
from treaty.models import MonetaryCommitment, ShareOfGdp, UnpricedSupport

_UNPRICED = "unpriced"


@dataclass(frozen=True, slots=True)
class StatedSum:
    """A sum of money that the agreement states."""

    id: str
    """Clause and running number: ``II.2.4-m1``."""
    amount: Decimal
    """Exact amount in whole units of the currency, as digits. Part of the sum in ``included_in``,
    if there is one: adding both counts the money twice."""
    currency: str | None
    """ISO 4217 code; null where the text does not name the currency."""
    qualifier: str
    """How the amount is bounded; see the codebook."""
    period: str | None
    """The time that the money is for, as an ISO 8601 interval; ``..`` where the text is open, null
    where it states none."""
    per: str | None
    """``year`` of a sum that is for each year, and enters no total."""
    nature: str
    """Provided or announced; see the codebook."""
    included_in: str | None
    """Id of the sum of which this one is a part, and to which it is never to be added."""
    payer: str
    """Participant who provides."""
    recipient: str | None
    """Participant who receives; null where the text names no one or another."""
    clause: str
    """The clause that states it."""
    page: int | None
    """Page of the official document on which the anchor begins; null where it has no pages."""


@dataclass(frozen=True, slots=True)
class FullSum(StatedSum):
    """A stated sum with all that is coded of it."""

    title: str
    """What the money is for, in the editors' words."""
    inclusion_basis: str | None
    """``implied`` where it is read as a part of another sum and the text does not say so."""
    anchor: str
    """At most eight consecutive words of the official text that prove it."""
    note: str | None
    """A reading that was chosen, or what the text leaves open."""


@dataclass(frozen=True, slots=True)
class StatedShare:
    """Support that the agreement states as a share of the payer's gross domestic product."""

    id: str
    """Clause and running number, in one row with the sums: ``II.5-m1``."""
    title: str
    """What it is for, in the editors' words."""
    percent_of_gdp: Decimal
    """The share, in per cent."""
    qualifier: str
    """How the share is bounded; see the codebook."""
    period: str | None
    """The time that it is for, as an ISO 8601 interval; null where the text states none."""
    per: str | None
    """``year`` of a share that is for each year."""
    nature: str
    """Provided, announced or aimed at; see the codebook."""
    payer: str
    """Who provides."""
    recipient: str | None
    """Participant who receives; null where the text names no one or another."""
    clause: str
    """The clause that states it."""
    page: int | None
    """Page of the official document on which the anchor begins; null where it has no pages."""


@dataclass(frozen=True, slots=True)
class FullShare(StatedShare):
    """A stated share with all that is coded of it."""

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
    page: int | None
    """Page of the official document on which the anchor begins; null where it has no pages."""
    amount: None
    """Always null: an amount that is not stated is not zero."""
    period_derived_from: str | None
    """The clause from which the days of the period follow, where they do not stand in the text."""


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
    shares: tuple[StatedShare, ...]
    """Shares of the gross domestic product that the text states; they enter no total."""
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
    """``stated`` for a sum, ``share`` for one of the gross domestic product, ``unpriced`` for
    support."""
    amount: Decimal | None
    """Exact amount in whole units of the currency, as digits; null where none is stated."""
    currency: str | None
    """ISO 4217 code; null without an amount."""
    qualifier: str | None
    """How the amount is bounded; null without an amount."""
    period: str | None
    """The time that it is for, as an ISO 8601 interval."""
    per: str | None
    """``year`` of what is for each year."""
    of: tuple[str, ...]
    """Its id."""
    clause: str
    """The clause that says so."""
    page: int | None
    """Page of the official document; null where it has no pages."""
    derived_from: str | None
    """The clause from which the days of the period follow, where they do not stand in the text."""

    @property
    def id(self) -> str:
        """Its id alone."""
        return self.of[0]


@dataclass(frozen=True, slots=True)
class Years:
    """Years that follow one another and of which the text says the same."""

    first: int
    """The first of the years."""
    last: int
    """The last of the years; the first where it is one."""
    sources: tuple[YearSource, ...]
    """Sums and shares for a time that holds these years, never split among them, or else support
    without a stated amount; empty where the text puts nothing down for the years."""
    unsettled: tuple[YearSource, ...]
    """Sums and support that may hold more for these years, as their time has an open end or only a
    part of them is put down for the years; the text does not say."""


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


def full_share(share: ShareOfGdp) -> FullShare:
    """Return a stated share with all that is coded of it."""
    return copy_fields(FullShare, share)


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
    stated = corpus.commitments
    totals, refusals = add_up(stated)
    rests = (
        rest_of(whole, [part for part in stated if part.included_in == whole.id])
        for whole in stated
    )
    aid = AidSummary(
        commitments=tuple(copy_fields(StatedSum, each) for each in stated),
        totals=totals,
        derived=tuple(rest for rest in rests if rest is not None),
        shares=tuple(copy_fields(StatedShare, each) for each in corpus.shares),
        unpriced=tuple(copy_fields(Support, each, amount=None) for each in corpus.unpriced),
    )
    return aid, refusals


def split_by_year(aid: AidSummary, signed_on: date, expires_on: date | None) -> tuple[Years, ...]:
    """Return what is stated from the first year of any sum to the year of expiry.

    Of an agreement without a day of expiry, to the last year of any sum.

    A sum for several years is not split: the text does not say how it spreads. An amount for a year
    leaves unstated support for the same year out of the picture; where there is none, the support
    shows that something is meant for the year.
    """
    dated = [(source, read_interval(source.period)) for source in _sources(aid) if source.period]
    starts = [years.start for _, span in dated if (years := _settled_years(span, signed_on))]
    if not starts:
        return ()
    wholes = {stated.id: _wholes_of(aid, stated) for stated in aid.commitments}

    def said_of(year: int) -> tuple[tuple[YearSource, ...], tuple[YearSource, ...]]:
        here = [source for source, span in dated if year in _settled_years(span, signed_on)]
        priced = [source for source in here if source.kind != _UNPRICED]
        # A sum for just this year holds its parts; of one for a longer time its parts say more.
        just_here = {source.id for source in priced if source.period == str(year)}
        divided = {whole for source in priced for whole in wholes.get(source.id, ())} - just_here
        shown = [
            source
            for source in priced
            if source.id not in divided and just_here.isdisjoint(wholes.get(source.id, ()))
        ] or here
        others = [
            source
            for source, span in dated
            if _may_hold(span, year)
            and source not in shown
            # Support without an amount that a sum leaves out of the picture stays out of it.
            and (source.kind != _UNPRICED or source not in here)
        ]
        ids = {source.id for source in (*shown, *others)}
        unsettled = (each for each in others if ids.isdisjoint(wholes.get(each.id, ())))
        return tuple(shown), tuple(unsettled)

    ends = [span.ends_by.year for _, span in dated if span.ends_by]
    final = expires_on.year if expires_on else max([signed_on.year, *ends])
    years = range(min(starts), final + 1)
    return tuple(
        Years(members[0], members[-1], *said)
        for said, members in ((said, list(group)) for said, group in groupby(years, key=said_of))
    )


def _sources(aid: AidSummary) -> Iterable[YearSource]:
    for stated in aid.commitments:
        yield copy_fields(YearSource, stated, kind="stated", of=(stated.id,), derived_from=None)
    for share in aid.shares:
        yield copy_fields(
            *(YearSource, share),
            kind="share",
            amount=None,
            currency=None,
            of=(share.id,),
            derived_from=None,
        )
    for each in aid.unpriced:
        yield copy_fields(
            YearSource,
            each,
            kind=_UNPRICED,
            currency=None,
            qualifier=None,
            per=None,
            of=(each.id,),
            derived_from=each.period_derived_from,
        )


def _wholes_of(aid: AidSummary, part: StatedSum) -> tuple[str, ...]:
    """Return the ids of the sums that include this one, from the nearest on."""
    above = {stated.id: stated.included_in for stated in aid.commitments}
    wholes: list[str] = []
    whole = part.included_in
    while whole is not None:
        wholes.append(whole)
        whole = above[whole]
    return tuple(wholes)


def _settled_years(span: Span, signed_on: date) -> range:
    """Return the years that a time holds by the text; an open end is known up to signature only."""
    if span.starts_on is None and span.ends_by is None:
        return range(0)
    first = span.starts_on or min(signed_on, span.ends_by or signed_on)
    last = span.ends_by or max(signed_on, first)
    return range(first.year, last.year + 1)


def _may_hold(span: Span, year: int) -> bool:
    begins = span.starts_on is None or span.starts_on.year <= year
    return begins and (span.ends_by is None or year <= span.ends_by.year)
