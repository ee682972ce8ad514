"""What the press made of the agreement, as tables."""

from collections.abc import Iterable

from treaty.corpus import Corpus
from treaty.export.tables.table import POSITION, Column, Kind, Table, link, maybe, number, text

_REPORT = link("reports", "report", "The report.")


def report_tables(corpus: Corpus) -> Iterable[Table]:
    """Yield the reports, their claims, and what they say about sums."""
    reports = corpus.reports
    yield Table(
        name="reports",
        description="Press reports about the agreement.",
        key=("id",),
        columns=(
            text("id", "Stable identifier."),
            POSITION,
            text("file", "Name of the file that was coded."),
            text("title", "Headline."),
            text("publisher", "Who published it."),
            maybe("author", "Who wrote it, if known."),
            text("url", "Address of the report."),
            Column("published", "Day of publication, if known.", Kind.DATE, is_required=False),
        ),
        rows=tuple(
            (
                *(each.id, n, each.file, each.title, each.publisher),
                *(each.author, each.url, each.published),
            )
            for n, each in enumerate(reports, 1)
        ),
    )
    claims = [(report.id, claim) for report in reports for claim in report.claims]
    yield Table(
        name="claims",
        description="What a sentence of a report claims, and how that stands to the text.",
        key=("id",),
        columns=(
            text("id", "The report and a running number."),
            POSITION,
            _REPORT,
            text("section", "The report's own heading, or Title, Lead or Body."),
            number("paragraph", "Line of the report within the section, from 1."),
            number("sentence", "Sentence within the paragraph, from 1."),
            text("claim", "The claim, in the editors' words."),
            link("verdicts", "verdict", "How the claim stands to the text."),
            text("reason", "Why."),
            link("silences", "silence", "The silence that it meets, if any.", is_required=False),
        ),
        rows=tuple(
            (
                *(each.id, n, report, each.section, each.paragraph, each.sentence),
                *(each.claim, each.verdict.value, each.reason, each.silence),
            )
            for n, (report, each) in enumerate(claims, 1)
        ),
    )
    yield Table(
        name="claim_clauses",
        description="The clauses that a claim is about.",
        key=("claim", "clause"),
        columns=(
            link("claims", "claim", "The claim."),
            link("clauses", "clause", "The clause."),
            POSITION,
        ),
        rows=tuple(
            (each.id, clause, n) for _, each in claims for n, clause in enumerate(each.clauses, 1)
        ),
    )
    yield Table(
        name="reported_figures",
        description="What a report says about a sum that the agreement states.",
        key=("report", "position"),
        columns=(
            _REPORT,
            POSITION,
            link("commitments", "commitment", "The sum."),
            link("claims", "claim", "The claim that says so."),
            text("says", "The report's figure, as it presents it, in the editors' words."),
            maybe("differs", "How that differs from the agreement; empty where it agrees."),
        ),
        rows=tuple(
            (report.id, n, each.commitment, each.claim, each.says, each.differs)
            for report in reports
            for n, each in enumerate(report.figures, 1)
        ),
    )
