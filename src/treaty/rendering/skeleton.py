"""What was written for another agreement, and what to do with it next."""

from collections.abc import Sequence
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from treaty.rendering.style import HEADING, QUIET, REFERENCE, line, unwrapped
from treaty.rendering.writers import Rows

if TYPE_CHECKING:
    from rich.console import RenderableType


def rows_of_files(files: Sequence[str]) -> Rows:
    """Return the files, a row each."""
    return Rows(("file",), [{"file": name} for name in files])


def draw_new_folder(
    folder: Path, agreement: str, files: Sequence[str], *, is_added: bool
) -> "RenderableType":
    """Draw the files and what to do."""
    from rich.console import Group

    data = quote(str(folder))
    steps = (
        f"edit the files in {folder / 'agreements' / agreement}",
        f"treaty check {data}",
        f"treaty --data {data} outline" + (f" --agreement {agreement}" if is_added else ""),
    )
    return Group(
        line((f"Wrote {folder}", HEADING)),
        *(line(f"  {Path(name).relative_to(folder)}") for name in files),
        "",
        line(("Next", HEADING)),
        unwrapped(line((f"  {n} ", QUIET), (what, REFERENCE)) for n, what in enumerate(steps, 1)),
    )
