"""What the press claims about the agreement, and how that stands to the text."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from treaty.answers.filters import Words, several
from treaty.answers.record import copy_fields
from treaty.corpus import Corpus
from treaty.errors import UnknownNameError
from treaty.likeness import fold, nearest
from treaty.models import Claim, Report, Verdict
from treaty.reference import is_within


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """One claim that a sentence of a report makes, and how it stands to the text."""

    id: str
    """The report's id and a running number: ``babel-12``."""
    source: str
    """Name of the file that was coded."""
    section: str
    """The report's own heading; ``Title``, ``Lead`` or ``Body`` where there is none."""
    paragraph: int
    """Line of the report within the section, from 1."""
    sentence: int
    """Sentence within the paragraph, from 1."""
    claim: str
    """The claim, in the editors' words."""
    clauses: tuple[str, ...]
    """The clauses that it is about."""
    verdict: Verdict
    """How the claim stands to the text."""
    reason: str
    """Why, in one line."""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """How the claims of one report stand to the text, by number."""

    id: str
    """The report's id: ``babel``."""
    source: str
    """Name of the file that was coded."""
    title: str
    """Headline."""
    publisher: str
    """Who published it."""
    claims: int
    """How many claims it makes, or how many of them were asked for."""
    about_content: int
    """How many claims are about the agreement's content, context left out."""
    supported: int
    """How many the text supports."""
    imprecise: int
    """How many are imprecise."""
    overstated: int
    """How many say more than the text."""
    contradicted: int
    """How many the text contradicts."""
    not_in_accord: int = field(metadata={"key": Verdict.NOT_IN_ACCORD.value})
    """How many are about what is not in the text."""
    context: int
    """How many are context and no claim about the text."""

    @property
    def counts(self) -> dict[Verdict, int]:
        """The numbers by verdict, in the order of the codebook."""
        return {verdict: getattr(self, _attribute(verdict)) for verdict in Verdict}


def find_claims(
    corpus: Corpus, *, source: Words = (), verdict: Words = (), clause: Words = ()
) -> tuple[FoundClaim, ...]:
    """Return the claims that meet all filters, in the order of the reports.

    Of each filter any one value will do; an empty one admits all. A clause admits the claims about
    it and about everything below it, the verdict ``wrong`` those about the text that it does not
    support.

    >>> import treaty
    >>> [claim.id for claim in find_claims(treaty.load("jpn"), verdict="contradicted")]
    ['babel-31']

    Raises:
        UnknownNameError: There is no such report, verdict or clause.
        ReferenceSyntaxError: A clause cannot be read as a reference.
    """
    reports = {_get_report(corpus, text) for text in several(source)}
    accepted = {each for text in several(verdict) for each in _get_verdicts(text)}
    places = [each.clause for text in several(clause) for each in corpus.get_clauses(text)]
    return tuple(
        found_claim(report, claim)
        for report in corpus.reports
        for claim in report.claims
        if (not reports or report.id in reports)
        and (not accepted or claim.verdict in accepted)
        and (
            not places
            or any(is_within(about, place) for about in claim.clauses for place in places)
        )
    )


def found_claim(report: Report, claim: Claim) -> FoundClaim:
    """Return a claim with the report that makes it."""
    return copy_fields(FoundClaim, claim, source=report.file)


def score_reports(corpus: Corpus, found: Iterable[FoundClaim]) -> tuple[Scorecard, ...]:
    """Return a scorecard for each report that has a claim among those found."""
    verdicts: dict[str, list[Verdict]] = {}
    for each in found:
        verdicts.setdefault(each.source, []).append(each.verdict)
    return tuple(
        _score(report, verdicts[report.file])
        for report in corpus.reports
        if report.file in verdicts
    )


def _score(report: Report, verdicts: list[Verdict]) -> Scorecard:
    counts = {_attribute(verdict): verdicts.count(verdict) for verdict in Verdict}
    return copy_fields(
        Scorecard,
        report,
        source=report.file,
        claims=len(verdicts),
        about_content=len(verdicts) - verdicts.count(Verdict.CONTEXT),
        **counts,
    )


def _attribute(verdict: Verdict) -> str:
    return verdict.value.replace("-", "_")


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


WRONG = "wrong"
"""What a user writes for every verdict on a claim about the text that the text does not support."""


def _get_verdicts(text: str) -> frozenset[Verdict]:
    """Return the verdict that a user's word means, or the several that ``wrong`` does."""
    verdicts = {verdict.value: frozenset({verdict}) for verdict in Verdict}
    verdicts[WRONG] = frozenset(Verdict) - {Verdict.SUPPORTED, Verdict.CONTEXT}
    written = fold(text).replace(" ", "-")
    if written not in verdicts:
        raise UnknownNameError("verdict", text, list(verdicts), nearest(written, verdicts))
    return verdicts[written]
