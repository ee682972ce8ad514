"""A data folder as it is begun, what is wrong in it, and what the official text does not prove."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from treaty.answers.record import copy_fields
from treaty.errors import Fault
from treaty.language import Language
from treaty.proof import Check, Kind, Outcome, Proof

if TYPE_CHECKING:
    from treaty.models.translation import Translated


@dataclass(frozen=True, slots=True)
class NewFolder:
    """A data folder that was begun."""

    agreement: str
    """The agreement's id, as in ``--agreement``."""
    files: tuple[str, ...]
    """The paths of the files that were written."""


@dataclass(frozen=True, slots=True)
class FoundFault:
    """A fault of a data folder, at the place where an editor finds it."""

    file: str
    """Path of the file."""
    line: int
    """Line, from 1."""
    column: int
    """Column, from 1."""
    severity: Literal["error", "warning"]
    """``error`` for what no command accepts; ``warning`` for a translation that is not shown and
    for a file that is not read."""
    message: str
    """What is wrong, what was expected and, where one is near, the valid value."""


@dataclass(frozen=True, slots=True)
class CheckedEntry:
    """One thing that was checked against the official text."""

    id: str
    """A name for the check, unique within a proof."""
    kind: Kind
    """What is checked."""
    subject: str
    """What was checked: mostly the id of an entry."""
    place: str
    """The clause, ``Title`` or ``Closing`` in which it is to stand; empty if none in particular."""
    page: int | None
    """The page on which it is to stand, if any in particular."""
    outcome: Outcome
    """How the check ended."""
    reason: str
    """Why, in one line."""


@dataclass(frozen=True, slots=True)
class Verification:
    """The data against the official text."""

    checks: Mapping[Kind, int]
    """How many checks of each kind there are."""
    failures: tuple[CheckedEntry, ...]
    """The checks that failed."""
    notes: tuple[CheckedEntry, ...]
    """The checks that passed but are worth a look."""


def list_faults(faults: Iterable[Fault]) -> tuple[FoundFault, ...]:
    """Return faults in the order of files and lines."""
    return _listed(faults, "error")


def list_gaps(
    data: Path,
    translations: "Iterable[Translated]",
    language: Language,
    unread: Iterable[Fault] = (),
) -> tuple[FoundFault, ...]:
    """Return what English has changed under its translation and, of one language, all that lacks.

    Args:
        data: The data folder.
        translations: What its files are in other languages.
        language: The language of which every entry without a translation is listed; none if
            English.
        unread: Files that nobody reads.
    """
    gaps = [*unread]
    for each in translations:
        gaps += each.stale.values()
        if each.language == language:
            path = data / each.translation
            gaps += (
                Fault(path, 1, 1, f"no translation of {kind} {id_}") for kind, id_ in each.missing
            )
    return _listed(gaps, "warning")


def _listed(
    faults: Iterable[Fault], severity: Literal["error", "warning"]
) -> tuple[FoundFault, ...]:
    return tuple(
        FoundFault(str(fault.path), fault.line, fault.column, severity, fault.message)
        for fault in sorted(faults)
    )


def list_checks(checks: Iterable[Check]) -> tuple[CheckedEntry, ...]:
    """Return checks with all that is known of them."""
    return tuple(copy_fields(CheckedEntry, check) for check in checks)


def summarize_proof(proof: Proof) -> Verification:
    """Return what a proof has found."""
    return Verification(proof.counts, list_checks(proof.failures), list_checks(proof.notes))
