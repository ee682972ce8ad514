"""What an index is made of: documents, labels and names, collected from the model.

Needed where an index is built, and only there.
"""

from collections.abc import Iterator
from typing import NamedTuple

from treaty.bearer import BOTH, EITHER
from treaty.corpus import Corpus
from treaty.likeness import fold
from treaty.models import (
    Codebook,
    Labels,
    Language,
    Lexicon,
    MonetaryCommitment,
    Obligation,
    UnpricedSupport,
)
from treaty.search.documents import Document, Kind, key
from treaty.search.labels import Label, Meaning
from treaty.search.probe import NOTHING, Probe, language_of, words_of


class Name(NamedTuple):
    """A word by which a filter's value is called."""

    kind: str
    """``party``, ``topic``, ``strength``, ``modality`` or ``condition``."""
    folded: str
    """As names are compared."""
    id: str
    agreement: str = ""
    """The agreement in which it is called so; empty for what the codebook names."""


def make_documents(corpus: Corpus, first: int) -> Iterator[Document]:
    """Yield everything that can be found, clause by clause in the order of the text.

    Args:
        corpus: The agreement.
        first: The place of the first document.
    """
    others: dict[str, list[Document]] = {clause.clause: [] for clause in corpus.clauses}
    for document in (*_money(corpus), *_names(corpus)):
        others[document.clause].append(document)
    above = {clause.clause.rpartition(".")[0] for clause in corpus.clauses}
    place = first
    for clause in corpus.clauses:
        own = Document(
            place=0,
            agreement=corpus.agreement.id,
            clause=clause.clause,
            kind=Kind.CLAUSE,
            id=clause.clause,
            title=clause.heading,
            text=" · ".join(filter(None, (clause.group_heading, clause.summary))),
            quote=" … ".join(sentence.anchor for sentence in clause.no_undertaking),
            page=clause.pages[0],
            keys="",
            is_heading=clause.clause in above and not clause.obligations,
        )
        obligations = (_obligation(corpus, obligation) for obligation in clause.obligations)
        for document in (own, *obligations, *others[clause.clause]):
            yield document._replace(place=place)
            place += 1


def _obligation(corpus: Corpus, obligation: Obligation) -> Document:
    topics = dict.fromkeys(obligation.topics)
    topics.update((corpus.topics[topic].parent or topic, None) for topic in obligation.topics)
    keys = [key("topic", topic) for topic in topics]
    keys.append(key("modality", obligation.modality))
    keys += [key("condition", condition) for condition in obligation.conditions]
    names = {p.id: (*p.names, p.name)[0] for p in corpus.agreement.participants}
    return Document(
        place=0,
        agreement=corpus.agreement.id,
        clause=obligation.clause,
        kind=Kind.OBLIGATION,
        id=obligation.id,
        title=obligation.action,
        text="",
        quote=f"{obligation.operative_verb} … {obligation.anchor}",
        page=obligation.page,
        keys=" ".join(keys),
        bearer=obligation.bearer,
        who={BOTH: "jointly", EITHER: "either", **names}[obligation.bearer],
        beneficiary=obligation.beneficiary,
        modality=obligation.modality,
        strength=corpus.strength_of(obligation),
    )


def _money(corpus: Corpus) -> Iterator[Document]:
    support: tuple[MonetaryCommitment | UnpricedSupport, ...] = (
        *corpus.commitments,
        *corpus.unpriced,
    )
    for money in support:
        yield Document(
            place=0,
            agreement=corpus.agreement.id,
            clause=money.clause,
            kind=Kind.MONEY,
            id=money.id,
            title=money.title,
            text=money.note or "",
            quote=money.anchor,
            page=money.page,
            keys="",
        )


def _names(corpus: Corpus) -> Iterator[Document]:
    for entity in corpus.agreement.entities:
        for reference in entity.clauses:
            yield Document(
                place=0,
                agreement=corpus.agreement.id,
                clause=reference,
                kind=Kind.NAME,
                id=entity.id,
                title=entity.name,
                text="",
                quote=" · ".join(entity.text_forms),
                page=corpus.clauses_by_reference[reference].pages[0],
                keys=key("entity", entity.id),
            )


def make_names(corpus: Corpus) -> Iterator[Name]:
    """Yield what the Participants of an agreement are called."""
    agreement = corpus.agreement
    for participant in agreement.participants:
        for name in (participant.id, participant.name, *participant.names):
            yield Name("party", fold(name), participant.id, agreement.id)


def make_vocabulary_names(codebook: Codebook) -> Iterator[Name]:
    """Yield what the values of the vocabularies are called: their ids first, then labels."""
    for topic in codebook.topics:
        yield Name("topic", topic.id, topic.id)
    for topic in codebook.topics:
        for labels in topic.labels.values():
            for name in (labels.preferred, *labels.alternative, *labels.hidden):
                yield Name("topic", fold(name), topic.id)
    for kind, terms in (
        ("strength", codebook.strengths),
        ("modality", codebook.modalities),
        ("condition", codebook.conditions),
    ):
        for term in terms:
            yield Name(kind, term.id, term.id)
            yield Name(kind, fold(term.label), term.id)


def make_labels(codebook: Codebook, lexicon: Lexicon) -> Iterator[Label]:
    """Yield the labels of the topics, of the verbs and of the lexicon's concepts."""
    topics = {topic.id: topic.label for topic in codebook.topics}
    for topic in codebook.topics:
        meaning = Meaning(topic.label, NOTHING, _topics([topic.id]), topic.label)
        for language, labels in topic.labels.items():
            yield from _labels(language, meaning, labels)
    for concept in lexicon.concepts:
        name = concept.labels["en"].preferred if "en" in concept.labels else concept.words[0]
        meaning = Meaning(
            name,
            Probe(phrases=concept.words),
            _topics(concept.topics),
            ", ".join(topics[topic] for topic in concept.topics),
        )
        for language, labels in concept.labels.items():
            yield from _labels(language, meaning, labels)
    for modality in codebook.modalities:
        probe = Probe(keys=(key("modality", modality.id),))
        meaning = Meaning(modality.label, probe, is_verb=True)
        for language, labels in lexicon.modalities.get(modality.id, {}).items():
            yield from _labels(language, meaning, labels)


def make_agreement_labels(corpus: Corpus, lexicon: Lexicon) -> Iterator[Label]:
    """Yield the labels of the Participants and of what an agreement names."""
    for participant in corpus.agreement.participants:
        # Codes and longer names add nothing to what the short ones find.
        said = tuple(n for n in participant.names if n.isalpha() and n.istitle() and n.isascii())
        meaning = Meaning(participant.id, Probe(phrases=said or participant.names))
        for name in participant.names:
            yield from _labels(language_of(name), meaning, Labels(preferred=name))
    for entity in corpus.agreement.entities:
        meaning = Meaning(entity.name, Probe(keys=(key("entity", entity.id),)))
        for language, labels in lexicon.entities.get(entity.id, {}).items():
            yield from _labels(language, meaning, labels)


def _topics(ids: tuple[str, ...] | list[str]) -> Probe:
    return Probe(keys=tuple(key("topic", id_) for id_ in ids))


def _labels(language: Language, meaning: Meaning, labels: Labels) -> Iterator[Label]:
    for spelled in (labels.preferred, *labels.alternative, *labels.hidden, *labels.wider):
        words = words_of(spelled)
        if words:
            yield Label(
                language,
                spelled,
                ("".join(words),) if language == "ja" else tuple(words),
                meaning,
                is_hidden=spelled in (*labels.hidden, *labels.wider),
            )
