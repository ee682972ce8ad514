"""The Python API gives what the commands give, is typed, and costs the command line nothing."""

import json
import os
import runpy
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import treaty
from treaty import api

HERE = Path(__file__).parent
HARBOUR = HERE.parent / "corpora/harbour"
ACCORD = treaty.load("jpn")


@pytest.fixture(name="command")
def run_command(request):
    """Run a command and return what its JSON says."""
    run = request.getfixturevalue("treaty")

    def command(*arguments):
        done = run(*arguments, "-f", "json")
        assert (done.returncode, done.stderr) == (0, "")
        return json.loads(done.stdout)

    return command


def test_the_package_hands_on_just_what_the_module_offers():
    assert {name for name in dir(treaty) if name in api.__all__} == set(api.__all__)
    assert all(getattr(treaty, name) is getattr(api, name) for name in api.__all__)
    with pytest.raises(AttributeError, match="module 'treaty' has no attribute 'lode'"):
        _ = treaty.lode
    assert all(getattr(api, name).__doc__ for name in api.__all__)


def test_it_can_be_read_about_and_imported_whole():
    code = "import treaty; print(treaty.api.__name__); from treaty import *; print(load.__name__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "treaty.api\nload\n"


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"party": "Japan", "sole": True},
        {"party": ["ua", "日本"], "min_strength": "qualified"},
        {"topic": "security", "part": "II"},
        {"clause": "II.2.2", "strength": ("firm", "qualified")},
        {"beneficiary": "ukraine", "modality": "will", "condition": "as-appropriate"},
    ],
    ids=str,
)
def test_filters_mean_what_the_options_mean(command, filters):
    options = []
    for name, value in filters.items():
        option = f"--{name.replace('_', '-')}"
        if value is True:
            options.append(option)
        else:
            for word in [value] if isinstance(value, str) else value:
                options += [option, word]
    listed = command("list-obligations", *options)
    found = treaty.find_obligations(ACCORD, **filters)
    assert [(f.id, f.strength.value) for f in found] == [
        (row["id"], row["strength"]) for row in listed
    ]
    assert found


def test_the_other_functions_give_what_their_commands_give(command):
    hits = treaty.find_by_words(ACCORD, "armed attack")
    shown = command("search", "armed", "attack", "--limit", str(len(hits)))
    assert [hit.document.id for hit in hits] == [row["id"] for row in shown]
    matches = [m["id"] for row in shown for m in row["matches"]]
    assert [m.document.id for hit in hits for m in hit.matches] == matches
    (amount,) = [total.amount for total in treaty.summarize_aid(ACCORD).totals]
    assert str(amount) in json.dumps(command("aid-summary"))
    cited = command("cite", "II.2.4", "--style", "oscola", "--accessed", "2026-11-24")
    assert (
        cited["citation"]
        == treaty.make_citation(ACCORD, "II.2.4", "oscola", date(2026, 11, 24)).citation
    )
    outline = command("outline", "--depth", "2")
    assert [row["clause"] for row in outline] == [
        node.clause for node in treaty.make_outline(ACCORD, 2)
    ]


def test_an_agreement_is_chosen_by_id_and_folder():
    assert treaty.load().agreement == ACCORD.agreement
    for folder in (HARBOUR, str(HARBOUR)):
        assert treaty.load("mer", folder).agreement.id == "mer"
    with pytest.raises(treaty.TreatyError, match="unknown agreement 'jpn'"):
        treaty.load("jpn", HARBOUR)
    with pytest.raises(treaty.TreatyError, match="does not exist"):
        treaty.load(data="/nowhere")


@pytest.mark.long
def test_mypy_finds_the_types_and_only_real_names(tmp_path):
    sound = (HERE / "client.py").read_text(encoding="utf-8")
    (tmp_path / "client.py").write_text(sound, encoding="utf-8")
    faulty = "import treaty\ntreaty.lode()\ntreaty.load(3)\n"
    (tmp_path / "faulty.py").write_text(faulty, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "client.py", "faulty.py"],
        cwd=tmp_path,
        env={k: v for k, v in os.environ.items() if k not in ("MYPYPATH", "PYTHONPATH")},
        capture_output=True,
        text=True,
        check=False,
    )
    unknown, unfit, count = done.stdout.splitlines()
    assert unknown.startswith('faulty.py:2: error: Module has no attribute "lode"')
    assert unfit.startswith('faulty.py:3: error: Argument 1 to "load" has incompatible type "int"')
    assert count == "Found 2 errors in 1 file (checked 2 source files)"


def test_the_client_runs(capsys):
    runpy.run_path(str(HERE / "client.py"), run_name="__main__")
    lines = capsys.readouterr().out.splitlines()
    action = ACCORD.obligations_by_id["VIII.5-1"].action
    assert f"Ukraine\tVIII.5-1\t{action}\t9" in lines
    assert "7500000000 II.2.2.a 2758 2027-02-28 1" in lines
    assert lines[-1].startswith("unknown agreement 'xyz'. Valid values: ")
    assert ", jpn, " in lines[-1]


def test_a_data_frame_is_made_of_the_obligations(command, capsys):
    frame = runpy.run_path(str(HERE / "data_frame.py"), run_name="__main__")["frame"]
    shown = capsys.readouterr().out
    assert list(frame.index) == [o.id for o in ACCORD.obligations]
    assert frame.loc["VIII.5-1", ["bearer", "strength", "part"]].tolist() == [
        "ukraine", "firm", "VIII",
    ]  # fmt: skip
    assert frame.loc["II.1-1", "page"] == ACCORD.obligations_by_id["II.1-1"].page
    by_bearer = {
        row["id"]: row for row in command("list-obligations", "--party", "japan", "--sole")
    }
    assert set(frame[frame["bearer"].isin(["japan", "either"])].index) == set(by_bearer)
    assert shown.startswith("strength  aspirational  declaratory  firm  instrument  permission")
