"""Most tests run the program in their own process: it answers as in a process of its own."""

import os
import sys
from pathlib import Path

import pytest
from tests.program import run_here, run_process

HARBOUR = Path(__file__).parents[1] / "corpora" / "harbour"


COMPLETING = {
    "_TREATY_COMPLETE": "complete_fish",
    "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    "_TYPER_COMPLETE_ARGS": "treaty li",
}


@pytest.mark.parametrize(
    ("arguments", "code", "env"),
    [
        (["list-obligations", "--party", "日本"], 0, {}),
        pytest.param(["info"], 0, {"FORCE_COLOR": "1", "COLUMNS": "72"}, marks=pytest.mark.long),
        pytest.param(["list-obligations", "-f", "csv"], 0, {}, marks=pytest.mark.long),
        pytest.param(["search", "demining", "-f", "json"], 0, {}, marks=pytest.mark.long),
        (["export", "--as", "sqlite", "-o", "-"], 0, {}),
        pytest.param(["outline", "--data", "harbour"], 0, {}, marks=pytest.mark.long),
        pytest.param(["aid-summary"], 0, {"TREATY_DATA": "harbour"}, marks=pytest.mark.long),
        pytest.param(["list-obligations", "--part", "I"], 0, {}, marks=pytest.mark.long),
        pytest.param(["--help"], 0, {}, marks=pytest.mark.long),
        pytest.param([], 0, {}, marks=pytest.mark.long),
        pytest.param(["show", "--partty"], 2, {}, marks=pytest.mark.long),
        (["show", "\x1b[31m日本"], 2, {}),
        pytest.param(["check", "."], 2, {}, marks=pytest.mark.long),
        pytest.param(["verify", "nothing.pdf"], 2, {}, marks=pytest.mark.long),
        ([], 0, COMPLETING),
    ],
    ids=str,
)
def test_it_answers_as_a_process_of_its_own(environ, tmp_path, arguments, code, env):
    (tmp_path / "harbour").symlink_to(HARBOUR)
    surroundings = {"env": {**environ, **env}, "cwd": tmp_path, "encoding": None}
    here = run_here(*arguments, **surroundings)
    there = run_process(*arguments, **surroundings)
    assert here.returncode == there.returncode == code
    assert (here.stdout, here.stderr) == (there.stdout, there.stderr)


def test_it_leaves_nothing_behind(treaty, tmp_path):
    def state():
        return dict(os.environ), Path.cwd(), sys.argv, sys.stdin, sys.stdout, sys.stderr

    before = state()
    treaty("parties", env={"TREATY_DATA": str(HARBOUR), "NO_COLOR": "1"}, cwd=tmp_path)
    treaty("serch", cwd=tmp_path)
    treaty(env=COMPLETING)
    assert state() == before
