"""The search for a Python whose SQLite has no full-text engine: slower, plainer, same results."""

import re

from treaty.search.documents import Document, names_of
from treaty.search.hits import Hit, Snippet


def scan(documents: tuple[Document, ...], words: tuple[str, ...]) -> tuple[Hit, ...]:
    """Return the documents in which all words begin a word or, if none, any of them does."""
    scored = [(document, *_matches(document, words)) for document in documents]
    most = [each for each in scored if each[1] == len(words)] or [
        each for each in scored if each[1]
    ]
    hits = [hit for _, _, hit in most if hit is not None]
    return tuple(sorted(hits, key=lambda hit: -hit.score))


def _matches(document: Document, words: tuple[str, ...]) -> tuple[int, Hit | None]:
    """Return how many of the words a document holds, and the hit that it makes."""
    columns = (
        ("title", document.title, 6.0),
        ("text", document.text, 3.0),
        ("quote", document.quote, 3.0),
        *(("topic", names_of(topic), 1.5) for topic in document.topics),
    )
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, words))})\w*", re.IGNORECASE)
    held: set[str] = set()
    score = 0.0
    snippet = None
    for source, text, weight in columns:
        found = list(pattern.finditer(text))
        held |= {match[1].casefold() for match in found}
        score += weight * len(found)
        if found and snippet is None:
            spans = tuple(match.span() for match in found)
            if source == "topic":
                label = next(t.label for t in document.topics if names_of(t) == text)
                snippet = Snippet("topic", label, ())
            else:
                snippet = Snippet(source, text, spans)
    if snippet is None:
        return 0, None
    title_matches = tuple(match.span() for match in pattern.finditer(document.title))
    return len(held & set(words)), Hit(document, score, title_matches, snippet)
