"""The README is short, and every example in it prints what it claims."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from tests.program import run_here

from treaty.cli.commands import COMMANDS
from treaty_build.manual import make_page

README = Path(__file__).parents[2] / "README.md"
TEXT = README.read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```console\n\$ (treaty .*)\n((?:.*\n)*?)```$", TEXT, re.MULTILINE)
LEFT_OUT = "…"

# The official text is not in the repository; its examples run where its place is known.
OFFICIAL = "accord-en.pdf"
OFFICIAL_TEXT = os.environ.get("TREATY_OFFICIAL_TEXT")
RUNNABLE = [example for example in EXAMPLES if OFFICIAL_TEXT or OFFICIAL not in example[0]]


def run(arguments: list[str], folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    return run_here(*arguments, env=environment | {"COLUMNS": "80"}, cwd=folder)


@pytest.mark.parametrize(("command", "claimed"), RUNNABLE, ids=[e[0] for e in RUNNABLE])
def test_an_example_prints_what_it_claims(command: str, claimed: str, tmp_path: Path) -> None:
    ran = run(shlex.split(command.replace(OFFICIAL, str(OFFICIAL_TEXT)))[1:], tmp_path)

    printed = "\n".join(line.rstrip() for line in ran.stdout.splitlines()) + "\n"
    pattern = ".*".join(map(re.escape, claimed.split(f"{LEFT_OUT}\n")))
    assert ran.returncode == 0, ran.stderr
    if LEFT_OUT + "\n" in claimed:
        assert re.fullmatch(pattern, printed, re.DOTALL), printed
    else:
        assert printed == claimed


def test_the_installed_program_is_the_one_that_the_examples_run() -> None:
    program = str(Path(sys.executable).with_name("treaty"))
    env = {"PATH": os.environ["PATH"], "COLUMNS": "80", "PYTHONUTF8": "1"}
    done = subprocess.run([program, "show", "III.1"], env=env, capture_output=True, check=True)
    assert done.stdout == run_here("show", "III.1", env=env, encoding=None).stdout


def commands_in_help() -> list[str]:
    listed = run(["--help"]).stdout.partition("Commands:\n")[2]
    return re.findall(r"^  ([a-z-]+)  ", listed, re.MULTILINE)


def test_help_lists_commands() -> None:
    assert {"list-obligations", "aid-summary", "search", "show"} <= set(commands_in_help())


def test_every_command_stands_in_help_and_in_the_manual_page() -> None:
    in_manual = re.findall(r"^\.SS ([a-z\\-]+)", make_page(), re.MULTILINE)
    assert commands_in_help() == [name.replace("\\-", "-") for name in in_manual] == [*COMMANDS]


def test_every_command_that_is_named_exists() -> None:
    named = re.findall(r"^\$? ?treaty ([a-z-]+)|[`(]treaty\s([a-z-]+)", TEXT, re.MULTILINE)
    assert {first or second for first, second in named} <= set(COMMANDS)


def test_it_is_read_in_one_sitting() -> None:
    assert len(TEXT.splitlines()) <= 250


def test_the_two_commands_of_a_new_user_stand_in_the_readme() -> None:
    setups = re.findall(r"^python3 -m venv .*$", TEXT, re.MULTILINE)
    assert [command.rpartition("&& ")[2] for command in setups] == [
        ".venv/bin/treaty list-obligations --party japan",
        ".venv/bin/pytest",
    ]


def test_the_example_in_python_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"^```python\n((?:.*\n)*?)```$", TEXT, re.MULTILINE)
    names: dict[str, object] = {}
    exec(example, names)  # noqa: S102 - the README is our own
    assert "VII.2-1 Continue to impose severe sanctions" in capsys.readouterr().out
    import pandas  # it takes long to load

    (framed,) = re.findall(r"`(pandas\.DataFrame\(.*\))`", TEXT)
    frame = eval(framed, {**names, "pandas": pandas})  # noqa: S307
    assert {"id", "bearer", "strength", "page"} <= {*frame.columns}
    assert {*frame["bearer"]} == {"both", "either", "japan", "ukraine"}
