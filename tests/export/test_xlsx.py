"""The workbook, read by openpyxl."""

import io
import time
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest

from treaty.export import ExportFormat, make_export, xlsx
from treaty.export.tables import make_tables
from treaty.export.tables.table import Column, Kind, Table
from treaty.rendering.printable import printable


@pytest.fixture(scope="module")
def content(corpus):
    return make_export(corpus, ExportFormat.XLSX)


@pytest.fixture(scope="module")
def book(content):
    return read(content)


def read(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def stored(value):
    """Return the type of a cell, as the file names it, with what openpyxl reads from it."""
    match value:
        case None:
            return "n", None
        case bool():
            return "b", value
        case int() | Decimal():
            return "n", value
        case date():
            return "d", datetime(value.year, value.month, value.day)  # noqa: DTZ001
        case _:
            return "s", printable(value)


def test_each_table_is_a_sheet_of_typed_cells(corpus, book):
    tables = make_tables(corpus)
    assert book.sheetnames == [table.name for table in tables]
    for table in tables:
        header, *rows = book[table.name].iter_rows()
        assert [cell.value for cell in header] == [column.name for column in table.columns]
        said = [printable(column.description) for column in table.columns]
        assert [cell.comment.text for cell in header] == said
        found = [[(cell.data_type, cell.value) for cell in row] for row in rows]
        assert found == [[stored(value) for value in row] for row in table.rows], table.name


def test_versions_and_years_are_texts_and_stay_texts_when_edited(corpus, book):
    as_text = {}
    for sheet in book:
        for row in sheet.iter_rows(min_row=2):
            as_text |= {cell.value: cell.number_format for cell in row if cell.data_type == "s"}
    assert corpus.codebook.version in as_text
    assert set(as_text.values()) == {"@"}
    _, *periods = next(book["commitments"].iter_cols(9, 9))
    assert [(cell.data_type, cell.value) for cell in periods] == [
        ("s", each.period) for each in corpus.commitments
    ]


def test_nothing_is_a_formula_or_a_link(hostile):
    cells = [
        cell
        for sheet in read(make_export(hostile, ExportFormat.XLSX))
        for row in sheet.iter_rows()
        for cell in row
    ]
    assert [c for c in cells if str(c.value).startswith("=1+1") and c.data_type == "s"]
    assert [c for c in cells if c.data_type == "f" or c.hyperlink is not None] == []


def test_the_header_stays_and_filters_and_no_column_is_out_of_sight(book):
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        for column in sheet.iter_cols():
            width = sheet.column_dimensions[column[0].column_letter].width
            assert len(column[0].value) <= width <= 60, (sheet.title, column[0].value)


def test_the_workbook_says_what_it_is_and_not_when_it_was_made(corpus, content, book, monkeypatch):
    assert book.properties.title == printable(corpus.agreement.title)
    assert corpus.codebook.version in book.properties.description
    later = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: later)
    assert make_export(corpus, ExportFormat.XLSX) == content


def test_what_excel_cannot_hold_is_text_or_cut_where_it_is_seen(corpus, monkeypatch):
    columns = (
        Column("key", "The key."),
        Column("sum", "A sum.", Kind.DECIMAL),
        Column("day", "A day.", Kind.DATE),
    )
    row = ("x" * 40_000, Decimal(10**15), date(1899, 12, 31))
    table = Table("past", "What was.", ("key",), columns, (row,))
    empty = replace(table, name="empty", rows=())
    monkeypatch.setattr(xlsx, "make_tables", lambda _: (table, empty))
    book = read(xlsx.make_xlsx(corpus))
    long, amount, day = (cell.value for cell in book["past"][2])
    assert (amount, day) == ("1000000000000000", "1899-12-31")
    assert (len(long), long[-1]) == (32_767, "…")
    assert book["empty"].max_row == 1
