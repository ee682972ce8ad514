"""The official text is not in the repository; without it there is nothing to verify."""

import json
import os

import pytest

collect_ignore = [] if os.environ.get("TREATY_OFFICIAL_TEXT") else ["test_verify.py"]


@pytest.fixture(scope="session")
def asked(treaty):
    """Return what a command answers in JSON."""

    def ask(*arguments):
        done = treaty(*arguments, "--format", "json")
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return json.loads(done.stdout)

    return ask
