"""Whatever ``check`` accepts, every command answers."""

import shutil
from copy import deepcopy
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, note
from hypothesis import strategies as st
from tests.places import places_in
from tests.reading import read_texts

from treaty.answers.citation import Style
from treaty.errors import InvalidDataError
from treaty.export import ExportFormat
from treaty.loading import load_collection

AGREEMENT, PROVISIONS, MONEY = (
    f"agreements/mer/{kind}.yaml" for kind in ("agreement", "provisions", "money")
)
HARBOUR = Path(__file__).parents[1] / "corpora/harbour"
FILES = {
    name: read_texts(HARBOUR / name) for name in ("codebook.yaml", AGREEMENT, PROVISIONS, MONEY)
}
LINES = [
    *(("cite", "--style", style) for style in Style),
    *(("cite", "I", "--style", style) for style in Style),
    *(("export", "--as", form, "-o", form) for form in ExportFormat),
    *((name,) for name in (
        "list-obligations", "stats", "aid-summary", "silences", "outline", "info", "topics",
        "parties", "glossary", "timeline", "deadline", "triggers", "claims", "check",
    )),
    ("list-obligations", "--all"),
    ("aid-summary", "--explain"),
    ("claims", "--summary"),
    ("open", "I", "--print"),
    ("search", "harbour"),
    ("show", "I"),
    ("show", "I", "--format", "json"),
    ("status", "--on", "2024-03-01"),
    ("status", "--on", "2050-01-01"),
]  # fmt: skip
ODD = [
    *("", "x", "0", "1", "2024", "2024-02-29", "..", "../2024", "2024/..", "../.."),
    *("P1D", "P0D", "PT1H", "P9999Y", "true", "[red]", "a: b", "日本", "\u202e", "9" * 40),
    *("2024-03-01/2024", "9999-12-31", "both", "either", "I", "I.1", "II", "en"),
    *("https://x.example/)(&{}", "a" * 300),
]  # fmt: skip


PLACES = [(name, place) for name, content in FILES.items() for place in places_in(content)]
GONE, EMPTY = "<gone>", "<empty>"


@st.composite
def changes(draw):
    """Up to three changes: a value put in the place of another, emptied, or taken away."""
    chosen = st.tuples(st.sampled_from(PLACES), st.sampled_from([GONE, EMPTY, *ODD]))
    return draw(st.lists(chosen, min_size=1, max_size=3))


def change(files, name, place, new):
    owner = files[name]
    *path, last = place
    try:
        for step in path:
            owner = owner[step]
        old = owner[last]
    except (LookupError, TypeError):
        return  # an earlier change has taken it away
    if new == GONE:
        del owner[last]
    else:
        owner[last] = ([] if isinstance(old, list) else {}) if new == EMPTY else new


@pytest.mark.fuzz
@pytest.mark.long
@given(made=changes())
@example(made=[((AGREEMENT, ("publications",)), EMPTY)])
@example(made=[((AGREEMENT, ("short_names",)), EMPTY)])
@example(made=[((AGREEMENT, ("entities",)), EMPTY)])
@example(made=[((AGREEMENT, ("signature", "signatories")), EMPTY)])
@example(made=[((AGREEMENT, ("languages", "authentic")), EMPTY)])
@example(made=[((MONEY, ("commitments",)), EMPTY), ((MONEY, ("unpriced",)), EMPTY)])
@example(made=[((MONEY, ("unpriced", 0, "period")), "..")])
def test_what_check_accepts_every_command_answers(made, treaty, tmp_path_factory):
    files = deepcopy(FILES)
    for (name, place), new in made:
        change(files, name, place, new)
    folder = tmp_path_factory.mktemp("folder")
    data = folder / "data"
    shutil.copytree(HARBOUR, data)
    for name, content in files.items():
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, default_style='"')
        (data / name).write_text(text, encoding="utf-8")
    try:
        load_collection(data)
    except InvalidDataError:
        return
    note(f"accepted: {made}")
    for line in LINES:
        done = treaty(*line, "--data", str(data), cwd=folder)
        # An agreement that is nowhere published cannot be opened, and says so.
        assert done.returncode in ({0, 2} if line[0] == "open" else {0}), (line, done.stderr)
        assert done.stdout or line[0] in ("export", "open", "silences", "claims", "search"), line
    shutil.rmtree(folder)
