"""The loaded agreement as an immutable whole: look up by id, resolve names, derive strength.

Reads no file and prints nothing. Look-ups that take a user's words raise
:class:`~treaty.errors.UnknownNameError` with the nearest valid values.
"""

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TypeVar

from treaty.errors import (
    AmbiguousReferenceError,
    ClauseRangeError,
    NoPartError,
    ReferenceSyntaxError,
    TreatyError,
    UnknownNameError,
)
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
    ShareOfGdp,
    Silence,
    Term,
    Topic,
    Trigger,
    UnpricedSupport,
)
from treaty.reference import Span, is_within, parent_of, parse_reference, parse_references
from treaty.undertaking import BOTH, EITHER, PARTNER, Strength

T = TypeVar("T")

_SHORT = 3  # letters of a name that can be a word: "us"


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


def get_agreement(collection: Collection, text: str) -> str:
    """Return the id of the agreement that a user's word means: an id or a name of its partner.

    >>> from treaty.loading import load_collection
    >>> get_agreement(load_collection(), "Japan")
    'jpn'

    Raises:
        UnknownNameError: No agreement or several are called so.
    """
    spelled: dict[str, list[str]] = {}
    for agreement in (coded.agreement for coded in collection.agreements):
        partner = agreement.participants[0]
        names = (agreement.id, agreement.partner or "", partner.id, partner.name, *partner.names)
        for name in dict.fromkeys(map(fold, names)):
            spelled.setdefault(name, []).append(agreement.id)
    called = fold(text)
    meant = spelled.get(called) or spelled.get(called.removeprefix("the "), [])
    if len(meant) == 1:
        return meant[0]
    near = meant or [id_ for name in nearest(text, spelled) for id_ in spelled[name]]
    ids = [coded.agreement.id for coded in collection.agreements]
    raise UnknownNameError("agreement", text, ids, list(dict.fromkeys(near)))


def names_partner(text: str, corpus: "Corpus") -> bool:
    """Say whether a text names the partner of an agreement; a short name must be in capitals.

    >>> from treaty.loading import load_collection
    >>> british = Corpus(load_collection(agreement="gbr"), "gbr")
    >>> [names_partner(text, british) for text in ("what did the UK pay?", "uk", "great britain")]
    [True, False, True]
    """
    partner = corpus.agreement.participants[0]
    words = " " + re.sub(r"\W+", " ", text) + " "
    folded = fold(words)
    return any(
        f" {name.upper()} " in words if len(name) <= _SHORT else f" {fold(name)} " in f" {folded} "
        for name in dict.fromkeys((corpus.partner, partner.name, *partner.names))
    )


class Corpus:
    """One agreement with the codebook it is coded with."""

    def __init__(self, collection: Collection, agreement_id: str | None = None) -> None:
        """Choose an agreement; without an id, the codebook's default or else the first one.

        Raises:
            UnknownNameError: The collection has no agreement of that id.
        """
        by_id = {coded.agreement.id: coded for coded in collection.agreements}
        if agreement_id is not None and agreement_id not in by_id:
            raise UnknownNameError(
                "agreement", agreement_id, sorted(by_id), nearest(agreement_id, by_id)
            )
        default = collection.codebook.default_agreement
        chosen = agreement_id or (default if default in by_id else next(iter(by_id)))
        self.coded: CodedAgreement = by_id[chosen]
        self.codebook: Codebook = collection.codebook
        self.default_agreement: str = default or next(iter(by_id))

    @property
    def agreement(self) -> Agreement:
        """The facts of the instrument."""
        return self.coded.agreement

    @property
    def partner(self) -> str:
        """Short name of the side that tells this agreement from others."""
        agreement = self.agreement
        return agreement.partner or agreement.participants[0].name

    @property
    def chosen_by(self) -> str:
        """What a command needs behind it to be about this agreement; empty for the default."""
        id_ = self.agreement.id
        return "" if id_ == self.default_agreement else f" --agreement {id_}"

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """All clauses in the order of the text."""
        return self.coded.provisions.clauses

    @property
    def commitments(self) -> tuple[MonetaryCommitment, ...]:
        """Sums that the text states."""
        return self.coded.money.commitments

    @property
    def shares(self) -> tuple[ShareOfGdp, ...]:
        """Support that the text states as a share of the gross domestic product."""
        return self.coded.money.shares

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

    @property
    def parts(self) -> tuple[Clause, ...]:
        """The Parts, and the preamble."""
        return tuple(clause for clause in self.clauses if "." not in clause.clause)

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
    def triggers(self) -> dict[str, Trigger]:
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

    def commitments_in(self, reference: str) -> tuple[MonetaryCommitment, ...]:
        """Return the sums that a clause states."""
        return tuple(each for each in self.commitments if each.clause == reference)

    def shares_in(self, reference: str) -> tuple[ShareOfGdp, ...]:
        """Return the shares of the gross domestic product that a clause states."""
        return tuple(each for each in self.shares if each.clause == reference)

    def unpriced_in(self, reference: str) -> tuple[UnpricedSupport, ...]:
        """Return the support that a clause names without a sum."""
        return tuple(each for each in self.unpriced if each.clause == reference)

    @property
    def has_pages(self) -> bool:
        """Whether the data counts in pages of the official document."""
        return any(clause.pages for clause in self.clauses)

    def page_of(self, reference: str) -> int | None:
        """Return the page on which a clause begins; None where the text has no pages."""
        pages = self.clauses_by_reference[reference].pages
        return pages[0] if pages else None

    def children_of(self, reference: str) -> tuple[Clause, ...]:
        """Return the clauses directly below a clause, in the order of the text."""
        return tuple(clause for clause in self.clauses if parent_of(clause.clause) == reference)

    def clauses_within(self, reference: str) -> frozenset[str]:
        """Return the references of a clause and of all clauses below it."""
        return frozenset(c.clause for c in self.clauses if is_within(c.clause, reference))

    def obligations_within(self, reference: str) -> tuple[Obligation, ...]:
        """Return the obligations of a clause and of all clauses below it."""
        return tuple(o for o in self.obligations if is_within(o.clause, reference))

    def get_clause(self, text: str) -> Clause:
        """Return the one clause that a user's reference means.

        Raises:
            ReferenceSyntaxError: The text is no reference, or one to several clauses.
            AmbiguousReferenceError: It can mean several places.
            UnknownNameError: The agreement has no such clause.
        """
        return self._clause_of(self._in_a_part(text, lambda: parse_reference(text)))

    def get_clauses(self, text: str) -> tuple[Clause, ...]:
        """Return the clauses that a user's references and ranges mean, in the order of the text.

        A range has both its ends and what stands between them directly below the same clause.

        Raises:
            ReferenceSyntaxError: The text is no reference.
            AmbiguousReferenceError: It can mean several places.
            ClauseRangeError: A range ends before it begins, or its ends do not stand side by side.
            UnknownNameError: The agreement has no such clause.
        """
        entry = self.find_entry(text)
        if entry is not None:
            raise self._no_clause(text, entry)
        spans = self._in_a_part(text, lambda: parse_references(text))
        found = {clause.clause for span in spans for clause in self._between(span)}
        return tuple(clause for clause in self.clauses if clause.clause in found)

    def _no_clause(self, text: str, entry: str) -> TreatyError:
        """Say that a text is the id of an entry; "III.2-4" can be that and a range."""
        try:
            (span,) = parse_references(text)
            is_range = len(self._between(span)) > 1
        except TreatyError:
            is_range = False
        if is_range:
            return AmbiguousReferenceError(text, [f"the entry {entry}", f"the clauses {span}"])
        place = self.clauses_by_reference[entry.rpartition("-")[0]]
        beside = [clause.clause for clause in self._beside(place)]
        return UnknownNameError("clause", entry, beside, [place.clause])

    def find_entry(self, text: str) -> str | None:
        """Return the id of the obligation, sum or support that a user's text names, if one does."""
        place, hyphen, number = text.strip().rpartition("-")
        if not hyphen:
            return None
        try:
            entry = f"{parse_reference(place)}-{number.lower()}"
        except ReferenceSyntaxError:
            return None
        return entry if entry in self._entry_ids else None

    @cached_property
    def _entry_ids(self) -> frozenset[str]:
        entries = (*self.obligations, *self.commitments, *self.shares, *self.unpriced)
        return frozenset(entry.id for entry in entries)

    def _in_a_part(self, text: str, read: Callable[[], T]) -> T:
        """Read a reference; where it names no Part, ask which of those that have it is meant."""
        try:
            return read()
        except NoPartError as error:
            fitting = [
                reference
                for reference in self.clauses_by_reference
                if reference == error.counted or reference.partition(".")[2] == error.steps
            ]
            if not fitting:
                raise
            raise AmbiguousReferenceError(text, fitting) from None

    def _between(self, span: Span) -> tuple[Clause, ...]:
        first, last = self._clause_of(span.first), self._clause_of(span.last)
        if parent_of(span.first) != parent_of(span.last):
            raise ClauseRangeError(
                str(span), "its ends do not stand side by side; give a range for each level or Part"
            )
        beside = self._beside(first)
        begin, end = beside.index(first), beside.index(last)
        if end < begin:
            raise ClauseRangeError(str(span), "it ends before it begins")
        return beside[begin : end + 1]

    def _beside(self, clause: Clause) -> tuple[Clause, ...]:
        above = parent_of(clause.clause)
        return tuple(each for each in self.clauses if parent_of(each.clause) == above)

    def _clause_of(self, reference: str) -> Clause:
        clause = self.clauses_by_reference.get(reference)
        if clause is None:
            # A letter can have been typed in the other case.
            alike = [c for c in self.clauses if c.clause.casefold() == reference.casefold()]
            if len(alike) == 1:
                return alike[0]
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

    def get_part(self, text: str) -> str:
        """Return the reference of the Part that a user means, by its number or ``preamble``.

        Raises:
            UnknownNameError: The agreement has no such Part.
        """
        parts = [part.clause for part in self.parts]
        try:
            reference = parse_reference(f"Part {text}")
        except ReferenceSyntaxError:
            reference = ""
        if reference not in parts:
            raise UnknownNameError("Part", text, parts, [])
        return reference

    def get_side(self, text: str) -> str:
        """Return the id of the Participant that a user's word means, or ``both`` or ``either``.

        Raises:
            UnknownNameError: No Participant is called so.
        """
        return fold(text) if fold(text) in (BOTH, EITHER) else self.get_party(text)

    def get_party(self, text: str) -> str:
        """Return the id of the Participant that a user's word means, in any language.

        ``partner`` means the side that is not common to all agreements.

        Raises:
            UnknownNameError: No Participant is called so.
        """
        folded = fold(text)
        if folded == PARTNER:
            return self.agreement.partner_id
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
        spelled = self._topics_by_name
        if folded in spelled:
            return spelled[folded]
        candidates = {**spelled, **{topic: topic for topic in self.topics}}
        meant = list(dict.fromkeys(candidates[name] for name in nearest(text, candidates)))
        raise UnknownNameError("topic", text, list(self.topics), meant)

    @cached_property
    def _topics_by_name(self) -> dict[str, str]:
        """The id of each topic by its labels, as they are compared."""
        return {
            fold(name): topic.id
            for topic in self.codebook.topics
            for labels in topic.labels.values()
            for name in (labels.preferred, *labels.alternative, *labels.hidden)
        }

    def get_strength(self, text: str) -> Strength:
        """Return the strength that a user's word means.

        Raises:
            UnknownNameError: There is no such strength.
        """
        return Strength(_get_term("strength", self.codebook.strengths, text))

    def get_modality(self, text: str) -> str:
        """Return the id of the modality that a user's word means.

        Raises:
            UnknownNameError: The codebook has no such modality.
        """
        return _get_term("modality", self.codebook.modalities, text)

    def get_condition(self, text: str) -> str:
        """Return the id of the condition that a user's word means.

        Raises:
            UnknownNameError: The codebook has no such condition.
        """
        return _get_term("condition", self.codebook.conditions, text)

    def topics_below(self, topic: str) -> frozenset[str]:
        """Return a topic with all narrower ones."""
        return self._topics_by_wider.get(topic, frozenset())

    @cached_property
    def _topics_by_wider(self) -> dict[str, frozenset[str]]:
        below: dict[str, list[str]] = {}
        for topic in self.codebook.topics:
            for above in self.topics_above(topic.id):
                below.setdefault(above, []).append(topic.id)
        return {above: frozenset(ids) for above, ids in below.items()}

    def topics_above(self, topic: str) -> tuple[str, ...]:
        """Return a topic with all wider ones, the narrowest first."""
        found: list[str] = []
        above: str | None = topic
        while above is not None:
            found.append(above)
            above = self.topics[above].parent
        return tuple(found)


def _get_term(kind: str, terms: Iterable[Term], text: str) -> str:
    """Return the id of the controlled value that a user's word means: an id or a label."""
    spelled = {fold(name): term.id for term in terms for name in (*term.also, term.label, term.id)}
    folded = fold(text)
    if folded not in spelled:
        meant = list(dict.fromkeys(spelled[name] for name in nearest(text, spelled)))
        raise UnknownNameError(kind, text, list(dict.fromkeys(spelled.values())), meant)
    return spelled[folded]
