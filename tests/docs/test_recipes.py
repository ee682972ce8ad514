"""The recipes of src/README.md for a field and for a command, followed in a copy of the tree."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

pytestmark = pytest.mark.long
ROOT = Path(__file__).parents[2]
RECIPES = Path(__file__).parent / "recipes"
GUIDE = (ROOT / "src/README.md").read_text(encoding="utf-8")
CODED = "data/agreements/jpn/provisions.yaml"


def edits_of(name):
    """Yield the files of a recipe with the lines to find there and those to put in their place.

    A file that is new has no lines to be found.
    """
    recipe = (RECIPES / f"{name}.diff").read_text(encoding="utf-8")
    for sign, file, lines in re.findall(
        r"^(---|\+\+\+) (.+)\n((?:[ +-](?!-- |\+\+ ).*\n|\+\n)*)", recipe, re.M
    ):
        kept = [line for line in lines.splitlines(keepends=True) if line[0] != "+"]
        made = [line for line in lines.splitlines(keepends=True) if line[0] != "-"]
        old, new = ("".join(line[1:] for line in side) for side in (kept, made))
        yield sign == "+++", file, old, new


def files_named(title):
    """Return the files of source that the guide names in a recipe."""
    (recipe,) = re.findall(rf"^\*\*{title}\*\*(.*?)(?=^\*\*|^## )", GUIDE, re.M | re.S)
    return {f"src/treaty/{file}" for file in re.findall(r"`([a-z_/]+(?:\.py|/))`", recipe)}


class Copy:
    """A copy of the tree, and the program of it."""

    def __init__(self, folder):
        self.folder = folder
        for name in ("src", "data"):
            copytree(ROOT / name, folder / name, ignore=ignore_patterns("__pycache__"))

    def follow(self, name):
        """Edit as a recipe says, and return the files of source that it touches."""
        touched = set()
        for is_new, file, old, new in edits_of(name):
            touched.add(file)
            if is_new:
                assert not (self.folder / file).exists(), file
                (self.folder / file).write_text(new, encoding="utf-8")
            else:
                self.replace(file, old, new)
        return touched

    def replace(self, file, old, new):
        text = (self.folder / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{file} does not hold just once:\n{old}"
        (self.folder / file).write_text(text.replace(old, new), encoding="utf-8")

    def treaty(self, *arguments):
        return subprocess.run(
            [sys.executable, "-m", "treaty", *arguments],
            cwd=self.folder,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(self.folder / "src"),
                "PYTHONUTF8": "1",
                "XDG_CACHE_HOME": str(self.folder / "cache"),
                "COLUMNS": "80",
            },
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def answer(self, *arguments):
        done = self.treaty(*arguments)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return done.stdout


@pytest.fixture
def copy(tmp_path):
    return Copy(tmp_path)


def test_a_field_is_added_as_the_recipe_says(copy):
    touched = copy.follow("field")
    assert len(touched) == 4
    assert touched <= files_named("A field on an obligation, with a filter")
    # II.1 has a dialogue and does not say how often it is held; for a test it is a regular one.
    verb = "        operative_verb: will hold\n"
    copy.replace(CODED, verb, verb + "        frequency: regular\n")

    every = json.loads(copy.answer("list-obligations", "-f", "json"))
    assert [each["id"] for each in every if each["frequency"] == "regular"] == ["II.1-2"]
    assert {each["frequency"] for each in every if each["id"] != "II.1-2"} == {None}
    rows = csv.DictReader(io.StringIO(copy.answer("list-obligations", "-f", "csv")))
    assert [row["id"] for row in rows if row["frequency"] == "regular"] == ["II.1-2"]
    filtered = copy.answer("list-obligations", "--frequency", "regular", "-f", "json")
    assert [each["id"] for each in json.loads(filtered)] == ["II.1-2"]
    assert "II.1-2" in copy.answer("search", "dialogue frequency:regular")
    wrong = copy.treaty("list-obligations", "--frequency", "often")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "unknown frequency 'often'" in wrong.stderr
    assert "--frequency HOW-OFTEN" in copy.answer("list-obligations", "--help")

    answers = json.loads(copy.answer("schema", "--answer", "list-obligations"))
    assert "How often" in json.dumps(answers["$defs"]["FoundObligation"]["properties"]["frequency"])
    files = json.loads(copy.answer("schema", "provisions"))
    assert files["$defs"]["Obligation"]["properties"]["frequency"]["default"] is None
    copy.answer("export", "--as", "csv", "-o", str(copy.folder / "tables"))
    obligations = (copy.folder / "tables/obligations.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(io.StringIO(obligations))
    assert [row["id"] for row in rows if row["frequency"] == "regular"] == ["II.1-2"]


def test_a_command_is_added_as_the_recipe_says(copy):
    touched = copy.follow("command")
    assert len(touched) == 5
    named = tuple(files_named("A command"))
    assert all(file.startswith(named) for file in touched)

    assert re.search(r"^  pages +How much begins on each page\.$", copy.answer("--help"), re.M)
    counted = json.loads(copy.answer("pages", "-f", "json"))
    every = json.loads(copy.answer("list-obligations", "-f", "json"))
    assert {each["page"]: each["obligations"] for each in counted} == {
        page: sum(each["page"] == page for each in every) for page in {e["page"] for e in every}
    }
    drawn = copy.answer("pages").splitlines()
    assert drawn[0] == f"p. 1: {counted[0]['obligations']} obligations"
    assert len(drawn) == len(counted)
    schema = json.loads(copy.answer("schema", "--answer", "pages"))
    assert "How many obligations begin on it." in json.dumps(schema)
