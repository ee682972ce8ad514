"""The Accord and the codebook are translated whole, and from the English that stands there."""

import re
from collections import Counter

import pytest
import yaml

from treaty.language import ENGLISH, LANGUAGES
from treaty.loading import find_data_folder, load_collection, read_translations
from treaty.models.translation import MARK, entries_of

DATA = find_data_folder()
OTHERS = [language for language in LANGUAGES if language != ENGLISH]
SCRIPT = {"uk": "[а-щьюяєіїґ]", "ja": "[\u3040-\u30ff\u4e00-\u9fff]"}
# References, ids of claims and figures mean the same in every language.
KEPT = re.compile(r"[IVX]+(?:\.[0-9]+)+(?:\.[a-z])?|(?:babel|businessupturn)-[0-9]+")


@pytest.fixture(scope="module")
def accord():
    return load_collection()


@pytest.fixture(scope="module")
def translations(accord):
    return list(read_translations(DATA, accord))


def test_nothing_of_the_accord_and_of_the_codebook_lacks_a_translation(translations):
    assert {(each.file, each.language): each.missing for each in translations if each.missing} == {}


def test_no_english_has_changed_under_its_translation(translations):
    assert [str(fault) for each in translations for fault in each.stale.values()] == []
    assert [str(fault) for each in translations for fault in each.faults] == []


@pytest.mark.parametrize("language", OTHERS)
def test_the_names_of_all_agreements_are_translated(language):
    for coded in load_collection(every=True, language=language).agreements:
        agreement = coded.agreement
        names = [agreement.title, agreement.partner, *(p.called for p in agreement.participants)]
        assert [name for name in names if name.startswith(MARK)] == [], agreement.id


@pytest.mark.parametrize("language", OTHERS)
def test_a_reference_in_a_text_stands_in_its_translation(accord, translations, language):
    coded = accord.agreements[0]
    english = {
        key: record
        for name, record in [("codebook", accord.codebook), *coded]
        for key, record in entries_of(record, name)
    }
    lost = {
        (key, name)
        for each in translations
        if each.language == language
        for key, texts in each.texts.items()
        for name, text in texts.items()
        if set(KEPT.findall(str(getattr(english[key], name)))) - set(KEPT.findall(str(text)))
    }
    assert lost == set()


@pytest.mark.parametrize("language", OTHERS)
def test_a_glossary_gives_each_term_once_with_its_source(language):
    terms = yaml.safe_load((DATA / f"glossary.{language}.yaml").read_text(encoding="utf-8"))
    assert [each for each in terms if {*each} != {"term", language, "source"}] == []
    assert [each for each in terms if not all(each.values())] == []
    assert [each for each in terms if not re.search(SCRIPT[language], each[language])] == []
    names = [each["term"] for each in terms]
    assert sorted(names) == sorted(set(names))


def test_no_two_texts_of_an_agreement_go_by_one_key():
    collection = load_collection(every=True)
    files = [
        ("codebook", collection.codebook),
        *(f for coded in collection.agreements for f in coded),
    ]
    twice = [
        (name, key)
        for name, record in files
        for key, times in Counter(key for key, _ in entries_of(record, name)).items()
        if times > 1
    ]
    assert twice == []
