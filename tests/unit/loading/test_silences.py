"""Silences of a small corpus, and the claim of the press that meets one: each fault is located."""

from collections.abc import Callable
from pathlib import Path

import pytest

from treaty.loading import load_collection

SILENCES = """\
silences:
  - id: ferries
    title: Ferries
    sentence: The accord has no ferries.
    words: {en: [ferry]}
    absent: [ferr*]
    nearest: I.1.1
    reason: Mines are cleared there.
  - id: bridges
    title: Bridges
    sentence: The accord has no bridges.
    words: {en: [bridge], uk: [міст]}
    absent: [bridge*]
    reason: No clause comes near.
"""
REPORTS = """\
reports:
  - id: gazette
    file: gazette.txt
    title: A new line
    publisher: The Gazette
    url: https://gazette.example/line
    claims:
      - id: gazette-1
        section: Body
        paragraph: 1
        sentence: 1
        claim: A ferry will run
        verdict: not-in-accord
        silence: ferries
        reason: The accord has none.
"""


@pytest.fixture
def folder(harbour: Path) -> Path:
    place = harbour / "agreements/mer"
    (place / "silences.yaml").write_text(SILENCES, encoding="utf-8")
    (place / "reports.yaml").write_text(REPORTS, encoding="utf-8")
    return place


def test_silences_are_loaded_and_claims_point_to_them(harbour: Path, folder: Path) -> None:
    (coded,) = load_collection(harbour).agreements
    assert {s.id: (s.nearest, s.words["en"]) for s in coded.silences.silences} == {
        "ferries": ("I.1.1", ("ferry",)),
        "bridges": (None, ("bridge",)),
    }
    assert [claim.silence for claim in coded.reports.reports[0].claims] == ["ferries"]


def test_an_agreement_need_not_have_silences(harbour: Path) -> None:
    (coded,) = load_collection(harbour).agreements
    assert coded.silences.silences == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            "silences",
            "id: bridges",
            "id: ferries",
            "9:9: duplicate silence 'ferries'; first on line 2",
        ),
        (
            "silences",
            "nearest: I.1.1",
            "nearest: I.1.9",
            "7:14: unknown clause 'I.1.9'; did you mean 'I.1.1'?",
        ),
        (
            "silences",
            "{en: [ferry]}",
            "{ja: [フェリー]}",
            "5:12: a silence needs words in English (en)",
        ),
        ("silences", "{en: [ferry]}", "{en: []}", "5:12: a silence needs words in English (en)"),
        ("silences", "[ferr*]", "[]", "6:13: expected 1 or more entries, found 0"),
        (
            "silences",
            "[ferr*]",
            "[ferr*y]",
            "6:14: expected words with a space between them and no * but at their "
            "end, not 'ferr*y'",
        ),
        (
            "reports",
            "silence: ferries",
            "silence: feries",
            "14:18: unknown silence 'feries'; did you mean 'ferries'?",
        ),
        (
            "reports",
            "not-in-accord",
            "overstated",
            "13:18: expected the verdict 'not-in-accord', not "
            "'overstated', as the text is silent on it",
        ),
    ],
)
def test_a_change_leads_to_its_fault(
    folder: Path,
    faults_in: Callable[[], list[str]],
    file: str,
    old: str,
    new: str,
    expected: str,
) -> None:
    path = folder / f"{file}.yaml"
    sound = path.read_text(encoding="utf-8")
    assert sound.count(old) == 1
    path.write_text(sound.replace(old, new), encoding="utf-8")

    assert faults_in() == [f"agreements/mer/{file}.yaml:{expected}"]


def test_without_silences_a_claim_cannot_point_to_one(
    folder: Path, faults_in: Callable[[], list[str]]
) -> None:
    (folder / "silences.yaml").unlink()
    assert faults_in() == [
        "agreements/mer/reports.yaml:14:18: unknown silence 'ferries'; none is defined"
    ]
