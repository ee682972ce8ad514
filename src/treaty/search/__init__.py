"""Find what people mean: by words, their forms, synonyms in three languages, and fields.

Any text is a query. A search reads an index, which is made of the model once, and never the model;
only the fields of a query are read by the agreements themselves, as the filters of lists are.
"""

from treaty.search.finding import search
from treaty.search.index import VERSION, Document, Index, Kind, Naming, list_namings
from treaty.search.query import FIELDS, admit, fields_unknown, parse_query, phrases_of
from treaty.search.results import (
    Found,
    FoundHit,
    Hit,
    Likeness,
    Match,
    Reason,
    Snippet,
    about_names,
    coverage_of,
    in_other_words,
    list_hits,
    with_sentences,
)

__all__ = [
    "FIELDS",
    "VERSION",
    "Document",
    "Found",
    "FoundHit",
    "Hit",
    "Index",
    "Kind",
    "Likeness",
    "Match",
    "Naming",
    "Reason",
    "Snippet",
    "about_names",
    "admit",
    "coverage_of",
    "fields_unknown",
    "in_other_words",
    "list_hits",
    "list_namings",
    "parse_query",
    "phrases_of",
    "search",
    "with_sentences",
]
