"""Data folders made to hurt: each is refused with its faults, soon and in little memory."""

import json
import os
import resource
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import pytest
from tests.program import RUN, run_here, run_process

import treaty as package

CORPUS = Path(__file__).parents[1] / "corpora/harbour"
SOURCE = str(Path(package.__file__).parents[1])
MOST = 200_000_000

# Runs the program once in vain, so that all is imported, and then each command line in a process
# forked from this one, which writes into files what it says and what memory it took at most.
# getrusage() would tell what the parent took, if that is more.
EACH_FORKED = """
import io, json, os, re, sys
from contextlib import redirect_stdout, suppress
from pathlib import Path
from treaty.cli import main

first, *runs = json.load(sys.stdin)
sys.argv[1:] = first
with redirect_stdout(io.TextIOWrapper(io.BytesIO())), suppress(SystemExit):
    main()
for number, (before, cache, folder, arguments) in enumerate(runs):
    child = os.fork()
    if not child:
        code = 1
        try:
            for stream in (1, 2):
                os.dup2(os.open(f"{number}.{stream}", os.O_CREAT | os.O_WRONLY), stream)
            said = Path(f"{number}.most").absolute()
            os.chdir(folder)
            os.environ["XDG_CACHE_HOME"] = cache
            exec(before)
            sys.argv[1:] = arguments
            main()
        except SystemExit as ended:
            code = ended.code or 0
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            status = Path("/proc/self/status").read_text()
            said.write_text(re.search(r"VmHWM:\\s*([0-9]+) kB", status)[1])
            os._exit(code)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@dataclass(frozen=True)
class Run:
    """A command on a data folder, with a cache, and what is executed before it."""

    data: Path
    cache: Path
    folder: Path
    command: str = "parties"
    before: str = ""


@dataclass(frozen=True)
class Ended:
    """How a run ended, what it wrote and the memory that it took at most."""

    code: int
    out: str
    err: str
    most: int


def run_each(runs, folder):
    """Run commands, each in a process of its own, and return how each ended."""
    told = [
        (each.before, str(each.cache), str(each.folder), [each.command, "--data", str(each.data)])
        for each in runs
    ]
    done = subprocess.run(
        [sys.executable, "-c", EACH_FORKED],
        input=json.dumps([["parties", "--data", str(CORPUS)], *told]),
        cwd=folder,
        env=environ(Path("/proc/nowhere")),
        encoding="utf-8",
        stdout=subprocess.PIPE,
        timeout=300,
        check=True,
    )
    ended = []
    for number, code in enumerate(done.stdout.split()):
        out, err = ((folder / f"{number}.{n}").read_text(encoding="utf-8") for n in (1, 2))
        most = folder / f"{number}.most"
        ended.append(
            Ended(int(code), out, err, 1024 * int(most.read_text()) if most.exists() else 0)
        )
    assert len(ended) == len(runs)
    return ended


def environ(cache):
    return {**os.environ, "PYTHONPATH": SOURCE, "XDG_CACHE_HOME": str(cache), "PYTHONUTF8": "1"}


def run(cache, *, command=("parties",), **more):
    """Run a command on the sound corpus in a process of its own."""
    return run_process(*command, "--data", str(CORPUS), env=environ(cache), **more)


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


SPOILERS = {
    link_to_itself: 3,
    link_to_what_holds_it: 0,
    link_for_a_file: 3,
    folder_for_a_file: 3,
    pipe_for_a_file: 3,
    device_for_a_file: 3,
    name_that_is_no_text: 3,
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """How the program ended on each hostile folder, with its folder and what was made there."""
    runs = {}
    for case in (*PROVISIONS, *SPOILERS):
        folder = tmp_path_factory.mktemp("hostile")
        data = Path(copytree(CORPUS, folder / "data"))
        if case in SPOILERS:
            case(data)
        else:
            path = data / "agreements/mer/provisions.yaml"
            made = PROVISIONS[case](path.read_text(encoding="utf-8"))
            path.write_bytes(made if isinstance(made, bytes) else made.encode())
        runs[case] = Run(data, folder / "cache", folder)
    ended = run_each([*runs.values()], tmp_path_factory.mktemp("said"))
    return {case: (run, end) for (case, run), end in zip(runs.items(), ended, strict=True)}


@pytest.mark.parametrize("name", PROVISIONS)
def test_a_hostile_file_is_refused_with_its_place(hostile, name):
    run, ended = hostile[name]
    path = run.data / "agreements/mer/provisions.yaml"
    assert ended.code == 3, ended.err[:500]
    assert ended.out == ""
    *faults, count = ended.err.splitlines()
    assert all(fault.startswith(f"{run.data}/") for fault in faults)
    assert any(f"{path}:" in fault for fault in faults)
    assert count.endswith("nothing was loaded")
    assert 0 < ended.most < MOST
    assert not (run.folder / "ran").exists()
    # What has faults is not kept.
    assert not run.cache.exists()


@pytest.mark.parametrize("spoil", SPOILERS)
def test_a_hostile_folder_is_refused_too(hostile, spoil):
    _, ended = hostile[spoil]
    assert ended.code == SPOILERS[spoil], ended.err
    assert "Traceback" not in ended.err
    assert 0 < ended.most < MOST


def snapshots(cache):
    return sorted((cache / "treaty").iterdir()) if (cache / "treaty").exists() else []


@pytest.mark.parametrize("number", [3, pytest.param(12, marks=pytest.mark.long)])
def test_many_at_once_on_a_cold_cache_agree(tmp_path, number):
    cache = tmp_path / "cache"
    line = [sys.executable, "-c", RUN, "parties", "--data", str(CORPUS), "-f", "json"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    running = [subprocess.Popen(line, env=environ(cache), **pipes) for _ in range(number)]
    ended = [(*process.communicate(timeout=120), process.returncode) for process in running]
    assert {(err, code) for _, err, code in ended} == {(b"", 0)}
    assert len({out for out, _, _ in ended}) == 1
    (kept,) = snapshots(cache)
    assert kept.name.endswith(".json")


# Stops it at one place after another in the writing: at each call that makes it.
STOPPER = """
import signal, sys
calls = 0
def is_writing():
    frame = sys._getframe()
    while frame and frame.f_code.co_name != "keep_snapshot":
        frame = frame.f_back
    return frame is not None
def stop(event, _):
    global calls
    if event in ("open", "os.mkdir", "os.rename") and is_writing():
        calls += 1
        if calls == STEP:
            os.kill(os.getpid(), SIGN)
sys.addaudithook(stop)
"""


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT], ids=["killed", "interrupted"])
def test_one_that_is_stopped_while_it_writes_the_cache_spoils_nothing(tmp_path, sign):
    steps = {
        step: Run(
            CORPUS,
            tmp_path / f"cache{step}",
            tmp_path,
            before=STOPPER.replace("STEP", str(step)).replace("SIGN", str(int(sign))),
        )
        for step in range(1, 9)
    }
    ended = run_each([*steps.values()], tmp_path)
    assert ended[0].code == (130 if sign == signal.SIGINT else -sign)
    # There are no more steps than are tried.
    assert ended[-1].code == 0
    expected = ended[-1].out
    for run, stopped in zip(steps.values(), ended, strict=True):
        assert stopped.code in (0, 130, -sign)
        assert "Traceback" not in stopped.err
        after = run_here("parties", "--data", str(CORPUS), env={"XDG_CACHE_HOME": str(run.cache)})
        assert (after.returncode, after.stdout) == (0, expected)
        if sign == signal.SIGINT:
            assert all(path.suffix == ".json" for path in snapshots(run.cache))


def no_room():
    # A file that grows beyond this fails as on a full disk, in the middle of what is written.
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))


def test_a_full_disk_leaves_no_half_of_a_snapshot(tmp_path):
    cache = tmp_path / "cache"
    done = run(cache, preexec_fn=no_room)
    assert (done.returncode, done.stderr) == (0, "")
    assert snapshots(cache) == []
    sound = run_here("parties", "--data", str(CORPUS), env=environ(cache))
    assert sound.stdout == done.stdout
    assert len(snapshots(cache)) == 1


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_told_where_the_answer_goes_there(tmp_path, monkeypatch, unbuffered):
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    with (tmp_path / "out").open("wb") as out:
        done = run(
            tmp_path / "cache",
            command=("list-obligations", "-f", "json"),
            preexec_fn=no_room,
            capture_output=False,
            stdout=out,
            stderr=subprocess.PIPE,
        )
    assert done.returncode == 1
    assert done.stderr == "treaty: cannot write the answer: File too large\n"
