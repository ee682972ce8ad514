"""The index that a search reads: documents, their words, labels and names in one SQLite database.

It is made from the model once and then read without it, so that a search neither loads an
agreement nor indexes one. Where SQLite has no full-text engine, the texts are scanned.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple
from weakref import finalize

from treaty.errors import NoSqliteError, UnknownNameError
from treaty.likeness import nearest
from treaty.search import scan
from treaty.search.documents import Document, Kind
from treaty.search.hits import Spans
from treaty.search.labels import Label, Meaning
from treaty.search.probe import CJK, WORD, Language, Probe, bigrams
from treaty.strength import Strength

try:
    import sqlite3
except ImportError as error:
    raise NoSqliteError from error

VERSION = 1
"""Changes with the tables and with what is written into them."""

# What something is called says more than what is said about it; a key says least, since many
# things share it.
WEIGHTS = {"title": 6.0, "text": 3.0, "quote": 3.0, "unspaced": 3.0, "keys": 1.0}
TEXTS = ("title", "text", "quote")

ANY = "TRUE"
"""The condition in SQL that everything meets."""
MOST_LIKELY = 300
"""So many documents of a large scope are weighed in full."""
MOST_WEIGHED = 10_000
"""What more documents match tells none of them from another."""

OPEN, CLOSE = "\x02", "\x03"
SEPARATOR = "\x1f"

TOKENIZER = "tokenize='porter unicode61 remove_diacritics 2'"
_SHOWN = ", ".join(Document._fields)


class Scope(NamedTuple):
    """The agreement or agreements in which is searched."""

    agreements: tuple[str, ...]
    first: int
    """The place of the first document."""
    last: int
    clauses: int
    """How many clauses there are."""

    @property
    def size(self) -> int:
        """How many documents there are."""
        return self.last - self.first + 1


class Index:
    """An index to read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take a database that :mod:`treaty.search.writing` filled."""
        self._ask = connection.execute
        # Who keeps an index in memory need not close it.
        finalize(self, connection.close)
        self.has_engine = bool(
            self._ask("SELECT 1 FROM sqlite_master WHERE name = 'words'").fetchone()
        )
        self._has_stems = False

    def scope(self, agreement: str | None = None) -> Scope:
        """Return an agreement as a scope, or all of them.

        Raises:
            UnknownNameError: There is no such agreement.
        """
        rows = list(self._ask("SELECT id, first, last, clauses FROM agreements ORDER BY first"))
        if agreement is not None:
            ids = [row[0] for row in rows]
            if agreement not in ids:
                raise UnknownNameError("agreement", agreement, ids, nearest(agreement, ids))
            rows = [row for row in rows if row[0] == agreement]
        ids_, firsts, lasts, clauses = zip(*rows, strict=True)
        return Scope(ids_, min(firsts), max(lasts), sum(clauses))

    # ------------------------------------------------------------ documents

    def documents(self, places: Iterable[int]) -> dict[int, Document]:
        """Return documents by their places."""
        listed = ", ".join(map(str, places))
        rows = self._ask(f"SELECT {_SHOWN} FROM documents WHERE place IN ({listed})")  # noqa: S608 - integers
        return {row[0]: _document(row) for row in rows}

    def every_document(self, scope: Scope) -> Iterator[Document]:
        """Yield all documents in the order of the text."""
        rows = self._ask(
            f"SELECT {_SHOWN} FROM documents WHERE place BETWEEN ? AND ?",  # noqa: S608 - own fields
            (scope.first, scope.last),
        )
        return map(_document, rows)

    def clauses(self, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Document]:
        """Return the documents of clauses themselves, by agreement and reference."""
        ask = f"SELECT {_SHOWN} FROM documents WHERE agreement = ? AND clause = ? AND kind = ?"  # noqa: S608 - own fields
        return {
            each: _document(row)
            for each in wanted
            for row in self._ask(ask, (*each, Kind.CLAUSE.value))
        }

    def references(self, scope: Scope) -> list[str]:
        """Return the references of all clauses, each once."""
        rows = self._ask(
            "SELECT DISTINCT clause FROM documents WHERE place BETWEEN ? AND ?",
            (scope.first, scope.last),
        )
        return [reference for (reference,) in rows]

    def pages(self, scope: Scope) -> list[int]:
        """Return the pages on which anything stands, in order."""
        rows = self._ask(
            "SELECT DISTINCT page FROM documents WHERE place BETWEEN ? AND ? ORDER BY page",
            (scope.first, scope.last),
        )
        return [page for (page,) in rows]

    def places(self, scope: Scope, condition: str, values: Sequence[str | int]) -> list[int]:
        """Return the places of the documents that meet a condition in SQL, in their order."""
        rows = self._ask(
            f"SELECT place FROM documents WHERE place BETWEEN ? AND ? AND ({condition}) "  # noqa: S608 - see Restriction
            "ORDER BY place",
            (scope.first, scope.last, *values),
        )
        return [place for (place,) in rows]

    # ------------------------------------------------------------ matching

    def find(
        self,
        probe: Probe,
        scope: Scope,
        within: Collection[int] | None = None,
        limit: int | None = None,
    ) -> dict[int, float]:
        """Return the places of what matches with its score: the higher, the better.

        Args:
            probe: What is looked for.
            scope: Where.
            within: Places outside which nothing is looked for.
            limit: How many to return, whichever and unweighed; all if None.
        """
        if not self.has_engine:
            return scan.find(self._scanned(scope, within), probe)
        match = expression(probe)
        chosen, score = "", f"-bm25(words, {', '.join(map(str, WEIGHTS.values()))})"
        if limit is not None:
            score = "1.0"
        elif within is not None:
            listed = ", ".join(map(str, within))
            if self._is_frequent(match):
                # To weigh it would take the engine past all that match. It hardly tells one
                # document from another, so that it matches is enough; asked one by one.
                chosen, score = f" AND rowid IN ({listed})", "1.0"
            else:
                # The sign keeps SQLite from asking the engine anew for each of the places.
                chosen = f" AND +rowid IN ({listed})"
        rows = self._ask(
            f"SELECT rowid, {score} FROM words "  # noqa: S608 - constants and integers
            f"WHERE words MATCH ? AND rowid BETWEEN ? AND ?{chosen} LIMIT ?",
            (match, scope.first, scope.last, -1 if limit is None else limit),
        )
        return dict(rows)

    def _is_frequent(self, match: str) -> bool:
        counted = self._ask(
            "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)",
            (match, MOST_WEIGHED),
        )
        return bool(counted.fetchone()[0] == MOST_WEIGHED)

    def likely(
        self, probes: Sequence[Probe], scope: Scope, condition: str, values: Sequence[str | int]
    ) -> list[int]:
        """Return the places that match all probes best, or if none does any of them.

        At most :data:`MOST_LIKELY`. Where more match than can be weighed in good time, the first
        ones stand for all: a word that so many documents hold tells none from another.
        """
        if not probes:
            return []
        if not self.has_engine:
            found = [self.find(probe, scope) for probe in probes]
            return sorted(set().union(*found))[:MOST_LIKELY]
        for operator in (" AND ", " OR "):
            match = operator.join(f"({expression(probe)})" for probe in probes)
            order = "words.rowid" if self._is_frequent(match) else "rank"
            joined = "" if condition == ANY else "JOIN documents ON place = words.rowid"
            rows = self._ask(
                f"SELECT words.rowid FROM words {joined} "  # noqa: S608 - see Restriction
                "WHERE words MATCH ? AND words.rowid BETWEEN ? AND ? "
                f"AND ({condition}) ORDER BY {order} LIMIT {MOST_LIKELY}",
                (match, scope.first, scope.last, *values),
            )
            if places := [place for (place,) in rows]:
                return places
        return []

    def mark(
        self, probe: Probe, scope: Scope, places: Collection[int]
    ) -> dict[int, dict[str, Spans]]:
        """Return where in which text the documents at some places match, as positions."""
        if not self.has_engine:
            return scan.mark(self._scanned(scope, places), probe)
        marked = ", ".join(
            f"highlight(words, {column}, '{OPEN}', '{CLOSE}')" for column in range(len(TEXTS))
        )
        rows = self._ask(
            f"SELECT rowid, {marked} FROM words "  # noqa: S608 - constants and integers
            f"WHERE words MATCH ? AND rowid IN ({', '.join(map(str, places))})",
            (expression(probe),),
        )
        return {
            row[0]: {name: _spans(text) for name, text in zip(TEXTS, row[1:], strict=True)}
            for row in rows
        }

    def stem(self, words: Collection[str]) -> dict[str, str]:
        """Return what stays the same in all forms of each English word."""
        if not self.has_engine:
            return {word: scan.stem(word) for word in words}
        if not self._has_stems:
            self._ask(f"CREATE VIRTUAL TABLE temp.forms USING fts5(word, {TOKENIZER})")
            self._ask("CREATE VIRTUAL TABLE temp.stems USING fts5vocab(temp, forms, instance)")
            self._has_stems = True
        self._ask("DELETE FROM temp.forms")
        numbered = dict(enumerate(words, 1))
        self._ask(
            f"INSERT INTO temp.forms(rowid, word) VALUES {', '.join(['(?, ?)'] * len(numbered))}",  # noqa: S608 - only marks
            [value for pair in numbered.items() for value in pair],
        )
        return {numbered[n]: stem for n, stem in self._ask("SELECT doc, term FROM temp.stems")}

    def _scanned(self, scope: Scope, within: Collection[int] | None) -> Iterator[Document]:
        if within is None:
            return self.every_document(scope)
        return iter(self.documents(within).values())

    # ------------------------------------------------------------ vocabularies

    def labels(self, language: Language, beginnings: Collection[str] | None = None) -> list[Label]:
        """Return the labels in a language, those alone of which a word begins so."""
        chosen = "language = ?"
        values: list[str] = [language]
        if beginnings is not None:
            chosen = (
                "labels.id IN (SELECT label FROM beginnings WHERE language = ? "  # noqa: S608 - only marks
                f"AND beginning IN ({marks(len(beginnings))}))"
            )
            values += beginnings
        rows = self._ask(
            "SELECT language, spelled, words, is_hidden, name, phrases, keys, topics, "  # noqa: S608 - only marks
            "topic_names, is_verb FROM labels JOIN meanings ON meanings.id = meaning "
            f"WHERE {chosen} ORDER BY labels.id",
            values,
        )
        return [
            Label(
                language=row[0],
                spelled=row[1],
                words=_parts(row[2]),
                meaning=Meaning(
                    name=row[4],
                    words=Probe(phrases=_parts(row[5]), keys=_parts(row[6])),
                    topics=Probe(keys=_parts(row[7])),
                    topic_names=row[8],
                    is_verb=bool(row[9]),
                ),
                is_hidden=bool(row[3]),
            )
            for row in rows
        ]

    def label_words(self, language: Language) -> set[str]:
        """Return the words of all labels in a language, as they are compared."""
        rows = self._ask("SELECT words FROM labels WHERE language = ?", (language,))
        return {word for (words,) in rows for word in _parts(words)}

    def function_words(self, words: Collection[str]) -> set[str]:
        """Return those of some words that say nothing about what is sought."""
        rows = self._ask(
            f"SELECT word FROM function_words WHERE word IN ({marks(len(words))})",  # noqa: S608 - only marks
            list(words),
        )
        return {word for (word,) in rows}

    def clauses_of(self, places: Iterable[int]) -> set[tuple[str, str]]:
        """Return the clauses in which documents stand, by agreement and reference."""
        listed = ", ".join(map(str, places))
        rows = self._ask(
            f"SELECT DISTINCT agreement, clause FROM documents WHERE place IN ({listed})"  # noqa: S608 - integers
        )
        return set(rows)

    def named(self, kind: str, folded: str, scope: Scope) -> set[str]:
        """Return the values of a filter that are called so."""
        rows = self._ask(
            "SELECT DISTINCT id, agreement FROM names WHERE kind = ? AND folded = ?",
            (kind, folded),
        )
        inside = {*scope.agreements, ""}
        return {id_ for id_, agreement in rows if agreement in inside}

    def names(self, kind: str, scope: Scope) -> dict[str, str]:
        """Return the values of a filter by what they are called, ids first."""
        rows = self._ask(
            "SELECT folded, id, agreement FROM names WHERE kind = ? ORDER BY rowid", (kind,)
        )
        inside = {*scope.agreements, ""}
        names: dict[str, str] = {}
        for folded, id_, agreement in rows:
            if agreement in inside:
                names.setdefault(folded, id_)
        return names

    def topics_below(self, topic: str) -> list[str]:
        """Return a topic with all narrower ones."""
        rows = self._ask("SELECT id FROM topics WHERE id = ?1 OR parent = ?1", (topic,))
        return [id_ for (id_,) in rows]


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


def _document(row: tuple[object, ...]) -> Document:
    document = Document._make(row)
    return document._replace(
        kind=Kind(document.kind),
        is_heading=bool(document.is_heading),
        strength=Strength(document.strength) if document.strength else None,
    )


def _parts(text: str) -> tuple[str, ...]:
    return tuple(text.split(SEPARATOR)) if text else ()


def marks(number: int) -> str:
    """Return so many marks for values."""
    return ", ".join("?" * number)


def _spans(marked: str) -> Spans:
    """Return where in a text the marked words stood before they were marked."""
    spans = []
    before = 0
    for number, part in enumerate(marked.split(OPEN)):
        if number:
            length = part.index(CLOSE)
            spans.append((before, before + length))
            before -= 1
        before += len(part)
    return tuple(spans)
