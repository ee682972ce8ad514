"""What can be found, as plain values: they come from an index, not from the model."""

from enum import StrEnum
from typing import NamedTuple

from treaty.strength import Strength


class Kind(StrEnum):
    """What was found."""

    CLAUSE = "clause"
    OBLIGATION = "obligation"
    MONEY = "money"
    NAME = "name"
    """An organisation, a document or the like that a clause names."""


class Document(NamedTuple):
    """The words and keys by which one thing is found, and what is shown of it."""

    place: int
    """Its number in the index: documents stand in the order of the text."""
    agreement: str
    """Id of the agreement."""
    clause: str
    kind: Kind
    id: str
    """The clause's reference, an obligation's or sum's id, a named thing's id."""
    title: str
    """A clause's heading, an obligation's action, what money is for, a name in full."""
    text: str
    """What else is said about it in the editors' words."""
    quote: str
    """Words of the official text."""
    page: int
    keys: str
    """The words under which it stands, with spaces between them; see :func:`key`."""
    is_heading: bool = False
    """Whether it is a clause that has only other clauses in it."""
    bearer: str | None = None
    """Of an obligation: the id of the Participant who bears it, or ``both``."""
    who: str | None = None
    """Of an obligation: the bearer in words."""
    beneficiary: str | None = None
    """Of an obligation: the id of the Participant for whom it is, or ``both``."""
    modality: str | None = None
    """Of an obligation: the id of its kind of operative verb."""
    strength: Strength | None = None
    """Of an obligation: how firm it is."""


def key(kind: str, id_: str) -> str:
    """Return the word under which a thing of the vocabularies is indexed.

    No word of a text is spelled so, and the engine takes it for one word.

    >>> key("topic", "classified-information")
    'topicꞏclassifiedꞏinformation'
    """
    return f"{kind}ꞏ{id_}".replace("-", "ꞏ")
