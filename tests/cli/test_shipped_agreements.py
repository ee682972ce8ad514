"""Every command answers for every agreement that is shipped, whatever its text lacks."""

import json

import pytest
from tests.shipped import each_of, every_agreement

from treaty.answers.citation import Style
from treaty.corpus import Corpus
from treaty.export.formats import ExportFormat
from treaty.loading import find_data_folder, list_agreements

SHIPPED = list_agreements(find_data_folder())
# What each lacks or prints in its own way: a term and an end (eu), a day of effect (alb), English
# (ita), a currency (can), a rule on its end (swe), numbers (dnk), an annex behind the signatures
# (usa), pages that others lack (gbr); and the one that is coded in full.
ODD = ["alb", "can", "dnk", "eu", "gbr", "ita", "jpn", "swe", "usa"]
# While they run, and behind the end of those that end.
DAYS = ("2026-11-24", "2041-01-01")


def commands_for(corpus):
    parts = [part.clause for part in corpus.parts]
    entry = corpus.obligations[0].id
    yield from (["list-obligations"], ["stats"], ["outline"], ["info"], ["topics"], ["parties"])
    yield from (["show", part] for part in parts)
    yield from (["show", each.id] for each in (*corpus.commitments, *corpus.shares))
    yield from (["show", entry], ["list-obligations", "--party", "partner"])
    yield from (["status", "--on", day] for day in DAYS)
    yield ["status", "--on", DAYS[0], "--notice", DAYS[0]]
    yield from (["timeline"], ["triggers"], ["deadline"], ["glossary"], ["claims"], ["silences"])
    yield from (["aid-summary"], ["aid-summary", "--explain"])
    yield from (["cite", parts[-1], "--style", style.value] for style in Style)
    yield from (["cite", entry], ["open", parts[-1], "--print"])
    yield from (["search", words] for words in ("demining", "24 hours", "topic:cybersecurity"))


@pytest.mark.parametrize("id_", each_of(ODD))
def test_every_command_answers_for_every_odd_agreement(treaty, id_):
    corpus = Corpus(every_agreement(), id_)
    for arguments in commands_for(corpus):
        for form in ("table", "json"):
            done = treaty(*arguments, "--agreement", id_, "--format", form)
            assert done.returncode == 0, (arguments, done.stderr)
            assert form == "json" or "None" not in done.stdout, arguments


@pytest.mark.parametrize("id_", each_of(SHIPPED))
def test_every_agreement_is_shown_as_a_whole(treaty, id_):
    whole = (["info"], ["outline"], ["list-obligations", "--all"], ["aid-summary", "--explain"])
    for arguments in whole:
        done = treaty(*arguments, "--agreement", id_, env={"COLUMNS": "160"})
        assert done.returncode == 0, (arguments, done.stderr)
        assert "None" not in done.stdout, arguments


@pytest.mark.parametrize("id_", each_of(ODD))
def test_every_odd_agreement_can_be_taken_along_in_every_form(treaty, tmp_path, id_):
    for form in ExportFormat:
        done = treaty("export", "--as", form, "-o", str(tmp_path / form), "--agreement", id_)
        assert done.returncode == 0, (form, done.stderr)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("Did Germany promise air defence", "--agreement deu"),
        ("how much did the UK promise", "--agreement gbr"),
        ("what United States weapons", "--agreement usa"),
        ("how many will the Czechs train", "--agreement cze"),
        ("who tells us about aid", None),
    ],
)
def test_who_asks_about_another_partner_is_told_whose_agreement_was_searched(treaty, query, told):
    said = treaty("search", query).stderr
    assert ("Only the agreement with Japan was searched" in said) == bool(told)
    assert (told or "") in said
    assert "was searched" not in treaty("search", query, "--agreement", "all").stderr


def test_several_named_agreements_are_the_only_ones_searched(treaty):
    def found(query, *named):
        options = [option for name in named for option in ("--agreement", name)]
        done = treaty("search", query, *options, "--limit", "500", "-f", "json")
        assert done.returncode == 0, done.stderr
        return [(hit["agreement"], hit["id"]) for hit in json.loads(done.stdout)]

    for query in ("demining", "party:ukraine", "topic:demining", "demining -sanctions"):
        apart = {*found(query, "jpn"), *found(query, "gbr")}
        assert {agreement for agreement, _ in apart} == {"jpn", "gbr"}
        assert {*found(query, "jpn", "gbr")} == apart, query
    assert {agreement for agreement, _ in found("IX.1", "jpn", "usa")} == {"jpn", "usa"}
    with_names = found("demining", "Japan", "the United Kingdom")
    assert with_names == found("demining", "jpn", "gbr")


@pytest.mark.parametrize(("id_", "clause"), [("jpn", "X.3"), ("usa", "XI.1"), ("lva", "VI.7")])
def test_the_end_by_notice_is_proven_where_the_notice_stands(treaty, id_, clause):
    days = ("--on", "2025-01-01", "--notice", "2025-02-01")
    done = treaty("status", *days, "--agreement", id_, "-f", "json")
    assert json.loads(done.stdout)["notice"]["clause"] == clause


def test_no_act_is_called_firm_without_what_all_of_them_are_subject_to(treaty):
    for arguments in (
        ["triggers"],
        ["compare"],
        ["list-obligations"],
        ["stats"],
        ["show", "IV.2"],
    ):
        done = treaty(*arguments, env={"COLUMNS": "400"})
        said = [shown for shown in done.stdout.splitlines() if "irm acts too are" in shown]
        assert said, arguments
        assert "IX.1" in said[0], arguments
