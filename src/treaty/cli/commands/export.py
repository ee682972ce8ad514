"""``treaty export``: the whole agreement in a format of other programs."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from treaty.cli import completion
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session, cache_dir
from treaty.language import speaking

if TYPE_CHECKING:
    from treaty.export import ExportFormat

SHORT_HELP = "Everything, for other programs."
HELP = help_with_examples(
    "Write the whole agreement for other programs: json, jsonl (a record a line), markdown, html "
    "(a page that works offline) or akn (Akoma Ntoso) as text; sqlite as a database; xlsx as a "
    "workbook (needs pip install 'treaty[xlsx]'); csv or datapackage (Frictionless) as a folder "
    "of tables; datasette as a folder that 'datasette FOLDER' opens. Of several agreements (or "
    "--agreement all) each row of a table begins with its agreement, html sets them side by side, "
    "and markdown and akn hold one. In Excel and LibreOffice import the CSV files as UTF-8. The "
    "same data gives the same bytes.",
    ("export --as json", "to standard output"),
    ("export --as sqlite -o accord.db", "for sqlite3 and sqlite-utils"),
    ("export --as datasette -o explorer", "then: datasette explorer"),
    ("export --as xlsx -o accord.xlsx", "for Excel and LibreOffice"),
    ("export --as datapackage -o accord", "tables with their description"),
    ("export --as html --agreement all -o all.html", "all agreements side by side"),
    ("export --as sqlite --agreement jpn --agreement deu -o both.db", "two in one database"),
)

STANDARD_OUTPUT = "-"


def _formats() -> list[str]:
    from treaty.export import ExportFormat

    return [*ExportFormat]


def run(
    session: Session,
    form: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="FORMAT",
            help="json, jsonl, markdown, html, akn, sqlite, datasette, xlsx, csv or datapackage.",
            autocompletion=completion.one_of(_formats),
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="Where to write; - is standard output, as by default for text.",
            show_default=False,
        ),
    ] = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force", help="Replace what is there: a file, or a folder that treaty exported."
        ),
    ] = False,
    with_text: Annotated[
        bool,
        typer.Option(
            "--with-text",
            help="Take in the official text of which you keep a copy: html and markdown.",
        ),
    ] = False,
) -> None:
    """Write the export."""
    from treaty.cli.placement import check_place, put_file, put_folder
    from treaty.cli.terminal import write_bytes
    from treaty.cli.texts import get_wording
    from treaty.errors import ExportError
    from treaty.export import (
        ExportFormat,
        Shape,
        get_export_format,
        make_export,
        make_export_of_several,
    )
    from treaty.loading import load_lexicon

    session = session.without_locale
    chosen = get_export_format(form)
    place = None
    if output is None or output == STANDARD_OUTPUT:
        _check_standard_output(chosen, is_asked_for=output is not None)
    else:
        is_folder = chosen.shape is Shape.FOLDER
        if _names_folder(output) and not is_folder:
            raise ExportError(f"{output} names a folder, and --as {form} writes a file")
        place = check_place(Path(output), is_folder=is_folder, force=force)
    made: bytes | dict[str, bytes]
    if session.has_several and with_text:
        message = "the official wording is exported of one agreement at a time"
        raise typer.BadParameter(message, param_hint="--with-text")
    lexicon = load_lexicon(session.data_folder, cache_dir=cache_dir())
    with speaking(session.language):
        if session.has_several:
            made = make_export_of_several(session.corpora, chosen, lexicon)
        else:
            # The expression that Akoma Ntoso tells of is the English one.
            corpus = session.original if chosen is ExportFormat.AKN else session.corpus
            wording = get_wording(session.original) if with_text else None
            made = make_export(corpus, chosen, lexicon, wording)
    if isinstance(made, bytes):
        write_bytes(made) if place is None else put_file(made, place, force=force)
    elif place is not None:
        put_folder(made, place, force=force)


def _names_folder(output: str) -> bool:
    return output.endswith(("/", os.sep))  # which pathlib would drop


def _check_standard_output(form: "ExportFormat", *, is_asked_for: bool) -> None:
    from treaty.cli.terminal import get_output
    from treaty.errors import ExportError
    from treaty.export import Shape

    match form.shape:
        case Shape.TEXT:
            return
        case Shape.BINARY:
            if is_asked_for and not get_output().isatty():
                return
            reason = "a binary file, which no terminal can show"
        case Shape.FOLDER:
            reason = "a folder, which cannot go to standard output"
        case _:
            assert_never(form.shape)
    raise ExportError(f"--as {form.value} writes {reason}; say where with -o PATH")
