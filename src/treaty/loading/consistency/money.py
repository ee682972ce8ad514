"""Whether sums, claims of the press and silences hold together with what they refer to."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from treaty.errors import Fault
from treaty.loading.consistency.source import (
    OPEN,
    Lookup,
    Names,
    Source,
    date_faults,
    parse_period,
    repetition_faults,
    time_faults,
)
from treaty.loading.strict_yaml import Location
from treaty.models import (
    MonetaryCommitment,
    Money,
    Report,
    Reports,
    ShareOfGdp,
    Silences,
    UnpricedSupport,
    Verdict,
)

Given = MonetaryCommitment | ShareOfGdp | UnpricedSupport

# The one qualifier under which the true amount is smaller than the stated one.
_UP_TO = "up-to"


def money_faults(source: Source[Money], names: Names) -> Iterator[Fault]:
    """Yield what is wrong between entries of money and what they refer to."""
    for field, kind in (("commitments", "sum"), ("shares", "share"), ("unpriced", "support")):
        entries: Sequence[Given] = getattr(source.record, field)
        yield from repetition_faults(
            source, kind, (((field, i, "id"), entry.id) for i, entry in enumerate(entries))
        )
        for i, entry in enumerate(entries):
            yield from _entry_faults(source, (field, i), entry, names)
    for i, support in enumerate(source.record.unpriced):
        place = ("unpriced", i, "period_derived_from")
        yield from names.clauses.faults(source, place, support.period_derived_from)
        if support.period_derived_from is not None and support.period is None:
            yield source.fault(
                place, "support without a period has no days to derive; leave it out"
            )
    sums = {commitment.id: commitment for commitment in source.record.commitments}
    for i, share in enumerate(source.record.shares):
        yield from names.qualifiers.faults(source, ("shares", i, "qualifier"), share.qualifier)
    for i, commitment in enumerate(source.record.commitments):
        location = ("commitments", i)
        yield from names.qualifiers.faults(source, (*location, "qualifier"), commitment.qualifier)
        yield from _amount_faults(source, (*location, "amount"), commitment.amount)
        if commitment.currency is not None and commitment.currency not in _currencies():
            message = f"no currency has the code {commitment.currency!r} in ISO 4217"
            yield source.fault((*location, "currency"), message)
        if source.has_all("commitments"):
            yield from _part_faults(source, location, commitment, sums, names)


def _amount_faults(source: Source[Money], location: Location, amount: Decimal) -> Iterator[Fault]:
    """Yield a fault if an amount is not written as whole units: Python also reads 4_500 and 1e3."""
    if amount % 1:
        yield source.fault(location, f"expected whole units of the currency, not {amount:f}")
    elif source.document.get(location) != f"{amount:f}":
        yield source.fault(location, f"write the amount as {amount:.0f}")


@cache
def _currencies() -> frozenset[str]:
    # Read where there is a sum to check, and by no command that uses checked data: 40 ms.
    from iso4217 import Currency

    return frozenset(currency.value for currency in Currency)


def _entry_faults(
    source: Source[Money],
    location: Location,
    entry: Given,
    names: Names,
) -> Iterator[Fault]:
    yield from names.clauses.faults(source, (*location, "id"), entry.clause)
    yield from names.page_faults(source, (*location, "page"), entry.page, entry.clause)
    yield from names.natures.faults(source, (*location, "nature"), entry.nature)
    yield from names.payers.faults(source, (*location, "payer"), entry.payer)
    yield from names.participants.faults(source, (*location, "recipient"), entry.recipient)
    if entry.payer == entry.recipient:
        message = f"participant {entry.payer!r} both pays and receives"
        yield source.fault((*location, "recipient"), message)
    yield from time_faults(source, (*location, "period"), entry.period)


def _part_faults(
    source: Source[Money],
    location: Location,
    part: MonetaryCommitment,
    sums: dict[str, MonetaryCommitment],
    names: Names,
) -> Iterator[Fault]:
    place = (*location, "included_in")
    if part.inclusion_basis is not None and part.included_in is None:
        message = "says how it is included, but not in which sum (included_in)"
        yield source.fault((*location, "inclusion_basis"), message)
    if part.included_in == part.id:
        yield source.fault(place, f"sum {part.id!r} is included in itself")
        return
    others = [id_ for id_ in sums if id_ != part.id]
    yield from Lookup("sum", others).faults(source, place, part.included_in)
    whole = sums.get(part.included_in or "")
    if whole is None:
        return
    if part.id in _wholes_of(whole, sums):
        yield source.fault(place, f"sum {part.id!r} is included in itself by way of {whole.id!r}")
        return
    sides = names.participants.known or ()
    for field in ("currency", "payer", "recipient"):
        given, expected = getattr(part, field), getattr(whole, field)
        # A sum of several givers, of whom one is a side, may include that side's.
        is_silent = field == "recipient" and None in (given, expected)
        if given != expected and not is_silent and (field != "payer" or expected in sides):
            message = f"expected {expected!r} as in {whole.id!r}, which includes it, not {given!r}"
            yield source.fault((*location, field), message)
    if part.currency == whole.currency and part.qualifier != _UP_TO and part.amount > whole.amount:
        message = f"larger than the {whole.amount:f} of {whole.id!r}, which includes it"
        yield source.fault((*location, "amount"), message)
    if part.period is None or whole.period is None:
        return
    try:
        is_within = _is_within(part.period, whole.period)
    except ValueError:
        return  # already reported at the period itself
    if not is_within:
        message = f"reaches beyond {whole.period!r}, the period of {whole.id!r}, which includes it"
        yield source.fault((*location, "period"), message)


def _is_within(part: str, whole: str) -> bool:
    """Tell whether a time may lie in another, each taken as precisely as the other is given.

    An open end of the part may end with the whole.

    >>> _is_within("2022/2023", "2022-02/.."), _is_within("2021", "2022-02/..")
    (True, False)
    """
    start, slash, end = whole.partition("/")
    coarsest = (
        min(len(moment) for moment in part.split("/") if moment != OPEN) if part != OPEN else 0
    )
    cut = [moment if moment == OPEN else moment[: coarsest or None] for moment in (start, end)]
    if part.endswith(f"/{OPEN}") and not end.startswith(OPEN) and end:
        part = f"{part.partition('/')[0]}/{end}"
    return parse_period(part).is_within(parse_period(slash.join(filter(None, cut))))


def _wholes_of(part: MonetaryCommitment, sums: dict[str, MonetaryCommitment]) -> set[str]:
    """Return the ids of all sums of which this one is a part, however deep."""
    wholes: set[str] = set()
    while part.included_in in sums and part.included_in not in wholes:
        wholes.add(part.included_in)
        part = sums[part.included_in]
    return wholes


def reports_faults(
    source: Source[Reports],
    names: Names,
    money: Source[Money] | None,
    silences: Source[Silences] | None,
) -> Iterator[Fault]:
    """Yield what is wrong between claims, clauses, sums and silences."""
    reports = source.record.reports
    meant = Lookup("silence", [])
    if silences:
        ids = [silence.id for silence in silences.record.silences]
        meant = Lookup("silence", ids if silences.has_all("silences") else None)
    yield from repetition_faults(
        source, "report", ((("reports", i, "id"), report.id) for i, report in enumerate(reports))
    )
    yield from repetition_faults(
        source, "file", ((("reports", i, "file"), report.file) for i, report in enumerate(reports))
    )
    for i, report in enumerate(reports):
        yield from date_faults(source, ("reports", i, "published"), report.published)
        yield from date_faults(source, ("reports", i, "consulted_on"), report.consulted_on)
        yield from _claim_faults(source, i, report, names, meant)
        yield from _figure_faults(source, i, report, money)


def _claim_faults(
    source: Source[Reports], i: int, report: Report, names: Names, silences: Lookup
) -> Iterator[Fault]:
    for j, claim in enumerate(report.claims):
        place = ("reports", i, "claims", j)
        expected = f"{report.id}-{j + 1}"
        if claim.id != expected:
            message = f"expected {expected!r}, as claims are numbered in the order of the report"
            yield source.fault((*place, "id"), message)
        for k, clause in enumerate(claim.clauses):
            yield from names.clauses.faults(source, (*place, "clauses", k), clause)
        yield from repetition_faults(
            source,
            "clause",
            (((*place, "clauses", k), clause) for k, clause in enumerate(claim.clauses)),
        )
        yield from silences.faults(source, (*place, "silence"), claim.silence)
        if claim.silence is not None and claim.verdict is not Verdict.NOT_IN_ACCORD:
            message = f"expected the verdict 'not-in-accord', not {claim.verdict.value!r}"
            yield source.fault((*place, "verdict"), f"{message}, as the text is silent on it")


def _figure_faults(
    source: Source[Reports], i: int, report: Report, money: Source[Money] | None
) -> Iterator[Fault]:
    ids = [claim.id for claim in report.claims]
    claims = Lookup("claim", ids if source.has_all("claims") else None)
    sums = Lookup(
        "sum",
        [s.id for s in money.record.commitments]
        if money and money.has_all("commitments")
        else None,
    )
    for j, figure in enumerate(report.figures):
        place = ("reports", i, "figures", j)
        yield from claims.faults(source, (*place, "claim"), figure.claim)
        yield from sums.faults(source, (*place, "commitment"), figure.commitment)


def silences_faults(source: Source[Silences], names: Names) -> Iterator[Fault]:
    """Yield what is wrong between silences and clauses."""
    silences = source.record.silences
    yield from repetition_faults(
        source, "silence", ((("silences", i, "id"), s.id) for i, s in enumerate(silences))
    )
    for i, silence in enumerate(silences):
        yield from names.clauses.faults(source, ("silences", i, "nearest"), silence.nearest)
