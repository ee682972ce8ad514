"""What agreements say beside one another: facts, money, coalitions, and each topic.

What an agreement does not say is told apart from what is not coded of it. Money is never added.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from treaty.answers.filters import Asked
from treaty.answers.obligations import FoundObligation, find_obligations
from treaty.answers.record import copy_fields, with_agreement
from treaty.answers.status import is_in_effect
from treaty.corpus import Corpus
from treaty.errors import TreatyError, UnknownNameError
from treaty.language import _
from treaty.models import ComparedTerm, Evidence, MonetaryCommitment, ShareOfGdp
from treaty.phrases import day_in_words
from treaty.undertaking import BOTH, EITHER, PARTNER, Strength

ARMED_ATTACK = "armed-attack"


class Coverage(StrEnum):
    """How much of an agreement is coded."""

    FULL = "full"
    PART = "part"
    """The facts, all money, the coalitions, and the compared topics, each whole."""


class Says(StrEnum):
    """Why an agreement has no act on a topic that meets what was asked."""

    NOTHING = "nothing"
    """It was looked for and is not there."""
    NOT_CODED = "not-coded"
    """Nobody has looked."""
    OTHERWISE = "otherwise"
    """It has acts on the topic, but of another party or less firm than was asked."""


@dataclass(frozen=True, slots=True)
class Consultations:
    """The consultations that the sides promise each other after an attack."""

    deadline: str | None
    """By when, as an ISO 8601 duration (``PT24H``); null where no time is stated."""
    requested_by: str | None
    """Who may ask for them: a Participant's id or ``either``; null where no request is named."""
    trigger: str | None
    """The event that sets them in motion; see the codebook."""
    modality: str
    """Kind of operative verb; see the codebook."""
    strength: Strength
    """How firm the promise is; derived from modality and conditions."""
    clause: str
    """The clause that promises them."""
    page: int | None
    """Page of the official document; null where the published text has no pages."""
    anchor: str
    """At most eight consecutive words of the official text."""


@dataclass(frozen=True, slots=True)
class AgreementConsultation:
    """What an agreement promises on consultations after an attack."""

    agreement: str
    """Id of the agreement."""
    consultation: Consultations | None
    """The consultations; null where none are promised."""


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """An agreement with the facts that people compare."""

    agreement: str
    """Its id, as ``--agreement`` takes it."""
    partner: str
    """Short name of the side that tells it from others."""
    title: str
    """Full title."""
    signed_on: date
    """Date of signature."""
    place: str | None
    """Place of signature."""
    term: str | None
    """How long it is valid, as an ISO 8601 duration; null where no term is fixed."""
    term_counted_from: str | None
    """``signature`` or ``effect``; null where the text does not say."""
    expires_on: date | None
    """The day that follows from the term, by the calendar: derived, as no text states one; null
    where none follows."""
    notice: str | None
    """Time from a notice to the end, as an ISO 8601 duration; null where none is stated."""
    notice_counted_from: str | None
    """From what that time is counted, in the words of the text."""
    consultation: Consultations | None = field(
        metadata={"cell": lambda of: of.deadline if of else ""}
    )
    """The consultations after an attack; null where none are promised."""
    prevailing_language: str | None
    """The language that prevails in case of divergence; null where the text names none."""
    in_effect_on: date | None
    """First day of effect; null where the text gives no day."""
    coverage: Coverage
    """``full``, or ``part``: the facts, all money, the coalitions, and the compared topics."""


@dataclass(frozen=True, slots=True)
class ComparedFact:
    """What an agreement says in answer to one question, with its proof."""

    agreement: str
    """Id of the agreement."""
    value: str | None
    """The answer as a value; null where the text does not say."""
    bound: str | None
    """How the text bounds the value: ``at-least`` or ``preferably``; null where it does not."""
    detail: str | None
    """What explains the value: from what a time is counted, say."""
    statement: str | None
    """The rule, in the editors' words; null where the text has none."""
    clause: str | None
    """The clause; null for the closing formula, and where the text has no rule."""
    page: int | None
    """Page of the official document; null where the published text has no pages."""
    anchor: str | None
    """At most eight consecutive words of the official text."""


@dataclass(frozen=True, slots=True)
class ComparedSum:
    """Money that an agreement states: an amount or a share of the gross domestic product."""

    agreement: str
    """Id of the agreement."""
    id: str
    """Clause and running number."""
    amount: Decimal | None
    """Exact amount in whole units of the currency, as digits; null of a share."""
    currency: str | None
    """ISO 4217 code; null of a share, and where the text does not name the currency."""
    percent_of_gdp: Decimal | None
    """Share of the payer's gross domestic product, in per cent; null of an amount."""
    qualifier: str
    """``exactly``, ``over``, ``at-least``, ``up-to``, ``about`` or ``none-stated``."""
    period: str | None
    """The time that it is for, as an ISO 8601 interval; null where the text states none."""
    per: str | None
    """``year`` of money for each year."""
    nature: str
    """``provided``, ``committed``, ``intended``, ``target`` or ``third-party``: derived, more
    coarsely than the text has it."""
    payer: str
    """Who provides."""
    included_in: str | None
    """Id of the sum of which this one is a part, and to which it is never to be added."""
    clause: str
    """The clause that states it."""
    page: int | None
    """Page of the official document; null where the published text has no pages."""
    anchor: str
    """At most eight consecutive words of the official text."""


@dataclass(frozen=True, slots=True)
class ComparedRole:
    """A coalition that an agreement names with the partner's part in it."""

    agreement: str
    """Id of the agreement."""
    coalition: str
    """The coalition; see the codebook."""
    role: str
    """``member``, ``contributes``, ``leads``, ``co-leads`` or ``explores``."""
    clause: str
    """The clause that says so."""
    anchor: str
    """At most eight consecutive words of the official text."""


@dataclass(frozen=True, slots=True)
class Silent:
    """An agreement without an act on a topic."""

    agreement: str
    """Id of the agreement."""
    id: None
    """Always null: there is no obligation."""
    says: Says
    """``nothing`` if it was looked for and is not there, ``not-coded``, or ``otherwise`` where a
    filter leaves out what it says."""


@dataclass(frozen=True, slots=True)
class TopicCell:
    """The firmest act of an agreement on a topic."""

    agreement: str
    """Id of the agreement."""
    topic: str
    """The topic."""
    strength: Strength | None
    """How firm it is; null where there is no act."""
    id: str | None
    """The obligation; null where there is none."""
    says: Says | None
    """Why there is none; null where there is one."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A topic on which one side of the comparison promises something and the other does not."""

    topic: str
    """The topic."""
    missing: str
    """Who promises nothing on it: ``chosen`` for the chosen agreement, ``others`` for all others
    or the most of them."""
    chosen: Strength | None
    """The firmest act of the chosen agreement's partner; null where it has none."""
    says: Says | None
    """Why it has none: ``otherwise`` where only Ukraine bears what the text says."""
    agreements: tuple[str, ...]
    """The other agreements in which the partner promises something on it."""
    number: int
    """How many they are."""
    compared: int
    """With how many others the agreement was compared."""


def describe(corpus: Corpus) -> AgreementFacts:
    """Return an agreement with the facts that people compare.

    >>> import treaty
    >>> facts = describe(treaty.load("jpn"))
    >>> facts.term, facts.notice, facts.consultation.deadline, facts.coverage.value
    ('P10Y', 'P6M', 'PT24H', 'full')
    """
    agreement = corpus.agreement
    ending = agreement.discontinuation
    return AgreementFacts(
        agreement=agreement.id,
        partner=corpus.partner,
        title=agreement.title,
        signed_on=agreement.signature.on,
        place=agreement.signature.place,
        term=agreement.term.duration,
        term_counted_from=agreement.term.counted_from,
        expires_on=agreement.term.expires_on,
        notice=ending.notice if ending else None,
        notice_counted_from=ending.counted_from if ending else None,
        consultation=consultations_of(corpus),
        prevailing_language=agreement.languages.prevailing,
        in_effect_on=agreement.term.in_effect_on,
        coverage=Coverage.PART if agreement.coverage else Coverage.FULL,
    )


def consultations_of(corpus: Corpus) -> Consultations | None:
    """Return the consultations that an agreement promises after an attack, if it does."""
    coded = corpus.agreement.consultation
    if coded is None:
        return None
    promise = corpus.obligations_by_id[coded.obligation]
    return copy_fields(
        Consultations,
        promise,
        requested_by=coded.requested_by,
        strength=corpus.strength_of(promise),
    )


def list_consultations(facts: Iterable[AgreementFacts]) -> tuple[AgreementConsultation, ...]:
    """Return what each agreement promises on consultations after an attack."""
    return tuple(AgreementConsultation(each.agreement, each.consultation) for each in facts)


def compare_terms(corpus: Corpus) -> ComparedFact:
    """Return how long an agreement is valid; the value is an ISO 8601 duration."""
    term = corpus.agreement.term
    starts = {"signature": _("from signature"), "effect": _("from effect")}
    start = starts[term.counted_from] if term.counted_from else None
    return _fact(corpus, term.duration, start, term.statement, term.evidence)


def compare_notices(corpus: Corpus) -> ComparedFact:
    """Return how an agreement can be ended; the value is the time of notice."""
    ending = corpus.agreement.discontinuation
    if ending is None:
        return _fact(corpus, None, None, None, ())
    start = None
    if ending.counted_from:
        start = _("from “{event}”").format(event=ending.counted_from)
    bound = ending.notice_qualifier
    return _fact(corpus, ending.notice, start, ending.statement, ending.evidence, bound=bound)


def compare_languages(corpus: Corpus) -> ComparedFact:
    """Return in which languages an agreement was signed; the value is the one that prevails."""
    languages = corpus.agreement.languages
    authentic = ", ".join(languages.authentic) or None
    return _fact(corpus, languages.prevailing, authentic, languages.statement, languages.evidence)


def compare_statuses(corpus: Corpus, on: date) -> ComparedFact:
    """Return what kind of instrument it is; the value tells whether it is in effect on a day."""
    values = {True: "in effect", False: "not in effect", None: None}
    term, character = corpus.agreement.term, corpus.agreement.legal_character
    expiry = None
    if term.expires_on:
        expiry = _("to {day}, derived").format(day=day_in_words(term.expires_on))
    value = values[is_in_effect(corpus, on)]
    return _fact(corpus, value, expiry, character.statement, character.evidence)


def _fact(
    corpus: Corpus,
    value: str | None,
    detail: str | None,
    statement: str | None,
    evidence: Sequence[Evidence],
    *,
    bound: str | None = None,
) -> ComparedFact:
    proof = evidence[0] if evidence else None
    return ComparedFact(
        agreement=corpus.agreement.id,
        value=value,
        bound=bound,
        detail=detail,
        statement=statement,
        clause=proof.clause if proof else None,
        page=proof.page if proof else None,
        anchor=proof.anchor if proof else None,
    )


def compare_money(corpora: Iterable[Corpus]) -> tuple[ComparedSum, ...]:
    """Return all money that agreements state, agreement by agreement, nothing added up."""
    return tuple(each for corpus in corpora for each in _sums(corpus))


def _sums(corpus: Corpus) -> Iterator[ComparedSum]:
    def coarsely(terms: Sequence[ComparedTerm], id_: str) -> str:
        return next((term.compared_as or term.id for term in terms if term.id == id_), id_)

    money: tuple[MonetaryCommitment | ShareOfGdp, ...] = (*corpus.commitments, *corpus.shares)
    for stated in money:
        yield copy_fields(
            ComparedSum,
            stated,
            agreement=corpus.agreement.id,
            amount=getattr(stated, "amount", None),
            currency=getattr(stated, "currency", None),
            percent_of_gdp=getattr(stated, "percent_of_gdp", None),
            included_in=getattr(stated, "included_in", None),
            qualifier=coarsely(corpus.codebook.qualifiers, stated.qualifier),
            nature=coarsely(corpus.codebook.natures, stated.nature),
        )


def compare_coalitions(corpora: Iterable[Corpus]) -> tuple[ComparedRole, ...]:
    """Return the coalitions that agreements name, with the partner's part in each."""
    return tuple(
        copy_fields(ComparedRole, role, agreement=corpus.agreement.id)
        for corpus in corpora
        for role in corpus.agreement.coalitions
    )


def find_in_each(
    corpora: Sequence[Corpus], filters: Mapping[str, Asked]
) -> dict[Corpus, tuple[FoundObligation, ...]]:
    """Return the obligations of each agreement that meet all filters, in the order of its text.

    An agreement that does not know a word that is asked for, such as another partner's name, has
    none.

    Raises:
        TreatyError: No agreement knows the word.
    """
    found: dict[Corpus, tuple[FoundObligation, ...]] = {}
    refused: list[TreatyError] = []
    for corpus in corpora:
        try:
            found[corpus] = find_obligations(corpus, **filters)
        except TreatyError as error:
            found[corpus] = ()
            refused.append(error)
    if len(refused) == len(corpora):
        raise _as_one(refused)
    return found


def _as_one(refused: Sequence[TreatyError]) -> TreatyError:
    """Return what all agreements refuse as one error, which names what any of them knows."""
    unknown = [each for each in refused if isinstance(each, UnknownNameError)]
    if len(unknown) < len(refused):
        return refused[0]
    first = unknown[0]
    valid = dict.fromkeys(name for each in unknown for name in each.valid)
    if first.kind == "party":
        valid = dict.fromkeys((PARTNER, BOTH, EITHER, *valid))
    near = dict.fromkeys(name for each in unknown for name in each.nearest)
    return UnknownNameError(first.kind, first.name, list(valid), list(near)[:2])


def find_assistance(corpora: Sequence[Corpus]) -> dict[Corpus, tuple[FoundObligation, ...]]:
    """Return what each partner does once an attack has come, alone or jointly.

    That is what an attack sets in motion, without the consultations, which are a question of their
    own.
    """
    found = find_in_each(corpora, {"party": PARTNER})
    return {
        corpus: tuple(
            each
            for each in acts
            if each.trigger is not None
            and corpus.triggers[each.trigger].is_attack
            and each.id != _consultation_id(corpus)
        )
        for corpus, acts in found.items()
    }


def _consultation_id(corpus: Corpus) -> str | None:
    coded = corpus.agreement.consultation
    return coded.obligation if coded else None


def list_topic(
    found: Mapping[Corpus, Sequence[FoundObligation]], topic: str
) -> tuple[Mapping[str, object] | Silent, ...]:
    """Return obligations with their agreement in front, and the agreements that have none."""
    listed: list[Mapping[str, object] | Silent] = []
    for corpus, obligations in found.items():
        agreement = corpus.agreement.id
        listed += [with_agreement(agreement, each) for each in obligations]
        if not obligations:
            listed.append(Silent(agreement, None, why_silent(corpus, topic)))
    return tuple(listed)


def why_silent(corpus: Corpus, topic: str) -> Says:
    """Tell why an agreement has no act on a topic that meets what was asked."""
    below = corpus.topics_below(topic)
    if any(not below.isdisjoint(each.topics) for each in corpus.obligations):
        return Says.OTHERWISE
    coverage = corpus.agreement.coverage
    if coverage is None or not below.isdisjoint(coverage.silent_on):
        return Says.NOTHING
    compared = {each.topic for each in corpus.codebook.compared_topics}
    # A topic under a compared one is coded whole with it.
    return Says.NOTHING if compared.intersection(corpus.topics_above(topic)) else Says.NOT_CODED


def firmest(found: Iterable[FoundObligation]) -> FoundObligation | None:
    """Return the firmest of some obligations, the first of equals."""
    return min(found, key=lambda each: each.strength.rank, default=None)


def make_matrix(corpora: Sequence[Corpus], filters: Mapping[str, Asked]) -> tuple[TopicCell, ...]:
    """Return the firmest act of each agreement on each compared topic.

    Terms of the instrument are no act on a subject and count for none.
    """
    cells: list[TopicCell] = []
    for corpus, found in find_in_each(corpora, filters).items():
        # In one pass, since there may be thousands of agreements.
        firmest_on: dict[str, FoundObligation] = {}
        for act in sorted(found, key=lambda each: each.strength.rank):
            if act.strength is not Strength.INSTRUMENT:
                for topic in act.topics:
                    for above in corpus.topics_above(topic):
                        firmest_on.setdefault(above, act)
        for topic in (each.topic for each in corpus.codebook.compared_topics):
            best = firmest_on.get(topic)
            cells.append(
                TopicCell(
                    agreement=corpus.agreement.id,
                    topic=topic,
                    strength=best.strength if best else None,
                    id=best.id if best else None,
                    says=None if best else why_silent(corpus, topic),
                )
            )
    return tuple(cells)


def find_gaps(
    chosen: Corpus, others: Sequence[Corpus], min_strength: Strength = Strength.QUALIFIED
) -> tuple[Gap, ...]:
    """Return the topics on which others promise what the chosen agreement does not, or the reverse.

    Counted is what the partner promises, alone or jointly, at least so firmly. The reverse is told
    of a topic on which fewer than half of the others promise anything.
    """
    gaps: list[Gap] = []
    asked: Mapping[str, Asked] = {"party": PARTNER}
    firm_enough = min_strength.and_firmer
    cells = make_matrix([chosen, *others], asked)
    for topic in (each.topic for each in chosen.codebook.compared_topics):
        of_topic = [cell for cell in cells if cell.topic == topic]
        own = next(cell for cell in of_topic if cell.agreement == chosen.agreement.id)
        promising = tuple(
            cell.agreement for cell in of_topic if cell is not own and cell.strength in firm_enough
        )
        lacks = own.strength not in firm_enough
        if lacks and promising:
            missing = "chosen"
        elif not lacks and 2 * len(promising) < len(others):
            missing = "others"
        else:
            continue
        counts = (len(promising), len(others))
        gaps.append(Gap(topic, missing, own.strength, own.says, promising, *counts))
    return tuple(sorted(gaps, key=_importance))


def _importance(gap: Gap) -> tuple[bool, int]:
    most = gap.number if gap.missing == "others" else -gap.number
    return gap.missing == "others", most
