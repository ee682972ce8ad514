"""The lexicon of everyday words refers to what the data has, and the relevance set to clauses."""

from itertools import chain
from pathlib import Path

import pytest
import yaml

from treaty.corpus import Corpus
from treaty.likeness import fold
from treaty.loading import load_collection

ROOT = Path(__file__).parents[2]
ACCORD = Corpus(load_collection(ROOT / "data"), "jpn")


def read(path: str) -> object:
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


CONCEPTS = read("data/lexicon/concepts.yaml")["concepts"]
NAMES = read("data/lexicon/names.yaml")
QUERIES = read("tests/relevance/queries.yaml")
LABELLED = [
    *((concept["id"], concept["labels"]) for concept in CONCEPTS),
    *chain.from_iterable(group.items() for group in NAMES.values()),
]


def own_words() -> str:
    """Everything that the provisions say in our words, with the anchors."""
    said = []
    for clause in ACCORD.clauses:
        said += [clause.heading, clause.group_heading or "", clause.summary]
        said += [n.anchor for n in clause.no_undertaking]
        said += [text for o in clause.obligations for text in (o.action, o.anchor)]
    said += [e.title for e in (*ACCORD.commitments, *ACCORD.unpriced)]
    return "\n".join(" ".join(text.casefold().split()) for text in said)


def test_concepts_have_ids_of_their_own() -> None:
    ids = [concept["id"] for concept in CONCEPTS]
    assert sorted(set(ids)) == sorted(ids)


def test_a_concept_stands_for_words_that_the_provisions_use() -> None:
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
        assert set(given) <= {"preferred", "alternative", "hidden"}
        spelled = [given["preferred"], *given.get("alternative", []), *given.get("hidden", [])]
        folded = [fold(str(name)) for name in spelled]
        assert len(set(folded)) == len(folded), (id_, language)


def test_relevance_queries_name_clauses_that_exist() -> None:
    for query in QUERIES:
        best = query["best"] if isinstance(query["best"], list) else [query["best"]]
        named = {*query["must"], *query["must_not"], *filter(None, best)}
        assert named <= set(ACCORD.clauses_by_reference), query["id"]


def test_every_third_query_is_held_out() -> None:
    assert [q["id"] for q in QUERIES if q["held_out"]] == [
        q["id"] for q in QUERIES if q["id"] % 3 == 0
    ]
