"""What becomes of a text in any template, and what no template may say."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from lxml import etree
from markupsafe import escape
from tests.docs.test_any_agreement import KNOWS

import treaty.export
from treaty.export.templating import fill, safe

TEMPLATES = sorted((Path(treaty.export.__file__).parent / "templates").iterdir())


@given(st.text(st.characters(exclude_categories=())))
def test_xml_holds_any_text(text):
    written = escape(safe(text))
    read = etree.fromstring(f'<a b="{written}">{written}</a>')
    assert (read.text or "") == read.get("b") == safe(text)


def test_a_name_that_means_nothing_is_refused():
    with pytest.raises(UndefinedError, match="agreement"):
        fill("document.md", {})


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_knows_no_side_and_lets_no_text_pass_unescaped(path):
    text = path.read_text(encoding="utf-8")
    # A language and a typeface are no side.
    assert KNOWS.findall(re.sub(r':lang\(uk\)|"Noto [^"]*"', "", text)) == []
    for way_out in ("|safe", "| safe", "autoescape", "xmlattr"):
        assert way_out not in text
