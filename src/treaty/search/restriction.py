"""What may be found at all: the filters of obligations, and pages.

The same filters as those of :func:`treaty.queries.read_filter`, read by the names that an index
keeps; a test holds that both choose alike.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from treaty.errors import ReferenceSyntaxError, TreatyError, UnknownNameError
from treaty.likeness import fold, nearest, nearest_reference
from treaty.reference import parse_reference
from treaty.search.documents import key
from treaty.search.index import ANY, Index, Scope
from treaty.strength import Strength

BOTH = "both"
EITHER = "either"
FIRMNESS = tuple(Strength)


class Restriction(NamedTuple):
    """What may be found: conditions that must all be met, as SQL on the table of documents.

    A filter by what only obligations have, a bearer or a strength, leaves obligations alone.
    """

    conditions: tuple[str, ...] = ()
    """In terms of this module only; whatever a user typed stands in the values."""
    values: tuple[str | int, ...] = ()

    def also(self, other: "Restriction") -> "Restriction":
        """Return what meets both."""
        return Restriction(self.conditions + other.conditions, self.values + other.values)

    @property
    def sql(self) -> tuple[str, tuple[str | int, ...]]:
        """All conditions as one, and the values for its marks."""
        joined = " AND ".join(f"({condition})" for condition in self.conditions)
        return joined or ANY, self.values


def read_restriction(
    index: Index,
    scope: Scope,
    *,
    party: Iterable[str] = (),
    sole: bool = False,
    beneficiary: Iterable[str] = (),
    topic: Iterable[str] = (),
    part: Iterable[str] = (),
    clause: Iterable[str] = (),
    page: Iterable[str] = (),
    strength: Iterable[str] = (),
    min_strength: Iterable[str] = (),
    modality: Iterable[str] = (),
    condition: Iterable[str] = (),
) -> Restriction:
    """Make a restriction of a user's words; of each filter, any one value will do.

    A party bears its joint obligations too, unless ``sole``; it benefits from mutual ones too.
    A topic includes its narrower ones, a clause everything below it.

    Raises:
        UnknownNameError: The index knows no such party, topic, Part, clause, page, … .
        ReferenceSyntaxError: A clause cannot be read as a reference.
    """
    found = Restriction()
    bearers = {side for text in party for side in _side(index, scope, text)}
    sides = set(index.names("party", scope).values())
    if sole:
        found = found.also(_any("bearer", ((bearers or sides) | {EITHER}) - {BOTH}))
    elif bearers & sides:
        found = found.also(_any("bearer", bearers | {BOTH, EITHER}))
    elif bearers:
        found = found.also(_any("bearer", bearers))
    if benefiting := {side for text in beneficiary for side in _side(index, scope, text)}:
        found = found.also(_any("beneficiary", benefiting | {BOTH}))
    topics = [id_ for text in topic for id_ in _named(index, scope, "topic", text)]
    below = [each for id_ in topics for each in index.topics_below(id_)]
    found = found.also(_keyed([key("topic", each) for each in below]))
    conditions = [id_ for text in condition for id_ in _named(index, scope, "condition", text)]
    found = found.also(_keyed([key("condition", each) for each in conditions]))
    if modalities := {id_ for t in modality for id_ in _named(index, scope, "modality", t)}:
        found = found.also(_any("modality", modalities))
    found = found.also(_firm(index, scope, tuple(strength), tuple(min_strength)))
    found = found.also(inside([_part(index, scope, text) for text in part]))
    found = found.also(inside([_clause(index, scope, text) for text in clause]))
    if pages := {_page(index, scope, text) for text in page}:
        found = found.also(_any("page", pages))
    return found


def read_fields(
    index: Index, scope: Scope, fields: Mapping[str, tuple[str, ...]]
) -> tuple[list[Restriction], list[tuple[str, str, TreatyError]]]:
    """Return what the fields of a query ask for, one restriction for each field.

    Args:
        index: The index whose names are meant.
        scope: Where is searched.
        fields: Values by the names in :data:`treaty.search.query.FIELDS`.

    Returns:
        The restrictions, and each field and value that cannot be read with the reason.
    """
    restrictions: list[Restriction] = []
    misread: list[tuple[str, str, TreatyError]] = []
    for name, values in fields.items():
        good: list[str] = []
        for value in values:
            try:
                read_restriction(index, scope, **{name.replace("-", "_"): [value]})  # type: ignore[arg-type]
                good.append(value)
            except TreatyError as error:
                misread.append((name, value, error))
        if good:
            read = read_restriction(index, scope, **{name.replace("-", "_"): good})  # type: ignore[arg-type]
            restrictions.append(read)
    return restrictions, misread


def _any(column: str, values: Iterable[str | int]) -> Restriction:
    listed = tuple(values)
    return Restriction((f"documents.{column} IN ({', '.join('?' * len(listed))})",), listed)


def _keyed(keys: Sequence[str]) -> Restriction:
    if not keys:
        return Restriction()
    holds = " OR ".join("instr(' ' || documents.keys || ' ', ?)" for _ in keys)
    return Restriction((holds,), tuple(f" {key} " for key in keys))


def inside(references: Sequence[str]) -> Restriction:
    """Restrict to clauses and what stands below them; no reference restricts nothing."""
    if not references:
        return Restriction()
    stands = " OR ".join(
        "documents.clause = ? OR documents.clause LIKE ? || '.%'" for _ in references
    )
    return Restriction((stands,), tuple(each for ref in references for each in (ref, ref)))


def _firm(
    index: Index, scope: Scope, strengths: Sequence[str], floors: Sequence[str]
) -> Restriction:
    if not strengths and not floors:
        return Restriction()

    def read(texts: Sequence[str]) -> set[Strength]:
        return {Strength(i) for text in texts for i in _named(index, scope, "strength", text)}

    accepted = read(strengths) or set(FIRMNESS)
    for floor in read(floors):
        accepted &= set(FIRMNESS[: FIRMNESS.index(floor) + 1])
    return _any("strength", accepted)


def _side(index: Index, scope: Scope, text: str) -> set[str]:
    return {fold(text)} if fold(text) in (BOTH, EITHER) else _named(index, scope, "party", text)


def _named(index: Index, scope: Scope, kind: str, text: str) -> set[str]:
    if found := index.named(kind, fold(text), scope):
        return found
    names = index.names(kind, scope)
    meant = list(dict.fromkeys(names[name] for name in nearest(text, names)))
    raise UnknownNameError(kind, text, list(dict.fromkeys(names.values())), meant)


def _clause(index: Index, scope: Scope, text: str) -> str:
    reference = parse_reference(text)
    known = index.references(scope)
    if reference not in known:
        parts = [each for each in known if "." not in each]
        raise UnknownNameError("clause", reference, parts, nearest_reference(reference, known))
    return reference


def _part(index: Index, scope: Scope, text: str) -> str:
    parts = [each for each in index.references(scope) if "." not in each]
    try:
        reference = parse_reference(f"Part {text}")
    except ReferenceSyntaxError:
        reference = ""
    if reference not in parts:
        raise UnknownNameError("Part", text, parts, [])
    return reference


def _page(index: Index, scope: Scope, text: str) -> int:
    known = index.pages(scope)
    if text not in map(str, known):
        raise UnknownNameError("page", text, list(map(str, known)), [])
    return int(text)
