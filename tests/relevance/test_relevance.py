"""The relevance sets: each query finds what it must, and whole questions mostly do."""

import csv
from collections import Counter
from pathlib import Path
from statistics import mean

import pytest
from tests.reading import read_yaml
from tests.relevance.answers import INDEX, QUERIES, ask_engine

from treaty.search import Kind

QUESTIONS = read_yaml(Path(__file__).with_name("questions.yaml"))
# What people type for each subject in three languages, with the clauses that answer ("-": none, a
# silence or nothing; "@": a fact), read from the text by somebody who had not seen the lexicon.
WORDS = Path(__file__).with_name("words.csv")
# Whole questions in everyday speech, with answers read from the text by others than the curators.
ASKED = Path(__file__).with_name("asked.csv")


# Questions that three readers asked once, in November 2026, and how each was answered then.
JUDGED = Path(__file__).with_name("judged.csv")


def find(text):
    return ask_engine(text).hits


def names_of(hit):
    """What a hit answers for: its clause, unless it is a silence or a claim, and all its ids."""
    ids = {hit.document.id, *(match.document.id for match in hit.matches)}
    is_apart = hit.document.kind in (Kind.SILENCE, Kind.CLAIM)
    return ids if is_apart else ids | {hit.document.clause}


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: f"{query['id']}-{query['query']}")
def test_a_query_finds_what_is_meant(query):
    hits = find(query["query"])
    first = set().union(*map(names_of, hits[:5]))
    assert set(query["must"]) <= first
    clauses = {hit.document.id for hit in hits[:5] if hit.document.kind is Kind.CLAUSE}
    assert clauses.isdisjoint(query["must_not"])
    if "silence" in query:
        assert hits[0].document.id == query["silence"]
    elif not query["must"]:
        assert {hit.document.kind for hit in hits} <= {Kind.SILENCE}


def test_the_best_clause_is_first_in_nine_of_ten():
    late = []
    answered = [query for query in QUERIES if query["must"]]
    for query in answered:
        best = query["best"] if isinstance(query["best"], list) else [query["best"]]
        if names_of(find(query["query"])[0]).isdisjoint(best):
            late.append(query["query"])
    assert len(late) <= len(answered) / 10, late


def test_weapons_are_told_to_be_absent_before_what_comes_nearest():
    hit, *_ = find("weapons")
    assert (hit.document.kind, hit.document.id, hit.document.clause) == (
        Kind.SILENCE,
        "weapons",
        "II.1.1",
    )


@pytest.mark.parametrize(
    ("is_held_out", "recall", "first"), [(False, 0.85, 0.85), (True, 0.85, 0.8)]
)
def test_whole_questions_are_mostly_answered(is_held_out, recall, first):
    some = [each for each in QUESTIONS if each["held_out"] is is_held_out and each["must"]]
    recalls, ranks = [], []
    for question in some:
        found = [names_of(hit) for hit in find(question["question"])]
        must, best = set(question["must"]), set(question["best"])
        recalls.append(len(must & set().union(*found[:5])) / len(must))
        rank = next((n for n, names in enumerate(found, 1) if names & best), None)
        ranks.append(1 / rank if rank else 0)
    assert mean(recalls) >= recall
    assert mean(ranks) >= first


@pytest.mark.parametrize("question", [each["question"] for each in QUESTIONS if not each["must"]])
def test_what_the_accord_is_not_about_has_no_whole_answer(question):
    assert all(hit.missing for hit in find(question))


def test_what_the_readme_says_of_questions_is_what_was_judged():
    with JUDGED.open(encoding="utf-8", newline="") as file:
        counts = Counter(row["verdict"] for row in csv.DictReader(file))
    readme = " ".join((Path(__file__).parents[2] / "README.md").read_text("utf-8").split())
    said = (
        f"Of {counts.total()} whole questions",
        f"{counts['right']} were answered by the first hit, {counts['part']} in part",
        f"{counts['misleading']} misled, {counts['none']} were not answered",
    )
    assert [each for each in said if each not in readme] == []


def test_the_ids_of_the_questions_are_those_of_the_data():
    documents = list(INDEX.documents(INDEX.scope()))
    known = {document.id for document in documents} | {"expiry"}
    for question in QUESTIONS:
        assert {*question["must"], *question["best"]} <= known, question["id"]


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "uk", "ja"])
@pytest.mark.parametrize(("asked", "among"), [(WORDS, 3), (ASKED, 1)])
def test_what_people_ask_finds_the_clause_among_the_first(asked, among, language):
    with asked.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] == language]
    lost = [r["query"] for r in rows if not is_answered(r["query"], r["answer"].split(), among)]
    assert lost == []


def is_answered(query, answers, among):
    """Tell whether an answer is among the first hits, a silence that leads to it left aside."""
    hits = ask_engine(query, limit=among + 1).hits
    hits = hits[: among + (bool(hits) and hits[0].document.kind is Kind.SILENCE)]
    is_silent = bool(hits) and hits[0].document.kind is Kind.SILENCE
    if answers == ["-"]:
        return is_silent or not hits
    # A silence may stand above the clause to which it leads, and above no other.
    leads_on = is_silent and hits[0].document.clause in answers
    return (leads_on or not is_silent) and any(
        (document.kind is Kind.FACT and f"@{document.id}" == answer)
        or f"{document.clause}.".startswith(f"{answer}.")
        for document in (hit.document for hit in hits if hit.document.kind is not Kind.SILENCE)
        for answer in answers
    )
