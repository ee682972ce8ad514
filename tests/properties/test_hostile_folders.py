"""Data folders made to hurt: each is refused with its faults, soon and in little memory."""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest
from tests.program import run_here

import treaty as package

CORPUS = Path(__file__).parents[1] / "corpora/harbour"
SOURCE = str(Path(package.__file__).parents[1])
# Says what memory it took at most; getrusage() would tell what the parent took, if that is more.
RUN = (
    "import atexit, re, sys\n"
    "from pathlib import Path\n"
    "status = lambda: Path('/proc/self/status').read_text()\n"
    "most = lambda: 1024 * int(re.search(r'VmHWM:\\s*([0-9]+) kB', status())[1])\n"
    "atexit.register(lambda: print('MOST', most(), file=sys.stderr))\n"
    "from treaty.cli import main\n"
    "main()"
)
MOST = 200_000_000


def run(data, cache, *, limits=None, command=("parties",), **more):
    env = {**os.environ, "PYTHONPATH": SOURCE, "XDG_CACHE_HOME": str(cache), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-c", RUN, *command, "--data", str(data)],
        env=env,
        encoding="utf-8",
        timeout=60,
        check=False,
        preexec_fn=limits,
        **({"capture_output": True} | more),
    )


def nested(opening, depth):
    return "clauses: " + opening * depth


def bomb():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    return "\n".join(lines)


def replaced(old, new):
    def change(text):
        assert old in text
        return text.replace(old, new)

    return change


PROVISIONS = {
    "deep lists": lambda _: nested("[", 100_000),
    "deep mappings": lambda _: nested("{a: ", 100_000),
    "deep blocks": lambda _: "\n".join("  " * n + "a:" for n in range(2_000)),
    "alias bomb": lambda _: bomb(),
    "alias of itself": lambda _: "clauses: &a [*a]",
    "merge of itself": lambda _: "a: &a\n  <<: *a\n",
    "50 MB of one word": lambda _: "clauses: " + "x" * 50_000_000,
    "50 MB of lines": lambda text: text + "# nothing\n" * 5_000_000,
    "5 MB of keys": lambda _: "".join(f"k{n}: v\n" for n in range(400_000)),
    "5 MB of records": lambda _: "clauses:\n" + "- clause: I.1\n" * 350_000,
    "a NUL": replaced("Safety", "Saf\0ety"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "mixed encodings": lambda text: text.encode() + "# Übung\n".encode("latin-1"),
    "duplicate keys": replaced("heading: Safety\n", "heading: Safety\n    heading: Other\n"),
    "a reference to itself": replaced("[Preamble, II.2]", "[I.1]"),
    "no YAML": lambda _: "\t%&{[",
    "an empty file": lambda _: "",
    "a tag": lambda _: "clauses: !!python/object/apply:os.system ['touch ran']",
    "a number without end": replaced("pages: [1, 2]", "pages: [" + "9" * 100_000 + "]"),
}


@pytest.mark.parametrize("name", PROVISIONS)
def test_a_hostile_file_is_refused_with_its_place(tmp_path, name):
    data = tmp_path / "data"
    copytree(CORPUS, data)
    path = data / "agreements/mer/provisions.yaml"
    made = PROVISIONS[name](path.read_text(encoding="utf-8"))
    path.write_bytes(made if isinstance(made, bytes) else made.encode())
    done = run(data, tmp_path / "cache", cwd=tmp_path)
    assert done.returncode == 3, done.stderr[:500]
    assert done.stdout == ""
    *faults, count, most = done.stderr.splitlines()
    assert all(fault.startswith(f"{data}/") for fault in faults)
    assert any(f"{path}:" in fault for fault in faults)
    assert count.endswith("nothing was loaded")
    assert int(most.removeprefix("MOST ")) < MOST
    assert not (tmp_path / "ran").exists()
    # What has faults is not kept.
    assert not (tmp_path / "cache").exists()


def link_to_itself(data):
    (data / "agreements/loop").symlink_to(data / "agreements/loop")


def link_to_what_holds_it(data):
    (data / "agreements/mer/inner").symlink_to(data)


def link_for_a_file(data):
    path = data / "agreements/mer/money.yaml"
    path.unlink()
    path.symlink_to(path)


def folder_for_a_file(data):
    path = data / "agreements/mer/money.yaml"
    path.unlink()
    path.mkdir()


def pipe_for_a_file(data):
    path = data / "agreements/mer/money.yaml"
    path.unlink()
    os.mkfifo(path)


def device_for_a_file(data):
    path = data / "codebook.yaml"
    path.unlink()
    path.symlink_to("/dev/zero")


def name_that_is_no_text(data):
    (data / "agreements/mer").rename(data / "agreements" / os.fsdecode(b"m\xff"))


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (link_to_itself, 3),
        (link_to_what_holds_it, 0),
        (link_for_a_file, 3),
        (folder_for_a_file, 3),
        (pipe_for_a_file, 3),
        (device_for_a_file, 3),
        (name_that_is_no_text, 3),
    ],
)
def test_a_hostile_folder_is_refused_too(tmp_path, spoil, code):
    data = tmp_path / "data"
    copytree(CORPUS, data)
    spoil(data)
    done = run(data, tmp_path / "cache")
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert int(done.stderr.splitlines()[-1].removeprefix("MOST ")) < MOST


def snapshots(cache):
    return sorted((cache / "treaty").iterdir()) if (cache / "treaty").exists() else []


def test_many_at_once_on_a_cold_cache_agree(tmp_path):
    cache = tmp_path / "cache"
    env = {**os.environ, "PYTHONPATH": SOURCE, "XDG_CACHE_HOME": str(cache), "PYTHONUTF8": "1"}
    line = [sys.executable, "-c", RUN, "parties", "--data", str(CORPUS), "-f", "json"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    running = [subprocess.Popen(line, env=env, **pipes) for _ in range(12)]
    ended = [(*process.communicate(timeout=120), process.returncode) for process in running]
    assert {code for _, _, code in ended} == {0}
    assert len({out for out, _, _ in ended}) == 1
    assert all(err.count(b"\n") == 1 for _, err, _ in ended)
    (kept,) = snapshots(cache)
    assert kept.name.endswith(".json")


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT], ids=["killed", "interrupted"])
def test_one_that_is_stopped_while_it_writes_the_cache_spoils_nothing(tmp_path, sign):
    expected = run(CORPUS, tmp_path / "elsewhere").stdout
    for number in range(8):
        cache = tmp_path / f"cache{number}"
        # Stopped at one place after another in the writing: at each call that makes it.
        stopper = (
            "import os, sys\n"
            "calls = 0\n"
            "def is_writing():\n"
            "    frame = sys._getframe()\n"
            "    while frame and frame.f_code.co_name != 'keep_snapshot':\n"
            "        frame = frame.f_back\n"
            "    return frame is not None\n"
            "def stop(event, _):\n"
            "    global calls\n"
            "    if event in ('open', 'os.mkdir', 'os.rename') and is_writing():\n"
            "        calls += 1\n"
            f"        if calls == {number + 1}:\n"
            f"            os.kill(os.getpid(), {int(sign)})\n"
            "sys.addaudithook(stop)\n"
        )
        env = {**os.environ, "PYTHONPATH": SOURCE, "XDG_CACHE_HOME": str(cache), "PYTHONUTF8": "1"}
        line = [sys.executable, "-c", stopper + RUN, "parties", "--data", str(CORPUS)]
        stopped = subprocess.run(line, env=env, capture_output=True, timeout=60, check=False)
        assert stopped.returncode in (0, 130, -sign)
        assert b"Traceback" not in stopped.stderr
        after = run_here("parties", "--data", str(CORPUS), env={"XDG_CACHE_HOME": str(cache)})
        assert (after.returncode, after.stdout) == (0, expected)
        if sign == signal.SIGINT:
            assert all(path.suffix == ".json" for path in snapshots(cache))


def no_room():
    # A file that grows beyond this fails as on a full disk, in the middle of what is written.
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))


def test_a_full_disk_leaves_no_half_of_a_snapshot(tmp_path):
    cache = tmp_path / "cache"
    done = run(CORPUS, cache, limits=no_room)
    assert (done.returncode, done.stderr.count("\n")) == (0, 1)
    assert snapshots(cache) == []
    assert run(CORPUS, cache).stdout == done.stdout
    assert len(snapshots(cache)) == 1


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_told_where_the_answer_goes_there(tmp_path, monkeypatch, unbuffered):
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    with (tmp_path / "out").open("wb") as out:
        done = run(
            *(CORPUS, tmp_path / "cache"),
            limits=no_room,
            command=("list-obligations", "-f", "json"),
            capture_output=False,
            stdout=out,
            stderr=subprocess.PIPE,
        )
    assert done.returncode == 1
    assert done.stderr.startswith("treaty: cannot write the answer: File too large\n")
