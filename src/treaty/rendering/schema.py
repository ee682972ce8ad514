"""JSON Schemas as they stand in a file, or their fields as a list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from treaty.rendering.style import text
from treaty.rendering.view import Json, Row, markdown_table, md, to_json

if TYPE_CHECKING:
    from rich.console import RenderableType


@dataclass(frozen=True, slots=True)
class SchemaView:
    """The schema of the kind of data file that was asked for, or those of all kinds."""

    schemas: Mapping[str, Mapping[str, Any]]
    kind: str | None

    columns = ("file", "record", "key", "required", "description")

    def json(self) -> Json:
        """Return the schema, or all of them by kind."""
        return self.schemas[self.kind] if self.kind else self.schemas

    def rows(self) -> Iterable[Row]:
        """Return a record for each key that the file and the records in it have."""
        return [row for kind in self._shown() for row in self._rows_of(kind)]

    def markdown(self) -> str:
        """Return the keys as a table for each file."""
        return "\n".join(
            f"# {kind}.yaml\n\n{md(self.schemas[kind]['description'])}\n\n"
            + markdown_table(
                ["Record", "Key", "Required", "Meaning"],
                [
                    [
                        str(row["record"]),
                        str(row["key"]),
                        "yes" if row["required"] else "no",
                        # Its own signs for code would be escaped.
                        str(row["description"]).replace("`", ""),
                    ]
                    for row in self._rows_of(kind)
                ],
            )
            for kind in self._shown()
        )

    def _shown(self) -> Iterable[str]:
        return [self.kind] if self.kind else self.schemas

    def _rows_of(self, kind: str) -> list[Row]:
        schema = self.schemas[kind]
        records = {schema["title"]: schema, **schema.get("$defs", {})}
        return [
            {
                "file": f"{kind}.yaml",
                "record": name,
                "key": key,
                "required": key in record.get("required", ()),
                "description": field["description"],
            }
            for name, record in records.items()
            for key, field in record.get("properties", {}).items()
        ]

    def table(self, width: int) -> "RenderableType":
        """Return the JSON, never wrapped: it is there to be put into a file."""
        from rich.console import Group

        lines = [text(line) for line in to_json(self.json()).splitlines()]
        for line in lines:
            line.no_wrap, line.overflow = True, "ignore"
        return Group(*lines)
