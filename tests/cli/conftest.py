"""The official text is not in the repository; without it there is nothing to verify."""

import json
import os
from functools import cache

import pytest

collect_ignore = [] if os.environ.get("TREATY_OFFICIAL_TEXT") else ["test_verify.py"]


@pytest.fixture(scope="session")
def asked(treaty):
    """Return what a command answers in JSON."""

    @cache
    def answer(*arguments):
        done = treaty(*arguments, "--format", "json")
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return done.stdout

    # Each asker gets records of his own.
    return lambda *arguments: json.loads(answer(*arguments))
