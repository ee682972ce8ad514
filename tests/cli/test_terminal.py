"""A real pseudo-terminal: nothing is cut, whatever its width."""

import json
import sys

import pytest

pseudo_terminal = pytest.importorskip("tests.cli.pseudo_terminal")

RUN = [sys.executable, "-c", "from treaty.cli import main; main()"]
LINES = 2_000


@pytest.fixture(scope="module")
def screen(environ):
    """Run ``treaty`` in a terminal and return what it wrote and the lines of its screen."""

    def run(columns, *arguments, **env):
        argv = [*RUN, *arguments]
        size = {"columns": columns, "lines": LINES}
        with pseudo_terminal.PseudoTerminal(argv, {**environ, **env}, **size) as terminal:
            assert terminal.end() == 0
            return terminal.written, [line.rstrip() for line in terminal.screen.display]

    return run


def squeezed(text):
    return "".join(text.split())


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_no_obligation_is_cut(screen, treaty, columns):
    listed = json.loads(treaty("list-obligations", "--party", "japan", "-f", "json").stdout)
    written, lines = screen(columns, "list-obligations", "--party", "japan")
    assert b"\x1b[" in written
    assert b"\xe2\x80\xa6" not in written
    for record in listed:
        assert any(line.startswith(record["id"] + " ") for line in lines), record["id"]
    if columns < 110:
        # One record below another: the words stand in their order.
        assert all(squeezed(r["action"]) in squeezed("".join(lines)) for r in listed)


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (["aid-summary"], "over USD 12 billion − USD 4.5 billion = over USD 7.5 billion"),
        (["search", "demining"], "Provide support for humanitarian mine action"),
        (["show", "III.1"], "upon: future Russian armed attack, and request of either Participant"),
        (["outline"], "III.2 Assistance, costs on Russia and consultation on needs"),
        (["info"], "Japan Bank for International Cooperation"),
        (["topics"], "biological-chemical-weapons"),
        (["parties"], "ウクライナ側"),
        (["aid-summary", "--explain"], "2025–2034: support continues, no amount stated"),
        (["timeline", "--on", "2026-11-24"], "▲ 24 November 2026"),
        (["status", "--on", "2026-11-24"], "expires 13 June 2034 (derived; X.1, p. 10)"),
        (["triggers"], "Upon: receipt of a written notice to end the Accord"),
        (["claims", "--verdict", "contradicted"], "In 2024 Japan will give another 4.5 billion"),
    ],
)
def test_no_view_loses_words(screen, columns, arguments, shown):
    _, lines = screen(columns, *arguments)
    guides = str.maketrans("", "", "│├└─")
    assert squeezed(shown) in squeezed("".join(lines).translate(guides))


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_escape_byte_where_colour_is_not_wanted(screen, env):
    written, _ = screen(80, "aid-summary", **env)
    assert b"\x1b" not in written


def test_columns_says_how_wide_it_is(treaty):
    narrow = treaty("list-obligations", env={"COLUMNS": "60"}).stdout
    assert max(map(len, narrow.splitlines())) <= 60
