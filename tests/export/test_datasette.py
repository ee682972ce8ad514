"""The folder, opened by Datasette as ``datasette FOLDER`` does."""

import json
import subprocess
import sys
from html import escape

import pytest
from lxml import html
from tests.export.corpora import on_every_day

from treaty.export import ExportFormat, make_export
from treaty.export.provenance import provenance_of
from treaty.export.tables import make_tables

pytestmark = on_every_day("shipped")
ASK = """
import asyncio, json, pathlib, sys
from datasette.app import Datasette
async def ask(served, addresses):
    print(json.dumps([(await served.client.get(each)).text for each in addresses]))
asyncio.run(ask(Datasette([], config_dir=pathlib.Path(sys.argv[1])), sys.argv[2:]))
"""


@pytest.fixture(scope="module")
def served(corpus, tmp_path_factory):
    folder = tmp_path_factory.mktemp("datasette")
    for name, content in make_export(corpus, ExportFormat.DATASETTE).items():
        (folder / name).write_bytes(content)
    name = corpus.agreement.id
    addresses = ("/", f"/{name}", f"/{name}.json", f"/{name}/obligations.json?_shape=objects",
                 f"/{name}/obligations", f"/{name}/money_totals")  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", ASK, folder, *addresses],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return dict(zip(("front", "database", "tables", "rows", "page", "totals"),
                    json.loads(done.stdout), strict=True))  # fmt: skip


def test_it_is_titled_and_says_where_it_comes_from(corpus, served):
    provenance = provenance_of(corpus)
    for page in ("front", "database"):
        document = html.fromstring(served[page])
        assert document.findtext(".//h1").split() == corpus.agreement.title.split()
        said = " ".join(document.text_content().split())
        for each in filter(None, (provenance.citation, provenance.licence)):
            assert " ".join(each.split()) in said
        links = {link.get("href") for link in document.iter("a")}
        assert {
            *filter(None, [provenance.licence_url]),
            *(p.url for p in provenance.publications[:1]),
        } <= links


def test_what_only_belongs_to_rows_of_another_table_is_hidden(corpus, served):
    shown = {each["name"]: each["hidden"] for each in json.loads(served["tables"])["tables"]}
    for table in make_tables(corpus):
        assert shown[table.name] is (len(table.key) > 1), table.name
    assert not shown["obligations"]
    assert shown["obligation_topics"]


def test_rows_come_in_the_order_of_the_text_and_are_counted(corpus, served):
    answer = json.loads(served["rows"])
    ids = [row["id"] for row in answer["rows"]]
    assert ids == [each.id for each in corpus.obligations][: len(ids)]
    counts = {row["value"]: row["count"] for row in answer["facet_results"]["strength"]["results"]}
    strengths = [corpus.strength_of(each).value for each in corpus.obligations]
    assert counts == {each: strengths.count(each) for each in set(strengths)}
    assert {*answer["facet_results"]} == {"strength", "bearer", "modality"}


def test_a_link_is_named_by_what_it_leads_to_and_columns_are_explained(corpus, served):
    first = corpus.obligations[0]
    labels = {term.id: term.label for term in corpus.codebook.modalities}
    links = {link.get("href"): link.text for link in html.fromstring(served["page"]).iter("a")}
    assert links[f"/{corpus.agreement.id}/modalities/{first.modality}"] == labels[first.modality]
    (table,) = [each for each in make_tables(corpus) if each.name == "obligations"]
    for column in table.columns:
        assert escape(column.description) in served["page"] or column.description in (
            html.fromstring(served["page"]).text_content()
        )


def test_the_view_of_the_totals_is_explained(served):
    assert "What another sum includes" in html.fromstring(served["totals"]).text_content()
