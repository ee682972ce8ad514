"""JSON Schemas as they stand in a file, or their fields as a list."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from treaty.rendering.style import text, unwrapped
from treaty.rendering.writers import Rows, to_json

if TYPE_CHECKING:
    from rich.console import RenderableType


def rows_of_schemas(schemas: Mapping[str, Mapping[str, Any]]) -> Rows:
    """Return a row for each key that the files, or answers, and the records in them have."""
    columns = ("file", "record", "key", "required", "description")
    rows = [
        {
            "file": name,
            "record": title,
            "key": key,
            "required": key in record.get("required", ()),
            "description": field.get("description", ""),
        }
        for name, schema in schemas.items()
        for title, record in {schema.get("title"): schema, **schema.get("$defs", {})}.items()
        for key, field in record.get("properties", {}).items()
    ]
    return Rows(columns, rows)


def draw_schema(schema: object) -> "RenderableType":
    """Draw the JSON, never wrapped: it is there to be put into a file."""
    return unwrapped(map(text, to_json(schema).splitlines()))
