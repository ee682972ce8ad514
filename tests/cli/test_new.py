"""``treaty new``: a data folder that is sound at once, written whole or not at all."""

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from tests.program import RUN

from treaty.loading import load_collection
from treaty.loading.folder import find_data_folder
from treaty.schema import file_kinds, make_schema

HARBOUR = Path(__file__).parents[1] / "corpora" / "harbour"
FILES = {
    "codebook.yaml",
    "lexicon/lake.yaml",
    *(f"agreements/lake/{name}.yaml" for name in ("agreement", "provisions", "money")),
    *(f"schema/{kind}.json" for kind in file_kinds()),
}
NAMED = ("--id", "lake", "--party", "ardenia", "--party", "belmora")
EVERY_COMMAND = [
    ["list-obligations", "--party", "Ardenia"],
    ["aid-summary"],
    ["aid-summary", "--explain"],
    ["search", "words"],
    ["show", "I.1-1"],
    ["outline"],
    ["info"],
    ["topics"],
    ["parties"],
    ["timeline"],
    ["status", "--notice", "2009-08-31"],
    ["triggers"],
    ["claims"],
    ["claims", "--summary"],
    ["cite", "I.1", "--style", "oscola"],
    ["check"],
]


def files_below(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def skeleton(treaty, tmp_path_factory):
    folder = tmp_path_factory.mktemp("new") / "my data"
    done = treaty("new", str(folder), *NAMED)
    assert (done.returncode, done.stderr) == (0, "")
    return folder


def test_it_holds_an_agreement_of_the_given_names(skeleton):
    assert files_below(skeleton) == FILES
    (coded,) = load_collection(skeleton).agreements
    assert coded.agreement.id == "lake"
    assert [(p.id, p.name) for p in coded.agreement.participants] == [
        ("ardenia", "Ardenia"),
        ("belmora", "Belmora"),
    ]
    assert [clause.clause for clause in coded.provisions.clauses] == ["I", "I.1"]
    assert [o.id for clause in coded.provisions.clauses for o in clause.obligations] == ["I.1-1"]
    assert (coded.money.commitments, coded.money.unpriced) == ((), ())


def test_it_has_the_codebook_of_the_program_and_schemas_of_its_models(skeleton):
    installed = find_data_folder() / "codebook.yaml"
    # Only the default is another: the folder does not hold the one of the program.
    text = installed.read_text(encoding="utf-8")
    renamed = text.replace("\ndefault_agreement: jpn\n", "\ndefault_agreement: lake\n")
    assert (skeleton / "codebook.yaml").read_text(encoding="utf-8") == renamed
    for path in skeleton.rglob("*.yaml"):
        first, _, _ = path.read_text(encoding="utf-8").partition("\n")
        named = first.removeprefix("# yaml-language-server: $schema=")
        schema = json.loads((path.parent / named).read_text(encoding="utf-8"))
        is_lexicon = path.parent.name == "lexicon"
        assert schema == make_schema("lexicon" if is_lexicon else path.stem)


def test_it_is_sound_at_once(treaty, skeleton):
    done = treaty("check", str(skeleton))
    assert (done.returncode, done.stderr) == (0, "")
    assert "lake with 2 clauses, 1 obligation, 0 sums" in done.stdout


@pytest.mark.parametrize("command", EVERY_COMMAND, ids=" ".join)
@pytest.mark.parametrize(
    "form",
    [
        "table",
        "json",
        *(pytest.param(form, marks=pytest.mark.long) for form in ("csv", "markdown")),
    ],
)
def test_every_command_answers_from_it(treaty, skeleton, command, form):
    done = treaty("--data", str(skeleton), *command, "--agreement", "lake", "--format", form)
    assert done.returncode == 0
    # What is empty is said on standard error, in one line.
    assert done.stdout or len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_without_money_or_deadlines_that_is_said(treaty, skeleton):
    data = ("--data", str(skeleton))
    none = "No sum of money and no other support is coded.\n"
    assert treaty(*data, "aid-summary").stdout.endswith(none)
    assert treaty(*data, "aid-summary", "-f", "json").stderr == none
    assert treaty(*data, "triggers").stderr == "No provision hangs on an event.\n"
    done = treaty(*data, "deadline", "I.1", "--from", "2026-01-01")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "treaty: I.1 has no act with a duration; nor does any other provision. It is on the "
        "term of the instrument: 'treaty status --notice YYYY-MM-DD' counts that\n"
    )


def test_it_says_what_to_do_next(treaty, tmp_path):
    folder = tmp_path / "my data"
    shown = treaty("new", str(folder)).stdout
    typed = [line[4:] for line in shown.splitlines()[-2:]]
    assert typed == [f"treaty check '{folder}'", f"treaty --data '{folder}' outline"]
    for line in typed:
        assert treaty(*shlex.split(line)[1:]).returncode == 0
    as_json = treaty("new", str(tmp_path / "b"), "-f", "json")
    assert json.loads(as_json.stdout)["agreement"] == "example"
    assert {Path(file) for file in json.loads(as_json.stdout)["files"]} == {
        path for path in (tmp_path / "b").rglob("*") if path.is_file()
    }


def test_another_codebook_can_be_taken(treaty, tmp_path):
    folder = tmp_path / "new"
    assert treaty("new", str(folder), "--data", str(HARBOUR)).returncode == 0
    assert (folder / "codebook.yaml").read_bytes() == (HARBOUR / "codebook.yaml").read_bytes()
    assert treaty("check", str(folder)).returncode == 0


@pytest.mark.parametrize("party", ["null", "true", "2b", "no", "1-2"])
def test_a_name_that_yaml_takes_for_something_else_stays_a_name(treaty, tmp_path, party):
    folder = tmp_path / "new"
    assert treaty("new", str(folder), "--party", party, "--party", "x", "--id", party).stderr == ""
    listed = json.loads(treaty("--data", str(folder), "parties", "-f", "json").stdout)
    assert [row["id"] for row in listed] == [party, "x"]
    assert treaty("check", str(folder)).returncode == 0


def test_it_can_be_written_where_one_stands(treaty, tmp_path):
    here = tmp_path / "here"
    here.mkdir()
    done = treaty("new", ".", *NAMED, cwd=here)
    assert (done.returncode, files_below(here)) == (0, FILES)
    assert [path.name for path in tmp_path.iterdir()] == ["here"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--party", "a"], "name both or neither"),
        (["--party", "a", "--party", "b", "--party", "c"], "name both or neither"),
        (["--party", "a", "--party", "a"], "both called 'a'"),
        (["--party", "both", "--party", "b"], "no Participant can be called 'both'"),
        (["--party", "Ardenia", "--party", "b"], "'Ardenia' cannot be an id; write lower-case"),
        (["--id", "../x"], "'../x' cannot be an id"),
        (["--id", "a\x1b[31m"], "cannot be an id"),
        (["--id", ""], "'' cannot be an id"),
    ],
)
def test_what_cannot_be_a_name_writes_nothing(treaty, tmp_path, arguments, said):
    done = treaty("new", str(tmp_path / "new"), *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "\x1b" not in done.stderr
    assert [*tmp_path.iterdir()] == []


def test_nothing_is_written_over(treaty, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full/.hidden").write_text("mine")
    (tmp_path / "file").write_text("mine")
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    for name in ("full", "file", "gone"):
        done = treaty("new", str(tmp_path / name))
        assert (done.returncode, done.stdout) == (2, "")
        assert "is there and not an empty folder; name a new one" in done.stderr
    assert (tmp_path / "full/.hidden").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "full", "gone"]


def test_a_folder_that_cannot_be_made_is_told(treaty, tmp_path):
    done = treaty("new", "no/where", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "treaty: cannot write no/where: No such file or directory\n"


# A full disk: the limit on a file's size stops the writing in the middle of the files.
FULL = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (6_000, 6_000))\n"
IGNORED = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"


@pytest.mark.parametrize("exists", [True, False])
def test_where_writing_fails_nothing_is_left(treaty, environ, tmp_path, exists):
    treaty("new", str(tmp_path.with_name("cached")))  # so that nothing is written to the cache
    folder = tmp_path / "new"
    if exists:
        folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", FULL + IGNORED + RUN, "new", str(folder)],
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"treaty: cannot write {folder}: File too large\n"
    assert [*tmp_path.rglob("*")] == ([folder] if exists else [])


def test_another_agreement_is_added_beside_it(treaty, skeleton):
    before = (skeleton / "codebook.yaml").read_bytes()
    done = treaty(
        "new", "--into", str(skeleton), "--id", "canal", "--party", "one", "--party", "two"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "outline --agreement canal" in done.stdout
    assert (skeleton / "codebook.yaml").read_bytes() == before
    checked = treaty("check", str(skeleton)).stdout
    assert "canal with 2 clauses" in checked
    assert "lake with 2 clauses" in checked
    written = {line.strip() for line in done.stdout.splitlines()}
    assert {"agreements/canal/money.yaml", "lexicon/canal.yaml"} <= written
    assert not list((skeleton / "lexicon").glob(".*"))
    # The first one stays the default.
    assert "lake" in treaty("info", "--data", str(skeleton)).stdout
    again = treaty("new", "--into", str(skeleton), "--id", "canal")
    assert (again.returncode, again.stdout) == (2, "")
    assert "is there already; choose another --id" in again.stderr
    assert not list((skeleton / "agreements").glob(".*"))


def test_one_folder_is_named(treaty, tmp_path):
    for arguments in ((), (str(tmp_path / "a"), "--into", str(tmp_path / "b"))):
        done = treaty("new", *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert "--into" in done.stderr
