import pytest
from tests.unit.tiny import make_collection, make_corpus

from treaty.answers.filters import FILTERS
from treaty.answers.obligations import count_by_strength, find_obligations
from treaty.answers.overview import count_parties, count_topics, make_outline
from treaty.answers.provision import ProvisionKind, get_provision
from treaty.corpus import Corpus
from treaty.errors import ReferenceSyntaxError, UnknownNameError
from treaty.models import Collection
from treaty.undertaking import Strength

CORPUS = make_corpus()


def ids(**words):
    return [found.id for found in find_obligations(CORPUS, **words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({}, ["Preamble-1", "I.1.a-1", "I.1.a-2", "I.2-1", "II-1"]),
        ({"party": ["ノルダヴィア"]}, ["Preamble-1", "I.1.a-1", "I.1.a-2", "I.2-1"]),
        ({"party": ["NO"], "sole": True}, ["I.1.a-1", "I.1.a-2"]),
        ({"sole": True}, ["I.1.a-1", "I.1.a-2", "II-1"]),
        ({"party": ["both"]}, ["Preamble-1", "I.2-1"]),
        ({"party": ["both"], "sole": True}, []),
        ({"beneficiary": ["meridia"]}, ["I.1.a-1", "I.1.a-2"]),
        ({"beneficiary": ["nordavia"]}, ["I.1.a-2"]),
        ({"topic": ["sea"]}, ["Preamble-1", "I.1.a-1", "I.1.a-2", "I.2-1"]),
        ({"topic": ["demining"]}, ["I.1.a-1"]),
        ({"topic": ["地雷除去", "life"]}, ["I.1.a-1", "I.2-1", "II-1"]),
        ({"part": ["i"]}, ["I.1.a-1", "I.1.a-2", "I.2-1"]),
        ({"part": ["preamble", "II"]}, ["Preamble-1", "II-1"]),
        ({"clause": ["I.1"]}, ["I.1.a-1", "I.1.a-2"]),
        ({"part": ["II"], "clause": ["I.1"]}, []),
        ({"modality": ["will strive", "may"]}, ["I.2-1", "II-1"]),
        ({"strength": ["firm", "declaratory"]}, ["Preamble-1", "I.1.a-1"]),
        ({"min_strength": "qualified"}, ["I.1.a-1", "I.1.a-2"]),
        ({"min_strength": "aspirational"}, ["I.1.a-1", "I.1.a-2", "I.2-1"]),
        ({"min_strength": "qualified", "strength": ["permission", "firm"]}, ["I.1.a-1"]),
        ({"condition": ["in writing"]}, ["I.1.a-2"]),
        ({"party": ["nordavia"], "topic": ["life"]}, ["I.2-1"]),
    ],
)
def test_filters_combine(words, expected):
    assert ids(**words) == expected


@pytest.mark.parametrize(
    ("words", "kind", "nearest"),
    [
        ({"party": ["nordvia"]}, "party", ["nordavia"]),
        ({"topic": ["demning"]}, "topic", ["demining"]),
        ({"part": ["XX"]}, "Part", []),
        ({"part": ["I.1"]}, "Part", []),
        ({"clause": ["I.1.b"]}, "clause", ["I.1.a"]),
        ({"modality": ["wil"]}, "modality", ["will"]),
        ({"strength": ["frim"]}, "strength", ["firm"]),
        ({"min_strength": "strong"}, "strength", []),
        ({"condition": ["in-writting"]}, "condition", ["in-writing"]),
    ],
)
def test_an_unknown_word_is_told_with_the_nearest_and_the_valid_ones(words, kind, nearest):
    with pytest.raises(UnknownNameError) as caught:
        ids(**words)
    assert caught.value.kind == kind
    assert sorted(caught.value.nearest) == nearest
    assert caught.value.valid


def test_strengths_are_counted_from_the_firmest_down():
    assert count_by_strength(find_obligations(CORPUS)) == {
        Strength.FIRM: 1,
        Strength.QUALIFIED: 1,
        Strength.ASPIRATIONAL: 1,
        Strength.PERMISSION: 1,
        Strength.DECLARATORY: 1,
    }


def test_an_outline_counts_what_stands_below():
    assert [(n.clause, n.level, n.obligations) for n in make_outline(CORPUS)] == [
        ("Preamble", 1, 1),
        ("I", 1, 3),
        ("I.1", 2, 2),
        ("I.1.a", 3, 2),
        ("I.2", 2, 1),
        ("II", 1, 1),
    ]
    assert [n.clause for n in make_outline(CORPUS, 1)] == ["Preamble", "I", "II"]


def test_a_wider_topic_counts_its_narrower_ones_and_each_obligation_once():
    counted = [(each.id, each.obligations) for each in count_topics(CORPUS)]
    assert counted == [("sea", 4), ("demining", 1), ("life", 2)]


def test_parties_are_counted_alone_and_jointly():
    counted = [(p.id, p.alone, p.jointly) for p in count_parties(CORPUS)]
    assert counted == [("nordavia", 2, 2), ("meridia", 1, 2)]


@pytest.mark.parametrize(
    ("text", "id_", "kind"),
    [
        ("i.1.a", "I.1.a", ProvisionKind.CLAUSE),
        ("I(1)(a)", "I.1.a", ProvisionKind.CLAUSE),
        ("i-1", "I.1", ProvisionKind.CLAUSE),
        ("preamble", "Preamble", ProvisionKind.CLAUSE),
        ("i.1.A-2", "I.1.a-2", ProvisionKind.OBLIGATION),
        ("I 1 (a)-2", "I.1.a-2", ProvisionKind.OBLIGATION),
        ("preamble-1", "Preamble-1", ProvisionKind.OBLIGATION),
        ("i.2-M2", "I.2-m2", ProvisionKind.COMMITMENT),
        ("i.2-S1", "I.2-s1", ProvisionKind.SUPPORT),
    ],
)
def test_a_reference_leads_to_a_clause_or_an_entry(text, id_, kind):
    provision = get_provision(CORPUS, text)
    assert (provision.id, provision.kind) == (id_, kind)


def test_a_clause_comes_with_all_that_belongs_to_it():
    clause = get_provision(CORPUS, "I.1.a")
    assert [each.clause for each in clause.trail] == ["I", "I.1"]
    assert [each.id for each in clause.obligations] == ["I.1.a-1", "I.1.a-2"]
    assert [each.id for each in clause.unpriced] == ["I.1.a-s1"]
    assert [each.id for each in clause.names] == ["sea-charter"]
    assert [each.clause for each in get_provision(CORPUS, "I").children] == ["I.1", "I.2"]
    assert [each.clause for each in get_provision(CORPUS, "I.1").refers_to] == ["II"]
    assert [each.clause for each in get_provision(CORPUS, "II").referred_to_by] == ["I.1"]


def test_an_entry_comes_alone_with_the_place_where_it_stands():
    entry = get_provision(CORPUS, "I.1.a-2")
    assert [each.id for each in entry.obligations] == ["I.1.a-2"]
    assert entry.unpriced == ()
    assert entry.clause == "I.1.a"


def test_a_place_that_does_not_exist_is_told_with_its_neighbours():
    with pytest.raises(UnknownNameError) as caught:
        get_provision(CORPUS, "I.1.a-9")
    assert caught.value.valid == ["I.1.a-1", "I.1.a-2", "I.1.a-s1"]
    with pytest.raises(ReferenceSyntaxError):
        get_provision(CORPUS, "the harbour")


def test_every_filter_is_read_and_offers_what_it_reads():
    for each in FILTERS:
        for word, _ in each.offers(CORPUS, ""):
            assert each.read(CORPUS, word)
    with pytest.raises(TypeError, match="no filter 'parties'"):
        ids(parties="nordavia")


def test_what_either_may_do_counts_for_each_as_borne_alone():
    coded = make_collection().model_dump()
    (end,) = coded["agreements"][0]["provisions"]["clauses"][-1]["obligations"]
    end["bearer"] = "either"
    either = Corpus(Collection.model_validate(coded))
    parties = count_parties(either)
    assert [(p.id, p.alone, p.jointly) for p in parties] == [("nordavia", 3, 2), ("meridia", 1, 2)]
    for party in parties:
        listed = find_obligations(either, party=party.id)
        assert len(listed) == party.obligations == party.alone + party.jointly
        assert len(find_obligations(either, party=party.id, sole=True)) == party.alone
    assert [found.id for found in find_obligations(either, party="either")] == ["II-1"]
