"""The loaded agreement as an immutable whole: look up by id, resolve names, derive strength.

Reads no file and prints nothing. Look-ups that take a user's words raise
:class:`~treaty.errors.UnknownNameError` with the nearest valid values.
"""

from collections.abc import Iterable
from functools import cached_property

from treaty.errors import UnknownNameError
from treaty.likeness import fold, nearest, nearest_reference
from treaty.models import (
    Agreement,
    Clause,
    Codebook,
    CodedAgreement,
    Collection,
    Condition,
    Modality,
    ModalityClass,
    MonetaryCommitment,
    Obligation,
    Report,
    Silence,
    Term,
    Topic,
    UnpricedSupport,
)
from treaty.reference import is_within, parent_of, parse_reference
from treaty.strength import Strength

BOTH = "both"
"""The bearer of what all Participants do together."""
EITHER = "either"
"""The bearer of what each Participant may do alone, such as to give notice (X.3)."""


def derive_strength(modality: ModalityClass, conditions: Iterable[Condition]) -> Strength:
    """Derive how firm a provision is: the one rule, documented in the codebook.

    A statement is declaratory, a permission a permission, an effort aspirational, a term of the
    instrument itself (its duration, say) binds no conduct and is a kind of its own. An undertaking
    is qualified if any condition leaves the bearer discretion, and firm otherwise.

    >>> derive_strength(ModalityClass.UNDERTAKING, [])
    <Strength.FIRM: 'firm'>
    """
    match modality:
        case ModalityClass.STATEMENT:
            return Strength.DECLARATORY
        case ModalityClass.INSTRUMENT:
            return Strength.INSTRUMENT
        case ModalityClass.PERMISSION:
            return Strength.PERMISSION
        case ModalityClass.EFFORT:
            return Strength.ASPIRATIONAL
        case ModalityClass.UNDERTAKING:
            if any(condition.leaves_discretion for condition in conditions):
                return Strength.QUALIFIED
            return Strength.FIRM


class Corpus:
    """One agreement with the codebook it is coded with."""

    def __init__(self, collection: Collection, agreement_id: str | None = None) -> None:
        """Choose an agreement; without an id, the first one of the collection.

        Raises:
            UnknownNameError: The collection has no agreement of that id.
        """
        by_id = {coded.agreement.id: coded for coded in collection.agreements}
        if agreement_id is not None and agreement_id not in by_id:
            raise UnknownNameError(
                "agreement", agreement_id, sorted(by_id), nearest(agreement_id, by_id)
            )
        self.coded: CodedAgreement = by_id[agreement_id or next(iter(by_id))]
        self.codebook: Codebook = collection.codebook

    @property
    def agreement(self) -> Agreement:
        """The facts of the instrument."""
        return self.coded.agreement

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """All clauses in the order of the text."""
        return self.coded.provisions.clauses

    @property
    def commitments(self) -> tuple[MonetaryCommitment, ...]:
        """Sums that the text states."""
        return self.coded.money.commitments

    @property
    def unpriced(self) -> tuple[UnpricedSupport, ...]:
        """Support without a stated sum."""
        return self.coded.money.unpriced

    @property
    def reports(self) -> tuple[Report, ...]:
        """What the press made of the agreement."""
        return self.coded.reports.reports

    @property
    def silences(self) -> tuple[Silence, ...]:
        """What people ask and the text does not say."""
        return self.coded.silences.silences

    @cached_property
    def obligations(self) -> tuple[Obligation, ...]:
        """All obligations in the order of the text."""
        return tuple(obligation for clause in self.clauses for obligation in clause.obligations)

    @cached_property
    def clauses_by_reference(self) -> dict[str, Clause]:
        """Clauses by canonical reference."""
        return {clause.clause: clause for clause in self.clauses}

    @cached_property
    def obligations_by_id(self) -> dict[str, Obligation]:
        """Obligations by id."""
        return {obligation.id: obligation for obligation in self.obligations}

    @cached_property
    def modalities(self) -> dict[str, Modality]:
        """Modalities by id."""
        return {term.id: term for term in self.codebook.modalities}

    @cached_property
    def conditions(self) -> dict[str, Condition]:
        """Conditions by id."""
        return {term.id: term for term in self.codebook.conditions}

    @cached_property
    def triggers(self) -> dict[str, Term]:
        """Triggers by id."""
        return {term.id: term for term in self.codebook.triggers}

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """Topics by id."""
        return {topic.id: topic for topic in self.codebook.topics}

    def strength_of(self, obligation: Obligation) -> Strength:
        """Derive the strength of an obligation from its modality and conditions."""
        return derive_strength(
            self.modalities[obligation.modality].kind,
            (self.conditions[condition] for condition in obligation.conditions),
        )

    def children_of(self, reference: str) -> tuple[Clause, ...]:
        """Return the clauses directly below a clause, in the order of the text."""
        return tuple(clause for clause in self.clauses if parent_of(clause.clause) == reference)

    def obligations_within(self, reference: str) -> tuple[Obligation, ...]:
        """Return the obligations of a clause and of all clauses below it."""
        return tuple(o for o in self.obligations if is_within(o.clause, reference))

    def get_clause(self, text: str) -> Clause:
        """Return the clause that a user's reference means.

        Raises:
            ReferenceSyntaxError: The text is no reference at all.
            UnknownNameError: The agreement has no such clause.
        """
        reference = parse_reference(text)
        clause = self.clauses_by_reference.get(reference)
        if clause is None:
            known = list(self.clauses_by_reference)
            above = parent_of(reference)
            while above is not None and above not in self.clauses_by_reference:
                above = parent_of(above)
            candidates = [c.clause for c in self.children_of(above)] if above else []
            raise UnknownNameError(
                "clause",
                reference,
                candidates or [r for r in known if "." not in r],
                nearest_reference(reference, candidates or known),
            )
        return clause

    def get_party(self, text: str) -> str:
        """Return the id of the Participant that a user's word means, in any language.

        Raises:
            UnknownNameError: No Participant is called so.
        """
        folded = fold(text)
        for participant in self.agreement.participants:
            if folded in {fold(n) for n in (participant.id, participant.name, *participant.names)}:
                return participant.id
        ids = [participant.id for participant in self.agreement.participants]
        spelled = {
            fold(name): participant.id
            for participant in self.agreement.participants
            for name in (participant.id, participant.name, *participant.names)
        }
        meant = list(dict.fromkeys(spelled[name] for name in nearest(text, spelled)))
        raise UnknownNameError("party", text, ids, meant)

    def get_topic(self, text: str) -> str:
        """Return the id of the topic that a user's word means: an id or one of its labels.

        Raises:
            UnknownNameError: No topic is called so.
        """
        folded = fold(text)
        if folded in self.topics:
            return folded
        spelled = {
            fold(name): topic.id
            for topic in self.codebook.topics
            for labels in topic.labels.values()
            for name in (labels.preferred, *labels.alternative, *labels.hidden)
        }
        if folded in spelled:
            return spelled[folded]
        candidates = {**spelled, **{topic: topic for topic in self.topics}}
        meant = list(dict.fromkeys(candidates[name] for name in nearest(text, candidates)))
        raise UnknownNameError("topic", text, list(self.topics), meant)

    def topics_below(self, topic: str) -> frozenset[str]:
        """Return a topic with all narrower ones."""
        return frozenset({topic} | {t.id for t in self.codebook.topics if t.parent == topic})
