"""Whether the controlled vocabularies and the lexicon hold together."""

import re
from collections.abc import Iterator

from treaty.errors import Fault
from treaty.likeness import fold
from treaty.loading.consistency.source import Lookup, Source, date_faults, ids_of, repetition_faults
from treaty.loading.strict_yaml import Location
from treaty.models import Codebook, Lexicon
from treaty.quoting import quoted

_VOCABULARIES = {
    "modalities": "modality",
    "conditions": "condition",
    "triggers": "trigger",
    "topics": "topic",
    "qualifiers": "qualifier",
    "natures": "nature",
    "entity_kinds": "entity kind",
    "coalitions": "coalition",
}


def codebook_faults(source: Source[Codebook]) -> Iterator[Fault]:
    """Yield what is wrong between the entries of the codebook."""
    yield from date_faults(source, ("dated_on",), source.record.dated_on)
    for vocabulary, kind in _VOCABULARIES.items():
        terms = getattr(source.record, vocabulary)
        yield from repetition_faults(
            source, kind, (((vocabulary, i, "id"), term.id) for i, term in enumerate(terms))
        )
    known = Lookup("topic", [topic.id for topic in source.record.topics])
    for i, each in enumerate(source.record.compared_topics):
        yield from known.faults(source, ("compared_topics", i, "topic"), each.topic)
    yield from _pattern_faults(source)
    yield from _topic_tree_faults(source)
    yield from _topic_label_faults(source)


def _pattern_faults(source: Source[Codebook]) -> Iterator[Fault]:
    places: list[tuple[Location, str]] = [
        (("compared_topics", i, "text_words", language, n), pattern)
        for i, each in enumerate(source.record.compared_topics)
        for language, patterns in each.text_words.items()
        for n, pattern in enumerate(patterns)
    ]
    places += [
        (("modalities", i, "text_forms", n), pattern)
        for i, modality in enumerate(source.record.modalities)
        for n, pattern in enumerate(modality.text_forms)
    ]
    for place, pattern in places:
        try:
            re.compile(pattern)
        except re.error as error:
            yield source.fault(place, f"no regular expression: {error}")


def _topic_tree_faults(source: Source[Codebook]) -> Iterator[Fault]:
    topics = source.record.topics
    known = Lookup("topic", [topic.id for topic in topics])
    parents = {topic.id: topic.parent for topic in topics}
    seen: set[str] = set()
    for i, topic in enumerate(topics):
        location = ("topics", i, "parent")
        parent = topic.parent
        yield from known.faults(source, location, parent)
        if parent == topic.id:
            yield source.fault(location, f"topic {parent!r} is its own parent")
        elif parent in parents:
            above = parents[parent]
            if above is not None and parents.get(above) is not None:
                message = (
                    f"topic {parent!r} is on the third level already; expected {above!r} or another"
                    " topic of the upper two"
                )
                yield source.fault(location, message)
            if parent not in seen:
                yield source.fault(location, f"topic {parent!r} comes later; parents come first")
        seen.add(topic.id)


def _topic_label_faults(source: Source[Codebook]) -> Iterator[Fault]:
    ids = {topic.id for topic in source.record.topics}
    for i, topic in enumerate(source.record.topics):
        for language, labels in topic.labels.items():
            places: list[tuple[Location, str]] = [(("preferred",), labels.preferred)]
            places += [(("alternative", n), label) for n, label in enumerate(labels.alternative)]
            places += [(("hidden", n), label) for n, label in enumerate(labels.hidden)]
            for place, label in places:
                # An id wins over a label, so this label would find the wrong topic.
                if fold(label) in ids - {topic.id}:
                    location = ("topics", i, "labels", language, *place)
                    yield source.fault(
                        location, f"label {quoted(label)} is the id of another topic"
                    )


def lexicon_faults(source: Source[Lexicon], codebook: Codebook | None) -> Iterator[Fault]:
    """Yield what is wrong between the entries of one file of the lexicon and the codebook.

    Entities are not looked up: an agreement that names one may not be in the folder yet.
    """
    lexicon = source.record
    topics = Lookup("topic", ids_of(codebook.topics if codebook else None))
    modalities = Lookup("modality", ids_of(codebook.modalities if codebook else None))
    yield from repetition_faults(
        source, "concept", ((("concepts", i, "id"), c.id) for i, c in enumerate(lexicon.concepts))
    )
    for i, concept in enumerate(lexicon.concepts):
        for n, topic in enumerate(concept.topics):
            yield from topics.faults(source, ("concepts", i, "topics", n), topic)
    for modality in lexicon.modalities:
        yield from modalities.faults(source, ("modalities", modality), modality)
