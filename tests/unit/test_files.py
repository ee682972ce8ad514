"""Writing that is ended at every step, and leftovers, and files that are not to be read."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import treaty as package
from treaty.files import check_own, restore_folder, written_aside

pytest.importorskip("posix")

# Writes to each place that is in the folder of its step, each time in a process forked from this
# one, which ends itself, by a signal or at once, at that step. A step is whatever the interpreter
# does to a file; an audit hook sees each before it is done. The exit codes are printed.
PROGRAM = """
import os, signal, sys
from pathlib import Path
from treaty.cli.failures import end_on_signals
from treaty.cli.placement import put_file, put_folder

folder, name, ending, can_exchange = Path(sys.argv[1]), *sys.argv[2:]
if can_exchange == "no":
    sys.modules["ctypes"] = None  # as in a Python that was built without it
else:
    import ctypes
import shutil

def write(place, last):
    steps = 0

    def hook(event, arguments):
        nonlocal steps
        if event.startswith(("os.", "open", "shutil.", "ctypes.dlsym")) and event != "os.scandir":
            steps += 1
            if steps == last:
                if ending == "at once":
                    os._exit(9)
                os.kill(os.getpid(), getattr(signal, ending))

    end_on_signals()
    new = {"a.csv": b"new", "c.csv": b"new"}
    sys.addaudithook(hook)
    if name == "folder":
        put_folder(new, place, force=True)
    else:
        put_file(b"new", place, force=True)
    done, last = steps, 0
    return 0 if done < int(place.parent.name) else 7

for each in sorted(folder.iterdir(), key=lambda each: int(each.name)):
    child = os.fork()
    if not child:
        code = 1
        try:
            code = write(each / name, int(each.name))
        except SystemExit as ended:
            code = ended.code
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(code, flush=True)
    if code == 0:
        break
"""
OLD = {"a.csv": b"old", "b.csv": b"old", ".treaty-export": b"a.csv\nb.csv\n"}
NEW = {"a.csv": b"new", "c.csv": b"new", ".treaty-export": b"a.csv\nc.csv\n"}


def make(place: Path, content: object) -> None:
    if isinstance(content, dict):
        place.mkdir()
        for name, inner in content.items():
            (place / name).write_bytes(inner)
    else:
        place.write_bytes(content)


def content_of(place: Path) -> object:
    if place.is_dir():
        return {each.name: each.read_bytes() for each in place.iterdir()}
    return place.read_bytes()


@pytest.mark.parametrize("ending", ["at once", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("can_exchange", ["yes", "no"])
@pytest.mark.parametrize(("name", "old", "new"), [("folder", OLD, NEW), ("file", b"old", b"new")])
def test_a_run_that_is_ended_at_any_step_loses_nothing(
    tmp_path: Path, name: str, old: object, new: object, can_exchange: str, ending: str
) -> None:
    for step in range(1, 60):
        (tmp_path / str(step)).mkdir()
        make(tmp_path / str(step) / name, old)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path), name, ending, can_exchange],
        env={**os.environ, "PYTHONPATH": str(Path(package.__file__).parents[1])},
        capture_output=True,
        check=True,
    )
    codes = [int(code) for code in done.stdout.split()]
    assert codes[-1] == 0
    code = {"at once": 9, "SIGTERM": 128 + signal.SIGTERM, "SIGHUP": 128 + signal.SIGHUP}[ending]
    assert {*codes[:-1]} == {code}
    for step in range(1, len(codes) + 1):
        place = tmp_path / str(step) / name
        restore_folder(place)  # as the next run does first
        assert content_of(place) in (old, new), step
        if ending != "at once":
            assert {each.name for each in place.parent.iterdir()} == {name}, step
    assert content_of(place) == new


def test_a_hang_up_that_is_to_be_ignored_is_ignored() -> None:
    code = (
        "import signal; from treaty.cli.failures import end_on_signals\n"
        "signal.signal(signal.SIGHUP, signal.SIG_IGN); end_on_signals()\n"
        "print(signal.getsignal(signal.SIGHUP) is signal.SIG_IGN)"
    )
    source = str(Path(package.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": source},
        capture_output=True,
        check=True,
    )
    assert done.stdout == b"True\n"


def test_ones_own_stale_leftovers_go_and_nothing_else_does(tmp_path: Path) -> None:
    stale = [f".treaty-aside-{n:016x}" for n in range(2)] + [
        ".treaty-aside-00ff00ff00ff00ff-journal"
    ]
    fresh = ".treaty-aside-0123456789abcdef"
    foreign = [".treaty-aside-mine", "treaty-aside-0123456789abcdef", ".treaty-export", "notes"]
    for name in [*stale, fresh, *foreign]:
        (tmp_path / name).write_bytes(b"")
    folder = tmp_path / ".treaty-aside-fedcba9876543210"
    folder.mkdir()
    (folder / "a.csv").write_bytes(b"")
    long_ago = time.time() - 3 * 24 * 60 * 60
    for name in [*stale, *foreign, folder.name]:
        os.utime(tmp_path / name, (long_ago, long_ago))
    with written_aside(tmp_path / "place") as aside:
        aside.write_bytes(b"new")
    assert {each.name for each in tmp_path.iterdir()} == {fresh, *foreign, "place"}


def test_a_failure_leaves_nothing_aside(tmp_path: Path) -> None:
    (tmp_path / "place").write_bytes(b"old")

    def write(content: Path, *, may_replace: bool = True) -> None:
        with written_aside(tmp_path / "place", may_replace=may_replace) as aside:
            aside.write_bytes(b"new")
            aside.write_bytes(content.read_bytes())

    with pytest.raises(FileNotFoundError):
        write(tmp_path / "nowhere")
    with pytest.raises(FileExistsError):
        write(tmp_path / "place", may_replace=False)
    assert content_of(tmp_path) == {"place": b"old"}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    tmp_path.chmod(0o700)
    file = tmp_path / "own"
    file.write_bytes(b"kept")
    file.chmod(0o600)
    return file


def test_a_file_of_ones_own_may_be_read(own: Path) -> None:
    check_own(own, 4)


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_can_write_may_not(own: Path, mode: int) -> None:
    own.chmod(mode)
    with pytest.raises(OSError, match="others can have written it"):
        check_own(own, 4)


def test_nor_one_in_a_folder_in_which_others_can_write(own: Path) -> None:
    own.parent.chmod(0o777)
    with pytest.raises(OSError, match="others can have written it"):
        check_own(own, 4)


def test_nor_one_that_is_too_large_or_no_file(own: Path) -> None:
    with pytest.raises(OSError, match="File too large"):
        check_own(own, 3)
    own.unlink()
    for make_other in (os.mkfifo, Path.mkdir, lambda path: path.symlink_to("/dev/zero")):
        make_other(own)
        with pytest.raises(OSError, match="not a regular file"):
            check_own(own, 4)
        own.rmdir() if own.is_dir() else own.unlink()


def test_nor_one_that_is_anothers(own: Path) -> None:
    others = Path("/etc/passwd")
    if os.geteuid() == others.stat().st_uid:  # root, who can give a file away
        os.chown(own, 65534, 65534)
        others = own
    with pytest.raises(OSError, match="others can have written it"):
        check_own(others, 10_000_000)
