"""What leaves the program of a search."""

from dataclasses import dataclass, field

from treaty.search.documents import Kind
from treaty.search.hits import Found, Hit, Likeness, Match
from treaty.strength import Strength


@dataclass(frozen=True, slots=True)
class Why:
    """Why something was found."""

    typed: str
    """The word as it was typed."""
    likeness: Likeness
    """How what was found is like it."""
    found: str
    """The words of the text or, for a topic or a name, what it is called."""
    label: str | None
    """The label that was typed, as the vocabulary spells it."""


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """One thing in a clause that matches."""

    kind: Kind
    """What it is."""
    id: str
    """The clause's reference, an obligation's or sum's id, a named thing's id."""
    title: str
    """A clause's heading, an obligation's action, what money is for, a name in full."""
    snippet: str
    """The words that show why it was found."""
    score: float
    """From 0 to 1; comparable within one search only."""
    page: int
    """Page of the official document."""
    bearer: str | None
    """Of an obligation: who acts, a Participant's id, ``both`` or ``either``."""
    strength: Strength | None
    """Of an obligation: how firm it is."""
    why: tuple[Why, ...]
    """Why it was found, a reason for each word."""


def _ids(matches: tuple[FoundEntry, ...]) -> list[str]:
    return [match.id for match in matches]


@dataclass(frozen=True, slots=True)
class FoundClause:
    """A clause in which something matches, the best first."""

    rank: int
    """Its place among the hits, from 1."""
    kind: Kind
    """Always ``clause``."""
    clause: str
    """Canonical reference, such as ``II.2.2.a``."""
    id: str
    """The same."""
    title: str
    """Its heading."""
    snippet: str
    """The words that show why it was found."""
    score: float
    """From 0 to 1; comparable within one search only."""
    page: int
    """Page of the official document on which the best match stands."""
    matches: tuple[FoundEntry, ...] = field(metadata={"cell": _ids})
    """What matches in it, the best first."""
    agreement: str
    """Id of the agreement."""


def list_hits(found: Found) -> tuple[FoundClause, ...]:
    """Return the hits of a search, the best first."""
    return tuple(_clause(rank, hit) for rank, hit in enumerate(found.hits, 1))


def _clause(rank: int, hit: Hit) -> FoundClause:
    best = hit.matches[0]
    return FoundClause(
        rank=rank,
        kind=hit.clause.kind,
        clause=hit.clause.clause,
        id=hit.clause.id,
        title=hit.clause.title,
        snippet=best.snippet.text,
        score=round(hit.score, 4),
        page=best.document.page,
        matches=tuple(map(_entry, hit.matches)),
        agreement=hit.clause.agreement,
    )


def _entry(match: Match) -> FoundEntry:
    document = match.document
    return FoundEntry(
        kind=document.kind,
        id=document.id,
        title=document.title,
        snippet=match.snippet.text,
        score=round(match.score, 4),
        page=document.page,
        bearer=document.bearer,
        strength=document.strength,
        why=tuple(Why(r.typed, r.likeness, r.found, r.label) for r in match.reasons),
    )
