"""Press reports about an agreement, coded claim by claim."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from treaty.models.base import ClauseReference, Name, Place, Record, Text, WebAddress


class Verdict(StrEnum):
    """How a claim stands to the text; the codebook defines each with examples."""

    SUPPORTED = "supported"
    IMPRECISE = "imprecise"
    OVERSTATED = "overstated"
    CONTRADICTED = "contradicted"
    NOT_IN_ACCORD = "not-in-accord"
    CONTEXT = "context"


class Claim(Record):
    """One claim that a sentence of a report makes."""

    prose = ("claim", "reason")

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+-[0-9]+$")]
    """The report's id and a running number: ``babel-12``."""
    section: Text
    """The report's own heading; ``Title``, ``Lead`` or ``Body`` where there is none."""
    paragraph: Place
    """Line of the report within the section, from 1."""
    sentence: Place
    """Sentence within the paragraph, from 1."""
    claim: Text
    """The claim, in our own words."""
    clauses: tuple[ClauseReference, ...] = ()
    """The clauses that it is about."""
    verdict: Verdict
    """How the claim stands to the text."""
    reason: Text
    """Why, in one line."""
    silence: Name | None = None
    """Of a claim that is not in the agreement: the silence that it meets, if one is coded."""


class ReportedFigure(Record):
    """What a report says about a sum that the agreement states."""

    prose = ("says", "differs")
    named_by = "claim"

    commitment: Text
    """Id of the monetary commitment."""
    claim: Text
    """Id of the claim that says so."""
    says: Text
    """The report's figure, as it presents it, in our own words."""
    differs: Text | None = None
    """How that differs from the agreement; None where it agrees."""


class Report(Record):
    """A press report and everything that it claims."""

    prose = ("title",)

    id: Name
    """Stable identifier: ``babel``."""
    file: Text
    """Name of the file that was coded."""
    title: Text
    """Headline."""
    publisher: Text
    """Who published it."""
    author: Text | None = None
    """Who wrote it; None where unknown."""
    url: WebAddress
    """Address of the report."""
    published: date | None = None
    """Day of publication; None where unknown."""
    consulted_on: date | None = None
    """Day on which it was read at its address; None where unknown."""
    claims: tuple[Claim, ...] = Field(min_length=1)
    """The claims in the order of the report; no sentence is skipped."""
    figures: tuple[ReportedFigure, ...] = ()
    """What it says about the sums of the agreement."""


class Reports(Record):
    """The reports file of an agreement."""

    reports: tuple[Report, ...] = ()
    """The reports, in the order in which they were coded."""
