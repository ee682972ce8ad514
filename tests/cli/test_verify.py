"""``treaty verify`` against the official text, and against one that says something else."""

import json
import os
from pathlib import Path

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
