"""The database, read by SQLite itself, sqlite-utils and Datasette."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from urllib.parse import quote

import pytest

from treaty.errors import SqliteFeatureMissingError
from treaty.export import ExportFormat, make_export
from treaty.export.tables import make_tables


@pytest.fixture(scope="module")
def path(corpus, tmp_path_factory):
    place = tmp_path_factory.mktemp("sqlite") / "accord.db"
    place.write_bytes(make_export(corpus, ExportFormat.SQLITE))
    return place


@pytest.fixture
def database(path):
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        yield connection


def run(name, *arguments):
    """Run a tool of this environment and return what it prints."""
    return subprocess.run(
        [Path(sys.executable).with_name(name), *arguments],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout


def read(value):
    match value:
        case Decimal():
            return float(value)
        case date():
            return value.isoformat()
        case _:
            return value


def test_every_table_holds_its_rows(corpus, database):
    for table in make_tables(corpus):
        cursor = database.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid')  # noqa: S608
        assert [name for name, *_ in cursor.description] == [c.name for c in table.columns]
        assert cursor.fetchall() == [tuple(map(read, row)) for row in table.rows], table.name


def test_keys_and_links_hold(corpus, database):
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    for table in make_tables(corpus):
        keys = database.execute(
            "SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk", (table.name,)
        )
        assert tuple(name for (name,) in keys) == table.key
        links = database.execute(
            'SELECT "from", "table" FROM pragma_foreign_key_list(?)', (table.name,)
        )
        assert set(links) == {(c.name, c.refers_to) for c in table.columns if c.refers_to}


def test_every_link_has_an_index(corpus, database):
    for table in make_tables(corpus):
        indexed = database.execute(
            "SELECT c.name FROM pragma_index_list(?) AS i, pragma_index_info(i.name) AS c "
            "WHERE c.seqno = 0",
            (table.name,),
        )
        assert {c.name for c in table.columns if c.refers_to} <= {name for (name,) in indexed}


def test_the_database_refuses_what_no_column_allows(path):
    with closing(sqlite3.connect(":memory:")) as changed:
        changed.deserialize(path.read_bytes())
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            changed.execute("UPDATE obligations SET bearer = 'nobody'")
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            changed.execute("UPDATE conditions SET leaves_discretion = 2")


def test_full_text_search_finds_clauses_and_obligations(corpus, path):
    with closing(sqlite3.connect(":memory:")) as found:
        found.deserialize(path.read_bytes())
        for table, key, texts in (
            ("clauses", "clause", {each.clause: each.summary for each in corpus.clauses}),
            ("obligations", "id", {each.id: each.action for each in corpus.obligations}),
        ):
            # Raises if the index does not match its table.
            found.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('integrity-check')")  # noqa: S608
            for id_, text in texts.items():
                phrase = '"' + text.replace('"', '""').replace("\x00", " ") + '"'
                hits = found.execute(
                    f"SELECT {key} FROM {table} WHERE rowid IN "  # noqa: S608
                    f"(SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?)",
                    (phrase,),
                )
                assert (id_,) in hits.fetchall()


def test_the_same_data_gives_the_same_bytes(corpus, path):
    assert make_export(corpus, ExportFormat.SQLITE) == path.read_bytes()


def test_sqlite_utils_reads_it(corpus, path):
    listed = json.loads(run("sqlite-utils", "tables", str(path), "--columns"))
    columns = {each["table"]: each["columns"] for each in listed}
    for table in make_tables(corpus):
        assert columns[table.name] == [column.name for column in table.columns]
    ids = json.loads(run("sqlite-utils", "rows", str(path), "obligations", "--order", "position"))
    assert [row["id"] for row in ids] == [each.id for each in corpus.obligations]
    word = max(corpus.clauses[-1].summary.split(), key=len).strip(".,;:")
    hits = json.loads(run("sqlite-utils", "search", "--quote", "--", str(path), "clauses", word))
    assert corpus.clauses[-1].clause in {row["clause"] for row in hits}


def test_datasette_reads_it(corpus, path):
    def get(address):
        return json.loads(run("datasette", str(path), "--get", address))

    found = {table["name"]: table for table in get("/accord.json")["tables"]}
    assert found["obligations"]["count"] == len(corpus.obligations)
    assert found["obligations"]["fts_table"] == "obligations_fts"
    assert {"column": "clause", "other_table": "clauses", "other_column": "clause"} in (
        found["obligations"]["foreign_keys"]["outgoing"]
    )
    last = corpus.obligations[-1]
    (row,) = get(f"/accord/obligations/{last.id.replace('.', '~2E')}.json?_shape=objects")["rows"]
    assert (row["id"], row["action"]) == (last.id, last.action)
    word = max(last.action.split(), key=len)
    hits = get(f"/accord/obligations.json?_shape=array&_search={quote(word)}")
    assert last.id in {row["id"] for row in hits}


def test_an_sqlite_without_full_text_search_is_told(corpus, monkeypatch):
    class Plain(sqlite3.Connection):
        def execute(self, sql, *parameters):
            if "fts5" in sql:
                raise sqlite3.OperationalError("no such module: fts5")
            return super().execute(sql, *parameters)

    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda place: connect(place, factory=Plain))
    with pytest.raises(SqliteFeatureMissingError, match=r"without full-text search \(FTS5\)"):
        make_export(corpus, ExportFormat.SQLITE)
