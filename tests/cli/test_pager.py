"""A long answer on a terminal goes through the pager, and through nothing else anywhere else."""

import sys

import pytest
from tests.required import need_program

pseudo_terminal = pytest.importorskip("tests.cli.pseudo_terminal")
Sitting = pseudo_terminal.Sitting

RUN = [sys.executable, "-c", "from treaty.cli import main; main()"]
LONG = ["list-obligations", "--party", "japan"]
SHORT = ["list-obligations", "--clause", "III.1"]


@pytest.fixture
def at_terminal(environ):
    def run(*arguments, **env):
        given = {**environ, **env}
        kept = {name: value for name, value in given.items() if value is not None}
        return pseudo_terminal.PseudoTerminal([*RUN, *arguments], kept)

    return run


@pytest.fixture(scope="module")
def pager(tmp_path_factory):
    """A pager that says what it was given."""
    script = tmp_path_factory.mktemp("pager") / "a pager"
    script.write_text(
        '#!/bin/sh\necho "paged LESS=$LESS with $1"\nhead -n 1 >/dev/null\n', encoding="utf-8"
    )
    script.chmod(0o755)
    return f"'{script}' option"


def test_a_long_answer_is_read_screen_by_screen(at_terminal):
    need_program("less")
    with at_terminal(*LONG, PAGER=None) as terminal:
        assert "Japan–Ukraine Accord, 2024" in terminal.wait_for("\n:")
        assert b"\x1b[1m" in terminal.written
        # Control-C stops no pager. The terminal forgets what is typed with it, so G is repeated.
        terminal.type("\x03")
        terminal.wait_for("shows one in full", typing="G")
        terminal.type("q")
        assert terminal.end() == 0
        assert "Traceback" not in terminal.shown


def test_control_c_that_ends_a_pager_is_no_failure(at_terminal, tmp_path):
    with at_terminal(*LONG, PAGER="echo waiting; exec sleep 60") as terminal:
        terminal.wait_for("waiting")
        terminal.type("\x03")
        assert terminal.end() == 0
        assert "shows one in full" not in " ".join(terminal.shown.split())


LINE = 'while read -r line; do echo "paged: $line"; done | head -n 2'
PAGED = {
    "left early": (LONG, {}),
    "a line of the shell": (LONG, {"PAGER": LINE}),
    "options of the user's own": (LONG, {"LESS": "-S"}),
    **{form: ([*LONG, "-f", form], {}) for form in ("plain", "json", "csv", "markdown")},
    # Seven records, each of them some hundreds of characters on one line.
    "a few lines that wrap": (["triggers", "-f", "plain"], {}),
}
WHOLE = {
    "--no-pager": ([*LONG, "--no-pager"], {}),
    "--no-pager before the command": (["--no-pager", *LONG], {}),
    "TERM=dumb": (LONG, {"TERM": "dumb"}),
    **{f"PAGER={command}": (LONG, {"PAGER": command}) for command in (
        "", "cat", "no-such-program", "less '", "false", "cat >/dev/null; exit 3",
        "no-such-program --option", "/dev/null", "sh -c 'kill -9 $$'",
    )},
}  # fmt: skip
LINKED = {"TERM_PROGRAM": "iTerm.app"}


@pytest.fixture(scope="module")
def seen(environ, pager):
    """What is seen of each command line; all are run at one terminal in one process."""
    cases = {**PAGED, **WHOLE, "what fits": (SHORT, {})}
    sittings = {name: Sitting(arguments, env) for name, (arguments, env) in cases.items()}
    sittings["linked"] = Sitting(SHORT, LINKED, lines=200)
    ran = pseudo_terminal.run_one_after_another([*sittings.values()], {**environ, "PAGER": pager})
    assert {each.code for each in ran} == {0}
    return dict(zip(sittings, ran, strict=True))


def test_a_pager_left_early_is_no_error(seen):
    assert seen["left early"].shown == "paged LESS=FRX with option"


def test_a_pager_may_be_a_line_of_the_shell(seen):
    shown = seen["a line of the shell"].shown
    assert shown.startswith("paged: ")
    assert shown.count("paged: ") == 2


def test_the_users_own_options_of_less_stay(seen):
    assert seen["options of the user's own"].shown == "paged LESS=-R -S with option"


@pytest.mark.parametrize("name", PAGED)
def test_every_form_is_paged_and_so_are_a_few_lines_that_wrap(seen, name):
    assert seen[name].shown.startswith("paged")


def test_what_fits_the_screen_is_written(seen):
    shown = seen["what fits"].shown
    assert "III.1-1" in shown
    assert "paged" not in shown


def test_the_address_of_a_link_takes_no_room(seen, environ, pager):
    lines = seen["linked"].written.count(b"\n")
    assert b"\x1b]8;;https" in seen["linked"].written
    # As many lines as it has, and one for the prompt.
    sittings = [Sitting(SHORT, LINKED, lines=number) for number in (lines + 1, lines)]
    fits, does_not = pseudo_terminal.run_one_after_another(sittings, {**environ, "PAGER": pager})
    assert (fits.code, does_not.code) == (0, 0)
    assert "paged" not in fits.shown
    assert does_not.shown.startswith("paged")


@pytest.mark.parametrize("name", WHOLE)
def test_without_a_pager_all_is_written(seen, name):
    assert b"shows one in full" in b" ".join(seen[name].written.split())
    assert b"paged" not in seen[name].written


def test_a_pipe_has_no_pager(treaty, pager):
    through_pipe = treaty(*LONG, env={"PAGER": pager}).stdout
    assert through_pipe == treaty(*LONG).stdout
    assert "paged" not in through_pipe
