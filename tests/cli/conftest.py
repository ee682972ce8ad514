"""The program as users run it: a process of its own, its streams apart."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import treaty as package

# The official text is not in the repository; without it there is nothing to verify.
collect_ignore = [] if os.environ.get("TREATY_OFFICIAL_TEXT") else ["test_verify.py"]

RUN = "from treaty.cli import main; main()"


@pytest.fixture(scope="session")
def environ(tmp_path_factory):
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM", "TREATY_DATA"}
    }
    return {
        **kept,
        "PYTHONPATH": str(Path(package.__file__).parents[1]),
        "XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache")),
        "TERM": "xterm-256color",
        "PYTHONUTF8": "1",
    }


@pytest.fixture(scope="session")
def treaty(environ):
    """Run ``treaty`` with arguments and return the finished process."""

    def run(*arguments, **more):
        return subprocess.run(
            [sys.executable, "-c", RUN, *arguments],
            env={**environ, **more.pop("env", {})},
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
            **more,
        )

    return run


@pytest.fixture(scope="session")
def shell(environ):
    """Run a shell line that calls ``treaty``."""
    defined = f'treaty() {{ {shlex.quote(sys.executable)} -c {shlex.quote(RUN)} "$@"; }}'

    def run(line):
        return subprocess.run(
            ["bash", "-c", f"{defined}\n{line}"],
            env=environ,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return run
