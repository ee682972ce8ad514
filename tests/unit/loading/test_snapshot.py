"""The snapshot serves only where nothing has changed, and never changes what is read."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

import treaty
from treaty.loading import build_snapshots, load_collection
from treaty.models import Collection

SOURCE = Path(treaty.__file__).parent


def only_file_in(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def mark_title(file: Path) -> None:
    """Change a snapshot so that one can tell whether it was read."""
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("Harbour Accord between", "Snapshot Accord between"), encoding="utf-8"
    )


def title_of(collection: Collection) -> str:
    return collection.agreements[0].agreement.title.split()[0]


def test_a_snapshot_holds_what_the_files_hold(harbour: Path, tmp_path: Path) -> None:
    read = load_collection(harbour)
    first = load_collection(harbour, cache_dir=tmp_path / "cache")
    mark_title(only_file_in(tmp_path / "cache"))
    second = load_collection(harbour, cache_dir=tmp_path / "cache")

    assert read == first
    assert title_of(second) == "Snapshot"
    agreement = second.agreements[0].agreement.model_copy(
        update={"title": read.agreements[0].agreement.title}
    )
    coded = second.agreements[0].model_copy(update={"agreement": agreement})
    assert second.model_copy(update={"agreements": (coded,)}) == read


@pytest.mark.parametrize(
    "file",
    ["codebook.yaml", *(f"agreements/mer/{n}.yaml" for n in ("agreement", "provisions", "money"))],
)
def test_a_change_of_any_file_is_seen(harbour: Path, tmp_path: Path, file: str) -> None:
    load_collection(harbour, cache_dir=tmp_path / "cache")
    mark_title(only_file_in(tmp_path / "cache"))
    with (harbour / file).open("a", encoding="utf-8") as opened:
        opened.write("# a change\n")
    assert title_of(load_collection(harbour, cache_dir=tmp_path / "cache")) == "Harbour"
    # And the new snapshot has taken the place of the old one.
    mark_title(only_file_in(tmp_path / "cache"))
    assert title_of(load_collection(harbour, cache_dir=tmp_path / "cache")) == "Snapshot"


def test_a_new_agreement_is_seen(harbour: Path, tmp_path: Path) -> None:
    load_collection(harbour, cache_dir=tmp_path / "cache", every=True)
    folder = copytree(harbour / "agreements/mer", harbour / "agreements/nor")
    text = (folder / "agreement.yaml").read_text(encoding="utf-8").replace("id: mer\n", "id: nor\n")
    (folder / "agreement.yaml").write_text(text, encoding="utf-8")
    collection = load_collection(harbour, cache_dir=tmp_path / "cache", every=True)
    assert [coded.agreement.id for coded in collection.agreements] == ["mer", "nor"]


CODE = ["models/money.py", "loading/consistency/money.py", "reference/words.py", "corpus.py"]


def test_a_change_of_code_is_seen(harbour: Path, tmp_path: Path) -> None:
    copytree(SOURCE, tmp_path / "src/treaty")
    program = (
        "from pathlib import Path; from treaty.loading import load_collection;"
        f"read = load_collection(Path({str(harbour)!r}), cache_dir=Path('cache'));"
        "print(read.agreements[0].agreement.title.split()[0])"
    )

    def run() -> str:
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=tmp_path,
            env={"PYTHONPATH": str(tmp_path / "src")},
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout.strip()

    assert run() == "Harbour"
    mark_title(only_file_in(tmp_path / "cache"))
    assert run() == "Snapshot"
    for code in CODE:
        with (tmp_path / "src/treaty" / code).open("a", encoding="utf-8") as opened:
            opened.write("# a change\n")
        assert run() == "Harbour", code
        mark_title(only_file_in(tmp_path / "cache"))


def test_a_snapshot_needs_no_yaml(harbour: Path, tmp_path: Path) -> None:
    load_collection(harbour, cache_dir=tmp_path / "cache")
    program = (
        "import sys; from pathlib import Path; from treaty.loading import load_collection;"
        f"load_collection(Path({str(harbour)!r}), cache_dir=Path({str(tmp_path / 'cache')!r}));"
        "print([n for n in ('yaml', 'difflib', 'treaty.loading.assembly',"
        "'treaty.loading.consistency') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("content", [b"", b"\xff\n{}", b"{}", b"KEY\n", b"KEY\n{}", b"KEY\n{\xff"])
def test_a_damaged_snapshot_is_not_used(harbour: Path, tmp_path: Path, content: bytes) -> None:
    load_collection(harbour, cache_dir=tmp_path / "cache")
    file = only_file_in(tmp_path / "cache")
    sound = file.read_bytes()
    file.write_bytes(content.replace(b"KEY", sound.partition(b"\n")[0]))
    assert title_of(load_collection(harbour, cache_dir=tmp_path / "cache")) == "Harbour"
    assert file.read_bytes() == sound


@pytest.mark.parametrize("cut", [1, 100, 65])
def test_a_snapshot_that_was_cut_off_is_not_used(harbour: Path, tmp_path: Path, cut: int) -> None:
    load_collection(harbour, cache_dir=tmp_path / "cache")
    file = only_file_in(tmp_path / "cache")
    sound = file.read_bytes()
    file.write_bytes(sound.rstrip(b"\n")[:-cut])
    assert title_of(load_collection(harbour, cache_dir=tmp_path / "cache")) == "Harbour"
    assert file.read_bytes() == sound


def test_a_cache_that_cannot_be_written_does_no_harm(harbour: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    for cache in (tmp_path / "file", tmp_path / "file/below", tmp_path / "loop", Path("x" * 5000)):
        assert title_of(load_collection(harbour, cache_dir=cache)) == "Harbour"
    # A folder where the snapshot should be.
    load_collection(harbour, cache_dir=tmp_path / "cache")
    file = only_file_in(tmp_path / "cache")
    file.unlink()
    file.mkdir()
    assert title_of(load_collection(harbour, cache_dir=tmp_path / "cache")) == "Harbour"
    assert only_file_in(tmp_path / "cache") == file


@pytest.mark.parametrize("other", ["fifo", "device", "anybody's file"])
def test_what_is_no_file_of_ones_own_is_made_anew(
    harbour: Path, tmp_path: Path, other: str
) -> None:
    load_collection(harbour, cache_dir=tmp_path / "cache")
    file = only_file_in(tmp_path / "cache")
    sound = file.read_bytes()
    mark_title(file)
    if other == "anybody's file":
        file.chmod(0o666)
    else:
        file.unlink()
        os.mkfifo(file) if other == "fifo" else file.symlink_to("/dev/zero")
    assert title_of(load_collection(harbour, cache_dir=tmp_path / "cache")) == "Harbour"
    assert only_file_in(tmp_path / "cache").read_bytes() == sound
    assert not file.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o600


def test_the_cache_is_the_users_own(harbour: Path, tmp_path: Path) -> None:
    load_collection(harbour, cache_dir=tmp_path / "deep/cache")
    assert (tmp_path / "deep/cache").stat().st_mode & 0o777 == 0o700
    assert only_file_in(tmp_path / "deep/cache").stat().st_mode & 0o777 == 0o600


def test_without_a_cache_nothing_is_written(harbour: Path) -> None:
    before = sorted(harbour.rglob("*"))
    load_collection(harbour)
    assert sorted(harbour.rglob("*")) == before


def test_a_snapshot_in_a_folder_that_did_not_come_with_the_program_is_not_trusted(
    harbour: Path,
) -> None:
    (harbour / ".collection.json").write_bytes(build_snapshots(harbour)[".collection.json"])
    mark_title(harbour / ".collection.json")
    assert title_of(load_collection(harbour)) == "Harbour"


def test_equal_data_gives_equal_bytes(harbour: Path, tmp_path: Path) -> None:
    copied = Path(copytree(harbour, tmp_path / "copy"))
    assert build_snapshots(harbour) == build_snapshots(copied)
