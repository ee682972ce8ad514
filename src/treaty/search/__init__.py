"""Find clauses, obligations and money by words.

Any text is a valid query: it is taken as plain words, never as a search engine's syntax. Pure
apart from an index in memory.
"""

from treaty.search.documents import Document, Kind, make_documents
from treaty.search.hits import Hit, Snippet
from treaty.search.index import search

__all__ = ["Document", "Hit", "Kind", "Snippet", "make_documents", "search"]
