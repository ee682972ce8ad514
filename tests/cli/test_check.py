"""``treaty check``: faults as compilers say them, on standard output, with the exit code."""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.shipped import copy_accord

HARBOUR = Path(__file__).parents[1] / "corpora" / "harbour"
PROVISIONS = "agreements/mer/provisions.yaml"


@pytest.fixture
def broken(tmp_path):
    """A folder with a fault in each of two files."""
    folder = Path(shutil.copytree(HARBOUR, tmp_path / "data"))
    for file, old, new in (
        (PROVISIONS, "topics: [security]", "topics: [secrity]"),
        ("agreements/mer/money.yaml", "qualifier: exact", "qualifier: exactly"),
    ):
        text = (folder / file).read_text(encoding="utf-8")
        (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    return folder


def expected_in(folder):
    return [
        (
            f"{folder}/agreements/mer/money.yaml", 17, 16, "error",
            "unknown qualifier 'exactly'; did you mean 'exact'?",
        ),
        (
            f"{folder}/{PROVISIONS}", 70, 18, "error",
            "unknown topic 'secrity'; did you mean 'security'?",
        ),
    ]  # fmt: skip


def test_each_fault_is_a_line_as_compilers_write_it(treaty, broken):
    done = treaty("check", str(broken))
    assert (done.returncode, done.stderr) == (3, "")
    assert done.stdout.splitlines() == [
        f"{file}:{line}:{column}: {severity}: {message}"
        for file, line, column, severity, message in expected_in(broken)
    ]


def test_programs_get_the_faults_as_records(treaty, broken):
    done = treaty("check", str(broken), "--format", "json")
    assert (done.returncode, done.stderr) == (3, "")
    keys = ("file", "line", "column", "severity", "message")
    assert json.loads(done.stdout) == [
        dict(zip(keys, fault, strict=True)) for fault in expected_in(broken)
    ]
    done = treaty("check", str(broken), "--format", "csv")
    assert done.returncode == 3
    header, *rows = csv.reader(io.StringIO(done.stdout))
    assert (tuple(header), rows) == (keys, [[*map(str, f)] for f in expected_in(broken)])
    done = treaty("check", str(broken), "--format", "markdown")
    assert (done.returncode, done.stdout.count("| error |")) == (3, 2)


@pytest.mark.parametrize("columns", ["40", "200"])
def test_a_line_is_never_wrapped(treaty, broken, columns):
    wide = treaty("check", str(broken)).stdout
    assert treaty("check", str(broken), env={"COLUMNS": columns}).stdout == wide
    assert treaty("check", str(HARBOUR), env={"COLUMNS": columns}).stdout.count("\n") == 1


def test_sound_data_is_told_in_one_line(treaty):
    done = treaty("check", str(HARBOUR))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        f"{HARBOUR}: no faults. Checked: codebook 1.10; mer with 7 clauses, 3 obligations, "
        "3 sums and 0 press reports\n"
    )
    for form, expected in (("json", "[]\n"), ("csv", "file,line,column,severity,message\n")):
        done = treaty("check", str(HARBOUR), "--format", form)
        assert (done.returncode, done.stdout, done.stderr) == (0, expected, "")


def test_the_folder_is_the_one_that_the_other_commands_read(treaty, broken):
    faults = treaty("check", str(broken)).stdout
    assert treaty("check", env={"TREATY_DATA": str(broken)}).stdout == faults
    assert treaty("--data", str(broken), "check").stdout == faults
    assert treaty("check", "--data", str(broken)).stdout == faults
    # The argument is nearest to the command and wins.
    assert treaty("check", str(broken), "--data", str(HARBOUR)).stdout == faults
    installed = treaty("check")
    assert installed.returncode == 0
    assert re.search(
        r"codebook \S+ and \d+ agreements\n  [a-z]+ with \d+ clauses", installed.stdout
    )


def test_what_is_no_data_folder_is_a_usage_error(treaty, tmp_path):
    done = treaty("check", str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert "has no codebook.yaml" in done.stderr
    done = treaty("check", str(HARBOUR), "--agreement", "mar")
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean 'mer'?" in done.stderr


def test_of_many_values_the_nearest_are_named(treaty, tmp_path):
    folder = copy_accord(tmp_path / "data")
    path = folder / "agreements/jpn/provisions.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("topics: [demining]", "topics: [removal-of-mines]"), "utf-8")
    assert re.search(
        r"error: unknown topic 'removal-of-mines'; expected one of \d+, of which the nearest are: "
        r"[a-z-]+, [a-z-]+, [a-z-]+\n",
        treaty("check", str(folder)).stdout,
    )


def test_a_fault_cannot_drive_the_terminal(treaty, broken):
    path = broken / PROVISIONS
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[secrity]", '["a\\e[31mb"]'), encoding="utf-8")
    for form in ("table", "json", "csv", "markdown"):
        done = treaty("check", str(broken), "-f", form)
        assert done.returncode == 3
        assert "\x1b" not in done.stdout + done.stderr


def test_the_lexicon_is_checked_with_the_rest(treaty, tmp_path):
    folder = copy_accord(tmp_path / "data")
    concepts = folder / "lexicon/concepts.yaml"
    text = concepts.read_text(encoding="utf-8")
    line = text[: text.index("topics: [demining]")].count("\n") + 1
    concepts.write_text(text.replace("topics: [demining]", "topics: [deminig]"), encoding="utf-8")
    checked = treaty("check", str(folder))
    fault = rf"{re.escape(str(concepts))}:{line}:\d+: error: unknown topic 'deminig'; did you .*"
    assert checked.returncode == 3
    assert re.fullmatch(fault, checked.stdout.strip())
    searched = treaty("search", "mines", "--data", str(folder))
    assert (searched.returncode, searched.stdout) == (3, "")
    # Whatever asks nothing of the lexicon is answered.
    assert treaty("info", "--data", str(folder)).returncode == 0


def test_all_faults_are_told_in_one_run_though_some_are_of_form_and_some_of_reference(
    treaty, tmp_path
):
    folder = Path(shutil.copytree(HARBOUR, tmp_path / "data"))
    provisions = folder / PROVISIONS
    lines = provisions.read_text(encoding="utf-8").splitlines()
    # A missing key in the first obligation, an unknown topic and a far page in the others.
    bearer = next(n for n, line in enumerate(lines) if line.strip().startswith("bearer:"))
    topics = [n for n, line in enumerate(lines) if line.strip().startswith("topics:")]
    lines[bearer] = lines[bearer].replace("bearer:", "baerer:")
    lines[topics[-1]] = re.sub(r"\[.*\]", "[no-such-topic]", lines[topics[-1]])
    provisions.write_text("\n".join(lines) + "\n", encoding="utf-8")
    checked = json.loads(treaty("check", str(folder), "-f", "json").stdout)
    places = {(fault["line"], fault["message"].split(";")[0]) for fault in checked}
    assert {
        (bearer + 1, "unknown key 'baerer'"),
        (topics[-1] + 1, "unknown topic 'no-such-topic'"),
    } <= places
    # What was left out makes nothing else look wrong.
    others = [p for p in places if p[0] not in (bearer + 1, topics[-1] + 1)]
    assert [message for _, message in others] == ["missing key 'bearer'"]


def test_a_clause_at_fault_makes_no_reference_to_it_look_wrong(treaty, tmp_path):
    folder = Path(shutil.copytree(HARBOUR, tmp_path / "data"))
    provisions = folder / PROVISIONS
    text = provisions.read_text(encoding="utf-8")
    provisions.write_text(text.replace("heading_source: text", "heading_source: txet", 1), "utf-8")
    checked = json.loads(treaty("check", str(folder), "-f", "json").stdout)
    (fault,) = checked
    assert "'txet'" in fault["message"]


def test_what_was_found_sound_is_not_checked_again(treaty, environ, tmp_path):
    folder = Path(shutil.copytree(HARBOUR, tmp_path / "data"))
    cache = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    sound = treaty("check", str(folder), env=cache)
    code = (
        "import sys; from treaty.cli import main\n"
        f"sys.argv = ['treaty', 'check', {str(folder)!r}]\n"
        "try: main()\n"
        "finally: print('yaml' in sys.modules)"
    )
    again = subprocess.run(
        [sys.executable, "-c", code],
        env={**environ, **cache},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (again.returncode, again.stdout, again.stderr) == (0, f"{sound.stdout}False\n", "")


@pytest.mark.parametrize("file", ["codebook.yaml", PROVISIONS, "lexicon/names.yaml"])
def test_a_fault_that_came_after_it_was_found_sound_is_told(treaty, tmp_path, file):
    folder = Path(shutil.copytree(HARBOUR, tmp_path / "data"))
    (folder / "lexicon").mkdir()
    (folder / "lexicon/names.yaml").write_text("concepts: []\n", encoding="utf-8")
    path = folder / file
    cache = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    assert treaty("check", str(folder), env=cache).returncode == 0
    with path.open("a", encoding="utf-8") as opened:
        opened.write("surprise: 1\n")
    for _ in range(2):  # what has faults is never kept
        done = treaty("check", str(folder), env=cache)
        assert (done.returncode, done.stdout.count(f"{path}:")) == (3, 1)
        assert "surprise" in done.stdout


@pytest.mark.parametrize(
    ("name", "meant"), [("provisions.ua.yaml", "provisions.uk.yaml"), ("mony.yaml", "money.yaml")]
)
def test_a_file_that_nobody_reads_is_told(treaty, tmp_path, name, meant):
    folder = Path(shutil.copytree(HARBOUR, tmp_path / "data"))
    path = folder / "agreements/mer" / name
    path.write_text("broken: [\n", encoding="utf-8")
    done = treaty("check", str(folder))
    warning = f"{path}:1:1: warning: no command reads it; did you mean {meant!r}?"
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, warning)
