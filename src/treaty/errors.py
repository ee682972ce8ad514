"""What can go wrong, as values that carry their facts.

Messages are plain text: what is wrong, where, and what to do. Nothing here prints or exits.
"""

from dataclasses import dataclass
from pathlib import Path


class TreatyError(Exception):
    """The one base of every error that a user of ``treaty`` may meet."""


class UnknownNameError(TreatyError):
    """A name that the data does not know, with the names that it does know.

    >>> str(UnknownNameError("party", "japn", ["japan", "ukraine"], ["japan"]))
    "unknown party 'japn'; did you mean 'japan'? Valid values: japan, ukraine"
    """

    def __init__(self, kind: str, name: str, valid: list[str], nearest: list[str]) -> None:
        """Keep the facts; the message is made from them."""
        self.kind = kind
        self.name = name
        self.valid = valid
        self.nearest = nearest
        super().__init__(kind, name, valid, nearest)

    def __str__(self) -> str:
        shown = self.name if len(self.name) <= 60 else self.name[:59] + "…"
        hint = f"; did you mean {' or '.join(map(repr, self.nearest))}?" if self.nearest else "."
        return f"unknown {self.kind} {shown!r}{hint} Valid values: {', '.join(self.valid)}"


class ReferenceSyntaxError(TreatyError):
    """A text that cannot be read as a reference to a clause."""

    def __init__(self, text: str) -> None:
        """Keep the text that was given."""
        self.text = text
        super().__init__(text)

    def __str__(self) -> str:
        shown = self.text if len(self.text) <= 60 else self.text[:59] + "…"
        return (
            f"{shown!r} is not a clause reference; write it like II.2.2.a, II.2(2)(a), III.1 or "
            "Preamble ('treaty outline' lists them all)"
        )


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault in the data, at the place where an editor finds it."""

    path: Path
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class InvalidDataError(TreatyError):
    """Data that cannot be used, with every fault that was found in one reading."""

    def __init__(self, faults: list[Fault]) -> None:
        """Sort the faults by file, line and column and drop repetitions."""
        self.faults = sorted(set(faults))
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))


class DataNotFoundError(TreatyError):
    """A data folder that is not there or is not one."""
