"""Records written as JSON, CSV, plain lines and Markdown: what is alike for all answers."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import NamedTuple, TypeGuard

from treaty.answers.record import fields_of, is_record
from treaty.quoting import escape_markdown
from treaty.rendering.printable import printable

Scalar = str | int | float | bool | None
Json = Scalar | Sequence["Json"] | Mapping[str, "Json"]
Row = Mapping[str, Json]

# A spreadsheet takes a cell that begins so for a formula, a Japanese one also in full width.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_FLAT = ("field", "value")
_UPPER = re.compile("[A-Z]")
_SPACED = str.maketrans("._", "  ")


class Rows(NamedTuple):
    """A table: what CSV and plain lines are made of."""

    columns: Sequence[str]
    rows: Sequence[Row]


def rows_of(kind: type, records: Iterable[object]) -> Rows:
    """Return records of a kind as a table, a row each."""
    fields = fields_of(kind)
    rows = [
        {
            field.name: field.cell(value) if field.cell else as_json(value)
            for field in fields
            for value in (getattr(record, field.attribute),)
        }
        for record in records
    ]
    return Rows([field.name for field in fields], rows)


def rows_by_agreement(found: Mapping[str, Rows]) -> Rows:
    """Return the tables of several agreements as one, each row behind the id of its agreement."""
    columns = dict.fromkeys(column for rows in found.values() for column in rows.columns)
    rows = [
        {"agreement": agreement, **dict.fromkeys(columns), **row}
        for agreement, of in found.items()
        for row in of.rows
    ]
    return Rows(["agreement", *columns], rows)


def flat_rows(record: object) -> Rows:
    """Return a record, with all that is nested in it, as a table of fields and values."""
    return Rows(_FLAT, [*_flattened(as_json(record))])


def _flattened(value: Json, name: str = "") -> Iterable[Row]:
    """Yield a row for each single value.

    >>> [*_flattened({"a": {"b": 1}, "c": [{"d": 2}]})]
    [{'field': 'a.b', 'value': 1}, {'field': 'c.1.d', 'value': 2}]
    """
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flattened(inner, f"{name}.{key}" if name else key)
    elif _is_list(value) and any(isinstance(each, Mapping) for each in value):
        for number, inner in enumerate(value, 1):
            yield from _flattened(inner, f"{name}.{number}" if name else str(number))
    else:
        yield {"field": name, "value": value}


def as_json(value: object) -> Json:
    """Return a record, or whatever stands in one, as values of JSON.

    Dates and times are written in ISO 8601, amounts as digits, since some readers would round them.
    """
    match value:
        case None | bool() | int() | float():
            return value
        case Enum():
            return str(value.value)
        case str():
            return value
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case Path():
            return str(value)
        case Mapping():
            return {str(as_json(key)): as_json(inner) for key, inner in value.items()}
        case _ if is_record(value):
            return _record_as_json(value)
        case Iterable():
            return [as_json(each) for each in value]
        case _:
            raise TypeError(f"{type(value).__name__} has no form in JSON")


def _record_as_json(record: object) -> Row:
    kind: type = type(record)
    return {
        field.name: as_json(value)
        for field in fields_of(kind)
        for value in (getattr(record, field.attribute),)
        if not (field.may_be_absent and value is None)
    }


def to_json(value: object) -> str:
    r"""Write JSON as people read it, nothing in it that would drive a terminal.

    >>> to_json(["日本\x9b"])
    '[\n  "日本\\u009b"\n]\n'
    """
    import json

    return _escaped(json.dumps(as_json(value), ensure_ascii=False, indent=2)) + "\n"


def to_json_line(value: object) -> str:
    """Write JSON on one line, as safely."""
    import json

    return _escaped(json.dumps(as_json(value), ensure_ascii=False)) + "\n"


def _escaped(json_text: str) -> str:
    if printable(json_text.replace("\n", "")) == json_text.replace("\n", ""):
        return json_text
    import json

    return "".join(
        # Beyond U+FFFF it takes two escapes, as dumps() knows.
        char if char == "\n" or printable(char) == char else json.dumps(char)[1:-1]
        for char in json_text
    )


def to_csv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """Write CSV as RFC 4180 has it, with a header; a list is joined with semicolons."""
    import csv
    import io

    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return out.getvalue()


def _cell(value: Json) -> str:
    raw = _joined(value, "; ")
    # A negative number is one, and no formula.
    is_formula = raw.startswith(_FORMULA) and not isinstance(value, int | float)
    return "'" + printable(raw) if is_formula else printable(raw)


def _joined(value: Json, between: str) -> str:
    if value is None:
        return ""
    if _is_list(value):
        return between.join(_joined(each, between) for each in value)
    return str(value)


def to_plain(columns: Sequence[str], rows: Iterable[Row]) -> str:
    r"""Write each row on a line of its own, as it is read aloud; what is empty is left out.

    >>> print(to_plain(["id", "is_open", "topics"], [{"id": "I.1", "is_open": True, "topics": []}]))
    id: I.1; is open: yes
    <BLANKLINE>
    >>> to_plain(["field", "value"], [{"field": "term.ends_on", "value": "2034"}])
    'term ends on: 2034\n'
    """
    if tuple(columns) == _FLAT:
        rows = [{str(row["field"]): row["value"]} for row in rows]
        lines = [_spoken(row, list(row)) for row in rows]
    else:
        lines = [_spoken(row, columns) for row in rows]
    return "".join(f"{line}\n" for line in lines if line)


def _spoken(row: Row, columns: Sequence[str]) -> str:
    return "; ".join(
        f"{printable(column).translate(_SPACED)}: {printable(value)}"
        for column in columns
        if (value := _spoken_value(row[column]))
    )


def _spoken_value(value: Json) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if _is_list(value):
        return ", ".join(map(_spoken_value, value))
    return _joined(value, ", ")


def _is_list(value: Json) -> TypeGuard[Sequence[Json]]:
    return isinstance(value, Sequence) and not isinstance(value, str)


def to_markdown(answer: object, rows: Callable[[], Rows]) -> str:
    """Write a record as a document, or records as their table, with fields named in plain words.

    What is empty in a record is left out. A record in it is a section of its own; records of a kind
    are a table or, where they hold others in turn, a section each.
    """
    if not is_record(answer):
        return rows_as_markdown(rows())
    value = _record_as_json(answer)
    name = _label(_UPPER.sub(r" \g<0>", type(answer).__name__).strip().lower())
    return "\n".join(_document(value, _title_of(value) or name, 1))


def _document(record: Row, title: str, level: int) -> Iterable[str]:
    """Yield the blocks of a document: a heading, what is single, then what has parts."""
    yield f"{_heading(level)} {md(title)}\n"
    single = {key: said for key, value in record.items() if (said := _single(value))}
    if single:
        yield "".join(f"- **{md(_label(key))}:** {md(said)}\n" for key, said in single.items())
    for key, value in record.items():
        if isinstance(value, Mapping) and value:
            yield from _document(value, _label(key), level + 1)
        elif _has_parts(value):
            yield f"{_heading(level + 1)} {md(_label(key))}\n"
            yield from _blocks(value, level + 2)


def _blocks(records: Json, level: int) -> Iterable[str]:
    """Yield a table or, where the records hold others, a section for each."""
    assert _is_list(records)  # noqa: S101 - it has parts and is no record
    rows = [record for record in records if isinstance(record, Mapping)]
    if any(_has_parts(value) for row in rows for value in row.values()):
        for row in rows:
            yield from _document(row, _title_of(row) or _single(next(iter(row.values()))), level)
    else:
        filled = dict.fromkeys(key for row in rows for key, value in row.items() if _single(value))
        yield rows_as_markdown(Rows([key for key in rows[0] if key in filled], rows))


def _heading(level: int) -> str:
    return "#" * min(level, 6)


def _single(value: Json) -> str:
    """Return a value in words; nothing of what has parts."""
    return "" if _has_parts(value) else _spoken_value(value)


def _has_parts(value: Json) -> bool:
    return isinstance(value, Mapping) or (_is_list(value) and any(map(_has_parts, value)))


def _title_of(record: Row) -> str:
    """Return what a record is called: its id, its title or both."""
    ids = (record.get(key) for key in ("id", "trigger", "clause"))
    titles = (record.get(key) for key in ("title", "heading", "label"))
    named = (next(filter(None, ids), None), next(filter(None, titles), None))
    return ": ".join(dict.fromkeys(str(name) for name in named if name))


def _label(name: str) -> str:
    """Return the name of a field in plain words.

    >>> _label("in_effect_on"), _label("not-in-accord")
    ('In effect on', 'Not in accord')
    """
    words = name.translate(_SPACED).replace("-", " ")
    return words[:1].upper() + words[1:]


def rows_as_markdown(rows: Rows) -> str:
    """Write a table as Markdown, its columns in plain words."""
    header = [_label(column) for column in rows.columns]
    cells = ([_spoken_value(row.get(column)) for column in rows.columns] for row in rows.rows)
    return markdown_table(header, cells)


def markdown_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""Write a Markdown table.

    >>> print(markdown_table(["a", "b"], [["x|y", "<z>"]]), end="")
    | a | b |
    | --- | --- |
    | x\|y | &lt;z> |
    """
    lines = [header, ["---"] * len(header), *([md(cell) for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def md(text: str) -> str:
    r"""Return a text in which Markdown finds nothing to act on.

    >>> md("*a* [b](c) <d>")
    '\\*a\\* \\[b\\](c) &lt;d>'
    """
    return escape_markdown(printable(text))
