"""What can be found: one document for each clause, obligation, sum, unpriced support and name."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from treaty.corpus import Corpus
from treaty.models import MonetaryCommitment, UnpricedSupport
from treaty.queries import FoundObligation


class Kind(StrEnum):
    """What was found."""

    CLAUSE = "clause"
    OBLIGATION = "obligation"
    MONEY = "money"
    NAME = "name"
    """An organisation, a document or the like that a clause names."""


class Document(NamedTuple):
    """The words and keys by which one thing is found."""

    kind: Kind
    agreement: str
    """Id of the agreement."""
    clause: str
    id: str
    """The clause's reference, an obligation's or sum's id, a named thing's id."""
    title: str
    """A clause's heading, an obligation's action, what money is for, a name in full."""
    text: str
    """What else is said about it in the editors' words."""
    quote: str
    """Words of the official text."""
    page: int
    keys: tuple[str, ...] = ()
    """What a label in any language may lead to; see :func:`key`."""
    obligation: FoundObligation | None = None
    """The obligation itself, if the document is one."""
    is_heading: bool = False
    """Whether it is a clause that has only other clauses in it."""


def key(kind: str, id_: str) -> str:
    """Return the word under which a thing of the vocabularies is indexed.

    No word of a text is spelled so, and every engine takes it for one word.

    >>> key("topic", "classified-information")
    'topicꞏclassifiedꞏinformation'
    """
    return f"{kind}ꞏ{id_}".replace("-", "ꞏ")


def make_documents(corpus: Corpus) -> tuple[Document, ...]:
    """Return everything that can be found, clause by clause in the order of the text."""
    others: dict[str, list[Document]] = {clause.clause: [] for clause in corpus.clauses}
    for document in (*_money(corpus), *_names(corpus)):
        others[document.clause].append(document)
    above = {clause.clause.rpartition(".")[0] for clause in corpus.clauses}
    documents: list[Document] = []
    for clause in corpus.clauses:
        documents.append(
            Document(
                kind=Kind.CLAUSE,
                agreement=corpus.agreement.id,
                clause=clause.clause,
                id=clause.clause,
                title=clause.heading,
                text=" · ".join(filter(None, (clause.group_heading, clause.summary))),
                quote=" … ".join(sentence.anchor for sentence in clause.no_undertaking),
                page=clause.pages[0],
                is_heading=clause.clause in above and not clause.obligations,
            )
        )
        for obligation in clause.obligations:
            topics = dict.fromkeys(obligation.topics)
            topics.update((corpus.topics[t].parent or t, None) for t in obligation.topics)
            documents.append(
                Document(
                    kind=Kind.OBLIGATION,
                    agreement=corpus.agreement.id,
                    clause=clause.clause,
                    id=obligation.id,
                    title=obligation.action,
                    text="",
                    quote=f"{obligation.operative_verb} … {obligation.anchor}",
                    page=obligation.page,
                    keys=(
                        *(key("topic", topic) for topic in topics),
                        key("modality", obligation.modality),
                    ),
                    obligation=FoundObligation(obligation, corpus.strength_of(obligation)),
                )
            )
        documents += others[clause.clause]
    return tuple(documents)


def _money(corpus: Corpus) -> Iterator[Document]:
    support: tuple[MonetaryCommitment | UnpricedSupport, ...] = (
        *corpus.commitments,
        *corpus.unpriced,
    )
    for money in support:
        yield Document(
            kind=Kind.MONEY,
            agreement=corpus.agreement.id,
            clause=money.clause,
            id=money.id,
            title=money.title,
            text=money.note or "",
            quote=money.anchor,
            page=money.page,
        )


def _names(corpus: Corpus) -> Iterator[Document]:
    for entity in corpus.agreement.entities:
        for reference in entity.clauses:
            yield Document(
                kind=Kind.NAME,
                agreement=corpus.agreement.id,
                clause=reference,
                id=entity.id,
                title=entity.name,
                text="",
                quote=" · ".join(entity.text_forms),
                page=corpus.clauses_by_reference[reference].pages[0],
                keys=(key("entity", entity.id),),
            )
