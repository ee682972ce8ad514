"""No sentence of a report is skipped: TREATY_REPORTS names the folder with the reports."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.shipped import accord

from treaty.models import Report

DATA = Path(__file__).parents[2] / "data"
FOLDER = Path(os.environ["TREATY_REPORTS"])
ACCORD = accord().coded
REPORTS = [pytest.param(report, id=report.id) for report in ACCORD.reports.reports]

# A sentence ends with its mark and whatever quotation mark closes behind it.
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”]?\s+(?=[A-Z“\"])")


def sentences_of(report: Report) -> Iterator[tuple[str, int, int]]:
    """Yield the place of every sentence, by the rule that the coding follows."""
    headings = {claim.section for claim in report.claims} - {"Title", "Lead", "Body"}
    lines = [
        line.strip()
        for line in (FOLDER / report.file).read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    yield from (("Title", 1, n) for n in range(1, len(SENTENCE_END.split(lines[0])) + 1))
    section, paragraph = ("Lead" if headings else "Body"), 0
    for line in lines[1:]:
        if line in headings:
            section, paragraph = line, 0
            continue
        paragraph += 1
        for sentence in range(1, len(SENTENCE_END.split(line)) + 1):
            yield section, paragraph, sentence


@pytest.mark.parametrize("report", REPORTS)
def test_every_sentence_is_coded_and_no_other(report: Report) -> None:
    coded = [(claim.section, claim.paragraph, claim.sentence) for claim in report.claims]
    assert list(dict.fromkeys(coded)) == list(sentences_of(report))


def test_every_report_of_the_folder_is_coded_with_its_facts() -> None:
    index = json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))
    assert {
        report.file: {
            "title": report.title,
            "author": report.author,
            "publisher": report.publisher,
            "url": report.url,
            "published": report.published and report.published.isoformat(),
        }
        for report in ACCORD.reports.reports
    } == index


@pytest.mark.parametrize("report", REPORTS)
def test_claims_are_paraphrased(report: Report) -> None:
    def words(text: str) -> list[str]:
        return re.findall(r"[a-z0-9]+", text.lower())

    source = words((FOLDER / report.file).read_text(encoding="utf-8"))
    runs = {tuple(source[i : i + 8]) for i in range(len(source) - 7)}
    for claim in report.claims:
        for text in (claim.claim, claim.reason):
            ours = words(text)
            lifted = [ours[i : i + 8] for i in range(len(ours) - 7)]
            assert not [" ".join(run) for run in lifted if tuple(run) in runs], claim.id
