"""The wheel carries the data with snapshots of it; an editable install uses the checkout's."""

import hashlib
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from treaty.loading.folder import list_agreements
from treaty_build.manual import make_page

pytestmark = pytest.mark.long
ROOT = Path(__file__).parents[2]
TOP = ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md")


def copy_checkout(target: Path) -> Path:
    for folder in ("src", "data"):
        copytree(ROOT / folder, target / folder, ignore=ignore_patterns("__pycache__"))
    for name in TOP:
        (target / name).write_bytes((ROOT / name).read_bytes())
    return target


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def build(checkout: Path, out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", *options, "-o", str(out), str(checkout)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_checkout(tmp_path_factory.mktemp("checkout"))
    # What lies around in a checkout and belongs in no wheel.
    (folder / "data/agreements/jpn/.money.yaml.swp").touch()
    (folder / "data/agreements/jpn/draft.docx").touch()
    (folder / "data/scratch.yaml").touch()
    return folder


@pytest.fixture(scope="module")
def built(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with an sdist and the wheel that was built from it."""
    out = tmp_path_factory.mktemp("dist")
    before = files_below(checkout)
    done = build(checkout, out)
    assert done.returncode == 0, done.stdout + done.stderr
    assert files_below(checkout) == before
    return out


def wheel_in(folder: Path) -> Path:
    (wheel,) = folder.glob("*.whl")
    return wheel


def test_the_wheel_carries_the_data(built: Path) -> None:
    with zipfile.ZipFile(wheel_in(built)) as wheel:
        data = {
            name.removeprefix("treaty/data/"): wheel.read(name)
            for name in wheel.namelist()
            if name.startswith("treaty/data/")
        }
    places = ["", *(f"agreements/{id_}/" for id_ in list_agreements(ROOT / "data"))]
    snapshots = [data.pop(f"{place}.collection.json") for place in places]
    snapshots.append(data.pop(".lexicon.json"))
    assert data == {
        name: (ROOT / "data" / name).read_bytes()
        for name in (
            "README.md",
            *(
                path.relative_to(ROOT / "data").as_posix()
                for pattern in (
                    *("codebook*.yaml", "glossary.*.yaml"),
                    *("agreements/*/*.yaml", "lexicon/*.yaml", "schema/*.json"),
                )
                for path in (ROOT / "data").glob(pattern)
            ),
        )
    }
    assert {snapshot.count(b"\n") for snapshot in snapshots} == {2}


def test_the_wheel_carries_the_templates(built: Path) -> None:
    templates = ROOT / "src/treaty/export/templates"
    with zipfile.ZipFile(wheel_in(built)) as wheel:
        carried = {
            name.removeprefix("treaty/export/templates/"): wheel.read(name)
            for name in wheel.namelist()
            if name.startswith("treaty/export/templates/")
        }
    assert carried == files_below(templates)
    assert carried


def test_the_wheel_carries_the_manual(built: Path) -> None:
    with zipfile.ZipFile(wheel_in(built)) as wheel:
        shared = {
            name.partition(".data/data/share/")[2]: wheel.read(name)
            for name in wheel.namelist()
            if ".data/data/" in name
        }
    assert shared == {"man/man1/treaty.1": make_page().encode()}


def test_the_sdist_carries_what_the_wheel_is_built_from(built: Path) -> None:
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert names >= {"src/treaty_build/hook.py", "data/codebook.yaml", *TOP}


def test_the_installed_wheel_reads_its_snapshot_from_any_folder(
    built: Path, tmp_path: Path
) -> None:
    installed = tmp_path / "site"
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index"),
            *("--target", str(installed), str(wheel_in(built))),
        ],
        check=True,
    )
    empty = tmp_path / "empty"
    empty.mkdir()

    def run(program: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=empty,
            env={**os.environ, "PYTHONPATH": str(installed)},
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout.strip()

    run(
        "from pathlib import Path; from treaty.skeleton import *;"
        f"write_skeleton(Path({str(tmp_path / 'own')!r}), 'lake', ('ardenia', 'belmora'))"
    )
    assert run(
        f"import treaty; print(treaty.load(data={str(tmp_path / 'own')!r}).agreement.id)"
    ) == ("lake")

    load = "from treaty.loading import *; import sys; read = load_collection();"
    assert run(f"{load} print(sys.modules['treaty'].__file__, 'yaml' in sys.modules)") == (
        f"{installed / 'treaty/__init__.py'} False"
    )
    shown = f"{load} print(read.model_dump_json())"
    from_snapshot = run(shown)
    (installed / "treaty/data/agreements/jpn/.collection.json").unlink()
    assert run(f"{load} print('yaml' in sys.modules)") == "True"
    assert run(shown) == from_snapshot


def test_the_same_checkout_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    again = copy_checkout(tmp_path / "again")
    done = build(again, tmp_path / "dist", "--wheel")
    assert done.returncode == 0, done.stdout + done.stderr

    def digest(folder: Path) -> str:
        return hashlib.sha256(wheel_in(folder).read_bytes()).hexdigest()

    assert digest(tmp_path / "dist") == digest(built)


def test_faults_in_the_data_end_the_build(tmp_path: Path) -> None:
    broken = copy_checkout(tmp_path / "broken")
    codebook = broken / "data/codebook.yaml"
    text = codebook.read_text(encoding="utf-8")
    codebook.write_text(text.replace("version:", "verson:", 1), encoding="utf-8")
    line = text[: text.index("version:")].count("\n") + 1

    done = build(broken, tmp_path / "dist", "--wheel")

    assert done.returncode != 0
    output = done.stdout + done.stderr
    assert f"codebook.yaml:{line}:1: unknown key 'verson'; did you mean 'version'?" in output
    assert not list((tmp_path / "dist").glob("*.whl"))


def test_an_editable_wheel_carries_no_data(checkout: Path, tmp_path: Path) -> None:
    program = f"from hatchling.build import build_editable; build_editable({str(tmp_path)!r})"
    subprocess.run([sys.executable, "-c", program], cwd=checkout, check=True, capture_output=True)
    with zipfile.ZipFile(wheel_in(tmp_path)) as wheel:
        names = wheel.namelist()
    assert not [name for name in names if name.startswith("treaty/") or "/man/" in name]
    assert [name for name in names if name.endswith(".pth")]
