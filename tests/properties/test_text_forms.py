"""A name or reference means the same however a keyboard, a file name or a PDF spells it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.shipped import accord

from treaty.likeness import compose, fold

ACCORD = accord()
PARTIES = [(name, each.id) for each in ACCORD.agreement.participants for name in each.names]
TOPICS = [
    (name, topic.id)
    for topic in ACCORD.codebook.topics
    for labels in topic.labels.values()
    for name in (labels.preferred, *labels.alternative, *labels.hidden)
]
REFERENCES = [
    ("II.2.2.a", "II.2.2.a"),
    ("Part II, paragraph 2(2)(a)", "II.2.2.a"),
    ("sub-para. (a), para. 2(2), Part II", "II.2.2.a"),
    ("subparagraph (a) of paragraph 2(2) of Part II", "II.2.2.a"),
    ("підпункт (a) пункту 2(2) частини II", "II.2.2.a"),
    ("частина II, пункт 2(2)(a), с. 3", "II.2.2.a"),
    ("第II部2(2)(a)、3頁", "II.2.2.a"),
    ("ст. 3 ч. 1", "III.1"),
    ("стаття 3, частина 1", "III.1"),
    ("Частина III", "III"),
    ("частина ІІ, пункт 2", "II.2"),
    ("第II部第2項", "II.2"),
    ("前文", "Preamble"),
]

_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
# Katakana have a form of half width, in which the marks of voicing stand apart.
_HALF_WIDTH = {
    unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFF66, 0xFF9E)
}


def half_width(text: str) -> str:
    apart = unicodedata.normalize("NFD", text).replace("\u3099", "ﾞ").replace("\u309a", "ﾟ")
    return "".join(_HALF_WIDTH.get(sign, sign) for sign in apart)


FORMS = {
    "NFC": compose,
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "NFKD": lambda text: unicodedata.normalize("NFKD", text),
    "full width": lambda text: text.translate(_FULL_WIDTH),
    "half width": half_width,
    "upper case": str.upper,
    "typewriter apostrophe": lambda text: text.replace("’", "'").replace("ʼ", "'"),
    "curly apostrophe": lambda text: text.replace("'", "’").replace("ʼ", "’"),
    "modifier apostrophe": lambda text: text.replace("'", "ʼ").replace("’", "ʼ"),
    "soft hyphens": lambda text: "\u00ad".join(text),
    "byte order mark": lambda text: "\ufeff" + text,
    "wide spaces": lambda text: f" {text.replace(' ', chr(0x3000))}\u00a0",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_name_is_known_in_every_form(form) -> None:
    assert [ACCORD.get_party(form(name)) for name, _ in PARTIES] == [id_ for _, id_ in PARTIES]
    assert [ACCORD.get_topic(form(name)) for name, _ in TOPICS] == [
        ACCORD.get_topic(name) for name, _ in TOPICS
    ]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_reference_is_read_in_every_form(form) -> None:
    read = [ACCORD.get_clause(form(text)).clause for text, _ in REFERENCES]
    assert read == [clause for _, clause in REFERENCES]


def test_letters_of_the_other_script_are_those_they_look_like_where_the_word_is_clear() -> None:
    assert ACCORD.get_party("j\u0430pan") == "japan"
    assert ACCORD.get_party("Укр\u0061їн\u0061") == "ukraine"
    # Nothing says which script is meant: all letters are of one, or none can be of both.
    assert fold("сосна") == "сосна"
    assert fold("zд") == "zд"


@given(st.text())
def test_what_is_compared_is_in_its_last_form(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
    assert compose(unicodedata.normalize("NFD", text)) == compose(text)
