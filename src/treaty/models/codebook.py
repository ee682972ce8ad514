"""The controlled vocabularies with which agreements are coded."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from pydantic import field_validator, model_validator

from treaty.language import ENGLISH, Language, spoken
from treaty.models.base import Name, Record, Text, WebAddress
from treaty.undertaking import Strength


class ModalityClass(StrEnum):
    """What kind of act an operative verb performs; the first half of the strength rule."""

    UNDERTAKING = "undertaking"
    EFFORT = "effort"
    PERMISSION = "permission"
    STATEMENT = "statement"
    INSTRUMENT = "instrument"


class Labels(Record):
    """What people call a concept in one language, as in SKOS."""

    preferred: Text
    """The name to show."""
    alternative: tuple[Text, ...] = ()
    """Other good names and abbreviations."""
    hidden: tuple[Text, ...] = ()
    """Words that people type though nobody should print them: misspellings, loose synonyms.

    They mean the same or something narrower.
    """
    wider: tuple[Text, ...] = ()
    """Words for something wider, under which the concept falls: "Europe" for accession to the EU.

    What is found by one of them is said to stand under a wider topic.
    """


class Term(Record):
    """One controlled value with its meaning."""

    prose: ClassVar[tuple[str, ...]] = ("label", "definition")

    id: Name
    """The value as it is written in the data."""
    label: Text
    """The value in words."""
    definition: Text
    """When the value applies, and when it does not."""
    also: tuple[Text, ...] = ()
    """Other words that people may type for it."""


class Modality(Term):
    """A kind of operative verb."""

    kind: ModalityClass
    """The act that the verb performs; decides the strength together with the conditions."""
    text_forms: tuple[Text, ...] = ()
    """The words, as regular expressions, by which a sentence is known to need an entry.

    Too many cost an entry under ``no_undertaking``, too few hide an obligation; hence words that
    mostly do what the verb says, and none that mostly do not.
    """


class Condition(Term):
    """Something that an undertaking is made subject to."""

    leaves_discretion: bool
    """Whether the condition leaves the bearer to judge if, how far or when to act."""
    limits_time: bool = False
    """Whether the act ends with an event that the condition names."""


class Trigger(Term):
    """An event that sets a provision in motion."""

    is_attack: bool = False
    """Whether it is an attack, or the threat of one."""


class Topic(Record):
    """A subject matter in a tree of at most three levels."""

    prose = ("definition",)

    id: Name
    """The value as it is written in the data and after ``--topic``."""
    parent: Name | None = None
    """The wider topic, if any; asking for it finds this one too."""
    definition: Text
    """What belongs here."""
    labels: dict[Language, Labels]
    """Names in English (``en``) and, where they are curated, in other languages."""

    @field_validator("labels")
    @classmethod
    def _has_english(cls, labels: dict[str, Labels]) -> dict[str, Labels]:
        if "en" not in labels:
            raise ValueError("a topic needs a label in English (en)")
        return labels

    @property
    def label(self) -> str:
        """The preferred name in the language that is spoken, or else in English."""
        return self.label_in(spoken())

    def label_in(self, language: Language) -> str:
        """Return the preferred name in a language, or else in English."""
        return self.labels.get(language, self.labels[ENGLISH]).preferred


class ComparedTerm(Term):
    """A controlled value that comparisons put more coarsely."""

    compared_as: Name | None = None
    """The value in comparisons of agreements, where that is another."""


class PartTopic(Record):
    """A topic that is coded whole also in agreements that are coded in part."""

    topic: Name
    """The topic."""
    text_words: dict[Language, tuple[Text, ...]]
    """How words on it begin, as regular expressions; a sentence that has one needs an entry."""


class VerdictTerm(Term):
    """A verdict on a claim of the press."""

    prose = ("label", "definition", "examples")

    examples: tuple[Text, ...]
    """Claims that have this verdict, with what the text says."""


class Codebook(Record):
    """The controlled vocabularies that every agreement is coded with."""

    version: Text
    """Version of the data as a whole; changes with every change of data or vocabulary."""
    default_agreement: Name | None = None
    """The agreement that is meant where none is chosen; the first one if None."""
    dated_on: date | None = None
    """Day of this version; None where none is stated."""
    editors: Text | None = None
    """Who wrote the summaries and the coding, and answers for them."""
    licence: Text | None = None
    """What may be done with the data: the licence by its name."""
    licence_url: WebAddress | None = None
    """Address of the licence."""
    strengths: tuple[Term, ...]
    """The six strengths, from the firmest to the least, with their definitions."""
    modalities: tuple[Modality, ...]
    """Kinds of operative verb."""
    conditions: tuple[Condition, ...]
    """Conditions that an undertaking may be subject to."""
    triggers: tuple[Trigger, ...]
    """Events that set a provision in motion."""
    topics: tuple[Topic, ...]
    """Subject matters, parents before children."""
    qualifiers: tuple[ComparedTerm, ...]
    """How an amount is bounded."""
    natures: tuple[ComparedTerm, ...]
    """Whether support has been provided or is announced."""
    entity_kinds: tuple[Term, ...]
    """Kinds of things that an agreement names."""
    coalitions: tuple[Term, ...] = ()
    """Coalitions in which the partner of an agreement can have a role."""
    compared_topics: tuple[PartTopic, ...] = ()
    """The topics on which agreements are compared; each is coded whole in all of them."""
    verdicts: tuple[VerdictTerm, ...] = ()
    """How a claim of the press can stand to the text."""

    @model_validator(mode="after")
    def _strengths_are_complete(self) -> "Codebook":
        if [term.id for term in self.strengths] != [strength.value for strength in Strength]:
            raise ValueError(f"strengths must be, in this order, {', '.join(Strength)}")
        return self
