"""An agreement as tables: the one definition behind CSV, SQLite and the data package."""

from treaty.corpus import Corpus
from treaty.export.tables.agreement import agreement_tables
from treaty.export.tables.money import money_tables
from treaty.export.tables.provisions import provision_tables
from treaty.export.tables.reports import report_tables
from treaty.export.tables.silences import silence_tables
from treaty.export.tables.table import Column, Kind, Row, Table, Value
from treaty.export.tables.vocabularies import vocabulary_tables

__all__ = ["Column", "Kind", "Row", "Table", "Value", "make_tables"]


def make_tables(corpus: Corpus) -> tuple[Table, ...]:
    """Return everything that is coded of an agreement, with the strengths that follow from it."""
    return (
        *agreement_tables(corpus),
        *vocabulary_tables(corpus),
        *provision_tables(corpus),
        *money_tables(corpus),
        *silence_tables(corpus),
        *report_tables(corpus),
    )
