"""Agreements as they are really printed: all commands take them, and nothing is made up.

Each case is a text with what is coded of it. The rest of a data folder is the same for all.
"""

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.reading import read_yaml

from treaty.export import ExportFormat
from treaty.loading import find_data_folder

PLACE = "Done at Skerry on 4 May 2024."


def fact(anchor: str, clause: str, **more: Any) -> dict[str, Any]:
    evidence = [{"clause": clause, "anchor": anchor}]
    return {"statement": "Our words.", "evidence": evidence, **more}


def act(id_: str, anchor: str, verb: str = "will", **more: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "bearer": "oland",
        "modality": "will",
        "operative_verb": verb,
        "action": "Do it",
        "topics": ["demining"],
        "anchor": anchor,
        **more,
    }


def clause(reference: str, begins: str, *acts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"clause": reference, "begins": begins, "obligations": [*acts], **more}


def given(id_: str, anchor: str, **more: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "title": "Help",
        "qualifier": "exact",
        "payer": "oland",
        "nature": "announced",
        "anchor": anchor,
        **more,
    }


@dataclass(frozen=True)
class Case:
    """A text, what is coded of it, and what commands must and must not say."""

    text: str
    clauses: list[dict[str, Any]]
    facts: dict[str, Any] = field(default_factory=dict)
    money: dict[str, Any] = field(default_factory=dict)
    says: dict[str, str] = field(default_factory=dict)
    """Words that the answer of a command holds."""
    never: dict[str, str] = field(default_factory=dict)
    """Words that it does not hold."""


TERM = {"duration": "P10Y", "counted_from": "effect"}
CASES = {
    "Parts without numbers, paragraphs that begin anew": Case(
        "Mines\n\n1. Oland will clear mines.\n\nMoney\n\n1. Oland will pay.",
        [
            clause("I", "Mines", heading="Mines"),
            clause("I.1", "1. Oland will clear", act("I.1-1", "will clear mines"), marker="1."),
            clause("II", "Money", heading="Money"),
            clause("II.1", "1. Oland will pay", act("II.1-1", "Oland will pay"), marker="1."),
        ],
        says={"outline": "II Money", "show II.1": "Do it"},
    ),
    "every Part printed as I": Case(
        "I. Mines\n\nOland will clear mines.\n\nI. Money\n\nOland will pay.",
        [
            clause("I", "I. Mines", act("I-1", "will clear"), marker="I.", heading="Mines"),
            clause("II", "I. Money", act("II-1", "will pay"), marker="I.", heading="Money"),
        ],
        says={"show II": "Money"},
    ),
    "numbers that run on through all Parts": Case(
        "Part I. Mines\n\n1. Oland will clear mines.\n\nPart II. Money\n\n2. Oland will pay.",
        [
            clause("I", "Part I. Mines", marker="Part I.", heading="Mines"),
            clause("I.1", "1. Oland will", act("I.1-1", "will clear"), marker="1."),
            clause("II", "Part II. Money", marker="Part II.", heading="Money"),
            clause("II.2", "2. Oland will", act("II.2-1", "will pay"), marker="2."),
        ],
    ),
    "letters, bullets and an annex behind the signatures": Case(
        f"Mines\n\na) Oland will clear mines.\n\n• Oland will pay.\n\n{PLACE}\n\n"
        "Annex\n\nOland will list mines.",
        [
            clause("I", "Mines", heading="Mines"),
            clause("I.a", "a) Oland", act("I.a-1", "will clear"), marker="a)"),
            clause("I.b", "Oland will pay", act("I.b-1", "will pay")),
            clause("Annex", "Annex", act("Annex-1", "will list mines"), marker="Annex"),
        ],
        says={"show Annex": "Do it"},
    ),
    "no term, no end, no language that prevails": Case(
        "Oland will clear mines.",
        [clause("I", "Oland will clear", act("I-1", "will clear"))],
        says={"info": "Discontinuation the text has no rule", "list-obligations": "I-1 Do it"},
        never={"info": "English prevails", "status --on 2026-11-24": "expire", "timeline": "expir"},
    ),
    "in effect on the second notification, term from effect, notice in advance": Case(
        "Oland will clear mines. It enters into force on the second notification. It is valid for "
        "ten years from its entry into force. Notice is given at least six months in advance.",
        [clause("I", "Oland will clear", act("I-1", "will clear"))],
        {
            "term": fact("on the second notification", "I", in_effect_by="notification", **TERM),
            "discontinuation": fact(
                "at least six months", "I", notice="P6M", notice_qualifier="at-least"
            ),
        },
        says={"info": "at least 6 months"},
        never={
            "info": "receipt", "status --on 2026-11-24": "receipt", "timeline": "2034",
        },
    ),
    "extension, review and a rider on NATO": Case(
        "Oland will clear mines. It can be extended. It is reviewed every year. If Farland joins "
        "NATO, it ends.",
        [clause("I", "Oland will clear", act("I-1", "will clear"))],
        {
            "extension": fact("can be extended", "I"),
            "review": fact("reviewed every year", "I"),
            "nato_rider": fact("joins NATO", "I"),
        },
        says={"info": "Extension", "export --as markdown -o -": "**Review**"},
    ),
    "a share of GDP a year": Case(
        "Oland will give at least 0.25 % of its GDP a year.",
        [clause("I", "Oland will give", act("I-1", "will give"))],
        money={
            "shares": [
                given("I-m1", "0.25 % of its GDP", percent_of_gdp="0.25", qualifier="at-least",
                      per="year"),
            ]
        },
        says={"export --as markdown -o -": "0.25 % of the gross domestic product each year"},
    ),
    "a currency without a name, no period, another payer": Case(
        "Oland will clear mines. The League has given about $ 5 million. Oland gave 2 million kr.",
        [clause("I", "Oland will clear", act("I-1", "will clear"))],
        {"others": [{"id": "league", "name": "The League"}]},
        {
            "commitments": [
                given("I-m1", "about $ 5 million", amount="5000000", currency=None, payer="league",
                      qualifier="about"),
                given("I-m2", "2 million kr", amount="2000000", currency="NOK"),
            ]
        },
        says={"aid-summary": "The League", "show I": "currency not named"},
        never={"aid-summary": "USD"},
    ),
    "bearers that are some of several": Case(
        "Oland and its Isles will clear mines.",
        [clause("I", "Oland and", act("I-1", "will clear", bearer=["oland", "isles"]))],
        {"isles": True},
        says={"list-obligations": "Oland and Isles"},
    ),
    "a reservation that covers the whole": Case(
        "Oland will clear mines. All is within its budget.",
        [clause("I", "Oland will clear", act("I-1", "will clear"))],
        {
            "general_reservations": [
                {**fact("within its budget", "I"), "clause": "I", "conditions": ["budget"]}
            ]
        },
        says={"list-obligations": "Firm acts too are subject to I:"},
    ),
}  # fmt: skip


def write_folder(case: Case, folder: Path) -> Path:
    codebook = read_yaml(find_data_folder() / "codebook.yaml")
    del codebook["default_agreement"], codebook["compared_topics"]
    sides = [("oland", "Oland", True), ("farland", "Farland", True)]
    facts = dict(case.facts)
    if facts.pop("isles", False):
        sides.append(("isles", "Isles", False))
    opening = case.clauses[0]
    anywhere = fact(" ".join(opening["begins"].split()[:3]), opening["clause"])
    agreement = {
        "id": "far",
        "title": "Agreement between Oland and Farland",
        "partner": "Oland",
        "participants": [
            {"id": id_, "name": name, "called_in_text": [name], "names": [name], "is_party": party}
            for id_, name, party in sides
        ],
        "signature": {
            "on": date(2024, 5, 4),
            "place": "Skerry",
            "evidence": [{"anchor": "Done at Skerry"}],
        },
        "term": anywhere,
        "languages": {},
        "legal_character": deepcopy(anywhere),
        "publications": [],
        "coverage": {},
        **facts,
    }
    written = folder / "agreements/far"
    written.mkdir(parents=True)
    for path, content in (
        (folder / "codebook.yaml", codebook),
        (written / "agreement.yaml", agreement),
        (written / "provisions.yaml", {"clauses": case.clauses}),
        (written / "money.yaml", case.money),
    ):
        path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")
    ending = "" if PLACE in case.text else f"\n\n{PLACE}"
    title = "AGREEMENT BETWEEN OLAND AND FARLAND"
    (folder / "text.txt").write_text(f"{title}\n\n{case.text}{ending}\n", "utf-8")
    return folder


@pytest.mark.parametrize("by_all", [False, pytest.param(True, marks=pytest.mark.long)])
@pytest.mark.parametrize("name", CASES)
def test_what_is_really_printed_is_taken_as_it_is(treaty, tmp_path, name, by_all):
    case = CASES[name]
    data = write_folder(case, tmp_path / "data")
    parts = [each["clause"] for each in case.clauses]
    every_command = {
        *(f"show {part}" for part in parts),
        *("outline", "info", "status --on 2026-11-24", "timeline", "aid-summary", "triggers"),
        *("aid-summary --explain", "list-obligations", "stats", "topics", "deadline"),
        *(f"cite {parts[-1]}", "agreements", "search mines"),
        *(f"export --as {form} -o {tmp_path / form}" for form in ExportFormat),
    }
    asked = {
        *(every_command if by_all else ()),
        *(f"verify {data / 'text.txt'}", f"check {data}", f"show {parts[-1]}"),
        *case.says,
        *case.never,
    }
    answers = {}
    for typed in sorted(asked):
        done = treaty(*typed.split(), *([] if typed[:5] == "check" else ["--data", str(data)]))
        assert done.returncode == 0, f"{typed}\n{done.stdout}{done.stderr}"
        answers[typed] = " ".join(done.stdout.split())
        # A text without page marks has no page to name, and nothing missing is printed as such.
        assert ", p. " not in done.stdout, typed
        assert "None" not in done.stdout.replace("None of these", ""), typed
    for typed, said in case.says.items():
        assert said in answers[typed], f"{typed}\n{answers[typed]}"
    for typed, said in case.never.items():
        assert said not in answers[typed], f"{typed}\n{answers[typed]}"
