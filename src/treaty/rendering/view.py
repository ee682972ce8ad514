"""What every answer can be turned into, and the forms that are alike for all of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from treaty.rendering.printable import printable

if TYPE_CHECKING:
    from rich.console import RenderableType

Scalar = str | int | float | bool | None
Json = Scalar | Sequence["Json"] | Mapping[str, "Json"]
Row = Mapping[str, Json]

# A spreadsheet takes a cell that begins so for a formula, a Japanese one also in full width.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
FLAT_COLUMNS = ("field", "value")
"""The columns of what :func:`flat_rows` makes."""
_SPACED = str.maketrans("._", "  ")


class View(Protocol):
    """One answer in every form. The first three are data, the last is for eyes."""

    @property
    def columns(self) -> Sequence[str]:
        """The columns of the CSV form."""

    def json(self) -> Json:
        """Return the answer as JSON values."""

    def rows(self) -> Iterable[Row]:
        """Return the rows of the CSV form."""

    def markdown(self) -> str:
        """Return the answer as a Markdown document."""

    def table(self, width: int) -> "RenderableType":
        """Return the answer for a terminal of so many columns."""


def to_json(value: Json) -> str:
    r"""Write JSON as people read it, nothing in it that would drive a terminal.

    >>> to_json(["日本\x9b"])
    '[\n  "日本\\u009b"\n]\n'
    """
    import json

    return _escaped(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def to_json_line(value: Json) -> str:
    """Write JSON on one line, as safely."""
    import json

    return _escaped(json.dumps(value, ensure_ascii=False)) + "\n"


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


def to_plain(columns: Sequence[str], rows: Iterable[Row]) -> str:
    r"""Write each row on a line of its own, as it is read aloud; what is empty is left out.

    >>> print(to_plain(["id", "is_open", "topics"], [{"id": "I.1", "is_open": True, "topics": []}]))
    id: I.1; is open: yes
    <BLANKLINE>
    >>> to_plain(["field", "value"], flat_rows({"term": {"ends_on": "2034"}}))
    'term ends on: 2034\n'
    """
    if tuple(columns) == FLAT_COLUMNS:
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
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(_spoken_value, value))
    return _plain(value)


def _cell(value: Json) -> str:
    raw = _plain(value)
    # A negative number is one, and no formula.
    is_formula = raw.startswith(_FORMULA) and not isinstance(value, int | float)
    return "'" + printable(raw) if is_formula else printable(raw)


def _plain(value: Json) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Sequence):
        return "; ".join(map(_plain, value))
    return str(value)


def flat_rows(value: Json, name: str = "") -> Iterable[Row]:
    """Return a nested record as rows of ``field`` and ``value``.

    >>> [*flat_rows({"a": {"b": 1}, "c": [{"d": 2}]})]
    [{'field': 'a.b', 'value': 1}, {'field': 'c.1.d', 'value': 2}]
    """
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from flat_rows(inner, f"{name}.{key}" if name else key)
    elif (
        isinstance(value, Sequence)
        and not isinstance(value, str)
        and any(isinstance(each, Mapping) for each in value)
    ):
        for number, inner in enumerate(value, 1):
            yield from flat_rows(inner, f"{name}.{number}")
    else:
        yield {"field": name, "value": value}


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
    escaped = printable(text).replace("&", "&amp;").replace("<", "&lt;")
    return "".join("\\" + char if char in "\\`*_[]|~" else char for char in escaped)
