"""What a table is: columns with their meaning, a key, links to other tables, and rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

Value = str | int | Decimal | bool | date | None
Row = tuple[Value, ...]


class Kind(StrEnum):
    """What the values of a column are, in the words of Table Schema."""

    TEXT = "string"
    INTEGER = "integer"
    DECIMAL = "number"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    name: str
    description: str
    kind: Kind = Kind.TEXT
    is_required: bool = True
    refers_to: str | None = None
    """The table whose key the values are."""
    allowed: tuple[str, ...] = ()
    """The only values that there can be; empty where any can."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows, in the order of the data."""

    name: str
    description: str
    key: tuple[str, ...]
    """The columns that together tell the rows apart."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def text(name: str, description: str, *, allowed: Sequence[str] = ()) -> Column:
    """Return a column of texts."""
    return Column(name, description, allowed=tuple(allowed))


def maybe(name: str, description: str, *, allowed: Sequence[str] = ()) -> Column:
    """Return a column of texts that may be empty."""
    return Column(name, description, is_required=False, allowed=tuple(allowed))


def number(name: str, description: str) -> Column:
    """Return a column of whole numbers."""
    return Column(name, description, Kind.INTEGER)


def link(table: str, name: str, description: str, *, is_required: bool = True) -> Column:
    """Return a column whose values are keys of another table, or of the same."""
    return Column(name, description, is_required=is_required, refers_to=table)


POSITION = number("position", "Place in the order of the data, from 1.")
