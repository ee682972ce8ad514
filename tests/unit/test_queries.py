import pytest
from tests.unit.tiny import make_corpus

from treaty.errors import ReferenceSyntaxError, UnknownNameError
from treaty.queries import (
    ProvisionKind,
    count_by_strength,
    count_parties,
    count_topics,
    find_obligations,
    get_provision,
    get_provisions,
    make_outline,
    read_filter,
)
from treaty.strength import Strength

CORPUS = make_corpus()


def ids(**words):
    return [f.obligation.id for f in find_obligations(CORPUS, read_filter(CORPUS, **words))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({}, ["Preamble-1", "I.1.a-1", "I.1.a-2", "I.2-1", "II-1"]),
        ({"parties": ["ノルダヴィア"]}, ["Preamble-1", "I.1.a-1", "I.1.a-2", "I.2-1"]),
        ({"parties": ["NO"], "is_sole": True}, ["I.1.a-1", "I.1.a-2"]),
        ({"is_sole": True}, ["I.1.a-1", "I.1.a-2", "II-1"]),
        ({"parties": ["both"]}, ["Preamble-1", "I.2-1"]),
        ({"parties": ["both"], "is_sole": True}, []),
        ({"beneficiaries": ["meridia"]}, ["I.1.a-1", "I.1.a-2"]),
        ({"beneficiaries": ["nordavia"]}, ["I.1.a-2"]),
        ({"topics": ["sea"]}, ["Preamble-1", "I.1.a-1", "I.1.a-2", "I.2-1"]),
        ({"topics": ["demining"]}, ["I.1.a-1"]),
        ({"topics": ["地雷除去", "life"]}, ["I.1.a-1", "I.2-1", "II-1"]),
        ({"parts": ["i"]}, ["I.1.a-1", "I.1.a-2", "I.2-1"]),
        ({"parts": ["preamble", "II"]}, ["Preamble-1", "II-1"]),
        ({"parts": ["2"]}, ["II-1"]),
        ({"clauses": ["I.1"]}, ["I.1.a-1", "I.1.a-2"]),
        ({"clauses": ["I.1-I.2"]}, ["I.1.a-1", "I.1.a-2", "I.2-1"]),
        ({"parts": ["II"], "clauses": ["I.1"]}, []),
        ({"modalities": ["will strive", "may"]}, ["I.2-1", "II-1"]),
        ({"strengths": ["firm", "declaratory"]}, ["Preamble-1", "I.1.a-1"]),
        ({"min_strength": "qualified"}, ["I.1.a-1", "I.1.a-2"]),
        ({"min_strength": "aspirational"}, ["I.1.a-1", "I.1.a-2", "I.2-1"]),
        ({"min_strength": "qualified", "strengths": ["permission", "firm"]}, ["I.1.a-1"]),
        ({"conditions": ["in writing"]}, ["I.1.a-2"]),
        ({"parties": ["nordavia"], "topics": ["life"]}, ["I.2-1"]),
    ],
)
def test_filters_combine(words, expected):
    assert ids(**words) == expected


@pytest.mark.parametrize(
    ("words", "kind", "nearest"),
    [
        ({"parties": ["nordvia"]}, "party", ["nordavia"]),
        ({"topics": ["demning"]}, "topic", ["demining"]),
        ({"parts": ["9"]}, "Part", []),
        ({"parts": ["I.1"]}, "Part", []),
        ({"clauses": ["I.1.b"]}, "clause", ["I.1.a"]),
        ({"modalities": ["wil"]}, "modality", ["will"]),
        ({"strengths": ["frim"]}, "strength", ["firm"]),
        ({"min_strength": "strong"}, "strength", []),
        ({"conditions": ["in-writting"]}, "condition", ["in-writing"]),
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
    assert [(n.clause.clause, n.level, n.obligations) for n in make_outline(CORPUS)] == [
        ("Preamble", 1, 1),
        ("I", 1, 3),
        ("I.1", 2, 2),
        ("I.1.a", 3, 2),
        ("I.2", 2, 1),
        ("II", 1, 1),
    ]
    assert [n.clause.clause for n in make_outline(CORPUS, 1)] == ["Preamble", "I", "II"]


def test_a_wider_topic_counts_its_narrower_ones_and_each_obligation_once():
    counted = [(each.topic.id, each.obligations) for each in count_topics(CORPUS)]
    assert counted == [("sea", 4), ("demining", 1), ("life", 2)]


def test_parties_are_counted_alone_and_jointly():
    counted = [(p.participant.id, p.alone, p.jointly) for p in count_parties(CORPUS)]
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


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("I.1-I.2", ["I.1", "I.2"]),
        ("I.1-2", ["I.1", "I.2"]),
        ("II, I.1.a", ["I.1.a", "II"]),
        ("II-1", ["II-1"]),
        ("I.1.a-1", ["I.1.a-1"]),
    ],
)
def test_several_references_lead_to_several_places_and_an_id_to_its_entry(text, ids):
    assert [provision.id for provision in get_provisions(CORPUS, text)] == ids


def test_a_clause_comes_with_all_that_belongs_to_it():
    clause = get_provision(CORPUS, "I.1.a")
    assert [each.clause for each in clause.trail] == ["I", "I.1"]
    assert [each.obligation.id for each in clause.obligations] == ["I.1.a-1", "I.1.a-2"]
    assert [each.id for each in clause.unpriced] == ["I.1.a-s1"]
    assert [each.id for each in clause.entities] == ["sea-charter"]
    assert [each.clause.clause for each in get_provision(CORPUS, "I").children] == ["I.1", "I.2"]
    assert [each.clause for each in get_provision(CORPUS, "I.1").refers_to] == ["II"]
    assert [each.clause for each in get_provision(CORPUS, "II").referred_to_by] == ["I.1"]


def test_an_entry_comes_alone_with_the_place_where_it_stands():
    entry = get_provision(CORPUS, "I.1.a-2")
    assert [each.obligation.id for each in entry.obligations] == ["I.1.a-2"]
    assert entry.unpriced == ()
    assert entry.clause.clause == "I.1.a"


def test_a_place_that_does_not_exist_is_told_with_its_neighbours():
    with pytest.raises(UnknownNameError) as caught:
        get_provision(CORPUS, "I.1.a-9")
    assert caught.value.valid == ["I.1.a-1", "I.1.a-2", "I.1.a-s1"]
    with pytest.raises(ReferenceSyntaxError):
        get_provision(CORPUS, "the harbour")
