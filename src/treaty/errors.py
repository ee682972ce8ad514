"""What can go wrong, as values that carry their facts.

Messages are plain text: what is wrong, where, and what to do. Nothing here prints or exits.
"""

from dataclasses import dataclass
from pathlib import Path

from treaty.quoting import quoted

# Longer vocabularies have a command that lists them.
_MOST_LISTED = 60


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
        hint = f"; did you mean {' or '.join(map(repr, self.nearest))}?" if self.nearest else "."
        listed = ", ".join(self.valid[:_MOST_LISTED])
        if len(self.valid) > _MOST_LISTED:
            listed += f", … ({len(self.valid)} in all)"
        if self.kind == "agreement":
            listed += " ('treaty agreements' tells whose they are)"
        return f"unknown {self.kind} {quoted(self.name)}{hint} Valid values: {listed}"


class ReferenceSyntaxError(TreatyError):
    """A text that cannot be read as a reference to a clause."""

    def __init__(self, text: str, detail: str = "") -> None:
        """Keep the text that was given, and what of it was not understood, if that is known."""
        self.text = text
        self.detail = detail
        super().__init__(text, detail)

    def __str__(self) -> str:
        detail = f" ({self.detail})" if self.detail else ""
        return (
            f"{quoted(self.text)} is not a clause reference{detail}; write it like II.2.2.a, "
            "II.2(2)(a), III.1 or Preamble ('treaty outline' lists them all)"
        )


class NoPartError(ReferenceSyntaxError):
    """A reference that does not say which Part is meant: "3.1", "paragraph 2"."""

    def __init__(self, text: str, steps: str, counted: str | None) -> None:
        """Keep the text and its two readings.

        Args:
            text: The text that was given.
            steps: What it names below some Part: ``3.1``.
            counted: The canonical reference if its first number counts a Part, ``III.1``; None
                where the text excludes that.
        """
        super().__init__(text, "it names no Part")
        self.steps = steps
        self.counted = counted
        self.args = (text, steps, counted)


class AmbiguousReferenceError(TreatyError):
    """A text that does not say which of several places it means; none is guessed.

    >>> str(AmbiguousReferenceError("3.1", ["II.3.1", "III.1"]))
    "'3.1' can mean II.3.1 or III.1; write the one you mean"
    """

    def __init__(self, text: str, readings: list[str]) -> None:
        """Keep the text and what it can mean."""
        self.text = text
        self.readings = readings
        super().__init__(text, readings)

    def __str__(self) -> str:
        if len(self.readings) == 1:
            return f"{quoted(self.text)} names no Part; did you mean {self.readings[0]}?"
        return f"{quoted(self.text)} can mean {' or '.join(self.readings)}; write the one you mean"


class ClauseRangeError(TreatyError):
    """A range of clauses that has no content.

    >>> str(ClauseRangeError("III.3–III.1", "it ends before it begins"))
    'the range III.3–III.1 cannot be followed: it ends before it begins'
    """

    def __init__(self, span: str, reason: str) -> None:
        """Keep the range as it was read, and what is wrong with it."""
        self.span = span
        self.reason = reason
        super().__init__(span, reason)

    def __str__(self) -> str:
        return f"the range {self.span} cannot be followed: {self.reason}"


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


class NoSqliteError(TreatyError):
    """A Python that was built without SQLite."""

    def __str__(self) -> str:
        return (
            "this Python has no sqlite3 module, which search needs; install treaty with a Python "
            "that has it"
        )


class OfficialTextError(TreatyError):
    """A file from which the official text cannot be had."""

    problem = "cannot be read"

    def __init__(self, path: Path, detail: str = "") -> None:
        """Keep the file, and what is known beyond the kind of error."""
        self.path = path
        self.detail = detail
        super().__init__(path, detail)

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}{f' ({self.detail})' if self.detail else ''}"


class OfficialTextNotFoundError(OfficialTextError):
    """There is no such file, or it may not be opened."""

    problem = "cannot be opened; name the official text, a PDF or a plain text"


class UnknownFormatError(OfficialTextError):
    """The file holds neither a PDF nor a text."""

    problem = "is neither a PDF nor a plain text in UTF-8"


class EncryptedPdfError(OfficialTextError):
    """The PDF asks for a password."""

    problem = "is an encrypted PDF; save a copy without a password and name that"


class DamagedPdfError(OfficialTextError):
    """The PDF is broken."""

    problem = "is a damaged PDF; download it again"


class ScannedPdfError(OfficialTextError):
    """The PDF holds pictures of pages and no text."""

    problem = "is a PDF without text, such as a scan; name one whose text can be selected"


class PdfReaderMissingError(OfficialTextError):
    """The optional PDF reader is not installed."""

    problem = "is a PDF, and the PDF reader is not installed; run: pip install 'treaty[pdf]'"


class MissingPageMarksError(OfficialTextError):
    """The plain text does not say where its pages begin."""

    problem = (
        "is a text without page marks; put a line '[page 1]' before the first page, '[page 2]' "
        "before the second, and so on"
    )


class OtherTextError(TreatyError):
    """A text in which a clause of the agreement cannot be found at all."""

    def __init__(self, title: str, clause: str) -> None:
        """Keep the agreement's title and the first clause that was not found."""
        self.title = title
        self.clause = clause
        super().__init__(title, clause)

    def __str__(self) -> str:
        return (
            f"this is not the official text of the {self.title}: the beginning of clause "
            f"{self.clause} was not found"
        )


class ExportError(TreatyError):
    """An export that was asked for in a way that cannot be met."""


class SqliteFeatureMissingError(ExportError):
    """The database cannot be made, as this Python is built without what it needs."""

    def __init__(self, feature: str) -> None:
        """Keep what is missing."""
        self.feature = feature
        super().__init__(feature)

    def __str__(self) -> str:
        return (
            f"this Python is built without {self.feature}, which --as sqlite needs; use another "
            "build of Python, or --as csv"
        )


class XlsxWriterMissingError(ExportError):
    """The optional writer of workbooks is not installed."""

    def __str__(self) -> str:
        return (
            "--as xlsx needs XlsxWriter, which is not installed; run: pip install 'treaty[xlsx]', "
            "or use --as csv"
        )
