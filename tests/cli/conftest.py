"""The official text is not in the repository; without it there is nothing to verify."""

import os

collect_ignore = [] if os.environ.get("TREATY_OFFICIAL_TEXT") else ["test_verify.py"]
