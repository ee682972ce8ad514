"""Agreements as they are really printed: all commands take them, and nothing is made up.

Each case is a text with what is coded of it. The rest of a data folder is the same for all.
"""

import json
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


def opened_by(part: str, marker: str) -> Case:
    """Return the case of Parts that a printed marker opens."""
    return Case(
        f"{part} Mines\n\nOland will clear mines.",
        [
            clause("I", f"{part} Mines", act("I-1", "will clear"), marker=marker, heading="Mines"),
        ],
        says={"outline": "I Mines", "list-obligations": "I-1 Do it"},
    )


def noticed(words: str, anchor: str, said: str, **more: Any) -> Case:
    """Return the case of a notice of six months, with from what they are counted if it is said."""
    notice = fact(anchor, "I", notice="P6M", **more)
    return Case(
        f"Oland will clear mines. It may be ended {words}.",
        [clause("I", "Oland will clear", act("I-1", "will clear"))],
        {"discontinuation": notice},
        says={"status --on 2026-11-24 --notice 2026-11-24": said},
        never={} if "receipt" in words else {
            "status --on 2026-11-24 --notice 2026-11-24": "receipt", "info": "receipt",
        },
    )  # fmt: skip


def summed(words: str, anchor: str, said: str, table: str = "commitments", **more: Any) -> Case:
    """Return the case of one stated sum or share."""
    return Case(
        f"Oland will clear mines. It plans {words}.",
        [clause("I", "Oland will clear", act("I-1", "will clear"))],
        money={table: [given("I-m1", anchor, **more)]},
        says={"show I": said, "export --as markdown -o -": said},
    )


def told(words: str, says: dict[str, str], never: dict[str, str], **facts: Any) -> Case:
    """Return the case of a second sentence that states facts of the instrument."""
    return Case(
        f"Oland will clear mines. {words}",
        [clause("I", "Oland will clear", act("I-1", "will clear"))],
        facts,
        says=says,
        never=never,
    )


TERM = {"duration": "P10Y", "counted_from": "effect"}
CROWNS = {"amount": "2000000", "currency": "NOK"}
CASES = {
    **{
        f"a Part opened by {part!r}": opened_by(part, part)
        for part in ("Part I.", "PART I.", "Article I:", "Paragraph 1:", "I", "I.", "1.")
    },
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
    "letters of every print": Case(
        "I. Mines\n\n18. Oland will:\n\n18.a clear mines;\n\n18.b pay.\n\nA Money\n\n"
        "Oland will pay.\n\nN. Lists\n\n(i) Oland will list mines.\n\n(ii) Oland will pay.",
        [
            clause("I", "I. Mines", marker="I.", heading="Mines"),
            clause("I.18", "18. Oland will:", marker="18."),
            clause("I.18.a", "18.a clear mines", act("I.18.a-1", "clear mines"), marker="18.a"),
            clause("I.18.b", "18.b pay.", act("I.18.b-1", "pay"), marker="18.b"),
            clause("I.A", "A Money", act("I.A-1", "will pay"), marker="A", heading="Money"),
            clause("I.N", "N. Lists", marker="N.", heading="Lists"),
            clause("I.N.i", "(i) Oland", act("I.N.i-1", "will list"), marker="(i)"),
            clause("I.N.ii", "(ii) Oland", act("I.N.ii-1", "will pay"), marker="(ii)"),
        ],
        says={
            "show I.18.a": "Do it", "show I.N.i": "Do it", "cite I.N.ii": "Part I, paragraph N(ii)",
            "outline": "I.18.a", "list-obligations": "I.A-1 Do it",
        },
    ),
    "paragraphs and bullets without a mark": Case(
        "Mines\n\nOland will clear mines.\n\nOland will pay.\n\nOland will list:\n\n"
        "• its mines\n\n• its crowns.",
        [
            clause("I", "Mines", heading="Mines"),
            clause("I.1", "Oland will clear", act("I.1-1", "will clear")),
            clause("I.2", "Oland will pay", act("I.2-1", "will pay")),
            clause("I.3", "Oland will list"),
            clause("I.3.1", "• its mines", act("I.3.1-1", "its mines"), marker="•"),
            clause("I.3.2", "• its crowns", act("I.3.2-1", "its crowns"), marker="•"),
        ],
        says={"show I.2": "Do it", "show I.3.2": "Do it"},
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
    "two signatories of one side": Case(
        f"Oland will clear mines.\n\n{PLACE}\n\nAda Ols\n\nChief\n\nBo Ols\n\nQueen\n\n"
        "Cy Far\n\nMayor",
        [clause("I", "Oland will clear", act("I-1", "will clear"))],
        {
            "signature": {
                "on": date(2024, 5, 4),
                "place": "Skerry",
                "signatories": [
                    {"participant": "oland", "name": "Ada Ols", "office": "Chief"},
                    {"participant": "oland", "name": "Bo Ols", "office": "Queen"},
                    {"participant": "farland", "name": "Cy Far", "office": "Mayor"},
                ],
                "evidence": [{"anchor": "Done at Skerry"}, {"anchor": "Ada Ols"}],
            },
        },
        says={"info": "for Oland: Ada Ols, Chief for Oland: Bo Ols, Queen for Farland: Cy Far"},
    ),
    "no block of signatures": told(
        "It is kept.", {"info": "4 May 2024, Skerry"}, {"info": "for Oland"}
    ),
    "a text in Ukrainian alone": Case(
        "Частина I. Міни\n\nСтаття 1. Оланд розмінує береги протягом двох років.",
        [
            clause("I", "Частина I. Міни", marker="Частина I.", heading="Mines",
                   heading_source="editors"),
            clause("I.1", "Стаття 1. Оланд", act("I.1-1", "Оланд розмінує береги", "розмінує"),
                   marker="Стаття 1."),
        ],
        {
            "languages": {"authentic": ["Ukrainian"]},
            "publications": [
                {"publisher": "Office", "language": "Ukrainian", "url": "https://office.example/a"}
            ],
        },
        says={"outline": "I Mines", "list-obligations": "I.1-1 Do it", "info": "Ukrainian"},
        never={"info": "English"},
    ),
    **{
        f"notice {words}": noticed(words, anchor, said, **more)
        for words, anchor, said, more in (
            ("six months from its receipt", "six months from its receipt",
             "6 months from “its receipt”", {"counted_from": "its receipt"}),
            ("six months from giving notice", "six months from giving notice",
             "6 months from “giving notice”", {"counted_from": "giving notice"}),
            ("six months from its notification", "six months from its notification",
             "6 months from “its notification”", {"counted_from": "its notification"}),
            ("at least six months before", "at least six months",
             "ends not before 24 May 2027", {"notice_qualifier": "at-least"}),
            ("preferably six months before", "preferably six months",
             "no day of the end follows", {"notice_qualifier": "preferably"}),
            ("six months after", "six months after", "ends 24 May 2027", {}),
        )
    },
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
    "extended six months before expiry": told(
        "It can be extended six months before expiry.",
        {"info": "Extension Our words."},
        {"timeline": "2033", "deadline": "2033", "status --on 2026-11-24": "2033"},
        extension=fact("six months before expiry", "I"),
    ),
    "reviewed every year": told(
        "It is reviewed every year.",
        {"info": "Review Our words."},
        {"timeline": "2027", "deadline": "2027", "status --on 2026-11-24": "2027"},
        review=fact("reviewed every year", "I"),
    ),
    "as soon as possible": Case(
        "Oland will clear mines as soon as possible.",
        [clause("I", "Oland will clear", act("I-1", "will clear mines as soon as"))],
        says={"list-obligations": "I-1 Do it"},
        never={"list-obligations": "within", "deadline": "I-1", "timeline": "I-1"},
    ),
    **{
        f"money: {words}": summed(words, anchor, said, **more)
        for words, anchor, said, more in (
            ("about NOK 2 million", "about NOK 2 million", "about NOK 2 million",
             {**CROWNS, "qualifier": "about"}),
            ("up to NOK 2 million", "up to NOK 2 million", "up to NOK 2 million",
             {**CROWNS, "qualifier": "up-to"}),
            ("at least NOK 2 million", "at least NOK 2 million", "at least NOK 2 million",
             {**CROWNS, "qualifier": "at-least"}),
            ("more than NOK 2 million", "more than NOK 2 million", "over NOK 2 million",
             {**CROWNS, "qualifier": "over"}),
            ("NOK 2 million", "NOK 2 million", "not stated", CROWNS),
            ("NOK 2 million for each year", "NOK 2 million for each year", "each year",
             {**CROWNS, "per": "year"}),
            ("NOK 2 million in 2024 to 2028", "NOK 2 million in 2024 to 2028", "2024 to 2028",
             {**CROWNS, "period": "2024/2028"}),
            ("to reach NOK 2 million", "reach NOK 2 million", "target",
             {**CROWNS, "nature": "target"}),
            ("0.25 % of GDP", "0.25 % of GDP", "25 % of",
             {"table": "shares", "percent_of_gdp": "0.25"}),
        )
    },
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
    "a bearer that is one of several": Case(
        "Its Isles will clear mines.",
        [clause("I", "Its Isles will", act("I-1", "will clear", bearer="isles"))],
        {"isles": True},
        says={"list-obligations": "Isles", "list-obligations --party isles": "I-1 Do it"},
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
    # Divided as printed, and each anchor found in its own clause.
    assert "all passed" in answers[f"verify {data / 'text.txt'}"]
    listed = json.loads(treaty("list-obligations", "-f", "json", "--data", str(data)).stdout)
    assert [(each["id"], each["page"]) for each in listed] == [
        (each["id"], None) for part in case.clauses for each in part["obligations"]
    ]
    for typed, said in case.says.items():
        assert said in answers[typed], f"{typed}\n{answers[typed]}"
    for typed, said in case.never.items():
        assert said not in answers[typed], f"{typed}\n{answers[typed]}"


def test_what_has_pages_has_them_named(treaty, tmp_path):
    case = Case(
        "Oland will clear mines.",
        [clause("I", "Oland will clear", {**act("I-1", "will clear"), "page": 1}, pages=[1])],
    )
    data = write_folder(case, tmp_path / "data")
    text = data / "text.txt"
    text.write_text(f"[page 1]\n\n{text.read_text('utf-8')}", "utf-8")
    agreement = data / "agreements/far/agreement.yaml"
    coded = yaml.safe_load(agreement.read_text("utf-8"))
    for each in ("signature", "term", "legal_character"):
        coded[each]["evidence"][0]["page"] = 1
    agreement.write_text(yaml.safe_dump(coded), "utf-8")
    for typed in (f"verify {text}", "show I", "list-obligations --all"):
        done = treaty(*typed.split(), "--data", str(data))
        assert done.returncode == 0, done.stdout + done.stderr
        assert ("p. 1" in done.stdout) == (not typed.startswith("verify")), typed


@pytest.mark.parametrize("currency", ["GDP", "XYZ"])
def test_a_currency_that_there_is_not_is_refused(treaty, tmp_path, currency):
    case = summed("NOK 2 million", "NOK 2 million", "", amount="2000000", currency=currency)
    done = treaty("check", str(write_folder(case, tmp_path / "data")))
    assert done.returncode == 3
    assert f"no currency has the code '{currency}' in ISO 4217" in done.stdout


def test_a_text_in_which_a_part_is_opened_otherwise_is_not_the_official_one(treaty, tmp_path):
    data = write_folder(CASES["a Part opened by 'Part I.'"], tmp_path / "data")
    text = data / "text.txt"
    text.write_text(text.read_text("utf-8").replace("Part I.", "Part II."), "utf-8")
    done = treaty("verify", str(text), "--data", str(data))
    assert done.returncode == 2
    assert "is not the official text" in done.stderr


# What an answer about a shipped agreement has, and what must not be made up in it.
SHIPPED = [
    ("dnk", "show V.18.c", "V.18.c", ", p. "),
    ("dnk", "list-obligations", "V.18.c", ", p. "),
    ("gbr", "outline", "II.A.5.3.1", "None"),
    ("gbr", "show II.A.5.3.1", "p. ", "None"),
    ("esp", "outline", "II", "None"),
    ("can", "outline", "IV.N", "None"),
    ("usa", "show Annex", "Annex", ", p. "),
    ("eu", "info", "no term fixed", "expire"),
    ("eu", "info", "Discontinuation the text has no rule", "receipt"),
    ("eu", "info", "for European Union: Charles Michel", "None"),
    ("eu", "status --on 2026-11-24 --notice 2026-11-24", "no rule on an early end", "receipt"),
    ("eu", "list-obligations --party eu-member-states", "European Union and", "None"),
    ("swe", "info", "Discontinuation the text has no rule", "receipt"),
    ("swe", "status --on 2026-11-24 --notice 2026-11-24", "no rule on an early end", "receipt"),
    ("cze", "info", "none prevails", "English prevails"),
    ("cze", "status --on 2026-11-24 --notice 2026-11-24", "preferably", "receipt"),
    ("deu", "info", "none prevails", "English prevails"),
    ("deu", "status --on 2026-11-24 --notice 2026-11-24", "not before 24 May 2027", "receipt"),
    ("fra", "info", "none prevails", "for Ukraine:"),
    ("ita", "show VI.11", "VI.11", ", p. "),
    ("alb", "info", "a day that the text does not give", "2035"),
    ("alb", "status --on 2026-11-24", "no day of expiry follows", "2035"),
    ("alb", "timeline", "21 January 2025", "2035"),
    ("alb", "info", "NATO If Ukraine becomes", "None"),
    ("nor", "status --on 2026-11-24 --notice 2026-11-24", "giving such notice”", "receipt"),
    ("usa", "status --on 2026-11-24 --notice 2026-11-24", "such notification”", "receipt"),
    ("usa", "info", "Review", "None"),
    ("can", "aid-summary", "currency not named", "CAD"),
    ("isl", "aid-summary", "at least ISK 4 billion each year, 2024 to 2028", "None"),
    ("est", "aid-summary", "at least 0.25 %", "None"),
    ("eu", "aid-summary", "EUR 108 billion", "over EUR 108"),
    ("jpn", "list-obligations", "IX.1", "None"),
]


@pytest.mark.parametrize(("agreement", "typed", "said", "never"), SHIPPED)
def test_a_shipped_agreement_is_told_as_it_is_printed(treaty, agreement, typed, said, never):
    done = treaty(*typed.split(), "--agreement", agreement)
    assert done.returncode == 0, done.stderr
    answer = " ".join(done.stdout.split())
    assert said in answer
    assert never not in answer
