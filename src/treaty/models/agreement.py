"""The facts of an agreement as an instrument."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from treaty.models.base import (
    Anchor,
    ClauseReference,
    Duration,
    Name,
    Page,
    Record,
    Text,
    TimeZone,
)


class Participant(Record):
    """One side of the agreement."""

    id: Name
    """How the data and the command line call it."""
    name: Text
    """Its name in full, as the instrument gives it."""
    called_in_text: tuple[Text, ...]
    """The expressions by which the text refers to it."""
    names: tuple[Text, ...]
    """What people type for it, in any language: codes, short names, adjectives."""
    time_zone: TimeZone | None = None
    """Time zone of its capital (``Europe/Paris``), in which deadlines are shown."""


class Evidence(Record):
    """Where a fact stands in the official text, and a few words that prove it."""

    clause: ClauseReference | None = None
    """The clause, or None for the title and the closing formula, which are no clause."""
    page: Page
    """Page of the official document."""
    anchor: Anchor
    """At most eight consecutive words of the text."""


class Fact(Record):
    """A statement about the instrument, in our words, with its proof."""

    statement: Text
    """The fact, in our own words."""
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    """Where the text says so."""


class GeneralReservation(Fact):
    """A clause that makes every act of the agreement subject to something.

    It is said wherever an act is called firm, since no entry repeats it.
    """

    clause: ClauseReference
    """The clause that makes the reservation."""
    conditions: tuple[Name, ...] = Field(min_length=1)
    """What every act is subject to; see the codebook."""


class Signatory(Record):
    """Who signed for a Participant."""

    participant: Name
    """The Participant's id."""
    name: Text
    """The person's name as printed under the signature."""
    office: Text
    """The person's office as printed under the signature."""


class Signature(Record):
    """When, where and by whom the agreement was signed."""

    on: date
    """Date of signature."""
    place: Text
    """Place of signature."""
    signatories: tuple[Signatory, ...]
    """Who signed, one for each Participant."""
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    """Where the text says so."""


class Validity(Record):
    """Entry into effect and duration."""

    in_effect_on: date
    """First day of effect."""
    duration: Duration
    """How long it is valid, as an ISO 8601 duration, counted from signature."""
    expires_on: date
    """The day that follows from signature and duration, by the calendar."""
    statement: Text
    """The rule in our own words, with what the text leaves open."""
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    """Where the text says so."""


class Discontinuation(Record):
    """How the agreement can be ended before its time."""

    notice: Duration
    """Time from the notice to the end, as an ISO 8601 duration."""
    counted_from: Anchor | None = None
    """From what the text counts that time, in its own words, where it says so."""
    statement: Text
    """The rule in our own words."""
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    """Where the text says so."""


class Languages(Record):
    """In which languages the agreement was signed."""

    authentic: tuple[Text, ...]
    """The languages in which it was signed, in the order of the text."""
    prevailing: Text
    """The language that prevails in case of divergence."""
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    """Where the text says so."""


class Publication(Record):
    """An official publication of the text."""

    publisher: Text
    """Who publishes it."""
    language: Text
    """Language of the published text."""
    url: Annotated[str, StringConstraints(pattern=r"^https://\S+$")]
    """Address of the document."""
    pages: Page
    """Number of pages; page numbers in the data count in this document."""


class Entity(Record):
    """A document, organisation, fund, coalition or mechanism that the text names."""

    id: Name
    """Stable identifier."""
    name: Text
    """Its name in full, as the text gives it or, failing that, as it is known."""
    kind: Name
    """Kind of thing; see the codebook."""
    text_forms: tuple[Anchor, ...] = Field(min_length=1)
    """The expressions by which the text names it; a clause that holds one names it."""
    clauses: tuple[ClauseReference, ...] = Field(min_length=1)
    """The clauses whose own words name it, in the order of the text."""
    dated_on: date | None = None
    """Date of the document or event where the text gives one."""
    note: Text | None = None
    """What a reader should know about the naming."""


class Agreement(Record):
    """The facts of an agreement as an instrument."""

    id: Name
    """Stable identifier, also the name of its folder, and what ``--agreement`` takes."""
    title: Text
    """Full title, in the spelling of the text but not in its capitals."""
    short_names: tuple[Text, ...]
    """What people call it."""
    participants: tuple[Participant, ...] = Field(min_length=2)
    """The sides, in the order of the title."""
    signature: Signature
    """Date, place and signatories."""
    term: Validity
    """Entry into effect, duration, expiry."""
    discontinuation: Discontinuation
    """How a Participant may end it."""
    modification: Fact
    """How it can be changed."""
    dispute_settlement: Fact
    """How disputes are settled."""
    languages: Languages
    """Authentic languages and the one that prevails."""
    legal_character: Fact
    """What kind of instrument it is, and on what that judgement rests."""
    publications: tuple[Publication, ...]
    """Where the official text is published."""
    entities: tuple[Entity, ...]
    """What the text refers to by name."""
    general_reservations: tuple[GeneralReservation, ...] = ()
    """What every act is subject to, whatever its own sentence says; most agreements have none."""

    @property
    def short_name(self) -> str:
        """What it is called in headings: the first short name or, without any, the title."""
        return (*self.short_names, self.title)[0]
