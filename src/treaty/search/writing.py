"""Make an index from the model: the one place in which a search knows the model."""

import sqlite3
from collections.abc import Iterable

from treaty.corpus import Corpus
from treaty.models import Lexicon
from treaty.search import contents
from treaty.search.documents import Document
from treaty.search.index import (
    CLOSE,
    OPEN,
    SEPARATOR,
    TEXTS,
    TOKENIZER,
    VERSION,
    WEIGHTS,
    Index,
    marks,
)
from treaty.search.labels import BEGINNING, Label, Meaning
from treaty.search.probe import bigrams

_NO_MARKS = str.maketrans(dict.fromkeys((OPEN, CLOSE, SEPARATOR), " "))

_TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE agreements (id TEXT PRIMARY KEY, first INTEGER, last INTEGER, clauses INTEGER);
CREATE TABLE documents (
    place INTEGER PRIMARY KEY, agreement TEXT, clause TEXT, kind TEXT, id TEXT, title TEXT,
    text TEXT, quote TEXT, page INTEGER, keys TEXT, is_heading INTEGER, bearer TEXT, who TEXT,
    beneficiary TEXT, modality TEXT, strength TEXT, unspaced TEXT
);
CREATE INDEX clauses ON documents (clause, agreement, kind);
CREATE TABLE names (kind TEXT, folded TEXT, id TEXT, agreement TEXT);
CREATE INDEX names_by_kind ON names (kind, folded);
CREATE TABLE topics (id TEXT PRIMARY KEY, parent TEXT);
CREATE TABLE function_words (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE meanings (
    id INTEGER PRIMARY KEY, name TEXT, phrases TEXT, keys TEXT, topics TEXT, topic_names TEXT,
    is_verb INTEGER
);
CREATE TABLE labels (
    id INTEGER PRIMARY KEY, language TEXT, spelled TEXT, words TEXT, meaning INTEGER,
    is_hidden INTEGER
);
CREATE TABLE beginnings (
    language TEXT, beginning TEXT, label INTEGER, PRIMARY KEY (language, beginning, label)
) WITHOUT ROWID;
"""
_WORDS = (
    f"CREATE VIRTUAL TABLE words USING fts5({', '.join(WEIGHTS)}, content='documents', "
    f"content_rowid='place', {TOKENIZER})"
)


def write_index(
    connection: sqlite3.Connection, corpora: Iterable[Corpus], lexicon: Lexicon, key: str
) -> None:
    """Fill an empty database.

    Args:
        connection: The database.
        corpora: The agreements, taken one by one.
        lexicon: The words for what they call otherwise.
        key: What tells this content from another.

    Raises:
        sqlite3.Error: It cannot be written.
    """
    connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES}")
    insert = connection.execute
    meanings: dict[Meaning, int] = {}
    labels: set[Label] = set()

    def add_labels(found: Iterable[Label]) -> None:
        for label in found:
            if label not in labels:
                labels.add(label)
                _add_label(connection, label, meanings, len(labels))

    insert("BEGIN")
    first = 1
    codebook = None
    for corpus in corpora:
        rows = [_row(document) for document in contents.make_documents(corpus, first)]
        many = marks(len(Document._fields) + 1)
        connection.executemany(f"INSERT INTO documents VALUES ({many})", rows)  # noqa: S608 - only marks
        insert(
            "INSERT INTO agreements VALUES (?, ?, ?, ?)",
            (corpus.agreement.id, first, first + len(rows) - 1, len(corpus.clauses)),
        )
        first += len(rows)
        add_labels(contents.make_agreement_labels(corpus, lexicon))
        _add_names(connection, contents.make_names(corpus))
        codebook = corpus.codebook
    if codebook is not None:
        add_labels(contents.make_labels(codebook, lexicon))
        _add_names(connection, contents.make_vocabulary_names(codebook))
        connection.executemany(
            "INSERT INTO topics VALUES (?, ?)", ((t.id, t.parent) for t in codebook.topics)
        )
    connection.executemany(
        "INSERT OR IGNORE INTO function_words VALUES (?)",
        ((word,) for words in lexicon.function_words.values() for word in words),
    )
    insert("INSERT INTO facts VALUES ('version', ?), ('key', ?)", (str(VERSION), key))
    try:
        insert(_WORDS)
        insert("INSERT INTO words(words) VALUES ('rebuild')")
        insert("INSERT INTO words(words) VALUES ('optimize')")
        weights = ", ".join(map(str, WEIGHTS.values()))
        insert("INSERT INTO words(words, rank) VALUES ('rank', ?)", (f"bm25({weights})",))
    except sqlite3.OperationalError as error:
        if "no such module" not in str(error):
            raise
    insert("COMMIT")


def build_index(corpora: Iterable[Corpus], lexicon: Lexicon) -> Index:
    """Return an index in memory.

    Args:
        corpora: The agreements, taken one by one.
        lexicon: The words for what they call otherwise.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None)
    write_index(connection, corpora, lexicon, key="")
    return Index(connection)


def _row(document: Document) -> tuple[object, ...]:
    texts = [getattr(document, name).translate(_NO_MARKS) for name in TEXTS]
    # Nearly all text is written with spaces, and that test is the quickest.
    unspaced = " ".join(bigrams(text) for text in texts if not text.isascii())
    title, text, quote = texts
    return (*document._replace(title=title, text=text, quote=quote), unspaced)


def _add_label(
    connection: sqlite3.Connection, label: Label, meanings: dict[Meaning, int], number: int
) -> None:
    meaning = label.meaning
    if meaning not in meanings:
        meanings[meaning] = len(meanings) + 1
        connection.execute(
            "INSERT INTO meanings VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                meanings[meaning],
                meaning.name,
                SEPARATOR.join(meaning.words.phrases),
                SEPARATOR.join(meaning.words.keys),
                SEPARATOR.join(meaning.topics.keys),
                meaning.topic_names,
                meaning.is_verb,
            ),
        )
    words = SEPARATOR.join(label.words)
    connection.execute(
        "INSERT INTO labels VALUES (?, ?, ?, ?, ?, ?)",
        (number, label.language, label.spelled, words, meanings[meaning], label.is_hidden),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO beginnings VALUES (?, ?, ?)",
        ((label.language, word[:BEGINNING], number) for word in label.words),
    )


def _add_names(connection: sqlite3.Connection, names: Iterable[contents.Name]) -> None:
    connection.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", names)
