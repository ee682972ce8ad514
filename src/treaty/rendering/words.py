"""Coded values in words: times, amounts, parties, strengths. Plain strings, free of style."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from treaty.corpus import Corpus
from treaty.duration import MONTHS, parse_duration
from treaty.duration import day_in_words as day_in_words
from treaty.models import (
    Discontinuation,
    MonetaryCommitment,
    Obligation,
    ShareOfGdp,
    Term,
    UnpricedSupport,
    Validity,
)
from treaty.models.money import EXACT
from treaty.reference import on_page as on_page
from treaty.reference import pages_in_words as pages_in_words
from treaty.undertaking import BOTH, EITHER, ITSELF, Strength
from treaty.zone import offset_of

# Most views say nothing about money; its records would cost them 10 ms.
if TYPE_CHECKING:
    from treaty.answers.money import StatedShare, StatedSum, YearSource
    from treaty.answers.obligations import FoundObligation
    from treaty.answers.sums import Rest, Total

    Bounded = MonetaryCommitment | StatedSum | Total | Rest

NO_AMOUNT = "no amount stated"
NOT_NAMED = "currency not named"

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def moment_in_words(moment: str) -> str:
    """Say a year, month or day.

    >>> moment_in_words("2022-03"), moment_in_words("2024-06-13"), moment_in_words("2027")
    ('March 2022', '13 June 2024', '2027')
    """
    year, *rest = moment.split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1] if rest[0] in {f"{n:02}" for n in range(1, 13)} else rest[0]
    return " ".join([*(str(int(day)) for day in rest[1:]), month, year])


def time_in_words(moment: datetime) -> str:
    """Say a moment as the clocks of its zone show it.

    >>> time_in_words(datetime.fromisoformat("2026-03-29T15:00+00:00"))
    '29 March 2026 15:00'
    """
    clock = moment.time().isoformat("seconds" if moment.second else "minutes")
    return f"{day_in_words(moment)} {clock}"


def offset_in_words(moment: datetime) -> str:
    """Say how far the clocks of a moment's zone are from UTC.

    >>> offset_in_words(datetime.fromisoformat("2026-03-29T15:00+00:00"))
    'UTC+00:00'
    """
    return f"UTC{offset_of(moment)}"


def duration_in_words(duration: str) -> str:
    """Say a duration in the units of the text: 24 hours never become a day.

    >>> duration_in_words("PT24H"), duration_in_words("P6M")
    ('24 hours', '6 months')
    """
    try:
        return str(parse_duration(duration))
    except ValueError:
        return duration


def period_in_words(period: str | None, derived_from: str | None = None) -> str:
    """Say for how long, and from which clause the days follow if they do not stand in the text.

    >>> [period_in_words(p) for p in ("P10Y", "../2027", "2022-03/..", "2024")]
    ['for 10 years', 'to 2027', 'since March 2022', 'for 2024']
    >>> period_in_words("2022-03/2023-12"), period_in_words("..")
    ('March 2022 to December 2023', 'time not stated')
    >>> period_in_words("2024-06-13/2034-06-13", "X.1")
    '13 June 2024 to 13 June 2034, derived (X.1)'
    """
    if period is None:
        return "time not stated"
    if derived_from is not None:
        return f"{period_in_words(period)}, derived ({derived_from})"
    if period.startswith("P"):
        return f"for {duration_in_words(period)}"
    start, slash, end = period.partition("/")
    if start == ".." and end in ("", ".."):
        return "time not stated"
    if not slash:
        return (
            f"for {moment_in_words(start)}" if len(start) < 10 else f"on {moment_in_words(start)}"
        )
    if start == "..":
        return f"to {moment_in_words(end)}"
    if end == "..":
        return f"since {moment_in_words(start)}"
    return f"{moment_in_words(start)} to {moment_in_words(end)}"


def letter_of(strength: Strength) -> str:
    """Return the letter that marks a strength in a figure, a matrix and their legends.

    >>> letter_of(Strength.FIRM)
    'F'
    """
    return strength.value[0].upper()


def term_in_words(term: Validity) -> str:
    """Say from when to when an agreement is valid; the days follow from the text and its signature.

    >>> import treaty
    >>> term_in_words(treaty.load("jpn").agreement.term)
    '13 June 2024 to 13 June 2034, derived (10 years from signature)'
    """
    begins = "from a day that the text does not give"
    if term.in_effect_on is not None:
        begins = day_in_words(term.in_effect_on)
    start = {"signature": " from signature", "effect": " from the entry into effect", None: ""}
    lasts = "no term fixed"
    if term.duration is not None:
        lasts = duration_in_words(term.duration) + start[term.counted_from]
    if term.expires_on is not None:
        return f"{begins} to {day_in_words(term.expires_on)}, derived ({lasts})"
    return f"{begins}, {lasts}"


def notice_in_words(ending: Discontinuation) -> str:
    """Say how long before the end notice is given, with its bound; empty if the text does not.

    >>> import treaty
    >>> notice_in_words(treaty.load("jpn").agreement.discontinuation)
    '6 months'
    """
    bound = {"at-least": "at least ", "preferably": "preferably ", None: ""}
    return (
        bound[ending.notice_qualifier] + duration_in_words(ending.notice) if ending.notice else ""
    )


def open_end_in_words(period: str | None) -> str:
    """Say which end of an interval the text leaves open; empty where it names both or neither.

    >>> [open_end_in_words(p) for p in ("../2027", "2022-03/..", "2024", "..")]
    ['beginning not stated', 'end not stated', '', '']
    """
    start, _, end = (period or "").partition("/")
    if start == "..":
        return "beginning not stated" if end not in ("", "..") else ""
    return "end not stated" if end == ".." else ""


def period_of_rest(rest: "Rest") -> str:
    """Say to what time the rest of a sum is not allocated; for which it is meant no text says."""
    others = []
    for period in dict.fromkeys(rest.not_for):
        said = period_in_words(period)
        if open_end_in_words(period):
            others.append(f"the time {said}")
        elif period[:2] != "..":
            others.append(said.removeprefix("for ").removeprefix("on "))
    if not others:
        return "period not stated"
    return f"not allocated to {' or '.join(others)}; period not stated"


def time_limit_in_words(obligation: Obligation) -> str | None:
    """Say by when, for how long or after what time, or None where nothing is coded."""
    if obligation.deadline is not None:
        if obligation.deadline.startswith("P"):
            return f"within {duration_in_words(obligation.deadline)}"
        return f"by {moment_in_words(obligation.deadline)}"
    if obligation.period is not None:
        return period_in_words(obligation.period)
    if obligation.delay is not None:
        return f"{duration_in_words(obligation.delay)} later"
    return None


def amount_in_words(amount: Decimal, currency: str | None) -> str:
    """Say an amount exactly, in billions or millions where that is shorter.

    A currency that the text does not name is marked as such: ``3 billion (currency not named)``.

    >>> amount_in_words(Decimal("4500000000"), "USD"), amount_in_words(Decimal("1200.50"), "EUR")
    ('USD 4.5 billion', 'EUR 1,200.50')
    """
    if currency is None:
        return f"{_scaled(amount)} ({NOT_NAMED})"
    return f"{currency} {_scaled(amount)}"


def _scaled(amount: Decimal) -> str:
    for scale, word in _SCALES:
        scaled = amount / scale
        if amount >= scale and scaled == round(scaled, 3):
            return f"{scaled.normalize():,f} {word}"
    return f"{amount:,f}"


def exact_amount(amount: Decimal, currency: str | None) -> str:
    """Say an amount digit by digit.

    >>> exact_amount(Decimal(4500000000), "USD")
    'USD 4,500,000,000'
    """
    if currency is None:
        return f"{amount:,f} ({NOT_NAMED})"
    return f"{currency} {amount:,f}"


def bounded_amount(corpus: Corpus, qualifier: str, amount: Decimal, currency: str | None) -> str:
    """Say an amount with its bound: ``over USD 12 billion``."""
    said = amount_in_words(amount, currency)
    if qualifier == EXACT:
        return said
    return f"{label_of(corpus.codebook.qualifiers, qualifier)} {said}"


def sum_in_words(corpus: Corpus, given: "Bounded") -> str:
    """Say a stated sum, a total or a rest with its bound."""
    return bounded_amount(corpus, given.qualifier, given.amount, given.currency)


def share_in_words(corpus: Corpus, share: "ShareOfGdp | StatedShare") -> str:
    """Say a share of the gross domestic product with its bound and its time."""
    said = f"{share.percent_of_gdp:f} % of the gross domestic product"
    if share.qualifier != EXACT:
        said = f"{label_of(corpus.codebook.qualifiers, share.qualifier)} {said}"
    if share.per is not None:
        said += f" each {share.per}"
    return f"{said} {period_in_words(share.period)}" if share.period else said


def with_titles(corpus: Corpus, said: str) -> str:
    """Return a text with the titles of sums and support in place of their ids.

    >>> import treaty
    >>> with_titles(treaty.load("jpn"), "a part of II.2.4-m1")
    'a part of “Financial, humanitarian and other assistance since March 2022”'
    """
    given: tuple[MonetaryCommitment | ShareOfGdp | UnpricedSupport, ...] = (
        *corpus.commitments,
        *corpus.shares,
        *corpus.unpriced,
    )
    titles = {each.id: f"“{each.title}”" for each in given}
    return re.sub(r"[A-Z][A-Za-z0-9.]*-[ms][0-9]+", lambda m: titles.get(m[0], m[0]), said)


def time_of_sum(
    stated: "StatedSum | YearSource | MonetaryCommitment",
) -> str:
    """Say for what time a sum is, each year of it where it is for each."""
    if stated.per is None:
        return period_in_words(stated.period)
    if stated.period is None:
        return f"each {stated.per}"
    return f"each {stated.per}, {period_in_words(stated.period)}"


def what_obligations_are(corpus: Corpus) -> str:
    """Say in one sentence what an obligation of the agreement is.

    >>> import treaty
    >>> what_obligations_are(treaty.load("jpn"))
    '“Obligation” here means a political commitment (treaty info).'
    """
    meant = "what the text says that somebody will do, intends, seeks, may do or states"
    if corpus.agreement.legal_character.is_political:
        meant = "a political commitment"
    return f"“Obligation” here means {meant} (treaty info{corpus.chosen_by})."


def label_of(terms: Sequence[Term], id_: str) -> str:
    """Return the label of a controlled value."""
    return next((term.label for term in terms if term.id == id_), id_)


def labels_of(terms: Sequence[Term], ids: Iterable[str]) -> str:
    """Return the labels of controlled values."""
    return "; ".join(label_of(terms, id_) for id_ in ids)


def reserved_conditions(corpus: Corpus, conditions: Iterable[str]) -> str:
    """Say which of some conditions hold for every act all the same; empty if none does.

    >>> import treaty
    >>> reserved_conditions(treaty.load("jpn"), ["budget"])
    'IX.1 puts every act under budgetary appropriations; listed are those whose own sentence does.'
    """
    asked = frozenset(conditions)
    said = [
        f"{each.clause} puts every act under {labels_of(corpus.codebook.conditions, named)}"
        for each in corpus.agreement.general_reservations
        if (named := [condition for condition in each.conditions if condition in asked])
    ]
    return f"{', '.join(said)}; listed are those whose own sentence does." if said else ""


def party_name(corpus: Corpus, id_: str) -> str:
    """Return the short name of a Participant, or all of them for ``both`` and ``either``."""
    agreement = corpus.agreement
    names = {p.id: (*p.names, p.name)[0] for p in agreement.participants}
    sides = [names[p.id] for p in agreement.participants if p.is_party]
    if id_ == EITHER:
        return " or ".join(sides)
    others = {other.id: other.name for other in agreement.others}
    return " and ".join(sides) if id_ == BOTH else {**others, **names}.get(id_, id_)


def nature_in_words(corpus: Corpus, id_: str) -> str:
    """Say how firm a stated sum is, as its own text has it and not as coarsely as it is compared.

    >>> import treaty
    >>> nature_in_words(treaty.load("jpn"), "II.2.4-m1")
    'committed and provided'
    """
    natures = {each.id: each.nature for each in corpus.commitments}
    natures.update((each.id, each.nature) for each in corpus.shares)
    return label_of(corpus.codebook.natures, natures[id_])


def giving_in_words(corpus: Corpus, payer: str, recipient: str | None) -> str:
    """Say who gives and, where the text names somebody, to whom."""
    to = f" to {party_name(corpus, recipient)}" if recipient else ""
    return party_name(corpus, payer) + to


def bearer_in_words(corpus: Corpus, obligation: Obligation) -> str:
    """Say who acts, and whether that is inferred; of its own terms the instrument is the subject.

    >>> import treaty
    >>> accord = treaty.load("jpn")
    >>> entries = [accord.obligations_by_id[id_] for id_ in ("III.1-1", "V.3-1", "X.1-1")]
    >>> [bearer_in_words(accord, entry) for entry in entries]
    ['jointly', 'Japan (implied)', 'the instrument itself']
    """
    if corpus.strength_of(obligation) is Strength.INSTRUMENT:
        return ITSELF
    side = side_in_words(corpus, obligation.bearers)
    return side if obligation.bearer_basis == "named" else f"{side} (implied)"


def side_in_words(corpus: Corpus, bearers: Sequence[str]) -> str:
    """Say who is meant; ``jointly`` for all together, ``either`` for what each may do alone."""
    if EITHER in bearers:
        return "either"
    if BOTH in bearers:
        return "jointly"
    return " and ".join(party_name(corpus, bearer) for bearer in bearers)


def terms_in_words(corpus: Corpus, obligation: Obligation) -> tuple[str, ...]:
    """Say when and under what an act is due: time limit, trigger, conditions."""
    conditions = labels_of(corpus.codebook.conditions, obligation.conditions)
    said = (*occasion_in_words(corpus, obligation), f"terms: {conditions}" if conditions else "")
    return tuple(filter(None, said))


def occasion_in_words(corpus: Corpus, obligation: Obligation) -> tuple[str, ...]:
    """Say when an act is due: time limit, trigger."""
    said = [time_limit_in_words(obligation)]
    if obligation.trigger is not None:
        said.append(f"upon: {corpus.triggers[obligation.trigger].label}")
    return tuple(filter(None, said))


def firmness_in_words(found: "FoundObligation") -> str:
    """Say how firm an act is, with the words of the text: ``firm · will hold``."""
    return f"{found.strength.value} · {found.operative_verb}"


def counted(number: int, noun: str) -> str:
    """Say how many of a thing.

    >>> counted(1, "obligation"), counted(0, "obligation")
    ('1 obligation', '0 obligations')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def counts_in_words(counts: Mapping[Strength, int]) -> str:
    """Say how many obligations there are, by strength."""
    by_strength = ", ".join(f"{count} {strength.value}" for strength, count in counts.items())
    return f"{counted(sum(counts.values()), 'obligation')}: {by_strength}"
