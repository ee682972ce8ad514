"""Whatever is typed, the program ends with one of its exit codes and no traceback."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from typer.main import get_command

from treaty.cli import failures, make_app
from treaty.loading.folder import find_data_folder

HARBOUR = str(Path(__file__).parents[1] / "corpora/harbour")
# These write where they are told; their own tests tell them odd places.
WRITING = {"new", "export"}
PARAMETERS = {
    name: command.params
    for name, command in get_command(make_app()).commands.items()
    if name not in WRITING
}
OPTIONS = [
    *{option for params in PARAMETERS.values() for each in params for option in each.opts},
    *("-h", "--help", "--version", "--", "-", "--=", "-fjson", "--format=csv"),
]
VALUES = [
    *("japan", "both", "日本", "demining", "II.2.4", "II.2(2)(a)", "II.2.4-m1", "III.1-1", "X"),
    *("json", "csv", "plain", "table", "markdown", "firm", "2026-11-24", "2026-03-28T12:00+02:00"),
    *("0", "-1", "99999999999999999999", "9999-12-31", "0001-01-01", "1e9", "nan", "Europe/Kyiv"),
    *("", " ", "*", "[red]", "\x1b[31m", "\u202e", "\udcff", "%s", "../../..", "a" * 500, "²", "Ⅱ"),
    *("/", "/dev/null", "/dev/zero", "/proc/self/mem", HARBOUR, f"{HARBOUR}/codebook.yaml", "."),
    *('"', "'", "NEAR(a b)", "a AND", "NOT", "title:x", "(", "x*", "-x", "^x", "x OR y", "+"),
]
DAYS = ["2026-11-24", "2024-06-13", "2034-06-13", "9999-12-31", "0001-01-01", "2026-13-01"]
FITTING = {
    **dict.fromkeys(("on", "notice", "accessed"), DAYS),
    "start": [*DAYS, "2026-03-28T12:00+02:00", "2026-10-25T03:30", "9999-12-31T23:59Z", "now"],
    "format_": ["json", "csv", "plain", "table", "markdown", "xml"],
    "data": [HARBOUR, str(find_data_folder()), "/nowhere", "/dev/zero"],
    "agreement": ["jpn", "mer", "xyz"],
    "limit": ["1", "99999999999999999999", "0"],
    "depth": ["1", "3", "99999999999999999999", "-1"],
    "style": ["oscola", "bibtex", "csl-json", "apa"],
    "zone": ["Europe/Kyiv", "UTC", "../etc/passwd", "/etc/passwd", "\x1b"],
    "strength": ["firm", "qualified", "hard"],
    "min_strength": ["firm", "declaratory", "hard"],
    "part": ["ii", "X", "2"],
    "party": ["japan", "日本", "nordavia", "both"],
    "ref": ["II.2.4", "II.2(2)(a)", "II.2.4-m1", "III.1-1", "X", "Preamble", "II.9"],
    "shell": ["bash", "zsh", "fish", "tcsh"],
}
# An argument holds no NUL.
TEXTS = st.text(st.characters(exclude_characters="\0"), max_size=30)
WORDS = (
    st.sampled_from(sorted(PARAMETERS)) | st.sampled_from(OPTIONS) | st.sampled_from(VALUES) | TEXTS
)
CODES = {failures.DONE, failures.FAILED, failures.USAGE, failures.INVALID_DATA}
pytestmark = pytest.mark.fuzz
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def run(treaty, tmp_path_factory):
    """Run a command line where it must leave nothing behind."""
    empty = tmp_path_factory.mktemp("empty")

    def run(*arguments, **env):
        return treaty(*arguments, env=env, cwd=empty)

    yield run
    assert list(empty.iterdir()) == [], "a command line that was made up has written files"


@given(arguments=st.lists(WORDS, max_size=7))
@example(arguments=["verify", "/dev/zero"])
@example(arguments=["show", "\udcff"])
def test_any_command_line_ends_with_a_known_code(run, arguments):
    holds(run(*arguments), arguments)


@st.composite
def meant(draw):
    """A command with options that it has and as many arguments as it wants; odd values alone."""
    name = draw(st.sampled_from(sorted(PARAMETERS)))
    options = [each for each in PARAMETERS[name] if each.param_type_name == "option"]
    arguments = [each for each in PARAMETERS[name] if each.param_type_name == "argument"]

    def value_for(each):
        odd = st.sampled_from(VALUES) | TEXTS
        return draw(st.sampled_from(FITTING[each.name]) if each.name in FITTING else odd)

    chosen = draw(st.lists(st.sampled_from(options), max_size=3))
    chosen += [each for each in options if each.required]
    flags = [
        each.opts[0] if each.is_flag else f"{each.opts[0]}={value_for(each)}" for each in chosen
    ]
    return [name, *flags, "--", *map(value_for, arguments)]


@given(arguments=meant())
def test_so_does_any_use_of_a_command(run, arguments):
    holds(run(*arguments), arguments)


def holds(done, arguments):
    code, out, err = done.returncode, done.stdout, done.stderr
    assert code in CODES
    assert "Traceback" not in err
    assert (code in {failures.USAGE, failures.INVALID_DATA}) <= (bool(err) and not out)
    assert not UNSAFE.search(err)
    # Completion writes a program.
    assert not UNSAFE.search(out) or "completion" in arguments


@given(query=TEXTS | st.lists(WORDS, min_size=1).map(" ".join))
def test_any_query_finds_something_or_nothing(run, query):
    done = run("search", "--", query)
    assert done.returncode in {failures.DONE, failures.USAGE}
    assert done.stdout or done.stderr
    assert "Traceback" not in done.stderr


def fits_into_the_environment(word):
    """What a shell cannot hand over, such as half a pair of surrogates, cannot be asked."""
    try:
        os.fsencode(word)
    except UnicodeEncodeError:
        return False
    return True


@given(words=st.lists(WORDS.filter(fits_into_the_environment), max_size=5))
def test_any_line_can_be_completed(run, words):
    done = run(
        _TREATY_COMPLETE="complete_fish",
        _TYPER_COMPLETE_FISH_ACTION="get-args",
        _TYPER_COMPLETE_ARGS=" ".join(["treaty", *words]),
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert all(
        re.fullmatch(r"[\w.=-]+(\t[^\t]+)?", line) for line in done.stdout.splitlines() if line
    )
