"""The index that a search reads: things that can be found, their words, and labels, in SQLite.

It is made from the model once and then read without it, so that a search loads no agreement.
Words are kept as :func:`treaty.search.vocabulary.tokens_of` returns them: the full-text engine of
SQLite cuts numbers at their points and takes ``wrong`` and ``wrongful`` for one word.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple, assert_never
from weakref import finalize

from treaty.errors import NoSqliteError, UnknownNameError
from treaty.language import in_english
from treaty.likeness import nearest
from treaty.reference import part_of
from treaty.search.vocabulary import (
    Label,
    Meaning,
    Probe,
    first_letters,
    keys_of,
    make_agreement_labels,
    make_labels,
    one_form,
    stem,
    tokens_of,
    words_of,
)
from treaty.undertaking import Strength

if TYPE_CHECKING:
    from treaty.corpus import Corpus
    from treaty.models import Lexicon

try:
    import sqlite3
except ImportError as error:
    raise NoSqliteError from error

VERSION = 14
"""Changes with the tables and with what is written into them."""

SEPARATOR = "\x1f"
"""Stands between words that are kept in one column."""


class Kind(StrEnum):
    """What was found."""

    CLAUSE = "clause"
    OBLIGATION = "obligation"
    MONEY = "money"
    NAME = "name"
    """An organisation, a document or the like that a clause names."""
    FACT = "fact"
    """A fact of the agreement as an instrument: who signed it, how long it lasts, …"""
    CLAIM = "claim"
    """What a press report claims about the agreement."""
    SILENCE = "silence"
    """What people ask and the agreement does not say."""
    TEXT = "text"
    """A sentence of the official text, from the copy that the user keeps; in no index."""


Subject = tuple[str, str]
"""An agreement's id and what a hit is about: a reference, or a kind and an id, "fact:term"."""


class Document(NamedTuple):
    """The words and keys by which one thing is found, and what is shown of it."""

    place: int
    """Its number in the index: documents stand in the order of the text."""
    agreement: str
    """Id of the agreement."""
    clause: str | None
    """The clause in which it stands or that it is about; of a silence, the nearest. None for what
    no clause says, such as who signed."""
    kind: Kind
    id: str
    """The clause's reference, or the id of an obligation, a sum, a named thing, a fact, a claim or
    a silence."""
    title: str
    """A clause's heading, an obligation's action, what money is for, a name in full, what a fact
    is about, what is claimed, what is absent."""
    text: str
    """What else is said about it in the editors' words; of a silence, the sentence that says it."""
    quote: str
    """Words of the official text."""
    page: int | None
    """Page of the official document, None where no page says it."""
    keys: str = ""
    """Ids of the vocabularies under which it stands, with spaces between them."""
    is_heading: bool = False
    """Whether it is a clause that has only other clauses in it."""
    bearer: str | None = None
    """Of an obligation: the id of the Participant who bears it, ``both`` or ``either``."""
    who: str | None = None
    """Of an obligation: the bearer in words. Of a claim: the publisher of the report."""
    strength: Strength | None = None
    """Of an obligation: how firm it is."""
    terms: str = ""
    """In words, of an obligation: its time limit, trigger and conditions; of money: how much, for
    what time and how firmly; of who signed: when and where. It is shown and not searched."""
    verdict: str | None = None
    """Of a claim: how it stands to the text."""
    reason: str | None = None
    """Of a claim: why the verdict. Of a silence: why the nearest clause is not the same."""
    chosen_by: str = ""
    """What a command needs behind it to be about the agreement; empty for the default."""

    @property
    def part(self) -> str | None:
        """The Part, or the preamble, in which it stands."""
        return part_of(self.clause) if self.clause else None

    @property
    def subject(self) -> Subject:
        """What a hit with it is about: its clause or, of what stands in no clause, itself."""
        if self.clause and self.kind not in (Kind.FACT, Kind.CLAIM, Kind.SILENCE):
            return self.agreement, self.clause
        return self.agreement, f"{self.kind}:{self.id}"

    @property
    def more(self) -> str:
        """The command that shows more of it."""
        return f"treaty {self._command}{self.chosen_by}"

    @property
    def _command(self) -> str:
        match self.kind:
            case Kind.CLAUSE | Kind.OBLIGATION | Kind.NAME:
                return f"show {self.clause}"
            case Kind.MONEY:
                return "aid-summary --explain"
            case Kind.FACT:
                return "info"
            case Kind.CLAIM:
                return f"claims --source {self.id.rpartition('-')[0]}"
            case Kind.SILENCE:
                return "silences"
            case Kind.TEXT:
                return f"read {self.clause}" if self.clause else "read"
            case _:
                assert_never(self.kind)


Spans = tuple[tuple[int, int], ...]
"""Where words stand in a text: the first character of each and the one behind its last."""

WEIGHTS = {"title": 6.0, "text": 3.0, "quote": 3.0, "keys": 1.0}
"""What something is called says more than what is said about it; a key says least, since many
things share it."""
TEXTS = ("title", "text", "quote")
# The usual parameters of BM25: how soon more of a word adds nothing, how much length counts.
_SATURATION = 1.2
_LENGTH = 0.75


SOURCES = tuple(WEIGHTS)
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
    ranges: tuple[tuple[int, int], ...]
    """The places of the first and the last document of each agreement."""
    clauses: int
    """How many clauses there are."""
    words: int
    """How many words they hold."""
    reservations: Mapping[str, str]
    """What every act of an agreement is subject to, in one line, by its id; empty if nothing."""
    coverage: Mapping[str, str]
    """What of an agreement is coded, in one line, by its id; empty if all of it."""

    @property
    def size(self) -> int:
        """How many documents there are."""
        return sum(last - first + 1 for first, last in self.ranges)

    @property
    def condition(self) -> str:
        """What holds of the places in it, in SQL."""
        ranges: list[tuple[int, int]] = []
        for first, last in self.ranges:
            if ranges and ranges[-1][1] + 1 == first:
                first, _ = ranges.pop()
            ranges.append((first, last))
        return f"({' OR '.join(f'place BETWEEN {first} AND {last}' for first, last in ranges)})"


class Index:
    """An index to read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take a database that :func:`write_index` filled."""
        self._ask = connection.execute
        # Who keeps an index in memory need not close it.
        finalize(self, connection.close)

    def scope(self, agreements: Collection[str] = ()) -> Scope:
        """Return some agreements as a scope; all of them if none is named.

        Raises:
            UnknownNameError: There is no such agreement.
        """
        rows = list(self._ask("SELECT * FROM agreements ORDER BY first"))
        ids = [row[0] for row in rows]
        for agreement in agreements:
            if agreement not in ids:
                raise UnknownNameError("agreement", agreement, ids, nearest(agreement, ids))
        if agreements:
            rows = [row for row in rows if row[0] in agreements]
        ids_, firsts, lasts, clauses, words, reservations, coverage = zip(*rows, strict=True)
        return Scope(
            *(ids_, tuple(zip(firsts, lasts, strict=True)), sum(clauses), sum(words)),
            dict(zip(ids_, reservations, strict=True)),
            dict(zip(ids_, coverage, strict=True)),
        )

    # ------------------------------------------------------------ documents

    def documents(self, scope: Scope) -> Iterator[Document]:
        """Yield all documents in the order of the text."""
        return self._documents(scope.condition)

    def documents_at(self, places: Iterable[int]) -> dict[int, Document]:
        """Return documents by their places."""
        listed = ", ".join(map(str, places))
        return {document.place: document for document in self._documents(f"place IN ({listed})")}

    def references(self, scope: Scope) -> list[str]:
        """Return the references of all clauses, in the order of the text."""
        rows = self._ask(
            f"SELECT clause FROM documents WHERE kind = ? AND {scope.condition} "  # noqa: S608 - only numbers
            "GROUP BY clause ORDER BY min(place)",
            (Kind.CLAUSE.value,),
        )
        return [reference for (reference,) in rows]

    def subjects(self, wanted: Iterable[Subject]) -> dict[Subject, Document]:
        """Return the document of each subject: the clause, the fact, … itself."""
        found: dict[Subject, Document] = {}
        for agreement, name in wanted:
            kind, _, id_ = name.rpartition(":")
            values = (id_, agreement, kind or Kind.CLAUSE.value)
            for document in self._documents("id = ? AND agreement = ? AND kind = ?", *values):
                found[agreement, name] = document
        return found

    def silences(self, beginnings: Collection[str], scope: Scope) -> list[tuple[int, list[str]]]:
        """Return the phrases of silences whose first words begin so, with their places."""
        rows = self._ask(
            "SELECT place, words FROM silences "  # noqa: S608 - only marks
            f"WHERE beginning IN ({marks(len(beginnings))}) AND {scope.condition}",
            (*beginnings,),
        )
        return [(place, words.split(SEPARATOR)) for place, words in rows]

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
                    texts.setdefault(SOURCES[source], set()).add((start, end))
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
            f"WHERE {condition} AND {scope.condition}",
            values,
        ).fetchall()

    def _weigh(self, occurrences: Iterable[_Occurrence], scope: Scope) -> dict[int, float]:
        """Return what a phrase is worth to each document in which it occurs (BM25)."""
        counts: dict[int, float] = {}
        for place, source, *_ in occurrences:
            counts[place] = counts.get(place, 0.0) + WEIGHTS[SOURCES[source]]
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
        wanted = f"SELECT label FROM label_keys WHERE key IN ({marks(len(keys))})"  # noqa: S608 - only marks
        return self._labels(f"labels.id IN ({wanted})", list(keys))

    def _labels(self, condition: str, values: Sequence[str]) -> list[Label]:
        rows = self._ask(
            "SELECT spelled, words, is_hidden, name, phrases, keys, topics, topic_names, is_verb "  # noqa: S608 - own conditions
            "FROM labels JOIN meanings ON meanings.id = meaning "
            f"WHERE {condition} ORDER BY labels.id",
            values,
        )
        labels = []
        for spelled, words, is_hidden, name, phrases, own_keys, topics, names, is_verb in rows:
            said = Probe(phrases=_parts(phrases), keys=_parts(own_keys))
            meaning = Meaning(name, said, Probe(keys=_parts(topics)), names, bool(is_verb))
            labels.append(Label(spelled, _parts(words), meaning, bool(is_hidden)))
        return labels

    def compared_topics(self) -> tuple[str, ...]:
        """Return the ids of the topics by which agreements are set side by side."""
        return tuple(topic for (topic,) in self._ask("SELECT topic FROM compared_topics"))

    def labels_holding(self, part: str) -> list[Label]:
        """Return the labels in which some signs stand, for what is written without spaces."""
        return self._labels("instr(words, ?)", [part])

    def known_words(self) -> set[str]:
        """Return the words of all texts and labels."""
        return {word for (word,) in self._ask("SELECT word FROM words")}

    def function_words(self, words: Collection[str]) -> set[str]:
        """Return those of some words that say nothing about what is sought."""
        rows = self._ask(
            f"SELECT word FROM function_words WHERE word IN ({marks(len(words))})",  # noqa: S608 - only marks
            list(words),
        )
        return {word for (word,) in rows}


def _parts(text: str) -> tuple[str, ...]:
    return tuple(text.split(SEPARATOR)) if text else ()


def marks(number: int) -> str:
    """Return as many marks of SQL that stand for a value."""
    return ", ".join("?" * number)


# ---------------------------------------------------------------- for other readers


class Naming(NamedTuple):
    """One thing that people name, by all that they call it, for readers without this engine."""

    spelled: tuple[str, ...]
    """Its names in every language."""
    places: frozenset[int]
    """The places of the documents that a search for any of them finds."""


def list_namings(
    index: Index, scope: Scope, corpus: "Corpus", lexicon: "Lexicon"
) -> Iterator[Naming]:
    """Yield what people call the things that an agreement speaks of.

    Kinds of operative verb are left out: they say little about a subject.

    Args:
        index: An index of the agreement and of the lexicon.
        scope: The agreement in it.
        corpus: The agreement.
        lexicon: The words for what it calls otherwise.
    """
    spelled: dict[Meaning, list[str]] = {}
    for label in (*make_agreement_labels(corpus, lexicon), *make_labels(corpus.codebook, lexicon)):
        spelled.setdefault(label.meaning, []).append(label.spelled)
    for meaning, names in spelled.items():
        found = index.find(meaning.words, scope).keys() | index.find(meaning.topics, scope).keys()
        if found and not meaning.is_verb:
            yield Naming(tuple(dict.fromkeys(names)), frozenset(found))


# ---------------------------------------------------------------- how it is made

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE compared_topics (topic TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE agreements (
    id TEXT PRIMARY KEY, first INTEGER, last INTEGER, clauses INTEGER, words INTEGER,
    reservation TEXT, coverage TEXT
);
CREATE TABLE documents (
    place INTEGER PRIMARY KEY, agreement TEXT, clause TEXT, kind TEXT, id TEXT, title TEXT,
    text TEXT, quote TEXT, page INTEGER, keys TEXT, is_heading INTEGER, bearer TEXT, who TEXT,
    strength TEXT, terms TEXT, verdict TEXT, reason TEXT, chosen_by TEXT,
    length INTEGER
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


@in_english()
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
    # Imported where an index is made: a search needs no model.
    from treaty.answers.coverage import coverage_note
    from treaty.answers.findable import make_documents
    from treaty.answers.terms import general_reservation

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
            "INSERT INTO agreements VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                corpus.agreement.id,
                first,
                first + len(documents) - 1,
                len(corpus.clauses),
                sum(lengths),
                general_reservation(corpus),
                coverage_note(corpus),
            ),
        )
        silences = [document for document in documents if document.kind is Kind.SILENCE]
        phrases = list(_phrases(corpus, silences))
        insert_many("INSERT OR IGNORE INTO silences VALUES (?, ?, ?)", phrases)
        for word in (word for row in phrases for word in row[-1].split(SEPARATOR)):
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
    compared = codebook.compared_topics if codebook else ()
    insert_many("INSERT INTO compared_topics VALUES (?)", ((each.topic,) for each in compared))
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


def _keys(label: Label, usual: Mapping[str, int]) -> set[str]:
    """Return by what a label is looked up: a turn of speech by the rarest of its words alone.

    It is looked for as a whole, and "of" would bring up a thousand others.
    """
    alone = label.keys
    if not label.is_hidden or len(alone) == 1:
        return keys_of(label.words)
    joined = {"".join(pair) for pair in pairwise(label.words)} | {"".join(label.words)}
    return {min(alone, key=lambda key: (usual[key], key))}.union(*(keys_of([w]) for w in joined))


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
    usual = Counter(key for label in labels for key in label.keys)
    connection.executemany(
        "INSERT INTO labels VALUES (?, ?, ?, ?, ?)",
        (
            (n, each.spelled, SEPARATOR.join(each.words), meanings[each.meaning], each.is_hidden)
            for n, each in numbered
        ),
    )
    connection.executemany(
        "INSERT INTO label_keys VALUES (?, ?)",
        ((key, n) for n, each in numbered for key in sorted(_keys(each, usual))),
    )
