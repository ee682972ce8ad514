"""How many obligations there are: by party, strength and topic, alone and jointly."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from treaty.answers.obligations import FoundObligation
from treaty.corpus import Corpus
from treaty.undertaking import BOTH, EITHER, Strength


@dataclass(frozen=True, slots=True)
class StrengthCount:
    """How many obligations of one strength a Participant bears, on all topics or on one."""

    party: str
    """The Participant's id."""
    strength: Strength
    """How firm they are."""
    topic: str | None
    """The topic, its narrower ones included, or null for the sum over all topics."""
    obligations: int
    """How many it bears: alone, either and jointly together."""
    alone: int
    """How many it alone bears."""
    either: int
    """How many it or another Participant may do alone."""
    jointly: int
    """How many have ``both`` as bearer: what all bear together, and terms of the instrument, on
    which all agreed."""


class Bearers(NamedTuple):
    """How many obligations there are, by how they are borne."""

    obligations: int
    """All of them."""
    alone: int
    """Borne by a single Participant, those included that either may do."""
    jointly: int
    """Borne by all Participants together; not the terms of the instrument, which ask for no act."""


def count_bearers(found: Iterable[FoundObligation]) -> Bearers:
    """Count obligations by how they are borne."""
    listed = list(found)
    acts = [each.bearer for each in listed if each.strength is not Strength.INSTRUMENT]
    jointly = acts.count(BOTH)
    return Bearers(len(listed), len(acts) - jointly, jointly)


def count_strengths(corpus: Corpus, found: Iterable[FoundObligation]) -> tuple[StrengthCount, ...]:
    """Count obligations by party, strength and topic; what does not occur is left out.

    For each party and strength comes the sum over all topics, whose topic is None, then each topic
    with its narrower ones. An obligation may have several topics, so these do not add up.

    >>> import treaty
    >>> from treaty.answers.obligations import find_obligations
    >>> accord = treaty.load("jpn")
    >>> counted = count_strengths(accord, find_obligations(accord, topic="disputes"))
    >>> [(each.party, each.topic, each.jointly) for each in counted][:2]
    [('japan', None, 1), ('japan', 'accord', 1)]
    """
    listed = list(found)
    topics = [(topic.id, corpus.topics_below(topic.id)) for topic in corpus.codebook.topics]
    counted: list[StrengthCount] = []
    for participant in corpus.agreement.participants:
        for strength in Strength:
            borne = [
                each
                for each in listed
                if each.strength is strength and each.bearer in (participant.id, BOTH, EITHER)
            ]
            counted.append(_count(participant.id, strength, None, borne))
            for topic, below in topics:
                on_topic = [each for each in borne if not below.isdisjoint(each.topics)]
                counted.append(_count(participant.id, strength, topic, on_topic))
    return tuple(each for each in counted if each.obligations)


def _count(
    party: str, strength: Strength, topic: str | None, borne: list[FoundObligation]
) -> StrengthCount:
    bearers = [each.bearer for each in borne]
    return StrengthCount(
        party=party,
        strength=strength,
        topic=topic,
        obligations=len(bearers),
        alone=bearers.count(party),
        either=bearers.count(EITHER),
        jointly=bearers.count(BOTH),
    )
