"""What is not coded of an agreement is told from what its text does not say."""

import json

import pytest

import treaty as package
from treaty.answers.coverage import coverage_note

NOTE = coverage_note(package.load("gbr"))


def in_words(text):
    return " ".join(text.split())


@pytest.mark.parametrize(
    "command",
    [
        ("info",),
        ("stats",),
        ("topics",),
        ("list-obligations", "--topic", "demining"),
        ("show", "II.A"),
        ("search", "demining"),
    ],
)
def test_every_answer_of_an_agreement_coded_in_part_says_so(treaty, command):
    assert NOTE in in_words(treaty(*command, "--agreement", "gbr").stdout)
    ours = {("show", "II.A"): ("show", "II.1")}.get(command, command)
    assert "Coded in part" not in in_words(treaty(*ours).stdout)


@pytest.mark.parametrize("command", ["list-obligations", "stats"])
def test_why_there_is_nothing_on_a_topic_is_said(treaty, command):
    def said(topic, *more):
        done = treaty(command, "--agreement", "gbr", "--topic", topic, *more)
        assert (done.returncode, done.stdout) == (0, "")
        return done.stderr

    assert said("just-peace") == (f"just-peace is not coded for gbr: nobody has looked. {NOTE}\n")
    assert said("women-peace-security") == "The text says nothing on women-peace-security.\n"
    assert said("demining", "--strength", "permission") == (
        f"No obligation meets all of these filters. {NOTE}\n"
    )


def test_an_agreement_in_which_nobody_has_looked_is_named_beside_those_that_answer(treaty):
    done = treaty("list-obligations", "--agreement", "gbr", "--agreement", "jpn",
                  "--topic", "just-peace")  # fmt: skip
    assert "Japan" in done.stdout
    assert done.stderr == "just-peace is not coded for gbr: nobody has looked.\n"


def test_a_topic_that_is_not_coded_has_no_number(treaty):
    def numbers(agreement):
        listed = json.loads(treaty("topics", "--agreement", agreement, "-f", "json").stdout)
        return {each["id"]: each["obligations"] for each in listed}

    assert numbers("gbr")["just-peace"] is None
    assert numbers("gbr")["women-peace-security"] == 0
    assert None not in numbers("jpn").values()


def test_a_search_that_finds_nothing_says_what_was_searched(treaty):
    done = treaty("search", "--agreement", "gbr", "Crimea")
    assert NOTE in done.stderr
    assert "Showing results for" not in done.stderr


def test_hints_name_the_agreement_that_they_are_about(treaty):
    for command in (
        ("search", "cyber"),
        ("search", "cyber", "-f", "json"),
        ("list-obligations",),
        ("topics",),
        ("deadline",),
        ("aid-summary",),
    ):
        shown = in_words(treaty(*command, "--agreement", "est").stdout).replace("the treaty", "")
        for hint in shown.split("treaty ")[1:]:
            assert "--agreement est" in hint[:80], hint
    none = treaty("search", "zzzzqqq", "--agreement", "est").stderr
    assert "'treaty topics --agreement est'" in none
    assert "--agreement" not in treaty("search", "cyber").stdout
