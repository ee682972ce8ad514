"""The manual page says what the commands say, and real readers of manuals read it."""

import re
import subprocess
from pathlib import Path

import pytest
from tests.required import need_program

from treaty.cli import failures
from treaty.cli.commands import COMMANDS, load_command
from treaty_build.manual import make_page

SOURCE = Path(__file__).parents[2] / "src/treaty"


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "treaty.1"
    path.write_text(make_page(), encoding="utf-8")
    return str(path)


def shown(page: str) -> str:
    need_program("man")
    need_program("groff")
    done = subprocess.run(
        ["man", "-l", page],
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "100"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stderr == ""
    return re.sub(".\b", "", done.stdout)


def test_man_shows_every_command_example_and_exit_code(page: str) -> None:
    text = shown(page)
    for name in COMMANDS:
        assert re.search(rf"^   {name} ", text, re.MULTILINE), name
        for typed in re.findall(r"^  (treaty .+)$", load_command(name).HELP, re.MULTILINE):
            assert f"       {typed}\n" in text
    codes = re.findall(r"^       (\d+) ", text.partition("EXIT STATUS")[2], re.MULTILINE)
    assert [*map(int, codes)] == [
        failures.DONE,
        failures.FAILED,
        failures.USAGE,
        failures.INVALID_DATA,
        failures.INTERRUPTED,
    ]


def test_the_variables_that_it_names_are_read_by_the_program() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    section = make_page().partition(".SH ENVIRONMENT")[2]
    for name in re.findall(r"^\.B ([A-Z_]+)$", section, re.MULTILINE):
        assert f'"{name}"' in source


def test_groff_and_mandoc_find_nothing_wrong(page: str) -> None:
    need_program("groff")
    groff = subprocess.run(
        ["groff", "-ww", "-z", "-man", "-Kutf8", page],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert groff.stderr == ""
    need_program("mandoc")
    mandoc = subprocess.run(
        ["mandoc", "-T", "lint", page], capture_output=True, encoding="utf-8", check=False
    )
    # The same commands give the same page, so it bears no date.
    assert [line for line in mandoc.stdout.splitlines() if "missing date" not in line] == []
