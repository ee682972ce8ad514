"""The sentences of the lake's text by clause and by entry, through the code that proves them."""

import pytest
from tests.unit.lake import PAGES, TEXT, make_corpus
from tests.unit.test_official import make_pdf

from treaty.answers.wording import UnquotableStyleError, Wording, quote
from treaty.official import keep_copy, read_official_text

KEEP = (
    "Ardenia will keep the lake clean for the self-governing shore, in the areas in (1) and (2):",
    2,
)
SENTENCES = {
    "Preamble": [
        ('Ardenia and Belmora (the "Participants"), Recognizing the worth of the Lake Charter of '
         "3 May 1999;", 1),
        ("Have met.", 1),
    ],
    "I": [("This is about the lake.", 1)],
    "II": [],
    # What follows the last item of the list belongs to the paragraph above it.
    "II.1": [KEEP, ("To this end, the Participants will hold a Lake Dialogue.", 2)],
    "II.1.1": [("Boats of the Lake Board;", 2)],
    "II.1.2": [("Fish, such as:", 2)],
    "II.1.2.a": [("perch; and", 2)],
    "II.2": [
        ("Ardenia has given over 3.5 million crowns since April 2021.", 2),
        ("The cold will require patience.", 2),
        ("Within 24 hours Belmora may swim as told in the part II. of this text.", 3),
    ],
    "II.1-1": [KEEP],
    "II.1-2": [("To this end, the Participants will hold a Lake Dialogue.", 2)],
    # An item has its verb two levels above.
    "II.1.2.a-1": [KEEP, ("perch; and", 2)],
    "II.2-1": [("Within 24 hours Belmora may swim as told in the part II. of this text.", 3)],
}  # fmt: skip


@pytest.fixture(params=["text", "pdf", "copy"])
def wording(request, tmp_path):
    """The words from a plain text, from a PDF that breaks lines and pages, and from a copy."""
    path = tmp_path / "official"
    if request.param == "pdf":
        path.write_bytes(make_pdf(PAGES))
    else:
        path.write_text(TEXT, encoding="utf-8")
    if request.param == "copy":
        keep_copy(read_official_text(path), path)
    return Wording(make_corpus(), read_official_text(path))


@pytest.mark.parametrize("id_", SENTENCES)
def test_a_clause_or_an_entry_has_its_sentences_with_their_pages(wording, id_):
    assert [(each.words, each.page) for each in wording.of(id_)] == SENTENCES[id_]


def test_a_sum_has_the_sentence_that_states_it(wording):
    (sentence,) = wording.of(make_corpus().commitments[0].id)
    assert sentence.words.startswith("Ardenia has given over 3.5 million")


def test_an_entry_whose_anchor_the_text_has_not_has_no_sentence(tmp_path):
    path = tmp_path / "official"
    path.write_text(TEXT.replace("hold a Lake Dialogue", "meet"), encoding="utf-8")
    wording = Wording(make_corpus(), read_official_text(path))
    assert wording.of("II.1-2") == ()
    assert [each.id for each in quote(make_corpus(), wording, ["II.1-1", "II.1-2"])] == ["II.1-1"]


def test_a_quotation_has_all_that_its_reader_needs(wording):
    (quoted,) = quote(make_corpus(), wording, ["II.1.2.a-1"], "oscola")
    assert (quoted.id, quoted.page) == ("II.1.2.a-1", 2)
    assert quoted.wording == f"{KEEP[0]} […] perch; and"
    assert "pt II para 1(2)(a)" in quoted.citation


def test_a_citation_for_a_program_takes_no_words(wording):
    with pytest.raises(UnquotableStyleError, match="bibtex has no place"):
        quote(make_corpus(), wording, ["II.1"], "bibtex")
