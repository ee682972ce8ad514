import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from tests.shipped import accord, index_of_accord

from treaty.errors import TreatyError
from treaty.search import admit, parse_query, search
from treaty.search.vocabulary import words_of
from treaty.undertaking import Strength

ACCORD = accord()
INDEX = index_of_accord()

WORDS = sorted({w for o in ACCORD.obligations for w in words_of(o.action)})
SIGNS = ['"', "*", "-", " OR ", "(", ":", "party:", "topic:", "page:", "\x00", "'", "々", "ї"]
QUERIES = st.lists(
    st.one_of(st.sampled_from(WORDS), st.sampled_from(SIGNS), st.text(max_size=8)), max_size=8
).map(" ".join)
FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "party": st.lists(
            st.sampled_from([p.id for p in ACCORD.agreement.participants]), max_size=2
        ),
        "topic": st.lists(st.sampled_from(list(ACCORD.topics)), max_size=2),
        "strength": st.lists(st.sampled_from(list(Strength)), max_size=2),
        "part": st.lists(st.sampled_from(["I", "II", "V", "VII"]), max_size=2),
    },
)


@given(st.text(st.characters(exclude_categories=()), max_size=300) | QUERIES)
def test_any_text_gives_a_result_or_an_empty_one(query):
    try:
        admitted = admit(INDEX, INDEX.scope(), lambda: [ACCORD], parse_query(query))
    except TreatyError:
        return
    found = search(INDEX, query, admitted=admitted)
    assert len(found.hits) == found.total
    for hit in found.hits:
        for match in hit.matches:
            for start, end in match.title_matches:
                assert match.document.title[start:end].strip()
            for start, end in match.snippet.matches:
                assert 0 <= start < end <= len(match.snippet.text)


@given(st.sampled_from(WORDS), FILTERS)
def test_a_filter_only_shrinks(word, filters):
    every = {h.document.clause for h in search(INDEX, word).hits}
    admitted = admit(INDEX, INDEX.scope(), lambda: [ACCORD], parse_query(word), filters)
    some = {h.document.clause for h in search(INDEX, word, admitted=admitted).hits}
    assert some <= every


@given(st.sampled_from(ACCORD.obligations), st.data())
def test_a_word_of_an_action_finds_its_obligation(obligation, data):
    word = data.draw(st.sampled_from(words_of(obligation.action)))
    if not word.isascii():
        return
    found = search(INDEX, f'"{word}"')
    assert obligation.clause in {hit.document.clause for hit in found.hits}
    assert any(m.document.id == obligation.id for h in found.hits for m in h.matches)


@given(st.sampled_from(ACCORD.obligations))
def test_a_whole_action_in_quotes_finds_its_obligation(obligation):
    action = obligation.action.replace('"', " ")
    found = search(INDEX, f'"{action}"')
    assert obligation.id in {m.document.id for hit in found.hits for m in hit.matches}


@given(st.sampled_from(ACCORD.obligations))
def test_a_whole_action_as_words_finds_its_clause_early(obligation):
    found = search(INDEX, obligation.action, limit=5)
    assert obligation.clause in {hit.document.clause for hit in found.hits}


_NARROW_KANA = {unicodedata.normalize("NFKC", chr(n)): chr(n) for n in range(0xFF66, 0xFF9E)}
_APOSTROPHES = "'’ʼ"
SPELLINGS = (
    lambda text: unicodedata.normalize("NFC", text),
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
    lambda text: (
        "".join(
            _NARROW_KANA.get(c, c)
            for c in unicodedata.normalize("NFD", text).translate({0x3099: "ﾞ", 0x309A: "ﾟ"})
        )
        if any("ァ" <= c <= "ヿ" for c in text)
        else text
    ),
    # As a page of a document breaks words.
    "\u00ad".join,
    *(
        lambda text, own=own: text.translate(dict.fromkeys(map(ord, _APOSTROPHES), own))
        for own in _APOSTROPHES
    ),
)
SPELLED = sorted(
    {
        label.spelled
        for label in INDEX.labels({r[0] for r in INDEX._ask("SELECT key FROM label_keys")})
        if not set(label.spelled) & set('"*:')
    }
)


@given(st.sampled_from([*WORDS, *SPELLED]), st.sampled_from(SPELLINGS))
def test_the_form_of_its_characters_does_not_change_what_a_query_finds(query, spell):
    def found(text):
        hits = search(INDEX, text).hits
        return [(hit.document.id, hit.score, hit.document.kind) for hit in hits]

    assert found(spell(query)) == found(query)
