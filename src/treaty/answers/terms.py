"""Who owes an act and on what terms, in words: its time limit, trigger, conditions, reservation."""

from collections.abc import Iterable, Sequence

from treaty.answers.amounts import labels_of
from treaty.corpus import Corpus
from treaty.language import _
from treaty.models import Obligation
from treaty.phrases import duration_in_words, moment_in_words, on_page, period_in_words
from treaty.undertaking import BOTH, EITHER, Strength


def party_name(corpus: Corpus, id_: str) -> str:
    """Return the short name of a Participant, or all of them for ``both`` and ``either``."""
    agreement = corpus.agreement
    names = {p.id: p.called for p in agreement.participants}
    sides = [names[p.id] for p in agreement.participants if p.is_party]
    if id_ == EITHER:
        return _(" or ").join(sides)
    others = {other.id: other.name for other in agreement.others}
    return _(" and ").join(sides) if id_ == BOTH else {**others, **names}.get(id_, id_)


def bearer_in_words(corpus: Corpus, obligation: Obligation) -> str:
    """Say who acts, and whether that is inferred; of its own terms the instrument is the subject.

    >>> import treaty
    >>> accord = treaty.load("jpn")
    >>> entries = [accord.obligations_by_id[id_] for id_ in ("III.1-1", "V.3-1", "X.1-1")]
    >>> [bearer_in_words(accord, entry) for entry in entries]
    ['jointly', 'Japan (implied)', 'the instrument itself']
    """
    if corpus.strength_of(obligation) is Strength.INSTRUMENT:
        return _("the instrument itself")
    side = side_in_words(corpus, obligation.bearers)
    named = obligation.bearer_basis == "named"
    return side if named else _("{bearer} (implied)").format(bearer=side)


def side_in_words(corpus: Corpus, bearers: Sequence[str]) -> str:
    """Say who is meant; ``jointly`` for all together, ``either`` for what each may do alone."""
    if EITHER in bearers:
        return _("either")
    if BOTH in bearers:
        return _("jointly")
    return _(" and ").join(party_name(corpus, bearer) for bearer in bearers)


def terms_in_words(corpus: Corpus, obligation: Obligation) -> tuple[str, ...]:
    """Say when and under what an act is due: time limit, trigger, conditions."""
    return (*occasion_in_words(corpus, obligation), *conditions_in_words(corpus, obligation))


def occasion_in_words(corpus: Corpus, obligation: Obligation) -> tuple[str, ...]:
    """Say when an act is due: time limit, trigger."""
    said = [time_limit_in_words(obligation)]
    if obligation.trigger is not None:
        said.append(_("upon: {event}").format(event=corpus.triggers[obligation.trigger].label))
    return tuple(filter(None, said))


def time_limit_in_words(obligation: Obligation) -> str | None:
    """Say by when, for how long or after what time, or None where nothing is coded."""
    if obligation.deadline is not None:
        if obligation.deadline.startswith("P"):
            return _("within {duration}").format(duration=duration_in_words(obligation.deadline))
        return _("by {time}").format(time=moment_in_words(obligation.deadline))
    if obligation.period is not None:
        return period_in_words(obligation.period)
    if obligation.delay is not None:
        return _("{duration} later").format(duration=duration_in_words(obligation.delay))
    return None


def conditions_in_words(corpus: Corpus, obligation: Obligation) -> tuple[str, ...]:
    """Say under what an act is due, if it is under anything."""
    conditions = labels_of(corpus.codebook.conditions, obligation.conditions)
    return (_("terms: {conditions}").format(conditions=conditions),) if conditions else ()


def general_reservation(corpus: Corpus) -> str:
    """Say what every act is subject to, to be told wherever one is called firm; empty if nothing.

    >>> import treaty
    >>> general_reservation(treaty.load("jpn"))
    'Firm acts too are subject to IX.1, p. 9: own constitution and law; budgetary appropriations.'
    """
    said = [
        each.clause
        + on_page(each.evidence[0].page)
        + ": "
        + labels_of(corpus.codebook.conditions, each.conditions)
        for each in corpus.agreement.general_reservations
    ]
    subject = _("Firm acts too are subject to {reservations}.")
    return subject.format(reservations=_(" and ").join(said)) if said else ""


def reserved_conditions(corpus: Corpus, conditions: Iterable[str]) -> str:
    """Say which of some conditions hold for every act all the same; empty if none does.

    >>> import treaty
    >>> reserved_conditions(treaty.load("jpn"), ["budget"])
    'IX.1 puts every act under budgetary appropriations; listed are those whose own sentence does.'
    """
    asked = frozenset(conditions)
    said = [
        _("{clause} puts every act under {conditions}").format(
            clause=each.clause, conditions=labels_of(corpus.codebook.conditions, named)
        )
        for each in corpus.agreement.general_reservations
        if (named := [condition for condition in each.conditions if condition in asked])
    ]
    listed = _("{reservations}; listed are those whose own sentence does.")
    return listed.format(reservations=", ".join(said)) if said else ""
