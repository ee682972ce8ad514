"""Check that figures and dates stand in the text, spelled as texts spell them."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from treaty.corpus import Corpus
from treaty.duration import MONTHS, parse_duration
from treaty.official import CLOSING, Division, normalise
from treaty.proof.quotations import find_anchor
from treaty.proof.results import Check, Kind, judge

# fmt: off
_NUMBERS = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
]
# fmt: on
_SCALES = {"million": 10**6, "billion": 10**9, "trillion": 10**12}


def spelled_amount(amount: Decimal) -> list[str]:
    """Return how a text may write an amount.

    >>> spelled_amount(Decimal("4500000000"))
    ['4,500,000,000', '4500000000', '4,500 million', '4.5 billion']
    """
    plain = [f"{amount:,f}", f"{amount:f}"]
    scaled = [
        f"{(amount / scale).normalize():,f} {name}"
        for name, scale in _SCALES.items()
        if amount >= scale and amount % (scale // 100) == 0
    ]
    return plain + scaled


def spelled_date(moment: str) -> list[str]:
    """Return how a text may write a year, a month or a day given in ISO 8601.

    >>> spelled_date("2022-03"), spelled_date("2024-06-13")
    (['March 2022'], ['13 June 2024', 'June 13, 2024'])
    """
    year, *rest = moment.split("-")
    if not rest:
        return [year]
    month = MONTHS[int(rest[0]) - 1]
    if len(rest) == 1:
        return [f"{month} {year}"]
    return [f"{int(rest[1])} {month} {year}", f"{month} {int(rest[1])}, {year}"]


def spelled_duration(duration: str) -> list[str]:
    """Return how a text may write an ISO 8601 duration.

    >>> spelled_duration("P6M"), spelled_duration("PT24H")
    (['6 months', 'six months'], ['24 hours'])
    """
    digits = str(parse_duration(duration))
    words = re.sub(
        r"\d+", lambda n: _NUMBERS[int(n[0]) - 1] if int(n[0]) <= len(_NUMBERS) else n[0], digits
    )
    return list(dict.fromkeys([digits, words]))


def check_figures(corpus: Corpus, division: Division) -> Iterator[Check]:
    """Check every sum, date and duration that the text must state."""
    yield from _money(corpus, division)
    yield from _times_of_obligations(corpus, division)
    yield from _signature(corpus, division)
    yield from _validity(corpus, division)
    yield from _dated_entities(corpus, division)


def _money(corpus: Corpus, division: Division) -> Iterator[Check]:
    for sum_ in corpus.commitments:
        sentence = _sentence(sum_.anchor, sum_.page, sum_.clause, division)
        stated = {"amount": spelled_amount(sum_.amount), **_period(sum_.period, corpus)}
        yield from _stated(sum_.id, sum_.clause, sum_.page, stated, sentence)
    for support in corpus.unpriced:
        sentence = _sentence(support.anchor, support.page, support.clause, division)
        stated = {} if support.period_derived_from else _period(support.period, corpus)
        yield from _stated(support.id, support.clause, support.page, stated, sentence)


def _times_of_obligations(corpus: Corpus, division: Division) -> Iterator[Check]:
    for obligation in corpus.obligations:
        sentence = _sentence(obligation.anchor, obligation.page, obligation.clause, division)
        stated = _period(obligation.time_limit, corpus)
        yield from _stated(obligation.id, obligation.clause, obligation.page, stated, sentence)


def _signature(corpus: Corpus, division: Division) -> Iterator[Check]:
    signature = corpus.agreement.signature
    stated = {"on": spelled_date(signature.on.isoformat()), "place": [signature.place]}
    for signatory in signature.signatories:
        stated[f"{signatory.participant} name"] = [signatory.name]
        stated[f"{signatory.participant} office"] = [signatory.office]
    yield from _stated("signature", CLOSING, None, stated, _words(CLOSING, division))


def _validity(corpus: Corpus, division: Division) -> Iterator[Check]:
    term, discontinuation = corpus.agreement.term, corpus.agreement.discontinuation
    counted_from = discontinuation.counted_from
    notice = {"notice": spelled_duration(discontinuation.notice)}
    if counted_from is not None:
        notice["counted_from"] = [counted_from]
    for subject, stated, evidence in (
        ("term", {"duration": spelled_duration(term.duration)}, term.evidence),
        ("discontinuation", notice, discontinuation.evidence),
    ):
        places = dict.fromkeys(e.clause or CLOSING for e in evidence)
        words = " ".join(_words(place, division) for place in places)
        yield from _stated(subject, ", ".join(places), None, stated, words)


def _dated_entities(corpus: Corpus, division: Division) -> Iterator[Check]:
    for entity in corpus.agreement.entities:
        if entity.dated_on is not None:
            stated = {"dated_on": spelled_date(entity.dated_on.isoformat())}
            words = " ".join(_words(clause, division) for clause in entity.clauses)
            yield from _stated(entity.id, ", ".join(entity.clauses), None, stated, words)


def _period(coded: str | None, corpus: Corpus) -> dict[str, list[str]]:
    """Return how the text may write each end of a time, by its code.

    How long the agreement is valid is proven where the agreement states it.
    """
    if coded is None or coded == corpus.agreement.term.duration:
        return {}
    if coded.startswith("P"):
        return {coded: spelled_duration(coded)}
    return {end: spelled_date(end) for end in coded.split("/") if end != ".."}


def _stated(
    subject: str, place: str, page: int | None, stated: dict[str, list[str]], words: str
) -> Iterator[Check]:
    for what, forms in stated.items():
        fault = None
        if not _states_one_of(words, forms):
            fault = f"the text does not say {' or '.join(map(repr, forms))} there"
        yield judge(Kind.FIGURE, f"{subject} {what}".strip(), place, page, fault)


def _states_one_of(words: str, forms: Iterable[str]) -> bool:
    # Figures are bounded more tightly than words: "2 billion" does not stand in "1.2 billion".
    either = "|".join(re.escape(normalise(form)) for form in forms)
    return re.search(rf"(?<![\w.,])(?:{either})(?!\w|[.,]\d)", words) is not None


def _sentence(anchor: str, page: int, clause: str, division: Division) -> str:
    offset = find_anchor(anchor, page, (clause,), division)
    passage = None if offset is None else division.passage_at(offset)
    return passage.words if passage else ""


def _words(place: str, division: Division) -> str:
    span = division.spans[place]
    return division.text.words[span.start : span.end]
