"""What is wrong with a data folder, line by line as compilers say it, or what was checked."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from treaty.answers.checks import FoundFault
from treaty.language import Language
from treaty.models import CodedAgreement, Collection
from treaty.rendering.style import HEADING, UNSUPPORTED, line, unwrapped

if TYPE_CHECKING:
    from rich.console import RenderableType

    from treaty.models.translation import Translated


def draw_faults(faults: Sequence[FoundFault]) -> "RenderableType":
    """Draw one line for each fault, never wrapped: editors read the place from it."""
    return unwrapped(
        line(
            (f"{fault.file}:{fault.line}:{fault.column}:", HEADING),
            (
                f" {fault.severity}: ",
                f"bold {UNSUPPORTED}" if fault.severity == "error" else "bold",
            ),
            fault.message,
        )
        for fault in faults
    )


def soundness_in_words(folder: str, collection: Collection) -> Iterator[str]:
    """Say of a data folder without a fault what was checked, of several agreements a line each."""
    checked = f"{folder}: no faults. Checked: codebook {collection.codebook.version}"
    numbers = {coded.agreement.id: _numbers(coded) for coded in collection.agreements}
    if len(numbers) == 1:
        ((id_, counted),) = numbers.items()
        yield f"{checked}; {id_} with {counted}"
        return
    yield f"{checked} and {len(numbers)} agreements"
    yield from (f"  {id_} with {counted}" for id_, counted in numbers.items())


def _numbers(coded: CodedAgreement) -> str:
    return (
        f"{_counted(len(coded.provisions.clauses), 'clause')}, "
        f"{_counted(sum(len(c.obligations) for c in coded.provisions.clauses), 'obligation')}, "
        f"{_counted(len(coded.money.commitments), 'sum')} and "
        f"{_counted(len(coded.reports.reports), 'press report')}"
    )


def translations_in_words(translations: "Iterable[Translated]") -> Iterator[str]:
    """Say of each language how much is translated."""
    by_language: dict[Language, list[Translated]] = {}
    for each in translations:
        by_language.setdefault(each.language, []).append(each)
    for language, files in by_language.items():
        done = sum(len(each.texts) for each in files)
        changed = sum(len(each.stale) for each in files)
        missing = sum(len(each.missing) for each in files)
        if done or changed:
            yield (
                f"In {language}: {_counted(done, 'entry')}, {changed} more whose English has "
                f"changed, {missing} without a translation"
            )


def _counted(number: int, noun: str) -> str:
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"
