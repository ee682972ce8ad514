"""The formats by name, the shape that each has, and who makes it."""

from collections.abc import Sequence
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING, assert_never

from treaty.errors import ExportError, UnknownNameError
from treaty.likeness import fold, nearest

if TYPE_CHECKING:
    from treaty.answers.wording import Wording
    from treaty.corpus import Corpus
    from treaty.models import Lexicon


class Shape(Enum):
    """What an export is as a file."""

    TEXT = auto()
    """One file of text in UTF-8."""
    BINARY = auto()
    """One file that no terminal can show."""
    FOLDER = auto()
    """Several files."""


class ExportFormat(StrEnum):
    """The formats in which a whole agreement can be had."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"
    SQLITE = "sqlite"
    DATASETTE = "datasette"
    XLSX = "xlsx"
    DATAPACKAGE = "datapackage"
    AKN = "akn"
    HTML = "html"

    @property
    def shape(self) -> Shape:
        """What an export in this format is as a file."""
        match self:
            case ExportFormat.JSON | ExportFormat.JSONL | ExportFormat.MARKDOWN:
                return Shape.TEXT
            case ExportFormat.AKN | ExportFormat.HTML:
                return Shape.TEXT
            case ExportFormat.SQLITE | ExportFormat.XLSX:
                return Shape.BINARY
            case ExportFormat.CSV | ExportFormat.DATAPACKAGE | ExportFormat.DATASETTE:
                return Shape.FOLDER
            case _:
                assert_never(self)


WITH_TEXT = (ExportFormat.MARKDOWN, ExportFormat.HTML)
"""The formats that can take the words of the official text in."""


def get_export_format(text: str) -> ExportFormat:
    """Return the format that a user's word means.

    >>> get_export_format("SQLite").value
    'sqlite'

    Raises:
        UnknownNameError: There is no such format.
    """
    formats = {form.value: form for form in ExportFormat}
    if fold(text) not in formats:
        raise UnknownNameError("format", text, list(formats), nearest(text, formats))
    return formats[fold(text)]


def make_export_of_several(
    corpora: "Sequence[Corpus]", form: ExportFormat, lexicon: "Lexicon | None" = None
) -> bytes | dict[str, bytes]:
    """Return several agreements: side by side as a page, one after another, or as tables.

    In tables, a row names its agreement; those of one alone are as ``make_export`` has them.

    Args:
        corpora: The agreements, which share a codebook.
        form: The format.
        lexicon: The words by which a database is found, as in ``make_export``.

    Raises:
        ExportError: The format holds one agreement.
        SqliteFeatureMissingError: The SQLite of this Python cannot make the database.
        XlsxWriterMissingError: The optional writer of workbooks is not installed.
    """
    # Each is imported only where it is asked for: start-up.
    from treaty.models import Lexicon

    match form:
        case ExportFormat.HTML:
            from treaty.export.comparison import make_comparison

            return make_comparison(corpora).encode()
        case ExportFormat.JSON:
            from treaty.export.documents import make_json_of_several

            return make_json_of_several(corpora).encode()
        case ExportFormat.JSONL:
            from treaty.export.documents import make_jsonl

            return make_jsonl(*corpora).encode()
        case ExportFormat.CSV:
            from treaty.export.csv_tables import make_csv

            return make_csv(*corpora)
        case ExportFormat.SQLITE:
            from treaty.export.sqlite import make_sqlite

            return make_sqlite(corpora, lexicon or Lexicon())
        case ExportFormat.DATASETTE:
            from treaty.export.datasette import make_datasette

            return make_datasette(corpora, lexicon or Lexicon())
        case ExportFormat.XLSX:
            from treaty.export.xlsx import make_xlsx

            return make_xlsx(*corpora)
        case ExportFormat.DATAPACKAGE:
            from treaty.export.datapackage import make_datapackage

            return make_datapackage(*corpora)
        case ExportFormat.MARKDOWN | ExportFormat.AKN:
            raise ExportError(
                f"--as {form.value} holds one agreement; name one, such as "
                f"--agreement {corpora[0].agreement.id}"
            )
        case _:
            assert_never(form)


def make_export(
    corpus: "Corpus",
    form: ExportFormat,
    lexicon: "Lexicon | None" = None,
    wording: "Wording | None" = None,
) -> bytes | dict[str, bytes]:
    """Return a file's content or, for the shape of a folder, the content of each file by its name.

    Args:
        corpus: The agreement.
        form: The format.
        lexicon: The words by which an export that can be searched is found, beside those of the
            agreement and the codebook.
        wording: The words of the official text, to stand with each clause of a document.

    Raises:
        ExportError: The words are given, and the format is none that takes them in.
        NoSqliteError: This Python has no SQLite, and the format is the page or the database.
        SqliteFeatureMissingError: The SQLite of this Python cannot make the database.
        XlsxWriterMissingError: The optional writer of workbooks is not installed.
    """
    # Each is imported only where it is asked for: start-up.
    from treaty.models import Lexicon

    if wording is not None and form not in WITH_TEXT:
        forms = " and ".join(f"--as {each.value}" for each in WITH_TEXT)
        raise ExportError(f"only {forms} can take the official text in")
    match form:
        case ExportFormat.JSON:
            from treaty.export.documents import make_json

            return make_json(corpus).encode()
        case ExportFormat.JSONL:
            from treaty.export.documents import make_jsonl

            return make_jsonl(corpus).encode()
        case ExportFormat.MARKDOWN:
            from treaty.export.markdown import make_markdown

            return make_markdown(corpus, wording).encode()
        case ExportFormat.CSV | ExportFormat.DATAPACKAGE | ExportFormat.XLSX:
            return make_export_of_several([corpus], form)
        case ExportFormat.SQLITE | ExportFormat.DATASETTE:
            return make_export_of_several([corpus], form, lexicon)
        case ExportFormat.AKN:
            from treaty.export.akn import make_akn

            return make_akn(corpus).encode()
        case ExportFormat.HTML:
            from treaty.export.html import make_html

            return make_html(corpus, lexicon or Lexicon(), wording).encode()
        case _:
            assert_never(form)
