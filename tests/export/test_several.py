"""Several agreements as tables in one export, read by readers that are not ours."""

import csv
import io
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from copy import deepcopy

import openpyxl
import pytest
import sqlite_utils
from tests.export.test_csv import written
from tests.export.test_datapackage import validate
from tests.export.test_datasette import ASK
from tests.export.test_xlsx import stored
from tests.unit.tiny import make_collection

from treaty.answers.obligations import find_obligations
from treaty.corpus import Corpus
from treaty.errors import ExportError
from treaty.export import ExportFormat, make_export, make_export_of_several
from treaty.export.provenance import provenance_of
from treaty.export.tables import make_tables
from treaty.loading import load_collection, load_lexicon
from treaty.models import Collection

COLLECTION = load_collection(every=True)
EVERY = [Corpus(COLLECTION, coded.agreement.id) for coded in COLLECTION.agreements]
# In part and in full, with and without pages, sums of which two may be one, a union, a reservation.
CORPORA = [each for each in EVERY if each.agreement.id in {"dnk", "est", "eu", "fin", "jpn", "lva"}]
IDS = [each.agreement.id for each in CORPORA]
LEXICON = load_lexicon(None)
TABLES = {table.name: table for table in make_tables(*CORPORA)}
FORMS = ["csv", "datapackage", "datasette", "sqlite", "xlsx"]


def values(table, *names):
    at = [[column.name for column in table.columns].index(name) for name in names]
    return [tuple(row[place] for place in at) for row in table.rows]


def opened(content):
    database = sqlite3.connect(":memory:")
    database.deserialize(content)
    return closing(database)


@pytest.fixture(scope="module")
def content():
    return make_export_of_several(CORPORA, ExportFormat.SQLITE, LEXICON)


@pytest.fixture(scope="module")
def singles():
    return {each.agreement.id: make_export(each, ExportFormat.SQLITE, LEXICON) for each in CORPORA}


@pytest.fixture
def database(content):
    with opened(content) as database:
        yield database


def test_each_row_of_each_agreement_stands_in_the_tables_under_its_agreement():
    of_each = {each.agreement.id: make_tables(each) for each in EVERY}
    joined = make_tables(*EVERY)
    assert len(joined) == len(of_each["jpn"])
    for n, table in enumerate(joined):
        singly = {id_: tables[n] for id_, tables in of_each.items()}
        first, *_ = singly.values()
        kept = [c.name for c in first.columns if c.name != "position" or c.name in first.key]
        if "agreement" in table.key:
            rows = [(id_, *row) for id_, one in singly.items() for row in values(one, *kept)]
            assert values(table, "agreement", *kept) == rows, table.name
            assert table.key == ("agreement", *first.key)
        elif table.name == "agreements":
            assert values(table, "id") == [(each.agreement.id,) for each in EVERY]
        else:
            assert all(each == table for each in singly.values()), table.name


def test_only_what_the_codebook_says_belongs_to_no_agreement():
    shared = {name for name, table in TABLES.items() if "agreement" not in table.key}
    assert shared == {
        "agreements", "strengths", "modalities", "modality_text_forms", "conditions", "triggers",
        "entity_kinds", "coalitions", "qualifiers", "natures", "topics", "topic_labels",
        "compared_topic_words", "verdicts", "verdict_examples",
    }  # fmt: skip


def test_positions_run_on_so_that_one_order_holds_for_all():
    for name in ("clauses", "obligations", "commitments", "participants", "facts"):
        found = values(TABLES[name], "agreement", "position")
        assert [position for _, position in found] == list(range(1, len(found) + 1))
        assert list(dict.fromkeys(id_ for id_, _ in found)) == IDS
    # Where it is what tells the rows of an agreement apart, each begins at 1.
    first = [id_ for id_, position in values(TABLES["publications"], "agreement", "position")
             if position == 1]  # fmt: skip
    assert first == IDS


def test_a_column_holds_what_it_promises():
    for table in TABLES.values():
        for column in table.columns:
            found = {value for (value,) in values(table, column.name)}
            assert not column.is_required or None not in found, (table.name, column.name)
            assert not column.allowed or found <= {*column.allowed, None}, (table.name, column.name)


def test_keys_and_links_hold_in_the_database(database):
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    links = 'SELECT "table", "from", "to" FROM pragma_foreign_key_list(?) ORDER BY id, seq'
    assert [*database.execute(links, ("obligation_topics",))] == [
        ("topics", "topic", "id"),
        ("obligations", "agreement", "agreement"),
        ("obligations", "obligation", "id"),
        ("agreements", "agreement", "id"),
    ]
    database.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        # III.1 is a clause of Japan's agreement, and Denmark's has none of that name.
        database.execute("UPDATE obligations SET clause = 'III.1' WHERE agreement = 'dnk'")


def test_the_firm_obligations_on_demining_of_each_agreement(database):
    # The same question as in a database of one, with the agreement asked for.
    found = database.execute(
        "SELECT agreement, id FROM obligations JOIN obligation_topics AS t USING (agreement) "
        "WHERE t.obligation = id AND topic = 'demining' AND strength = 'firm' "
        "ORDER BY obligations.position"
    )
    told = [*found]
    assert told == [
        (each.agreement.id, obligation.id)
        for each in CORPORA
        for obligation in find_obligations(each, topic="demining", strength="firm")
    ]
    assert len({id_ for id_, _ in told}) > 1


def test_a_search_finds_in_all_what_it_finds_in_each(database, singles):
    for table, key, query in (
        ("obligations", "id", "demining"),
        ("clauses", "clause", "розмінування"),
        ("silences", "title", "troops"),
    ):
        where = f"FROM {table} WHERE rowid IN (SELECT rowid FROM {table}_fts({query!r}))"  # noqa: S608
        found = set(database.execute(f"SELECT agreement, {key} {where}"))
        expected = set()
        for id_, single in singles.items():
            with opened(single) as one:
                expected |= {(id_, name) for (name,) in one.execute(f"SELECT {key} {where}")}
        assert found == expected != set(), table
        # Raises if the index does not match its table.
        database.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('integrity-check')")  # noqa: S608


def test_the_totals_of_several_are_those_of_each(database, singles):
    expected = set()
    for id_, single in singles.items():
        with opened(single) as one:
            expected |= {(id_, *row) for row in one.execute("SELECT * FROM money_totals")}
    found = database.execute("SELECT * FROM money_totals").fetchall()
    assert len(found) == len(expected)
    assert set(found) == expected
    # No sum is in two totals, and none that another includes is in any.
    counted = [(id_, each) for id_, *_, ids in found for each in ids.split()]
    assert sorted(counted) == sorted(
        database.execute("SELECT agreement, id FROM commitments WHERE counts_towards_total")
    )
    included = database.execute("SELECT agreement, id FROM commitments WHERE included_in NOTNULL")
    assert {*included}.isdisjoint(counted)


def test_the_same_payer_and_currency_are_never_added_across_agreements():
    raw = make_collection().model_dump(mode="json")
    (agreement,) = raw["agreements"]
    like = {**agreement["money"]["commitments"][0], "currency": "EUR", "qualifier": "exact"}
    agreement["money"]["commitments"] = [
        {**like, "id": "I.2-m1", "amount": "100", "period": "2023/2024"},
        {**like, "id": "I.2-m2", "amount": "30", "period": "2024", "included_in": "I.2-m1"},
        {**like, "id": "I.2-m3", "amount": "7", "period": "2026"},
    ]
    other = deepcopy(agreement)
    other["agreement"]["id"] = "other"
    # Here the same ids are sums of which nobody knows whether one includes the other.
    del other["money"]["commitments"][1]["included_in"]
    raw["agreements"].append(other)
    collection = Collection.model_validate(raw)
    pair = [Corpus(collection, id_) for id_ in ("mer", "other")]
    payer = like["payer"]
    with opened(make_export_of_several(pair, ExportFormat.SQLITE)) as database:
        assert set(database.execute("SELECT * FROM money_totals")) == {
            ("mer", payer, "EUR", "exact", 107, "I.2-m1 I.2-m3"),
            ("other", payer, "EUR", "exact", 100, "I.2-m1"),
            ("other", payer, "EUR", "exact", 30, "I.2-m2"),
            ("other", payer, "EUR", "exact", 7, "I.2-m3"),
        }


def test_sqlite_utils_reads_keys_and_searches(database):
    read = sqlite_utils.Database(database)
    assert read["obligations"].pks == ["agreement", "id"]
    for table in TABLES.values():
        assert read[table.name].pks == list(table.key)
        assert read[table.name].count == len(table.rows)
    assert read["obligations"].get(("jpn", "III.1-1"))["clause"] == "III.1"
    assert {row["agreement"] for row in read["obligations"].search("demining")} > {"jpn"}


@pytest.mark.long
def test_datasette_counts_by_agreement_and_names_it(tmp_path):
    folder = tmp_path
    for name, file in make_export_of_several(CORPORA, ExportFormat.DATASETTE, LEXICON).items():
        (folder / name).write_bytes(file)
    addresses = ("/", "/treaty.json", "/treaty/obligations.json?_shape=objects&_labels=on",
                 "/treaty/obligations/jpn,III~2E1-1.json?_shape=objects",
                 "/treaty/obligations.json?_shape=array&_search=demining&_size=max")  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", ASK, folder, *addresses],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    front, *answers = json.loads(done.stdout)
    tables, obligations, one, hits = map(json.loads, answers)
    assert f"{len(CORPORA)} security agreements" in front
    assert all(each.partner in front for each in CORPORA)
    hidden = {each["name"] for each in tables["tables"] if each["hidden"]}
    assert {"obligation_topics", "evidence", "clause_pages"} <= hidden
    assert hidden.isdisjoint({"agreements", "obligations", "commitments", "publications"})
    facets = obligations["facet_results"]
    assert [*facets] == ["agreement", "strength", "bearer", "modality"]
    counted = {each["value"]: each["count"] for each in facets["agreement"]["results"]}
    assert counted == {each.agreement.id: len(each.obligations) for each in CORPORA}
    assert obligations["rows"][0]["agreement"] == {"value": IDS[0], "label": CORPORA[0].partner}
    assert [row["agreement"] for row in one["rows"]] == ["jpn"]
    assert {row["agreement"] for row in hits} > {"jpn"}


@pytest.mark.long
def test_csv_and_workbook_hold_each_table_with_its_rows():
    files = make_export_of_several(CORPORA, ExportFormat.CSV)
    assert [*files] == [f"{name}.csv" for name in TABLES]
    workbook = make_export_of_several(CORPORA, ExportFormat.XLSX)
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    assert book.sheetnames == [*TABLES]
    assert book.properties.title == f"{len(CORPORA)} security agreements"
    for name, table in TABLES.items():
        columns = [column.name for column in table.columns]
        text = io.StringIO(files[f"{name}.csv"].decode(), newline="")
        header, *rows = csv.reader(text, strict=True)
        assert header == columns
        assert rows == [[written(value) for value in row] for row in table.rows]
        header, *rows = book[name].iter_rows()
        assert [cell.value for cell in header] == columns
        found = [[(cell.data_type, cell.value) for cell in row] for row in rows]
        assert found == [[stored(value) for value in row] for row in table.rows], name
        assert book[name].freeze_panes == "A2"


@pytest.mark.long
def test_frictionless_finds_nothing_wrong_but_what_leads_into_another_agreement(tmp_path):
    made = make_export_of_several(CORPORA, ExportFormat.DATAPACKAGE)
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    assert validate(tmp_path) == set()
    descriptor = json.loads(made["datapackage.json"])
    resources = {each["name"]: each for each in descriptor["resources"]}
    assert resources["obligations"]["schema"]["primaryKey"] == ["agreement", "id"]
    del resources["obligation_topics"]["bytes"], resources["obligation_topics"]["hash"]
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    content = made["obligation_topics.csv"]
    moved = content.replace(b"\njpn,III.1-1,", b"\ndnk,III.1-1,")
    assert moved != content
    (tmp_path / "obligation_topics.csv").write_bytes(moved)
    assert validate(tmp_path) == {("obligation_topics", "foreign-key")}


def test_every_export_says_where_each_agreement_comes_from(database):
    official = {(each.agreement.id, p.url) for each in CORPORA for p in each.agreement.publications}
    assert set(database.execute("SELECT agreement, url FROM publications")) == official
    assert [*database.execute("SELECT id, title, citation FROM agreements ORDER BY rowid")] == [
        (each.agreement.id, each.agreement.title, provenance_of(each).citation) for each in CORPORA
    ]
    made = make_export_of_several(CORPORA, ExportFormat.DATAPACKAGE)
    package = json.loads(made["datapackage.json"])
    assert {url for _, url in official} <= {each["path"] for each in package["sources"]}
    for each in CORPORA:
        assert any(s["title"].startswith(each.agreement.title) for s in package["sources"])
    assert package["version"] == CORPORA[0].codebook.version


@pytest.mark.long
@pytest.mark.parametrize("form", FORMS)
def test_the_same_data_gives_the_same_bytes(form):
    once, again = (
        make_export_of_several(CORPORA[:2], ExportFormat(form), LEXICON) for _ in range(2)
    )
    assert once == again
    alone = make_export_of_several(CORPORA[:1], ExportFormat(form), LEXICON)
    assert alone == make_export(CORPORA[0], ExportFormat(form), LEXICON)


@pytest.mark.parametrize("form", ["markdown", "akn"])
def test_a_document_holds_one_agreement(form):
    with pytest.raises(ExportError, match=f"--as {form} holds one agreement; name one"):
        make_export_of_several(CORPORA, ExportFormat(form))
