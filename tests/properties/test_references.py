"""What is written of a clause leads back to it, in every notation; no text breaks the reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.shipped import accord

from treaty.errors import NoPartError, ReferenceSyntaxError, TreatyError
from treaty.reference import Span, parse_reference, parse_references
from treaty.reference.canonical import roman, sort_key

ACCORD = accord()

numbers = st.integers(1, 99).map(str)
parts = st.integers(1, 99).map(roman)
letters = st.sampled_from("abcdefghijklmnopqrstuvwxyz")


@st.composite
def references(draw: st.DrawFn) -> str:
    steps = draw(st.lists(numbers, max_size=3))
    if steps and draw(st.booleans()):
        steps.append(draw(letters))
    return ".".join([draw(parts), *steps])


def bracketed(steps: list[str]) -> str:
    return "".join(f"({step})" for step in steps)


def written(reference: str, part: str, paragraph: str) -> str:
    first, *steps = reference.split(".")
    return part.format(first) + (paragraph.format(steps[0]) + bracketed(steps[1:]) if steps else "")


FORMS = {
    "english": ("Part {}", ", paragraph {}"),
    "english, short": ("pt {}", " para {}"),
    "ukrainian": ("Частина {}", ", пункт {}"),
    "ukrainian, short": ("ч. {}", " п. {}"),
    "japanese": ("第{}部", "第{}項"),
    "japanese, short": ("第{}部", " {}"),
    "an article": ("art. {}", "({})"),
}
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
CYRILLIC = str.maketrans("IXCaceopxyi", "ІХСасеорхуі")


@pytest.mark.parametrize(("part", "paragraph"), FORMS.values(), ids=FORMS)
@given(reference=references())
def test_a_clause_is_read_in_every_language(part: str, paragraph: str, reference: str) -> None:
    assert parse_reference(written(reference, part, paragraph)) == reference


@given(reference=references())
def test_a_clause_is_read_in_the_characters_of_any_keyboard(reference: str) -> None:
    assert parse_reference(reference.translate(FULL_WIDTH)) == reference
    assert parse_reference(reference.translate(CYRILLIC)) == reference
    assert parse_reference(reference.lower()) == reference


@given(reference=references())
def test_an_arabic_number_counts_a_part_only_where_the_word_says_so(reference: str) -> None:
    part, dot, steps = reference.partition(".")
    counted = f"{sort_key(part)[0]}{dot}{steps}"
    assert parse_reference(f"Part {counted}") == reference
    assert parse_reference(f"第{sort_key(part)[0]}部 {steps}") == reference
    with pytest.raises(NoPartError) as caught:
        parse_reference(counted)
    assert (caught.value.steps, caught.value.counted) == (counted, reference)


@given(
    spans=st.lists(st.builds(Span, references(), references()), min_size=1, max_size=4),
    dash=st.sampled_from(["–", "—", "‒", " - ", " to ", " до ", "から"]),
    comma=st.sampled_from([", ", " and ", "; ", " та ", " і ", "、", ", and "]),
)
def test_ranges_and_lists_are_read_in_their_order(spans: list[Span], dash: str, comma: str) -> None:
    spans = [span for span in spans if not span.is_single] or [Span("II.1", "II.2")]
    text = comma.join(f"{span.first}{dash}{span.last}" for span in spans)
    assert parse_references(text) == tuple(spans)
    assert parse_references(", ".join(map(str, spans))) == tuple(spans)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("II.2.2.a–c", ["II.2.2.a–II.2.2.c"]),
        ("II.2.2.A–C", ["II.2.2.a–II.2.2.c"]),
        ("II.2.2.a, c and Part III", ["II.2.2.a", "II.2.2.c", "III"]),
        ("III.1-3", ["III.1–III.3"]),
        ("pt II paras 2(1)–(3)", ["II.2.1–II.2.3"]),
        ("Part II, paragraphs 2 and 3", ["II.2", "II.3"]),
        ("paragraphs 2 and 3 of Part II", ["II.2", "II.3"]),
        ("пункти 2 і 3 частини ІІ", ["II.2", "II.3"]),
        ("Parts 2 and 3", ["II", "III"]),
        ("第2部から第4部、前文", ["II–IV", "Preamble"]),
        ("III.1 III.2", ["III.1", "III.2"]),
        ("II, 2", ["II.2"]),
        ("II-2", ["II.2"]),
        ("II.2.2.", ["II.2.2"]),
        ("Ⅱ．２（２）（ａ）", ["II.2.2.a"]),
        ("第二部第2項", ["II.2"]),
        ("частина і", ["I"]),
        ("the preamble", ["Preamble"]),
        ("II.2.4, p. 4", ["II.2.4"]),
    ],
)
def test_what_is_left_out_is_taken_from_before(text: str, spans: list[str]) -> None:
    assert [str(span) for span in parse_references(text)] == spans


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("II.2.2.в", "'в' behind 'II 2 2' was not understood"),
        ("III.1–", "it ends too early"),
        ("II.1000", "'1000' behind 'II' was not understood"),
        ("IIII.1", "'IIII' was not understood"),
        ("III.1-1", "it begins and ends with III.1"),
        ("II–b", "'b' behind 'II –' was not understood"),
        ("see the harbour", "'see' was not understood"),
    ],
)
def test_a_text_that_is_no_reference_is_told_with_what_was_not_understood(
    text: str, told: str
) -> None:
    with pytest.raises(ReferenceSyntaxError) as caught:
        parse_references(text)
    assert told in str(caught.value)
    assert repr(text) in str(caught.value)


@given(text=st.text(max_size=120) | st.text("IVX123abcі第部–-,.() para", max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        spans = parse_references(text)
    except ReferenceSyntaxError:
        return
    again = parse_references(", ".join(map(str, spans)))
    assert again == spans


@given(text=st.text("IVX123abc–-,.() ", max_size=20))
def test_the_accord_answers_with_clauses_in_its_order_or_one_error(text: str) -> None:
    try:
        found = ACCORD.get_clauses(text)
    except TreatyError:
        return
    places = [ACCORD.clauses.index(clause) for clause in found]
    assert places == sorted(set(places))


def test_every_clause_and_every_range_beside_it_is_found() -> None:
    for clause in ACCORD.clauses:
        assert ACCORD.get_clauses(clause.clause) == (clause,)
        below = ACCORD.children_of(clause.clause)
        if len(below) > 1:
            first, last = below[0].clause, below[-1].clause.rpartition(".")[2]
            assert ACCORD.get_clauses(f"{first}–{last}") == below


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("III.3–III.1", "the range III.3–III.1 cannot be followed: it ends before it begins"),
        ("III.1–IV.2", "its ends do not stand side by side"),
        ("II.2–II.2.2", "its ends do not stand side by side"),
        ("II.2.2.a–k", "unknown clause 'II.2.2.k'; did you mean 'II.2.2.h'"),
        ("3.1", "'3.1' can mean II.3.1 or III.1; write the one you mean"),
        ("9.2", "'9.2' names no Part; did you mean IX.2?"),
        ("12.7", "it names no Part"),
        ("III.2-4", "can mean the entry III.2-4 or the clauses III.2–III.4"),
        ("III.1-1", "unknown clause 'III.1-1'; did you mean 'III.1'?"),
        ("II.2.4-m1", "unknown clause 'II.2.4-m1'; did you mean 'II.2.4'?"),
    ],
)
def test_what_no_clause_answers_is_asked_back(text: str, error: str) -> None:
    with pytest.raises(TreatyError) as caught:
        ACCORD.get_clauses(text)
    assert error in str(caught.value)


def test_one_clause_is_asked_for_in_the_same_words() -> None:
    assert ACCORD.get_clause("Part II, paragraph 2(4)").clause == "II.2.4"
    with pytest.raises(ReferenceSyntaxError, match="it names several"):
        ACCORD.get_clause("III.1–III.2")
