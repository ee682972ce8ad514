"""Whole words, whole names and whole answers: what is cut, half or about something else says so."""

import pytest
from tests.shipped import (
    accord,
    every_agreement,
    index_of_accord,
    index_of_every_agreement,
    lexicon,
)
from tests.unit.tiny import make_collection, make_corpus

from treaty.corpus import Corpus
from treaty.models import Lexicon, Reports, Silences
from treaty.search import Kind, Likeness, list_hits, parse_query, search
from treaty.search.index import build_index
from treaty.search.query import MAX_TERMS
from treaty.search.vocabulary import is_word, stem, tokens_of

ACCORD = accord()
LEXICON = lexicon()
INDEX = index_of_accord()


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


@pytest.mark.parametrize("name", ["Scholz", "Orban"])
def test_a_name_is_no_slip_for_a_word_that_is_none(name):
    assert search(INDEX, name).corrected == ()
    assert search(INDEX, name.lower()).corrected


@pytest.mark.parametrize(("typed", "meant"), [("Ukrane", "ukraine"), ("Sanctoins", "sanctions")])
def test_a_slip_in_a_name_is_corrected(typed, meant):
    assert search(INDEX, typed).corrected == ((typed, meant),)


def test_what_begins_otherwise_is_no_slip():
    assert search(INDEX, "Biden").corrected == ()


def test_what_leaves_something_open_is_not_what_leave_is_a_name_for():
    changed = LEXICON.model_dump()
    concept = next(c for c in changed["concepts"] if c["id"] == "discontinuation")
    concept["labels"]["en"]["hidden"] = ["leave"]
    index = build_index([ACCORD], Lexicon.model_validate(changed))
    assert "X.3" in clauses("can Japan leave", index)
    assert "X.2" not in clauses("can Japan leave", index)


@pytest.mark.parametrize("query", ["North Korea", "north korea", "World Bank", "wrong"])
def test_a_part_of_a_name_or_of_a_word_is_not_what_was_asked_for(query):
    assert {hit.document.kind for hit in search(INDEX, query).hits} <= {Kind.SILENCE, Kind.CLAIM}


def test_a_name_is_found_by_a_word_of_it_alone_or_with_others_of_it():
    assert "II.1" in clauses("North Atlantic")
    assert clauses("Atlantic") != []


# ---------------------------------------------------------------- half an answer


def test_half_an_answer_says_what_is_missing_and_ranks_below_a_whole_one():
    # A Part that sums up its clauses is no whole answer, though it holds all the words.
    hits = [hit for hit in search(INDEX, "war crimes tribunal").hits if not hit.document.is_heading]
    assert [bool(hit.missing) for hit in hits] == sorted(bool(hit.missing) for hit in hits)
    assert hits[0].missing == ()
    assert hits[-1].missing != ()


@pytest.mark.parametrize("query", ["buy Japanese cars", "weather in Tokyo tomorrow"])
def test_too_little_of_a_question_is_no_answer_and_what_was_understood_is_told(query):
    found = search(INDEX, query)
    assert (found.hits, found.total) == ((), 0)
    assert found.understood
    assert set(found.understood).isdisjoint(found.unknown)


@pytest.mark.parametrize(
    "query",
    [
        "is there anything about baseball",
        "are pets allowed in the bomb shelter",
        "Яка погода буде в Токіо завтра?",
        "Чи можна возити рис без мита?",
        "捕鯨について何か書いてありますか",
        "ペットを連れて行けますか",
    ],
)
def test_a_question_about_something_else_is_answered_by_nothing_in_any_language(query):
    assert [hit for hit in search(INDEX, query).hits if hit.document.kind is not Kind.SILENCE] == []


@pytest.mark.parametrize(
    ("query", "clause"),
    [
        ("Які галузі промисловості Японія допоможе модернізувати?", "II.3.5"),
        ("地雷除去の機材は提供されるのか", "II.2.2.a"),
    ],
)
def test_half_an_answer_in_another_alphabet_counts_as_one_in_the_alphabet_of_the_text(
    query, clause
):
    hits = {hit.document.clause: hit for hit in search(INDEX, query).hits}
    assert hits[clause].missing


def test_clauses_that_hold_all_words_between_them_make_no_whole_answer():
    hits = search(INDEX, "can we change the wording without signing a new one").hits
    assert hits[0].document.clause == "X.4"
    assert "X" in [hit.document.id for hit in hits]


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("does the document say anything about demining", "demining"),
        ("чи згадується в документі розмінування", "розмінування"),
        ("この文書には地雷除去についての記載はありますか", "地雷除去"),
    ],
)
def test_words_that_only_ask_are_no_part_of_what_is_asked(query, asked):
    whole, bare = search(INDEX, query), search(INDEX, asked)
    assert [hit.document.id for hit in whole.hits] == [hit.document.id for hit in bare.hits]
    assert all(hit.missing == () for hit in whole.hits)


def test_signs_with_and_without_a_mark_of_voice_are_different_words():
    assert [token.word for token in tokens_of("ガス")] != [
        token.word for token in tokens_of("カス")
    ]
    assert search(INDEX, "凍結資産とドーナツ").unknown == ("ドーナツ",)


def test_a_wider_topic_is_told_as_such_and_ranks_below_what_a_word_stands_for():
    matches = [m for h in search(INDEX, "weapons").hits for m in h.matches]
    wider = [m for m in matches if {r.likeness for r in m.reasons} == {Likeness.WIDER}]
    named = [m for m in matches if Likeness.NAME in {r.likeness for r in m.reasons}]
    assert all(w.score < n.score for w in wider for n in named)


# ---------------------------------------------------------------- facts, claims and silences

SILENCES = [
    {
        "id": "boats",
        "title": "Boats",
        "sentence": "The Accord promises no boats.",
        "words": {"en": ["arms", "boat", "patrol boats"], "uk": ["зброя"], "ja": ["武器の供与"]},
        "absent": ["boat*"],
        "nearest": "I.1.a",
        "reason": "It is about buoys.",
    },
    {
        "id": "renewal",
        "title": "Renewal",
        "sentence": "The Accord says nothing of a renewal.",
        "words": {"en": ["renewal", "boats in winter"]},
        "absent": ["renewal*"],
        "reason": "None comes near.",
    },
]
REPORTS = {
    "reports": [
        {
            "id": "gazette",
            "file": "gazette.txt",
            "title": "An accord is signed",
            "publisher": "Evening Gazette",
            "url": "https://gazette.example/report",
            "claims": [
                {
                    "id": f"gazette-{number}",
                    "section": "Body",
                    "paragraph": 1,
                    "sentence": number,
                    "claim": claim,
                    "clauses": ["I.1.a"],
                    "verdict": verdict,
                    "reason": "So it is.",
                }
                for number, claim, verdict in (
                    (1, "Buoys are provided in the harbour", "supported"),
                    (2, "The weather was fine", "context"),
                )
            ],
        }
    ]
}


def tiny(**more):
    collection = make_collection()
    (coded,) = collection.agreements
    return Corpus(collection.model_copy(update={"agreements": (coded.model_copy(update=more),)}))


TINY = build_index(
    [
        tiny(
            silences=Silences.model_validate({"silences": SILENCES}),
            reports=Reports.model_validate(REPORTS),
        )
    ],
    Lexicon.model_validate({"function_words": {"en": ["of", "the", "in", "who"]}}),
)


def found(query):
    return [(hit.document.kind.value, hit.document.id) for hit in search(TINY, query).hits]


@pytest.mark.parametrize(
    ("query", "fact", "clause", "page"),
    [
        ("Norling", "signatories", None, 3),
        ("Port Saint Anne", "signature", None, 3),
        ("prevails", "languages", "II", 3),
        ("political instrument", "legal-character", "II", 3),
        ("ten years", "term", "II", 3),
        ("expires", "term", "II", 3),
        ("disputes", "dispute-settlement", "II", 3),
        ("by notice", "discontinuation", "II", 3),
        ("in writing", "modification", "II", 3),
        ("Gazette pages", "publication", None, None),
    ],
)
def test_a_fact_is_found_with_its_clause_and_page(query, fact, clause, page):
    facts = [hit for hit in search(INDEX_OF_TINY, query).hits if hit.document.kind is Kind.FACT]
    document = facts[0].document
    assert (document.id, document.clause, document.more) == (fact, clause, "treaty info")
    assert document.page == page


INDEX_OF_TINY = build_index([make_corpus()], Lexicon())


@pytest.mark.parametrize(
    ("query", "id_"), [("24 hours", "I.1.a-1"), ("six months", "II-1"), ("6 months", "II-1")]
)
def test_an_obligation_is_found_by_its_time_limit(query, id_):
    hits = search(INDEX_OF_TINY, query).hits
    assert id_ in {match.document.id for hit in hits for match in hit.matches}


def test_a_year_is_answered_with_what_is_stated_of_it():
    titles = {m.document.title for h in search(INDEX_OF_TINY, "2030").hits for m in h.matches}
    assert any(
        "support without a stated amount (I.2-s1; years derived, II)" in title for title in titles
    )
    assert not any("450,000,000" in title for title in titles)


@pytest.mark.parametrize("query", ["boat", "boats", "ARMS", "зброю", "зброєю", "武器の供与"])
def test_a_silence_comes_first_where_its_words_are_typed(query):
    assert found(query)[0] == ("silence", "boats")
    (hit, *_) = search(TINY, query).hits
    assert (hit.document.clause, hit.document.text) == ("I.1.a", "The Accord promises no boats.")


@pytest.mark.parametrize(
    ("query", "typed"), [("patrol boats", "patrol boats"), ("武器の供与は", "武器の供与")]
)
def test_a_silence_tells_by_which_words_it_was_found(query, typed):
    (match,) = search(TINY, query).hits[0].matches
    assert [reason.typed for reason in match.reasons] == [typed]


@pytest.mark.parametrize("query", ["armed", "buoys", "promises", "зброяр", "武器"])
def test_a_silence_is_not_brought_up_by_other_words(query):
    assert ("silence", "boats") not in found(query)


def test_the_longest_words_decide_which_silence_is_meant():
    assert found("boats in winter") == [("silence", "renewal")]
    (hit,) = search(TINY, "renewal").hits
    assert hit.document.clause is None


def test_exact_search_keeps_a_silence_that_is_asked_about_in_just_its_words():
    exact = search(INDEX, "weapons", is_exact=True).hits
    assert (exact[0].document.kind, exact[0].document.id) == (Kind.SILENCE, "weapons")
    assert [hit.document.id for hit in search(TINY, "boat", is_exact=True).hits] == ["boats"]
    assert search(TINY, "boats", is_exact=True).hits == ()


def test_what_repeats_a_silence_or_hardly_matches_stands_below_it():
    order = [
        (hit.document.kind, hit.document.id) for hit in search(INDEX, "extension of sanctions").hits
    ]
    assert order[0] == (Kind.CLAUSE, "VII.2")
    assert order.index((Kind.SILENCE, "extension")) < order.index((Kind.FACT, "term"))
    hit, *_ = search(INDEX, "could kyiv sue japan in court if it stops paying").hits
    assert (hit.document.kind, hit.document.id) == (Kind.SILENCE, "arbitration")


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("terminated", "X.3"),
        ("who signed", "signatories"),
        ("хто підписав", "signatories"),
        ("誰が署名した", "signatories"),
        ("Kishida", "signatories"),
        ("Кісіда", "signatories"),
        ("岸田", "signatories"),
        ("Зеленський", "signatories"),
        ("court for disputes", "dispute-settlement"),
        ("яка мова переважає", "languages"),
        ("is this a treaty or a political declaration", "legal-character"),
    ],
)
def test_a_fact_is_found_by_what_people_call_it_in_three_languages(query, first):
    assert search(INDEX, query).hits[0].document.id == first


def test_what_a_fact_says_in_passing_is_not_what_it_is_about():
    order = [hit.document.id for hit in search(INDEX, "terminated").hits]
    assert order.index("discontinuation") < order.index("legal-character")


def test_a_silence_that_shares_a_word_does_not_swallow_a_question():
    first, second, *_ = found("renewal of the buoys")
    assert first == ("clause", "I.1.a")
    assert second == ("silence", "renewal")


def test_what_the_press_claims_stands_below_the_text_unless_the_report_is_named():
    assert found("buoys harbour")[0] == ("clause", "I.1.a")
    assert ("claim", "gazette-1") in found("buoys harbour")
    assert found("Evening Gazette buoys provided")[0] == ("claim", "gazette-1")
    assert ("claim", "gazette-2") not in found("Evening Gazette weather")


@pytest.mark.parametrize(
    "query",
    ["what did the press say about training", "преса про тренування", "訓練についての報道"],
)
def test_who_asks_for_the_press_is_shown_its_claims_about_that_alone(query):
    claims = [hit.document.id for hit in search(INDEX, query).hits if hit.document.kind == "claim"]
    assert claims in ([], ["businessupturn-14"])


def test_the_press_by_itself_shows_all_its_claims():
    kinds = [hit.document.kind for hit in search(INDEX, "press").hits]
    assert kinds == [Kind.CLAIM] * sum(
        claim.verdict != "context" for report in ACCORD.reports for claim in report.claims
    )


# ---------------------------------------------------------------- several agreements

SEVERAL = build_index([Corpus(every_agreement(), id_) for id_ in ("jpn", "gbr", "dnk")], LEXICON)


@pytest.mark.parametrize("query", ["demining", "cyber", "intelligence", "sanctions"])
def test_the_best_of_each_agreement_comes_before_the_next_of_any(query):
    hits = search(SEVERAL, query).hits
    assert {hit.agreement for hit in list_hits(search(SEVERAL, query))[:3]} == {"jpn", "gbr", "dnk"}
    for agreement in ("jpn", "gbr", "dnk"):
        own = [hit for hit in hits if hit.document.agreement == agreement]
        halves = [bool(hit.missing) for hit in own]
        assert halves == sorted(halves)
        whole = [hit.score for hit in own if not hit.missing and not hit.document.is_heading]
        assert whole == sorted(whole, reverse=True)


def test_each_hit_names_its_agreement_and_the_command_that_shows_more_of_that_one():
    hits = list_hits(search(SEVERAL, "demining"))
    chosen = {(hit.agreement, hit.more.partition(" --agreement ")[2]) for hit in hits}
    # The default needs no choosing.
    assert chosen == {("jpn", ""), ("gbr", "gbr"), ("dnk", "dnk")}
    assert {hit.more for hit in list_hits(search(INDEX, "demining"))} >= {"treaty show II.1.2"}


def test_half_an_answer_of_one_agreement_stands_behind_the_whole_ones_of_others():
    halves = [bool(hit.missing) for hit in search(SEVERAL, "war crimes tribunal").hits]
    assert halves == sorted(halves)


def test_what_one_agreement_does_not_say_stands_behind_what_others_do():
    first, second, *_ = search(SEVERAL, "air defence").hits
    assert {first.document.agreement, second.document.agreement} == {"gbr", "dnk"}
    silent = [
        hit.document
        for hit in search(SEVERAL, "air defence").hits
        if hit.document.kind == "silence"
    ]
    assert [(each.agreement, each.id) for each in silent] == [("jpn", "air-defence")]
    alone = search(SEVERAL, "air defence", agreements=["gbr"]).hits
    assert {hit.document.kind for hit in alone}.isdisjoint({Kind.SILENCE})


# ---------------------------------------------------------------- references and bounds


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Part III, paragraph 1", ["III.1"]),
        ("III.1-III.3", ["III.1", "III.2", "III.3"]),
        ("Ⅲ．２", ["III.2"]),
        ("Частина III, пункт 2", ["III.2"]),
        ("第3部第2項", ["III.2"]),
        ("Part II, paragraph 2(4)", ["II.2.4"]),
    ],
)
def test_a_reference_is_read_as_people_write_it(query, first):
    assert clauses(query)[: len(first)] == first


@pytest.mark.parametrize("query", ["article 5", "Article 3", "стаття 5", "第5条"])
def test_a_number_behind_article_is_only_a_guess(query):
    answer = search(INDEX, query)
    assert answer.part in ("III", "V")
    assert answer.part not in [hit.document.id for hit in answer.hits]


def test_equal_terms_count_once_and_a_long_query_is_told():
    query = parse_query("mines OR " * 4000 + "mines")
    assert [[term.text for term in group] for group in query.terms] == [["mines"]]
    numbers = [f"w{number}" for number in range(MAX_TERMS + 1)]
    assert search(INDEX, " ".join(numbers)).is_cut
    assert not search(INDEX, " ".join(numbers[:-1])).is_cut
    assert sum(map(len, parse_query(" OR ".join(numbers)).terms)) == MAX_TERMS


# ---------------------------------------------------------------- figures, however they are written


@pytest.mark.parametrize(
    "query",
    ["4,5 млрд", "4,5 мільярда", "$4.5bn", "4.5bn", "USD 4.5 billion", "45億", "45億米ドル"],
)
def test_an_amount_is_one_whatever_its_scale_is_called(query):
    hits = search(INDEX, query).hits
    assert (hits[0].document.clause, hits[0].missing) == ("II.2.4", ())


@pytest.mark.parametrize(
    "query", ["19 лютого", "February 19", "19 February", "19.02.2024", "2024年2月19日"]
)
def test_a_day_is_one_in_every_writing(query):
    hits = search(INDEX, query).hits
    assert (hits[0].document.clause, hits[0].missing) == ("II.2.3", ())


@pytest.mark.parametrize("query", ["радари", "поліція"])
def test_words_that_begin_alike_are_not_alike(query):
    assert search(INDEX, query).hits == ()


@pytest.mark.parametrize("query", ["money in 2023", "2023"])
def test_a_sum_of_several_years_is_not_said_of_one(query):
    (years,) = [
        match.document.title
        for hit in search(INDEX, query).hits
        for match in hit.matches
        if match.document.id == "2022-2023"
    ]
    assert "since March 2022, not split by year" in years


@pytest.mark.parametrize(
    ("query", "first"),
    [
        # What stands in a longer name is not what is asked about.
        ("化学兵器", "II.3.6"),
        ("欧州評議会", "V.4"),
        ("unexploded ammunition", "II.2.2.a"),
        ("нерозірвані боєприпаси", "II.2.2.a"),
        ("選挙介入", "II.3.2"),
        # Who is asked weighs less than what.
        ("how much has Tokyo spent so far", "II.2.4"),
        ("скільки дала Японія", "II.2.4"),
        # What begins alike is not alike.
        ("заводів", "II.3.5"),
        ("електрика", "II.2.2.f"),
        ("Раді Європи", "V.4"),
        # Words that only ask.
        ("is anyone obliged to keep secrets", "II.1.5"),
        ("хто допоможе прибрати міни з полів", "II.2.2.a"),
        ("偽ニュース対策", "II.3.2"),
        ("power cuts in winter", "II.2.2.f"),
        ("peace summit", "VI.1"),
        ("фінансова допомога", "II.2"),
        # A turn of speech that nothing matches.
        ("Will Moscow ever get its reserves back from Tokyo banks?", "V.3"),
        ("Who will look after soldiers who lost limbs?", "II.1.4"),
        ("Are Japanese robot makers being nudged to team up with Ukrainian plants?", "II.3.5"),
        ("ロシアがまた攻めてきたら、何時間以内に話し合うのですか", "III.1"),
        ("If Moscow attacks again after a truce, must Tokyo help or may it decline?", "III.2"),
        ("How fast do Tokyo and Kyiv have to talk if there's a new invasion?", "III.1"),
        ("What happens if Tokyo and Kyiv disagree about how to carry out the accord?", "IX.3"),
        ("Can Japan refuse to pay if parliament did not approve the budget?", "IX.1"),
        ("Are the two countries going to swap secrets?", "II.1.5"),
        ("За чий рахунок виконується угода?", "IX.1"),
        ("戦争で壊れたもののお金はだれが払うことになっているの?", "V.1"),
        ("またロシアに攻められたら、日本は何をしてくれるの?", "III.2"),
        ("ドローンやトラックは送った?", "II.1"),
    ],
)
def test_everyday_words_lead_where_the_text_says_it(query, first):
    assert clauses(query)[0] == first


def test_what_only_looks_like_a_word_for_it_brings_up_nothing():
    assert search(INDEX, "НАБУ").hits == ()


@pytest.mark.parametrize(("query", "silence"), [("gas", "fuel"), ("газ", "fuel")])
def test_a_part_of_a_name_for_something_else_brings_up_the_silence_alone(query, silence):
    (hit,) = search(INDEX, query).hits
    assert (hit.document.kind, hit.document.id) == (Kind.SILENCE, silence)


@pytest.mark.parametrize("query", ["date of signing", "署名日", "дата підписання"])
def test_a_fact_that_stands_in_no_clause_comes_first_by_its_title(query):
    hit, *_ = search(INDEX, query).hits
    assert (hit.document.kind, hit.document.id) == (Kind.FACT, "signature")


def test_what_is_typed_in_capitals_is_the_abbreviation_where_the_text_has_one():
    assert clauses("IT")[:2] == ["II.1.2", "II.2.2.e"]
    assert "it" not in {word for _, words in shown(search(INDEX, "IT")) for word in words}


@pytest.mark.parametrize(
    ("query", "silence"),
    [
        ("Can a private citizen take Tokyo to court if it breaks its word?", "arbitration"),
        ("May Ukrainians who fled stay and work in Japan?", "visas"),
        ("Does Kyiv owe interest on the twelve billion?", "loans-or-grants"),
        ("連れ去られたウクライナの子どもたちの帰還に日本は手を貸すのですか", "deported-children"),
        ("Чи продовжиться угода сама собою, якщо ніхто не заперечить?", "extension"),
        ("скільки коштів на 2027 рік", "yearly-sum"),
        ("Would Japan have to go to war for Ukraine?", "mutual-defence"),
        ("Would Ukraine have to help if China or anyone else attacked Japan?", "attack-on-japan"),
        ("Does Japan support Ukraine joining NATO?", "nato-membership"),
        ("Will wounded Ukrainian soldiers be treated in Japanese hospitals?", "hospitals"),
        ("What happens to projects already under way once it is terminated?", "after-the-end"),
        ("Does it override earlier treaties between Japan and Ukraine?", "other-agreements"),
        ("Чи пояснює угода, що саме вважається збройним нападом?", "definitions"),
        ("約束が守られているか毎年チェックする会議はありますか?", "regular-review"),
    ],
)
def test_who_asks_what_is_not_there_is_told_so_first(query, silence):
    hit, *_ = search(INDEX, query).hits
    assert (hit.document.kind, hit.document.id) == (Kind.SILENCE, silence)


def test_a_word_said_twice_is_a_part_of_a_phrase_both_times_and_counts_once():
    assert clauses("have to go to war")[0] == clauses("go to war")[0] == "III.1"
    twice, once = (search(INDEX, query).hits for query in ("mines and mines", "mines"))
    assert [(h.document.id, h.score) for h in twice] == [(h.document.id, h.score) for h in once]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("「日本がウクライナに45億ドルを新たに約束」という記事は正しい？", "II.2.4"),
        ("『24時間以内』と言うのは攻撃の後か", "III.1"),
    ],
)
def test_japanese_quotes_what_is_said_and_looks_for_no_phrase(query, first):
    assert clauses(query)[0] == first
    for phrases in ("「制裁」", "「制裁」 OR 「輸出」", "「制裁」「輸出」"):
        assert {t.kind for group in parse_query(phrases).terms for t in group} == {"phrase"}


@pytest.mark.parametrize(
    "query", ["to the letter of the to", "of it and of it", "in the in the end"]
)
def test_words_that_say_nothing_and_stand_twice_are_a_query_too(query):
    assert search(INDEX, query).unknown == ()


def test_a_plan_is_no_plane():
    silences = [h.document.id for h in search(INDEX, "is there a plan").hits]
    assert "fighter-jets" not in silences


def test_of_what_matches_alike_the_first_of_the_text_stands_first():
    hit, *_ = search(INDEX, "what if Russia attacks again").hits
    acts = [m.document.id for m in hit.matches if m.document.kind is Kind.OBLIGATION]
    assert acts == ["III.2-3", "III.2-1", "III.2-2", "III.2-4"]


# ---------------------------------------------------------------- what no single agreement answers

EVERY = index_of_every_agreement()
WITHOUT_COMPARISONS = build_index([ACCORD], LEXICON.model_copy(update={"comparisons": ()}))


@pytest.mark.parametrize(
    ("query", "compared", "partners"),
    [
        ("who gives the most money", ("compare money",), ()),
        ("Which agreement was signed first?", ("agreements",), ()),
        ("is the UK giving more than Japan", ("compare --gaps",), ("gbr", "jpn")),
        ("which countries promised F-16s", ("compare aircraft",), ()),
        ("does Croatia have to consult within 24 hours", ("compare consultation",), ("hrv",)),
        (
            "difference between Germany and Japan on air defence",
            ("compare air-defence",),
            ("deu", "jpn"),
        ),
        ("can the US leave", ("compare notice",), ("usa",)),
        ("ドイツは防空を約束したか", ("compare air-defence",), ("deu",)),
        ("what does it say for us", (), ()),
    ],
)
def test_what_is_asked_of_several_is_led_to_what_sets_them_side_by_side(query, compared, partners):
    found = search(EVERY, query)
    assert found.compared[: len(compared)] == compared
    assert bool(found.compared) == bool(compared)
    assert set(found.partners) == set(partners)


def test_the_agreement_whose_partner_is_named_comes_first():
    for query, first in (
        ("Did Germany promise air defence", "deu"),
        ("Polish demining", "pol"),
        ("US aid", "usa"),
        ("American help with cyber", "usa"),
    ):
        assert search(EVERY, query).hits[0].document.agreement == first
    assert search(EVERY, "EU accession of Ukraine").partners == {}
    assert search(EVERY, "does it say so for us").partners == {}


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("Is the American agreement legally binding?", {"usa": "American"}),
        ("How many soldiers will the Czechs train?", {"cze": "Czechs"}),
        ("Does Italy's agreement say how much?", {"ita": "Italy's"}),
        ("скільки дає Німеччина", {"deu": "Німеччина"}),
        ("EU accession", {}),
        ("reforms for the EU", {}),
        ("who tells us about aid", {}),
    ],
)
def test_a_partner_that_the_text_does_not_name_is_another_agreements(query, named):
    assert search(INDEX, query).partners == named


def test_a_role_in_a_coalition_is_found_by_its_name():
    hits = search(EVERY, "leads the drone coalition").hits
    assert ("lva", "II.A.3") in [(h.document.agreement, h.document.clause) for h in hits[:3]]


def test_money_says_how_much_and_for_what_time():
    hit, *_ = search(INDEX, "12 billion").hits
    (money,) = [m.document for m in hit.matches if m.document.id == "II.2.4-m1"]
    assert money.terms == "over USD 12 billion · since March 2022 · committed and provided"


@pytest.mark.parametrize(
    "words",
    [
        words
        for comparison in LEXICON.comparisons
        for said in comparison.about.values()
        for words in said
    ],
)
def test_what_leads_to_a_comparison_changes_no_search_of_one(words):
    assert [(h.document.id, h.score) for h in search(INDEX, words).hits] == [
        (h.document.id, h.score) for h in search(WITHOUT_COMPARISONS, words).hits
    ]


@pytest.mark.parametrize(
    "query", ['"biggest donor" OR sanctions', "who gives the most money part:VII -export"]
)
def test_a_phrase_and_a_field_are_looked_for_all_the_same(query):
    everything = frozenset(d.place for d in INDEX.documents(INDEX.scope()))
    assert search(INDEX, query, admitted=everything).hits


@pytest.mark.parametrize("query", ["військова-допомога", "мирний-план", "anticorruption"])
def test_a_loose_name_is_known_in_one_word_and_with_a_hyphen(query):
    assert search(INDEX, query).hits


def test_what_is_shouted_says_as_little_with_a_number_in_it():
    hit, *_ = search(INDEX, "WHAT DOES IT SAY ABOUT 24 HOURS").hits
    assert (hit.document.clause, hit.missing) == ("III.1", ())


def test_a_question_that_only_compares_finds_nothing_in_one_agreement():
    found = search(INDEX, "is Japan the biggest donor")
    assert (found.hits, found.compared) == ((), ("compare money",))
