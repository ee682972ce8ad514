"""Find what people mean: by words, their forms, synonyms in three languages, and fields.

Any text is a query. Pure apart from an index in memory.
"""

from treaty.search.documents import Document, Kind
from treaty.search.finding import search
from treaty.search.hits import Found, Hit, Likeness, Match, Reason, Snippet
from treaty.search.restriction import Restriction, read_pages

__all__ = [
    "Document",
    "Found",
    "Hit",
    "Kind",
    "Likeness",
    "Match",
    "Reason",
    "Restriction",
    "Snippet",
    "read_pages",
    "search",
]
