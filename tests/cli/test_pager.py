"""A long answer on a terminal goes through the pager, and through nothing else anywhere else."""

import sys

import pytest
from tests.required import need_program

pseudo_terminal = pytest.importorskip("tests.cli.pseudo_terminal")

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


@pytest.fixture
def pager(tmp_path):
    """A pager that says what it was given."""
    script = tmp_path / "a pager"
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


def test_a_pager_left_early_is_no_error(at_terminal, pager):
    with at_terminal(*LONG, PAGER=pager) as terminal:
        assert terminal.end() == 0
        assert terminal.shown == "paged LESS=FRX with option"


def test_a_pager_may_be_a_line_of_the_shell(at_terminal):
    shown_by = 'while read -r line; do echo "paged: $line"; done | head -n 2'
    with at_terminal(*LONG, PAGER=shown_by) as terminal:
        assert terminal.end() == 0
        assert terminal.shown.startswith("paged: ")
        assert terminal.shown.count("paged: ") == 2


def test_control_c_that_ends_a_pager_is_no_failure(at_terminal, tmp_path):
    with at_terminal(*LONG, PAGER="echo waiting; exec sleep 60") as terminal:
        terminal.wait_for("waiting")
        terminal.type("\x03")
        assert terminal.end() == 0
        assert "shows one in full" not in " ".join(terminal.shown.split())


def test_the_users_own_options_of_less_stay(at_terminal, pager):
    with at_terminal(*LONG, PAGER=pager, LESS="-S") as terminal:
        assert terminal.end() == 0
        assert terminal.shown == "paged LESS=-S with option"


@pytest.mark.parametrize("form", ["plain", "json", "csv", "markdown"])
def test_every_form_is_paged(at_terminal, pager, form):
    with at_terminal(*LONG, "-f", form, PAGER=pager) as terminal:
        assert terminal.end() == 0
        assert terminal.shown.startswith("paged")


def test_a_few_lines_that_wrap_are_long_too(at_terminal, pager):
    # Seven records, each of them some hundreds of characters on one line.
    with at_terminal("triggers", "-f", "plain", PAGER=pager) as terminal:
        assert terminal.end() == 0
        assert terminal.shown.startswith("paged")


def test_what_fits_the_screen_is_written(at_terminal, pager):
    with at_terminal(*SHORT, PAGER=pager) as terminal:
        assert terminal.end() == 0
        assert "III.1-1" in terminal.shown
        assert "paged" not in terminal.shown


def test_the_address_of_a_link_takes_no_room(environ, pager):
    said = {**environ, "PAGER": pager, "TERM_PROGRAM": "iTerm.app"}
    argv = [*RUN, *SHORT]
    with pseudo_terminal.PseudoTerminal(argv, said, lines=200) as terminal:
        assert terminal.end() == 0
        lines = terminal.written.count(b"\n")
        assert b"\x1b]8;;https" in terminal.written
    # As many lines as it has, and one for the prompt.
    with pseudo_terminal.PseudoTerminal(argv, said, lines=lines + 1) as terminal:
        assert terminal.end() == 0
        assert "paged" not in terminal.shown
    with pseudo_terminal.PseudoTerminal(argv, said, lines=lines) as terminal:
        assert terminal.end() == 0
        assert terminal.shown.startswith("paged")


@pytest.mark.parametrize(
    ("arguments", "env"),
    [
        (["--no-pager"], {}),
        ([], {"TERM": "dumb"}),
        ([], {"PAGER": ""}),
        ([], {"PAGER": "cat"}),
        ([], {"PAGER": "no-such-program"}),
        ([], {"PAGER": "less '"}),
        ([], {"PAGER": "false"}),
        ([], {"PAGER": "cat >/dev/null; exit 3"}),
        ([], {"PAGER": "no-such-program --option"}),
        ([], {"PAGER": "/dev/null"}),
        ([], {"PAGER": "sh -c 'kill -9 $$'"}),
    ],
)
def test_without_a_pager_all_is_written(at_terminal, pager, arguments, env):
    with at_terminal(*LONG, *arguments, **{"PAGER": pager, **env}) as terminal:
        assert terminal.end() == 0
        assert "shows one in full" in " ".join(terminal.shown.split())
        assert "paged" not in terminal.shown


def test_the_option_stands_before_the_command_too(at_terminal, pager):
    with at_terminal("--no-pager", *LONG, PAGER=pager) as terminal:
        assert terminal.end() == 0
        assert "paged" not in terminal.shown


def test_a_pipe_has_no_pager(treaty, pager):
    through_pipe = treaty(*LONG, env={"PAGER": pager}).stdout
    assert through_pipe == treaty(*LONG).stdout
    assert "paged" not in through_pipe
