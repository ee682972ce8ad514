from decimal import Decimal

import pytest
from tests.unit.lake import PAGES, make_corpus

import treaty
from treaty.official.text import join_pages
from treaty.proof import Kind, Outcome, prove
from treaty.proof.coverage import operative_verbs
from treaty.proof.figures import figures_in, spelled_date, spelled_duration

LAKE = join_pages(PAGES)


def failures(corpus, text=LAKE):
    return {check.id: check.reason for check in prove(corpus, text).failures}


def lake_with(old, new):
    """Return the official text with other words, in the same layout."""
    changed = [page.replace(old, new) for page in PAGES]
    assert changed != PAGES
    return join_pages(changed)


def test_sound_data_is_proven_in_every_respect():
    proof = prove(make_corpus(), LAKE)
    assert proof.failures == ()
    assert all(proof.counts[kind] for kind in Kind)
    ids = [check.id for check in proof.checks]
    assert len(ids) == len(set(ids))


def test_what_is_checked_of_a_sound_entry():
    checked = {check.id for check in prove(make_corpus(), LAKE).checks}
    assert {
        "anchor:II.1-2",
        "anchor:II.2 no_undertaking 1",
        "anchor:II.2-m1",
        "anchor:II.1.1-s1",
        "anchor:languages evidence 1",
        "operative-verb:II.1.2.a-1",
        "pages:II.2",
        "heading:II.1",
        "heading:II.1.2.b group",
        "sentence:Closing sentence 2",
        "list-item:II.1.2.b",
        "entity:dialogue",
        "figure:II.2-m1 amount",
        "figure:II.2-m1 2021-04",
        "figure:II.2-1 PT24H",
        "figure:signature on",
        "figure:charter dated_on",
        "silence:ferries",
        "own-words:provisions clauses II.1 summary",
        "own-words:codebook topics water definition",
    } <= checked
    # Sentences without an operative verb, and times that follow from the Accord's own validity.
    assert "sentence:I sentence 1" not in checked
    assert not {check for check in checked if check.startswith("figure:III.1-1")}


_OBLIGATION = ("clauses", "II.2", "obligations", 0)
_SILENCE = ("silences", "silences", 0)
_LIFTED = "Keep the lake clean for the self-governing shore, in the areas"


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        pytest.param(
            (*_OBLIGATION, "page"),
            2,
            {
                "anchor:II.2-1": "'Belmora may swim' begins on page 3",
                "operative-verb:II.2-1": "no sentence is known for 'may', the anchor is not there",
                "sentence:II.2 sentence 3": "no entry for 'may' in 'Within 24 hours Belmora may "
                "swim …'",
                "figure:II.2-1 PT24H": "the text does not say '24 hours' or 'twenty-four hours' "
                "or '24 (twenty-four) hours' or 'twenty-four (24) hours' or "
                "'twenty-four-hour' or '24 годин' there",
            },
            id="an obligation's page",
        ),
        pytest.param(
            ("money", "unpriced", 0, "anchor"),
            "Lake Dialogue",
            {"anchor:II.1.1-s1": "'Lake Dialogue' does not stand there, but in II.1.2.b"},
            id="an anchor of another clause",
        ),
        pytest.param(
            ("agreement", "modification", "evidence", 0, "anchor"),
            "it ends",
            {"anchor:modification evidence 1": "'it ends' does not stand there, but in no clause"},
            id="an anchor in other letters",
        ),
        pytest.param(
            ("agreement", "languages", "evidence", 0, "anchor"),
            "Boats",
            {
                "anchor:languages evidence 1": "'Boats' does not stand there, but in II.1.1",
                "sentence:Closing sentence 2": "no entry for 'will' in 'In doubt, English will "
                "prevail. …'",
            },
            id="closing words that stand in a clause",
        ),
        pytest.param(
            ("clauses", "II.2", "no_undertaking"),
            None,
            {
                "sentence:II.2 sentence 2": "no entry for 'will' in 'The cold will require "
                "patience. …'"
            },
            id="a sentence without an entry",
        ),
        pytest.param(
            (*_OBLIGATION, "operative_verb"),
            "will",
            {"operative-verb:II.2-1": "'will' stands neither in the sentence nor in one above it"},
            id="a verb of the neighbouring sentence",
        ),
        pytest.param(
            ("clauses", "II.1.2.b", "obligations", 0, "operative_verb"),
            "will hold",
            {
                "operative-verb:II.1.2.b-1": "'will hold' stands neither in the sentence nor in "
                "one above it"
            },
            id="a verb of the sentence below the list",
        ),
        pytest.param(
            ("clauses", "II.2", "pages"),
            [2],
            {"pages:II.2": "stands on page 2, 3, coded is 2"},
            id="a page too few",
        ),
        pytest.param(
            ("clauses", "II.1.1", "pages"),
            [2, 3],
            {"pages:II.1.1": "stands on page 2, coded is 2, 3"},
            id="a page too many",
        ),
        pytest.param(
            ("clauses", "II.1", "heading"),
            "Clear water",
            {"heading:II.1": "the clause does not begin with 'Clear water'"},
            id="a heading in other words",
        ),
        pytest.param(
            ("clauses", "II.1.2.b", "group_heading"),
            "Of the shallow",
            {"heading:II.1.2.b group": "'Of the shallow' does not head a group before the clause"},
            id="a group heading",
        ),
        pytest.param(
            ("clauses", "II.1.2.b", "obligations"),
            None,
            {"list-item:II.1.2.b": "the item has no obligation"},
            id="an item without an obligation",
        ),
        pytest.param(
            ("agreement", "entities", 1, "clauses"),
            ["II.1.2"],
            {"entity:board": "not coded at: II.1.1; not named in: II.1.2"},
            id="an entity at the wrong clause",
        ),
        pytest.param(
            ("agreement", "entities", 2, "clauses"),
            ["II.1.2.b"],
            {"entity:dialogue": "not coded at: II.1; not named in: II.1.2.b"},
            id="an entity of the paragraph that goes on after its list",
        ),
        pytest.param(
            ("money", "commitments", 0, "amount"),
            "5000000",
            {
                "figure:II.2-m1 amount": "the text does not say 5000000 there, of figures "
                "2021, 3500000"
            },
            id="an amount",
        ),
        pytest.param(
            ("money", "commitments", 0, "period"),
            "2021-05/2024",
            {
                "figure:II.2-m1 2021-05": "the text does not say 'May 2021' there",
                "figure:II.2-m1 2024": "the text does not say '2024' there",
            },
            id="a period",
        ),
        pytest.param(
            (*_OBLIGATION, "deadline"),
            "P1D",
            {
                "figure:II.2-1 P1D": "the text does not say '1 day' or 'one day' or "
                "'1 (one) day' or 'one (1) day' or 'one-day' there"
            },
            id="a deadline in other units",
        ),
        pytest.param(
            ("agreement", "signature", "place"),
            "Mill",
            {"figure:signature place": "the text does not say 'Mill' there"},
            id="the place of signature",
        ),
        pytest.param(
            ("agreement", "signature", "signatories", 1, "office"),
            "King",
            {"figure:signature belmora office": "the text does not say 'King' there"},
            id="the office of a signatory",
        ),
        pytest.param(
            ("agreement", "discontinuation", "notice"),
            "P7M",
            {
                "figure:discontinuation notice": "the text does not say '7 months' or "
                "'seven months' or '7 (seven) months' or 'seven (7) months' or "
                "'seven-month' or '7 місяців' there"
            },
            id="the time of notice",
        ),
        pytest.param(
            ("agreement", "entities", 0, "dated_on"),
            "1999-05-04",
            {
                "figure:charter dated_on": "the text does not say '4 May 1999' or 'May 4, 1999' "
                "or '4th day of May, 1999' or '4 травня 1999' there"
            },
            id="the date of a document",
        ),
        pytest.param(
            (*_SILENCE, "absent"),
            ["frog", "fish", "TRO*", "perc"],
            {"silence:ferries": "'Fish' stands in II.1.2; 'trout' stands in II.1.2.b"},
            id="a silence of which the text speaks",
        ),
        pytest.param(
            (*_SILENCE, "absent"),
            ["governing shore"],
            {"silence:ferries": "'governing shore' stands in II.1"},
            id="a silence that stands behind a hyphen",
        ),
        pytest.param(
            (*_SILENCE, "absent"),
            ["lake accord", "queen"],
            {"silence:ferries": "'LAKE ACCORD' stands in Title; 'Queen' stands in Closing"},
            id="a silence of which the title and the closing formula speak",
        ),
        pytest.param(
            ("clauses", "II.1", "obligations", 0, "action"),
            _LIFTED,
            {
                "own-words:provisions clauses II.1 obligations II.1-1 action": "takes more than 8 "
                "words in a row from the text: 'keep the lake clean for the self-governing shore "
                "in'"
            },
            id="a lifted action",
        ),
    ],
)
def test_a_fault_in_the_data_is_found(path, value, expected):
    assert failures(make_corpus(*path, value=value)) == expected


@pytest.mark.parametrize(
    "path",
    [
        ("clauses", "I", "summary"),
        ("clauses", "II.2", "no_undertaking", 0, "reason"),
        ("clauses", "III.1", "obligations", 0, "note"),
        ("agreement", "term", "statement"),
        ("agreement", "entities", 0, "note"),
        ("money", "unpriced", 0, "title"),
        (*_SILENCE, "sentence"),
        ("codebook", "modalities", 0, "definition"),
    ],
)
def test_lifted_words_are_found_wherever_they_stand(path):
    [found] = failures(make_corpus(*path, value=_LIFTED.upper()))
    assert found.startswith("own-words:")
    assert found.endswith(f" {path[-1]}")


def test_eight_words_in_a_row_may_be_the_texts():
    eight = "Say: keep the lake clean for the self-governing shore"
    assert failures(make_corpus("clauses", "I", "summary", value=eight)) == {}


def test_a_sentence_more_in_the_text_is_missed():
    text = lake_with("Boats of the Lake Board;", "Boats of the Lake Board. Ardenia seeks fish.")
    assert failures(make_corpus(), text) == {
        "sentence:II.1.1 sentence 2": "no entry for 'seeks' in 'Ardenia seeks fish. …'"
    }


def test_an_anchor_accounts_for_one_sentence_only():
    text = lake_with("(b) trout.", "(b) trout. It will be trout.")
    assert list(failures(make_corpus(), text)) == ["sentence:II.1.2.b sentence 2"]


def test_money_does_not_account_for_a_sentence():
    text = lake_with("Ardenia has given over", "Ardenia will give over")
    assert list(failures(make_corpus(), text)) == ["sentence:II.2 sentence 1"]


def test_a_name_in_the_title_or_the_closing_formula_is_in_no_clause():
    text = lake_with("LAKE ACCORD BETWEEN", "LAKE ACCORD of the Lake Board BETWEEN")
    assert failures(make_corpus(), text) == {}
    text = lake_with("Queen", "Queen of the Lake Board")
    assert failures(make_corpus(), text) == {}


def test_a_name_inside_a_longer_name_counts_but_not_inside_a_word():
    entity = {"id": "lake", "name": "Lake", "kind": "thing", "text_forms": ["Lake"]}
    entity["clauses"] = ["Preamble", "II.1", "II.1.1"]
    assert failures(make_corpus("agreement", "entities", 0, value=entity)) == {}
    entity["text_forms"] = ["Lak"]
    found = failures(make_corpus("agreement", "entities", 0, value=entity))
    assert found == {"entity:lake": "not named in: Preamble, II.1, II.1.1"}


def test_an_anchor_that_stands_twice_in_its_clause_is_noted():
    proof = prove(make_corpus("money", "commitments", 0, "anchor", value="Ardenia"), LAKE)
    assert proof.notes == ()
    text = lake_with("over 3.5 million crowns", "over 3.5 million crowns, over 3.5 million crowns,")
    proof = prove(make_corpus(), text)
    assert proof.failures == ()
    [note] = proof.notes
    assert (note.id, note.outcome) == ("anchor:II.2-m1", Outcome.NOTED)
    assert str(note) == (
        "anchor:II.2-m1 (II.2, page 2): 'over 3.5 million crowns' stands there 2 times"
    )


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("They will go", "will"),
        ("The goodwill", None),
        ("Signed in May 2024", None),
        ("They may", "may"),
        ("It is committed to it", "is committed"),
        ("Crimes committed there", None),
        ("Recognising it", "Recognising"),
        ("Borders, internationally recognized since", None),
        ("They share the view", "share the"),
        ("They stand behind it", "stand behind"),
        ("It will endeavor", "will"),
        ("They endeavour", "endeavour"),
        ("Support for it", None),
    ],
)
def test_which_words_make_a_sentence_operative(sentence, verb):
    found = operative_verbs(treaty.load("jpn").codebook).search(sentence)
    assert (found and found[0]) == verb


def test_how_texts_spell_figures():
    assert Decimal("12000000000") in figures_in("some 12 billion in all")
    assert figures_in("over 1,200.50 euros") == {Decimal("1200.50")}
    assert spelled_date("2024") == ["2024"]
    assert spelled_duration("P10Y")[:3] == ["10 years", "ten years", "10 (ten) years"]
