"""What all records share: the frozen base and the value types of their fields."""

from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from treaty.errors import ReferenceSyntaxError
from treaty.reference import parse_reference


def _canonical(reference: str) -> str:
    try:
        canonical = parse_reference(reference)
    except ReferenceSyntaxError as error:
        raise ValueError(str(error)) from None
    if canonical != reference:
        raise ValueError(f"write the reference in its canonical form, {canonical!r}")
    return reference


def _at_most_eight_words(anchor: str) -> str:
    if len(anchor.split()) > 8:
        raise ValueError(
            f"an anchor quotes at most eight words, this one has {len(anchor.split())}"
        )
    return anchor


def _time_zone(name: str) -> str:
    # Read here alone; most runs never look at a clock.
    from treaty.zone import get_zone

    get_zone(name)
    return name


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https://\S+$")]
TimeZone = Annotated[str, AfterValidator(_time_zone)]
ClauseReference = Annotated[str, AfterValidator(_canonical)]
Anchor = Annotated[
    Text,
    AfterValidator(_at_most_eight_words),
    # For editors, who see it while they type; the validator says it in words.
    Field(json_schema_extra={"pattern": r"^\s*\S+(\s+\S+){0,7}\s*$"}),
]
# No text has more pages, nor a report more lines; a number without end would fill the memory.
Place = Annotated[int, Field(ge=1, le=99_999)]
Page = Place
Duration = Annotated[str, StringConstraints(pattern=r"^P([0-9]+[YMD][YMD0-9]*|T[0-9]+H)$")]
# What the loader says of a month 13 tells more than a pattern; an editor has but the pattern.
_IN_CALENDAR = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
Moment = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"),
    Field(json_schema_extra={"pattern": rf"^{_IN_CALENDAR}$"}),
]
Interval = Annotated[
    str,
    StringConstraints(
        pattern=r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|\.\.)(/([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|\.\.))?$"
    ),
    Field(json_schema_extra={"pattern": rf"^({_IN_CALENDAR}|\.\.)(/({_IN_CALENDAR}|\.\.))?$"}),
]


class Record(BaseModel):
    """A frozen record that refuses unknown keys."""

    # Start-up: a validator is built when it is first used, so that the parts of a collection share
    # the collection's. The docstrings under the fields are for readers; to read them at import
    # would cost 20 ms.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    prose: ClassVar[tuple[str, ...]] = ()
    """The fields that are put in our own words, so that other languages have others."""
    named_by: ClassVar[str] = "id"
    """The field that tells the records of a list apart."""


class Entry(Record):
    """Something that is coded in a clause, with its proof."""

    prose: ClassVar[tuple[str, ...]] = ("note",)

    id: str
    """The clause and, behind a hyphen, what tells its entries apart."""
    page: Page | None = None
    """Page on which the anchor begins; None where the published text has no pages."""
    anchor: Anchor
    """At most eight consecutive words of the text that prove the entry."""
    note: Text | None = None
    """A reading that was chosen, or what the text leaves open."""

    @property
    def clause(self) -> str:
        """The clause in which the entry stands."""
        return self.id.rpartition("-")[0]
