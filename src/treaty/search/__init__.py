"""Find what people mean: by words, their forms, synonyms in three languages, and fields.

Any text is a query. A search reads an index and never the model; what makes an index of the model
(:mod:`treaty.search.writing`) is imported only where one is made.
"""

from treaty.search.documents import Document, Kind
from treaty.search.finding import search
from treaty.search.hits import Found, Hit, Likeness, Match, Reason, Snippet
from treaty.search.index import VERSION, Index
from treaty.search.restriction import Restriction, read_restriction

__all__ = [
    "VERSION",
    "Document",
    "Found",
    "Hit",
    "Index",
    "Kind",
    "Likeness",
    "Match",
    "Reason",
    "Restriction",
    "Snippet",
    "read_restriction",
    "search",
]
