"""The agreement at a glance: its facts, its outline, and its vocabularies with their use."""

from collections.abc import Iterator
from dataclasses import dataclass

from treaty.answers.comparison import Says, why_silent
from treaty.answers.record import copy_fields
from treaty.corpus import Corpus
from treaty.language import _
from treaty.models import Agreement, Topic
from treaty.undertaking import BOTH, EITHER


class Instrument(Agreement):
    """The facts of the agreement as an instrument, with what the data holds of it."""

    clauses: int
    """How many clauses, Parts included, it has."""
    obligations: int
    """How many obligations it has."""
    obligations_are: str
    """What an obligation is here."""
    data_version: str
    """Version of the data."""
    expiry_derived_from: str | None
    """The clause from which the day of expiry follows, which does not stand in the text; null where
    no day follows."""


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """A clause as a node of the outline."""

    clause: str
    """Canonical reference, such as ``II.2.2.a``."""
    heading: str
    """The heading of the text or, where it has none, the editors'; empty where there is none."""
    summary: str | None
    """What the clause says, in the editors' words; null in an agreement that is coded in part."""
    page: int | None
    """Page of the official document on which it begins; null where it has no pages."""
    obligations: int
    """How many obligations stand in the clause and in everything below it."""

    @property
    def level(self) -> int:
        """1 for a Part and the preamble, 2 for a paragraph, 3 for an item, 4 for a letter."""
        return self.clause.count(".") + 1


@dataclass(frozen=True, slots=True)
class TopicCount:
    """A topic with the number of obligations that it or a narrower topic has."""

    id: str
    """The value as it is written in the data and behind ``--topic``."""
    parent: str | None
    """The wider topic, if any."""
    label: str
    """The preferred English name."""
    definition: str
    """What belongs here."""
    obligations: int | None
    """How many obligations have it or a narrower topic; null where nobody has looked for it."""


@dataclass(frozen=True, slots=True)
class PartyCount:
    """A Participant with the number of obligations that it bears."""

    id: str
    """How the data and the command line call it."""
    name: str
    """Its name in full, as the instrument gives it."""
    names: tuple[str, ...]
    """What people type for it, in any language: codes, short names, adjectives."""
    obligations: int
    """How many obligations concern it: those that ``--party`` lists."""
    alone: int
    """How many it bears alone, those included that either may do: ``--party`` with ``--sole``."""
    jointly: int
    """How many have ``both`` as bearer: what it bears together with the others, and terms of the
    instrument, on which all agreed."""


def get_instrument(corpus: Corpus) -> Instrument:
    """Return the facts of the agreement, as they are coded."""
    is_political = corpus.agreement.legal_character.is_political
    return Instrument.model_construct(
        **dict(corpus.agreement),
        clauses=len(corpus.clauses),
        obligations=len(corpus.obligations),
        obligations_are=_(
            "What this data calls obligations are political commitments: what the text says that a "
            "Participant will do, intends, seeks, may do, recognises or reaffirms."
        )
        if is_political
        else _(
            "What this data calls obligations is what the text says that a Participant will do, "
            "intends, seeks, may do, recognises or reaffirms."
        ),
        data_version=corpus.codebook.version,
        expiry_derived_from=corpus.agreement.term.expiry_derived_from,
    )


def make_outline(corpus: Corpus, depth: int | None = None) -> tuple[OutlineNode, ...]:
    """Return the clauses in the order of the text, down to a level.

    >>> import treaty
    >>> [node.clause for node in make_outline(treaty.load("jpn"), 1)][:3]
    ['Preamble', 'I', 'II']
    """
    nodes = (
        copy_fields(
            OutlineNode,
            clause,
            page=corpus.page_of(clause.clause),
            obligations=len(corpus.obligations_within(clause.clause)),
        )
        for clause in corpus.clauses
    )
    return tuple(node for node in nodes if depth is None or node.level <= depth)


def count_topics(corpus: Corpus) -> tuple[TopicCount, ...]:
    """Return all topics, each parent before its children, with their obligations.

    An obligation with two narrower topics counts once for their common parent.
    """
    topics = corpus.codebook.topics

    def from_(parent: str | None) -> Iterator[Topic]:
        for topic in topics:
            if topic.parent == parent:
                yield topic
                yield from from_(topic.id)

    def count(topic: str) -> int | None:
        below = corpus.topics_below(topic)
        found = sum(not below.isdisjoint(obligation.topics) for obligation in corpus.obligations)
        return None if not found and why_silent(corpus, topic) is Says.NOT_CODED else found

    return tuple(copy_fields(TopicCount, each, obligations=count(each.id)) for each in from_(None))


def count_parties(corpus: Corpus) -> tuple[PartyCount, ...]:
    """Return the Participants in the order of the title, with their obligations.

    What either may do counts for each as borne alone, as each may do it without the others.
    """
    bearers = [bearer for obligation in corpus.obligations for bearer in obligation.bearers]
    either, jointly = bearers.count(EITHER), bearers.count(BOTH)
    counted = []
    for each in corpus.agreement.participants:
        alone = bearers.count(each.id) + either
        counted.append(
            copy_fields(PartyCount, each, obligations=alone + jointly, alone=alone, jointly=jointly)
        )
    return tuple(counted)
