"""The official text: read from a file, in canonical form, cut into clauses and sentences.

The package holds no such text. It is read to prove the data against it and, where a user keeps a
copy, to show the words beside what is coded.
"""

from treaty.official.division import CLOSING, TITLE, Division, Passage, divide
from treaty.official.reading import (
    MAX_BYTES,
    keep_copy,
    parse_official_text,
    read_official_text,
)
from treaty.official.text import OfficialText, normalise, quotable, spans_of

__all__ = [
    "CLOSING",
    "MAX_BYTES",
    "TITLE",
    "Division",
    "OfficialText",
    "Passage",
    "divide",
    "keep_copy",
    "normalise",
    "parse_official_text",
    "quotable",
    "read_official_text",
    "spans_of",
]
