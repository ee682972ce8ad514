"""What was written for another agreement, and what to do with it next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from treaty.rendering.style import HEADING, QUIET, REFERENCE, line
from treaty.rendering.view import Json, Row, md

if TYPE_CHECKING:
    from rich.console import RenderableType


@dataclass(frozen=True, slots=True)
class SkeletonView:
    """The files of a new data folder."""

    folder: Path
    agreement: str
    files: Sequence[str]

    columns = ("file",)

    def json(self) -> Json:
        """Return the agreement's id and the files."""
        return {"agreement": self.agreement, "files": [row["file"] for row in self.rows()]}

    def rows(self) -> Iterable[Row]:
        """Return one record for each file."""
        return [{"file": str(self.folder / name)} for name in self.files]

    def markdown(self) -> str:
        """Return what to do as a numbered list."""
        steps = [f"{number}. {md(what)}\n" for number, what in enumerate(self._steps(), 1)]
        return f"# {md(str(self.folder))}\n\n" + "".join(steps)

    def table(self, width: int) -> "RenderableType":
        """Return the files and what to do."""
        from rich.console import Group

        return Group(
            line((f"Wrote {self.folder}", HEADING)),
            *(line(f"  {name}") for name in self.files),
            "",
            line(("Next", HEADING)),
            *(
                line((f"  {n} ", QUIET), (what, REFERENCE))
                for n, what in enumerate(self._steps(), 1)
            ),
        )

    def _steps(self) -> Sequence[str]:
        folder = quote(str(self.folder))
        return (
            f"edit the files in {self.folder / 'agreements' / self.agreement}",
            f"treaty check {folder}",
            f"treaty --data {folder} outline",
        )
