"""The program, its surroundings, and how hard the tests of made-up input try."""

import gc
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from tests.program import RUN, run_here, run_process

import treaty as package

# Run by hand, and with no example to be tried.
collect_ignore = ["benchmarks"]

# A slow or busy machine proves nothing about an example.
settings.register_profile(
    "everyday", max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
# For what is marked `fuzz`: pytest -m fuzz --hypothesis-profile long; CI takes `gate`.
settings.register_profile("gate", settings.get_profile("everyday"), max_examples=40)
settings.register_profile("long", settings.get_profile("everyday"), max_examples=1_000)
settings.load_profile("everyday")


def pytest_collection_finish():
    """Keep what was made so far out of every later search for what nobody needs: it stays."""
    gc.collect()
    gc.freeze()


# An interpreter reads these when it starts, so they take a process of their own.
_READ_AT_THE_START = ("PYTHON", "LC_", "LANG", "TZ")


@pytest.fixture(scope="session")
def environ(tmp_path_factory):
    """The environment of a user who has set nothing, with an empty cache and no data."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM", "TREATY_DATA", "TREATY_TEXTS"}
    }
    return {
        **kept,
        "PYTHONPATH": str(Path(package.__file__).parents[1]),
        "XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache")),
        "XDG_DATA_HOME": str(tmp_path_factory.mktemp("data")),
        "TERM": "xterm-256color",
        "PYTHONUTF8": "1",
    }


@pytest.fixture(scope="session")
def treaty(environ):
    """Run ``treaty`` with arguments, in this process, and return what one of its own would."""

    def run(*arguments, env=None, cwd=None):
        env = env or {}
        assert not any(name.startswith(_READ_AT_THE_START) for name in env), "use treaty_process"
        return run_here(*arguments, env={**environ, **env}, cwd=cwd)

    return run


@pytest.fixture(scope="session")
def treaty_process(environ):
    """Run ``treaty`` with arguments in a process of its own and return it when it has ended."""

    def run(*arguments, env=None, **more):
        return run_process(*arguments, env={**environ, **(env or {})}, **more)

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


@pytest.fixture(params=["uk", pytest.param("ja", marks=pytest.mark.long)], scope="module")
def language(request, tmp_path_factory):
    """Each other language, spoken while a module runs; every word of the program has one in it."""
    from tests.export import pseudo

    with (
        pytest.MonkeyPatch.context() as patch,
        pseudo.spoken(request.param, tmp_path_factory.mktemp("locale"), patch),
    ):
        yield request.param


@pytest.fixture(scope="module")
def every(language):
    """All agreements as put into that language."""
    from tests.export import pseudo

    from treaty.loading import load_collection

    return pseudo.translated(load_collection(every=True), language)
