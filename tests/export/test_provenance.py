"""Where it comes from stands in every export, whole and from one place."""

import csv
import io
import json
import sqlite3
from contextlib import closing
from datetime import date

import openpyxl
import pytest
from lxml import etree, html
from markdown_it import MarkdownIt
from tests.export.corpora import CORPORA
from tests.export.leaves import leaves

from treaty.corpus import Corpus
from treaty.export import ExportFormat, make_export
from treaty.export.provenance import provenance_of
from treaty.export.templating import safe
from treaty.models import Collection
from treaty.rendering.press import heading_of
from treaty.rendering.words import day_in_words

SAID = {
    "editors": "Edda & Ed",
    "licence": "Free for all",
    "licence_url": "https://licence.example/free?a=1&b=2",
    "dated_on": date(2025, 3, 9),
}


def read_html(content):
    return html.fromstring(content.decode()).text_content()


def read_markdown(content):
    tokens = MarkdownIt("commonmark").enable("table").parse(content.decode())
    return "\n".join(
        "".join(child.content for child in token.children) for token in tokens if token.children
    )


def read_akn(content):
    document = etree.fromstring(content)
    attributes = [value for each in document.iter() for value in each.attrib.values()]
    return "\n".join([*document.itertext(), *attributes])


def read_database(content):
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(content)
        rows = [*database.execute("SELECT * FROM agreements, publications")]
        return "\n".join(str(value) for row in rows for value in row)


def read_workbook(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    return "\n".join(
        str(cell.value.date() if cell.is_date else cell.value)
        for name in ("agreements", "publications")
        for row in book[name].iter_rows(min_row=2)
        for cell in row
    )


def read_csv(files):
    return "\n".join(
        cell
        for name in ("agreements.csv", "publications.csv")
        for row in csv.reader(io.StringIO(files[name].decode(), newline=""))
        for cell in row
    )


def strings_in(value):
    return [each for each in leaves(value) if isinstance(each, str)]


def read_json(content):
    lines = [content] if content.startswith(b"{\n") else content.splitlines()
    return "\n".join(text for line in lines for text in strings_in(json.loads(line)))


READERS = {
    ExportFormat.HTML: read_html,
    ExportFormat.MARKDOWN: read_markdown,
    ExportFormat.AKN: read_akn,
    ExportFormat.SQLITE: read_database,
    ExportFormat.XLSX: read_workbook,
    ExportFormat.CSV: read_csv,
    ExportFormat.JSON: read_json,
    ExportFormat.JSONL: read_json,
    ExportFormat.DATAPACKAGE: lambda files: read_json(files["datapackage.json"]),
    ExportFormat.DATASETTE: lambda files: read_json(files["metadata.json"]),
}


def corpus_saying(said):
    raw = CORPORA["tiny"]().coded.model_dump()
    book = CORPORA["tiny"]().codebook.model_dump() | said
    return Corpus(Collection.model_validate({"codebook": book, "agreements": [raw]}))


@pytest.mark.parametrize("form", ExportFormat)
def test_every_export_says_where_it_comes_from(form):
    corpus = corpus_saying(SAID)
    provenance = provenance_of(corpus)
    read = READERS[form](make_export(corpus, form))
    said = [provenance.editors, provenance.licence, provenance.licence_url, provenance.version]
    said += [provenance.citation, *(each.url for each in provenance.publications)]
    assert [each for each in said if each not in read] == []
    assert str(provenance.dated_on) in read or day_in_words(provenance.dated_on) in read


@pytest.mark.parametrize("form", ExportFormat)
def test_what_the_data_does_not_say_is_left_out(form):
    corpus = corpus_saying(dict.fromkeys(SAID))
    read = READERS[form](make_export(corpus, form))
    assert corpus.codebook.version in read
    assert "MIT" not in read
    assert "treaty authors" not in read


def test_the_citation_says_what_whose_and_which_version():
    provenance = provenance_of(corpus_saying(SAID))
    assert provenance.citation == (
        "Harbour Accord between Nordavia and Meridia (Port Saint Anne, 29 February 2024), "
        "summarised and coded provision by provision by Edda & Ed with treaty, data version 7.1 of "
        "9 March 2025, https://gazette.example/accord"
    )


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.long] * (name == "shipped")) for name in CORPORA]
)
@pytest.mark.parametrize("form", [ExportFormat.HTML, ExportFormat.MARKDOWN, ExportFormat.AKN])
def test_documents_say_it_of_any_data(name, form):
    corpus = CORPORA[name]()
    read = READERS[form](make_export(corpus, form))
    assert safe(provenance_of(corpus).citation) in read


def test_the_day_on_which_a_report_was_consulted_is_shown_with_it():
    raw = CORPORA["tiny"]().coded.model_dump()
    raw["reports"]["reports"][0]["consulted_on"] = date(2026, 11, 3)
    book = CORPORA["tiny"]().codebook
    corpus = Corpus(Collection.model_validate({"codebook": book, "agreements": [raw]}))
    for form in (ExportFormat.HTML, ExportFormat.MARKDOWN):
        assert "3 November 2026" in READERS[form](make_export(corpus, form))
    assert heading_of(corpus.reports[0]).endswith("consulted on 3 November 2026")
