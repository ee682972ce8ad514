"""The schemas describe every field, fit the data, and refuse nothing that the loader accepts."""

import json
import re
import shutil
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import settings
from jsonschema import Draft202012Validator
from tests.places import places_in

from treaty.cli.commands.schema import KINDS
from treaty.errors import InvalidDataError
from treaty.loading import load_collection, load_lexicon
from treaty.schema import FOLDER, file_kinds, make_schema

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
HARBOUR = ROOT / "tests/corpora/harbour"
FILES = sorted(
    path.relative_to(folder.parent)
    for folder in (DATA, HARBOUR)
    for pattern in ("codebook.yaml", "agreements/*/*.yaml", "lexicon/*.yaml")
    for path in folder.glob(pattern)
    # "provisions.uk.yaml" is a translation, whose form follows from what it translates.
    if "." not in path.stem
)


class AsEditorsRead(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML 1.2 with its core schema: true, 2024 and 1.5 are no text, 2024-06-13 and NO are."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML's own way


for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    AsEditorsRead.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), [*first]
    )


def read(text):
    return yaml.load(text, AsEditorsRead)  # noqa: S506 - a safe loader


@cache
def validator(kind):
    schema = make_schema(kind)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def refusals(kind, value):
    return [error.json_path for error in validator(kind).iter_errors(value)]


def test_the_kinds_are_the_files_of_a_data_folder():
    assert tuple(file_kinds()) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_in_the_data_folder_is_the_one_that_the_models_give(kind):
    stored = DATA / FOLDER / f"{kind}.json"
    assert json.loads(stored.read_text(encoding="utf-8")) == make_schema(kind), (
        f"run: treaty schema {kind} > data/{FOLDER}/{kind}.json"
    )


def test_there_is_no_other_schema():
    assert {path.name for path in (DATA / FOLDER).iterdir()} == {f"{kind}.json" for kind in KINDS}


def kind_of(path):
    return "lexicon" if path.parent.name == "lexicon" else path.stem


@pytest.mark.parametrize("path", [DATA.parent / path for path in FILES if path.parts[0] == "data"])
def test_each_file_names_its_schema_on_its_first_line(path):
    first, _, _ = path.read_text(encoding="utf-8").partition("\n")
    named = first.removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / named).resolve() == DATA / FOLDER / f"{kind_of(path)}.json"


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_and_field_is_described(kind):
    schema = make_schema(kind)
    for record in (schema, *schema["$defs"].values()):
        if "enum" not in record:
            assert record["title"]
            assert record["description"].endswith(".")
            assert record["additionalProperties"] is False
        for field in record.get("properties", {}).values():
            assert field["description"].endswith(".")
            assert "``" not in field["description"]


def test_a_description_is_the_docstring_under_the_field():
    schema = make_schema("provisions")
    obligation = schema["$defs"]["Obligation"]["properties"]
    assert obligation["bearer"]["description"] == (
        "Who acts: a Participant's id, `both` together, or `either` for what each may do alone. "
        "Several ids where the text names several of more than two."
    )
    # A field of a base class, and one that the class defines anew.
    assert obligation["note"]["description"].startswith("A reading that was chosen")
    assert obligation["id"]["description"].startswith("Clause and running number")


@pytest.mark.parametrize("path", FILES, ids=str)
def test_sound_data_is_accepted(path):
    folder = DATA.parent if path.parts[0] == "data" else HARBOUR.parent
    assert refusals(kind_of(path), read((folder / path).read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("kind", "old", "new", "place"),
    [
        ("codebook", "kind: effort", "kind: efort", "$.modalities[1].kind"),
        ("codebook", "leaves_discretion: true", "leaves_discretion: perhaps",
         "$.conditions[0].leaves_discretion"),
        ("codebook", "uk: {preferred", "ua: {preferred", "$.topics[1].labels"),
        ("codebook", "id: storm", "id: Storm", "$.triggers[0].id"),
        ("agreement", "title:", "titel:", "$"),
        ("agreement", "clauses: [I.2]", "clauses: []", "$.entities[1].clauses"),
        ("agreement", "place: Port Saint Anne", "place: [Port]", "$.signature.place"),
        ("agreement", 'url: "https', 'url: "http', "$.publications[0].url"),
        ("agreement", "notice: P6M", "notice: 6 months", "$.discontinuation"),
        ("provisions", "heading_source: text", "heading_source: txt",
         "$.clauses[1].heading_source"),
        ("provisions", "page: 1", "page: 0", "$.clauses[3].obligations[0].page"),
        ("provisions", "page: 1", "page: one", "$.clauses[3].obligations[0].page"),
        ("provisions", "bearer: both", "bearer:", "$.clauses[3].obligations[1].bearer"),
        ("provisions", "topics: [security]", "topics: [a, b, c, d]",
         "$.clauses[6].obligations[0].topics"),
        ("money", "amount: 450", "amount: -450", "$.commitments[1].amount"),
        ("money", "amount: 450", "amount: lots", "$.commitments[1].amount"),
        ("money", "amount: 450", "amount: 450.5", "$.commitments[1].amount"),
        ("money", "amount: 450", 'amount: "0"', "$.commitments[1].amount"),
        ("money", "amount: 450", 'amount: "4.5 billion"', "$.commitments[1].amount"),
        ("agreement", "on: 2024-02-29", "on: 2024-13-29", "$.signature.on"),
        ("agreement", "on: 2024-02-29", "on: 29 February 2024", "$.signature.on"),
        ("agreement", "on: 2024-02-29", "on: 20240229", "$.signature.on"),
        ("money", "anchor: ", "anchor: one two three four five six seven eight ",
         "$.commitments[0].anchor"),
        ("money", "currency: EUR", "currency: euro", "$.commitments[0].currency"),
        ("money", "period: 2022-03/..", "period: since 2022", "$.commitments[0].period"),
        ("money", "period: 2022-03/..", "period: 2022-13/..", "$.commitments[0].period"),
        ("money", "period: 2022-03/..", "period: 2022-03-32/..", "$.commitments[0].period"),
    ],
)  # fmt: skip
def test_a_mistake_is_seen_while_typing(kind, old, new, place):
    (path,) = HARBOUR.rglob(f"{kind}.yaml")
    text = path.read_text(encoding="utf-8")
    assert old in text
    assert set(refusals(kind, read(text.replace(old, new, 1)))) == {place}


# What somebody may write instead of a value.
# 1709164800 is a day to Pydantic.
WRITTEN = [
    "2024",
    "1709164800",
    "-3",
    "1e3",
    "true",
    "yes",
    "~",
    '"3"',
    '""',
    "x y",
    "[]",
    "[a]",
    "{}",
]

LEXICON = """\
concepts:
  - id: markers
    words: [buoys, marks]
    topics: [demining]
    labels:
      en: {preferred: floating marks, alternative: [beacons], hidden: [floats]}
      ja: {preferred: 浮標}
entities:
  sea-charter:
    en: {preferred: Charter of the Sea}
modalities:
  will:
    en: {preferred: will}
function_words:
  en: [the, what]
"""
REPORTS = """
reports:
  - id: gazette
    file: gazette.txt
    title: The harbour is safe
    publisher: The Gazette
    author: Ada Ink
    url: https://gazette.example/harbour
    published: 2024-03-01
    claims:
      - {id: gazette-1, section: Body, paragraph: 1, sentence: 1, claim: Mines will be cleared,
         clauses: [I.1.1], verdict: supported, reason: I.1.1}
    figures:
      - {commitment: I.2-m1, claim: gazette-1, says: 1200 euros, differs: Over 1200.50 euros}
"""
SILENCES = """
silences:
  - id: ferries
    title: Ferries
    sentence: The accord has no ferries.
    words: {en: [ferry, ferries], ja: [フェリー]}
    absent: [ferr*, car deck]
    nearest: I.1.1
    reason: Mines are cleared there.
    note: It is a small harbour.
"""


def changed(value, path, new):
    """Return a copy with another value at a place, or without it if that is None."""
    first, *rest = path
    copy = value.copy()
    if rest:
        copy[first] = changed(value[first], rest, new)
    elif new is None:
        del copy[first]
    else:
        copy[first] = new
    return copy


class Raw(str):
    """Something that is written as it is."""


def written(value):
    """Write YAML on one line, what was read as text in quotes."""
    match value:
        case Raw():
            return str(value)
        case dict():
            return "{" + ", ".join(f"{key}: {written(inner)}" for key, inner in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(written, value)) + "]"
        case _:
            return json.dumps(value, ensure_ascii=False)


# Each of what is written comes at every place with the profile `long`, at every fifth with `gate`,
# else at every 17th; as none of these divides how many there are, each place and each of them has
# its turn.
STEP = {"long": 1, "gate": 5}.get(settings.get_current_profile_name(), 17)
assert (len(WRITTEN) + 1) % 5
assert (len(WRITTEN) + 1) % 17


@pytest.mark.fuzz
@pytest.mark.parametrize("kind", KINDS)
def test_what_the_schema_refuses_the_loader_refuses_too(kind, tmp_path):
    folder = Path(shutil.copytree(HARBOUR, tmp_path / "data"))
    (folder / "agreements/mer/reports.yaml").write_text(REPORTS, encoding="utf-8")
    (folder / "agreements/mer/silences.yaml").write_text(SILENCES, encoding="utf-8")
    (folder / "lexicon").mkdir()
    (folder / "lexicon/lexicon.yaml").write_text(LEXICON, encoding="utf-8")
    load = load_lexicon if kind == "lexicon" else load_collection
    load(folder)
    (path,) = folder.rglob(f"{kind}.yaml")
    value = read(path.read_text(encoding="utf-8"))
    # Of a list the first entries stand for the others.
    places = [place for place in places_in(value) if all(step in (0, 1) for step in place
                                                      if isinstance(step, int))]  # fmt: skip
    changes = [(place, new) for place in places for new in (None, *WRITTEN)][::STEP]
    refused = 0
    for place, new in changes:
        text = written(changed(value, place, None if new is None else Raw(new)))
        if validator(kind).is_valid(read(text)):
            continue
        refused += 1
        path.write_text(text, encoding="utf-8")
        try:
            load(folder)
        except InvalidDataError:
            continue
        pytest.fail(f"{place} as {new!r}")
    assert refused * STEP > len(places)
