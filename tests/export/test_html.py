"""The page as a document: complete, closed to everything foreign, and in good order."""

import base64
import hashlib
import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from tests.export.corpora import (
    CORPORA,
    HOSTILE,
    harbour,
    hostile,
    tiny_with_reports,
)
from tests.shipped import accord

from treaty.answers.filters import FILTERS
from treaty.answers.obligations import find_obligations
from treaty.corpus import Corpus
from treaty.export.controls import make_controls
from treaty.export.html import make_html
from treaty.export.templating import safe
from treaty.models import Collection, Lexicon
from treaty.rendering.words import label_of
from treaty.undertaking import Strength

VOID = {"meta", "input", "br"}


class Page(HTMLParser):
    """A page read strictly: every element is closed in order."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements = []
        self.texts = {}
        self._open = []
        self.feed(text)
        self.close()
        assert not self._open

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        assert len(dict(attrs)) == len(attrs)
        if tag not in VOID:
            self._open.append((tag, len(self.elements) - 1))

    def handle_endtag(self, tag):
        assert self._open.pop()[0] == tag

    def handle_data(self, data):
        for _, index in self._open:
            self.texts[index] = self.texts.get(index, "") + data

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]

    def text_of(self, id_):
        (index,) = (i for i, (_, a) in enumerate(self.elements) if a.get("id") == id_)
        return self.texts[index]

    def raw(self, tag):
        (index,) = (i for i, (name, _) in enumerate(self.elements) if name == tag)
        return self.texts[index]


@pytest.fixture(params=CORPORA, scope="module")
def corpus(request):
    return CORPORA[request.param]()


@cache
def page_of_accord():
    return make_html(accord(), Lexicon())


@pytest.fixture(scope="module")
def page(corpus):
    return Page(make_html(corpus, Lexicon()))


def test_everything_that_is_coded_has_its_place_and_its_anchor(corpus, page):
    for clause in corpus.clauses:
        said = page.text_of(clause.clause)
        assert " ".join(clause.summary.split())[:40] in said
        assert f"p. {clause.pages[0]}" in said or f"pp. {clause.pages[0]}" in said
    for each in corpus.obligations:
        said = page.text_of(each.id)
        assert corpus.strength_of(each).value in said
        assert f"p. {each.page}" in said
    for each in (*corpus.commitments, *corpus.unpriced):
        assert page.text_of(each.id)
    for report in corpus.reports:
        for claim in report.claims:
            assert claim.id in page.text_of(claim.id)
    for silence in corpus.silences:
        said = page.text_of(f"silence.{silence.id}")
        for each in (
            silence.title,
            silence.sentence,
            silence.nearest,
            silence.reason,
            silence.note,
        ):
            assert safe(each or "") in said


def test_an_obligation_says_all_that_is_coded_of_it():
    said = Page(page_of_accord()).text_of("III.1-1")
    for part in (
        "firm", "Jointly, for Japan and Ukraine", "will consult", "within 24 hours",
        "future Russian armed attack, and request of either Participant",
        "Future armed attack", "will consult within 24 hours p. 6",
    ):  # fmt: skip
        assert part in said


def test_ids_are_unique_and_links_within_the_page_lead_somewhere(page):
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {a["href"][1:] for a in page.all("a") if a["href"].startswith("#")}
    referred = {
        name
        for _, attributes in page.elements
        for key in ("aria-labelledby", "aria-describedby", "for")
        for name in attributes.get(key, "").split()
    }
    assert targets | referred <= set(ids)


def test_the_policy_admits_the_pages_own_style_and_script_and_nothing_else(page):
    def hash_of(text):
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    (policy,) = (m["content"] for m in page.all("meta") if "http-equiv" in m)
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hash_of(page.raw('style'))}'; "
        f"script-src 'sha256-{hash_of(page.raw('script'))}'; base-uri 'none'; form-action 'none'"
    )


def test_nothing_is_loaded_from_elsewhere_and_no_attribute_is_code(page):
    assert {"link", "img", "iframe", "object", "base"}.isdisjoint(tag for tag, _ in page.elements)
    for _, attributes in page.elements:
        assert "style" not in attributes
        assert "src" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
        assert attributes.get("href", "#").startswith(("#", "https://"))


def test_headings_step_down_one_level_at_a_time(page):
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    for before, after in pairwise(levels):
        assert after <= before + 1


def test_it_says_what_it_is_not(corpus, page):
    caution = page.texts[
        next(i for i, (_, a) in enumerate(page.elements) if a.get("class") == "caution")
    ]
    assert "Summaries, not the authentic text" in caution
    assert corpus.agreement.legal_character.statement[:30] in caution


def test_parts_are_drawn_inside_their_whole_and_the_rest_is_said_to_be_derived():
    page = Page(make_html(harbour(), Lexicon()))
    drawn = [
        (a["class"], a["x"], a["y"], a["width"])
        for a in page.all("rect")
        if a["class"] in ("stated", "rest")
    ]
    # 1200 includes 450, which includes up to 100; what is left is 750 and at least 350.
    assert drawn == [
        ("stated", "0.00%", "0", "100.00%"),
        ("stated", "0.00%", "38", "37.50%"),
        ("stated", "0.00%", "76", "8.33%"),
        ("rest", "8.33%", "76", "29.17%"),
        ("rest", "37.50%", "38", "62.50%"),
    ]
    money = page.text_of("money")
    assert "over EUR 750" in money
    assert "Derived, not stated: a less b" in money
    assert "b is not added to a" in money
    assert "1,650.50" not in money


def test_what_the_press_says_of_a_sum_stands_beside_it():
    said = Page(page_of_accord()).text_of("II.2.4-m2")
    assert "Babel: another 4.5 billion dollars during 2024. It differs: " in said
    assert "babel-31" in said


def test_a_reader_sees_no_file_name_and_no_number_of_a_sum(corpus, page):
    hidden = [each.id for each in (*corpus.commitments, *corpus.unpriced)]
    hidden += [report.file for report in corpus.reports]
    said = "".join(text for index, text in page.texts.items() if page.elements[index][0] == "body")
    assert [each for each in hidden if each in said] == []


def test_each_scorecard_names_its_publisher():
    corpus = accord()
    text = page_of_accord()
    for report in corpus.reports:
        assert f"<caption>{report.publisher}: " in text


def test_a_figure_has_its_content_in_words():
    corpus = accord()
    page = Page(page_of_accord())
    labels = [a["aria-label"] for a in page.all("svg") if a.get("role") == "img"]
    for attributes in page.all("svg"):
        assert attributes.get("role") == "img" or attributes.get("focusable") == "false"
    # Nobody bears a term of the instrument.
    strengths = [(o.bearer, corpus.strength_of(o)) for o in corpus.obligations]
    counts = Counter(
        ("itself" if strength is Strength.INSTRUMENT else bearer, strength)
        for bearer, strength in strengths
    )
    bearers = ("japan", "ukraine", "both", "either", "itself")
    names = {strength: label_of(corpus.codebook.strengths, strength) for strength in Strength}
    alone = [(counts["ukraine", strength], name) for strength, name in names.items()]
    assert f"Ukraine alone: {', '.join(f'{n} {name}' for n, name in alone if n)}" in labels
    glance = "".join(page.text_of("glance").split())
    for strength, name in names.items():
        row = [counts[bearer, strength] for bearer in bearers]
        assert "".join([*name.split(), *map(str, [*row, sum(row)])]) in glance
    assert "JointlyEitherTheinstrumentitselfAll" in glance


def test_either_is_a_bearer_of_its_own():
    collection = tiny_with_reports().model_dump()
    clauses = collection["agreements"][0]["provisions"]["clauses"]
    of = next(o for clause in clauses for o in clause["obligations"])
    of["bearer"] = "either"
    page = Page(make_html(Corpus(Collection.model_validate(collection)), Lexicon()))
    choice = next(o for o in page.all("option") if o.get("value") == "either")
    assert choice["data-admits"] == "either"
    whole = next(o for o in page.all("option") if o.get("value") == "nordavia")
    assert whole["data-admits"].split() == ["both", "either", "nordavia"]
    assert "Either" in page.text_of("glance")


def test_hostile_text_stays_text():
    text = make_html(hostile(), Lexicon())
    assert not {"\x00", "\x1b", "\x9b", "\u202e", "\ufffe", "\uffff"} & set(text)
    page = Page(text)
    assert len(page.all("script")) == 1
    assert "<script>document.title='hacked'</script>" in page.text_of("I")
    visible = HOSTILE.partition("\x00")[0]
    assert page.text_of("I.1.a-1").count(visible) >= 3


def test_colours_contrast_in_light_and_dark(page):
    style = page.raw("style")
    light, dark = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]
    pairs = [("ink", "ground"), ("ink", "raised"), ("quiet", "ground"), ("quiet", "raised"),
             ("ink", "caution"), ("accent", "ground"), ("accent", "raised"), ("accent", "caution"),
             ("mark-ink", "mark")]  # fmt: skip
    pairs += [(f"{s}-ink", s.value) for s in Strength]
    for block in (light, dark):
        colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))
        for front, back in pairs:
            assert contrast(colours[front], colours[back]) >= 4.5, (front, back)


def contrast(one, other):
    """Return the contrast ratio of two colours as WCAG 2 defines it."""

    def luminance(colour):
        channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_what_all_acts_are_under_is_said_once():
    page = page_of_accord()
    assert page.count("Firm acts too are subject to IX.1, p. 9") == 1
    assert "Firm acts too" not in make_html(harbour(), Lexicon())


@pytest.mark.parametrize("name", CORPORA)
def test_the_form_has_each_filter_of_the_table_and_admits_what_it_does(name):
    corpus = CORPORA[name]()
    controls = {each.name: each for each in make_controls(corpus)}
    assert [*controls] == [each.name for each in FILTERS if each.is_in_page]
    found = find_obligations(corpus)
    for control in controls.values():
        for choice in control.choices:
            word, _, sole = choice.value.partition(".")
            asked = {control.name: word} | ({"sole": True} if sole else {})
            admitted = [o for o in found if choice.admits & {*control.values_of(o).split()}]
            assert admitted == list(find_obligations(corpus, **asked)), (control.name, choice.value)
