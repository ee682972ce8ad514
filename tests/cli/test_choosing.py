"""An agreement is chosen by its id or its partner's name; several where a command takes them."""

import pytest

from treaty.cli.commands import ALIASES, COMMANDS, TAKE_SEVERAL

ONE = [name for name in COMMANDS if name not in TAKE_SEVERAL]


@pytest.mark.parametrize(
    ("named", "id_"),
    [
        ("germany", "deu"),
        ("UK", "gbr"),
        pytest.param("Germany", "deu", marks=pytest.mark.long),
        pytest.param("EU", "eu", marks=pytest.mark.long),
        pytest.param("United States", "usa", marks=pytest.mark.long),
        ("日本", "jpn"),
    ],
)
def test_an_agreement_is_chosen_by_a_name_of_its_partner(treaty, named, id_):
    assert treaty("info", "--agreement", named).stdout == treaty("info", "--agreement", id_).stdout


@pytest.mark.parametrize(("named", "meant"), [("germny", "deu"), ("Swedn", "swe")])
def test_an_unknown_name_is_told_the_nearest_id_and_where_they_are_listed(treaty, named, meant):
    done = treaty("info", "--agreement", named)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"did you mean '{meant}'?" in done.stderr
    assert "'treaty agreements'" in done.stderr


def test_who_is_a_side_of_every_agreement_chooses_none(treaty):
    assert treaty("info", "--agreement", "Ukraine").returncode == 2


def test_hints_repeat_the_id_and_not_the_name(treaty):
    assert "--agreement est" in treaty("topics", "--agreement", "Estonia").stdout


@pytest.mark.parametrize("command", ["info", "show I", "status", "stats", "outline", "claims"])
def test_a_command_that_takes_one_agreement_names_those_that_take_several(treaty, command):
    done = treaty(*command.split(), "--agreement", "all")
    assert done.returncode == 2
    assert f"several are taken by {', '.join(TAKE_SEVERAL)}" in done.stderr


@pytest.mark.parametrize("name", [name for name in TAKE_SEVERAL if name != "export"])
def test_a_command_that_is_named_takes_several(treaty, name):
    words = ["demining"] if name == "search" else []
    done = treaty(name, *words, "--agreement", "jpn", "--agreement", "deu", "-f", "json")
    assert done.returncode == 0, done.stderr


def test_help_offers_several_only_where_they_are_taken(treaty):
    for name in (*COMMANDS, *ALIASES):
        said = " ".join(treaty("help", name).stdout.split())
        takes = ALIASES.get(name, name) in TAKE_SEVERAL
        assert ("Choose an agreement, several, or all" in said) == takes, name


@pytest.mark.parametrize(("command", "what"), [("claims", "press report"), ("silences", "silence")])
def test_what_is_coded_for_one_agreement_only_is_said_to_be(treaty, command, what):
    done = treaty(command, "--agreement", "gbr")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"No {what} is coded for gbr, only for jpn.\n"


def test_derived_dates_are_explained_only_where_there_are_some(treaty):
    assert "Derived (dotted)" in treaty("timeline", "--agreement", "jpn").stdout
    assert "Derived (dotted)" not in treaty("timeline", "--agreement", "alb").stdout
