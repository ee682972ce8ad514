"""Coded values in words, in the language that is spoken. Plain strings, free of style."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from treaty.answers.amounts import bounded_amount as bounded_amount
from treaty.answers.amounts import label_of as label_of
from treaty.answers.amounts import labels_of as labels_of
from treaty.answers.amounts import share_in_words as share_in_words
from treaty.answers.terms import bearer_in_words as bearer_in_words
from treaty.answers.terms import conditions_in_words as conditions_in_words
from treaty.answers.terms import occasion_in_words as occasion_in_words
from treaty.answers.terms import party_name as party_name
from treaty.answers.terms import side_in_words as side_in_words
from treaty.answers.terms import terms_in_words as terms_in_words
from treaty.answers.terms import time_limit_in_words as time_limit_in_words
from treaty.corpus import Corpus
from treaty.language import ENGLISH, _, ngettext, spoken
from treaty.models import (
    Clause,
    Discontinuation,
    MonetaryCommitment,
    ShareOfGdp,
    UnpricedSupport,
    Validity,
)
from treaty.phrases import amount_in_words as amount_in_words
from treaty.phrases import day_in_words as day_in_words
from treaty.phrases import duration_in_words as duration_in_words
from treaty.phrases import exact_amount as exact_amount
from treaty.phrases import moment_in_words as moment_in_words
from treaty.phrases import number_in_words as number_in_words
from treaty.phrases import open_end_in_words as open_end_in_words
from treaty.phrases import period_in_words as period_in_words
from treaty.reference import PREAMBLE
from treaty.rendering.labels import language_in_words as language_in_words
from treaty.rendering.labels import letter_of as letter_of
from treaty.rendering.labels import on_page as on_page
from treaty.rendering.labels import pages_in_words as pages_in_words
from treaty.rendering.labels import strength_in_words as strength_in_words
from treaty.undertaking import Strength
from treaty.zone import offset_of

# Most views say nothing about money; its records would cost them 10 ms.
if TYPE_CHECKING:
    from treaty.answers.money import StatedSum, YearSource
    from treaty.answers.obligations import FoundObligation
    from treaty.answers.sums import Rest, Total

    Bounded = MonetaryCommitment | StatedSum | Total | Rest


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


def term_in_words(term: Validity) -> str:
    """Say from when to when an agreement is valid; the days follow from the text and its signature.

    >>> import treaty
    >>> term_in_words(treaty.load("jpn").agreement.term)
    '13 June 2024 to 13 June 2034, derived (10 years from signature)'
    """
    begins = _("from a day that the text does not give")
    if term.in_effect_on is not None:
        begins = day_in_words(term.in_effect_on)
    lasts = _("no term fixed")
    if term.duration is not None:
        counted_from = {
            "signature": _("{duration} from signature"),
            "effect": _("{duration} from the entry into effect"),
            None: "{duration}",
        }
        lasts = counted_from[term.counted_from].format(duration=duration_in_words(term.duration))
    if term.expires_on is not None:
        return _("{start} to {end}, derived ({duration})").format(
            start=begins, end=day_in_words(term.expires_on), duration=lasts
        )
    return f"{begins}, {lasts}"


def notice_in_words(ending: Discontinuation) -> str:
    """Say how long before the end notice is given, with its bound; empty if the text does not.

    >>> import treaty
    >>> notice_in_words(treaty.load("jpn").agreement.discontinuation)
    '6 months'
    """
    if ending.notice is None:
        return ""
    bound = {
        "at-least": _("at least {duration}"),
        "preferably": _("preferably {duration}"),
        None: "{duration}",
    }
    return bound[ending.notice_qualifier].format(duration=duration_in_words(ending.notice))


def period_of_rest(rest: "Rest") -> str:
    """Say for what time the rest of a sum is or, if none says so, to which it is not allocated."""
    if rest.period is not None:
        return period_in_words(rest.period)
    others = []
    for period in dict.fromkeys(rest.not_for):
        if open_end_in_words(period):
            others.append(_("the time {period}").format(period=period_in_words(period)))
        elif "/" not in period and period != "..":
            others.append(moment_in_words(period))
        elif period[:2] != "..":
            others.append(period_in_words(period))
    if not others:
        return _("period not stated")
    said = _(" or ").join(others)
    return _("not allocated to {periods}; period not stated").format(periods=said)


def sum_in_words(corpus: Corpus, given: "Bounded") -> str:
    """Say a stated sum, a total or a rest with its bound."""
    return bounded_amount(corpus, given.qualifier, given.amount, given.currency)


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
    titles = {each.id: _("“{title}”").format(title=each.title) for each in given}
    return re.sub(r"[A-Z][A-Za-z0-9.]*-[ms][0-9]+", lambda m: titles.get(m[0], m[0]), said)


def time_of_sum(
    stated: "StatedSum | YearSource | MonetaryCommitment",
) -> str:
    """Say for what time a sum is, each year of it where it is for each."""
    if stated.per is None:
        return period_in_words(stated.period)
    if stated.period is None:
        return _("each year")
    return _("each year, {period}").format(period=period_in_words(stated.period))


def dated_sum(said: str, time: str) -> str:
    """Say a sum with its time."""
    return _("{sum} {time}").format(sum=said, time=time)


def what_obligations_are(corpus: Corpus) -> str:
    """Say in one sentence what an obligation of the agreement is.

    >>> import treaty
    >>> what_obligations_are(treaty.load("jpn"))
    '“Obligation” here means a political commitment (treaty info).'
    """
    meant = _("what the text says that somebody will do, intends, seeks, may do or states")
    if corpus.agreement.legal_character.is_political:
        meant = _("a political commitment")
    return _("“Obligation” here means {meant} ({command}).").format(
        meant=meant, command=f"treaty info{corpus.chosen_by}"
    )


def what_prevails() -> str:
    """Say of a document that is not in English whose translation it is; empty in English."""
    if spoken() == ENGLISH:
        return ""
    return _(
        "Translated by the editors. Where the translation differs from the English, the English "
        "prevails; the official text prevails over both."
    )


def reference_in_words(reference: str) -> str:
    """Say which clause a reference names; it has a word for one of them.

    >>> reference_in_words("Preamble"), reference_in_words("II.2.2.a")
    ('Preamble', 'II.2.2.a')
    """
    return _("Preamble") if reference == PREAMBLE else reference


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
    giver = party_name(corpus, payer)
    if recipient is None:
        return giver
    # For translators: of support; without cases a colon or an arrow serves all names.
    return _("{giver} to {receiver}").format(giver=giver, receiver=party_name(corpus, recipient))


def firmness_in_words(found: "FoundObligation") -> str:
    """Say how firm an act is, with the words of the text: ``firm · will hold``."""
    return f"{strength_in_words(found.strength)} · {found.operative_verb}"


def counts_in_words(counts: Mapping[Strength, int]) -> str:
    """Say how many obligations there are, by strength."""
    by_strength = ", ".join(number_of(strength, count) for strength, count in counts.items())
    return f"{obligations_in_words(sum(counts.values()))}: {by_strength}"


def number_of(strength: Strength, number: int) -> str:
    """Say how many are so firm."""
    return _("{n} {strength}").format(n=number, strength=strength_in_words(strength))


def is_read_as_part(corpus: Corpus, id_: str) -> bool:
    """Tell whether a sum is read as a part of another, which the text does not say."""
    coded = next(each for each in corpus.commitments if each.id == id_)
    return coded.inclusion_basis == "implied"


def why_not_added(corpus: Corpus, id_: str) -> str:
    """Say why a sum is not added to the one of which it is a part; both are left to be named."""
    if is_read_as_part(corpus, id_):
        return _(
            "{part} is not added to {whole}: it is read as part of that sum, though the text does "
            "not say so in so many words, so adding both could count it twice."
        )
    return _(
        "{part} is not added to {whole}: the text counts it as part of that sum, so adding "
        "both would count it twice."
    )


def heading_beside(clause: Clause) -> str:
    """Return a clause's heading to stand behind its reference, which the preamble's repeats.

    >>> import treaty
    >>> clauses = treaty.load("jpn").clauses_by_reference
    >>> heading_beside(clauses["Preamble"]), heading_beside(clauses["IX.3"])
    ('', ' Disputes')
    """
    heading = "" if clause.heading == clause.clause else clause.heading
    return f" {heading}" if heading else ""


def obligations_in_words(number: int) -> str:
    """Say how many obligations.

    >>> obligations_in_words(1), obligations_in_words(0)
    ('1 obligation', '0 obligations')
    """
    return ngettext("{n} obligation", "{n} obligations", number)
