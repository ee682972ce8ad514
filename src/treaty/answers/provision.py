"""One place of the agreement, whole: where it stands, what it holds and what it refers to."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from treaty.answers.money import (
    FullShare,
    FullSum,
    FullSupport,
    full_share,
    full_sum,
    full_support,
)
from treaty.answers.obligations import FullObligation, Sentence, full_obligation
from treaty.answers.press import FoundClaim, found_claim
from treaty.answers.record import copy_fields
from treaty.corpus import Corpus
from treaty.errors import (
    AmbiguousReferenceError,
    ReferenceSyntaxError,
    TreatyError,
    UnknownNameError,
)
from treaty.likeness import nearest_reference
from treaty.models import Clause, NoUndertaking, Verdict
from treaty.reference import parent_of, parse_reference, part_of


class ProvisionKind(StrEnum):
    """What a reference led to."""

    CLAUSE = "clause"
    OBLIGATION = "obligation"
    COMMITMENT = "commitment"
    SHARE = "share"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class NamedClause:
    """A clause by its reference and heading."""

    clause: str
    """Canonical reference, such as ``II.2.2.a``."""
    heading: str
    """The heading of the text or, where it has none, the editors'."""


@dataclass(frozen=True, slots=True)
class ChildClause(NamedClause):
    """A clause directly below another."""

    obligations: int
    """How many obligations stand in it and in everything below it."""


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """A document, organisation, fund or mechanism that the clause names."""

    id: str
    """Stable identifier."""
    name: str
    """Its name in full."""
    kind: str
    """Kind of thing; see the codebook."""


@dataclass(frozen=True, slots=True)
class Provision:
    """A clause with all that it holds, or one entry of it with the clause in which it stands."""

    id: str
    """The clause's reference, or the entry's id."""
    kind: ProvisionKind
    """What the reference led to."""
    clause: str
    """Canonical reference of the clause."""
    part: str
    """The Part, or the preamble, in which it stands."""
    trail: tuple[NamedClause, ...]
    """The clauses above, from the Part down."""
    heading: str
    """The heading of the text or, where it has none, the editors'."""
    heading_source: str
    """Whose words the heading is: ``text`` or ``editors``."""
    group_heading: str | None
    """The text's intermediate heading above the clause, if any."""
    summary: str
    """What the clause says, in the editors' words."""
    pages: tuple[int, ...]
    """Pages of the official document on which it stands."""
    obligations: tuple[FullObligation, ...]
    """The acts that stand in it, in the order of the text."""
    commitments: tuple[FullSum, ...]
    """The sums of money that it states."""
    shares: tuple[FullShare, ...]
    """Support that it states as a share of the gross domestic product."""
    unpriced: tuple[FullSupport, ...]
    """Support that it names without an amount."""
    children: tuple[ChildClause, ...]
    """The clauses directly below."""
    names: tuple[NamedEntity, ...]
    """What the clause names."""
    refers_to: tuple[NamedClause, ...]
    """Clauses to which it refers or without which it cannot be read."""
    referred_to_by: tuple[NamedClause, ...]
    """Clauses that refer to it."""
    claims: tuple[FoundClaim, ...]
    """What the press claims about the clause."""
    no_undertaking: tuple[NoUndertaking, ...]
    """Sentences with an operative verb that undertake nothing."""
    wording: tuple[Sentence, ...] | None = field(metadata={"may_be_absent": True})
    """The sentences of the clause itself, without those of the clauses below, or those from which
    the entry is coded; absent where no copy of the official text is kept."""


def get_provision(corpus: Corpus, text: str) -> Provision:
    """Return what a user's reference means: a clause, an obligation, a sum or unpriced support.

    >>> import treaty
    >>> get_provision(treaty.load("jpn"), "II.2(2)(a)").heading
    'Humanitarian mine action and debris clearance'

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


def other_command(corpus: Corpus, id_: str) -> str | None:
    """Return the command that shows what has an id and is no provision: a claim or a silence.

    >>> import treaty
    >>> [other_command(treaty.load("jpn"), each) for each in ("babel-10", "troops", "III.1")]
    ['treaty claims --source babel', 'treaty silences troops', None]
    """
    for report in corpus.reports:
        for claim in report.claims:
            if claim.id == id_:
                folded = " --all" if claim.verdict is Verdict.CONTEXT else ""
                return f"treaty claims --source {report.id}{folded}{corpus.chosen_by}"
    if any(silence.id == id_ for silence in corpus.silences):
        return f"treaty silences {id_}{corpus.chosen_by}"
    return None


def _of_entry(corpus: Corpus, entry: str) -> Provision:
    whole = _of_clause(corpus, corpus.clauses_by_reference[entry.rpartition("-")[0]])
    obligations = tuple(each for each in whole.obligations if each.id == entry)
    commitments = tuple(each for each in whole.commitments if each.id == entry)
    shares = tuple(each for each in whole.shares if each.id == entry)
    if obligations:
        kind = ProvisionKind.OBLIGATION
    elif commitments:
        kind = ProvisionKind.COMMITMENT
    else:
        kind = ProvisionKind.SHARE if shares else ProvisionKind.SUPPORT
    return replace(
        whole,
        id=entry,
        kind=kind,
        obligations=obligations,
        commitments=commitments,
        shares=shares,
        unpriced=tuple(each for each in whole.unpriced if each.id == entry),
        children=(),
        no_undertaking=(),
    )


def get_provisions(corpus: Corpus, texts: Sequence[str]) -> tuple[Provision, ...]:
    """Return what several references and ranges mean, each once, in the order in which they stand.

    What does not make sense piece by piece is one reference, written with blanks.

    >>> import treaty
    >>> accord = treaty.load("jpn")
    >>> [each.id for each in get_provisions(accord, ["III.1-III.2", "II.2.4-m1"])]
    ['III.1', 'III.2', 'II.2.4-m1']
    >>> [each.id for each in get_provisions(accord, ["II", "2", "(2)", "(a)"])]
    ['II.2.2.a']

    Raises:
        ReferenceSyntaxError: A text is no reference.
        AmbiguousReferenceError: It can mean several places.
        ClauseRangeError: A range ends before it begins, or its ends do not stand side by side.
        UnknownNameError: The agreement has no such place.
    """
    try:
        found = [each for text in texts for each in _provisions(corpus, text)]
    except (AmbiguousReferenceError, ReferenceSyntaxError):
        found = _provisions(corpus, " ".join(texts))
    return tuple({each.id: each for each in found}.values())


def _provisions(corpus: Corpus, text: str) -> list[Provision]:
    # An entry wins over a range, "III.2-4": its id is written in no other way.
    if entry := corpus.find_entry(text):
        return [_of_entry(corpus, entry)]
    try:
        clauses = corpus.get_clauses(text)
    except TreatyError:
        _refuse_unknown_entry(corpus, text)
        raise
    return [_of_clause(corpus, clause) for clause in clauses]


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
    known = (*corpus.obligations, *corpus.commitments, *corpus.shares, *corpus.unpriced)
    siblings = [entry.id for entry in known if entry.clause == reference]
    if siblings:
        entry = f"{reference}-{number.lower()}"
        raise UnknownNameError("entry", entry, siblings, nearest_reference(entry, siblings))


def _of_clause(corpus: Corpus, clause: Clause) -> Provision:
    reference = clause.clause
    return copy_fields(
        Provision,
        clause,
        id=reference,
        kind=ProvisionKind.CLAUSE,
        wording=None,
        part=part_of(reference),
        trail=_trail(corpus, reference),
        obligations=tuple(full_obligation(corpus, each) for each in clause.obligations),
        commitments=tuple(map(full_sum, corpus.commitments_in(reference))),
        shares=tuple(map(full_share, corpus.shares_in(reference))),
        unpriced=tuple(map(full_support, corpus.unpriced_in(reference))),
        children=tuple(
            copy_fields(
                ChildClause, child, obligations=len(corpus.obligations_within(child.clause))
            )
            for child in corpus.children_of(reference)
        ),
        names=tuple(
            copy_fields(NamedEntity, each)
            for each in corpus.agreement.entities
            if reference in each.clauses
        ),
        refers_to=tuple(
            _named(corpus.clauses_by_reference[other]) for other in clause.cross_references
        ),
        referred_to_by=tuple(
            _named(other) for other in corpus.clauses if reference in other.cross_references
        ),
        claims=tuple(
            found_claim(report, claim)
            for report in corpus.reports
            for claim in report.claims
            if reference in claim.clauses
        ),
    )


def _named(clause: Clause) -> NamedClause:
    return copy_fields(NamedClause, clause)


def _trail(corpus: Corpus, reference: str) -> tuple[NamedClause, ...]:
    above = parent_of(reference)
    if above is None:
        return ()
    return (*_trail(corpus, above), _named(corpus.clauses_by_reference[above]))
