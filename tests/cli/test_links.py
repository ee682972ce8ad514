"""A reference is a link to its page where a terminal is known to follow links, and nowhere else."""

import re

import pytest

pseudo_terminal = pytest.importorskip("tests.cli.pseudo_terminal")

LINK = re.compile(rb"\x1b\]8;;([^\x1b]*)\x1b\\(.*?)\x1b\]8;;\x1b\\", re.DOTALL)
CODE = re.compile(rb"\x1b\[[0-9;]*m")
FOLLOWING = [
    {"TERM_PROGRAM": "iTerm.app"},
    {"VTE_VERSION": "7003"},
    {"WT_SESSION": "1"},
    {"TERM": "xterm-kitty", "COLORTERM": "truecolor"},
]
OTHERS = [
    {"TERM_PROGRAM": "Apple_Terminal"},
    {"VTE_VERSION": "4803"},
    {"TERM_PROGRAM": "iTerm.app", "TMUX": "socket,1,0"},
    {"TERM_PROGRAM": "iTerm.app", "NO_COLOR": "1"},
    {"TERM_PROGRAM": "iTerm.app", "TERM": "dumb"},
    {},
]
UNSET = ("TERM_PROGRAM", "VTE_VERSION", "WT_SESSION", "TMUX", "STY", "KONSOLE_VERSION", "COLORTERM")


@pytest.fixture(scope="module")
def written(environ):
    """What is written to each terminal; all are one, in which one process runs."""
    clean = {name: value for name, value in environ.items() if name not in UNSET}
    asked = ["list-obligations", "--part", "III"]
    envs = [*FOLLOWING, *OTHERS]
    sittings = [pseudo_terminal.Sitting(asked, env, lines=200) for env in envs]
    seen = pseudo_terminal.run_one_after_another(sittings, clean)
    assert {each.code for each in seen} == {0}
    return {str(env): each.written for env, each in zip(envs, seen, strict=True)}


@pytest.mark.parametrize("env", FOLLOWING, ids=str)
def test_a_reference_leads_to_its_page(written, env):
    links = {CODE.sub(b"", said): url for url, said in LINK.findall(written[str(env)])}
    assert links[b"III.1-1"].endswith(b".pdf#page=6")


@pytest.mark.parametrize("env", OTHERS, ids=str)
def test_no_link_where_it_could_be_shown_as_rubbish(written, env):
    assert b"III.1-1" in written[str(env)]
    assert b"\x1b]8" not in written[str(env)]


def test_no_link_in_a_pipe(treaty):
    env = {"TERM_PROGRAM": "iTerm.app", "FORCE_COLOR": "1"}
    shown = treaty("list-obligations", env=env).stdout
    assert "\x1b[" in shown
    assert "\x1b]8" not in shown
