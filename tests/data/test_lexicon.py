"""The lexicon of everyday words refers to what the data has, and the relevance set to clauses."""

from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from tests.reading import read_yaml
from tests.shipped import accord

from treaty.answers.findable import make_documents
from treaty.likeness import fold
from treaty.search import Kind

ROOT = Path(__file__).parents[2]
ACCORD = accord()


def read(path: str) -> Any:
    return read_yaml(ROOT / path)


CONCEPTS = read("data/lexicon/concepts.yaml")["concepts"]
COMPARISONS = read("data/lexicon/comparisons.yaml")["comparisons"]
NAMES = read("data/lexicon/names.yaml")
QUERIES = read("tests/relevance/queries.yaml")
TOPICS = read("data/codebook.yaml")["topics"]
KINDS = {
    "concepts": {concept["id"]: concept["labels"] for concept in CONCEPTS},
    "topics": {topic["id"]: topic["labels"] for topic in TOPICS},
    **NAMES,
}
# Whoever asks for it may mean either: the text speaks of both.
AMBIGUOUS = {
    "dirty money": {"illicit-flows", "money-laundering"},
    "брудні гроші": {"illicit-flows", "money-laundering"},
    "汚い金": {"illicit-flows", "money-laundering"},
}
# Of the codebook, what the Accord's own provisions are on: other agreements speak of other things.
OWN_TOPICS = {
    above for o in ACCORD.obligations for topic in o.topics for above in ACCORD.topics_above(topic)
}
# Words of binding treaties, and of support and membership that the text does not speak of.
AVOIDED = (
    "treaty", "agreement", "parties", "entry into force", "termination", "withdrawal",
    "military support", "military aid", "NATO membership", "NATO accession",
    "договір", "Сторони", "денонсація", "військова допомога", "членство в НАТО",
    "条約", "協定", "締約国", "廃棄", "軍事支援", "NATO加盟",
)  # fmt: skip
LABELLED = [
    *chain.from_iterable(group.items() for group in KINDS.values()),
]


def own_words() -> str:
    """All that the provisions, the facts and the claims say in our words, with the anchors."""
    said = []
    for clause in ACCORD.clauses:
        said += [clause.heading, clause.group_heading or "", clause.summary]
        said += [n.anchor for n in clause.no_undertaking]
        said += [text for o in clause.obligations for text in (o.action, o.anchor)]
    said += [e.title for e in (*ACCORD.commitments, *ACCORD.unpriced)]
    said += [
        f"{d.title} {d.text}" for d in make_documents(ACCORD) if d.kind in (Kind.FACT, Kind.CLAIM)
    ]
    return "\n".join(" ".join(text.casefold().split()) for text in said)


def plain(given: dict[str, Any]) -> list[str]:
    """Names in one language that mean the thing itself or something narrower."""
    return [given["preferred"], *given.get("alternative", []), *map(str, given.get("hidden", []))]


def wider(given: dict[str, Any]) -> list[str]:
    return given.get("wider", [])


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda each: each["command"])
def test_a_comparison_is_a_command_that_answers(treaty, comparison) -> None:
    done = treaty(*comparison["command"].split())
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("does Croatia have to consult within 24 hours", "consultation --agreement hrv"),
        ("which agreement was signed first", "agreements"),
        ("difference between Italy and France on money", "money --agreement fra --agreement ita"),
    ],
)
def test_the_command_that_search_prints_answers(treaty, query, named) -> None:
    said = treaty("search", query, "--agreement", "all").stderr
    (command,) = (line.split("'")[1] for line in said.splitlines() if named in line)
    done = treaty(*command.split()[1:])
    assert (done.returncode, done.stderr) == (0, "")


def test_concepts_have_ids_of_their_own() -> None:
    ids = [concept["id"] for concept in CONCEPTS]
    assert sorted(set(ids)) == sorted(ids)


def test_a_concept_stands_for_words_that_the_data_uses() -> None:
    said = own_words()
    missing = {
        concept["id"]: word
        for concept in CONCEPTS
        for word in concept.get("words", [])
        if word.casefold() not in said
    }
    assert missing == {}


def test_a_concept_names_topics_that_exist() -> None:
    named = {topic for concept in CONCEPTS for topic in concept.get("topics", [])}
    assert named <= set(ACCORD.topics)


def test_every_entity_and_modality_has_names_and_no_other() -> None:
    assert set(NAMES["entities"]) == {entity.id for entity in ACCORD.agreement.entities}
    assert set(NAMES["modalities"]) == set(ACCORD.modalities)


@pytest.mark.parametrize(("id_", "labels"), LABELLED, ids=[id_ for id_, _ in LABELLED])
def test_labels_are_in_three_languages_and_none_is_repeated(
    id_: str, labels: dict[str, dict[str, object]]
) -> None:
    assert list(labels) == ["en", "uk", "ja"]
    for language, given in labels.items():
        assert set(given) <= {"preferred", "alternative", "hidden", "wider"}
        folded = [fold(name) for name in (*plain(given), *wider(given))]
        assert len(set(folded)) == len(folded), (id_, language)


@pytest.mark.parametrize("kind", KINDS)
def test_a_label_means_one_thing_of_a_kind(kind: str) -> None:
    meant: dict[tuple[str, str], set[str]] = {}
    for id_, labels in KINDS[kind].items():
        for language, given in labels.items():
            for name in plain(given):
                meant.setdefault((language, fold(name)), set()).add(id_)
    ambiguous = {name: ids for (_, name), ids in meant.items() if len(ids) > 1}
    assert ambiguous == {name: ids for name, ids in AMBIGUOUS.items() if ids <= set(KINDS[kind])}


def test_what_the_text_avoids_is_typed_and_never_shown() -> None:
    shown = {
        fold(name)
        for kind, named in KINDS.items()
        for id_, labels in named.items()
        if kind != "topics" or id_ in OWN_TOPICS
        for given in labels.values()
        for name in (given["preferred"], *given.get("alternative", []))
    }
    assert shown.isdisjoint(map(fold, AVOIDED))


def test_relevance_queries_name_clauses_that_exist() -> None:
    for query in QUERIES:
        best = query["best"] if isinstance(query["best"], list) else [query["best"]]
        named = {*query["must"], *query["must_not"], *filter(None, best)}
        assert named <= set(ACCORD.clauses_by_reference), query["id"]


def test_every_third_query_is_held_out() -> None:
    assert [q["id"] for q in QUERIES if q["held_out"]] == [
        q["id"] for q in QUERIES if q["id"] % 3 == 0
    ]
