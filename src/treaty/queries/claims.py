"""What the press claims about the agreement, and how that stands to the text."""

from collections.abc import Iterable
from typing import NamedTuple

from treaty.corpus import Corpus
from treaty.errors import UnknownNameError
from treaty.likeness import fold, nearest
from treaty.models import Claim, Report, Verdict
from treaty.reference import is_within


class FoundClaim(NamedTuple):
    """A claim with the report that makes it."""

    report: Report
    claim: Claim


class Scorecard(NamedTuple):
    """How the claims of one report stand to the text."""

    report: Report
    counts: dict[Verdict, int]
    """By verdict, in the order of the codebook, those that do not occur included."""

    @property
    def about_content(self) -> int:
        """How many claims are about the agreement's content, context left out."""
        return sum(self.counts.values()) - self.counts[Verdict.CONTEXT]


def find_claims(
    corpus: Corpus,
    *,
    sources: Iterable[str] = (),
    verdicts: Iterable[str] = (),
    clauses: Iterable[str] = (),
) -> tuple[FoundClaim, ...]:
    """Return the claims that meet all filters, in the order of the reports.

    Each filter admits any one of its values; an empty one admits all. A clause admits the claims
    about it and about everything below it.

    Raises:
        UnknownNameError: There is no such report, verdict or clause.
        ReferenceSyntaxError: A clause cannot be read as a reference.
    """
    reports = {_get_report(corpus, source) for source in sources}
    accepted = {_get_verdict(verdict) for verdict in verdicts}
    places = [each.clause for clause in clauses for each in corpus.get_clauses(clause)]
    return tuple(
        FoundClaim(report, claim)
        for report in corpus.reports
        for claim in report.claims
        if (not reports or report.id in reports)
        and (not accepted or claim.verdict in accepted)
        and (
            not places
            or any(is_within(about, place) for about in claim.clauses for place in places)
        )
    )


def score_reports(corpus: Corpus, found: Iterable[FoundClaim]) -> tuple[Scorecard, ...]:
    """Return a scorecard for each report that has a claim among those found."""
    claims = list(found)
    return tuple(
        Scorecard(
            report,
            {
                verdict: sum(
                    1 for f in claims if f.report.id == report.id and f.claim.verdict is verdict
                )
                for verdict in Verdict
            },
        )
        for report in corpus.reports
        if any(f.report.id == report.id for f in claims)
    )


def _get_report(corpus: Corpus, text: str) -> str:
    spelled = {
        fold(name): report.id
        for report in corpus.reports
        for name in (report.id, report.file, report.publisher, report.title)
    }
    if fold(text) not in spelled:
        ids = [report.id for report in corpus.reports]
        meant = list(dict.fromkeys(spelled[name] for name in nearest(text, spelled)))
        raise UnknownNameError("source", text, ids, meant)
    return spelled[fold(text)]


def _get_verdict(text: str) -> Verdict:
    verdicts = {verdict.value: verdict for verdict in Verdict}
    written = fold(text).replace(" ", "-")
    if written not in verdicts:
        raise UnknownNameError("verdict", text, list(verdicts), nearest(written, verdicts))
    return verdicts[written]
