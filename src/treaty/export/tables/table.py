"""What a table is, and how one is declared of a kind of record.

What a column means, its type and whether it may be empty come from the field of the record.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from treaty.answers.record import docstrings_of
from treaty.models.base import Record

Value = str | int | Decimal | bool | date | None
Row = tuple[Value, ...]


class Kind(StrEnum):
    """What the values of a column are, in the words of Table Schema."""

    TEXT = "string"
    INTEGER = "integer"
    DECIMAL = "number"
    BOOLEAN = "boolean"
    DATE = "date"


_KINDS = {bool: Kind.BOOLEAN, int: Kind.INTEGER, Decimal: Kind.DECIMAL, date: Kind.DATE}


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    name: str
    description: str
    kind: Kind = Kind.TEXT
    is_required: bool = True
    refers_to: str | None = None
    """The table whose key the values are, in a table of several agreements with the agreement."""
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

    @property
    def is_list(self) -> bool:
        """Whether it lists what belongs to rows of another: its own key takes two columns."""
        return len([name for name in self.key if name != AGREEMENT.name]) > 1

    def fields_of_link(self, column: Column) -> tuple[str, ...]:
        """Return the columns of a link to this table, of which a column is the last."""
        return (*self.key[:-1], column.name)


POSITION = Column("position", "Place in the order of the data, from 1.", Kind.INTEGER)


def column(
    record: type,
    field: str,
    name: str | None = None,
    *,
    link: str | None = None,
    allowed: Sequence[str] = (),
) -> Column:
    """Return the column of a record's field, as its type and its docstring have it."""
    options = _types_of(record, field)
    closed = [value for option in options for value in _values_of(option)]
    kinds = [_KINDS[option] for option in options if option in _KINDS]
    return Column(
        name=name or field,
        description=docstrings_of(record)[field].replace("``", "`"),
        kind=kinds[0] if kinds else Kind.TEXT,
        is_required=NoneType not in options,
        refers_to=link,
        allowed=() if link else tuple(allowed or closed),
    )


def _types_of(record: type, field: str) -> tuple[Any, ...]:
    """Return the types that the values of a field can have."""
    if issubclass(record, Record):
        annotation: Any = record.model_fields[field].annotation
    else:
        annotation = get_type_hints(record)[field]
    is_one = isinstance(annotation, type) or get_origin(annotation) is Literal
    options = (annotation,) if is_one else get_args(annotation)
    # What is optional and bounded (a page) bears its bounds around its type.
    return tuple(get_args(each)[0] if get_origin(each) is Annotated else each for each in options)


def _values_of(option: Any) -> list[str]:
    if get_origin(option) is Literal:
        return [*get_args(option)]
    if isinstance(option, type) and issubclass(option, Enum):
        return [str(each.value) for each in option]
    return []


def make_table(
    name: str,
    description: str,
    record: type,
    items: Iterable[Any],
    fields: str,
    *,
    key: str = "id",
    links: Mapping[str, str] | None = None,
    allowed: Mapping[str, Sequence[str]] | None = None,
    others: Mapping[str, tuple[Column, Callable[[Any], Value]]] | None = None,
) -> Table:
    """Return a table with a row for each item.

    Args:
        name: Its name.
        description: What it holds.
        record: The kind of the items.
        items: What it holds, in the order of the data.
        fields: The names of its columns, fields of the record or others; ``position`` counts.
        key: The columns that tell the rows apart.
        links: Tables to whose keys columns refer, by column.
        allowed: The only values of columns, where the type does not tell.
        others: Columns that are no fields of the record, with what makes their values of an item.
    """
    links, allowed, others = links or {}, allowed or {}, others or {}
    items = list(items)
    columns: list[Column] = []
    values: list[Iterable[Any]] = []
    for field in fields.split():
        if field == POSITION.name:
            columns.append(POSITION)
            values.append(range(1, len(items) + 1))
        elif field in others:
            columns.append(others[field][0])
            values.append(map(others[field][1], items))
        else:
            refers_to, closed = links.get(field), allowed.get(field, ())
            columns.append(column(record, field, link=refers_to, allowed=closed))
            values.append([getattr(item, field) for item in items])
    rows = tuple(tuple(map(_plain, row)) for row in zip(*values, strict=True))
    return Table(name, description, tuple(key.split()), tuple(columns), rows)


def _plain(value: Any) -> Value:
    made: Value = value.value if isinstance(value, Enum) else value
    return made


def make_list(
    name: str,
    description: str,
    owner: Column,
    columns: Sequence[Column],
    values: Iterable[tuple[str, Iterable[Row]]],
) -> Table:
    """Return a table with a row for each entry of a field that has several, in their order."""
    return Table(
        name,
        description,
        (owner.name, POSITION.name),
        (owner, POSITION, *columns),
        tuple((id_, n, *row) for id_, rows in values for n, row in enumerate(rows, 1)),
    )


def make_links(
    name: str,
    description: str,
    owner: Column,
    member: Column,
    values: Iterable[tuple[str, Iterable[str]]],
) -> Table:
    """Return a table with a row for each link from one table to another."""
    return Table(
        name,
        description,
        (owner.name, member.name),
        (owner, member, POSITION),
        tuple((id_, value, n) for id_, of in values for n, value in enumerate(of, 1)),
    )


def columns_of(record: type, *fields: str, **links: str) -> tuple[Column, ...]:
    """Return the columns of some fields; ``links`` names the tables to which they refer."""
    return tuple(column(record, field, link=links.get(field)) for field in fields)


def link(table: str, name: str, description: str, *, is_required: bool = True) -> Column:
    """Return a column whose values are keys of another table."""
    return Column(name, description, is_required=is_required, refers_to=table)


AGREEMENT = link("agreements", "agreement", "The agreement.")


def join_tables(tables: Mapping[str, Table]) -> Table:
    """Return one table of those that several agreements have under one name.

    Each row begins with its agreement, and so does the key: ids are unique within an agreement
    only. Where ``position`` orders the whole table it runs on from one agreement to the next.

    Args:
        tables: The tables, by the ids of their agreements.
    """
    first, *_ = tables.values()
    columns = tuple(map(_join_column, zip(*(e.columns for e in tables.values()), strict=True)))
    rows = tuple(row for each in tables.values() for row in each.rows)
    if POSITION in columns and POSITION.name not in first.key and not first.is_list:
        at = columns.index(POSITION)
        rows = tuple((*row[:at], n, *row[at + 1 :]) for n, row in enumerate(rows, 1))
    if first.name == AGREEMENT.refers_to:
        return replace(first, columns=columns, rows=rows)
    owners = (id_ for id_, each in tables.items() for _ in each.rows)
    return replace(
        first,
        key=(AGREEMENT.name, *first.key),
        columns=(AGREEMENT, *columns),
        rows=tuple((id_, *row) for id_, row in zip(owners, rows, strict=True)),
    )


def _join_column(columns: Sequence[Column]) -> Column:
    """Return a column that may hold what it may in any of several agreements."""
    allowed = dict.fromkeys(value for each in columns for value in each.allowed)
    return replace(columns[0], allowed=tuple(allowed))
