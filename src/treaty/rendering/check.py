"""What is wrong with a data folder, line by line as compilers say it, or what was checked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from treaty.errors import Fault
from treaty.models import Collection
from treaty.rendering.style import HEADING, line, text
from treaty.rendering.view import Row, markdown_table, md
from treaty.rendering.words import counted

if TYPE_CHECKING:
    from rich.console import RenderableType

# The data has no faults that one could live with.
_SEVERITY = "error"


@dataclass(frozen=True, slots=True)
class FaultsView:
    """Every fault of a data folder, in the order of files and lines."""

    faults: Sequence[Fault]

    columns = ("file", "line", "column", "severity", "message")

    def json(self) -> Sequence[Row]:
        """Return a flat array of records; lines and columns count from 1."""
        return [
            {
                "file": str(fault.path),
                "line": fault.line,
                "column": fault.column,
                "severity": _SEVERITY,
                "message": fault.message,
            }
            for fault in self.faults
        ]

    def rows(self) -> Iterable[Row]:
        """Return the same records."""
        return self.json()

    def markdown(self) -> str:
        """Return a table."""
        return markdown_table(
            [column.capitalize() for column in self.columns],
            [[str(row[column]) for column in self.columns] for row in self.rows()],
        )

    def table(self, width: int) -> "RenderableType":
        """Return one line for each fault, never wrapped: editors read the place from it."""
        from rich.console import Group

        lines = [
            line(
                (f"{fault.path}:{fault.line}:{fault.column}:", HEADING),
                (f" {_SEVERITY}: ", "bold red"),
                fault.message,
            )
            for fault in self.faults
        ]
        for each in lines:
            each.no_wrap, each.overflow = True, "ignore"
        return Group(*lines)


@dataclass(frozen=True, slots=True)
class SoundView:
    """A data folder without a fault: in words what was checked, and no record of a fault."""

    folder: str
    collection: Collection

    columns = FaultsView.columns

    def json(self) -> Sequence[Row]:
        """Return no fault."""
        return []

    def rows(self) -> Iterable[Row]:
        """Return no fault."""
        return []

    def markdown(self) -> str:
        """Return the line."""
        return f"{md(self._said())}\n"

    def table(self, width: int) -> "RenderableType":
        """Return the line, never wrapped."""
        from rich.console import Group

        said = text(self._said())
        said.no_wrap, said.overflow = True, "ignore"
        # Bare, it would be printed as a paragraph and lose that.
        return Group(said)

    def _said(self) -> str:
        agreements = "; ".join(
            f"{coded.agreement.id} with "
            f"{counted(len(coded.provisions.clauses), 'clause')}, "
            f"{counted(sum(len(c.obligations) for c in coded.provisions.clauses), 'obligation')}, "
            f"{counted(len(coded.money.commitments), 'sum')} and "
            f"{counted(len(coded.reports.reports), 'press report')}"
            for coded in self.collection.agreements
        )
        version = self.collection.codebook.version
        return f"{self.folder}: no faults. Checked: codebook {version}; {agreements}"
