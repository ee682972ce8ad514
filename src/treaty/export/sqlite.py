"""The tables as an SQLite database, with keys, indexes, totals and full-text search.

The database is made in memory and handed out as bytes; one version of SQLite makes the same bytes
of the same data. The full-text tables are named and linked as Datasette and sqlite-utils look for
them.
"""

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from treaty.answers.sums import add_up
from treaty.corpus import Corpus
from treaty.errors import SqliteFeatureMissingError
from treaty.export.names import names_in
from treaty.export.tables import COUNTS, Column, Kind, Table, Value, make_tables
from treaty.models import Lexicon, MonetaryCommitment

if TYPE_CHECKING:
    from sqlite3 import Connection

_TYPES = {
    Kind.TEXT: "TEXT",
    Kind.INTEGER: "INTEGER",
    Kind.DECIMAL: "NUMERIC",
    Kind.BOOLEAN: "INTEGER",
    Kind.DATE: "TEXT",
}

_WORDS = Column("words", "What else it is found by: names, synonyms, other languages.")
_SEARCHED = {
    "clauses": ("clause", "heading", "group_heading", "summary", _WORDS.name),
    "obligations": ("id", "operative_verb", "action", "anchor", "note", _WORDS.name),
    "silences": ("title", "sentence", "reason", "note", _WORDS.name),
}

MONEY_TOTALS = "money_totals"
MONEY_TOTALS_DESCRIPTION = (
    "The sums of an agreement added up, a line for each payer, currency and qualifier. What "
    "another sum includes is left out, and what is for each year; where the text does not say "
    "whether one includes another, each has its own line."
)


def make_sqlite(corpora: Sequence[Corpus], lexicon: Lexicon) -> bytes:
    """Return the content of the database file.

    Args:
        corpora: The agreements.
        lexicon: The words by which their clauses and obligations are found as well.

    Raises:
        SqliteFeatureMissingError: This Python's SQLite is built without what is needed.
    """
    # Without it the search, whose names are exported, has said so already.
    import sqlite3

    tables = {table.name: table for table in _tables(corpora, lexicon)}
    with closing(sqlite3.connect(":memory:")) as database:
        if not hasattr(database, "serialize"):
            raise SqliteFeatureMissingError("the serialize interface")
        database.execute("PRAGMA page_size = 4096")
        # Else what is tidied up at the end goes through a file, for which there may be no room.
        database.execute("PRAGMA temp_store = MEMORY")
        # Keys are there for readers: rows may refer to rows that come later.
        database.execute("PRAGMA foreign_keys = OFF")
        for table in tables.values():
            database.execute(_create(table, tables))
            for index in _indexes(table, tables):
                database.execute(index)
            marks = ", ".join("?" * len(table.columns))
            database.executemany(
                f"INSERT INTO {_name(table.name)} VALUES ({marks})",  # noqa: S608
                (tuple(map(_stored, row)) for row in table.rows),
            )
        database.execute(_money_totals(corpora, tables["commitments"].key))
        for name, columns in _SEARCHED.items():
            try:
                _add_full_text(database, name, columns)
            except sqlite3.OperationalError as error:
                if "no such module" not in str(error):
                    raise
                raise SqliteFeatureMissingError("full-text search (FTS5)") from None
        database.commit()
        database.execute("VACUUM")
        return database.serialize()


def _tables(corpora: Sequence[Corpus], lexicon: Lexicon) -> Iterable[Table]:
    """Yield the tables; those that are searched with a column more, the words of the search."""
    words: dict[str, list[str]] = {name: [] for name in _SEARCHED}
    for corpus in corpora:
        names = names_in(corpus, lexicon)
        words["clauses"] += (names.of_clause(corpus, each.clause) for each in corpus.clauses)
        words["obligations"] += (names.of_entry(each.id) for each in corpus.obligations)
        words["silences"] += (
            "; ".join(word for of in each.words.values() for word in of) for each in corpus.silences
        )
    for table in make_tables(*corpora):
        if table.name in words:
            rows = zip(table.rows, words[table.name], strict=True)
            yield replace(
                table,
                columns=(*table.columns, _WORDS),
                rows=tuple((*row, said) for row, said in rows),
            )
        else:
            yield table


def _create(table: Table, tables: dict[str, Table]) -> str:
    parts = [*(_column(column) for column in table.columns)]
    parts.append(f"PRIMARY KEY ({_names(table.key)})")
    for column in table.columns:
        if column.refers_to is not None:
            other = tables[column.refers_to]
            parts.append(
                f"FOREIGN KEY ({_names(other.fields_of_link(column))}) "
                f"REFERENCES {_name(other.name)} ({_names(other.key)})"
            )
    return f"CREATE TABLE {_name(table.name)} (\n  " + ",\n  ".join(parts) + "\n)"


def _column(column: Column) -> str:
    made = f"{_name(column.name)} {_TYPES[column.kind]}"
    if column.is_required:
        made += " NOT NULL"
    if column.allowed:
        values = ", ".join("'" + value.replace("'", "''") + "'" for value in column.allowed)
        made += f" CHECK ({_name(column.name)} IN ({values}))"
    elif column.kind is Kind.BOOLEAN:
        made += f" CHECK ({_name(column.name)} IN (0, 1))"
    return made


def _indexes(table: Table, tables: dict[str, Table]) -> Iterable[str]:
    """Yield an index for each link that the key's own index does not serve."""
    for column in table.columns:
        if column.refers_to is None:
            continue
        fields = tables[column.refers_to].fields_of_link(column)
        if fields != table.key[: len(fields)]:
            index = _name(f"{table.name}_{column.name}")
            # What the index begins with can be looked for across agreements too.
            yield f"CREATE INDEX {index} ON {_name(table.name)} ({_names(reversed(fields))})"


def _money_totals(corpora: Sequence[Corpus], key: tuple[str, ...]) -> str:
    """Return the statement that makes the view of the sums added up, in each agreement apart."""
    apart: list[tuple[str, ...]] = []
    for corpus in corpora:
        groups: dict[tuple[str | None, ...], list[MonetaryCommitment]] = {}
        for each in corpus.commitments:
            groups.setdefault((each.payer, each.currency, each.qualifier), []).append(each)
        refusals = [refusal for group in groups.values() for refusal in add_up(group)[1]]
        refused = [id_ for refusal in refusals for id_ in refusal.of]
        apart += [(corpus.agreement.id, id_)[-len(key) :] for id_ in refused]
    by = ", ".join((*key[:-1], "payer", "currency", "qualifier"))
    rows = ", ".join("(" + ", ".join(f"'{value}'" for value in row) + ")" for row in apart)
    return (
        f"CREATE VIEW {MONEY_TOTALS} AS\n"
        f"SELECT {by}, sum(amount) AS amount, group_concat(id, ' ') AS sums\n"
        f"FROM commitments WHERE {COUNTS.name}\n"
        f"GROUP BY {by}"
        + (f", CASE WHEN ({', '.join(key)}) IN (VALUES {rows}) THEN id END" if apart else "")
    )


def _add_full_text(database: "Connection", table: str, columns: tuple[str, ...]) -> None:
    names = _names(columns)
    index = _name(f"{table}_fts")
    database.execute(
        f"CREATE VIRTUAL TABLE {index} USING fts5({names}, content={_name(table)}, "
        "tokenize='porter unicode61 remove_diacritics 2')"
    )
    database.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608


def _stored(value: Value) -> str | int | None:
    """Return a value as SQLite takes it; of an amount's digits the column makes a number."""
    match value:
        case None | int() | str():
            return value
        case Decimal():
            return f"{value:f}"
        case _:
            return value.isoformat()


def _name(name: str) -> str:
    return f'"{name}"'


def _names(names: Iterable[str]) -> str:
    return ", ".join(map(_name, names))
