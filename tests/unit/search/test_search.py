import subprocess
import sys

import pytest
from tests.unit.tiny import make_corpus

from treaty.models import Lexicon
from treaty.queries import read_filter
from treaty.search import Kind, Likeness, Restriction, read_pages, search
from treaty.search.documents import make_documents
from treaty.search.fulltext import open_full_text
from treaty.search.probe import Probe
from treaty.search.scan import Scan

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


def clauses(query, **more):
    return [hit.clause.clause for hit in search(CORPUS, query, LEXICON, **more).hits]


def matches(query, **more):
    found = search(CORPUS, query, LEXICON, **more)
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
    found = search(CORPUS, query, LEXICON)
    assert found.hits[0].clause.clause == first
    scores = [hit.score for hit in found.hits]
    assert scores == sorted(scores, reverse=True)


def test_a_clause_is_one_hit_with_what_matches_beneath_it():
    found = search(CORPUS, "harbour", LEXICON)
    references = [hit.clause.clause for hit in found.hits]
    assert len(set(references)) == len(references) == found.total
    for hit in found.hits:
        assert {match.document.clause for match in hit.matches} == {hit.clause.clause}


def test_what_the_text_says_ranks_above_what_a_label_means():
    assert clauses("clear")[0] == "I.1.a"
    (hit,) = search(CORPUS, "demining", LEXICON).hits
    assert [match.document.kind for match in hit.matches] == [Kind.OBLIGATION]
    assert hit.score < 0.5


def test_why_tells_word_form_name_and_topic():
    def likenesses(query, id_):
        hits = search(CORPUS, query, LEXICON).hits
        match = next(m for hit in hits for m in hit.matches if m.document.id == id_)
        return {(r.likeness, r.found, r.label) for r in match.reasons}

    assert likenesses("clear", "I.1.a-1") == {(Likeness.WORD, "clear", None)}
    assert likenesses("clearing", "I.1.a-1") == {(Likeness.FORM, "clear", None)}
    assert likenesses("floats", "I.1.a-2") == {(Likeness.NAME, "buoys", "floats")}
    assert (Likeness.TOPIC, "Mine action", "demining") in likenesses("demining", "I.1.a-1")


def test_matching_words_are_marked_where_they_stand_in_any_inflection():
    (hit,) = [h for h in search(CORPUS, "clears", LEXICON).hits if h.clause.clause == "I.1.a"]
    match = next(m for m in hit.matches if m.document.id == "I.1.a-1")
    assert [match.document.title[a:b] for a, b in match.title_matches] == ["Clear"]
    for match in hit.matches:
        snippet = match.snippet
        words = {snippet.text[a:b].casefold() for a, b in snippet.matches}
        assert words <= {"clear", "clears", "cleared"}


def test_a_typing_error_is_corrected_and_told_but_not_in_exact_search():
    found = search(CORPUS, "harbuor", LEXICON)
    assert found.corrected == (("harbuor", "harbour"),)
    assert [h.clause.clause for h in found.hits] == clauses("harbour")
    exact = search(CORPUS, "harbuor", LEXICON, is_exact=True)
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
        ("part:I.1", []),
        ("clause:I.1.a buoys", ["I.1.a"]),
        ("page:99 buoys", ["I.1.a"]),
        ("zyzzyva OR buoys", ["I.1.a"]),
        ("OR", []),
    ],
)
def test_the_language_of_queries(query, found):
    assert clauses(query) == found


def test_a_field_restricts_as_the_option_does():
    by_field = matches("party:nordavia strength:qualified")
    restriction = Restriction(read_filter(CORPUS, parties=["nordavia"], strengths=["qualified"]))
    assert by_field == matches("", restriction=restriction) == matches("", restriction=restriction)
    by_page = matches("page:1 harbour")
    assert by_page == matches("harbour", restriction=Restriction(pages=read_pages(CORPUS, ["1"])))


def test_a_field_that_cannot_be_read_is_told_and_taken_as_words():
    found = search(CORPUS, "party:mars buoys", LEXICON)
    assert [h.clause.clause for h in found.hits] == ["I.1.a"]
    assert found.misread == ("unknown party 'mars'. Valid values: nordavia, meridia",)
    assert "mars" in found.unknown


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
    "page:99999999999999999999",
    "min-strength:x",
    "OR -x OR party:nordavia",
    "'",
    "’s",
    "-",
    "a-*",
]


@pytest.mark.parametrize("query", ANY_TEXT)
@pytest.mark.parametrize("is_exact", [True, False])
def test_any_text_is_a_query(query, is_exact):
    assert search(CORPUS, query, LEXICON, is_exact=is_exact).total >= 0


PROBES = [
    Probe(phrases=("harbour",)),
    Probe(phrases=("clears the harbour",)),
    Probe(prefixes=("buo",)),
    Probe(keys=("topicꞏdemining",)),
    Probe(phrases=("nothing at all",)),
]


@pytest.mark.parametrize("probe", PROBES)
def test_both_engines_match_the_same_documents_and_places(probe):
    documents = make_documents(CORPUS)
    full, scan = open_full_text(documents), Scan(documents)
    found = full.find(probe)
    assert found.keys() == scan.find(probe).keys()
    assert full.mark(probe, found) == scan.mark(probe, found)


def test_a_python_without_the_engine_still_answers(tmp_path):
    (tmp_path / "sqlite3.py").write_text("raise ImportError('no sqlite here')\n")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from treaty.loading import load_collection, load_lexicon\n"
        "from treaty.corpus import Corpus\n"
        "from treaty.search import search\n"
        "found = search(Corpus(load_collection()), 'frozen assets', load_lexicon())\n"
        "print(found.hits[0].clause.clause, 'sqlite3' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "V.3 False\n"
