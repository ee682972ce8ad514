"""Bring the catalogues of the interface up to what the source says, and compile them.

Run by hand, ``python -m treaty_build.catalogues``, whenever a message was changed: messages that
are new stand then in ``src/treaty/locale/*.po`` without a translation.
"""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from treaty import __version__
from treaty.language import CATALOGUES, ENGLISH, LANGUAGES, Language

_SOURCE = Path(__file__).parents[1] / "treaty"
_TEMPLATES = ("export/templates/**.html", "export/templates/**.md")
_METHODS = [*((path, "jinja2") for path in _TEMPLATES), ("**.py", "python")]
_KEYWORDS = {"_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def extract() -> Catalog:
    """Return what the source says, in the order of its files."""
    catalogue = Catalog(project="treaty", charset="utf-8", fuzzy=False)
    found = extract_from_dir(
        _SOURCE,
        _METHODS,
        # A template that cannot be read is an error, not a template without messages.
        {path: {"silent": "false"} for path in _TEMPLATES},
        keywords=_KEYWORDS,
        comment_tags=("For translators:",),
        strip_comment_tags=True,
    )
    for file, _, message, comments, context in sorted(found, key=lambda each: each[:2]):
        catalogue.add(message, locations=[(file, 0)], auto_comments=comments, context=context)
    return catalogue


def read(language: str) -> Catalog:
    """Return the catalogue of a language as it stands."""
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue as the program reads it."""
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def update() -> None:
    """Bring all catalogues up to date."""
    template = extract()
    for language in LANGUAGES:
        if language == ENGLISH:
            continue
        path = CATALOGUES / f"{language}.po"
        catalogue = read(language) if path.exists() else Catalog(locale=language, fuzzy=False)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        write(catalogue, language)


def write(catalogue: Catalog, language: Language) -> None:
    """Write a catalogue, and beside it what the program reads."""
    path = CATALOGUES / f"{language}.po"
    catalogue.header_comment = f"# What treaty says, in {LANGUAGES[language]}."
    catalogue.project, catalogue.version = "treaty", __version__
    catalogue.last_translator, catalogue.language_team = "", ""
    catalogue.msgid_bugs_address = ""
    # The same messages are the same file, whenever it is written.
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 11, 26, tzinfo=UTC)
    with path.open("wb") as file:
        write_po(file, catalogue, width=96, include_lineno=False)
    path.with_suffix(".mo").write_bytes(compiled(catalogue))


if __name__ == "__main__":
    update()
