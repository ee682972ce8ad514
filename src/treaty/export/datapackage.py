"""The tables as a Frictionless Data Package, version 2: CSV files and a description of them.

The day of creation is that of the data: the same data gives the same bytes.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from treaty.corpus import Corpus
from treaty.export.csv_tables import file_name, table_as_csv
from treaty.export.provenance import provenance_of, title_of
from treaty.export.tables import Column, Table, make_tables
from treaty.rendering.writers import Json, to_json

DESCRIPTOR = "datapackage.json"

_PACKAGE_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
_SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"

_DESCRIPTION = (
    "{title}, coded provision by provision: facts of the instrument, participants, clauses, "
    "political commitments with their strength, money, vocabularies, and claims of the press. In "
    "the files a text that a spreadsheet would take for a formula begins with an apostrophe. Cite "
    "as: {citation}"
)


def make_datapackage(*corpora: Corpus) -> dict[str, bytes]:
    """Return the files of the folder by name."""
    tables = {table.name: table for table in make_tables(*corpora)}
    files = {file_name(table): table_as_csv(table) for table in tables.values()}
    resources = [_resource(table, tables, files[file_name(table)]) for table in tables.values()]
    descriptor = to_json({**_about(corpora), "resources": resources})
    return {DESCRIPTOR: descriptor.encode(), **files}


def _about(corpora: Sequence[Corpus]) -> dict[str, Json]:
    title, provenance = title_of(*corpora), provenance_of(*corpora)
    said: dict[str, Json] = {}
    if provenance.dated_on:
        said["created"] = f"{provenance.dated_on}T00:00:00Z"
    if provenance.licence and provenance.licence_url:
        said["licenses"] = [{"title": provenance.licence, "path": provenance.licence_url}]
    if provenance.editors:
        said["contributors"] = [{"title": provenance.editors, "roles": ["creator"]}]
    return {
        "$schema": _PACKAGE_PROFILE,
        "name": "treaty" if len(corpora) > 1 else f"treaty-{corpora[0].agreement.id}",
        "title": title if len(corpora) > 1 else corpora[0].agreement.short_name,
        "description": _DESCRIPTION.format(title=title, citation=provenance.citation),
        "version": provenance.version,
        **said,
        "sources": [
            *(
                {
                    "title": f"{corpus.agreement.title} "
                    f"({', '.join(filter(None, (each.publisher, each.language)))})",
                    "path": each.url,
                }
                for corpus in corpora
                for each in corpus.agreement.publications
            ),
            *(
                {"title": f"{report.title} ({report.publisher})", "path": report.url}
                for corpus in corpora
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
                {"fields": list(fields), "reference": _reference(table, other)}
                for fields, other in _links(table, tables)
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


def _links(table: Table, tables: dict[str, Table]) -> Iterable[tuple[tuple[str, ...], Table]]:
    for column in table.columns:
        if column.refers_to is not None:
            other = tables[column.refers_to]
            fields = other.fields_of_link(column)
            # Readers take a link that is empty but for its agreement for one that leads nowhere.
            if column.is_required or len(fields) == 1:
                yield fields, other


def _reference(table: Table, other: Table) -> dict[str, Json]:
    # A link within the table names no other.
    named: dict[str, Json] = {} if other is table else {"resource": other.name}
    return {**named, "fields": list(other.key)}
