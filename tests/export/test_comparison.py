"""The page that sets the agreements side by side."""

from html.parser import HTMLParser

import pytest
from tests.shipped import every_agreement

from treaty.answers.comparison import make_matrix
from treaty.corpus import Corpus
from treaty.export import ExportFormat, make_export_of_several


@pytest.fixture(scope="module")
def corpora() -> list[Corpus]:
    collection = every_agreement()
    return [Corpus(collection, coded.agreement.id) for coded in collection.agreements]


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.external: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        if "id" in named:
            assert named["id"] not in self.ids, f"{named['id']} twice"
            self.ids.add(named["id"])
        href = named.get("href", "")
        if href.startswith("#"):
            self.links.append(href[1:])
        elif href:
            self.external.append(href)
        assert "src" not in named


@pytest.fixture(scope="module")
def page(corpora) -> Page:
    return Page(make_export_of_several(corpora, ExportFormat.HTML).decode())


def test_each_letter_leads_to_its_acts(page, corpora):
    expected = {
        f"{cell.agreement}-{cell.topic}"
        for cell in make_matrix(corpora, {"party": "partner"})
        if cell.strength is not None
    }
    assert expected <= set(page.links)
    assert set(page.links) <= page.ids


def test_each_agreement_leads_to_its_official_address(page, corpora):
    addresses = {address.partition("#")[0] for address in page.external}
    assert {each.agreement.publications[0].url for each in corpora} <= addresses


def test_the_same_data_gives_the_same_bytes(corpora):
    again = make_export_of_several(corpora, ExportFormat.HTML)
    assert make_export_of_several(list(reversed(corpora)), ExportFormat.HTML) == again
