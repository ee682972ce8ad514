"""A copy of the small corpus that a test may break, and the faults that it then has."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from treaty.errors import InvalidDataError
from treaty.loading import load_collection

CORPUS = Path(__file__).parents[2] / "corpora" / "harbour"


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    return Path(copytree(CORPUS, tmp_path / "harbour"))


@pytest.fixture
def faults_in(harbour: Path) -> Callable[[], list[str]]:
    def load() -> list[str]:
        with pytest.raises(InvalidDataError) as caught:
            load_collection(harbour)
        return [str(fault).removeprefix(f"{harbour}/") for fault in caught.value.faults]

    return load
