"""The documents in other languages: all that they say is said in these, or says that it is not."""

import re

import pytest
from lxml import html
from tests.export.corpora import hostile, tiny_with_reports

from treaty.corpus import Corpus
from treaty.export import ExportFormat, make_export, make_export_of_several
from treaty.export.html import make_html
from treaty.language import ENGLISH, NUMBERS, in_english, spoken
from treaty.loading import load_lexicon
from treaty.models import Collection, Lexicon
from treaty.models.translation import MARK, translate
from treaty.rendering.words import what_prevails

# References, ids and addresses are the same in every language; data has versions and file names.
SAME = re.compile(
    r"\{\w+\}|https?://\S+|\b(Preamble|Annex|[IVX]+)([.-][0-9A-Za-z]+)+|\b[IVX]+\b|\b[a-z0-9]+(-[a-z0-9]+)*-[0-9]+\b"
)
WORD = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture(scope="module")
def pages(language, every):
    """Pages with all that a page can have: reports and silences, shares, several agreements."""
    corpora = [Corpus(every, each.agreement.id) for each in every.agreements]
    texts = {
        "jpn": make_html(Corpus(every, "jpn"), load_lexicon()),
        "gbr": make_html(Corpus(every, "gbr"), Lexicon()),
        "comparison": make_export_of_several(corpora, ExportFormat.HTML).decode(),
    }
    return {name: html.fromstring(text) for name, text in texts.items()}


def texts_in(page):
    """Yield what a page has to be read, each text with the language that the page says it is in."""
    # Scripts, styles, and the names that people type, in any language.
    unread = "self::script or self::style or ancestor-or-self::*[@id='names']"
    for element in page.xpath(f"//*[not({unread})]"):
        yield element.text, language_of(element)
        if element.getparent() is not None:
            yield element.tail, language_of(element.getparent())


def language_of(element):
    return next(e.get("lang") for e in (element, *element.iterancestors()) if e.get("lang"))


def unsaid(every, texts):
    """Return the words in Latin letters that nobody curated for the language, nor are names."""
    codebook = every.codebook
    known = [topic.label for topic in codebook.topics] + [codebook.editors]
    known += [report.publisher for each in every.agreements for report in each.reports.reports]
    names = {word for text in known for word in WORD.findall(text)}
    return sorted({w for text in texts if text for w in WORD.findall(SAME.sub("", text))} - names)


def test_a_page_says_which_language_it_is_in(pages, language):
    for page in pages.values():
        assert page.get("lang") == language


def test_nothing_is_english_that_does_not_say_so(pages, every, language):
    for name, page in pages.items():
        texts = (text for text, of in texts_in(page) if of == language)
        assert unsaid(every, texts) == [], name
        labels = page.xpath("//@aria-label | //@title | //@data-label")
        labels += page.xpath("//meta[@name='description']/@content")
        assert unsaid(every, labels) == [], name


def test_the_words_of_the_text_say_that_they_are_english(pages):
    for page in pages.values():
        quotations = page.findall(".//q")
        assert quotations
        assert {each.get("lang") for each in quotations} == {ENGLISH}


def test_only_a_translation_says_what_prevails_over_it(pages):
    for page in pages.values():
        (said,) = page.xpath("//p[@class='translated']/text()")
        assert said == what_prevails()
    with in_english():
        assert what_prevails() == ""


def test_markdown_too_is_in_the_language(every, language):
    corpus = Corpus(every, "jpn")
    document = make_export(corpus, ExportFormat.MARKDOWN).decode()
    assert document.splitlines()[4] == what_prevails()
    labels = re.findall(r"\*\*(.+?)\*\*|^#+ (.+)$|^\| (.+) \|\n\| ---", document, re.MULTILINE)
    assert len(labels) > 200
    assert unsaid(every, (text for label in labels for text in label)) == []


def test_akoma_ntoso_is_english_whatever_is_spoken(language):
    corpus = Corpus(Collection.model_validate(tiny_with_reports()))
    here = make_export(corpus, ExportFormat.AKN)
    assert spoken() == language
    with in_english():
        assert make_export(corpus, ExportFormat.AKN) == here


def test_what_is_not_translated_says_that_it_is_english(language):
    collection = tiny_with_reports()
    coded = collection.agreements[0]
    marked = coded.model_copy(update={n: translate(each, n, {}) for n, each in coded})
    codebook = translate(collection.codebook, "codebook", {})
    corpus = Corpus(Collection.model_construct(codebook=codebook, agreements=(marked,)))
    page = html.fromstring(make_html(corpus, Lexicon()))
    found = [(text, of) for text, of in texts_in(page) if text and MARK.strip() in text]
    assert len(found) > 100
    assert {of for text, of in found} == {ENGLISH}
    # No element came to stand in an attribute.
    assert not [value for value in page.xpath("//@*") if "<" in value and MARK in value]
    for said in ("summary", "action", "title"):
        (first, *_) = page.find_class(said)
        assert first.xpath("./span[@lang='en']")


def test_a_number_has_a_form_of_each_kind_that_the_language_knows(pages, language):
    for name, key in (("jpn", "without"), ("comparison", "cells")):
        forms = pages[name].xpath(f"//*[@id='says']/*[@data-name='{key}']")
        assert [each.get("data-form") for each in forms] == [*NUMBERS[language]]
        assert len({each.text for each in forms}) == len(forms)
        assert all("{n}" in each.text for each in forms)


def test_hostile_texts_stay_texts(language):
    page = html.fromstring(make_html(hostile(), Lexicon()))
    assert len(page.xpath("//script")) == 1
    assert not page.xpath("//img")
    assert "document.title='hacked'" in page.text_content()
