import subprocess
import sys
from io import BytesIO

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject
from tests.unit.lake import PAGES, TEXT, make_corpus

from treaty.errors import (
    DamagedPdfError,
    EncryptedPdfError,
    MissingPageMarksError,
    OfficialTextNotFoundError,
    OtherTextError,
    PdfReaderMissingError,
    ScannedPdfError,
    UnknownFormatError,
)
from treaty.official import CLOSING, TITLE, divide, normalise, read_official_text
from treaty.official.division import sentences_of
from treaty.official.text import join_pages


def make_pdf(pages, *, opened_with=None):
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    for page_text in pages:
        page = writer.add_blank_page(width=600, height=800)
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        lines = []
        for number, line in enumerate(page_text.splitlines()):
            shown = line.replace("(", r"\(").replace(")", r"\)")
            lines.append(f"BT /F1 10 Tf 50 {780 - 14 * number} Td ({shown} ) Tj ET")
        stream = DecodedStreamObject()
        stream.set_data("\n".join(lines).encode("cp1252"))
        page[NameObject("/Contents")] = writer._add_object(stream)
    if opened_with is not None:
        writer.encrypt(opened_with, "owner", algorithm="RC4-128")
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


@pytest.fixture
def read(tmp_path):
    def read_content(content):
        path = tmp_path / "official"
        path.write_bytes(content)
        return read_official_text(path)

    return read_content


@pytest.fixture
def lake(read):
    return read(TEXT.encode())


def test_pdf_and_text_give_the_same(read, lake):
    assert read(make_pdf(PAGES)) == lake


def test_lines_end_pages_end_and_page_numbers_leave_no_trace(lake):
    assert "the self-governing shore, in the areas in (1) and (2): (1) Boats" in lake.words
    assert "The cold will require patience. Within 24 hours" in lake.words
    assert lake.pages[1].startswith("II. The lake 1. Clean water")
    assert lake.pages[1].endswith("The cold will require")
    assert lake.pages[2].startswith("patience. Within")


def test_a_phrase_is_on_the_page_of_its_first_character(lake):
    [over_the_edge] = lake.find("will require patience")
    [behind_it] = lake.find("patience")
    assert (lake.page_at(over_the_edge), lake.page_at(behind_it)) == (2, 3)
    assert lake.page_at(0) == 1


def test_a_phrase_is_found_as_whole_words_only(lake):
    assert lake.find("perc") == []
    assert lake.find("erch") == []
    assert len(lake.find("perch")) == 1
    assert len(lake.find("the “Participants”")) == 1


@pytest.mark.parametrize(
    ("raw", "canonical"),
    [
        ("a\u00a0b\t c\n\nd", "a b c d"),
        ("Ukraine’s “goods” – non‑lethal", 'Ukraine\'s "goods" - non-lethal'),
        ("non-\nstate and short- and long-term", "non-state and short-and long-term"),
        ("of\ufb01ce\u200b \x1b[31mred", "office [31mred"),
        ("2022 - 2024", "2022 - 2024"),
    ],
)
def test_what_is_the_same_to_a_reader_is_the_same(raw, canonical):
    assert normalise(raw) == canonical


def test_a_number_in_the_text_is_no_page_number():
    text = join_pages(["In the year\n1\ncame", "2\n2\nmore", "and\n3", "7\nof them"])
    assert text.pages == ("In the year 1 came", "2 more", "and", "7 of them")


def test_an_empty_page_counts():
    text = join_pages(["one", "", "three"])
    assert text.pages == ("one", "", "three")
    assert text.page_at(text.find("three")[0]) == 3


# ---------------------------------------------------------------- files that give no text


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(OfficialTextNotFoundError, match=r"nowhere.*No such file"):
        read_official_text(tmp_path / "nowhere")
    with pytest.raises(OfficialTextNotFoundError, match="Is a directory"):
        read_official_text(tmp_path)


def _without_end(pdf):
    return pdf[: len(pdf) // 3]


def _with_a_broken_page(pdf):
    return pdf.replace(b"/Kids", b"/Kits")


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), UnknownFormatError, "neither a PDF nor"),
        (b"[page 1]\nPK\x00\x00", UnknownFormatError, "binary"),
        (b"[page 1]\n\nUkraine\x92s", UnknownFormatError, "line 3"),
        (TEXT.encode("utf-16"), UnknownFormatError, "UTF-8"),
        (b"", MissingPageMarksError, r"'\[page 1\]'"),
        (b"A treaty.\n", MissingPageMarksError, "without page marks"),
        (b"A treaty.\n[page 1]\nII.\n", MissingPageMarksError, "without page marks"),
        (b"[page 1]\nI.\n[page 3]\nII.\n", MissingPageMarksError, r"\[page 3\] stands where 2"),
        (make_pdf(["", ""]), ScannedPdfError, "scan"),
        (make_pdf(PAGES, opened_with="secret"), EncryptedPdfError, "password"),
        (_without_end(make_pdf(PAGES)), DamagedPdfError, "damaged"),
        (_with_a_broken_page(make_pdf(PAGES)), DamagedPdfError, "damaged"),
        (b"%PDF-1.7\n", DamagedPdfError, "damaged"),
        (b"%PDF-1.7\n" + b"\xff\x00junk" * 999, DamagedPdfError, "damaged"),
    ],
)
def test_a_file_without_text_is_named_with_the_reason(read, content, error, message):
    with pytest.raises(error, match=message) as caught:
        read(content)
    assert "official: " in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_pdf_that_only_forbids_printing_is_read(read, lake):
    assert read(make_pdf(PAGES, opened_with="")) == lake


def test_text_from_an_editor_on_windows_is_read(read, lake):
    assert read(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()) == lake


def test_a_missing_pdf_reader_is_said_with_the_remedy(read, monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(PdfReaderMissingError, match=r"pip install 'treaty\[pdf\]'"):
        read(make_pdf(PAGES))
    assert read(TEXT.encode()).pages


def test_a_damaged_pdf_says_nothing_but_its_error(tmp_path):
    path = tmp_path / "damaged.pdf"
    path.write_bytes(_without_end(make_pdf(PAGES)))
    program = (
        "import pathlib, sys; from treaty.errors import DamagedPdfError\n"
        "from treaty.official import read_official_text\n"
        "try: read_official_text(pathlib.Path(sys.argv[1]))\n"
        "except DamagedPdfError: print('damaged')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, path], capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("damaged\n", "")


# ---------------------------------------------------------------- clauses


def words(division, place):
    span = division.spans[place]
    return division.text.words[span.start : span.end]


@pytest.mark.parametrize("layout", [TEXT.encode(), make_pdf(PAGES)], ids=["text", "pdf"])
@pytest.mark.parametrize(
    ("place", "begin", "end"),
    [
        (TITLE, "LAKE ACCORD", "AND BELMORA"),
        ("Preamble", "Preamble Ardenia", "Have met."),
        ("I", "I. Purpose", "about the lake."),
        ("II", "II. The lake 1.", "of this text."),
        ("II.1", "1. Clean water Ardenia", "a Lake Dialogue."),
        ("II.1.1", "(1) Boats", "Lake Board;"),
        ("II.1.2", "(2) Fish, such as: (a)", "a Lake Dialogue."),
        ("II.1.2.a", "(a) perch", "and Of the deep"),
        ("II.1.2.b", "(b) trout.", "a Lake Dialogue."),
        ("II.2", "2. Ardenia has", "of this text."),
        ("III.2", "2. It ends", "after notice."),
        (CLOSING, "Done at Millbridge", "Bo Belm Queen"),
    ],
)
def test_a_clause_runs_to_the_next_one_that_is_not_below_it(read, layout, place, begin, end):
    division = divide(read(layout), make_corpus().coded)
    assert words(division, place).startswith(begin)
    assert words(division, place).endswith(end)


def test_passages_are_headings_and_sentences_without_markers(lake):
    division = divide(lake, make_corpus().coded)
    found = [(p.place, p.words, p.is_heading) for p in division.passages]
    first = next(i for i, (place, _, _) in enumerate(found) if place == "II")
    assert found[first : first + 6] == [
        ("II", "The lake", True),
        ("II.1", "Clean water", True),
        (
            "II.1",
            "Ardenia will keep the lake clean for the self-governing shore, "
            "in the areas in (1) and (2):",
            False,
        ),
        ("II.1.1", "Boats of the Lake Board;", False),
        ("II.1.2", "Fish, such as:", False),
        ("II.1.2.a", "perch; and", False),
    ]


def test_another_text_is_refused_with_the_first_clause_that_it_lacks():
    with pytest.raises(OtherTextError, match=r"not the official text of the Lake Accord.* III "):
        divide(join_pages([TEXT.replace("III. Last", "IV. Last")]), make_corpus().coded)


def test_a_preamble_without_a_heading_begins_the_text(lake):
    coded = make_corpus("clauses", "Preamble", "heading_source", value="editors").coded
    division = divide(lake, coded)
    assert words(division, "Preamble").startswith("LAKE ACCORD")
    assert words(division, TITLE) == ""


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It will help. It may ask.", ["It will help.", "It may ask."]),
        ("See the part IV. of this Accord. End.", ["See the part IV. of this Accord.", "End."]),
        ("See Art. 5 and No. 3 there. End.", ["See Art. 5 and No. 3 there.", "End."]),
        ("one; and two; three", ["one; and", "two;", "three"]),
        ('of the "Group". (NEXI). So', ['of the "Group".', "(NEXI).", "So"]),
        ("worth 4.5 billion (2023)3. 2024 came.", ["worth 4.5 billion (2023)3.", "2024 came."]),
        ("no end", ["no end"]),
        ("", []),
    ],
)
def test_sentences(text, sentences):
    assert [text[start:end] for start, end in sentences_of(text)] == sentences


@pytest.mark.parametrize(
    "content", [make_pdf(["one\n1", "2\ntwo"]), b"[page 1]\none\n[page 2]\ntwo"]
)
def test_pages_that_do_not_count_are_not_kept(tmp_path, content):
    path = tmp_path / "official"
    path.write_bytes(content)
    text = read_official_text(path, is_paged=False)
    assert (text.words, text.page_starts) == ("one two", ())
