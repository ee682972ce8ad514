"""Finding the data folder and its files, also where the file system is in the way."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest

import treaty
from treaty.errors import DataNotFoundError, InvalidDataError
from treaty.loading import load_collection
from treaty.loading.folder import find_data_folder

CORPUS = Path(__file__).parents[2] / "corpora" / "harbour"
ADVICE = "name a data folder with --data DIR or TREATY_DATA"


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder in which this process has the rights of an ordinary user, even if it is root."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        copytree(CORPUS, Path(name, "harbour"))
        if os.geteuid() != 0:
            yield Path(name)
            return
        for path in Path(name).rglob("*"):
            os.chown(path, 65534, 65534)
        os.seteuid(65534)
        try:
            yield Path(name)
        finally:
            os.seteuid(0)


def test_the_data_of_the_checkout_is_found_from_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    package = Path(treaty.__file__).parent
    assert find_data_folder() in (package / "data", package.parents[1] / "data")


def test_a_named_folder_is_taken_as_it_was_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CORPUS.parent)
    assert find_data_folder(Path("harbour")) == Path("harbour")


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(DataNotFoundError, match=re.escape(f"absent does not exist; {ADVICE}")):
        find_data_folder(tmp_path / "absent")


def test_a_file_instead_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DataNotFoundError, match=re.escape("is a file, not a folder")):
        find_data_folder(tmp_path / "file")


def test_a_folder_without_codebook(tmp_path: Path) -> None:
    with pytest.raises(DataNotFoundError, match=re.escape("has no codebook.yaml")):
        find_data_folder(tmp_path)


@pytest.mark.parametrize("name", ["loop", "x" * 5000, "nul\0"])
def test_a_folder_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(DataNotFoundError, match="cannot be read: "):
        find_data_folder(tmp_path / name)


def test_a_folder_without_permission(unprivileged: Path) -> None:
    (unprivileged / "harbour").chmod(0)
    with pytest.raises(DataNotFoundError, match="cannot be read: Permission denied"):
        find_data_folder(unprivileged / "harbour")
    (unprivileged / "harbour").chmod(0o755)


def test_a_file_without_permission(unprivileged: Path) -> None:
    (unprivileged / "harbour/codebook.yaml").chmod(0)
    with pytest.raises(InvalidDataError) as caught:
        load_collection(unprivileged / "harbour")
    assert str(caught.value) == (
        f"{unprivileged}/harbour/codebook.yaml:1:1: cannot be read: Permission denied"
    )


def test_an_agreements_folder_without_permission(unprivileged: Path) -> None:
    agreements = unprivileged / "harbour/agreements"
    agreements.chmod(0)
    with pytest.raises(InvalidDataError) as caught:
        load_collection(unprivileged / "harbour")
    assert str(caught.value) == f"{agreements}:1:1: cannot be read: Permission denied"
    agreements.chmod(0o755)


def remove(path: Path) -> None:
    path.unlink()


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def make_loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def make_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (remove, "missing file; an agreement has agreement.yaml, provisions.yaml, money.yaml"),
        (make_folder, "cannot be read: Is a directory"),
        (make_loop, "cannot be read: Too many levels of symbolic links"),
        (make_pipe, "cannot be read: not a regular file"),
    ],
)
def test_a_file_that_is_none(
    harbour: Path,
    faults_in: Callable[[], list[str]],
    change: Callable[[Path], None],
    message: str,
) -> None:
    change(harbour / "agreements/mer/money.yaml")
    assert faults_in() == [f"agreements/mer/money.yaml:1:1: {message}"]


def test_a_folder_without_agreements(harbour: Path, faults_in: Callable[[], list[str]]) -> None:
    (harbour / "agreements/mer").rename(harbour / "agreements/.mer")
    assert faults_in() == ["agreements:1:1: the folder holds no agreement"]
    (harbour / "agreements").rename(harbour / "Agreements")
    assert faults_in() == ["agreements:1:1: cannot be read: No such file or directory"]


def test_other_files_are_not_looked_at(harbour: Path) -> None:
    sound = load_collection(harbour)
    for name in ("README.md", "agreements/README.md", "agreements/mer/notes.yaml", "x.yaml"):
        (harbour / name).write_text("{[", encoding="utf-8")
    assert load_collection(harbour) == sound


def test_agreements_come_in_the_order_of_their_ids(harbour: Path) -> None:
    for id_ in ("zan", "abo"):
        folder = copytree(harbour / "agreements/mer", harbour / "agreements" / id_)
        text = (folder / "agreement.yaml").read_text(encoding="utf-8")
        (folder / "agreement.yaml").write_text(
            text.replace("id: mer\n", f"id: {id_}\n"), encoding="utf-8"
        )
    collection = load_collection(harbour, every=True)
    assert [coded.agreement.id for coded in collection.agreements] == ["abo", "mer", "zan"]
