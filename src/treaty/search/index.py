"""Rank documents with SQLite's full-text engine, or with a plain scan where it is missing."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from treaty.corpus import Corpus
from treaty.search.documents import Document, make_documents, names_of
from treaty.search.hits import Hit, Snippet

if TYPE_CHECKING:
    from sqlite3 import Connection

# A question has fewer words; a pasted page would only make the engine slow.
MAX_WORDS = 32

_OPEN, _CLOSE = "\x02", "\x03"
_MARKED = re.compile(f"{_OPEN}(.*?){_CLOSE}", re.S)
_WORD = re.compile(r"[^\W_]+")

# What something is called says more than what is said about it; a topic's name says least, since
# it holds synonyms that the text never uses.
WEIGHTS = {"title": 6.0, "text": 3.0, "quote": 3.0, "topics": 1.5}


def search(corpus: Corpus, query: str) -> tuple[Hit, ...]:
    """Return what holds all words of a query or, if nothing does, any of them; the best first."""
    words = words_of(query)
    if not words:
        return ()
    documents = make_documents(corpus)
    connection = _index(documents)
    if connection is None:
        from treaty.search.scan import scan

        return scan(documents, words)
    try:
        for operator in (" AND ", " OR "):
            # Quoted, a word is a word: the engine's operators and signs mean nothing.
            hits = _ask(connection, documents, operator.join(f'"{word}"' for word in words))
            if hits:
                return hits
        return ()
    finally:
        connection.close()


def words_of(query: str) -> tuple[str, ...]:
    """Return the different words of a query, at most :data:`MAX_WORDS` of them.

    >>> words_of('NEAR("mine" action*')
    ('near', 'mine', 'action')
    >>> words_of("*"), words_of("🙂")
    ((), ())
    """
    words = dict.fromkeys(word.casefold() for word in _WORD.findall(query[:20_000]))
    return tuple(words)[:MAX_WORDS]


def _index(documents: Iterable[Document]) -> "Connection | None":
    """Return an index in memory, or None where this Python's SQLite has no full-text engine."""
    try:
        import sqlite3
    except ImportError:
        return None
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(
            f"CREATE VIRTUAL TABLE documents USING fts5({', '.join(WEIGHTS)}, "
            "tokenize='porter unicode61 remove_diacritics 2')"
        )
    except sqlite3.OperationalError:
        connection.close()
        return None
    connection.executemany(
        "INSERT INTO documents VALUES (?, ?, ?, ?)",
        (
            tuple(map(_without_marks, (d.title, d.text, d.quote, _topic_names(d))))
            for d in documents
        ),
    )
    return connection


def _topic_names(document: Document) -> str:
    return "\n".join(names_of(topic).replace("\n", " ") for topic in document.topics)


def _without_marks(text: str) -> str:
    return text.replace(_OPEN, "").replace(_CLOSE, "")


def _ask(connection: "Connection", documents: tuple[Document, ...], match: str) -> tuple[Hit, ...]:
    marked = ", ".join(
        f"highlight(documents, {column}, '{_OPEN}', '{_CLOSE}')" for column in range(len(WEIGHTS))
    )
    found = connection.execute(
        f"SELECT rowid, -bm25(documents, {', '.join(map(str, WEIGHTS.values()))}) AS score, "  # noqa: S608 - only constants of this module
        f"{marked} FROM documents WHERE documents MATCH ? ORDER BY score DESC, rowid",
        (match,),
    )
    return tuple(_hit(documents[row[0] - 1], row[1], row[2:]) for row in found)


def _hit(document: Document, score: float, marked: tuple[str, str, str, str]) -> Hit:
    title, text, quote, topics = marked
    _, title_matches = _read_marks(title)
    for source, column in (("title", title), ("text", text), ("quote", quote)):
        plain, matches = _read_marks(column)
        if matches:
            return Hit(document, score, title_matches, Snippet(source, plain, matches))
    names = next(i for i, line in enumerate(topics.split("\n")) if _OPEN in line)
    return Hit(document, score, (), Snippet("topic", document.topics[names].label, ()))


def _read_marks(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a marked text without its marks, and where the marked words stand in it."""
    matches = []
    for number, mark in enumerate(_MARKED.finditer(marked)):
        start = mark.start() - 2 * number
        matches.append((start, start + len(mark[1])))
    return _without_marks(marked), tuple(matches)
