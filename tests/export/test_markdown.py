"""The document, read by a CommonMark parser."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from treaty.export import ExportFormat, make_export
from treaty.export.markdown import plain
from treaty.models import PartTopic
from treaty.rendering.printable import printable

PROSE = {
    "action", "alternative", "anchor", "author", "called_in_text", "claim", "definition", "differs",
    "examples", "group_heading", "heading", "hidden", "label", "name", "names", "note",
    "office", "operative_verb", "place", "preferred", "publisher", "reason", "says", "section",
    "short_names", "statement", "summary", "text_forms", "title", "url", "currency",
    "absent", "wider",
}  # fmt: skip


@pytest.fixture(scope="module")
def tokens(corpus):
    parser = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    return parser.parse(make_export(corpus, ExportFormat.MARKDOWN).decode())


def said(token):
    return "".join(child.content for child in token.children)


def prose(value, key=""):
    """Yield the texts of a record that a reader wants to read."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from prose(inner, name)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from prose(inner, key)
    elif key in PROSE and value is not None:
        yield value


def test_nothing_of_the_data_is_markup(tokens):
    blocks = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert blocks <= {
        "heading", "paragraph", "bullet_list", "list_item", "inline",
        "table", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip
    spans = {child.type for token in tokens for child in token.children or ()}
    assert spans <= {"text", "text_special", "strong_open", "strong_close"}


def test_the_clauses_are_the_headings_in_the_order_of_the_text(corpus, tokens):
    headings = [
        (int(token.tag[1:]), said(inline))
        for token, inline in pairwise(tokens)
        if token.type == "heading_open"
    ]
    expected = [
        (
            2 + each.clause.count("."),
            printable(
                each.heading if each.clause == "Preamble" else f"{each.clause} {each.heading}"
            ),
        )
        for each in corpus.clauses
    ]
    assert headings[0] == (1, printable(corpus.agreement.title))
    start = headings.index(expected[0])
    assert headings[start : start + len(expected)] == expected


def test_every_text_can_be_read(corpus, tokens):
    written = "\n".join(said(token) for token in tokens if token.type == "inline")
    coded = [*prose(corpus.coded.model_dump()), *prose(corpus.codebook.model_dump())]
    assert [text for text in coded if printable(text).strip() not in written] == []


def test_ids_are_read_where_a_reader_can_use_them(corpus, tokens):
    written = "\n".join(said(token) for token in tokens if token.type == "inline")
    terms = [term for _, terms in corpus.codebook if isinstance(terms, tuple) for term in terms]
    values = [term.topic if isinstance(term, PartTopic) else term.id for term in terms]
    claims = [claim.id for report in corpus.reports for claim in report.claims]
    assert [id_ for id_ in (*values, *claims) if id_ not in written] == []
    numbers = [each.id for each in (*corpus.commitments, *corpus.unpriced)]
    files = [printable(report.file) for report in corpus.reports]
    assert [name for name in (*numbers, *files) if name in written] == []


def test_each_obligation_is_an_entry_with_its_strength(corpus, tokens):
    texts = [said(token) for token in tokens if token.type == "inline"]
    for each in corpus.obligations:
        at = texts.index(f"{each.id} · {printable(each.action)}")
        assert texts[at + 1].startswith(f"{corpus.strength_of(each).value} · ")


def test_the_figures_are_those_of_the_data(corpus, tokens):
    written = "\n".join(said(token) for token in tokens if token.type == "inline")
    for each in corpus.commitments:
        assert f"exact figure: {each.currency} {each.amount:,f}" in written


ANY = st.text(st.characters(exclude_categories=("Cs",))) | st.text(
    "#>-+=~*_`[](){}<>&;!|:\\ 1.)\t\n"
)


@given(ANY)
def test_any_text_is_read_as_it_was_written(text):
    shown = printable(text).strip()
    assume(shown)
    parser = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    for written in (plain(text), f"### {plain(text)}", f"- **{plain(text)}**"):
        inlines = [token for token in parser.parse(written) if token.type == "inline"]
        assert [said(inline) for inline in inlines] == [shown]
