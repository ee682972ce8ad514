"""The chapter 'Code your own agreement' of data/README.md, followed to the letter."""

import os
import re
import shlex
from pathlib import Path
from shutil import copyfile, copytree

import pytest
from tests.program import run_here

from treaty.loading.folder import find_data_folder

ROOT = Path(__file__).parents[2]
FERRY = ROOT / "tests/corpora/ferry"
CHAPTER = (ROOT / "data/README.md").read_text(encoding="utf-8").partition(
    "\n## Code your own agreement\n"
)[2]  # fmt: skip
# The next chapter, if one ever follows, is not part of this one.
CHAPTER = CHAPTER.partition("\n## ")[0]
# The paragraph before a block, if any, its kind, its content.
BLOCKS = re.findall(r"((?:.+\n)*)\n```(\w+)\n((?:(?!```).*\n)*)```$", CHAPTER, re.MULTILINE)
LEFT_OUT = "…\n"
FOLDER = "my-data"


@pytest.fixture
def follow(tmp_path):
    """Run a command as the chapter has it, where the reader stands."""
    copyfile(FERRY / "text.txt", tmp_path / "text.txt")

    def run(typed):
        environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "COLUMNS": "80"}
        return run_here(*shlex.split(typed)[1:], env=environ, cwd=tmp_path)

    return run


def edit(data, said, excerpt):
    """Do what the sentence before a piece of YAML says; a whole file stands in the repository."""
    if match := re.search(r"At the end of `(.+)`:", said):
        with (data / match[1]).open("a", encoding="utf-8") as file:
            file.write(excerpt)
        return
    match = re.search(r"In `(.+)`:", said)
    assert match, said
    finished = FERRY / match[1]
    assert excerpt in finished.read_text(encoding="utf-8")
    copyfile(finished, data / match[1])


def test_the_chapter_leads_from_a_text_to_proven_data(follow, tmp_path):
    commands = []
    for said, kind, content in BLOCKS:
        match kind:
            case "text":
                assert content == (FERRY / "text.txt").read_text(encoding="utf-8")
            case "yaml":
                edit(tmp_path / FOLDER, said, content)
            case "console":
                commands.append(content.split()[2])
                check_example(follow, tmp_path / FOLDER, said, content)
    assert commands == [
        "new", "check", "check", "list-obligations", "aid-summary", "search", "show", "verify",
    ]  # fmt: skip


def check_example(follow, data, said, content):
    line, _, claimed = content.partition("\n")
    typed = line.removeprefix("$ ")
    mistyped = re.search(r"With `(.+?)` mistyped as `(.+?)`", said)
    provisions = data / "agreements/ferry/provisions.yaml"
    sound = provisions.read_text(encoding="utf-8") if mistyped else ""
    if mistyped:
        right, wrong = mistyped.groups()
        assert right in sound
        provisions.write_text(sound.replace(right, wrong), encoding="utf-8")
    done = follow(typed)
    if mistyped:
        provisions.write_text(sound, encoding="utf-8")
    assert (done.returncode, done.stderr) == (3 if mistyped else 0, "")
    pattern = "(?:.*\n)*".join(map(re.escape, claimed.split(LEFT_OUT)))
    # The version changes with every change of the data.
    pattern = re.sub(r"codebook\\ \S+;", r"codebook \\S+;", pattern)
    assert re.fullmatch(pattern, done.stdout), f"{typed}\n{done.stdout}"


def test_a_second_agreement_stands_beside_the_first(follow, tmp_path):
    """What the chapter says of a folder with several: --agreement chooses, the default answers."""
    both = Path(copytree(find_data_folder(), tmp_path / "both"))
    copytree(FERRY / "agreements/ferry", both / "agreements/ferry")
    (excerpt,) = [content for said, _, content in BLOCKS if "At the end of" in said]
    with (both / "codebook.yaml").open("a", encoding="utf-8") as file:
        file.write(excerpt)
    assert [
        follow(f"treaty outline --data both --depth 1 {chosen}").stdout.partition(" · ")[0]
        for chosen in ("", "--agreement ferry", "--agreement jpn")
    ] == ["Japan–Ukraine Accord", "Ferry Accord", "Japan–Ukraine Accord"]
    checked = follow("treaty check both").stdout
    assert re.search(r"(?s)\n  ferry with 5 clauses.*\n  jpn with \d+ clauses", checked)


def test_every_command_answers_from_the_finished_folder(follow, tmp_path):
    for said, kind, content in BLOCKS:
        if kind == "yaml":
            edit(tmp_path / FOLDER, said, content)
        elif "treaty new" in content:
            follow(content.partition("\n")[0].removeprefix("$ "))
    for typed in (
        "outline", "info", "topics", "parties", "timeline", "triggers", "claims", "check",
        "status --on 2026-11-24 --notice 2026-11-24", "deadline II.1 --from 2026-11-24",
        "cite I.2-m1 --style oscola", "aid-summary --explain",
    ):  # fmt: skip
        for form in ("table", "json", "csv", "markdown"):
            done = follow(f"treaty {typed} --data {FOLDER} --agreement ferry --format {form}")
            assert done.returncode == 0, (typed, done.stderr)
            # Nothing of the shipped agreement shows through.
            assert not re.search("japan|jpn", done.stdout + done.stderr, re.IGNORECASE), typed
    listed = follow(f"treaty --data {FOLDER} list-obligations --party japan")
    assert listed.returncode == 2
    assert "unknown party 'japan'" in listed.stderr
