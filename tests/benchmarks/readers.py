"""Print how much of the relevance set the engine, the page and the database find.

Run by hand, from an environment in which ``treaty`` and Chromium are installed; the test prints
the figures that it holds against its floors:

    python tests/benchmarks/readers.py
"""

import sys
from pathlib import Path

import pytest

if __name__ == "__main__":
    test = Path(__file__).parents[1] / "browser" / "test_answers.py"
    sys.exit(pytest.main(["-n0", "-s", f"{test}::test_each_reader_answers_the_relevance_queries"]))
