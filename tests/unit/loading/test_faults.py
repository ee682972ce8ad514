"""Each single change to a sound corpus leads to just the faults that stand in the tables."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def blocks(table: str) -> Iterator[object]:
    text = (HERE / table).read_text(encoding="utf-8")
    for block in text.split("\n\n")[1:]:
        file, *lines = block.strip("\n").split("\n")
        old, new, faults = (
            [line.removeprefix(f"{mark} ") for line in lines if line.startswith(mark)]
            for mark in "-+!"
        )
        name = f"{Path(file).stem}: {' '.join(new) or 'nothing'}"
        yield pytest.param(file, "\n".join(old), "\n".join(new), faults, id=name)


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [*blocks("faults_in_records.txt"), *blocks("faults_between_records.txt")],
)
def test_a_change_leads_to_its_faults(
    harbour: Path,
    faults_in: Callable[[], list[str]],
    file: str,
    old: str,
    new: str,
    expected: list[str],
) -> None:
    sound = (harbour / file).read_text(encoding="utf-8")
    assert old in sound
    (harbour / file).write_text(sound.replace(old, new, 1), encoding="utf-8")

    assert faults_in() == expected


def test_faults_of_all_files_come_together(
    harbour: Path, faults_in: Callable[[], list[str]]
) -> None:
    changes = {
        "codebook.yaml": ("id: storm", "id: STORM"),
        "agreements/mer/agreement.yaml": ("prevailing: English", "prevailing: Latin"),
        "agreements/mer/provisions.yaml": ("bearer: meridia", "bearer: meridja"),
        "agreements/mer/money.yaml": ("title: Buoys", "title: Buoys\n    titel: Buoys"),
    }
    for file, (old, new) in changes.items():
        sound = (harbour / file).read_text(encoding="utf-8")
        (harbour / file).write_text(sound.replace(old, new), encoding="utf-8")

    assert faults_in() == [
        "agreements/mer/agreement.yaml:43:15: expected one of: Nordavian, English, not 'Latin'",
        "agreements/mer/money.yaml:40:5: unknown key 'titel'; did you mean 'title'?",
        "agreements/mer/provisions.yaml:65:17: unknown participant 'meridja'; "
        "did you mean 'meridia'?",
        "codebook.yaml:18:10: expected lower-case letters and digits joined by hyphens, "
        "not 'STORM'; in that form: 'storm'",
    ]
