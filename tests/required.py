"""Programs that some tests need beside Python. Where they must all be there, lacking one fails.

Set ``TREATY_REQUIRE_PROGRAMS=1`` on a machine whose word counts, such as that of CI.
"""

import os
import shutil

import pytest


def need_program(name: str) -> str:
    """Return the path of a program, or skip the test and say what is missing."""
    path = shutil.which(name)
    if path is None:
        message = f"{name} is not installed, so this is not tested here: apt-get install {name}"
        if os.environ.get("TREATY_REQUIRE_PROGRAMS"):
            pytest.fail(message)
        pytest.skip(message)
    return path
