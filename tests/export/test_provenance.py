"""Where it comes from stands in each document, whole and from one place."""

from dataclasses import fields

import pytest
from lxml import etree, html
from markdown_it import MarkdownIt
from tests.export.corpora import CORPORA

from treaty.export import ExportFormat, make_export
from treaty.export.provenance import provenance_of
from treaty.export.templating import safe


def read_html(text):
    return html.fromstring(text).text_content()


def read_markdown(text):
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return "\n".join(
        "".join(child.content for child in token.children) for token in tokens if token.children
    )


def read_akn(text):
    document = etree.fromstring(text.encode())
    attributes = [value for each in document.iter() for value in each.attrib.values()]
    return "\n".join([*document.itertext(), *attributes])


READERS = {
    ExportFormat.HTML: read_html,
    ExportFormat.MARKDOWN: read_markdown,
    ExportFormat.AKN: read_akn,
}


@pytest.mark.parametrize("name", CORPORA)
@pytest.mark.parametrize("form", READERS)
def test_the_provenance_stands_in_it(name, form):
    corpus = CORPORA[name]()
    content = make_export(corpus, form)
    assert isinstance(content, bytes)
    read = READERS[form](content.decode())
    provenance = provenance_of(corpus)
    said = [getattr(provenance, field.name) for field in fields(provenance)]
    said = [each for each in said if isinstance(each, str)]
    said += [each.url for each in corpus.agreement.publications]
    assert [each for each in said if safe(each) not in read] == []
    assert corpus.codebook.version in provenance.citation
    assert corpus.agreement.title in provenance.citation
