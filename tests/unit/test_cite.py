"""Citations of the real Accord, written out."""

import json
from datetime import date

import pytest

from treaty.answers.citation import Style, make_citation
from treaty.corpus import Corpus
from treaty.loading import load_collection

TITLE = "Accord on Support for Ukraine and Cooperation between the Government of Japan and Ukraine"
URL = "https://www.mofa.go.jp/files/100684186.pdf"


@pytest.fixture(scope="module")
def accord() -> Corpus:
    return Corpus(load_collection(), "jpn")


@pytest.mark.parametrize(
    ("reference", "style", "accessed", "expected"),
    [
        (
            "II.2.2.a",
            Style.PLAIN,
            None,
            f"{TITLE}, signed at Savelletri di Fasano (Apulia) on 13 June 2024, "
            f"Part II, paragraph 2(2)(a), p. 3, {URL}",
        ),
        (
            "II.2.3",
            Style.MARKDOWN,
            date(2026, 11, 24),
            f"*{TITLE}*, signed at Savelletri di Fasano (Apulia) on 13 June 2024, "
            f"Part II, paragraph 2(3), [pp. 3–4]({URL}#page=3), accessed 24 November 2026",
        ),
        (
            "III.1",
            Style.OSCOLA,
            date(2026, 11, 24),
            f"{TITLE} (signed and in effect 13 June 2024) pt III para 1 <{URL}> "
            "accessed 24 November 2026",
        ),
        (
            "Preamble",
            Style.OSCOLA,
            None,
            f"{TITLE} (signed and in effect 13 June 2024) preamble <{URL}>",
        ),
    ],
)
def test_a_citation(
    accord: Corpus, reference: str, style: Style, accessed: date | None, expected: str
) -> None:
    assert make_citation(accord, reference, style, accessed).citation == expected


def test_bibtex(accord: Corpus) -> None:
    assert make_citation(accord, "II.2.4", "BibTeX", date(2026, 11, 24)).citation == (
        "@misc{jpn2024-ii-2-4,\n"
        f"  title = {{{{{TITLE}}}}},\n"
        "  author = {{The Government of Japan} and {Ukraine}},\n"
        "  year = {2024},\n"
        "  month = jun,\n"
        "  address = {Savelletri di Fasano (Apulia)},\n"
        "  howpublished = {Ministry of Foreign Affairs of Japan},\n"
        "  pages = {4},\n"
        "  note = {Signed 13 June 2024. Part II, paragraph 2(4)},\n"
        f"  url = {{{URL}}},\n"
        "  urldate = {2026-11-24}\n"
        "}"
    )


def test_csl_json(accord: Corpus) -> None:
    (item,) = json.loads(make_citation(accord, "II.2.3", Style.CSL_JSON).citation)
    assert item["type"] == "treaty"
    assert item["issued"] == {"date-parts": [[2024, 6, 13]]}
    assert item["section"] == "Part II, paragraph 2(3)"
    assert item["page"] == "3-4"
    assert item["author"] == [{"literal": "The Government of Japan"}, {"literal": "Ukraine"}]
