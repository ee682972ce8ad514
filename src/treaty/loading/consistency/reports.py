"""Whether press reports hold together with the agreement that they are about."""

from collections.abc import Iterator

from treaty.errors import Fault
from treaty.loading.consistency.source import Lookup, Names, Source, repetition_faults
from treaty.loading.consistency.times import date_faults
from treaty.models import Money, Report, Reports, Silences, Verdict


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
