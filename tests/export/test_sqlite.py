"""The database, read by SQLite itself, sqlite-utils and Datasette."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from decimal import Decimal
from functools import partial
from urllib.parse import quote

import pytest
import sqlite_utils
from tests.export.corpora import on_every_day
from tests.shipped import accord, lexicon
from tests.unit.tiny import make_collection

from treaty.answers.sums import add_up
from treaty.corpus import Corpus
from treaty.errors import SqliteFeatureMissingError
from treaty.export import ExportFormat, make_export
from treaty.export.tables import make_tables
from treaty.models import Collection


@pytest.fixture(scope="module")
def path(corpus, tmp_path_factory):
    place = tmp_path_factory.mktemp("sqlite") / "accord.db"
    place.write_bytes(make_export(corpus, ExportFormat.SQLITE))
    return place


@pytest.fixture
def database(path):
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        yield connection


def ask_datasette(path, *addresses):
    """Return what Datasette serves at each address; it needs a second to start."""
    code = (
        "import asyncio, sys; from datasette.app import Datasette\n"
        "async def ask(served, addresses):\n"
        "    for each in addresses: print((await served.client.get(each)).text)\n"
        "asyncio.run(ask(Datasette([sys.argv[1]]), sys.argv[2:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path), *addresses],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


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
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        cursor = database.execute(f'SELECT {names} FROM "{table.name}" ORDER BY rowid')  # noqa: S608
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
    with closing(sqlite_utils.Database(path)) as database:
        for table in make_tables(corpus):
            names = [column.name for column in database[table.name].columns]
            searched = ["words"] if table.name in ("clauses", "obligations", "silences") else []
            assert names == [column.name for column in table.columns] + searched
        ids = [row["id"] for row in database["obligations"].rows_where(order_by="position")]
        assert ids == [each.id for each in corpus.obligations]
        word = max(corpus.clauses[-1].summary.split(), key=len).strip(".,;:")
        hits = database["clauses"].search(word, quote=True)
        assert corpus.clauses[-1].clause in {row["clause"] for row in hits}


def test_sqlite_utils_finds_by_the_words_that_the_engine_knows(tmp_path):
    path = tmp_path / "accord.db"
    path.write_bytes(make_export(accord(), ExportFormat.SQLITE, lexicon()))
    with closing(sqlite_utils.Database(path)) as database:
        for table, words, key, id_ in (
            ("clauses", "demining", "clause", "II.2.2.a"),
            ("obligations", "розмінування", "id", "II.2.2.a-1"),
            ("clauses", "地雷除去", "clause", "II.2.2.a"),
            ("clauses", '"II.2.2(a)"', "clause", "II.2.2.a"),
            ("silences", "troops", "id", "troops"),
        ):
            # As `sqlite-utils search` asks.
            assert id_ in {row[key] for row in database[table].search(words)}, words
        query = "SELECT clause FROM clauses_fts WHERE clauses_fts MATCH '\"III.1\"'"
        found = [clause for (clause,) in database.execute(query)]
    assert "III.1" in found
    assert "VIII.1" not in found


@on_every_day("hostile")
def test_datasette_reads_it(corpus, path):
    last = corpus.obligations[-1]
    word = max(last.action.split(), key=len)
    whole, one, hits = ask_datasette(
        path,
        "/accord.json",
        f"/accord/obligations/{last.id.replace('.', '~2E')}.json?_shape=objects",
        f"/accord/obligations.json?_shape=array&_search={quote(word)}",
    )
    found = {table["name"]: table for table in whole["tables"]}
    assert found["obligations"]["count"] == len(corpus.obligations)
    assert found["obligations"]["fts_table"] == "obligations_fts"
    assert {"column": "clause", "other_table": "clauses", "other_column": "clause"} in (
        found["obligations"]["foreign_keys"]["outgoing"]
    )
    (row,) = one["rows"]
    assert (row["id"], row["action"]) == (last.id, last.action)
    assert last.id in {row["id"] for row in hits}


def test_an_sqlite_without_full_text_search_is_told(corpus, monkeypatch):
    class Plain(sqlite3.Connection):
        def execute(self, sql, *parameters):
            if "fts5" in sql:
                raise sqlite3.OperationalError("no such module: fts5")
            return super().execute(sql, *parameters)

    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", partial(connect, factory=Plain))
    with pytest.raises(SqliteFeatureMissingError, match=r"without full-text search \(FTS5\)"):
        make_export(corpus, ExportFormat.SQLITE)


def sums_of(*given):
    """Return a corpus with sums of Nordavia: id, amount, currency, qualifier, period, whole."""
    raw = make_collection().model_dump(mode="json")
    (agreement,) = raw["agreements"]
    (like, _) = agreement["money"]["commitments"]
    keys = ("id", "amount", "currency", "qualifier", "period", "included_in")
    agreement["money"]["commitments"] = [
        {**like, **dict(zip(keys, each, strict=True))} for each in given
    ]
    return Corpus(Collection.model_validate(raw))


def money_totals(corpus):
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(make_export(corpus, ExportFormat.SQLITE))
        return set(database.execute("SELECT * FROM money_totals"))


def test_no_sum_is_counted_twice(corpus, database):
    parts = {each.id for each in corpus.commitments if each.included_in}
    counted = database.execute("SELECT id FROM commitments WHERE counts_towards_total").fetchall()
    assert {id_ for (id_,) in counted} == {each.id for each in corpus.commitments} - parts
    totals, _ = add_up(corpus.commitments)
    found = database.execute("SELECT currency, qualifier, amount, sums FROM money_totals")
    assert [*found] == [
        (each.currency, each.qualifier, float(each.amount), " ".join(each.of)) for each in totals
    ]


def test_sums_have_a_total_for_each_payer_currency_and_bound():
    corpus = sums_of(
        ("I.2-m1", "100", "EUR", "exact", "2023", None),
        ("I.2-m2", "30", "EUR", "exact", "2023-01", "I.2-m1"),
        ("I.2-m3", "50", "EUR", "exact", "2024", None),
        ("I.2-m4", "7", "USD", "exact", "2024", None),
        ("I.2-m5", "9", "EUR", "over", "2025", None),
    )
    payer = corpus.commitments[0].payer
    assert money_totals(corpus) == {
        (payer, "EUR", "exact", 150, "I.2-m1 I.2-m3"),
        (payer, "EUR", "over", 9, "I.2-m5"),
        (payer, "USD", "exact", 7, "I.2-m4"),
    }


def test_sums_that_may_include_one_another_have_no_total():
    corpus = sums_of(
        ("I.2-m1", "100", "EUR", "exact", "2023/2024", None),
        ("I.2-m2", "50", "EUR", "exact", "2024", None),
        ("I.2-m3", "7", "USD", "exact", "2024", None),
        ("I.2-m4", "8", "USD", "exact", "2025", None),
    )
    payer = corpus.commitments[0].payer
    assert money_totals(corpus) == {
        (payer, "EUR", "exact", 100, "I.2-m1"),
        (payer, "EUR", "exact", 50, "I.2-m2"),
        (payer, "USD", "exact", 15, "I.2-m3 I.2-m4"),
    }


def test_what_is_for_each_year_is_in_no_total():
    raw = make_collection().model_dump(mode="json")
    (agreement,) = raw["agreements"]
    like = {**agreement["money"]["commitments"][0], "currency": "EUR", "qualifier": "exact"}
    agreement["money"]["commitments"] = [
        {**like, "id": "I.2-m1", "amount": "100", "period": "2023"},
        {**like, "id": "I.2-m2", "amount": "30", "period": "2024/2027", "per": "year"},
    ]
    corpus = Corpus(Collection.model_validate(raw))
    assert money_totals(corpus) == {(like["payer"], "EUR", "exact", 100, "I.2-m1")}
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(make_export(corpus, ExportFormat.SQLITE))
        counted = database.execute("SELECT id, counts_towards_total, per FROM commitments")
        assert counted.fetchall() == [("I.2-m1", 1, None), ("I.2-m2", 0, "year")]
