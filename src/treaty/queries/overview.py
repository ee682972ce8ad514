"""The agreement at a glance: its outline, and its vocabularies with how often they are used."""

from typing import NamedTuple

from treaty.corpus import BOTH, Corpus
from treaty.models import Clause, Participant, Topic


class OutlineNode(NamedTuple):
    """A clause as a node of the outline."""

    clause: Clause
    level: int
    """1 for a Part and the preamble, 2 for a paragraph, 3 for an item, 4 for a letter."""
    obligations: int
    """How many obligations stand in the clause and in everything below it."""


class TopicCount(NamedTuple):
    """A topic with the number of obligations that it or a narrower topic has."""

    topic: Topic
    obligations: int


class PartyCount(NamedTuple):
    """A Participant with the number of obligations that it bears."""

    participant: Participant
    alone: int
    jointly: int


def make_outline(corpus: Corpus, depth: int | None = None) -> tuple[OutlineNode, ...]:
    """Return the clauses in the order of the text, down to a level."""
    nodes = (
        OutlineNode(
            clause, clause.clause.count(".") + 1, len(corpus.obligations_within(clause.clause))
        )
        for clause in corpus.clauses
    )
    return tuple(node for node in nodes if depth is None or node.level <= depth)


def count_topics(corpus: Corpus) -> tuple[TopicCount, ...]:
    """Return all topics, each parent before its children, with their obligations.

    An obligation with two narrower topics counts once for their common parent.
    """
    children = [topic for topic in corpus.codebook.topics if topic.parent is not None]
    ordered = [
        topic
        for parent in corpus.codebook.topics
        if parent.parent is None
        for topic in (parent, *(child for child in children if child.parent == parent.id))
    ]
    return tuple(
        TopicCount(
            topic,
            sum(
                not corpus.topics_below(topic.id).isdisjoint(obligation.topics)
                for obligation in corpus.obligations
            ),
        )
        for topic in ordered
    )


def count_parties(corpus: Corpus) -> tuple[PartyCount, ...]:
    """Return the Participants in the order of the title, with their obligations."""
    bearers = [obligation.bearer for obligation in corpus.obligations]
    return tuple(
        PartyCount(participant, alone=bearers.count(participant.id), jointly=bearers.count(BOTH))
        for participant in corpus.agreement.participants
    )
