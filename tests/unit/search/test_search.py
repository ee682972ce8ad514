import pytest
from tests.unit.tiny import make_corpus

from treaty.answers.obligations import find_obligations
from treaty.errors import TreatyError, UnknownNameError
from treaty.models import Lexicon
from treaty.search import Kind, Likeness, admit, parse_query, search
from treaty.search.index import build_index

CORPUS = make_corpus()
LEXICON = Lexicon.model_validate(
    {
        "concepts": [
            {
                "id": "markers",
                "words": ["buoys"],
                "labels": {
                    "en": {"preferred": "floating marks", "hidden": ["floats"]},
                    "uk": {"preferred": "плавучі знаки"},
                    "ja": {"preferred": "浮標", "alternative": ["航路標識"]},
                },
            }
        ],
        "entities": {"sea-charter": {"en": {"preferred": "CoS", "alternative": ["sea treaty"]}}},
        "function_words": {"en": ["the", "what", "about"]},
    }
)


INDEX = build_index([CORPUS], LEXICON)
SCOPE = INDEX.scope()


def chosen(query, asked=()):
    return admit(INDEX, SCOPE, lambda: [CORPUS], parse_query(query), dict(asked))


def find(query, *, options=(), **more):
    return search(INDEX, query, admitted=chosen(query, options), **more)


def clauses(query, **more):
    return [hit.document.clause for hit in find(query, **more).hits]


def matches(query, **more):
    found = find(query, **more)
    return [match.document.id for hit in found.hits for match in hit.matches]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("demining", "I.1.a"),
        ("地雷除去", "I.1.a"),
        ("DEMINING", "I.1.a"),
        ("de-mining", "I.1.a"),
        ("buoys", "I.1.a"),
        ("prelude patience money march", "I.2"),
        ("floats", "I.1.a"),
        ("плавучих знаків", "I.1.a"),
        ("航路標識はどこ", "I.1.a"),
        ("what about the floating marks", "I.1.a"),
        ("sea treaties", "I.1.a"),
    ],
)
def test_the_best_clause_comes_first(query, first):
    found = search(INDEX, query)
    assert found.hits[0].document.clause == first
    scores = [hit.score for hit in found.hits]
    assert scores == sorted(scores, reverse=True)


def test_a_clause_is_one_hit_with_what_matches_beneath_it():
    found = search(INDEX, "harbour")
    references = [hit.document.clause for hit in found.hits]
    assert len(set(references)) == len(references) == found.total
    for hit in found.hits:
        assert {match.document.clause for match in hit.matches} == {hit.document.clause}


def test_what_the_text_says_ranks_above_what_a_label_means():
    assert clauses("clear")[0] == "I.1.a"
    (hit,) = search(INDEX, "demining").hits
    assert [match.document.kind for match in hit.matches] == [Kind.OBLIGATION]
    assert hit.score < 0.5


def test_why_tells_word_form_name_and_topic():
    def likenesses(query, id_):
        hits = search(INDEX, query).hits
        match = next(m for hit in hits for m in hit.matches if m.document.id == id_)
        return {(r.likeness, r.found, r.label) for r in match.reasons}

    assert likenesses("clear", "I.1.a-1") == {(Likeness.WORD, "clear", None)}
    assert likenesses("clearing", "I.1.a-1") == {(Likeness.FORM, "clear", None)}
    assert likenesses("floats", "I.1.a-2") == {(Likeness.NAME, "buoys", "floats")}
    assert (Likeness.TOPIC, "Mine action", "demining") in likenesses("demining", "I.1.a-1")


def test_matching_words_are_marked_where_they_stand_in_any_inflection():
    (hit,) = [h for h in search(INDEX, "clears").hits if h.document.clause == "I.1.a"]
    match = next(m for m in hit.matches if m.document.id == "I.1.a-1")
    assert [match.document.title[a:b] for a, b in match.title_matches] == ["Clear"]
    for match in hit.matches:
        snippet = match.snippet
        words = {snippet.text[a:b].casefold() for a, b in snippet.matches}
        assert words <= {"clear", "clears", "cleared"}


def test_a_typing_error_is_corrected_and_told_but_not_in_exact_search():
    found = search(INDEX, "harbuor")
    assert found.corrected == (("harbuor", "harbour"),)
    assert [h.document.clause for h in found.hits] == clauses("harbour")
    exact = search(INDEX, "harbuor", is_exact=True)
    assert (exact.hits, exact.corrected, exact.unknown) == ((), (), ("harbuor",))
    assert "harbour" in exact.near


def test_exact_search_takes_no_synonym():
    assert clauses("floats", is_exact=True) == []
    assert clauses("buoys", is_exact=True) == ["I.1.a"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"keeps its harbour"', []),
        ('"clears the harbour"', ["I.1.a"]),
        ('"harbour clears"', []),
        ("buo*", ["I.1.a"]),
        ("buoys -clear", []),
        ("buoys -part:I", []),
        ("clause:I.1.a buoys", ["I.1.a"]),
        ("zyzzyva OR buoys", ["I.1.a"]),
        ("OR", []),
    ],
)
def test_the_language_of_queries(query, found):
    assert clauses(query) == found


def test_a_field_restricts_as_the_option_does():
    options = {"party": ["nordavia"], "strength": ["qualified"]}
    assert matches("party:nordavia strength:qualified") == matches("", options=options) != []
    assert matches("page:1 harbour") == matches("harbour", options={"page": ["1"]}) != []


def test_a_query_whose_fields_nobody_has_read_is_refused():
    with pytest.raises(ValueError, match="fields"):
        search(INDEX, "party:nordavia")


FILTERS = [
    {"party": ["nordavia"]},
    {"party": ["Меридія"], "sole": True},
    {"party": ["both"], "sole": True},
    {"sole": True},
    {"beneficiary": ["me"]},
    {"topic": ["sea"]},
    {"topic": ["地雷除去", "life"]},
    {"part": ["i"]},
    {"clause": ["I.1"]},
    {"part": ["I"], "clause": ["I.2"]},
    {"strength": ["firm", "qualified"]},
    {"min_strength": "aspirational"},
    {"modality": ["will"]},
    {"condition": ["as-appropriate"]},
]


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_a_filter_admits_the_obligations_that_lists_show(filters):
    documents = INDEX.documents_at(chosen("", filters)).values()
    listed = [found.id for found in find_obligations(CORPUS, **filters)]
    assert sorted(d.id for d in documents if d.kind is Kind.OBLIGATION) == sorted(listed)


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("party", "nordvia"),
        ("topic", "deminning"),
        ("strength", "frm"),
        ("modality", "wil"),
        ("condition", "x"),
        ("part", "IX"),
    ],
)
def test_an_unknown_name_is_told_as_lists_tell_it_in_a_field_and_in_an_option(option, value):
    with pytest.raises(TreatyError) as theirs:
        find_obligations(CORPUS, **{option: value})
    for query, options in ((f"buoys {option}:{value}", {}), ("buoys", {option: [value]})):
        with pytest.raises(TreatyError) as ours:
            chosen(query, options)
        assert str(ours.value) == str(theirs.value)


@pytest.mark.parametrize("page", ["99", "99999999999999999999", "²", "x"])
def test_a_page_that_is_not_there_is_told_with_those_that_are(page):
    with pytest.raises(UnknownNameError) as told:
        chosen(f"page:{page} buoys")
    assert str(told.value) == f"unknown page '{page}'. Valid values: 1, 2, 3"


def test_a_reference_leads_to_the_clause_and_what_stands_below_it():
    assert clauses("I.1(a)") == ["I.1.a"]
    assert clauses("第I部")[:2] == ["I", "I.1"]
    assert clauses("Частина I") == clauses("part I")


ANY_TEXT = [
    "",
    " ",
    "[red]x",
    '"unbalanced',
    "NEAR(",
    "*",
    "a*",
    "-x",
    "AND",
    "OR OR",
    "title:x",
    "{x}",
    "^harbour",
    "🙂",
    "\x00",
    "\x1b[31m",
    "\udcff",
    "²",
    "x" * 10_000,
    "港" * 10_000,
    "harbour " * 2_000,
    "x y " * 9,
    " ".join(map(str, range(3000))),
    "'; DROP TABLE documents",
    "\u202e",
    "ﬁ",
    "ǅ",
    "́",
    '""',
    '-""',
    "party:",
    'party:""',
    "OR -x OR party:nordavia",
    "'",
    "’s",
    "-",
    "a-*",
]


@pytest.mark.parametrize("query", ANY_TEXT)
@pytest.mark.parametrize("is_exact", [True, False])
def test_any_text_is_a_query(query, is_exact):
    assert find(query, is_exact=is_exact).total >= 0
