"""``treaty verify`` against the official text, and against one that says something else."""

import json
import os
import re
from pathlib import Path

import pytest

from treaty.official import read_official_text

OFFICIAL = Path(os.environ["TREATY_OFFICIAL_TEXT"])


def test_the_official_text_bears_the_data_out(treaty):
    done = treaty("verify", str(OFFICIAL))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.rstrip().endswith("all passed")


def with_page_marks(official):
    """Write an official text down again line by line, with a mark before each page."""
    ends = (*official.line_starts[1:], len(official.words))
    lines, page = [], 0
    for start, end in zip(official.line_starts, ends, strict=True):
        if official.page_at(start) != page:
            page = official.page_at(start)
            lines.append(f"[page {page}]")
        lines.append(official.words[start:end].strip())
    return "\n".join(lines)


def test_another_wording_fails_where_it_differs(treaty, tmp_path):
    text = with_page_marks(read_official_text(OFFICIAL))
    changed = tmp_path / "changed.txt"
    changed.write_text(text.replace("within 24 hours", "within 48 hours"), encoding="utf-8")
    done = treaty("verify", str(changed), "--format", "json")
    assert done.returncode == 1
    assert {check["id"] for check in json.loads(done.stdout)["failures"]} == {
        "anchor:III.1-1",
        "figure:III.1-1 PT24H",
        "operative-verb:III.1-1",
        "sentence:III.1 sentence 1",
    }


def test_words_that_a_soft_hyphen_breaks_at_the_end_of_a_line_or_page_are_whole(treaty, tmp_path):
    text = OFFICIAL.read_text(encoding="utf-8")
    broken = re.sub(r"(?<=[a-z]{3})(?=[a-z]{3})", "\u00ad\n", text)
    # Where a sentence runs on over the end of a page, so does a word.
    broken, breaks = re.subn(r"([a-z]{2})(\s+\[page \d+\]\s+)", "\u00ad\\2\\1 ", broken)
    assert breaks
    hyphenated = tmp_path / "hyphenated.txt"
    hyphenated.write_text(broken, encoding="utf-8")
    assert treaty("verify", str(hyphenated)).stdout == treaty("verify", str(OFFICIAL)).stdout


@pytest.mark.parametrize("language", ["uk", pytest.param("ja", marks=pytest.mark.long)])
def test_the_official_text_is_held_against_the_english(treaty, tmp_path, language):
    text = os.environ["TREATY_OFFICIAL_TEXT"]
    env = {"XDG_DATA_HOME": str(tmp_path)}
    assert treaty("text", "add", text, "--lang", language, env=env).returncode == 0
    verified = treaty("verify", "--lang", language, "--format", "json", env=env)
    assert (verified.returncode, json.loads(verified.stdout)["failures"]) == (0, [])
    for arguments in (
        ("cite", "III.1", "--quote"),
        ("show", "III.1-1", "--wording"),
        ("list-obligations", "--clause", "III", "--wording"),
        ("open", "III.1"),
    ):
        said = [
            treaty(*arguments, "-f", "json", *lang, env=env) for lang in ((), ("--lang", language))
        ]
        assert said[0].returncode == 0
        assert said[0].stdout == said[1].stdout
    read = treaty("read", "III.1", "--lang", language, env=env)
    assert "will consult within 24 hours" in " ".join(read.stdout.split())
