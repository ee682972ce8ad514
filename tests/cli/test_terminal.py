"""A real pseudo-terminal: nothing is cut, whatever its width."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from rich.cells import cell_len
from tests.shipped import copy_accord

pseudo_terminal = pytest.importorskip("tests.cli.pseudo_terminal")

RUN = [sys.executable, "-c", "from treaty.cli import main; main()"]
LINES = 2_000
Sitting = pseudo_terminal.Sitting


def squeezed(text):
    return "".join(text.split())


EVERY = ["list-obligations", "--party", "japan", "--all"]
PART = ["list-obligations", "--part", "III", "--data"]
WIDTHS = [60, 80, 120, 200]
OF_WIDTHS = [(60, "aid-summary"), (80, "parties"), (120, "info"), (200, "outline")]
WITHOUT_COLOUR = [{"NO_COLOR": "1"}, {"TERM": "dumb"}]


@pytest.fixture(scope="module")
def seen(environ, japanese):
    """What is seen of each command line; all are run at one terminal in one process."""
    sittings = {
        **{("every", columns): Sitting(EVERY, columns=columns) for columns in WIDTHS},
        **{(command,): Sitting([command], columns=columns) for columns, command in OF_WIDTHS},
        **{("no colour", *env): Sitting(["aid-summary"], env) for env in WITHOUT_COLOUR},
        **{
            ("japanese", columns): Sitting([*PART, japanese], columns=columns) for columns in WIDTHS
        },
        ("error",): Sitting(["shwo"]),
    }
    sittings = {name: replace(each, lines=LINES) for name, each in sittings.items()}
    ran = pseudo_terminal.run_one_after_another([*sittings.values()], environ)
    return dict(zip(sittings, ran, strict=True))


def lines_of(screen):
    return [line.rstrip() for line in screen.display]


# A line a record from 110 columns on; both layouts are seen at their narrowest and their widest.
@pytest.mark.parametrize(
    "columns", [60, 200, *(pytest.param(width, marks=pytest.mark.long) for width in (80, 120))]
)
def test_no_obligation_is_cut(seen, treaty, columns):
    listed = json.loads(treaty("list-obligations", "--party", "japan", "-f", "json").stdout)
    shown = seen["every", columns]
    assert shown.code == 0
    assert b"\x1b[" in shown.written
    assert b"\xe2\x80\xa6" not in shown.written
    lines = lines_of(shown.screen)
    for record in listed:
        assert any(line.startswith(record["id"] + " ") for line in lines), record["id"]
    if columns < 110:
        # One record below another: the words stand in their order.
        assert all(squeezed(r["action"]) in squeezed("".join(lines)) for r in listed)


def test_a_terminal_gets_what_its_width_and_colours_ask_for(seen, treaty):
    for columns, command in OF_WIDTHS:
        asked = {"COLUMNS": str(columns), "FORCE_COLOR": "1"}
        written = seen[command,].written.decode().replace("\r\n", "\n")
        assert written == treaty(command, env=asked).stdout


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (["aid-summary"], "over USD 12 billion − USD 4.5 billion = over USD 7.5 billion"),
        (["search", "demining"], "Provide support for humanitarian mine action"),
        (["show", "III.1"], "upon: future Russian armed attack, and request of either Participant"),
        (
            ["outline"],
            "III.2 Assistance to Ukraine, costs imposed on Russia, and consultation on needs",
        ),
        (["info"], "Japan Bank for International Cooperation"),
        (["topics"], "biological-chemical-weapons"),
        (["parties"], "ウクライナ側"),
        (
            ["aid-summary", "--explain"],
            "2025–2034: Support for the duration of the Accord, no amount stated",
        ),
        (["timeline", "--on", "2026-11-24"], "▲ 24 November 2026"),
        (["status", "--on", "2026-11-24"], "expires 13 June 2034 (derived; X.1, p. 10)"),
        (["triggers"], "Upon: receipt of a written notice to end the agreement"),
        (["claims", "--verdict", "contradicted"], "In 2024 Japan will give another 4.5 billion"),
    ],
)
def test_no_view_loses_words(treaty, columns, arguments, shown):
    written = treaty(*arguments, env={"COLUMNS": str(columns)}).stdout
    guides = str.maketrans("", "", "│├└─")
    assert squeezed(shown) in squeezed(written.translate(guides))
    # An address that is broken can neither be followed nor copied.
    lines = (line for line in written.splitlines() if not line.startswith("https://"))
    assert all(cell_len(line) <= columns for line in lines)


@pytest.mark.parametrize("env", WITHOUT_COLOUR)
def test_no_escape_byte_where_colour_is_not_wanted(seen, env):
    shown = seen["no colour", *env]
    assert (shown.code, b"\x1b" in shown.written) == (0, False)
    assert b"over USD 12 billion" in shown.written


def test_columns_says_how_wide_it_is(treaty):
    narrow = treaty("list-obligations", env={"COLUMNS": "60"}).stdout
    assert max(map(len, narrow.splitlines())) <= 60


@pytest.fixture(scope="module")
def japanese(tmp_path_factory):
    """The data with every action of Part III in Japanese."""
    folder = copy_accord(tmp_path_factory.mktemp("japanese") / "data")
    path = folder / "agreements/jpn/provisions.yaml"
    source = path.read_text(encoding="utf-8")
    start, end = source.index("- id: III.1-1"), source.index("- id: IV.1-1")
    action = re.compile(r"(action:) (?:>-\n)?.*?(?=\n +[a-z_]+:)", re.DOTALL)
    said = action.sub(rf"\1 {JAPANESE}", source[start:end])
    path.write_text(source[:start] + said + source[end:], encoding="utf-8")
    return str(folder)


JAPANESE = "二十四時間以内に協議する。" * 4


@pytest.mark.parametrize("columns", [120, 200])
def test_wide_characters_leave_the_columns_where_they_are(seen, columns):
    shown = seen["japanese", columns]
    assert shown.code == 0
    screen = shown.screen
    cells = [[screen.buffer[y][x].data for x in range(columns)] for y in range(LINES)]
    header = next(row for row in cells if "".join(row).startswith("Entry "))
    titles = ("What", "When, on what terms", "Page")
    what, terms, page = ("".join(header).index(title) for title in titles)
    bodies = [row for row in cells if re.match(r"III\.\d-\d ", "".join(row))]
    assert "二" in "".join(bodies[0])
    for row in bodies:
        assert row[what] == "二"
        assert row[page] == "6"
        # A wide character takes two cells, the second of them empty.
        assert all("".join(row[x - 2 : x]) == "  " for x in (what, page))
        assert {"".join(row[terms - 2 : terms]), row[terms - 1]} & {"  ", " "}


@pytest.mark.parametrize("columns", [60, 80])
def test_wide_characters_are_not_cut_where_it_is_narrow(seen, columns):
    shown = seen["japanese", columns]
    assert shown.code == 0
    assert JAPANESE in squeezed("".join(lines_of(shown.screen)))


COLOURED = [
    ["list-obligations", "--all"],
    ["stats"],
    ["silences"],
    ["glossary"],
    ["aid-summary"],
    ["search", "demining"],
    ["show", "II.2.4"],
    ["status", "--on", "2026-11-24"],
    ["timeline", "--on", "2026-11-24"],
    ["claims", "--summary"],
]


@pytest.mark.parametrize("arguments", COLOURED, ids=" ".join)
def test_colour_is_never_the_only_carrier(treaty, arguments):
    for columns in ("60", "200"):
        coloured = treaty(*arguments, env={"FORCE_COLOR": "1", "COLUMNS": columns}).stdout
        plain = treaty(*arguments, env={"COLUMNS": columns}).stdout
        assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == plain


@pytest.mark.parametrize("env", [{}, {"FORCE_COLOR": "1"}], ids=["as it is", "forced"])
def test_standard_error_is_for_words_alone(environ, env, tmp_path):
    # Standard output is a file, standard error the terminal.
    out = tmp_path / "out"
    argv = [*RUN, "deadline", "III.1", "--from", "2026-03-28T12:00"]
    with (
        out.open("wb") as file,
        pseudo_terminal.PseudoTerminal(argv, {**environ, **env}, stdout=file) as terminal,
    ):
        assert terminal.end() == 0
        assert "read as UTC" in terminal.shown
        assert b"\x1b" not in terminal.written
    assert (b"\x1b" in out.read_bytes()) == bool(env)


def test_an_error_in_a_terminal_has_no_escape_byte(seen):
    shown = seen["error",]
    assert shown.code == 2
    assert "Did you mean 'show'?" in shown.shown
    assert b"\x1b" not in shown.written


def test_control_c_ends_it_with_130_and_no_word(environ, tmp_path):
    fifo = tmp_path / "text"
    os.mkfifo(fifo)
    with pseudo_terminal.PseudoTerminal([*RUN, "verify", str(fifo)], environ) as terminal:
        # Whoever opens a pipe waits for its other end: from here on it reads.
        with fifo.open("wb"):
            terminal.type("\x03")
            try:
                terminal.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                # It came just before the reading began, where no signal wakes it.
                terminal.type("\x03")
            assert terminal.end() == 130
        assert set(terminal.shown) <= set("^C")


@pytest.mark.parametrize("command", ["topics", "agreements"])
def test_what_does_not_fit_beside_an_id_stands_beneath_it_whole(treaty, command):
    wide, narrow = (
        treaty(command, env={"COLUMNS": columns}).stdout.splitlines() for columns in ("100", "40")
    )
    assert all(cell_len(line) <= 40 for line in narrow)
    named = {"topics": "Foreign information manipulation", "agreements": "› jpn  Japan"}[command]
    assert any(named in line for line in wide)
    assert any(named in line for line in narrow)
