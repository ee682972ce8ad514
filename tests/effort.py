"""How hard the tests try: enough for every day, or ``TREATY_TEST_EFFORT=50`` times that."""

import os

EFFORT = int(os.environ.get("TREATY_TEST_EFFORT", "1"))


def tries(everyday: int) -> int:
    """Return how many examples or rounds to try."""
    return everyday * EFFORT
