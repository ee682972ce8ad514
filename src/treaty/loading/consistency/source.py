"""What every check needs: a record with its file, the names that exist, and the calendar."""

import re
from calendar import monthrange
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from treaty.duration import parse_duration
from treaty.errors import Fault
from treaty.likeness import nearest, nearest_reference
from treaty.loading.strict_yaml import Document, Location
from treaty.models import Agreement, Codebook, Provisions, Term, Topic
from treaty.quoting import quoted
from treaty.undertaking import BOTH, EITHER

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Source(Generic[R]):
    """A record that is valid in itself, with the places of its values."""

    document: Document
    record: R
    incomplete: frozenset[Location] = frozenset()
    """Lists from which entries at fault were left out: nobody can tell what they hold."""

    def fault(self, location: Location, message: str) -> Fault:
        """Return a fault at a value."""
        return self.document.fault_at(location, message)

    def has_all(self, name: str) -> bool:
        """Tell whether every list of a name holds all that is written in it."""
        return all(location[-1] != name for location in self.incomplete)

    def line_of(self, location: Location) -> int:
        """Return the line on which a value stands."""
        return self.fault(location, "").line


@dataclass(frozen=True, slots=True)
class Lookup:
    """The names of one kind that exist."""

    kind: str
    known: Collection[str] | None
    """None where the file that defines them is itself at fault, so that nobody can tell."""
    nearest: Callable[[str, list[str]], list[str]] = nearest

    def faults(self, source: Source[R], location: Location, name: str | None) -> Iterator[Fault]:
        """Yield a fault if a name that was given does not exist."""
        if name is None or self.known is None or name in self.known:
            return
        known = list(dict.fromkeys(self.known))
        hint = ""
        if near := self.nearest(name, known):
            hint = f"; did you mean {near[0]!r}?"
        elif 1 <= len(known) <= 10:
            hint = f"; expected one of: {', '.join(known)}"
        elif known:
            from difflib import get_close_matches

            likest = ", ".join(get_close_matches(name, known, n=3, cutoff=0))
            hint = f"; expected one of {len(known)}, of which the nearest are: {likest}"
        else:
            hint = "; none is defined"
        yield source.fault(location, f"unknown {self.kind} {quoted(name)}{hint}")


class Names:
    """Everything that the records of one agreement may refer to."""

    def __init__(
        self,
        codebook: Source[Codebook] | None,
        agreement: Source[Agreement] | None,
        provisions: Source[Provisions] | None,
    ) -> None:
        """Collect the names from the files that are valid in themselves."""
        book = codebook.record if codebook else None
        self.modalities = Lookup("modality", ids_of(book.modalities if book else None))
        self.conditions = Lookup("condition", ids_of(book.conditions if book else None))
        self.triggers = Lookup("trigger", ids_of(book.triggers if book else None))
        self.topics = Lookup("topic", ids_of(book.topics if book else None))
        self.qualifiers = Lookup("qualifier", ids_of(book.qualifiers if book else None))
        self.natures = Lookup("nature", ids_of(book.natures if book else None))
        self.entity_kinds = Lookup("entity kind", ids_of(book.entity_kinds if book else None))
        self.is_partial = agreement is None or agreement.record.coverage is not None
        sides = agreement.record.participants if agreement else None
        if agreement and not agreement.has_all("participants"):
            sides = None
        participants = None if sides is None else [side.id for side in sides]
        self.participants = Lookup("participant", participants)
        others = [other.id for other in agreement.record.others] if agreement else []
        self.payers = Lookup("participant", participants and [*participants, *others])
        self.compared = Lookup(
            "topic on which agreements are compared",
            [each.topic for each in book.compared_topics] if book else None,
        )
        self.coded_topics = _with_wider(
            [t for c in provisions.record.clauses for o in c.obligations for t in o.topics]
            if provisions
            else [],
            {topic.id: topic.parent for topic in book.topics} if book else {},
        )
        self.coalitions = Lookup("coalition", ids_of(book.coalitions if book else None))
        entries = provisions.record.clauses if provisions else None
        self.obligations = Lookup(
            "obligation",
            None if entries is None else [o.id for c in entries for o in c.obligations],
        )
        self.beneficiaries = Lookup("participant", participants and [*participants, BOTH])
        self.bearers = Lookup("participant", participants and [*participants, BOTH, EITHER])
        clauses = provisions.record.clauses if provisions else None
        if provisions and not provisions.has_all("clauses"):
            clauses = None
        self.pages = None if clauses is None else {c.clause: c.pages for c in clauses}
        self.clauses = Lookup("clause", self.pages, nearest_reference)

    def page_faults(
        self, source: Source[R], location: Location, page: int | None, clause: str | None
    ) -> Iterator[Fault]:
        """Yield a fault if a page is none of those on which a clause stands, or is left out."""
        pages = (self.pages or {}).get(clause or "")
        if pages and page is None:
            message = f"missing page; clause {clause!r} stands on {_span(pages)}"
            yield source.fault(location[:-1], message)
        elif pages and page not in pages:
            message = f"page {page} is outside clause {clause!r}, which stands on {_span(pages)}"
            yield source.fault(location, message)


def _with_wider(topics: Iterable[str], parents: dict[str, str | None]) -> frozenset[str]:
    """Return topics with those that they fall under."""
    found: set[str] = set()
    for topic in topics:
        above: str | None = topic
        while above is not None and above not in found:
            found.add(above)
            above = parents.get(above)
    return frozenset(found)


def ids_of(terms: Iterable[Term | Topic] | None) -> list[str] | None:
    """Return the ids of a vocabulary, or None where nobody can tell them."""
    return None if terms is None else [term.id for term in terms]


def _span(pages: tuple[int, ...]) -> str:
    return f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]} to {pages[-1]}"


def repetition_faults(
    source: Source[R], kind: str, values: Iterable[tuple[Location, str]]
) -> Iterator[Fault]:
    """Yield a fault for each value that stood before."""
    first: dict[str, Location] = {}
    for location, value in values:
        if value in first:
            line = source.line_of(first[value])
            yield source.fault(location, f"duplicate {kind} {quoted(value)}; first on line {line}")
        else:
            first[value] = location


_MOMENT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
OPEN = ".."


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last; None where the period is open."""

    first: date | None
    last: date | None

    def is_within(self, whole: "Period") -> bool:
        """Tell whether another period covers this one."""
        starts = whole.first is None or (self.first is not None and self.first >= whole.first)
        ends = whole.last is None or (self.last is not None and self.last <= whole.last)
        return starts and ends


def parse_period(text: str) -> Period:
    """Return the days that an interval or a date of lesser precision covers.

    >>> parse_period("2022-03/..")
    Period(first=datetime.date(2022, 3, 1), last=None)
    >>> parse_period("2024").last
    datetime.date(2024, 12, 31)

    Raises:
        ValueError: The calendar has no such day, or the end comes before the start.
    """
    start, slash, end = text.partition("/")
    first = None if start == OPEN else _days_of(start)[0]
    closing = end if slash else start
    last = None if closing == OPEN else _days_of(closing)[1]
    if first and last and first > last:
        raise ValueError(f"the interval {quoted(text)} ends before it begins")
    return Period(first, last)


def _days_of(moment: str) -> tuple[date, date]:
    match = _MOMENT.fullmatch(moment)
    try:
        if not match:
            raise ValueError
        # A step that is not given is the first one and, for the last day, the last one.
        year, month, day = (int(step or 0) for step in match.groups())
        first = date(year, month or 1, day or 1)
        return first, date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        raise ValueError(f"the calendar has no {quoted(moment)}{_advice(match)}") from None


def _advice(match: re.Match[str] | None) -> str:
    """Name the last day of the month, where only the day is too late, or the months."""
    if not match or match[1] == "0000" or not match[2]:
        return ""
    if not 1 <= int(match[2]) <= 12:
        return "; months are 01 to 12"
    last = monthrange(int(match[1]), int(match[2]))[1]
    return f"; that month has the days 01 to {last}"


def time_faults(source: Source[R], location: Location, text: str | None) -> Iterator[Fault]:
    """Yield a fault if a date, a duration or an interval has the form but makes no sense."""
    if text is None:
        return
    try:
        if text.startswith("P"):
            parse_duration(text)
        else:
            parse_period(text)
    except ValueError as error:
        yield source.fault(location, str(error))


def date_faults(source: Source[R], location: Location, day: date | None) -> Iterator[Fault]:
    """Yield a fault if a date is not written as one: Pydantic also takes seconds since 1970."""
    if day is not None and source.document.get(location) != day.isoformat():
        yield source.fault(location, f"write the date as {day.isoformat()}")
