"""``treaty export`` as users run it: where it writes, what it replaces, and how it fails."""

import io
import json
import os
import re
import shlex
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path

import openpyxl
import pytest
from tests.ferry import make_folder
from tests.program import RUN

pty = pytest.importorskip("pty")
resource = pytest.importorskip("resource")

TEXTS = ["json", "jsonl", "markdown", "html", "akn"]
FOLDERS = ["csv", "datapackage", "datasette"]
BINARIES = ["sqlite", "xlsx"]
FORMATS = [*TEXTS, *BINARIES, *FOLDERS]
# One of each kind: all texts are written alike, and so are all folders.
PLACED = ["json", pytest.param("sqlite", marks=pytest.mark.long), "csv"]
HARBOUR = Path(__file__).parents[1] / "corpora" / "harbour"
MARKER = ".treaty-export"

# Smaller than any whole export, so that the kernel stops the writing in the middle.
LIMIT = 20_000


@pytest.fixture
def export(treaty, tmp_path):
    """Run ``treaty export --as FORMAT`` in an empty folder."""

    def run(form, *more, **options):
        return treaty("export", "--as", form, *more, cwd=tmp_path, **options)

    return run


@pytest.fixture
def place(export):
    """Do so with a small agreement: where something is written does not depend on what it is."""

    def run(form, *more):
        return export(form, *more, "--data", str(HARBOUR))

    return run


@contextmanager
def rights_taken(mask):
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def content_of(path):
    """Return what is at a place: a file's bytes, or those of each file of a folder."""
    if path.is_dir():
        return {each.name: each.read_bytes() for each in path.iterdir()}
    return path.read_bytes()


def names_in(folder):
    return {each.name for each in folder.iterdir()}


@pytest.mark.parametrize("form", TEXTS)
def test_a_text_goes_to_standard_output_or_to_a_file(place, tmp_path, form):
    written = place(form)
    assert (written.returncode, written.stderr) == (0, "")
    assert place(form, "-o", "-").stdout == written.stdout
    to_file = place(form, "-o", "accord")
    assert (to_file.returncode, to_file.stdout, to_file.stderr) == (0, "", "")
    assert (tmp_path / "accord").read_text(encoding="utf-8") == written.stdout


# The long one has those too that are made of the same tables or records.
@pytest.mark.parametrize(
    "forms",
    [
        ["json", "markdown", "html", "akn", "sqlite", "csv"],
        pytest.param(FORMATS, marks=pytest.mark.long),
    ],
)
def test_the_same_data_gives_the_same_bytes_whatever_surrounds_it(export, environ, tmp_path, forms):
    code = (
        "import sys\n"
        "from treaty.cli import main\n"
        f"for form in {forms}:\n"
        "    sys.argv[1:] = ['export', '--as', form, '--output', f'{form}.two', '-f', 'csv']\n"
        "    try: main()\n"
        "    except SystemExit as ended: assert ended.code == 0, form\n"
    )
    surroundings = {"LC_ALL": "C", "PYTHONUTF8": "0", "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**environ, **surroundings},
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert names_in(tmp_path) == {f"{form}.two" for form in forms}
    for form in forms:
        export(form, "-o", f"{form}.one")
        assert content_of(tmp_path / f"{form}.one") == content_of(tmp_path / f"{form}.two")


def test_a_database_can_go_into_a_pipe_but_not_to_a_terminal(environ, shell, tmp_path):
    written = f"treaty export --as sqlite -o - --data {shlex.quote(str(HARBOUR))} > a.db"
    done = shell(f"cd {shlex.quote(str(tmp_path))} && {written}")
    assert (done.returncode, done.stderr) == (0, "")
    with closing(sqlite3.connect(tmp_path / "a.db")) as database:
        assert database.execute("SELECT id FROM agreements").fetchone() == ("mer",)
    leader, follower = pty.openpty()
    shown = subprocess.run(
        [sys.executable, "-c", RUN, "export", "--as", "sqlite", "-o", "-"],
        stdout=follower,
        stderr=subprocess.PIPE,
        env=environ,
        encoding="utf-8",
        check=False,
    )
    os.close(follower)
    os.close(leader)
    assert shown.returncode == 2
    assert shown.stderr.startswith("treaty: --as sqlite writes a binary file, which no terminal")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Missing option '--as'"),
        (["--as", "exel"], "unknown format 'exel'"),
        (["--as", "jsno"], "did you mean 'json'"),
        (["--as", "sqlite"], "say where with -o PATH"),
        (["--as", "xlsx"], "say where with -o PATH"),
        (["--as", "csv"], "say where with -o PATH"),
        (["--as", "csv", "-o", "-"], "a folder, which cannot go to standard output"),
        (["--as", "datapackage", "-o", "-"], "a folder, which cannot go to standard output"),
        (["--as", "json", "-o", "nowhere/a.json"], "folder of nowhere/a.json does not exist"),
        (["--as", "json", "-o", "there/a.json"], "there/a.json cannot be written"),
        (["--as", "json", "-o", "x" * 300], "cannot be written"),
        (["--as", "json", "-o", "there"], "there exists already"),
        (["--as", "csv", "-o", "there"], "there exists already"),
        (["--as", "json", "-o", "new/"], "new/ names a folder, and --as json writes a file"),
        (["--as", "sqlite", "-o", "there/", "--force"], "there/ names a folder"),
        (["--as", "csv", "-o", "there", "--force"], "there is no folder"),
        (["--as", "json", "-o", "folder", "--force"], "folder is no regular file"),
        (["--as", "json", "-o", "/dev/null", "--force"], "/dev/null is no regular file"),
        (["--as", "json", "-o", "circle", "--force"], "circle cannot be written"),
        (["--as", "csv", "-o", "folder", "--force"], "was not written by treaty"),
        (["--as", "csv", "-o", ".", "--force"], "was not written by treaty"),
        (["--as", "json", "--agreement", "xyz"], "unknown agreement 'xyz'"),
    ],
)
def test_what_cannot_be_met_is_told_and_nothing_is_touched(treaty, tmp_path, arguments, said):
    (tmp_path / "there").write_text("precious")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "datapackage.json").write_text("{}")
    (tmp_path / "circle").symlink_to("circle")
    done = treaty("export", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) <= 2
    assert names_in(tmp_path) == {"there", "folder", "circle"}
    assert (tmp_path / "there").read_text() == "precious"
    assert content_of(tmp_path / "folder") == {"datapackage.json": b"{}"}
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize(
    "form",
    [
        form if form in ("json", "sqlite", "csv") else pytest.param(form, marks=pytest.mark.long)
        for form in FORMATS
    ],
)
def test_force_replaces_what_treaty_exported(place, export, tmp_path, tmp_path_factory, form):
    place(form, "-o", "accord")
    before = content_of(tmp_path / "accord")
    assert place(form, "-o", "accord").returncode == 2
    assert content_of(tmp_path / "accord") == before
    other = str(make_folder(tmp_path_factory.mktemp("other") / "data"))
    done = export(form, "-o", "accord", "--force", "--data", other)
    assert (done.returncode, done.stderr) == (0, "")
    assert content_of(tmp_path / "accord") != before
    assert place(form, "-o", "accord", "--force").returncode == 0
    assert content_of(tmp_path / "accord") == before
    assert names_in(tmp_path) == {"accord"}


def test_one_kind_of_folder_replaces_another_without_a_trace(place, tmp_path):
    place("datapackage", "-o", "accord")
    place("csv", "-o", "accord", "--force")
    place("csv", "-o", "fresh")
    assert content_of(tmp_path / "accord") == content_of(tmp_path / "fresh")


@pytest.mark.parametrize("form", FOLDERS)
def test_a_folder_with_anything_else_in_it_is_never_replaced(place, tmp_path, form):
    place(form, "-o", "accord")
    for foreign in ("notes.txt", ".hidden"):
        (tmp_path / "accord" / foreign).write_text("precious")
        before = content_of(tmp_path / "accord")
        done = place(form, "-o", "accord", "--force")
        assert (done.returncode, done.stdout) == (2, "")
        assert f"holds what treaty did not write, such as {foreign};" in done.stderr
        assert content_of(tmp_path / "accord") == before
        (tmp_path / "accord" / foreign).unlink()
    # A folder in the place of one of the files may hold anything.
    written = min(tmp_path.glob("accord/[!.]*"))
    written.unlink()
    written.mkdir()
    assert place(form, "-o", "accord", "--force").returncode == 2
    assert written.is_dir()


def test_an_empty_folder_is_filled_only_with_force(place, tmp_path):
    (tmp_path / "accord").mkdir()
    assert place("csv", "-o", "accord").returncode == 2
    assert place("csv", "-o", "accord", "--force").returncode == 0
    assert "clauses.csv" in names_in(tmp_path / "accord")


def test_a_folder_knows_the_files_that_were_exported_into_it(place, tmp_path):
    place("csv", "-o", "accord")
    listed = (tmp_path / "accord" / MARKER).read_text(encoding="utf-8").splitlines()
    assert {*listed, MARKER} == names_in(tmp_path / "accord")


def test_a_link_stays_and_what_it_leads_to_is_replaced(place, tmp_path):
    (tmp_path / "file.json").write_text("old")
    (tmp_path / "link").symlink_to("file.json")
    assert place("json", "-o", "link").returncode == 2
    assert place("json", "-o", "link", "--force").returncode == 0
    assert (tmp_path / "link").is_symlink()
    assert json.loads((tmp_path / "file.json").read_text(encoding="utf-8"))["clauses"]


@pytest.mark.parametrize("form", ["json", "csv"])
def test_what_is_written_has_the_rights_that_the_user_gives_to_files(place, tmp_path, form):
    with rights_taken(0o027):
        assert place(form, "-o", "accord").returncode == 0
    expected = 0o750 if form == "csv" else 0o640
    assert stat.S_IMODE((tmp_path / "accord").stat().st_mode) == expected


@pytest.mark.parametrize("form", ["json", "sqlite", "csv"])
def test_what_is_replaced_hands_its_rights_on(place, tmp_path, form):
    place(form, "-o", "accord")
    placed = tmp_path / "accord"
    expected = {placed: 0o700 if form == "csv" else 0o600}
    if form == "csv":
        expected |= dict.fromkeys(placed.iterdir(), 0o640)
    for path, mode in expected.items():
        path.chmod(mode)
    for umask in (0o022, 0o077):
        with rights_taken(umask):
            assert place(form, "-o", "accord", "--force").returncode == 0
        assert {path: stat.S_IMODE(path.stat().st_mode) for path in expected} == expected


def test_a_name_with_a_slash_names_a_folder(place, tmp_path):
    assert place("csv", "-o", "accord/").returncode == 0
    assert "clauses.csv" in names_in(tmp_path / "accord")


@pytest.fixture
def cached(treaty):
    """Have the shipped data in the cache, so that it is read from there."""
    treaty("export", "--as", "json")


def stopped_short(environ, folder, *arguments, on_limit="signal.SIG_IGN"):
    """Run an export whose files may not grow beyond a limit, and say what then happens."""
    code = f"import signal; signal.signal(signal.SIGXFSZ, {on_limit}); {RUN}"
    return subprocess.run(
        [sys.executable, "-c", code, "export", *arguments],
        cwd=folder,
        # What the cache lacked could not be written either.
        env={**environ, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("form", PLACED)
@pytest.mark.usefixtures("cached")
def test_no_room_is_told_and_leaves_everything_as_it_was(environ, export, tmp_path, form):
    done = stopped_short(environ, tmp_path, "--as", form, "-o", "accord")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"treaty: cannot write the answer: {tmp_path / 'accord'}: File too large\n"
    )
    assert names_in(tmp_path) == set()
    export(form, "-o", "accord", "--data", str(HARBOUR))
    before = content_of(tmp_path / "accord")
    done = stopped_short(environ, tmp_path, "--as", form, "-o", "accord", "--force")
    assert done.returncode == 1
    assert content_of(tmp_path / "accord") == before
    assert names_in(tmp_path) == {"accord"}


@pytest.mark.parametrize("form", PLACED)
@pytest.mark.usefixtures("cached")
def test_an_interruption_while_writing_leaves_everything_as_it_was(environ, tmp_path, form):
    interrupt = "signal.default_int_handler"
    done = stopped_short(environ, tmp_path, "--as", form, "-o", "accord", on_limit=interrupt)
    assert (done.returncode, done.stdout) == (130, "")
    assert "Traceback" not in done.stderr
    assert names_in(tmp_path) == set()


# At every step, and by other signals, a place is held in tests/unit/test_files.py.
@pytest.mark.long
@pytest.mark.parametrize("form", PLACED)
@pytest.mark.usefixtures("cached")
def test_a_kill_while_writing_leaves_the_place_as_it_was(environ, export, tmp_path, form):
    export(form, "-o", "accord", "--data", str(HARBOUR))
    before = content_of(tmp_path / "accord")
    for place, arguments in (("accord", ["--force"]), ("new", [])):
        done = stopped_short(
            environ, tmp_path, "--as", form, "-o", place, *arguments, on_limit="signal.SIG_DFL"
        )
        assert done.returncode == -signal.SIGXFSZ
    assert content_of(tmp_path / "accord") == before
    assert not (tmp_path / "new").exists()
    # Nobody could clean up, and nobody can take what is left for an export.
    assert all(name.startswith(".") for name in names_in(tmp_path) - {"accord"})


def test_standard_output_that_cannot_take_it_is_told(shell):
    # A text goes the way of every answer; see test_conventions.py.
    full = shell("treaty export --as sqlite -o - > /dev/full")
    assert (full.returncode, full.stderr) == (
        1, "treaty: cannot write the answer: No space left on device\n",
    )  # fmt: skip
    early = shell("treaty export --as sqlite -o - | head -c 1; echo ${PIPESTATUS[0]} >&2")
    assert early.stderr == "0\n"


def test_another_agreement_and_other_data_are_exported_as_elsewhere(export):
    done = export("json", "--data", str(HARBOUR), "--agreement", "mer")
    assert json.loads(done.stdout)["agreement"]["id"] == "mer"


@pytest.mark.parametrize("form", [*BINARIES, *FOLDERS])
def test_several_agreements_go_into_one_export(export, tmp_path, form):
    done = export(form, "--agreement", "jpn", "--agreement", "dnk", "-o", "both")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    made = content_of(tmp_path / "both")
    if form in ("sqlite", "datasette"):
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(made if form == "sqlite" else made["treaty.db"])
            found = [id_ for (id_,) in database.execute("SELECT id FROM agreements ORDER BY rowid")]
    elif form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(made))
        _, *found = next(book["agreements"].iter_cols(1, 1, values_only=True))
    else:
        _, *rows = made["agreements.csv"].decode().splitlines()
        found = [row.partition(",")[0] for row in rows]
    assert found == ["dnk", "jpn"]


@pytest.mark.parametrize("form", ["markdown", "akn"])
def test_of_several_agreements_a_document_is_told_to_hold_one(export, form):
    done = export(form, "--agreement", "jpn", "--agreement", "dnk")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"treaty: --as {form} holds one agreement; name one, such as --agreement dnk\n"
    )


def test_without_the_writer_of_workbooks_it_says_how_to_get_it(export, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter.workbook", None)
    done = export("xlsx", "-o", "accord.xlsx")
    assert (done.returncode, done.stdout) == (2, "")
    assert "run: pip install 'treaty[xlsx]'" in done.stderr
    assert names_in(tmp_path) == set()


@pytest.mark.long
def test_every_example_in_the_help_runs(treaty, tmp_path):
    examples = re.findall(r"^    treaty (.+)$", treaty("export", "--help").stdout, re.M)
    assert "export --as json" in examples
    for example in examples:
        done = treaty(*shlex.split(example.partition(" > ")[0]), cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, ""), example


def test_invalid_data_is_not_exported(export, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "codebook.yaml").write_text("verson: 1\n")
    done = export("json", "--data", "data", "-o", "accord.json")
    assert (done.returncode, done.stdout) == (3, "")
    assert names_in(tmp_path) == {"data"}
