"""The tables as a workbook for spreadsheets, one sheet each.

Cells are typed: a text stays one, though it looks like a number, a date or a formula. What a column
means stands as a note on its header. The same data gives the same bytes.
"""

from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from treaty.corpus import Corpus
from treaty.errors import XlsxWriterMissingError
from treaty.export.provenance import provenance_of, title_of
from treaty.export.tables import Kind, Table, Value, make_tables
from treaty.rendering.printable import printable

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

# What Excel takes: of a cell, of digits in a number, and as the first day of its calendar.
_LONGEST_TEXT = 32_767
_MOST_DIGITS = 15
_FIRST_DAY = date(1900, 1, 1)

_WIDEST_COLUMN = 420  # pixels: about sixty letters, beyond which a cell has several lines
_FORMATS: dict[Kind, dict[str, object]] = {
    # As text also when somebody edits it: 2026.1 becomes no number, 2024 no year.
    Kind.TEXT: {"num_format": "@", "text_wrap": True},
    Kind.INTEGER: {"num_format": "0"},
    Kind.DECIMAL: {"num_format": "#,##0"},
    Kind.BOOLEAN: {},
    Kind.DATE: {"num_format": "yyyy-mm-dd"},
}


def make_xlsx(*corpora: Corpus) -> bytes:
    """Return the content of the workbook.

    Raises:
        XlsxWriterMissingError: The optional writer is not installed.
    """
    try:
        from xlsxwriter.workbook import Workbook
    except ImportError:
        raise XlsxWriterMissingError from None
    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        provenance = provenance_of(*corpora)
        signed_on = max(corpus.agreement.signature.on for corpus in corpora)
        book.set_properties(
            {
                "title": printable(title_of(*corpora)),
                "author": printable(provenance.editors or ""),
                "comments": printable(f"{provenance.citation}. {provenance.licence or ''}".strip()),
                # Otherwise it would be the time of the export.
                "created": _midnight(provenance.dated_on or signed_on),
            }
        )
        formats = {
            kind: book.add_format({"valign": "top", **given}) for kind, given in _FORMATS.items()
        }
        header = book.add_format({"bold": True})
        for table in make_tables(*corpora):
            _add_sheet(book, table, header, formats)
    return content.getvalue()


def _add_sheet(
    book: "Workbook", table: Table, header: "Format", formats: "dict[Kind, Format]"
) -> None:
    sheet = book.add_worksheet(table.name)
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.name, header)
        sheet.write_comment(0, place, printable(column.description), {"x_scale": 2})
    for row, values in enumerate(table.rows, 1):
        for place, (column, value) in enumerate(zip(table.columns, values, strict=True)):
            form = formats[column.kind]
            match _typed(value):
                case None:
                    pass
                case bool() as truth:
                    sheet.write_boolean(row, place, truth, form)
                case int() | Decimal() as number:
                    sheet.write_number(row, place, float(number), form)
                case date() as day:
                    sheet.write_datetime(row, place, _midnight(day), form)
                case str() as text:
                    sheet.write_string(row, place, text, form)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.autofit(_WIDEST_COLUMN)
    # Otherwise every year and version is marked as a mistake.
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _typed(value: Value) -> Value:
    """Return a value as a cell can hold it: as a text where no number or day of Excel can be it."""
    match value:
        case Decimal() if len(f"{value:f}".replace(".", "")) > _MOST_DIGITS:
            return f"{value:f}"
        case date() if value < _FIRST_DAY:
            return value.isoformat()
        case str():
            text = printable(value)
            return text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1]}…"
        case _:
            return value


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
