"""A reference to a clause as a value: read it as people write it, order it, take it apart.

The canonical form joins the steps from the Part downwards with dots: ``II.2.2.a`` is Part II,
paragraph 2, item (2), letter (a). Nothing here knows which clauses exist.
"""

from treaty.reference.canonical import (
    PREAMBLE,
    Span,
    is_within,
    marker_of,
    on_page,
    pages_in_words,
    parent_of,
    part_of,
    sort_key,
)
from treaty.reference.reading import parse_reference, parse_references

__all__ = [
    "PREAMBLE",
    "Span",
    "is_within",
    "marker_of",
    "on_page",
    "pages_in_words",
    "parent_of",
    "parse_reference",
    "parse_references",
    "part_of",
    "sort_key",
]
