"""What people ask of an agreement and its text does not say."""

from typing import Annotated

from pydantic import Field, StringConstraints, field_validator

from treaty.language import Language
from treaty.models.base import ClauseReference, Name, Record, Text

AbsentWords = Annotated[str, StringConstraints(pattern=r"^[^\s*]+( [^\s*]+)*\*?$")]


class Silence(Record):
    """A subject that people ask about and the text passes over."""

    prose = ("title", "sentence", "reason", "note")

    id: Name
    """Stable identifier: ``air-defence``."""
    title: Text
    """What is absent, in one line."""
    sentence: Text
    """One plain sentence that says what is absent."""
    words: dict[Language, tuple[Text, ...]]
    """By which words people ask: in English (``en``) and, where they are curated, in others."""
    absent: tuple[AbsentWords, ...] = Field(min_length=1)
    """English words that the official text does not hold; ``arm*`` stands for all that begin so."""
    nearest: ClauseReference | None = None
    """The clause that comes nearest, or None where none comes near."""
    reason: Text
    """Why the nearest clause is not the same, or that none comes near, in one sentence."""
    note: Text | None = None
    """What a reader should bear in mind."""

    @field_validator("words")
    @classmethod
    def _has_english(cls, words: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        if not words.get("en"):
            raise ValueError("a silence needs words in English (en)")
        return words


class Silences(Record):
    """The silences file of an agreement."""

    silences: tuple[Silence, ...] = ()
    """The silences, subject by subject."""
