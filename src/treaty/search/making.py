"""Make the index that a search reads, from the model."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from treaty.errors import NoSqliteError
from treaty.search.index import (
    SEPARATOR,
    SOURCES,
    TEXTS,
    VERSION,
    Document,
    Index,
    Kind,
    marks,
)
from treaty.search.vocabulary import (
    Label,
    first_letters,
    keys_of,
    make_agreement_labels,
    make_labels,
    one_form,
    stem,
    tokens_of,
    words_of,
)

try:
    import sqlite3
except ImportError as error:
    raise NoSqliteError from error

if TYPE_CHECKING:
    from treaty.corpus import Corpus
    from treaty.models import Lexicon


_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE agreements (
    id TEXT PRIMARY KEY, first INTEGER, last INTEGER, clauses INTEGER, words INTEGER,
    reservation TEXT
);
CREATE TABLE documents (
    place INTEGER PRIMARY KEY, agreement TEXT, clause TEXT, kind TEXT, id TEXT, title TEXT,
    text TEXT, quote TEXT, page INTEGER, keys TEXT, is_heading INTEGER, bearer TEXT, who TEXT,
    strength TEXT, verdict TEXT, reason TEXT, length INTEGER
);
CREATE INDEX ids ON documents (id, agreement, kind);
CREATE TABLE silences (
    beginning TEXT, place INTEGER, words TEXT, PRIMARY KEY (beginning, place, words)
) WITHOUT ROWID;
CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT UNIQUE, stem TEXT);
CREATE INDEX stems ON words (stem);
CREATE TABLE occurrences (
    word_id INTEGER, place INTEGER, source INTEGER, position INTEGER, start INTEGER, end INTEGER,
    PRIMARY KEY (word_id, place, source, position)
) WITHOUT ROWID;
CREATE TABLE function_words (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE meanings (
    id INTEGER PRIMARY KEY, name TEXT, phrases TEXT, keys TEXT, topics TEXT, topic_names TEXT,
    is_verb INTEGER
);
CREATE TABLE labels (
    id INTEGER PRIMARY KEY, spelled TEXT, words TEXT, meaning INTEGER, is_hidden INTEGER
);
CREATE TABLE label_keys (key TEXT, label INTEGER, PRIMARY KEY (key, label)) WITHOUT ROWID;
"""


def build_index(corpora: "Iterable[Corpus]", lexicon: "Lexicon") -> Index:
    """Return an index in memory.

    Args:
        corpora: The agreements.
        lexicon: The words for what they call otherwise.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None)
    write_index(connection, corpora, lexicon, fingerprint="")
    return Index(connection)


def write_index(
    connection: sqlite3.Connection,
    corpora: "Iterable[Corpus]",
    lexicon: "Lexicon",
    fingerprint: str,
) -> None:
    """Fill an empty database.

    Args:
        connection: The database.
        corpora: The agreements.
        lexicon: The words for what they call otherwise.
        fingerprint: What tells this content from another.

    Raises:
        sqlite3.Error: It cannot be written.
    """
    # Most runs make no index.
    from treaty.answers.reservation import general_reservation
    from treaty.search.documents import make_documents

    connection.executescript(_TABLES)
    insert, insert_many = connection.execute, connection.executemany
    words: dict[str, int] = {}
    labels: dict[Label, None] = {}
    codebook = None
    first = 1
    insert("BEGIN")
    for corpus in corpora:
        documents = [
            document._replace(place=place)
            for place, document in enumerate(make_documents(corpus), first)
        ]
        occurrences = [list(_occurrences(document, words)) for document in documents]
        lengths = [len(each) for each in occurrences]
        insert_many(
            "INSERT OR IGNORE INTO occurrences VALUES (?, ?, ?, ?, ?, ?)",
            chain.from_iterable(occurrences),
        )
        insert_many(
            f"INSERT INTO documents VALUES ({marks(len(Document._fields) + 1)})",  # noqa: S608 - only marks
            ((*d, length) for d, length in zip(documents, lengths, strict=True)),
        )
        insert(
            "INSERT INTO agreements VALUES (?, ?, ?, ?, ?, ?)",
            (
                corpus.agreement.id,
                first,
                first + len(documents) - 1,
                len(corpus.clauses),
                sum(lengths),
                general_reservation(corpus),
            ),
        )
        silences = [document for document in documents if document.kind is Kind.SILENCE]
        phrases = list(_phrases(corpus, silences))
        insert_many("INSERT OR IGNORE INTO silences VALUES (?, ?, ?)", phrases)
        for word in (word for *_, phrase in phrases for word in phrase.split(SEPARATOR)):
            words.setdefault(word, len(words) + 1)
        first += len(documents)
        labels |= dict.fromkeys(make_agreement_labels(corpus, lexicon))
        codebook = corpus.codebook
    if codebook is not None:
        labels |= dict.fromkeys(make_labels(codebook, lexicon))
    for word in (word for label in labels for word in label.words):
        words.setdefault(word, len(words) + 1)
    _insert_labels(connection, list(labels))
    insert_many("INSERT INTO words VALUES (?, ?, ?)", ((n, w, stem(w)) for w, n in words.items()))
    insert_many(
        "INSERT OR IGNORE INTO function_words VALUES (?)",
        ((word,) for listed in lexicon.function_words.values() for word in listed),
    )
    insert("INSERT INTO facts VALUES ('version', ?), ('key', ?)", (str(VERSION), fingerprint))
    insert("COMMIT")


def _phrases(corpus: "Corpus", documents: list[Document]) -> Iterator[tuple[str, int, str]]:
    """Yield the words by which people ask about each silence, as rows."""
    for document, silence in zip(documents, corpus.silences, strict=True):
        for phrase in chain.from_iterable(silence.words.values()):
            if words := words_of(one_form(phrase)):
                yield first_letters(words[0]), document.place, SEPARATOR.join(words)


def _occurrences(document: Document, words: dict[str, int]) -> Iterator[tuple[int, ...]]:
    """Yield where each word of a document stands, as a row; give new words a number.

    A silence has none: it is found by the words that are listed for it alone.
    """
    if document.kind is Kind.SILENCE:
        return
    for source, name in enumerate(TEXTS):
        for position, word, start, end in tokens_of(getattr(document, name)):
            number = words.setdefault(word, len(words) + 1)
            yield number, document.place, source, position, start, end
    for position, word in enumerate(document.keys.split()):
        number = words.setdefault(word, len(words) + 1)
        yield number, document.place, SOURCES.index("keys"), position, 0, 0


def _insert_labels(connection: sqlite3.Connection, labels: list[Label]) -> None:
    meanings = {meaning: n for n, meaning in enumerate(dict.fromkeys(m.meaning for m in labels), 1)}
    connection.executemany(
        "INSERT INTO meanings VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                number,
                meaning.name,
                SEPARATOR.join(meaning.words.phrases),
                SEPARATOR.join(meaning.words.keys),
                SEPARATOR.join(meaning.topics.keys),
                meaning.topic_names,
                meaning.is_verb,
            )
            for meaning, number in meanings.items()
        ),
    )
    numbered = list(enumerate(labels, 1))
    connection.executemany(
        "INSERT INTO labels VALUES (?, ?, ?, ?, ?)",
        (
            (n, each.spelled, SEPARATOR.join(each.words), meanings[each.meaning], each.is_hidden)
            for n, each in numbered
        ),
    )
    connection.executemany(
        "INSERT INTO label_keys VALUES (?, ?)",
        ((key_, n) for n, each in numbered for key_ in sorted(keys_of(each.words))),
    )
