"""The tables as CSV files.

RFC 4180, UTF-8, a header, dates and durations in ISO 8601; an empty cell is a missing value, and a
row is a line. A text that a spreadsheet would take for a formula begins with an apostrophe. Numbers
never do; those of the data are positive, and a negative one would stay a number.
"""

from decimal import Decimal

from treaty.corpus import Corpus
from treaty.export.tables import Table, Value, make_tables
from treaty.rendering.writers import to_csv


def make_csv(*corpora: Corpus) -> dict[str, bytes]:
    """Return the files of the folder by name."""
    return {file_name(table): table_as_csv(table) for table in make_tables(*corpora)}


def file_name(table: Table) -> str:
    """Return the name of a table's file."""
    return f"{table.name}.csv"


def table_as_csv(table: Table) -> bytes:
    """Return the content of a table's file."""
    columns = [column.name for column in table.columns]
    rows = (dict(zip(columns, map(_written, row), strict=True)) for row in table.rows)
    return to_csv(columns, rows).encode()


def _written(value: Value) -> str | int | None:
    match value:
        case bool():
            return "true" if value else "false"
        case None | int():
            return value
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value)
