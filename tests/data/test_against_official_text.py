"""The data is what the official text says: TREATY_OFFICIAL_TEXT names a PDF or a text of it."""

import os
import re
from pathlib import Path

import pytest
from tests.shipped import accord, accord_alone

from treaty.answers.wording import Wording
from treaty.corpus import Corpus
from treaty.models import Collection
from treaty.official import read_official_text, spans_of
from treaty.proof import Kind, prove


@pytest.fixture(scope="module")
def text():
    return read_official_text(Path(os.environ["TREATY_OFFICIAL_TEXT"]))


@pytest.fixture(scope="module")
def proof(text):
    return prove(accord(), text)


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_the_text_bears_out_every(proof, kind):
    assert proof.counts[kind], "nothing was checked"
    failures = [str(check) for check in proof.failures if check.kind is kind]
    if failures:
        pytest.fail("\n".join(failures), pytrace=False)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("lethal", "'lethal' stands in II.1"),
        ("weapon*", "'weapons' stands in II.3.6"),
        ("immobili*", "'immobilized' stands in V.3"),
        ("guarded", None),
    ],
)
def test_a_silence_that_is_none_is_found_out(text, words, found):
    collection = accord_alone().model_dump()
    (coded,) = (c for c in collection["agreements"] if c["agreement"]["id"] == "jpn")
    planted = coded["silences"]["silences"][0]
    planted["absent"] = [words]
    proof = prove(Corpus(Collection.model_validate(collection), "jpn"), text)
    assert [str(check) for check in proof.failures] == (
        [f"silence:{planted['id']}: {found}"] if found else []
    )


def test_the_text_does_not_hold_the_words_by_which_people_ask(text):
    held = {
        word
        for silence in accord().silences
        for word in silence.words["en"]
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text.words, re.IGNORECASE)
    }
    # Those in the text are biological and chemical ones, to be countered; the silence says so.
    assert held == {"weapons"}


def test_every_entry_has_its_sentences_and_every_clause_its_own(text):
    corpus = accord()
    wording = Wording(corpus, text)
    for obligation in corpus.obligations:
        *_, own = wording.of(obligation.id)
        assert spans_of(obligation.anchor, own.words), obligation.id
        said = " ".join(sentence.words for sentence in wording.of(obligation.id))
        assert spans_of(obligation.operative_verb, said), obligation.id
        if obligation.page is not None:
            assert own.page in (obligation.page, obligation.page - 1), obligation.id
    for money in (*corpus.commitments, *corpus.unpriced):
        assert spans_of(money.anchor, wording.of(money.id)[0].words), money.id
    bare = [clause.clause for clause in corpus.clauses if not wording.of(clause.clause)]
    # Parts, and a paragraph, of which the text has but a heading.
    assert bare == ["II", "II.3.3", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
