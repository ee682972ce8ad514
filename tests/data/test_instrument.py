"""A term of the instrument is no act of a Participant; what each may do alone is not joint."""

import json
import re

import pytest

from treaty import load
from treaty.answers.obligations import find_obligations
from treaty.export.formats import make_export
from treaty.loading import load_collection
from treaty.models import Lexicon
from treaty.undertaking import Strength


@pytest.fixture(scope="module")
def corpus():
    return load("jpn")


def ids(corpus, **filters):
    return [found.id for found in find_obligations(corpus, **filters)]


def test_terms_of_the_instrument_are_a_kind_of_their_own(corpus):
    terms = [f.id for f in find_obligations(corpus) if f.strength is Strength.INSTRUMENT]
    assert terms == ["X.1-1", "X.3-2", "X.4-2", "X.5-1"]


@pytest.mark.parametrize("party", ["japan", "ukraine"])
def test_each_participant_may_discontinue_alone(corpus, party):
    assert "X.3-1" in ids(corpus, party=[party])
    assert "X.3-1" in ids(corpus, party=[party], sole=True)
    assert "X.3-1" not in ids(corpus, party=["both"])
    assert ids(corpus, party=["either"]) == ["X.3-1"]


def test_a_term_of_the_instrument_is_below_every_undertaking(corpus):
    for strength in ("firm", "qualified", "aspirational", "permission", "declaratory"):
        assert "X.1-1" not in ids(corpus, min_strength=strength)


TERMS = ("X.1-1", "X.3-2", "X.4-2", "X.5-1")


@pytest.mark.parametrize(
    "asked",
    [
        ["show", *TERMS],
        ["list-obligations", "--part", "X", "--strength", "instrument"],
        ["search", "strength:instrument"],
    ],
    ids=" ".join,
)
def test_where_people_read_who_acts_a_term_is_of_the_instrument_itself(treaty, asked):
    said = " ".join(treaty(*asked).stdout.split())
    assert said.count("the instrument itself") == len(TERMS)
    assert "jointly" not in said


def test_for_machines_both_bear_a_term_of_the_instrument(treaty):
    listed = treaty("list-obligations", "--strength", "instrument", "--format", "json")
    assert [each["bearer"] for each in json.loads(listed.stdout)] == ["both"] * len(TERMS)


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_an_export_says_of_a_term_that_it_is_of_the_instrument_itself(corpus, form):
    written = make_export(corpus, form, Lexicon()).decode()
    for id_ in TERMS:
        entry = written.split(f'id="{id_}"' if form == "html" else f"**{id_}**")[1][:500]
        assert "the instrument itself" in entry.lower()
        assert "jointly" not in entry.lower()


def test_terms_of_the_instrument_are_not_counted_as_borne(treaty):
    listed = treaty("list-obligations", "--part", "X").stdout
    assert re.search(r"instrument +– +– +4\n", listed)
    assert "4 of the instrument itself" in treaty("parties").stdout


# Passive sentences that name no actor.
IMPLIED = ("II.3.2-4", "II.3.3.c-1", "IV.4-1", "V.3-1")


def test_a_bearer_that_the_text_does_not_name_is_marked_wherever_it_is_shown(corpus, treaty):
    implied = [
        each.id
        for each in corpus.obligations
        if each.bearer_basis == "implied" and each.id not in TERMS
    ]
    assert tuple(implied) == IMPLIED
    for asked in (["show", *IMPLIED], ["list-obligations", "--format", "table"]):
        assert treaty(*asked).stdout.count("(implied)") == len(IMPLIED)
    assert "V.3-1 · Japan (implied)" in treaty("search", "sovereign assets immobilised").stdout
    for form in ("html", "markdown"):
        assert make_export(corpus, form, Lexicon()).decode().count("(implied)") == len(IMPLIED)


def test_days_that_follow_from_the_text_are_marked_wherever_they_are_shown(corpus, treaty):
    asked = ["info"], ["search", "expiry"], ["status"], ["timeline"], ["search", "2034"]
    written = [treaty(*each).stdout for each in asked]
    written += [make_export(corpus, form, Lexicon()).decode() for form in ("html", "markdown")]
    for said in (" ".join(each.split()) for each in written):
        days = list(re.finditer("13 June 2034", said))
        assert days
        for day in days:
            around = said[max(0, day.start() - 60) : day.end() + 60]
            assert "derived" in around or "by the calendar" in around, around


def test_definitions_that_all_agreements_share_name_none_of_them(corpus):
    for vocabulary, terms in corpus.codebook:
        for term in terms if isinstance(terms, tuple) else ():
            said = f"{getattr(term, 'label', '')} {getattr(term, 'definition', '')}"
            assert "Accord" not in said, (vocabulary, term)


def test_a_comparison_shows_the_natures_of_sums_as_the_text_has_them(treaty):
    shown = treaty("compare", "money", "--agreement", "jpn", "--agreement", "bel").stdout
    assert "since March 2022 · committed and provided ·" in shown
    assert "to 13 June 2034, derived" in treaty("compare", "status").stdout
    assert "at most 37.5 % (derived)" in treaty("aid-summary").stdout


# A number of years, as the texts write it.
YEARS = re.compile(r"\b(?:10|ten)\b|десяти", re.IGNORECASE)
BEGINS = re.compile(r"effect|force|operational|чинності")


def test_of_a_term_its_first_words_say_how_long_and_one_clause_from_when():
    for coded in load_collection(every=True).agreements:
        term = coded.agreement.term
        if term.duration is not None:
            assert YEARS.search(term.evidence[0].anchor), coded.agreement.id
        if term.in_effect_clause is not None:
            said = term.entry_into_effect.anchor
            # "In effect for a period of ten years" says how long.
            assert BEGINS.search(said), coded.agreement.id
            assert not YEARS.search(said), coded.agreement.id


def test_entry_into_effect_is_told_of_the_clause_that_brings_it(treaty):
    for agreement, clause in (("bel", "VII.74"), ("esp", "VII.6"), ("jpn", "X.5"), ("swe", "XI.1")):
        found = treaty("timeline", "--agreement", agreement, "-f", "json")
        (entry,) = (e for e in json.loads(found.stdout) if e["label"] == "Entry into effect")
        assert entry["clause"] == clause
