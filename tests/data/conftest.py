"""What the data is proven by is not in the repository; without it there is nothing to prove."""

import os

_NEEDS = {
    "test_against_official_text.py": "TREATY_OFFICIAL_TEXT",
    "test_against_other_texts.py": "TREATY_TEXTS_DIR",
    "test_against_reports.py": "TREATY_REPORTS",
}

collect_ignore = [file for file, variable in _NEEDS.items() if not os.environ.get(variable)]
