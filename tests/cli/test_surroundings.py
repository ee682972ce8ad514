"""Where the program runs: without a home, with a read-only one, offline, in another encoding."""

import json
import subprocess
import sys

import pytest
from tests.program import RUN, run_here, run_process


def without(environ, *names):
    return {name: value for name, value in environ.items() if name not in names}


def test_no_home_and_no_user_needs_none(environ):
    env = without(environ, "HOME", "XDG_CACHE_HOME", "USER", "LOGNAME")
    done = run_here("parties", env=env)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "home",
    [
        "/proc",
        "relative",
        *(pytest.param(h, marks=pytest.mark.long) for h in ("/dev/null", "/nowhere", "")),
    ],
)
def test_a_home_that_takes_nothing_is_left_alone(environ, home):
    env = {**without(environ, "XDG_CACHE_HOME"), "HOME": home}
    done = run_here("search", "demining", env=env)
    assert (done.returncode, done.stderr) == (0, "")
    assert "II.2.2.a-1" in done.stdout


def test_nothing_is_asked_of_the_network(environ):
    # No socket can be opened at all, as on a machine that is cut off.
    cut_off = (
        "import socket, sys\n"
        "def refuse(*_, **__): raise OSError('offline')\n"
        "socket.socket.__init__ = socket.getaddrinfo = refuse\n"
        "from treaty.cli import main\n"
        "for line in ('list-obligations', 'search demining', 'cite II.2.4'):\n"
        "    sys.argv[1:] = line.split()\n"
        "    try: main()\n"
        "    except SystemExit as ended: assert ended.code == 0, line\n"
    )
    done = subprocess.run([sys.executable, "-c", cut_off], env=environ, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


ASCII = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "POSIX"}


VIEWS = ["parties", "list-obligations", "info", "--help"]
FILES = [f"parties -f {form}" for form in ("json", "csv", "markdown")]
WIDTHS = ["60", "200"]
ONE_AFTER_ANOTHER = """
import json, os, sys
from treaty.cli import main
for line, columns in json.loads(sys.argv[1]):
    os.environ["COLUMNS"] = columns
    sys.argv[1:] = line.split()
    try:
        main()
    except SystemExit as ended:
        assert ended.code == 0, line
    sys.stdout.buffer.write(b"\\x1e")
"""


@pytest.fixture(scope="module")
def in_ascii(environ):
    """What command lines write in a locale without Unicode; one process runs them all."""
    lines = [(line, columns) for line in (*VIEWS, *FILES) for columns in WIDTHS]
    done = subprocess.run(
        [sys.executable, "-c", ONE_AFTER_ANOTHER, json.dumps(lines)],
        env={**environ, **ASCII},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    *written, rest = done.stdout.split(b"\x1e")
    assert rest == b""
    return dict(zip(lines, written, strict=True))


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("line", VIEWS)
def test_a_locale_without_unicode_shows_every_line(in_ascii, environ, line, columns):
    written = in_ascii[line, columns]
    in_unicode = run_here(line, env={**environ, "COLUMNS": columns}, encoding=None).stdout
    assert written.isascii()
    assert written.count(b"\n") == in_unicode.count(b"\n") > 0


@pytest.mark.parametrize("line", FILES)
def test_a_file_format_is_utf_8_whatever_the_locale(in_ascii, environ, line):
    inside = in_ascii[line, "60"]
    assert inside == run_here(*line.split(), env=environ, encoding=None).stdout
    assert "日本国" in inside.decode("utf-8")


def test_names_are_understood_in_a_locale_that_cannot_write_them(environ):
    asked = ("list-obligations", "--party", "Україна", "-f", "json")
    done = run_process(*asked, env={**environ, **ASCII}, encoding=None)
    assert done.returncode in (0, 2)
    assert b"Traceback" not in done.stderr


def test_the_folder_one_stands_in_may_be_gone(environ, tmp_path):
    gone = tmp_path / "gone"
    # An installed program does not look for modules there, hence -P.
    line = f"mkdir {gone} && cd {gone} && rmdir {gone} && {sys.executable} -P -c '{RUN}' parties"
    done = subprocess.run(["sh", "-c", line], env=environ, capture_output=True, check=False)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


def test_it_runs_as_a_module(environ):
    done = subprocess.run(
        [sys.executable, "-m", "treaty", "parties"], env=environ, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == run_here("parties", env=environ, encoding=None).stdout


def test_control_c_while_it_loads_ends_it_with_130_and_no_word(environ, tmp_path):
    # Loading the command line is where somebody presses it.
    (tmp_path / "typer.py").write_text("raise KeyboardInterrupt\n", encoding="utf-8")
    env = {**environ, "PYTHONPATH": f"{tmp_path}:{environ['PYTHONPATH']}"}
    done = subprocess.run(
        [sys.executable, "-m", "treaty", "parties"], env=env, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
