"""Which obligations of the agreement meet a set of filters."""

from collections.abc import Iterable
from typing import NamedTuple

from treaty.corpus import BOTH, EITHER, Corpus
from treaty.errors import ReferenceSyntaxError, UnknownNameError
from treaty.likeness import fold, nearest
from treaty.models import Obligation, Term
from treaty.reference import is_within, parse_reference, part_of
from treaty.strength import Strength

# From the firmest down. A permission or a statement promises no conduct, so both rank below
# an effort.
FIRMNESS = tuple(Strength)


class FoundObligation(NamedTuple):
    """An obligation with what is derived about it."""

    obligation: Obligation
    strength: Strength

    @property
    def part(self) -> str:
        """The Part (or the preamble) in which it stands."""
        return part_of(self.obligation.clause)

    @property
    def is_joint(self) -> bool:
        """Whether all Participants bear it together."""
        return self.obligation.bearer == BOTH


class ObligationFilter(NamedTuple):
    """What an obligation must meet: every field, and of each field any one of the values.

    An empty field asks for nothing. Values are ids of the data; see :func:`read_filter`.
    """

    bearers: frozenset[str] | None = None
    """Unlike the others, empty means nobody and None anybody: ``--party both --sole``."""
    beneficiaries: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    places: tuple[frozenset[str], ...] = ()
    """Sets of clauses; the obligation stands in or below one clause of each set."""
    modalities: frozenset[str] = frozenset()
    strengths: frozenset[Strength] = frozenset(Strength)
    conditions: frozenset[str] = frozenset()

    def admits(self, found: FoundObligation) -> bool:
        """Tell whether an obligation meets every field."""
        o = found.obligation
        return (
            found.strength in self.strengths
            and (self.bearers is None or o.bearer in self.bearers)
            and (not self.beneficiaries or o.beneficiary in self.beneficiaries)
            and (not self.topics or not self.topics.isdisjoint(o.topics))
            and (not self.modalities or o.modality in self.modalities)
            and (not self.conditions or not self.conditions.isdisjoint(o.conditions))
            and self.admits_place(o.clause)
        )

    def admits_place(self, clause: str) -> bool:
        """Tell whether a clause stands where it is asked for."""
        return all(any(is_within(clause, place) for place in either) for either in self.places)

    @property
    def is_about_obligations(self) -> bool:
        """Whether anything but a place is asked for, which nothing but an obligation has."""
        return self._replace(places=()) != ObligationFilter()


def find_obligations(
    corpus: Corpus, wanted: ObligationFilter | None = None
) -> tuple[FoundObligation, ...]:
    """Return the obligations that meet a filter, in the order of the text."""
    wanted = wanted or ObligationFilter()
    every = (FoundObligation(o, corpus.strength_of(o)) for o in corpus.obligations)
    return tuple(found for found in every if wanted.admits(found))


def count_by_strength(found: Iterable[FoundObligation]) -> dict[Strength, int]:
    """Count obligations by strength, the firmest first, leaving out what does not occur."""
    counts = dict.fromkeys(FIRMNESS, 0)
    for each in found:
        counts[each.strength] += 1
    return {strength: count for strength, count in counts.items() if count}


def read_filter(
    corpus: Corpus,
    *,
    parties: Iterable[str] = (),
    is_sole: bool = False,
    beneficiaries: Iterable[str] = (),
    topics: Iterable[str] = (),
    parts: Iterable[str] = (),
    clauses: Iterable[str] = (),
    modalities: Iterable[str] = (),
    strengths: Iterable[str] = (),
    min_strength: str | None = None,
    conditions: Iterable[str] = (),
) -> ObligationFilter:
    """Make a filter of a user's words.

    A party bears its joint obligations too, unless ``is_sole``; it benefits from mutual ones too.
    A topic includes its narrower ones, a clause everything below it.

    Raises:
        UnknownNameError: The data knows no such party, topic, Part, clause, … .
        ReferenceSyntaxError: A clause cannot be read as a reference.
    """
    bearers = {_get_side(corpus, party) for party in parties}
    sides = {p.id for p in corpus.agreement.participants}
    if is_sole and not bearers:
        bearers = sides
    if bearers & sides:
        # X.3: what either may do, each may do alone.
        bearers |= {EITHER} if is_sole else {BOTH, EITHER}
    if is_sole:
        bearers -= {BOTH}
    benefiting = {_get_side(corpus, party) for party in beneficiaries}
    places = (
        frozenset(get_part(corpus, part) for part in parts),
        frozenset(each.clause for clause in clauses for each in corpus.get_clauses(clause)),
    )
    accepted = {_get_strength(corpus, strength) for strength in strengths} or set(FIRMNESS)
    if min_strength is not None:
        floor = FIRMNESS.index(_get_strength(corpus, min_strength))
        accepted &= set(FIRMNESS[: floor + 1])
    return ObligationFilter(
        bearers=frozenset(bearers) if bearers or is_sole else None,
        beneficiaries=frozenset(benefiting | {BOTH} if benefiting else ()),
        topics=frozenset(
            topic for text in topics for topic in corpus.topics_below(corpus.get_topic(text))
        ),
        places=tuple(place for place in places if place),
        modalities=frozenset(
            get_term("modality", corpus.codebook.modalities, text) for text in modalities
        ),
        strengths=frozenset(accepted),
        conditions=frozenset(
            get_term("condition", corpus.codebook.conditions, text) for text in conditions
        ),
    )


def get_term(kind: str, terms: Iterable[Term], text: str) -> str:
    """Return the id of the controlled value that a user's word means: an id or a label.

    Raises:
        UnknownNameError: The vocabulary has no such value.
    """
    spelled = {fold(name): term.id for term in terms for name in (term.label, term.id)}
    folded = fold(text)
    if folded not in spelled:
        meant = list(dict.fromkeys(spelled[name] for name in nearest(text, spelled)))
        raise UnknownNameError(kind, text, list(dict.fromkeys(spelled.values())), meant)
    return spelled[folded]


def get_part(corpus: Corpus, text: str) -> str:
    """Return the reference of the Part that a user means, by its number or ``preamble``.

    Raises:
        UnknownNameError: The agreement has no such Part.
    """
    parts = [clause.clause for clause in corpus.clauses if "." not in clause.clause]
    try:
        reference = parse_reference(f"Part {text}")
    except ReferenceSyntaxError:
        reference = ""
    if reference not in parts:
        raise UnknownNameError("Part", text, parts, [])
    return reference


def _get_side(corpus: Corpus, text: str) -> str:
    return fold(text) if fold(text) in (BOTH, EITHER) else corpus.get_party(text)


def _get_strength(corpus: Corpus, text: str) -> Strength:
    return Strength(get_term("strength", corpus.codebook.strengths, text))
