"""Which obligations an agreement has: who acts, how firmly, when, and on what terms."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from treaty.answers.filters import Asked, admits, read_filters
from treaty.answers.record import copy_fields
from treaty.corpus import Corpus
from treaty.models import Obligation
from treaty.reference import part_of
from treaty.undertaking import Strength


@dataclass(frozen=True, slots=True)
class FoundObligation:
    """A political commitment: one act that somebody undertakes, intends, seeks, may do, … ."""

    id: str
    """Clause and running number: ``II.1.5-2``."""
    clause: str
    """The clause in which it stands."""
    part: str
    """The Part, or the preamble, in which it stands."""
    bearer: str | tuple[str, ...]
    """Who acts: a Participant's id, ``both`` together, ``either`` for what each may do alone, or
    several ids where the text names several of more than two. Of a term of the instrument ``both``,
    who agreed on it; nobody is to act."""
    beneficiary: str | None
    """For whom: a Participant's id, ``both``, or null where the text names neither."""
    modality: str
    """Kind of operative verb; see the codebook."""
    operative_verb: str
    """The one to four words of the text that carry the modality."""
    strength: Strength
    """How firm it is; derived from modality and conditions, never coded by hand."""
    action: str
    """What is done, in the editors' words."""
    conditions: tuple[str, ...]
    """What the act is subject to; see the codebook."""
    trigger: str | None
    """The event that sets it in motion; see the codebook."""
    deadline: str | None
    """The time limit, as an ISO 8601 duration, date or interval: by when, for how long, or after
    what time."""
    topics: tuple[str, ...]
    """One to three subject matters, the most specific that apply."""
    page: int | None
    """Page of the official document on which the anchor begins; null where it has no pages."""
    anchor: str
    """At most eight consecutive words of the official text that prove it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the official text, from the copy that the user keeps."""

    words: str
    """The sentence as the text has it, with plain quotation marks and dashes."""
    page: int | None
    """Page of the official document on which it begins; null where the text has no pages."""


@dataclass(frozen=True, slots=True)
class FullObligation(FoundObligation):
    """An obligation with all that is coded of it."""

    bearer_basis: str
    """``named``, or ``implied`` where the sentence is passive and names no actor."""
    period: str | None
    """For how long: an ISO 8601 duration (``P10Y``) or interval (``../2027``)."""
    delay: str | None
    """How long after the trigger it takes effect, as an ISO 8601 duration (``P6M``)."""
    note: str | None
    """A reading that was chosen, or what the text leaves open."""
    wording: tuple[Sentence, ...] | None = field(metadata={"may_be_absent": True})
    """The sentence from which it is coded, behind the one that introduces it where that has the
    operative verb; absent where no copy of the official text is kept."""


R = TypeVar("R", bound=FoundObligation)


def find_obligations(corpus: Corpus, **filters: Asked) -> tuple[FoundObligation, ...]:
    """Return the obligations that meet all filters, in the order of the text.

    The filters are those of ``treaty list-obligations``, one value each or several of which any
    will do: ``party``, ``beneficiary``, ``topic``, ``part``, ``clause``, ``strength``,
    ``min_strength``, ``modality``, ``condition``; and ``sole=True``, which leaves out what is borne
    jointly. A party bears its joint obligations too, and what either may do; a topic includes its
    narrower ones, a clause everything below it.

    >>> import treaty
    >>> accord = treaty.load("jpn")
    >>> (found,) = find_obligations(accord, topic="sanctions", min_strength="firm")
    >>> found.id, found.operative_verb
    ('VII.2-1', 'will continue to')
    >>> found.strength.value, found.bearer, found.part
    ('firm', 'japan', 'VII')

    Raises:
        UnknownNameError: The data knows no such party, topic, Part, clause, … .
        ReferenceSyntaxError: A clause cannot be read as a reference.
        TypeError: There is no filter of that name.
    """
    admitted = read_filters(corpus, filters)
    every = (_read(FoundObligation, corpus, each) for each in corpus.obligations)
    return tuple(found for found in every if admits(admitted, found))


def full_obligation(corpus: Corpus, obligation: Obligation) -> FullObligation:
    """Return an obligation with all that is coded of it."""
    return _read(FullObligation, corpus, obligation, wording=None)


def _read(kind: type[R], corpus: Corpus, obligation: Obligation, **others: object) -> R:
    return copy_fields(
        kind,
        obligation,
        part=part_of(obligation.clause),
        strength=corpus.strength_of(obligation),
        deadline=obligation.time_limit,
        **others,
    )


def count_by_strength(found: Iterable[FoundObligation]) -> dict[Strength, int]:
    """Count obligations by strength, the firmest first, leaving out what does not occur."""
    counts = dict.fromkeys(Strength, 0)
    for each in found:
        counts[each.strength] += 1
    return {strength: count for strength, count in counts.items() if count}
