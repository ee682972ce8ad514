"""The agreements side by side, held against what their texts say."""

import csv
import io
import json
import re

import pytest

OTHERS = [
    "alb", "bel", "can", "cze", "deu", "dnk", "esp", "est", "eu", "fin", "fra", "gbr", "hrv", "irl",
    "isl", "ita", "ltu", "lux", "lva", "nld", "nor", "pol", "prt", "rou", "svn", "swe", "usa",
]  # fmt: skip
FACTS = [
    "agreement", "partner", "title", "signed_on", "place", "term", "term_counted_from",
    "expires_on", "notice", "notice_counted_from", "consultation",
    "prevailing_language", "in_effect_on", "coverage",
]  # fmt: skip
CONSULTATION = [
    "deadline", "requested_by", "trigger", "modality", "strength", "clause", "page", "anchor",
]  # fmt: skip
MONEY = [
    "agreement", "id", "amount", "currency", "percent_of_gdp", "qualifier", "period", "per",
    "nature", "payer", "included_in", "clause", "page", "anchor",
]  # fmt: skip


@pytest.fixture(scope="module")
def facts(asked):
    return {each["agreement"]: each for each in asked("agreements")}


def test_all_28_are_listed_with_their_facts(facts):
    assert sorted(facts) == sorted([*OTHERS, "jpn"])
    for each in facts.values():
        assert list(each) == FACTS
        if each["consultation"] is not None:
            assert list(each["consultation"]) == CONSULTATION
    assert [each for each, of in facts.items() if of["coverage"] == "full"] == ["jpn"]


def test_what_a_text_does_not_say_is_null(facts):
    # The EU's has no term and no clause on its end; Albania's begins with the second notification.
    eu = facts["eu"]
    assert (eu["term"], eu["expires_on"], eu["notice"], eu["in_effect_on"]) == (None,) * 4
    assert (facts["alb"]["in_effect_on"], facts["alb"]["expires_on"]) == (None, None)
    assert facts["swe"]["notice"] is None
    # No language prevails in Germany's and in the Czech Republic's.
    assert (facts["deu"]["prevailing_language"], facts["cze"]["prevailing_language"]) == (None,) * 2
    # Norway counts from the giving of the notice, not from its receipt.
    assert "giving" in facts["nor"]["notice_counted_from"]


def test_all_but_croatia_consult_within_a_day(facts, treaty):
    deadlines = {
        id_: of["consultation"] and of["consultation"]["deadline"] for id_, of in facts.items()
    }
    assert deadlines == {**dict.fromkeys([*OTHERS, "jpn"], "PT24H"), "hrv": None}
    said = treaty("compare", "consultation").stdout
    assert said.startswith("Japan: 24 hours, as in 26 of 27 others\n")
    # "Shall, … within 24 hours where possible".
    assert (facts["usa"]["consultation"]["modality"], facts["usa"]["consultation"]["strength"]) == (
        "shall",
        "qualified",
    )


def test_the_netherlands_give_half_the_notice(asked):
    notices = {each["agreement"]: each["value"] for each in asked("compare", "notice")}
    assert notices["nld"] == "P3M"
    assert {id_ for id_, notice in notices.items() if notice is None} == {"eu", "swe"}


def test_money_is_an_amount_or_a_share(asked):
    sums = asked("compare", "money")
    assert all(list(each) == MONEY for each in sums)
    assert all((each["amount"] is None) != (each["percent_of_gdp"] is None) for each in sums)
    by_id = {(each["agreement"], each["id"]): each for each in sums}
    fund = by_id["dnk", "II.11-m2"]
    assert (fund["amount"], fund["currency"], fund["period"]) == ("8500000000", "EUR", "2023/2028")
    target = by_id["est", "II.5-m1"]
    assert (target["percent_of_gdp"], target["per"], target["nature"]) == ("0.25", "year", "target")
    # "$" alone: the text never says of which country.
    assert {each["currency"] for each in sums if each["agreement"] == "can"} == {None}
    japan = [each for each in sums if each["agreement"] == "jpn"]
    assert [(each["qualifier"], each["nature"]) for each in japan] == [
        ("over", "committed"),
        ("exactly", "committed"),
    ]
    kinds = {"provided", "committed", "intended", "target", "third-party"}
    assert {each["nature"] for each in sums} <= kinds


def test_roles_in_coalitions_are_those_of_the_text(asked):
    roles = {
        (each["agreement"], each["coalition"]): each["role"]
        for each in asked("compare", "coalitions")
    }
    assert roles["jpn", "demining-coalition"] == "member"
    assert set(roles.values()) <= {"member", "contributes", "leads", "co-leads", "explores"}


def test_a_topic_has_each_act_or_says_that_there_is_none(asked):
    found = asked("compare", "--topic", "rome-statute")
    assert {each["agreement"] for each in found} == {*OTHERS, "jpn"}
    (japan,) = (each for each in found if each["agreement"] == "jpn")
    assert (japan["id"], japan["bearer"], japan["strength"]) == ("VIII.5-1", "ukraine", "firm")
    assert next(iter(japan)) == "agreement"
    silent = [each for each in found if each["id"] is None]
    assert all(list(each) == ["agreement", "id", "says"] for each in silent)
    assert {each["says"] for each in silent} == {"nothing"}
    # Outside the compared topics nobody has looked but into Japan's.
    digital = asked("compare", "--topic", "digital", "--party", "partner")
    assert {each["says"] for each in digital if each["id"] is None} >= {"not-coded"}


def test_the_strongest_stand_first_and_silence_last(treaty):
    said = treaty("compare", "--topic", "demining", "--party", "partner").stdout
    assert said.startswith("Demining and mine action: Japan qualified; at the firmest ")
    assert said.index("United Kingdom gbr") < said.index("Japan jpn")
    said = treaty("compare", "--topic", "rome-statute").stdout
    assert said.index("Japan jpn") < said.index("Germany deu") < said.index("says nothing: Albania")


def test_gaps_count_both_ways(asked):
    gaps = {each["topic"]: each for each in asked("compare", "--gaps")}
    training = gaps["training"]
    assert (training["missing"], training["chosen"], training["says"]) == (
        "chosen",
        None,
        "nothing",
    )
    assert training["compared"] == 27
    assert training["number"] == len(training["agreements"]) > 20
    assert gaps["non-lethal-equipment"]["missing"] == "others"
    # Ukraine's way into the EU is spoken of, but Japan promises nothing on it.
    assert gaps["eu-accession"]["says"] == "otherwise"


def test_two_can_be_compared(asked, treaty):
    pair = ("--agreement", "dnk", "--agreement", "jpn")
    assert {each["agreement"] for each in asked("compare", "term", *pair)} == {"dnk", "jpn"}
    assert treaty("compare", "term", *pair).stdout.startswith(
        "Denmark: 10 years, as in 1 of 1 others"
    )


def test_the_matrix_fits_sixty_columns(treaty):
    said = treaty("compare", env={"COLUMNS": "60"}).stdout
    assert max(map(len, said.splitlines())) <= 60
    rows = {
        line[2:5].strip(): line[6:].split()
        for line in said.splitlines()
        if line[2:5].strip() in OTHERS
    }
    assert set(rows) == set(OTHERS)
    assert {len(row) for row in rows.values()} == {26}


@pytest.mark.parametrize(
    "command", ["list-obligations", "timeline", "triggers", "topics", "aid-summary"]
)
def test_each_row_of_several_names_its_agreement(treaty, command):
    pair = ("--agreement", "gbr", "--agreement", "jpn")
    records = json.loads(treaty(command, *pair, "--format", "json").stdout)
    assert {record["agreement"] for record in records} == {"gbr", "jpn"}
    assert all(next(iter(record)) == "agreement" for record in records)
    rows = list(csv.DictReader(io.StringIO(treaty(command, *pair, "--format", "csv").stdout)))
    assert {row["agreement"] for row in rows} == {"gbr", "jpn"}


def test_a_party_of_one_agreement_leaves_the_others_empty(treaty):
    done = treaty("list-obligations", "--agreement", "all", "--party", "japan", "-f", "json")
    assert {each["agreement"] for each in json.loads(done.stdout)} == {"jpn"}
    refused = treaty("list-obligations", "--agreement", "all", "--party", "atlantis")
    assert refused.returncode == 2
    assert "atlantis" in refused.stderr


@pytest.mark.parametrize("command", [("show", "III.1"), ("info",), ("status",), ("cite",)])
def test_what_takes_one_agreement_says_so(treaty, command):
    done = treaty(*command, "--agreement", "all")
    assert (done.returncode, done.stdout) == (2, "")
    assert "takes one agreement" in done.stderr


def test_japans_is_meant_where_none_is_named(treaty):
    asked = ("list-obligations", "--clause", "III.1", "-f", "json")
    unnamed = treaty(*asked).stdout
    assert json.loads(unnamed)
    assert treaty(*asked, "--agreement", "jpn").stdout == unnamed


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("consultation", "--gaps"), "one of them"),
        (("--topic", "fishing"), "fishing"),
        (("weather",), "'treaty topics' lists them"),
        (("consultations",), "did you mean 'consultation'"),
        (("--party", "atlantis"), "partner, both, either"),
        (("--agreement", "atl"), "atl"),
        (("--gaps", "--min-strength", "solid"), "solid"),
        (("term", "--party", "partner"), "changes nothing of term; leave it out"),
        (("--gaps", "--party", "partner"), "changes nothing of --gaps"),
        (("money", "--min-strength", "firm"), "changes nothing of money"),
        (("--topic", "demining", "--on", "2024-06-13"), "leave it out"),
    ],
)
def test_what_cannot_be_compared_is_told(treaty, arguments, says):
    done = treaty("compare", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr


def test_a_topic_may_stand_in_the_place_of_a_question(treaty):
    assert treaty("compare", "demining").stdout == treaty("compare", "--topic", "demining").stdout


def test_one_agreement_is_set_against_all_others(asked, treaty):
    said = treaty("compare", "notice", "--agreement", "nld").stdout
    assert said.startswith("Netherlands: 3 months, as in 0 of 27 others\n")
    gaps = asked("compare", "--gaps", "--agreement", "nld")
    assert {each["compared"] for each in gaps} == {27}


def test_assistance_is_what_an_attack_sets_in_motion(asked):
    found = asked("compare", "assistance")
    firmest = {each["agreement"]: each["strength"] for each in reversed(found) if each["id"]}
    acts = [each for each in found if each["id"]]
    assert all(each["trigger"] and "armed-attack" in each["topics"] for each in acts)
    japan = [each["id"] for each in acts if each["agreement"] == "jpn"]
    assert japan == ["III.2-1", "III.2-2", "III.2-3", "III.2-4"]
    modalities = {each["modality"] for each in acts if each["id"].startswith("VIII.3-")}
    assert "undertakes" in modalities
    assert set(firmest) == {*OTHERS, "jpn"} - {"hrv", "irl"}


def test_other_terms_of_a_consultation_are_said(treaty):
    said = treaty("compare", "consultation", env={"COLUMNS": "200"}).stdout
    (usa,) = (i for i, line in enumerate(said.splitlines()) if line.startswith("  usa "))
    assert "qualified · shall" in said.splitlines()[usa + 1]
    assert "only where possible" in said.splitlines()[usa + 2]


def test_bounds_of_a_notice_are_said(treaty):
    said = treaty("compare", "notice", env={"COLUMNS": "200"}).stdout
    assert "Czech Republic: preferably 6 months" in said
    assert "Lithuania: at least 6 months" in said
    assert "Sweden: the text has no rule" in said


def test_no_cell_holds_what_only_python_reads(treaty):
    for command in (("agreements",), ("compare", "consultation")):
        for form in ("csv", "plain"):
            assert "{'" not in treaty(*command, "--format", form).stdout


def test_durations_are_sorted_by_their_length(treaty):
    listed = json.loads(treaty("agreements", "--sort", "notice", "-f", "json").stdout)
    notices = [each["notice"] for each in listed]
    assert notices == ["P3M", *["P6M"] * (len(notices) - 3), None, None]


def test_a_time_with_a_bound_is_not_counted_as_the_same(treaty):
    said = treaty("compare", "notice").stdout
    # Of the 24 that state six months, four say "at least" and one "preferably".
    assert said.startswith("Japan: 6 months, as in 19 of 27 others\n")
    assert "Germany: at least 6 months" in said


def test_what_others_give_is_measured_by_no_bar(treaty):
    shown = treaty("compare", "money").stdout.splitlines()
    given = [line for line in shown if "given by others" in line]
    assert len(given) == 3
    assert not any(re.match(r"\s*[·█▏▎▍▌▋▊▉]", line) for line in given)
