"""The data package, validated by Frictionless."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.export.corpora import on_every_day

from treaty.export import ExportFormat, make_export
from treaty.export.tables import make_tables


@pytest.fixture
def folder(corpus, tmp_path):
    for name, content in make_export(corpus, ExportFormat.DATAPACKAGE).items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def validate(folder):
    """Return what Frictionless finds wrong: table and kind of error."""
    done = subprocess.run(
        [
            *(Path(sys.executable).with_name("frictionless"), "validate"),
            *("datapackage.json", "--json"),
        ],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    report = json.loads(done.stdout)
    errors = [("", error) for error in report["errors"]]
    errors += [(task["name"], error) for task in report["tasks"] for error in task["errors"]]
    assert report["valid"] == (not errors)
    return {(name, error["type"]) for name, error in errors}


@on_every_day("hostile")
def test_frictionless_finds_nothing_wrong(folder):
    assert validate(folder) == set()


@pytest.mark.long
@pytest.mark.parametrize("corpus", ["shipped"], indirect=True)
def test_frictionless_does_check_links_values_and_content(folder):
    descriptor = json.loads((folder / "datapackage.json").read_bytes())
    for resource in descriptor["resources"]:
        if resource["name"] in {"topics", "obligations"}:
            del resource["bytes"], resource["hash"]
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    for name, old, new in (
        ("topics.csv", b"demining,2,", b"demining,2,nowhere"),
        ("obligations.csv", b",both,named,", b",nobody,named,"),
        ("clauses.csv", b"Preamble", b"preamble"),
    ):
        content = (folder / name).read_bytes()
        (folder / name).write_bytes(content.replace(old, new))
    found = validate(folder)
    assert ("obligations", "constraint-error") in found
    assert ("clauses", "hash-count") in found


def test_the_description_is_of_just_these_files(corpus, folder):
    descriptor = json.loads((folder / "datapackage.json").read_bytes())
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert descriptor["version"] == corpus.codebook.version
    day = corpus.codebook.dated_on
    assert descriptor.get("created") == (day and f"{day}T00:00:00Z")
    assert [source["path"] for source in descriptor["sources"]] == [
        *(publication.url for publication in corpus.agreement.publications),
        *(report.url for report in corpus.reports),
    ]
    described = {resource["path"]: resource for resource in descriptor["resources"]}
    assert {*described, "datapackage.json"} == {path.name for path in folder.iterdir()}
    for table in make_tables(corpus):
        schema = described[f"{table.name}.csv"]["schema"]
        assert [field["name"] for field in schema["fields"]] == [c.name for c in table.columns]
        assert tuple(schema["primaryKey"]) == table.key
        assert {
            (*key["fields"], key["reference"].get("resource", table.name))
            for key in schema["foreignKeys"]
        } == {(c.name, c.refers_to) for c in table.columns if c.refers_to}


def test_the_same_data_gives_the_same_bytes(corpus):
    once, again = (make_export(corpus, ExportFormat.DATAPACKAGE) for _ in range(2))
    assert once == again
