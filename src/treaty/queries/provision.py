"""One place of the agreement, whole: where it stands, what it holds and what it refers to."""

from enum import StrEnum
from typing import NamedTuple

from treaty.corpus import Corpus
from treaty.errors import ReferenceSyntaxError, TreatyError, UnknownNameError
from treaty.likeness import nearest_reference
from treaty.models import Clause, Entity, MonetaryCommitment, UnpricedSupport
from treaty.queries.claims import FoundClaim
from treaty.queries.obligations import FoundObligation
from treaty.queries.overview import OutlineNode
from treaty.reference import parent_of, parse_reference


class ProvisionKind(StrEnum):
    """What a reference led to."""

    CLAUSE = "clause"
    OBLIGATION = "obligation"
    COMMITMENT = "commitment"
    SUPPORT = "support"


class Provision(NamedTuple):
    """A clause with all that it holds, or one entry of it with the clause in which it stands."""

    id: str
    """The clause's reference, or the entry's id."""
    kind: ProvisionKind
    clause: Clause
    trail: tuple[Clause, ...]
    """The clauses above, from the Part down."""
    obligations: tuple[FoundObligation, ...]
    commitments: tuple[MonetaryCommitment, ...]
    unpriced: tuple[UnpricedSupport, ...]
    children: tuple[OutlineNode, ...]
    """The clauses directly below."""
    entities: tuple[Entity, ...]
    """What the clause names."""
    refers_to: tuple[Clause, ...]
    referred_to_by: tuple[Clause, ...]
    claims: tuple[FoundClaim, ...]
    """What the press claims about the clause."""


def get_provision(corpus: Corpus, text: str) -> Provision:
    """Return what a user's reference means: a clause, an obligation, a sum or unpriced support.

    Raises:
        ReferenceSyntaxError: The text is no reference, or one to several clauses.
        AmbiguousReferenceError: It can mean several places.
        UnknownNameError: The agreement has no such place.
    """
    if entry := corpus.find_entry(text):
        return _of_entry(corpus, entry)
    try:
        return _of_clause(corpus, corpus.get_clause(text))
    except TreatyError:
        _refuse_unknown_entry(corpus, text)
        raise


def get_provisions(corpus: Corpus, text: str) -> tuple[Provision, ...]:
    """Return what a user's references and ranges mean, in the order of the text.

    Raises:
        ReferenceSyntaxError: The text is no reference.
        AmbiguousReferenceError: It can mean several places.
        ClauseRangeError: A range has no content.
        UnknownNameError: The agreement has no such place.
    """
    # An entry wins over a range, "III.2-4": its id is written in no other way.
    if entry := corpus.find_entry(text):
        return (_of_entry(corpus, entry),)
    try:
        return tuple(_of_clause(corpus, clause) for clause in corpus.get_clauses(text))
    except TreatyError:
        _refuse_unknown_entry(corpus, text)
        raise


def _of_entry(corpus: Corpus, entry: str) -> Provision:
    clause = corpus.clauses_by_reference[entry.rpartition("-")[0]]
    whole = _of_clause(corpus, clause)
    obligations = tuple(each for each in whole.obligations if each.obligation.id == entry)
    commitments = tuple(each for each in whole.commitments if each.id == entry)
    unpriced = tuple(each for each in whole.unpriced if each.id == entry)
    if obligations:
        kind = ProvisionKind.OBLIGATION
    else:
        kind = ProvisionKind.COMMITMENT if commitments else ProvisionKind.SUPPORT
    return Provision(
        id=entry,
        kind=kind,
        clause=clause,
        trail=whole.trail,
        obligations=obligations,
        commitments=commitments,
        unpriced=unpriced,
        children=(),
        entities=whole.entities,
        refers_to=whole.refers_to,
        referred_to_by=whole.referred_to_by,
        claims=whole.claims,
    )


def _refuse_unknown_entry(corpus: Corpus, text: str) -> None:
    """Tell a text that has the form of an id from other texts that cannot be followed.

    Raises:
        UnknownNameError: It names an existing clause with entries, but none of them.
    """
    place, hyphen, number = text.strip().rpartition("-")
    if not hyphen or not number.isalnum() or not number.isascii():
        return
    try:
        reference = parse_reference(place)
    except ReferenceSyntaxError:
        return
    known = (*corpus.obligations, *corpus.commitments, *corpus.unpriced)
    siblings = [entry.id for entry in known if entry.clause == reference]
    if siblings:
        entry = f"{reference}-{number.lower()}"
        raise UnknownNameError("entry", entry, siblings, nearest_reference(entry, siblings))


def _of_clause(corpus: Corpus, clause: Clause) -> Provision:
    reference = clause.clause
    return Provision(
        id=reference,
        kind=ProvisionKind.CLAUSE,
        clause=clause,
        trail=_trail(corpus, reference),
        obligations=tuple(FoundObligation(o, corpus.strength_of(o)) for o in clause.obligations),
        commitments=tuple(each for each in corpus.commitments if each.clause == reference),
        unpriced=tuple(each for each in corpus.unpriced if each.clause == reference),
        children=tuple(
            OutlineNode(
                child, child.clause.count(".") + 1, len(corpus.obligations_within(child.clause))
            )
            for child in corpus.children_of(reference)
        ),
        entities=tuple(e for e in corpus.agreement.entities if reference in e.clauses),
        refers_to=tuple(corpus.clauses_by_reference[r] for r in clause.cross_references),
        referred_to_by=tuple(c for c in corpus.clauses if reference in c.cross_references),
        claims=tuple(
            FoundClaim(report, claim)
            for report in corpus.reports
            for claim in report.claims
            if reference in claim.clauses
        ),
    )


def _trail(corpus: Corpus, reference: str) -> tuple[Clause, ...]:
    above = parent_of(reference)
    if above is None:
        return ()
    return (*_trail(corpus, above), corpus.clauses_by_reference[above])
