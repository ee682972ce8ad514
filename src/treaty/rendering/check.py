"""What is wrong with a data folder, line by line as compilers say it, or what was checked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from treaty.answers.checks import FoundFault
from treaty.models import Collection
from treaty.rendering.style import HEADING, line, unwrapped

if TYPE_CHECKING:
    from rich.console import RenderableType


def draw_faults(faults: Sequence[FoundFault]) -> "RenderableType":
    """Draw one line for each fault, never wrapped: editors read the place from it."""
    return unwrapped(
        line(
            (f"{fault.file}:{fault.line}:{fault.column}:", HEADING),
            (f" {fault.severity}: ", "bold red"),
            fault.message,
        )
        for fault in faults
    )


def soundness_in_words(folder: str, collection: Collection) -> str:
    """Say of a data folder without a fault what was checked."""
    agreements = "; ".join(
        f"{coded.agreement.id} with "
        f"{_counted(len(coded.provisions.clauses), 'clause')}, "
        f"{_counted(sum(len(c.obligations) for c in coded.provisions.clauses), 'obligation')}, "
        f"{_counted(len(coded.money.commitments), 'sum')} and "
        f"{_counted(len(coded.reports.reports), 'press report')}"
        for coded in collection.agreements
    )
    return f"{folder}: no faults. Checked: codebook {collection.codebook.version}; {agreements}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
