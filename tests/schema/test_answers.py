"""What the commands answer in JSON is what the schemas of the answers say."""

import json
import re
from functools import cache
from pathlib import Path
from shutil import copy

import pytest
from jsonschema import Draft202012Validator
from tests.ferry import TEXT, make_folder

from treaty.cli import make_app
from treaty.cli.failures import exit_code_of
from treaty.errors import UnknownNameError
from treaty.schema import ANSWERS, make_answer_schema

ROOT = Path(__file__).parents[2]
ASKED = [
    "list-obligations",
    "list-obligations --party japan --topic sanctions",
    "aid-summary",
    "aid-summary --explain",
    "search 'mine clearance' --party japan",
    "show II.2.2.a",
    "show II.2.4",
    "show II.2.4-m1",
    "show II.1.1-s1",
    "show Preamble-1",
    "show III.1 II.2.2.a-c",
    "silences",
    "stats",
    "stats --part III",
    "glossary",
    "open II.2.4-m1",
    "outline",
    "info",
    "topics",
    "parties",
    "timeline",
    "status --on 2026-11-24",
    "status --on 2026-11-24 --notice 2026-08-31",
    "deadline",
    "deadline III.1 --from 2026-03-28T12:00Z",
    "deadline X --from 2026-08-31",
    "triggers",
    "claims --clause II.2.4",
    "claims --summary",
    "verify FOLDER/ferry/text.txt --data FOLDER/ferry",
    "text where",
    "text add FOLDER/ferry/text.txt --data FOLDER/ferry",
    "read I --data FOLDER/ferry",
    "show I.1 --data FOLDER/ferry",
    "show I.1 --wording --data FOLDER/ferry",
    "list-obligations --wording --data FOLDER/ferry",
    "cite I.1 --quote --data FOLDER/ferry",
    "cite II.2.4 --style bibtex",
    "new FOLDER/mine",
    "check FOLDER/faulty",
]


@cache
def validator(command):
    schema = make_answer_schema(command)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the ferry's data, a text that is kept, faulty data, and a cache."""
    folder = tmp_path_factory.mktemp("answers")
    make_folder(folder / "ferry")
    texts = folder / "data/treaty/texts"
    texts.mkdir(parents=True)
    copy(TEXT, texts / "ferry.txt")
    faulty = folder / "faulty"
    (faulty / "agreements").mkdir(parents=True)
    (faulty / "codebook.yaml").write_text("version: 1\n", encoding="utf-8")
    return folder


@pytest.fixture
def ask(capfdbinary, folder, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))

    def run(asked):
        words = [word.strip("'") for word in re.findall(r"'[^']*'|\S+", asked)]
        words = [word.replace("FOLDER", str(folder)) for word in words]
        app = make_app()
        exit_code_of(lambda: app([*words, "-f", "json"], standalone_mode=False))
        return json.loads(capfdbinary.readouterr().out)

    return run


@pytest.mark.parametrize("asked", ASKED)
def test_an_answer_is_as_its_schema_says(asked, ask):
    answer = ask(asked)
    assert answer
    assert [*validator(asked.split()[0]).iter_errors(answer)] == []


def test_every_answer_is_tried_with_its_command():
    assert {asked.split()[0] for asked in ASKED} == set(ANSWERS)


@pytest.mark.parametrize("command", ANSWERS)
def test_every_record_and_field_is_described(command):
    schema = make_answer_schema(command)
    for record in (schema, *schema.get("$defs", {}).values()):
        for field in record.get("properties", {}).values():
            assert field["description"].endswith(".")
            assert "``" not in field["description"]
        if "properties" in record:
            assert record["description"].endswith(".")
            assert record["additionalProperties"] is False


def test_a_schema_refuses_what_is_no_such_answer(ask):
    good, *_ = ask("list-obligations")
    without = {key: value for key, value in good.items() if key != "page"}
    for bad in ({**good, "strength": "strong"}, {**good, "page": "1"}, {**good, "x": 1}, without):
        assert not validator("list-obligations").is_valid([bad])
    (counted, *_) = ask("claims --summary")
    assert counted["not-in-accord"] >= 0
    assert not validator("claims").is_valid([{**counted, "not_in_accord": 0}])
    status = ask("status --on 2026-11-24")
    assert "notice" not in status
    assert not validator("status").is_valid({**status, "on": None})


def test_an_unknown_command_is_told_with_the_nearest():
    with pytest.raises(UnknownNameError, match="did you mean 'list-obligations'"):
        make_answer_schema("list-obligation")
