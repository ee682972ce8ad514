"""Whether the lexicon holds together and names only what the codebook has."""

from collections.abc import Iterator

from treaty.errors import Fault
from treaty.loading.consistency.source import Lookup, Source, ids_of, repetition_faults
from treaty.models import Codebook, Lexicon


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
