"""Silences are asked for in words of their own, in three languages; no label answers for them."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.shipped import accord, lexicon

from treaty.likeness import fold
from treaty.models import Labels, Silence

DATA = Path(__file__).parents[2] / "data"
ACCORD = accord()
LEXICON = lexicon()
SILENCES = [pytest.param(silence, id=silence.id) for silence in ACCORD.silences]


def names_of(labels: Labels) -> tuple[str, ...]:
    return (labels.preferred, *labels.alternative, *labels.hidden, *labels.wider)


# What is a topic or a verb of other agreements alone may be a silence of the Accord.
OWN_VERBS = {o.modality for o in ACCORD.obligations}
OWN_TOPICS = {
    above for o in ACCORD.obligations for topic in o.topics for above in ACCORD.topics_above(topic)
}
# By language and folded name, what it is a label of.
LABELS = {
    (language, fold(name)): label_of
    for label_of, by_language in (
        *((topic.id, topic.labels) for topic in ACCORD.codebook.topics if topic.id in OWN_TOPICS),
        *((concept.id, concept.labels) for concept in LEXICON.concepts),
        *LEXICON.entities.items(),
        *((id_, named) for id_, named in LEXICON.modalities.items() if id_ in OWN_VERBS),
    )
    for language, labels in by_language.items()
    for name in names_of(labels)
}


@pytest.mark.parametrize("silence", SILENCES)
def test_a_silence_is_asked_for_in_three_languages(silence: Silence) -> None:
    assert list(silence.words) == ["en", "uk", "ja"]
    assert all(silence.words.values())


@pytest.mark.parametrize("silence", SILENCES)
def test_a_silence_says_in_one_sentence_what_is_absent(silence: Silence) -> None:
    for sentence in (silence.sentence, silence.reason):
        assert sentence.endswith(".")
        assert ". " not in sentence
    assert silence.sentence.startswith("The Accord ")
    assert {"no", "not", "nothing", "neither"} & set(silence.sentence.split())
    assert not silence.title.endswith(".")


def test_a_word_asks_for_one_silence() -> None:
    asked: dict[tuple[str, str], str] = {}
    for silence in ACCORD.silences:
        for language, words in silence.words.items():
            for word in words:
                assert asked.setdefault((language, fold(word)), silence.id) == silence.id, (
                    f"{word!r} also asks for {asked[language, fold(word)]}"
                )


# What the nearest clause says instead of the words of a silence.
SAID_INSTEAD = {
    "nato-membership": {"euro-atlantic-path"},
    "contact-point": {"authorized-bodies"},
}


@pytest.mark.parametrize("silence", SILENCES)
def test_no_label_stands_for_what_the_text_does_not_say(silence: Silence) -> None:
    taken = {
        word: LABELS[language, fold(word)]
        for language, words in silence.words.items()
        for word in words
        if (language, fold(word)) in LABELS
    }
    assert set(taken.values()) == SAID_INSTEAD.get(silence.id, set())


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("ammunition", "ammunition"),
        ("air defence", "air-defence"),
        ("F-16", "fighter-jets"),
        ("howitzers", "artillery-and-tanks"),
        ("training", "training"),
        ("arms production", "joint-arms-production"),
        ("shall", "legally-binding"),
        ("NATO membership", "nato-membership"),
    ],
)
def test_what_others_promise_and_the_accord_does_not_is_a_silence_here(
    treaty: Any, asked: str, expected: str
) -> None:
    first, *_ = json.loads(treaty("search", asked, "--format", "json").stdout)
    assert (first["kind"], first["id"]) == ("silence", expected)


@pytest.mark.parametrize(
    ("asked", "expected"), [("joint ventures", "II.3.5"), ("EU membership", "VIII.5")]
)
def test_what_the_accord_says_of_a_topic_of_others_is_found(
    treaty: Any, asked: str, expected: str
) -> None:
    first, *_ = json.loads(treaty("search", asked, "--format", "json").stdout)
    assert (first["kind"], first["clause"]) == ("clause", expected)


def test_the_press_is_answered_where_the_text_is_silent() -> None:
    met = {
        claim.id: claim.silence
        for report in ACCORD.reports
        for claim in report.claims
        if claim.silence
    }
    assert met == {"babel-54": "world-bank", "businessupturn-14": "joint-exercises"}
