"""Whole words, whole names and whole answers: what is cut, half or about something else says so."""

import pytest

from treaty.corpus import Corpus
from treaty.loading import load_collection, load_lexicon
from treaty.models import Lexicon
from treaty.search import Likeness, search
from treaty.search.making import build_index
from treaty.search.vocabulary import is_word, stem, tokens_of

ACCORD = Corpus(load_collection(), "jpn")
LEXICON = load_lexicon()
INDEX = build_index([ACCORD], LEXICON)


def clauses(query, index=INDEX):
    return [hit.document.clause for hit in search(index, query).hits]


def shown(found):
    """Every excerpt, with the words that are marked in it."""
    for hit in found.hits:
        for match in hit.matches:
            marked = [match.snippet.text[a:b] for a, b in match.snippet.matches]
            yield match.snippet.text, marked


# ---------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("4.5 billion", ["5", "4", "5 billion"]),
        ("12 billion", ["2", "1"]),
        ("13 June 2024", ["13", "3 June 2024"]),
        ("CM/Res(2023)3", ["3", "(2023)3"]),
    ],
)
def test_a_number_is_found_whole_and_by_no_part_of_it(whole, parts):
    [[_, *marked], *_] = [each for each in shown(search(INDEX, whole)) if each[1]]
    assert any(whole in each for each in marked[0])
    for part in parts:
        assert not any(whole in text for text, _ in shown(search(INDEX, part))), part


@pytest.mark.parametrize(
    "query", ["2024", "June 2024", "2024-06-13", "13 червня 2024", "2024年6月"]
)
def test_a_date_is_found_by_its_year_and_month_and_however_it_is_written(query):
    marked = {word for _, words in shown(search(INDEX, query)) for word in words}
    assert "13 June 2024" in marked


def test_an_excerpt_ends_and_begins_with_whole_words_and_numbers():
    for query in ("2024", "billion", "Japan", "assistance", "demining"):
        for text, _ in shown(search(INDEX, query)):
            inner = text.removeprefix("… ").removesuffix(" …")
            whole = next(
                t
                for d in INDEX.documents(INDEX.scope())
                for t in (d.title, d.text, d.quote, text)
                if inner in t
            )
            ends = {end for t in tokens_of(whole) for end in (t.start, t.end)}
            start = whole.index(inner)
            assert start in ends | {0} or inner == text
            assert start + len(inner) in ends | {len(whole)}


# ---------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("one", "other"),
    [("wrong", "wrongful"), ("legal", "legally"), ("nation", "national"), ("unit", "united")],
)
def test_another_part_of_speech_is_another_word(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    "forms",
    [
        "sanction sanctions sanctioned sanctioning",
        "supply supplies supplied supplying",
        "plan plans planned planning",
        "provide provides provided providing",
        "immobilise immobilised immobilize immobilizing",
        "programme programmes program",
        "centre centres center",
        "agree agrees agreed agreeing",
        "use uses used using",
    ],
)
def test_inflected_forms_and_spellings_are_one_word(forms):
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("word", ["binding", "price", "seam", "prizes", "зброї", "віза"])
def test_a_word_that_is_one_is_never_corrected(word):
    assert is_word(word)
    assert search(INDEX, word).corrected == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("consulation", "consultation"), ("sanctons", "sanctions"), ("гумантарна", "гуманітарна")],
)
def test_a_word_that_is_none_is_corrected(typed, meant):
    assert not is_word(typed)
    assert search(INDEX, typed).corrected == ((typed, meant),)


def test_what_begins_otherwise_is_no_slip():
    assert search(INDEX, "Biden").corrected == ()


def test_what_leaves_something_open_is_not_what_leave_is_a_name_for():
    lexicon = LEXICON.model_dump()
    concept = next(c for c in lexicon["concepts"] if c["id"] == "discontinuation")
    concept["labels"]["en"]["hidden"] = ["leave"]
    index = build_index([ACCORD], Lexicon.model_validate(lexicon))
    assert clauses("can Japan leave", index) == ["X.3"]


@pytest.mark.parametrize("query", ["North Korea", "north korea", "World Bank", "wrong"])
def test_a_part_of_a_name_or_of_a_word_is_not_what_was_asked_for(query):
    assert clauses(query) == []


def test_a_name_is_found_by_a_word_of_it_alone_or_with_others_of_it():
    assert "II.1" in clauses("North Atlantic")
    assert clauses("Atlantic") != []


# ---------------------------------------------------------------- half an answer


def test_half_an_answer_says_what_is_missing_and_ranks_below_a_whole_one():
    hits = search(INDEX, "war crimes tribunal").hits
    assert [bool(hit.missing) for hit in hits] == sorted(bool(hit.missing) for hit in hits)
    assert hits[0].missing == ()
    assert hits[-1].missing != ()
    (hit, *_) = search(INDEX, "deported children").hits
    assert hit.missing == ("deported",)


@pytest.mark.parametrize(
    "query", ["will Japan send ammunition", "buy Japanese cars", "visa free travel"]
)
def test_too_little_of_a_question_is_no_answer_and_what_was_understood_is_told(query):
    found = search(INDEX, query)
    assert (found.hits, found.total) == ((), 0)
    assert found.understood
    assert set(found.understood).isdisjoint(found.unknown)


def test_a_wider_topic_is_told_as_such_and_ranks_below_what_a_word_stands_for():
    matches = [m for h in search(INDEX, "weapons").hits for m in h.matches]
    wider = [m for m in matches if {r.likeness for r in m.reasons} == {Likeness.WIDER}]
    named = [m for m in matches if Likeness.NAME in {r.likeness for r in m.reasons}]
    assert all(w.score < n.score for w in wider for n in named)
