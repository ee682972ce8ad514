"""Everyday words for what agreements say, in several languages."""

from pydantic import Field

from treaty.language import Language
from treaty.models.base import Name, Record, Text
from treaty.models.codebook import Labels


class Concept(Record):
    """An idea that a reader may call otherwise than the provisions do."""

    id: Name
    """Stable identifier."""
    words: tuple[Text, ...] = Field(min_length=1)
    """Words and phrases by which the provisions express it; they lead to it in the text."""
    topics: tuple[Name, ...] = ()
    """Topics that are meant as a whole."""
    labels: dict[Language, Labels]
    """What people call it."""


class Comparison(Record):
    """What people ask of several agreements at once, and the command that answers it."""

    command: Text
    """What stands behind ``treaty``: ``compare money``."""
    asks: dict[Language, tuple[Text, ...]] = Field(default={})
    """Words that ask which of several agreements, whichever is searched: ``the biggest donor``."""
    about: dict[Language, tuple[Text, ...]] = Field(default={})
    """Words that ask so where several are searched, or one of which only a part is coded."""


class Lexicon(Record):
    """The words that search understands beside those of the provisions and of the codebook."""

    concepts: tuple[Concept, ...] = ()
    """Ideas with their names."""
    comparisons: tuple[Comparison, ...] = ()
    """Questions that no single agreement answers."""
    partners: dict[Name, dict[Language, Labels]] = Field(default={})
    """Names of the partners, by the ids of their agreements, in the folder or not."""
    entities: dict[Name, dict[Language, Labels]] = Field(default={})
    """Names of organisations, documents and the like, by the id of an agreement's entity."""
    modalities: dict[Name, dict[Language, Labels]] = Field(default={})
    """Names of kinds of operative verb, by the id of the codebook's modality."""
    function_words: dict[Language, tuple[Text, ...]] = Field(default={})
    """Words of a question that say nothing about its subject: articles, question words."""
