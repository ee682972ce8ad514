"""The pages judged by axe-core, by every rule that it has, in light and in dark.

The browser runs axe-core as a package ships it; the page's own policy would let no script in.
"""

from functools import cache
from importlib.resources import files

import pytest
from tests.shipped import accord, every_agreement, lexicon

from treaty.corpus import Corpus
from treaty.export import ExportFormat, make_export_of_several
from treaty.export.html import make_html

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
# What breaks which rule, and the rules that were kept. Naming elements by selectors takes longer
# than all rules together.
ASK = """
const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ["violations"], selectors: false}).then((found) => done({
  broken: found.violations.flatMap(
    (rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}: ${node.failureSummary}`)),
  kept: found.passes.map((rule) => rule.id),
}), (error) => done({broken: [String(error)], kept: []}));
"""
UNFOLD = "document.querySelectorAll('details').forEach((each) => { each.open = true })"


@cache
def comparison_of(*ids):
    collection = every_agreement()
    chosen = ids or [coded.agreement.id for coded in collection.agreements]
    corpora = [Corpus(collection, each) for each in chosen]
    return make_export_of_several(corpora, ExportFormat.HTML).decode()


# All agreements as the page opens; every act of those that differ most, unfolded.
PAGES = {
    "agreement": cache(lambda: make_html(accord(), lexicon())),
    "all agreements": comparison_of,
    "acts": lambda: comparison_of("can", "eu", "jpn", "usa"),
}
FOLDED = {"all agreements"}
# Rules without which little has been looked at.
LOOKED_AT = {
    "color-contrast",
    "heading-order",
    "link-name",
    "region",
    "select-name",
    "th-has-data-cells",
}


def ask(page):
    page.driver.set_script_timeout(300)
    page.run(AXE)
    return page.driver.execute_async_script(ASK)


@pytest.mark.parametrize(
    ("name", "dark"),
    [pytest.param(name, dark, marks=pytest.mark.long) for name in PAGES for dark in (False, True)],
)
def test_a_page_breaks_no_rule(window, name, dark):
    page = window(PAGES[name](), dark=dark)
    if name not in FOLDED:
        page.run(UNFOLD)
    found = ask(page)
    assert found["broken"] == []
    assert {*found["kept"]} >= LOOKED_AT


def test_what_breaks_a_rule_is_found(window):
    page = window(PAGES["acts"]().replace("</main>", "<img></main>"))
    assert [each.partition(":")[0] for each in ask(page)["broken"]] == ["image-alt"]
