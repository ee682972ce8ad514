"""The page as readers meet it: filtered, searched, linked, on a phone, printed, heard."""

import base64
import io
from functools import cache

import pypdf
import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait
from tests.export.corpora import CORPORA
from tests.shipped import lexicon

from treaty.answers.obligations import find_obligations
from treaty.export.html import make_html
from treaty.models import Lexicon

pytestmark = pytest.mark.long


@cache
def corpus_of(name):
    return CORPORA[name]()


@cache
def page_of(name):
    return make_html(corpus_of(name), lexicon() if name == "shipped" else Lexicon())


def ids(corpus, **asked):
    return [each.id for each in find_obligations(corpus, **asked)]


def choose(window, name, value):
    Select(window.driver.find_element(By.NAME, name)).select_by_value(value)


def type_words(window, words):
    window.driver.find_element(By.NAME, "q").send_keys(words)


FILTERS = [
    ("?party=japan", {"party": ["japan"]}),
    ("?party=ukraine.alone", {"party": "ukraine", "sole": True}),
    ("?party=both", {"party": ["both"]}),
    ("?topic=security", {"topic": ["security"]}),
    ("?topic=demining", {"topic": ["demining"]}),
    (
        "?beneficiary=ukraine&condition=as-appropriate",
        {"beneficiary": ["ukraine"], "condition": ["as-appropriate"]},
    ),
    ("?modality=will-strive", {"modality": ["will-strive"]}),
    ("?strength=firm&strength=permission", {"strength": ["firm", "permission"]}),
    (
        "?party=japan&topic=sanctions&strength=firm",
        {"party": ["japan"], "topic": ["sanctions"], "strength": ["firm"]},
    ),
]


@pytest.mark.parametrize(("query", "asked"), FILTERS)
def test_a_filter_shows_just_what_the_command_line_lists(window, query, asked):
    corpus = corpus_of("shipped")
    page = window(page_of("shipped"), query)
    expected = ids(corpus, **asked)
    assert page.shown(".obligation") == expected
    assert page.result() == f"{len(expected)} of {len(corpus.obligations)} obligations"
    # Nothing stands there empty: each clause that is seen leads to a hit.
    for clause in page.shown(".clause"):
        assert any(each.startswith((f"{clause}-", f"{clause}.")) for each in expected)


def test_what_is_asked_by_hand_is_kept_in_the_address(window):
    page = window(page_of("shipped"))
    choose(page, "party", "japan")
    choose(page, "topic", "sanctions")
    page.driver.find_element(By.CSS_SELECTOR, "[name=strength][value=declaratory]").click()
    type_words(page, "evade")
    expected = ["VII.2-3"]
    assert page.shown(".obligation") == expected
    address = page.driver.current_url
    assert address.endswith("?q=evade&party=japan&topic=sanctions&strength=declaratory")
    again = window(page_of("shipped"), address.partition(page.url)[2])
    assert again.shown(".obligation") == expected
    assert page.result() == f"1 of {count('shipped')} obligations"
    page.driver.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
    WebDriverWait(page.driver, 10).until(lambda driver: driver.current_url == page.url)
    assert page.shown(".obligation") == [o.id for o in corpus_of("shipped").obligations]


def count(name):
    return len(corpus_of(name).obligations)


@pytest.mark.parametrize("words", ["DEMINING", "розмінування", "地雷", "landmines"])
def test_a_topic_is_found_by_any_of_its_names(window, words):
    page = window(page_of("shipped"))
    type_words(page, words)
    assert "II.2.2.a-1" in page.shown(".obligation")


def test_a_clause_is_found_by_its_own_words_too(window):
    page = window(page_of("shipped"), "?q=purpose%20areas")
    assert "I" in page.shown(".clause")
    assert "clause" in page.result()
    page = window(page_of("shipped"), "?q=notaword")
    assert page.shown(".clause") == []
    assert page.result() == f"0 of {count('shipped')} obligations"


def test_found_words_stand_out(window):
    page = window(page_of("shipped"), "?q=demining")
    said = page.run("return [...CSS.highlights.get('found')].map((range) => range.toString())")
    assert said
    assert {each.lower() for each in said} == {"demining"}


@pytest.mark.parametrize("anchor", ["II.2.2.a", "III.1-1", "II.2.4-m2", "II.2.5-s1", "X.3"])
def test_an_anchor_leads_to_its_place(window, anchor):
    page = window(page_of("shipped"), f"#{anchor}")
    assert page.is_in_view(anchor)


def test_an_anchor_that_the_filters_hide_is_shown_all_the_same(window):
    page = window(page_of("shipped"), "?party=ukraine.alone")
    assert "II.2.2.a-1" not in page.shown(".obligation")
    page.run("location.hash = 'II.2.2.a-1'")
    WebDriverWait(page.driver, 10).until(lambda _: page.is_in_view("II.2.2.a-1"))
    assert page.shown(".obligation") == [o.id for o in corpus_of("shipped").obligations]


def test_an_anchor_of_a_folded_claim_unfolds_it(window):
    page = window(page_of("shipped"), "#babel-31")
    assert page.is_in_view("babel-31")


@pytest.mark.parametrize("name", CORPORA)
@pytest.mark.parametrize("dark", [False, True])
def test_nothing_is_complained_of_and_no_text_runs(window, name, dark):
    page = window(
        page_of(name), "?q=%3Cscript%3E&party=%22%3E&topic=none&strength=x#%3Cimg%3E", dark=dark
    )
    assert page.run("return document.forms.filter.hidden") is False
    page = window(page_of(name), "#%E0", dark=dark)
    for summary in page.driver.find_elements(By.CSS_SELECTOR, "article summary"):
        summary.click()
    assert page.complaints() == []
    assert page.driver.title.startswith(corpus_of(name).agreement.short_names[0][:12])
    assert page.run("return document.scripts.length") == 1


def test_the_policy_stops_what_is_not_the_pages_own(window):
    page = window(
        page_of("shipped").replace("</main>", "<script>document.title = 'x'</script></main>")
    )
    assert page.driver.title != "x"
    assert page.complaints()


def test_without_a_script_everything_is_there_to_read(window, browser):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    page = window(page_of("shipped"))
    text = page.driver.find_element(By.TAG_NAME, "main").text
    for obligation in corpus_of("shipped").obligations:
        assert obligation.id in text
    assert not page.driver.find_element(By.ID, "filter").is_displayed()
    assert page.driver.find_element(By.CSS_SELECTOR, "nav a[href='#X.5']").is_displayed()


@pytest.mark.parametrize("name", CORPORA)
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_width_makes_the_page_scroll_sideways(window, name, width):
    page = window(page_of(name), width=width)
    page.run("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    assert page.run("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("dark", [False, True])
def test_every_text_contrasts_with_what_is_behind_it(window, dark):
    page = window(page_of("shipped"), dark=dark)
    page.run("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    assert page.run(WEAK) == []


# The texts whose contrast is below 4.5, by WCAG 2.
WEAK = """
const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
const luminance = ([r, g, b]) => {
  const [x, y, z] = [r, g, b].map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
};
const behind = (node) => {
  for (let each = node; each; each = each.parentElement) {
    const colour = parse(getComputedStyle(each).backgroundColor);
    if (colour[3] !== 0) return colour;
  }
};
const weak = new Set();
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const node = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || !node.checkVisibility()) continue;
  const isDrawn = node instanceof SVGElement;
  const style = getComputedStyle(node);
  const front = parse(isDrawn ? style.fill : style.color);
  const back = isDrawn ? parse(getComputedStyle(node.previousElementSibling).fill) : behind(node);
  const [high, low] = [luminance(front), luminance(back)].sort((a, b) => b - a);
  if ((high + 0.05) / (low + 0.05) < 4.5) weak.add(`${node.outerHTML}: ${front} on ${back}`);
}
return [...weak];
"""


def printed(page):
    """Return the text of each printed page."""
    made = page.command("Page.printToPDF", printBackground=True, preferCSSPageSize=True)
    pdf = pypdf.PdfReader(io.BytesIO(base64.b64decode(made["data"])))
    return [each.extract_text() for each in pdf.pages]


@pytest.fixture(scope="module")
def whole():
    """Remember the printed pages of the whole agreement: it takes long."""
    kept = []

    def of(window):
        if not kept:
            kept.extend(printed(window(page_of("shipped"))))
        return kept

    return of


def lines_of(text):
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def test_a_filtered_page_prints_what_is_filtered_and_what_is_not(window, whole):
    page = window(page_of("shipped"), "?q=evade&party=japan&topic=sanctions&strength=declaratory")
    text = " ".join(" ".join(printed(page)).split())
    said = (
        "Filtered, not the whole agreement: borne by Japan, alone or jointly; topic Sanctions; "
        f"how firm: declaratory; words “evade”. 1 of {count('shipped')} obligations."
    )
    # At the head of the first page, and where the provisions begin.
    assert text.count(said) == 2
    assert f"Counts all {count('shipped')} obligations, not those that the filter leaves." in text
    assert text.count("whatever the filter leaves of its provisions") == 3
    assert "VII.2-3" in text
    assert "VII.2-1" not in text
    page.command("Emulation.setEmulatedMedia", media="print", features=[])
    listed = page.run(
        "return [...document.querySelectorAll('nav a')].filter((a) => a.checkVisibility())"
        ".map((a) => a.getAttribute('href').slice(1))"
    )
    assert [each for each in listed if each[0].isupper()] == ["VII", "VII.2"]
    unfiltered = " ".join(" ".join(whole(window)).split())
    assert "Filtered" not in unfiltered
    assert "filter leaves" not in unfiltered


@pytest.mark.parametrize("query", ["", "?party=japan&topic=sanctions", "?strength=permission"])
def test_printed_pages_are_numbered_and_full_and_no_header_stands_alone(window, whole, query):
    texts = printed(window(page_of("shipped"), query)) if query else whole(window)
    pages = [lines_of(text) for text in texts]
    for number, lines in enumerate(pages, 1):
        assert f"{number} / {len(pages)}" in lines
        assert number == len(pages) or len(" ".join(lines)) > 800, lines
        for header, row in (("Verdict Claims", "supported"), ("How firm", "firm")):
            for at, line in enumerate(lines):
                if line.startswith(header) and line != "How firm":
                    assert lines[at + 1].startswith(row)
    assert "Contents" in pages[0]


def test_it_prints_whole_in_black_on_white_from_a_dark_screen(window):
    page = window(page_of("shipped"), dark=True)
    text = "".join("\n".join(printed(page)).split())
    corpus = corpus_of("shipped")
    claims = [claim.id for report in corpus.reports for claim in report.claims]
    for id_ in (*(each.id for each in corpus.obligations), *claims):
        assert id_ in text
    assert "Borneby" not in text
    assert corpus.agreement.publications[0].url in text
    page.command("Emulation.setEmulatedMedia", media="print", features=[])
    assert (
        page.run("return getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    )
    assert page.run(WEAK) == []


def test_a_screen_reader_finds_landmarks_names_and_what_changes(window):
    page = window(page_of("shipped"))
    page.command("Accessibility.enable")
    nodes = [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in page.command("Accessibility.getFullAXTree")["nodes"]
        if not node["ignored"]
    ]
    roles = {role for role, _ in nodes}
    assert {"banner", "navigation", "main", "search", "contentinfo", "status"} <= roles
    assert ("navigation", "Contents") in nodes
    assert ("searchbox", "Words") in nodes
    assert ("combobox", "Borne by") in nodes
    assert ("group", "How firm") in nodes
    for role, name in nodes:
        if role in (
            "link",
            "button",
            "image",
            "img",
            "heading",
            "checkbox",
            "combobox",
            "region",
            "table",
        ):
            assert name, role
    assert page.run("return document.getElementById('result').ariaLive") == "polite"


def test_the_first_key_offers_to_skip_to_the_provisions(window):
    page = window(page_of("shipped"))
    page.driver.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    focused = page.driver.switch_to.active_element
    assert focused.text == "Skip to the provisions"
    focused.send_keys(Keys.ENTER)
    assert page.is_in_view("provisions")
