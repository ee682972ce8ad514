"""The program as users run it, in this process or in one of its own."""

import io
import os
import subprocess
import sys
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from treaty.cli import main
from treaty.language import in_english

# What a process of its own runs.
RUN = "from treaty.cli import main; main()"


def run_here(
    *arguments: str,
    env: dict[str, str],
    cwd: str | Path | None = None,
    encoding: str | None = "utf-8",
) -> CompletedProcess[Any]:
    """Run the program in this process, which takes a tenth of the time that one of its own takes.

    It finds the arguments, the environment, the folder and the streams of such a process and
    leaves none of them behind. What an interpreter settles as it starts stays that of the tests.

    Args:
        arguments: What stands behind the name of the program.
        env: The whole environment.
        cwd: The folder to run in, by default the one of the tests.
        encoding: Of the text to return, with every line end as ``\\n``; None returns bytes.
    """
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
    # A process of its own would leave no language behind either.
    with (
        in_english(),
        ExitStack() as ended_with,
        pytest.MonkeyPatch.context() as patch,
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        # What the program sets itself goes too.
        ended_with.callback(set_environment, dict(os.environ))
        set_environment(env)
        if cwd is not None:
            patch.chdir(cwd)
        patch.setattr(sys, "argv", ["treaty", *arguments])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
        with pytest.raises(SystemExit) as ended:
            main()
        out.flush()
        err.flush()
    written = (
        stream.buffer.getvalue()
        if encoding is None
        else io.TextIOWrapper(io.BytesIO(stream.buffer.getvalue()), encoding=encoding).read()
        for stream in (out, err)
    )
    return CompletedProcess(["treaty", *arguments], ended.value.code or 0, *written)


def set_environment(env: dict[str, str]) -> None:
    """Have just these variables in the environment."""
    os.environ.clear()
    os.environ.update(env)


def run_process(*arguments: str, **more: Any) -> CompletedProcess[Any]:
    """Run the program in a process of its own; ``more`` is for ``subprocess.run``."""
    settings = {"capture_output": True, "encoding": "utf-8", "timeout": 60, "check": False}
    return subprocess.run([sys.executable, "-c", RUN, *arguments], **{**settings, **more})
