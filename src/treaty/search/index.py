"""The index that a search reads: things that can be found, their words, and labels, in SQLite.

It is made from the model once and then read without it, so that a search loads no agreement.
Words are kept as :func:`treaty.search.vocabulary.tokens_of` returns them: the full-text engine of
SQLite cuts numbers at their points and takes ``wrong`` and ``wrongful`` for one word.
"""

import math
from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple
from weakref import finalize

from treaty.errors import NoSqliteError, UnknownNameError
from treaty.likeness import nearest
from treaty.reference import part_of
from treaty.search.vocabulary import (
    Label,
    Meaning,
    Probe,
    key,
    keys_of,
    make_agreement_labels,
    make_labels,
    stem,
    tokens_of,
    words_of,
)
from treaty.undertaking import BOTH, EITHER, Strength

if TYPE_CHECKING:
    from treaty.corpus import Corpus
    from treaty.models import Lexicon, MonetaryCommitment, Obligation, UnpricedSupport

try:
    import sqlite3
except ImportError as error:
    raise NoSqliteError from error

VERSION = 2
"""Changes with the tables and with what is written into them."""

_SEPARATOR = "\x1f"


class Kind(StrEnum):
    """What was found."""

    CLAUSE = "clause"
    OBLIGATION = "obligation"
    MONEY = "money"
    NAME = "name"
    """An organisation, a document or the like that a clause names."""


ClauseKey = tuple[str, str]
"""An agreement's id and a reference."""


class Document(NamedTuple):
    """The words and keys by which one thing is found, and what is shown of it."""

    place: int
    """Its number in the index: documents stand in the order of the text."""
    agreement: str
    """Id of the agreement."""
    clause: str
    kind: Kind
    id: str
    """The clause's reference, an obligation's or sum's id, a named thing's id."""
    title: str
    """A clause's heading, an obligation's action, what money is for, a name in full."""
    text: str
    """What else is said about it in the editors' words."""
    quote: str
    """Words of the official text."""
    page: int
    keys: str = ""
    """Ids of the vocabularies under which it stands, with spaces between them."""
    is_heading: bool = False
    """Whether it is a clause that has only other clauses in it."""
    bearer: str | None = None
    """Of an obligation: the id of the Participant who bears it, ``both`` or ``either``."""
    who: str | None = None
    """Of an obligation: the bearer in words."""
    strength: Strength | None = None
    """Of an obligation: how firm it is."""

    @property
    def part(self) -> str:
        """The Part, or the preamble, in which it stands."""
        return part_of(self.clause)

    @property
    def clause_key(self) -> ClauseKey:
        """What tells its clause from those of other agreements."""
        return self.agreement, self.clause


Spans = tuple[tuple[int, int], ...]
"""Where words stand in a text: the first character of each and the one behind its last."""

WEIGHTS = {"title": 6.0, "text": 3.0, "quote": 3.0, "keys": 1.0}
"""What something is called says more than what is said about it; a key says least, since many
things share it."""
TEXTS = ("title", "text", "quote")
# The usual parameters of BM25: how soon more of a word adds nothing, how much length counts.
_SATURATION = 1.2
_LENGTH = 0.75


_SOURCES = tuple(WEIGHTS)
_Occurrence = tuple[int, int, int, int, int]
"""Where a phrase stands: the place of the document, the number of the text, its position there in
words, and where it begins and ends."""


class Matching(NamedTuple):
    """How a document matches."""

    score: float
    """The higher, the better; comparable within one probe."""
    spans: dict[str, Spans]
    """Where the matching words stand, by the name of each text that holds any."""


class Scope(NamedTuple):
    """The agreement or agreements in which is searched."""

    agreements: tuple[str, ...]
    first: int
    """The place of the first document."""
    last: int
    clauses: int
    """How many clauses there are."""
    words: int
    """How many words they hold."""

    @property
    def size(self) -> int:
        """How many documents there are."""
        return self.last - self.first + 1


class Index:
    """An index to read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take a database that :func:`write_index` filled."""
        self._ask = connection.execute
        # Who keeps an index in memory need not close it.
        finalize(self, connection.close)

    def scope(self, agreement: str | None = None) -> Scope:
        """Return an agreement as a scope, or all of them.

        Raises:
            UnknownNameError: There is no such agreement.
        """
        rows = list(
            self._ask("SELECT id, first, last, clauses, words FROM agreements ORDER BY first")
        )
        if agreement is not None:
            ids = [row[0] for row in rows]
            if agreement not in ids:
                raise UnknownNameError("agreement", agreement, ids, nearest(agreement, ids))
            rows = [row for row in rows if row[0] == agreement]
        ids_, firsts, lasts, clauses, words = zip(*rows, strict=True)
        return Scope(ids_, min(firsts), max(lasts), sum(clauses), sum(words))

    # ------------------------------------------------------------ documents

    def documents(self, scope: Scope) -> Iterator[Document]:
        """Yield all documents in the order of the text."""
        return self._documents("place BETWEEN ? AND ?", scope.first, scope.last)

    def documents_at(self, places: Iterable[int]) -> dict[int, Document]:
        """Return documents by their places."""
        listed = ", ".join(map(str, places))
        return {document.place: document for document in self._documents(f"place IN ({listed})")}

    def references(self, scope: Scope) -> set[str]:
        """Return the references of all clauses."""
        rows = self._ask(
            "SELECT clause FROM documents WHERE place BETWEEN ? AND ?", (scope.first, scope.last)
        )
        return {reference for (reference,) in rows}

    def clauses(self, wanted: Iterable[ClauseKey]) -> dict[ClauseKey, Document]:
        """Return the documents of clauses themselves."""
        return {
            each: document
            for each in wanted
            for document in self._documents(
                "agreement = ? AND clause = ? AND kind = ?", *each, Kind.CLAUSE.value
            )
        }

    def _documents(self, condition: str, *values: str | int) -> Iterator[Document]:
        shown = ", ".join(Document._fields)
        rows = self._ask(
            f"SELECT {shown} FROM documents WHERE {condition} ORDER BY place",  # noqa: S608 - own conditions
            values,
        )
        for document in map(Document._make, rows):
            yield document._replace(
                kind=Kind(document.kind),
                is_heading=bool(document.is_heading),
                strength=Strength(document.strength) if document.strength else None,
            )

    # ------------------------------------------------------------ matching

    def find(self, probe: Probe, scope: Scope) -> dict[int, Matching]:
        """Return how each document matches that does, by its place."""
        every = [
            *(self._phrase(words_of(phrase), scope) for phrase in probe.phrases),
            *(self._ask_where("word = ?", (word,), scope) for word in probe.words),
            *(self._prefix("".join(words_of(prefix)), scope) for prefix in probe.prefixes),
            *(self._phrase([each], scope) for each in probe.keys),
        ]
        scores: dict[int, float] = {}
        spans: dict[int, dict[str, set[tuple[int, int]]]] = {}
        for occurrences in every:
            for place, score in self._weigh(occurrences, scope).items():
                scores[place] = scores.get(place, 0.0) + score
            for place, source, _, start, end in occurrences:
                texts = spans.setdefault(place, {})
                if end:
                    texts.setdefault(_SOURCES[source], set()).add((start, end))
        return {
            place: Matching(score, {name: tuple(sorted(at)) for name, at in spans[place].items()})
            for place, score in scores.items()
        }

    def _phrase(self, words: list[str], scope: Scope) -> list[_Occurrence]:
        """Return where words stand one behind the other, in any inflection."""
        if not words:
            return []
        first, *others = words
        found = self._ask_where("stem = ?", (stem(first),), scope)
        for distance, word in enumerate(others, 1):
            there = {
                (place, source, position - distance): end
                for place, source, position, _, end in self._ask_where(
                    "stem = ?", (stem(word),), scope
                )
            }
            found = [
                (place, source, position, start, there[place, source, position])
                for place, source, position, start, _ in found
                if (place, source, position) in there
            ]
        return found

    def _prefix(self, prefix: str, scope: Scope) -> list[_Occurrence]:
        """Return where words stand that begin so."""
        return self._ask_where("word BETWEEN ? AND ?", (prefix, prefix + "\U0010ffff"), scope)

    def _ask_where(
        self, condition: str, values: tuple[str, ...], scope: Scope
    ) -> list[_Occurrence]:
        return self._ask(
            "SELECT place, source, position, start, end FROM words "  # noqa: S608 - own conditions
            "CROSS JOIN occurrences ON occurrences.word_id = words.id "
            f"WHERE {condition} AND place BETWEEN ? AND ?",
            (*values, scope.first, scope.last),
        ).fetchall()

    def _weigh(self, occurrences: Iterable[_Occurrence], scope: Scope) -> dict[int, float]:
        """Return what a phrase is worth to each document in which it occurs (BM25)."""
        counts: dict[int, float] = {}
        for place, source, *_ in occurrences:
            counts[place] = counts.get(place, 0.0) + WEIGHTS[_SOURCES[source]]
        rarity = math.log(1 + (scope.size - len(counts) + 0.5) / (len(counts) + 0.5))
        usual = scope.words / scope.size
        return {
            place: rarity
            * (count * (_SATURATION + 1))
            / (count + _SATURATION * (1 - _LENGTH + _LENGTH * self._lengths[place] / usual))
            for place, count in counts.items()
        }

    @cached_property
    def _lengths(self) -> dict[int, int]:
        """How many words each document holds."""
        return dict(self._ask("SELECT place, length FROM documents"))

    # ------------------------------------------------------------ vocabularies

    def labels(self, keys: Collection[str]) -> list[Label]:
        """Return the labels that are looked up by any of some keys."""
        rows = self._ask(
            "SELECT spelled, words, is_hidden, name, phrases, keys, topics, topic_names, is_verb "  # noqa: S608 - only marks
            "FROM labels JOIN meanings ON meanings.id = meaning WHERE labels.id IN "
            f"(SELECT label FROM label_keys WHERE key IN ({_marks(len(keys))})) "
            "ORDER BY labels.id",
            list(keys),
        )
        labels = []
        for spelled, words, is_hidden, name, phrases, own_keys, topics, names, is_verb in rows:
            said = Probe(phrases=_parts(phrases), keys=_parts(own_keys))
            meaning = Meaning(name, said, Probe(keys=_parts(topics)), names, bool(is_verb))
            labels.append(Label(spelled, _parts(words), meaning, bool(is_hidden)))
        return labels

    def known_words(self) -> set[str]:
        """Return the words of all texts and labels."""
        return {word for (word,) in self._ask("SELECT word FROM words")}

    def function_words(self, words: Collection[str]) -> set[str]:
        """Return those of some words that say nothing about what is sought."""
        rows = self._ask(
            f"SELECT word FROM function_words WHERE word IN ({_marks(len(words))})",  # noqa: S608 - only marks
            list(words),
        )
        return {word for (word,) in rows}


def _parts(text: str) -> tuple[str, ...]:
    return tuple(text.split(_SEPARATOR)) if text else ()


def _marks(number: int) -> str:
    return ", ".join("?" * number)


# ---------------------------------------------------------------- made from the data

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE agreements (
    id TEXT PRIMARY KEY, first INTEGER, last INTEGER, clauses INTEGER, words INTEGER
);
CREATE TABLE documents (
    place INTEGER PRIMARY KEY, agreement TEXT, clause TEXT, kind TEXT, id TEXT, title TEXT,
    text TEXT, quote TEXT, page INTEGER, keys TEXT, is_heading INTEGER, bearer TEXT, who TEXT,
    strength TEXT, length INTEGER
);
CREATE INDEX clauses ON documents (clause, agreement, kind);
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
            f"INSERT INTO documents VALUES ({_marks(len(Document._fields) + 1)})",  # noqa: S608 - only marks
            ((*d, length) for d, length in zip(documents, lengths, strict=True)),
        )
        insert(
            "INSERT INTO agreements VALUES (?, ?, ?, ?, ?)",
            (
                corpus.agreement.id,
                first,
                first + len(documents) - 1,
                len(corpus.clauses),
                sum(lengths),
            ),
        )
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


def _occurrences(document: Document, words: dict[str, int]) -> Iterator[tuple[int, ...]]:
    """Yield where each word of a document stands, as a row; give new words a number."""
    for source, name in enumerate(TEXTS):
        for position, word, start, end in tokens_of(getattr(document, name)):
            number = words.setdefault(word, len(words) + 1)
            yield number, document.place, source, position, start, end
    for position, word in enumerate(document.keys.split()):
        number = words.setdefault(word, len(words) + 1)
        yield number, document.place, _SOURCES.index("keys"), position, 0, 0


def _insert_labels(connection: sqlite3.Connection, labels: list[Label]) -> None:
    meanings = {meaning: n for n, meaning in enumerate(dict.fromkeys(m.meaning for m in labels), 1)}
    connection.executemany(
        "INSERT INTO meanings VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                number,
                meaning.name,
                _SEPARATOR.join(meaning.words.phrases),
                _SEPARATOR.join(meaning.words.keys),
                _SEPARATOR.join(meaning.topics.keys),
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
            (n, each.spelled, _SEPARATOR.join(each.words), meanings[each.meaning], each.is_hidden)
            for n, each in numbered
        ),
    )
    connection.executemany(
        "INSERT INTO label_keys VALUES (?, ?)",
        ((key_, n) for n, each in numbered for key_ in sorted(keys_of(each.words))),
    )


def make_documents(corpus: "Corpus") -> Iterator[Document]:
    """Yield everything that can be found, clause by clause in the order of the text."""
    others: dict[str, list[Document]] = {clause.clause: [] for clause in corpus.clauses}
    for document in (*_money(corpus), *_names(corpus)):
        others[document.clause].append(document)
    above = {clause.clause.rpartition(".")[0] for clause in corpus.clauses}
    for clause in corpus.clauses:
        yield Document(
            place=0,
            agreement=corpus.agreement.id,
            clause=clause.clause,
            kind=Kind.CLAUSE,
            id=clause.clause,
            title=clause.heading,
            text=" · ".join(filter(None, (clause.group_heading, clause.summary))),
            quote=" … ".join(sentence.anchor for sentence in clause.no_undertaking),
            page=clause.pages[0],
            is_heading=clause.clause in above and not clause.obligations,
        )
        yield from (_obligation(corpus, obligation) for obligation in clause.obligations)
        yield from others[clause.clause]


def _obligation(corpus: "Corpus", obligation: "Obligation") -> Document:
    topics = dict.fromkeys(obligation.topics)
    topics.update((corpus.topics[topic].parent or topic, None) for topic in obligation.topics)
    names = {p.id: (*p.names, p.name)[0] for p in corpus.agreement.participants}
    return Document(
        place=0,
        agreement=corpus.agreement.id,
        clause=obligation.clause,
        kind=Kind.OBLIGATION,
        id=obligation.id,
        title=obligation.action,
        text="",
        quote=f"{obligation.operative_verb} … {obligation.anchor}",
        page=obligation.page,
        keys=" ".join(
            [*(key("topic", topic) for topic in topics), key("modality", obligation.modality)]
        ),
        bearer=obligation.bearer,
        # Who is no Participant is all of them.
        who={BOTH: "jointly", EITHER: "either", **names}[obligation.bearer],
        strength=corpus.strength_of(obligation),
    )


def _money(corpus: "Corpus") -> Iterator[Document]:
    support: tuple[MonetaryCommitment | UnpricedSupport, ...] = (
        *corpus.commitments,
        *corpus.unpriced,
    )
    for money in support:
        yield Document(
            place=0,
            agreement=corpus.agreement.id,
            clause=money.clause,
            kind=Kind.MONEY,
            id=money.id,
            title=money.title,
            text=money.note or "",
            quote=money.anchor,
            page=money.page,
        )


def _names(corpus: "Corpus") -> Iterator[Document]:
    for entity in corpus.agreement.entities:
        for reference in entity.clauses:
            yield Document(
                place=0,
                agreement=corpus.agreement.id,
                clause=reference,
                kind=Kind.NAME,
                id=entity.id,
                title=entity.name,
                text="",
                quote=" · ".join(entity.text_forms),
                page=corpus.clauses_by_reference[reference].pages[0],
                keys=key("entity", entity.id),
            )
