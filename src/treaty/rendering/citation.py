"""A citation, as it stands or inside a record."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from treaty.cite import Style
from treaty.rendering.style import text
from treaty.rendering.view import Row

if TYPE_CHECKING:
    from rich.console import RenderableType


@dataclass(frozen=True, slots=True)
class CitationView:
    """The citation of clauses, or of the whole agreement, in a style."""

    clause: str
    """The clauses, or nothing where the whole agreement is cited."""
    style: Style
    citation: str

    columns = ("clause", "style", "citation")

    def json(self) -> Row:
        """Return the citation with what it is of."""
        return {"clause": self.clause, "style": self.style.value, "citation": self.citation}

    def rows(self) -> Iterable[Row]:
        """Return the same record."""
        return [self.json()]

    def markdown(self) -> str:
        """Return the citation; what is code stands in a block of its own."""
        if self.style.is_for_programs:
            return f"```\n{self.citation}\n```\n"
        return f"{self.citation}\n"

    def table(self, width: int) -> "RenderableType":
        """Return the citation line by line, never wrapped: it is there to be copied."""
        from rich.console import Group

        lines = [text(line) for line in self.citation.split("\n")]
        for line in lines:
            line.no_wrap, line.overflow = True, "ignore"
        return Group(*lines)
