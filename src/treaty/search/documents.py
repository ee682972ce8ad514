"""What can be found: one document for each clause, obligation, sum and unpriced support."""

from dataclasses import dataclass
from enum import StrEnum

from treaty.corpus import Corpus
from treaty.models import MonetaryCommitment, Topic, UnpricedSupport


class Kind(StrEnum):
    """What a hit is."""

    CLAUSE = "clause"
    OBLIGATION = "obligation"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Document:
    """The words by which one thing is found."""

    kind: Kind
    clause: str
    id: str
    title: str
    """A clause's heading, an obligation's action, what money is for."""
    text: str
    """What else is said about it in the editors' words."""
    quote: str
    """Words of the official text."""
    topics: tuple[Topic, ...]
    page: int


def make_documents(corpus: Corpus) -> tuple[Document, ...]:
    """Return everything that can be found, in the order of the text, the money last."""
    documents: list[Document] = []
    for clause in corpus.clauses:
        documents.append(
            Document(
                kind=Kind.CLAUSE,
                clause=clause.clause,
                id=clause.clause,
                title=clause.heading,
                text=" ".join(filter(None, (clause.group_heading, clause.summary))),
                quote="",
                topics=(),
                page=clause.pages[0],
            )
        )
        documents += [
            Document(
                kind=Kind.OBLIGATION,
                clause=obligation.clause,
                id=obligation.id,
                title=obligation.action,
                text="",
                quote=f"{obligation.operative_verb} … {obligation.anchor}",
                topics=tuple(corpus.topics[topic] for topic in obligation.topics),
                page=obligation.page,
            )
            for obligation in clause.obligations
        ]
    support: tuple[MonetaryCommitment | UnpricedSupport, ...] = (
        *corpus.commitments,
        *corpus.unpriced,
    )
    documents += [
        Document(
            kind=Kind.MONEY,
            clause=money.clause,
            id=money.id,
            title=money.title,
            text=money.note or "",
            quote=money.anchor,
            topics=(),
            page=money.page,
        )
        for money in support
    ]
    return tuple(documents)


def names_of(topic: Topic) -> str:
    """Return all words by which a topic is known, in every language.

    The words people type count too, though nobody would print them.
    """
    return " · ".join(
        name
        for labels in topic.labels.values()
        for name in (labels.preferred, *labels.alternative, *labels.hidden)
    )
