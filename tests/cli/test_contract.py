"""The JSON contract, held against the real data."""

import csv
import io
from collections import Counter

import pytest

OBLIGATION_KEYS = [
    "id", "clause", "part", "bearer", "beneficiary", "modality", "operative_verb", "strength",
    "action", "conditions", "trigger", "deadline", "topics", "page", "anchor",
]  # fmt: skip


def ids(records):
    return [record["id"] for record in records]


def test_list_obligations_has_these_keys_in_this_order(asked):
    for record in asked("list-obligations"):
        assert list(record) == OBLIGATION_KEYS
        assert isinstance(record["page"], int)
        assert record["clause"].split(".")[0] == record["part"]


def test_a_time_limit_is_written_as_iso_8601(asked):
    (consult,) = asked("list-obligations", "--clause", "III.1")
    assert (consult["id"], consult["deadline"]) == ("III.1-1", "PT24H")
    limits = {r["id"]: r["deadline"] for r in asked("list-obligations", "--part", "X")}
    assert limits["X.1-1"] == "P10Y"
    assert limits["X.3-2"] == "P6M"


@pytest.mark.parametrize("name", ["japan", "Japan", "jp", "jpn", "日本", "Японія"])
def test_a_party_is_found_by_whatever_people_call_it(asked, name):
    listed = asked("list-obligations", "--party", name)
    assert {record["bearer"] for record in listed} == {"japan", "both", "either"}
    alone = asked("list-obligations", "--party", name, "--sole")
    assert {record["bearer"] for record in alone} == {"japan", "either"}


@pytest.mark.parametrize("name", ["ukraine", "ua", "ukr", "Україна", "ウクライナ"])
def test_so_is_the_other(asked, name):
    listed = asked("list-obligations", "--party", name)
    assert {record["bearer"] for record in listed} == {"ukraine", "both", "either"}


def test_each_filter_keeps_what_it_promises(asked):
    every = asked("list-obligations")
    for option, value, keeps in [
        ("--part", "ii", lambda r: r["part"] == "II"),
        ("--clause", "II.2(2)", lambda r: (r["clause"] + ".").startswith("II.2.2.")),
        ("--modality", "will", lambda r: r["modality"] == "will"),
        ("--strength", "firm", lambda r: r["strength"] == "firm"),
        ("--min-strength", "qualified", lambda r: r["strength"] in {"firm", "qualified"}),
        ("--beneficiary", "ukraine", lambda r: r["beneficiary"] in {"ukraine", "both"}),
        ("--condition", "legal-requirements", lambda r: "legal-requirements" in r["conditions"]),
        ("--topic", "demining", lambda r: "demining" in r["topics"]),
    ]:
        kept = ids(asked("list-obligations", option, value))
        assert kept == ids(filter(keeps, every))
        assert kept


def test_outline_is_a_flat_array(asked):
    nodes = asked("outline")
    assert all(list(n) == ["clause", "heading", "summary", "page", "obligations"] for n in nodes)
    by_clause = {node["clause"]: node for node in nodes}
    assert by_clause["I"]["obligations"] == 0
    every = asked("list-obligations")
    for reference in ("II", "II.2.2", "III.1"):
        within = [r for r in every if (r["clause"] + ".").startswith(reference + ".")]
        assert by_clause[reference]["obligations"] == len(within)
    assert [n["clause"] for n in asked("outline", "--depth", "1")] == [
        "Preamble", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X",
    ]  # fmt: skip


def test_search_finds_demining_where_the_text_says_mine_action(asked):
    hits = asked("search", "demining")
    keys = [
        "rank",
        "kind",
        "clause",
        "id",
        "title",
        "snippet",
        "score",
        "page",
        "without",
        "verdict",
        "reason",
        "more",
        "matches",
        "agreement",
    ]
    assert all(list(hit) == keys for hit in hits)
    beneath = ["kind", "id", "title", "snippet", "score", "page", "bearer", "strength", "why"]
    assert all(list(match) == beneath for hit in hits for match in hit["matches"])
    assert [hit["rank"] for hit in hits] == list(range(1, len(hits) + 1))
    assert {"II.1.2", "II.2.2.a"} <= {hit["clause"] for hit in hits}
    assert hits[0]["kind"] == "clause"
    kinds = {match["kind"] for hit in asked("search", "ukraine") for match in hit["matches"]}
    assert kinds <= {"clause", "obligation", "money", "name"}
    assert len(asked("search", "ukraine", "--limit", "3")) == 3


def test_aid_summary_never_adds_the_part_to_the_whole(asked):
    aid = asked("aid-summary")
    assert list(aid) == ["commitments", "totals", "derived", "shares", "unpriced"]
    keys = ["id", "amount", "currency", "qualifier", "period", "per", "nature", "included_in",
            "payer", "recipient", "clause", "page"]  # fmt: skip
    assert all(list(each) == keys for each in aid["commitments"])
    amounts = {each["id"]: each["amount"] for each in aid["commitments"]}
    assert amounts == {"II.2.4-m1": "12000000000", "II.2.4-m2": "4500000000"}
    assert aid["totals"] == [
        {"currency": "USD", "qualifier": "over", "amount": "12000000000", "of": ["II.2.4-m1"]}
    ]
    (rest,) = aid["derived"]
    assert list(rest) == [
        "amount", "qualifier", "currency", "period", "formula", "of", "clause", "page",
        "not_for",
    ]  # fmt: skip
    assert (rest["amount"], rest["qualifier"]) == ("7500000000", "over")
    assert (rest["period"], rest["not_for"]) == (None, ["2024"])
    assert all(each["amount"] is None for each in aid["unpriced"])
    assert "II.2.5" in {each["clause"] for each in aid["unpriced"] if each["period"]}


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_no_form_shows_the_wrong_sum(treaty, form):
    shown = treaty("aid-summary", "--format", form).stdout
    assert "16.5" not in shown
    assert "16500000000" not in shown


@pytest.mark.parametrize("written", ["II.2.2.a", "ii.2.2.a", "II.2(2)(a)", "II 2 (2) (a)"])
def test_show_reads_a_reference_in_every_form(asked, written):
    record = asked("show", written)
    assert (record["clause"], record["kind"]) == ("II.2.2.a", "clause")
    assert [above["clause"] for above in record["trail"]] == ["II", "II.2", "II.2.2"]


def test_topics_and_parties_have_counts(asked):
    topics = {topic["id"]: topic for topic in asked("topics")}
    assert topics["demining"]["parent"] == "security"
    listed = asked("list-obligations", "--topic", "security")
    assert topics["security"]["obligations"] == len(listed)
    parties = {party["id"]: party for party in asked("parties")}
    assert parties["japan"]["obligations"] == len(asked("list-obligations", "--party", "japan"))


def test_info_says_what_kind_of_instrument_it_is(asked, treaty):
    assert "political" in asked("info")["legal_character"]["statement"]
    assert "political commitments" in " ".join(treaty("info").stdout.split())


def test_info_has_the_general_reservations(asked, treaty):
    (reservation,) = asked("info")["general_reservations"]
    assert (reservation["clause"], reservation["conditions"]) == (
        "IX.1", ["legal-requirements", "budget"],
    )  # fmt: skip
    assert "Every act is under" in treaty("info").stdout


def test_silences_have_these_keys(asked):
    listed = asked("silences")
    clauses = {node["clause"] for node in asked("outline")}
    for silence in listed:
        assert list(silence) == ["id", "silence", "words", "nearest", "reason"]
        assert silence["nearest"] is None or silence["nearest"] in clauses
    assert {"troops", "weapons"} <= set(ids(listed))
    assert "weapons" in ids(asked("silences", "Weapons"))
    assert "troops" in ids(asked("silences", "自衛隊"))
    assert "air-defence" not in ids(asked("silences", "troops"))


def test_stats_count_what_the_lists_hold(asked):
    counted = asked("stats")
    for each in counted:
        assert list(each) == [
            "party", "strength", "topic", "obligations", "alone", "either", "jointly",
        ]  # fmt: skip
        assert each["obligations"] == each["alone"] + each["either"] + each["jointly"]
    sums = {party["id"]: party["obligations"] for party in asked("parties")}
    for party, total in sums.items():
        own = [e for e in counted if e["party"] == party and e["topic"] is None]
        assert sum(e["obligations"] for e in own) == total
    for topic in ("security", "demining"):
        listed = asked("list-obligations", "--party", "japan", "--topic", topic)
        of_topic = [e for e in counted if (e["party"], e["topic"]) == ("japan", topic)]
        assert {e["strength"]: e["obligations"] for e in of_topic} == Counter(
            record["strength"] for record in listed
        )


def test_glossary_has_every_value_that_a_filter_takes(asked):
    entries = asked("glossary")
    assert all(list(e) == ["kind", "id", "label", "definition", "strength"] for e in entries)
    known = {(e["kind"], e["id"]) for e in entries}
    for each in asked("list-obligations"):
        assert ("strength", each["strength"]) in known
        assert ("modality", each["modality"]) in known
        assert {("condition", condition) for condition in each["conditions"]} <= known
    assert {e["kind"] for e in asked("glossary", "verdicts")} == {"verdict"}
    (wrong,) = asked("glossary", "overstated")
    assert wrong["kind"] == "verdict"


def test_show_answers_one_with_an_object_and_several_with_an_array(asked):
    one = asked("show", "III.1")
    assert asked("show", "III.1", "III.2") == [one, asked("show", "III.2")]
    assert ids(asked("show", "II.2.2.a-c")) == ["II.2.2.a", "II.2.2.b", "II.2.2.c"]
    assert ids(asked("show", "III.1-1", "II.2.4-m1")) == ["III.1-1", "II.2.4-m1"]
    assert ids(asked("show", "III.1", "III.1-III.2")) == ["III.1", "III.2"]
    assert asked("show", "II", "2", "(2)", "(a)")["id"] == "II.2.2.a"


def test_open_leads_to_the_page(asked, treaty, tmp_path):
    (published,) = asked("info")["publications"]
    for reference in ("III.1", "II.2.4-m1", "X.3-1", "Preamble"):
        page = asked("show", reference)["pages"][0]
        opened = asked("open", reference)
        assert opened == {
            "id": reference, "page": page, "url": f"{published['url']}#page={page}",
        }  # fmt: skip
        assert treaty("open", reference, "--print").stdout == f"{opened['url']}\n"
        assert treaty("show", reference, "--web").stdout == f"{opened['url']}\n"
    copy = tmp_path / "the accord.pdf"
    copy.touch()
    said = treaty("open", "III.1", "--file", str(copy)).stdout
    assert said == f"{copy.as_uri()}#page=6\n"


def test_wrong_claims_are_those_about_the_text_that_it_does_not_support(asked):
    wrong = asked("claims", "--verdict", "wrong")
    every = asked("claims")
    assert wrong == [c for c in every if c["verdict"] not in ("supported", "context")]
    assert wrong


@pytest.mark.parametrize(
    "command",
    [["list-obligations"], ["outline"], ["search", "sanctions"], ["topics"], ["parties"]],
)
def test_csv_has_the_columns_and_rows_of_the_json(treaty, asked, command):
    records = asked(*command)
    written = treaty(*command, "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(written, newline="")))
    assert list(rows[0]) == list(records[0])
    assert len(rows) == len(records)
