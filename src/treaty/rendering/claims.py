"""What the press claims: the list of claims, and a scorecard for each report."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from treaty.corpus import Corpus
from treaty.models import Report, Verdict
from treaty.queries.claims import FoundClaim, Scorecard
from treaty.rendering import words
from treaty.rendering.style import HEADING, QUIET, REFERENCE, indented, line, text
from treaty.rendering.view import Row, markdown_table, md

if TYPE_CHECKING:
    from rich.console import RenderableType

_BAR = 30


def verdict_style(verdict: Verdict) -> str:
    """Return the style of a verdict's word."""
    match verdict:
        case Verdict.SUPPORTED:
            return "green"
        case Verdict.IMPRECISE:
            return "cyan"
        case Verdict.OVERSTATED:
            return "magenta"
        case Verdict.CONTRADICTED:
            return "bold red"
        case Verdict.NOT_IN_ACCORD:
            return "red"
        case Verdict.CONTEXT:
            return ""
        case _:
            assert_never(verdict)


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """The claims that were found."""

    corpus: Corpus
    found: Sequence[FoundClaim]

    columns = (
        "id", "source", "section", "paragraph", "sentence", "claim", "clauses", "verdict", "reason",
    )  # fmt: skip

    def json(self) -> Sequence[Row]:
        """Return an array of records; a test holds their keys."""
        return [claim_record(each) for each in self.found]

    def rows(self) -> Iterable[Row]:
        """Return the same records."""
        return self.json()

    def markdown(self) -> str:
        """Return one table for each report."""
        out = []
        for report, group in self._by_report():
            out += [f"# {md(heading_of(report))}\n", f"{md(report.url)}\n"]
            out.append(
                markdown_table(
                    ("Claim", "Where", "Verdict", "Clauses", "Reason"),
                    (
                        (
                            each.claim.claim,
                            place_of(each),
                            label_of(self.corpus, each.claim.verdict),
                            ", ".join(each.claim.clauses),
                            each.claim.reason,
                        )
                        for each in group
                    ),
                )
            )
        return "\n".join(out)

    def table(self, width: int) -> "RenderableType":
        """Return the claims by report, each with its verdict and the reason."""
        from rich.console import Group
        from rich.text import Text

        shown: list[RenderableType] = []
        for report, group in self._by_report():
            shown += [text(heading_of(report), HEADING), text(report.url, QUIET)]
            for each in group:
                shown += [Text(), *_claim_lines(self.corpus, each)]
            shown.append(Text())
        count = words.counted(len(self.found), "claim")
        return Group(*shown, line(f"{count} · ", ("treaty claims --summary", REFERENCE), " counts"))

    def _by_report(self) -> Iterable[tuple[Report, list[FoundClaim]]]:
        for _, group in groupby(self.found, key=lambda each: each.report.id):
            found = list(group)
            yield found[0].report, found


def _claim_lines(corpus: Corpus, each: FoundClaim) -> "list[RenderableType]":
    verdict = each.claim.verdict
    clauses = f" · {', '.join(each.claim.clauses)}" if each.claim.clauses else ""
    return [
        line((each.claim.id, REFERENCE), f" {each.claim.claim}"),
        indented(
            line(
                (label_of(corpus, verdict), verdict_style(verdict)),
                clauses,
                (f" · {place_of(each)}", QUIET),
            ),
            2,
        ),
        indented(text(each.claim.reason), 2),
    ]


@dataclass(frozen=True, slots=True)
class ScorecardView:
    """How each report stands to the text."""

    corpus: Corpus
    scorecards: Sequence[Scorecard]

    columns = (
        "id", "source", "title", "publisher", "claims", "about_content",
        *(verdict.value for verdict in Verdict),
    )  # fmt: skip

    def json(self) -> Sequence[Row]:
        """Return an array with one record for each report."""
        return [
            {
                "id": card.report.id,
                "source": card.report.file,
                "title": card.report.title,
                "publisher": card.report.publisher,
                "claims": sum(card.counts.values()),
                "about_content": card.about_content,
                **{verdict.value: count for verdict, count in card.counts.items()},
            }
            for card in self.scorecards
        ]

    def rows(self) -> Iterable[Row]:
        """Return the same records."""
        return self.json()

    def markdown(self) -> str:
        """Return one table."""
        verdicts = [label_of(self.corpus, verdict) for verdict in Verdict]
        return markdown_table(
            ("Report", "Claims", *verdicts),
            (
                (heading_of(c.report), str(sum(c.counts.values())), *map(str, c.counts.values()))
                for c in self.scorecards
            ),
        )

    def table(self, width: int) -> "RenderableType":
        """Return a bar for each verdict of each report."""
        from rich.console import Group
        from rich.text import Text

        shown: list[RenderableType] = []
        labels = {verdict: label_of(self.corpus, verdict) for verdict in Verdict}
        widest = max(map(len, labels.values()))
        for card in self.scorecards:
            shown += [text(heading_of(card.report), HEADING)]
            for verdict, count in card.counts.items():
                if verdict is Verdict.CONTEXT:
                    continue
                bar = "█" * -(-_BAR * count // max(card.about_content, 1))
                shown.append(
                    line(
                        f"  {labels[verdict]:{widest}} {count:3} ",
                        (bar, verdict_style(verdict)),
                    )
                )
            shown += [
                text(
                    f"  {words.counted(card.about_content, 'claim')} about the text; "
                    f"{card.counts[Verdict.CONTEXT]} more are context",
                    QUIET,
                ),
                Text(),
            ]
        return Group(*shown, line(("treaty claims", REFERENCE), " lists them with their reasons"))


def heading_of(report: Report) -> str:
    """Name a report; an author or date that is unknown is left out."""
    said = [f"{report.publisher}: {report.title}"]
    if report.author:
        said.append(f"by {report.author}")
    if report.published:
        said.append(words.day_in_words(report.published))
    return ", ".join(said)


def place_of(found: FoundClaim) -> str:
    """Say where in the report a claim stands."""
    claim = found.claim
    return f"{claim.section}, paragraph {claim.paragraph}, sentence {claim.sentence}"


def label_of(corpus: Corpus, verdict: Verdict) -> str:
    """Return the codebook's label of a verdict."""
    return words.label_of(corpus.codebook.verdicts, verdict.value)


def claim_record(found: FoundClaim) -> Row:
    """Return a claim as the JSON contract has it; the source is the file's name."""
    claim = found.claim
    return {
        "id": claim.id,
        "source": found.report.file,
        "section": claim.section,
        "paragraph": claim.paragraph,
        "sentence": claim.sentence,
        "claim": claim.claim,
        "clauses": list(claim.clauses),
        "verdict": claim.verdict.value,
        "reason": claim.reason,
    }
