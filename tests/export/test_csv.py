"""The CSV files, read as Python's and as a strict reader of RFC 4180 would."""

import csv
import io
from datetime import date
from decimal import Decimal

from treaty.export import ExportFormat, make_export
from treaty.export.tables import make_tables
from treaty.rendering.printable import printable

FORMULA = tuple("=+-@\t\r＝＋－＠")


def read(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))


def written(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, int | date):
        return str(value)
    return ("'" if value.startswith(FORMULA) else "") + printable(value)


def test_each_table_is_a_file_with_its_rows(corpus):
    files = make_export(corpus, ExportFormat.CSV)
    tables = make_tables(corpus)
    assert set(files) == {f"{table.name}.csv" for table in tables}
    for table in tables:
        header, *rows = read(files[f"{table.name}.csv"])
        assert header == [column.name for column in table.columns]
        assert rows == [[written(value) for value in row] for row in table.rows]


def test_no_cell_is_a_formula_and_numbers_stay_numbers(hostile):
    files = make_export(hostile, ExportFormat.CSV)
    cells = {cell for content in files.values() for row in read(content) for cell in row}
    assert not [cell for cell in cells if cell.startswith(FORMULA)]
    assert {cell for cell in cells if cell.startswith("'=1+1")}
    assert {row[4] for row in read(files["commitments.csv"])[1:]} == {"1200000000", "450000000"}


def test_lines_end_and_quotes_are_doubled_as_rfc_4180_has_it(hostile):
    content = make_export(hostile, ExportFormat.CSV)["clauses.csv"]
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") == len(hostile.clauses) + 1
    assert b'""' in content
