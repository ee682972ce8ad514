"""What stands beside the files of a small corpus in Ukrainian: shown, marked, or at fault."""

from collections.abc import Callable
from pathlib import Path

import pytest

from treaty.corpus import Corpus
from treaty.errors import InvalidDataError
from treaty.loading import load_collection, read_translations
from treaty.models.translation import digest_of

Beside = Callable[[str], None]
PROVISIONS = "agreements/mer/provisions.uk.yaml"


@pytest.fixture
def corpus(harbour: Path) -> Corpus:
    return Corpus(load_collection(harbour))


@pytest.fixture
def digest(corpus: Corpus) -> str:
    return digest_of(corpus.obligations_by_id["I.1.1-1"])


@pytest.fixture
def beside(harbour: Path) -> Beside:
    """Write the Ukrainian of the provisions."""

    def write(text: str) -> None:
        (harbour / PROVISIONS).write_text(text, encoding="utf-8")

    return write


def in_ukrainian(harbour: Path) -> Corpus:
    return Corpus(load_collection(harbour, language="uk"))


def test_a_text_is_shown_in_its_translation(harbour: Path, beside: Beside, digest: str) -> None:
    beside(f"obligations:\n  I.1.1-1:\n    of: {digest}\n    action: очистити гавань від мін\n")

    obligation = in_ukrainian(harbour).obligations_by_id["I.1.1-1"]

    assert obligation.action == "очистити гавань від мін"
    # What proves it is the text's, in its own language.
    assert obligation.operative_verb == "will clear"


def test_a_text_without_a_translation_is_marked(harbour: Path, corpus: Corpus) -> None:
    found = in_ukrainian(harbour)

    assert found.clauses_by_reference["I"].heading == "[en] The harbour"
    assert found.agreement.title == f"[en] {corpus.agreement.title}"
    assert corpus.clauses_by_reference["I"].heading == "The harbour"


def test_a_translation_of_other_english_is_not_shown_and_told(
    harbour: Path, beside: Beside, digest: str
) -> None:
    beside("obligations:\n  I.1.1-1:\n    of: 00000000\n    action: замінувати гавань\n")

    (stale,) = [
        fault
        for each in read_translations(harbour, load_collection(harbour))
        for fault in each.stale.values()
    ]

    assert in_ukrainian(harbour).obligations_by_id["I.1.1-1"].action.startswith("[en] clear the")
    assert str(stale) == (
        f"{harbour / PROVISIONS}:3:9: the English has changed; if this still fits, write {digest}"
    )


def test_what_is_missing_is_known(harbour: Path, beside: Beside, digest: str) -> None:
    beside(f"obligations:\n  I.1.1-1:\n    of: {digest}\n    action: очистити гавань від мін\n")

    (found,) = [
        each
        for each in read_translations(harbour, load_collection(harbour))
        if each.translation == PROVISIONS
    ]

    assert [*found.texts] == [("obligations", "I.1.1-1")]
    assert ("clauses", "I.1.1") in found.missing
    assert ("obligations", "I.1.1-1") not in found.missing


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "obligation:\n  I.1.1-1: {}\n",
            "1:1: unknown kind of entry 'obligation'; did you mean 'obligations'?",
        ),
        ("obligations: nothing\n", "1:14: expected entries by their ids"),
        (
            "obligations:\n  I.1.1-9: {of: a}\n",
            "2:3: unknown entry 'I.1.1-9'",
        ),
        ("obligations:\n  I.1.1-1: text\n", "2:12: expected texts: of, action"),
        (
            "obligations:\n  I.1.1-1: {of: a, acton: x, action: y}\n",
            "2:20: unknown text 'acton'; did you mean 'action'?",
        ),
        ("obligations:\n  I.1.1-1: {of: a}\n", "2:3: missing text 'action'"),
        ("obligations:\n  I.1.1-1: {of: a, action: [x]}\n", "2:28: expected a text"),
        ("obligations:\n  I.1.1-1: {of: a, action: ~}\n", "2:28: expected a text"),
        ("obligations: [\n", "2:1: "),
    ],
)
def test_a_fault_is_told_with_its_place(
    harbour: Path, beside: Beside, text: str, fault: str
) -> None:
    beside(text)

    with pytest.raises(InvalidDataError) as caught:
        in_ukrainian(harbour)

    first, *_ = map(str, caught.value.faults)
    assert first.startswith(f"{harbour / PROVISIONS}:{fault}")


def test_a_list_has_as_many_texts_as_in_english(harbour: Path, corpus: Corpus) -> None:
    path = harbour / "agreements/mer/agreement.uk.yaml"
    path.write_text(
        f"facts:\n  agreement:\n    of: {digest_of(corpus.agreement)}\n"
        "    title: Угода\n    short_names: [Угода, гавань]\n",
        encoding="utf-8",
    )

    with pytest.raises(InvalidDataError, match="expected as many texts as in English, 1"):
        in_ukrainian(harbour)


def test_nothing_else_is_read_where_english_is_asked_for(harbour: Path, beside: Beside) -> None:
    beside("broken: [\n")

    assert Corpus(load_collection(harbour)).obligations_by_id["I.1.1-1"]
