"""The facts of an agreement as an instrument."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from treaty.language import _
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

    prose = ("name", "short_name")

    id: Name
    """How the data and the command line call it."""
    name: Text
    """Its name in full, as the instrument gives it."""
    short_name: Text | None = None
    """What a sentence calls it; by default the first of ``names``."""
    called_in_text: tuple[Text, ...]
    """The expressions by which the text refers to it."""
    names: tuple[Text, ...]
    """What people type for it, in any language: codes, short names, adjectives."""
    time_zone: TimeZone | None = None
    """Time zone of its capital (``Europe/Paris``), in which deadlines are shown."""
    is_party: bool = True
    """Whether it is a side: the member states of a union that signs act but are none."""

    @property
    def called(self) -> str:
        """What a sentence calls it."""
        return self.short_name or (*self.names, self.name)[0]


class Evidence(Record):
    """Where a fact stands in the official text, and a few words that prove it."""

    clause: ClauseReference | None = None
    """The clause, or None for the title and the closing formula, which are no clause."""
    page: Page | None = None
    """Page of the official document; None where the published text has no pages."""
    anchor: Anchor
    """At most eight consecutive words of the text."""


class Fact(Record):
    """A statement about the instrument, in our words, with its proof."""

    prose = ("statement",)

    statement: Text
    """The fact, in our own words."""
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    """Where the text says so."""


class GeneralReservation(Fact):
    """A clause that makes every act of the agreement subject to something.

    It is said wherever an act is called firm, since no entry repeats it.
    """

    prose = ("statement",)
    named_by = "clause"

    clause: ClauseReference
    """The clause that makes the reservation."""
    conditions: tuple[Name, ...] = Field(min_length=1)
    """What every act is subject to; see the codebook."""


class LegalCharacter(Fact):
    """What kind of instrument an agreement is."""

    is_political: bool = False
    """Whether the editors take it for a political instrument and not for a treaty in law."""


class Signatory(Record):
    """Who signed for a Participant."""

    prose = ("name", "office")
    named_by = "name"

    participant: Name
    """The Participant's id."""
    name: Text
    """The person's name as printed under the signature."""
    office: Text
    """The person's office as printed under the signature."""


class Signature(Record):
    """When, where and by whom the agreement was signed."""

    prose = ("place",)

    on: date
    """Date of signature."""
    place: Text | None = None
    """Place of signature; None where the published text names none."""
    signatories: tuple[Signatory, ...] = ()
    """Who signed; none where the published text has no block of signatures."""
    evidence: tuple[Evidence, ...] = ()
    """Where the text says so."""


class Validity(Record):
    """Entry into effect and duration."""

    prose = ("statement",)

    in_effect_on: date | None = None
    """First day of effect, derived from what brings it into effect; None where no day follows."""
    in_effect_by: Literal["signature", "notification"] | None = None
    """What brings it into effect: signature or the last notification; None if nothing is said."""
    in_effect_clause: ClauseReference | None = None
    """The clause that brings it into effect, among the evidence; None where the text has none."""
    duration: Duration | None = None
    """How long it is valid, as an ISO 8601 duration; None where no term is fixed."""
    counted_from: Literal["signature", "effect"] | None = None
    """From what the duration is counted."""
    expires_on: date | None = None
    """The day that follows from the duration, by the calendar: derived, not stated; None where none
    does."""
    statement: Text
    """The rule in our own words, with what the text leaves open."""
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    """Where the text says so; first how long it is valid."""

    @property
    def entry_into_effect(self) -> Evidence | None:
        """What of the evidence says from when it is in effect; None where the text does not.

        Where one clause says both that and how long, what says how long stands first.
        """
        named = self.in_effect_clause
        found = [each for each in self.evidence if named is not None and each.clause == named]
        return found[-1] if found else None

    @property
    def expiry_derived_from(self) -> str | None:
        """The clause from which the day of expiry follows; None where no day does."""
        return None if self.expires_on is None else self.evidence[0].clause


class Discontinuation(Record):
    """How the agreement can be ended before its time."""

    prose = ("statement",)

    notice: Duration | None = None
    """Time from the notice to the end, as an ISO 8601 duration; None where none is stated."""
    notice_qualifier: Literal["at-least", "preferably"] | None = None
    """How the text bounds that time, where it does."""
    counted_from: Anchor | None = None
    """From what the text counts that time, in its own words, where it says so."""
    statement: Text
    """The rule in our own words."""
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    """Where the text says so."""


class Languages(Record):
    """In which languages the agreement was signed."""

    prose = ("statement",)

    authentic: tuple[Text, ...] = ()
    """The languages in which it was signed, in the order of the text; none if it names none."""
    prevailing: Text | None = None
    """The language that prevails in case of divergence; None where the text names none."""
    statement: Text | None = None
    """What the text adds, in our own words."""
    evidence: tuple[Evidence, ...] = ()
    """Where the text says so."""


class Publication(Record):
    """An official publication of the text."""

    prose = ("publisher",)
    named_by = "url"

    publisher: Text
    """Who publishes it."""
    language: Text | None
    """Language of the published text; null where nobody has looked."""
    url: Annotated[str, StringConstraints(pattern=r"^https://\S+$")]
    """Address of the document."""
    pages: Page | None = None
    """Number of pages; page numbers in the data count in this document. None of a web page."""
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    """Digest of the file that was coded; None where it was another copy of the same text."""


class Entity(Record):
    """A document, organisation, fund, coalition or mechanism that the text names."""

    prose = ("name", "note")

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


class OtherPayer(Record):
    """Somebody who is no side and pays for something that the agreement states."""

    prose = ("name",)

    id: Name
    """How the data calls it."""
    name: Text
    """Its name in full."""


class Consultation(Record):
    """The consultations that the sides promise each other after an attack."""

    prose = ("note",)

    obligation: str
    """Id of the entry that promises them; bearer, time and terms stand there."""
    requested_by: Name | None = None
    """Who may ask for them: a Participant's id or ``either``; None where no request is named."""
    note: Text | None = None
    """What the text leaves open."""


class CoalitionRole(Record):
    """A coalition that the agreement names, with what the partner is or does in it."""

    prose = ("note",)
    named_by = "anchor"

    coalition: Name
    """The coalition; see the codebook."""
    role: Literal["member", "contributes", "leads", "co-leads", "explores"]
    """What the text says of the partner's part."""
    clause: ClauseReference
    """Where it says so."""
    page: Page | None = None
    """Page of the official document; None where the published text has no pages."""
    anchor: Anchor
    """At most eight consecutive words of the text."""
    note: Text | None = None
    """What a reader should know about the naming."""


class Coverage(Record):
    """What of an agreement is coded, where it is not all of it."""

    silent_on: tuple[Name, ...] = ()
    """Topics that were looked for and on which the text says nothing."""


class Agreement(Record):
    """The facts of an agreement as an instrument."""

    prose = ("title", "short_names", "partner", "note")

    id: Name
    """Stable identifier, also the name of its folder, and what ``--agreement`` takes."""
    title: Text
    """Full title, in the spelling of the text but not in its capitals."""
    short_names: tuple[Text, ...] = ()
    """What people call it."""
    partner: Text | None = None
    """Short English name of the side that is not common to all agreements of the folder."""
    participants: tuple[Participant, ...] = Field(min_length=2)
    """The sides, in the order of the title."""
    signature: Signature
    """Date, place and signatories."""
    term: Validity
    """Entry into effect, duration, expiry."""
    discontinuation: Discontinuation | None = None
    """How a Participant may end it; None where the text has no rule."""
    extension: Fact | None = None
    """How its term can be made longer; None where the text has no rule."""
    review: Fact | None = None
    """When or how the sides look at it again; None where the text has no rule."""
    nato_rider: Fact | None = None
    """What holds once a side joins NATO; None where the text has no rule."""
    modification: Fact | None = None
    """How it can be changed; None where the text has no rule."""
    dispute_settlement: Fact | None = None
    """How disputes are settled; None where the text has no rule."""
    languages: Languages
    """Authentic languages and the one that prevails."""
    legal_character: LegalCharacter
    """What kind of instrument it is, and on what that judgement rests."""
    publications: tuple[Publication, ...]
    """Where the official text is published."""
    entities: tuple[Entity, ...] = ()
    """What the text refers to by name; not coded in an agreement that is coded in part."""
    general_reservations: tuple[GeneralReservation, ...] = ()
    """What every act is subject to, whatever its own sentence says; most agreements have none."""
    others: tuple[OtherPayer, ...] = ()
    """Who pays for something that it states and is no side."""
    consultation: Consultation | None = None
    """The consultations after an attack, if it promises any."""
    coalitions: tuple[CoalitionRole, ...] = ()
    """The coalitions that it names with the partner's role."""
    coverage: Coverage | None = None
    """What is coded of it, where that is not everything."""
    note: Text | None = None
    """What a reader should know about the copy of the text that was coded."""

    @property
    def partner_id(self) -> str:
        """The Participant that is not common to all agreements of the folder, the first one."""
        return self.participants[0].id

    @property
    def short_name(self) -> str:
        """What people call it or, where no such name is coded, between whom it is."""
        if self.partner is not None:
            other = self.participants[1]
            between = f"{self.partner}–{other.called}"
            return (*self.short_names, _("{parties} agreement").format(parties=between))[0]
        return (*self.short_names, self.title)[0]
