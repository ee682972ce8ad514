"""Match documents with SQLite's full-text engine, in memory."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from treaty.search.documents import Document
from treaty.search.probe import CJK, WORD, Probe, bigrams

if TYPE_CHECKING:
    from sqlite3 import Connection

Spans = tuple[tuple[int, int], ...]

_OPEN, _CLOSE = "\x02", "\x03"

# What something is called says more than what is said about it; a key says least, since many
# things share it.
WEIGHTS = {"title": 6.0, "text": 3.0, "quote": 3.0, "unspaced": 3.0, "keys": 1.0}
TEXTS = ("title", "text", "quote")


class FullText:
    """An index in memory; a document is called by its place in the sequence."""

    def __init__(self, connection: "Connection", documents: Sequence[Document]) -> None:
        """Index documents; see :func:`open_full_text`."""
        self._connection = connection
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO documents VALUES (?, ?, ?, ?, ?)", map(_row, documents))
        connection.execute("COMMIT")

    def find(self, probe: Probe) -> dict[int, float]:
        """Return what matches with its score: the higher, the better."""
        found = self._connection.execute(
            f"SELECT rowid, -bm25(documents, {', '.join(map(str, WEIGHTS.values()))}) "  # noqa: S608 - only constants of this module
            "FROM documents WHERE documents MATCH ?",
            (expression(probe),),
        )
        return {rowid - 1: score for rowid, score in found}

    def mark(self, probe: Probe, places: Iterable[int]) -> dict[int, dict[str, Spans]]:
        """Return where in which text the given documents match, as positions."""
        marked = ", ".join(
            f"highlight(documents, {column}, '{_OPEN}', '{_CLOSE}')" for column in range(len(TEXTS))
        )
        rows = ", ".join(str(place + 1) for place in places)
        found = self._connection.execute(
            f"SELECT rowid, {marked} FROM documents WHERE documents MATCH ? AND rowid IN ({rows})",  # noqa: S608 - constants and integers
            (expression(probe),),
        )
        return {
            row[0] - 1: {name: _spans(text) for name, text in zip(TEXTS, row[1:], strict=True)}
            for row in found
        }

    def stem(self, words: Sequence[str]) -> list[str]:
        """Return the stems by which the engine compares words."""
        ask = self._connection.execute
        ask("DELETE FROM words")
        ask("INSERT INTO words VALUES (?)", (" ".join(words),))
        return [stem for (stem,) in ask("SELECT term FROM stems ORDER BY offset")]


def open_full_text(documents: Sequence[Document]) -> FullText | None:
    """Index documents, or return None where this Python's SQLite has no full-text engine."""
    try:
        import sqlite3
    except ImportError:
        return None
    connection = sqlite3.connect(":memory:", isolation_level=None)
    tokenizer = "tokenize='porter unicode61 remove_diacritics 2'"
    try:
        connection.execute(
            f"CREATE VIRTUAL TABLE documents USING fts5({', '.join(WEIGHTS)}, {tokenizer})"
        )
        connection.execute(f"CREATE VIRTUAL TABLE words USING fts5(word, {tokenizer})")
        connection.execute("CREATE VIRTUAL TABLE stems USING fts5vocab(words, instance)")
    except sqlite3.OperationalError:
        connection.close()
        return None
    return FullText(connection, documents)


def expression(probe: Probe) -> str:
    """Return a probe in the engine's language; no sign of a user means anything in it.

    >>> expression(Probe(phrases=("Rome* Statute", "国際法"), prefixes=("immob",)))
    '({title text quote} : ("Rome Statute" OR "immob" *)) OR (unspaced : ("国際 際法"))'
    """
    texts: list[str] = []
    unspaced: list[str] = []
    for phrase in probe.phrases:
        if CJK.search(phrase):
            unspaced.append(f'"{bigrams(phrase)}"')
        else:
            texts.append(f'"{" ".join(WORD.findall(phrase))}"')
    texts += [f'"{" ".join(WORD.findall(prefix))}" *' for prefix in probe.prefixes]
    keys = [f'"{key}"' for key in probe.keys]
    columns = (("{title text quote}", texts), ("unspaced", unspaced), ("keys", keys))
    return " OR ".join(f"({name} : ({' OR '.join(any_)}))" for name, any_ in columns if any_)


def _row(document: Document) -> tuple[str, ...]:
    texts = (document.title, document.text, document.quote)
    plain = [text.replace(_OPEN, " ").replace(_CLOSE, " ") for text in texts]
    # Nearly all text is written with spaces, and that test is the quickest.
    unspaced = " ".join(bigrams(text) for text in texts if not text.isascii())
    return (*plain, unspaced, " ".join(document.keys))


def _spans(marked: str) -> Spans:
    """Return where in a text the marked words stood before they were marked."""
    spans = []
    for number, part in enumerate(marked.split(_OPEN)[1:]):
        start = sum(len(p) for p in marked.split(_OPEN)[: number + 1]) - number
        spans.append((start, start + part.index(_CLOSE)))
    return tuple(spans)
