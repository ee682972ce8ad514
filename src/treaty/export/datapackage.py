"""The tables as a Frictionless Data Package, version 2: CSV files and a description of them.

No time of creation is stated: the same data gives the same bytes.
"""

from hashlib import sha256

from treaty.corpus import Corpus
from treaty.export.csv_tables import file_name, table_as_csv
from treaty.export.tables import Column, Table, make_tables
from treaty.rendering.writers import Json, to_json

DESCRIPTOR = "datapackage.json"

_PACKAGE_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
_SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"

_DESCRIPTION = (
    "{title}, coded provision by provision: facts of the instrument, participants, clauses, "
    "political commitments with their strength, money, vocabularies, and claims of the press. In "
    "the files a text that a spreadsheet would take for a formula begins with an apostrophe."
)


def make_datapackage(corpus: Corpus) -> dict[str, bytes]:
    """Return the files of the folder by name."""
    tables = {table.name: table for table in make_tables(corpus)}
    files = {file_name(table): table_as_csv(table) for table in tables.values()}
    resources = [_resource(table, tables, files[file_name(table)]) for table in tables.values()]
    descriptor = to_json({**_about(corpus), "resources": resources})
    return {DESCRIPTOR: descriptor.encode(), **files}


def _about(corpus: Corpus) -> dict[str, Json]:
    agreement = corpus.agreement
    return {
        "$schema": _PACKAGE_PROFILE,
        "name": f"treaty-{agreement.id}",
        "title": corpus.short_name,
        "description": _DESCRIPTION.format(title=agreement.title),
        "version": corpus.codebook.version,
        "licenses": [
            {
                "name": "MIT",
                "title": "MIT License, of treaty and the data that comes with it",
                "path": "https://opensource.org/license/mit",
            }
        ],
        "contributors": [{"title": "The treaty authors", "roles": ["creator"]}],
        "sources": [
            *(
                {
                    "title": f"{agreement.title} ({each.publisher}, {each.language})",
                    "path": each.url,
                }
                for each in agreement.publications
            ),
            *(
                {"title": f"{report.title} ({report.publisher})", "path": report.url}
                for report in corpus.reports
            ),
        ],
    }


def _resource(table: Table, tables: dict[str, Table], content: bytes) -> dict[str, Json]:
    return {
        "$schema": _RESOURCE_PROFILE,
        "name": table.name,
        "type": "table",
        "path": file_name(table),
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {
            "$schema": _SCHEMA_PROFILE,
            "fields": [
                _field(column, is_key=(column.name,) == table.key) for column in table.columns
            ],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": [column.name],
                    "reference": _reference(table, tables[column.refers_to]),
                }
                for column in table.columns
                if column.refers_to is not None
            ],
        },
    }


def _field(column: Column, *, is_key: bool) -> dict[str, Json]:
    constraints: dict[str, Json] = {"required": column.is_required}
    if is_key:
        constraints["unique"] = True
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    return {
        "name": column.name,
        "type": column.kind.value,
        "description": column.description,
        "constraints": constraints,
    }


def _reference(table: Table, other: Table) -> dict[str, Json]:
    # A link within the table names no other.
    named: dict[str, Json] = {} if other is table else {"resource": other.name}
    return {**named, "fields": list(other.key)}
