"""The official text: read from a file, in canonical form, cut into clauses and sentences.

The text itself is nowhere kept; it serves to prove the data against it.
"""

from treaty.official.division import CLOSING, TITLE, Division, Passage, divide
from treaty.official.reading import read_official_text
from treaty.official.text import OfficialText, normalise

__all__ = [
    "CLOSING",
    "TITLE",
    "Division",
    "OfficialText",
    "Passage",
    "divide",
    "normalise",
    "read_official_text",
]
