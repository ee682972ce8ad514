"""The pages in other languages as readers meet them: asked, counted, quoted, judged by axe-core."""

import re
from importlib.resources import files

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from treaty.answers.obligations import find_obligations
from treaty.corpus import Corpus
from treaty.export.comparison import make_comparison
from treaty.export.html import make_html
from treaty.language import _, ngettext
from treaty.loading import load_collection, load_lexicon
from treaty.models.translation import MARK

pytestmark = pytest.mark.long

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
ASK = """
const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ["violations"], selectors: false}).then((found) => done(
  found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`))
), (error) => done([String(error)]));
"""
QUOTES = {"uk": "«»", "ja": "「」"}
# What people there call it, and what stands in the text that is translated.
DEMINING = {"uk": "розмінуванням", "ja": "地雷除去"}


@pytest.fixture(scope="module")
def corpus(every):
    return Corpus(every, "jpn")


@pytest.fixture(scope="module")
def pages(every, corpus):
    sides = [Corpus(every, each) for each in ("can", "eu", "jpn", "usa")]
    return {
        "agreement": make_html(corpus, load_lexicon()),
        "comparison": make_comparison(sides),
    }


@pytest.fixture(scope="module")
def agreement(pages):
    return pages["agreement"]


def counted(found, corpus):
    whole = len(corpus.obligations)
    return ngettext("{found} of {n} obligation", "{found} of {n} obligations", whole, found=found)


def test_a_filter_says_in_the_language_what_it_leaves(window, agreement, corpus):
    page = window(agreement, "?party=japan&topic=sanctions&strength=firm")
    expected = find_obligations(corpus, party="japan", topic="sanctions", strength="firm")
    assert page.shown(".obligation") == [each.id for each in expected]
    assert page.result() == counted(len(expected), corpus)
    (asked, _again) = page.run(
        "return [...document.querySelectorAll('.asked')].map((each) => each.textContent)"
    )
    label = page.run("return document.querySelector('[name=topic]').dataset.label").lower()
    topic = corpus.topics["sanctions"].label
    assert _("{filter} {choice}").format(filter=label, choice=topic) in asked
    assert page.result() in asked
    assert page.complaints() == []


def test_what_is_asked_by_hand_is_answered_and_taken_back(window, agreement, corpus):
    page = window(agreement)
    page.driver.find_element(By.CSS_SELECTOR, "[name=strength][value=permission]").click()
    expected = find_obligations(corpus, strength="permission")
    assert page.shown(".obligation") == [each.id for each in expected]
    assert page.result() == counted(len(expected), corpus)
    page.driver.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
    whole = counted(len(corpus.obligations), corpus)
    WebDriverWait(page.driver, 10).until(lambda _: page.result() == whole)


def test_a_topic_is_found_by_its_name_in_the_language(window, agreement, language):
    page = window(agreement, f"?q={DEMINING[language]}")
    assert "II.2.2.a-1" in page.shown(".obligation")
    said = page.run("return document.querySelector('#answers .likeliest').textContent")
    assert said.startswith(_("Likeliest:"))


def test_an_act_is_found_by_words_of_its_translation(window, language):
    corpus = Corpus(load_collection(language=language), "jpn")
    act = next(each for each in corpus.obligations if not each.action.startswith(MARK))
    # Another ending where words have endings; a part of what is written without spaces.
    if language == "uk":
        word = max(re.findall("[а-щьюяєіїґ]+", act.action), key=len)
        asked = word[:-1] + ("а" if word[-1] != "а" else "и")
    else:
        word = asked = max(re.findall("[一-鿿]{3,}", act.action), key=len)
    page = window(make_html(corpus, load_lexicon()), f"?q={asked}")
    assert act.id in page.shown(".obligation")
    marked = page.run("return [...CSS.highlights.get('found')].map((each) => each.toString())")
    assert any(each in word for each in marked)


def test_what_is_found_nowhere_is_said_so(window, agreement, corpus):
    page = window(agreement, "?q=qqqqq")
    assert page.result() == counted(0, corpus)
    said = page.run("return document.getElementById('answers').textContent")
    assert said.startswith(_("Found nowhere:"))
    assert "qqqqq" in said


def test_a_number_takes_the_form_that_the_catalogue_gives_it(window, pages):
    one, several = "{found}, and {n} clause without one", "{found}, and {n} clauses without one"
    page = window(pages["agreement"])
    for n in (0, 1, 2, 4, 5, 11, 12, 21, 22, 25, 101, 111, 112):
        said = page.run("return say('without', { found: '#', n: arguments[0] })", n)
        assert said == ngettext(one, several, n, found="#")
    page = window(pages["comparison"])
    number = page.run(
        "return [...document.querySelectorAll('td[data-rank]')]"
        ".filter((each) => Number(each.dataset.rank) < 9).length"
    )
    assert page.run("return document.getElementById('shown').textContent") == ngettext(
        "{n} cell with an act", "{n} cells with an act", number
    )
    assert page.complaints() == []


def test_quotations_stand_in_the_marks_of_the_language(window, agreement, language):
    page = window(agreement)
    found = page.run(
        "return [...new Set([...document.querySelectorAll('q')].map("
        "(each) => getComputedStyle(each).quotes))]"
    )
    assert found == ["{} {}".format(*(f'"{mark}"' for mark in QUOTES[language]))]


@pytest.mark.parametrize("name", ["agreement", "comparison"])
def test_a_page_breaks_no_rule(window, pages, name):
    page = window(pages[name])
    page.run("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    page.driver.set_script_timeout(300)
    page.run(AXE)
    assert page.driver.execute_async_script(ASK) == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["agreement", "comparison"])
def test_nothing_is_wider_than_the_screen(window, pages, name, width):
    page = window(pages[name], width=width)
    wide = page.run("return document.documentElement.scrollWidth > innerWidth")
    assert not wide
