"""Clauses and the obligations that stand in them."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, field_validator, model_validator

from treaty.models.base import (
    Anchor,
    ClauseReference,
    Duration,
    Entry,
    Interval,
    Moment,
    Name,
    Page,
    Record,
    Text,
)
from treaty.reference import PREAMBLE, marker_of


class Obligation(Entry):
    """One act that somebody undertakes, intends, seeks, may do, recognises or reaffirms.

    The word is the field's; in a political instrument it means a political commitment.
    """

    prose = ("action", "note")

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9.]*-[1-9][0-9]*$")]
    """Clause and running number: ``II.1.5-2``. Never reused for another act."""
    bearer: Name | tuple[Name, ...]
    """Who acts: a Participant's id, ``both`` together, or ``either`` for what each may do alone.

    Several ids where the text names several of more than two.
    """
    bearer_basis: Literal["named", "implied"] = "named"
    """``implied`` where the sentence is passive and names no actor."""
    beneficiary: Name | None = None
    """For whom: a Participant's id, ``both``, or None where the text names neither."""
    modality: Name
    """Kind of operative verb; see the codebook."""
    operative_verb: Annotated[Text, AfterValidator(lambda v: _one_to_four_words(v))]
    """The one to four words of the text that carry the modality."""
    action: Text
    """What is done, in our own words, starting with a verb and true to the modality."""
    conditions: tuple[Name, ...] = ()
    """What the act is subject to; see the codebook."""
    trigger: Name | None = None
    """The event that sets the provision in motion; see the codebook."""
    deadline: Duration | Moment | None = None
    """By when: an ISO 8601 duration from the trigger (``PT24H``) or a date."""
    period: Duration | Interval | None = None
    """For how long: an ISO 8601 duration (``P10Y``) or interval (``../2027``)."""
    delay: Duration | None = None
    """How long after the trigger the act takes effect, as an ISO 8601 duration (``P6M``)."""
    topics: tuple[Name, ...] = Field(min_length=1, max_length=3)
    """One to three subject matters, the most specific that apply."""

    @model_validator(mode="after")
    def _has_one_time_limit(self) -> "Obligation":
        if sum(limit is not None for limit in (self.deadline, self.period, self.delay)) > 1:
            raise ValueError("an act has a deadline, a period or a delay, not two of them")
        return self

    @property
    def bearers(self) -> tuple[str, ...]:
        """Who acts, one or several."""
        return (self.bearer,) if isinstance(self.bearer, str) else self.bearer

    @property
    def time_limit(self) -> str | None:
        """The deadline, period or delay, whichever is coded."""
        return self.deadline or self.period or self.delay


def _one_to_four_words(verb: str) -> str:
    if not 1 <= len(verb.split()) <= 4:
        raise ValueError(f"an operative verb has one to four words, not {len(verb.split())}")
    return verb


class NoUndertaking(Record):
    """A sentence with an operative verb that undertakes nothing, and why."""

    prose = ("reason",)
    named_by = "anchor"

    anchor: Anchor
    """At most eight words of the sentence."""
    page: Page | None = None
    """Page on which the anchor begins; None where the published text has no pages."""
    reason: Text
    """Why the sentence is no obligation."""


class Clause(Record):
    """One addressable place of the agreement, with the obligations that stand in it."""

    prose = ("heading", "group_heading", "summary", "note")
    named_by = "clause"

    clause: ClauseReference
    """Canonical reference, such as ``II.2.2.a``."""
    marker: Text | None = None
    """How the text marks the clause, as printed: ``2.``, ``Part II.``; None where it does not.

    Looked at only in an agreement whose clauses say how they begin.
    """
    begins: Anchor | None = None
    """Its first words as printed, marker included; None where marker and heading tell it.

    An agreement whose Parts have no numbers, or whose numbers restart, is divided by these.
    """
    heading: str = ""
    """The heading of the text or, where it has none, ours.

    Empty in a clause without one, of an agreement that is coded in part.
    """
    heading_source: Literal["text", "editors"] = "text"
    """Whose words the heading is."""
    group_heading: Text | None = None
    """The intermediate heading of the text under which the clause stands, if any."""
    summary: Text | None = None
    """What the clause says, in our own words; None in an agreement that is coded in part."""
    pages: tuple[Page, ...] = ()
    """Pages on which the clause stands, without a gap; none where the published text has none."""
    cross_references: tuple[ClauseReference, ...] = ()
    """Clauses that this one refers to or cannot be read without."""
    obligations: tuple[Obligation, ...] = ()
    """The acts in the order of the text."""
    no_undertaking: tuple[NoUndertaking, ...] = ()
    """Sentences with an operative verb that undertake nothing."""
    note: Text | None = None
    """What a reader should know about how the text prints the clause."""

    @property
    def printed_marker(self) -> str:
        """How the text marks the clause; empty where it does not."""
        if self.begins is not None:
            return self.marker or ""
        return "" if self.clause == PREAMBLE else marker_of(self.clause)

    @field_validator("pages")
    @classmethod
    def _pages_run_on(cls, pages: tuple[int, ...]) -> tuple[int, ...]:
        if pages and pages != tuple(range(pages[0], pages[-1] + 1)):
            raise ValueError("pages must follow one another without a gap")
        return pages
