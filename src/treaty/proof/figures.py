"""Check that figures and dates stand in the text, spelled as texts spell them."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from decimal import Decimal, InvalidOperation

from treaty.corpus import Corpus
from treaty.duration import MONTHS, parse_duration
from treaty.models import Entry, Evidence
from treaty.official import CLOSING, Division, normalise
from treaty.proof.quotations import CYRILLIC, find_anchor
from treaty.proof.results import Check, Kind, judge

# fmt: off
_NUMBERS = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
]
# fmt: on
# The months of a date, in the genitive.
# fmt: off
_MONTHS_IN_CYRILLIC = (
    "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня",
    "жовтня", "листопада", "грудня",
)
# fmt: on
_IN_CYRILLIC = (
    {"hours": "годин", "months": "місяців", "years": "років"},
    {"6": "шість", "10": "десяти"},
)
_SCALES = {
    **dict.fromkeys(["million", "mln", "mil", "mio", "mn", "M", "m", "млн", "мільйонів"], 10**6),
    **dict.fromkeys(["billion", "bn", "B", "млрд", "мільярда", "мільярдів"], 10**9),
    "trillion": 10**12,
}
_VALUES = {"half a": "0.5", **{word: str(n) for n, word in enumerate(_NUMBERS, start=1)}}
_SPELLED = re.compile(rf"\b({'|'.join(_VALUES)}) (million|billion)", re.IGNORECASE)
_THOUSANDS = re.compile(r"(\d{1,3}(?:[ ,.]\d{3})+)(?:[.,](\d{1,2}))?")
_FIGURE = re.compile(
    rf"(?<![\w.,])(?:[A-Z]{{2,3}})?[€$£]? ?(?P<digits>{_THOUSANDS.pattern}|\d+(?:[.,]\d+)?)"
    rf" ?(?P<scale>(?:{'|'.join(_SCALES)})\b)?"
)


def figures_in(sentence: str) -> frozenset[Decimal]:
    """Return the figures that a sentence states, each with the scale that follows it.

    >>> sorted(map(str, figures_in("over 12 billion, including 4.5 billion US dollars for 2024")))
    ['12000000000', '2024', '4500000000']
    >>> sorted(map(str, figures_in("£2.3bn, 1,25 млрд євро or 0.25 % of GDP, NOK 75 000")))
    ['0.25', '1250000000', '2300000000', '75000']
    >>> sorted(map(str, figures_in("1,200.50 euros and 1.200,50 Euro")))
    ['1200.50']
    """
    sentence = _SPELLED.sub(lambda found: f"{_VALUES[found[1].lower()]} {found[2]}", sentence)
    return frozenset(
        reading
        for match in _FIGURE.finditer(sentence)
        for reading in _readings(match["digits"], match["scale"])
    )


def _readings(digits: str, scale: str | None) -> Iterator[Decimal]:
    factor = _SCALES[scale] if scale else 1
    in_thousands = _THOUSANDS.fullmatch(digits)
    if in_thousands:
        whole = re.sub("[ ,.]", "", in_thousands[1])
        yield Decimal(".".join(filter(None, (whole, in_thousands[2])))) * factor
    # "1.250 billion" can be either; a space divides no decimals.
    if not in_thousands or (factor > 1 and digits.count(" ") == 0 and len(digits) <= 7):
        with suppress(InvalidOperation):
            exact = Decimal(digits.replace(",", ".")) * factor
            yield exact.quantize(Decimal(1)) if exact == exact.to_integral() else exact


def spelled_date(moment: str) -> list[str]:
    """Return how a text may write a year, a month or a day given in ISO 8601.

    >>> spelled_date("2022-03"), spelled_date("2024-06-13")
    (['March 2022'], ['13 June 2024', 'June 13, 2024', '13th day of June, 2024', '13 червня 2024'])
    """
    year, *rest = moment.split("-")
    if not rest:
        return [year]
    month, in_cyrillic = MONTHS[int(rest[0]) - 1], _MONTHS_IN_CYRILLIC[int(rest[0]) - 1]
    if len(rest) == 1:
        return [f"{month} {year}"]
    day = int(rest[1])
    return [
        f"{day} {month} {year}",
        f"{month} {day}, {year}",
        f"{day}{_ordinal(day)} day of {month}, {year}",
        f"{day} {in_cyrillic} {year}",
    ]


def _ordinal(day: int) -> str:
    """Return the ending of an ordinal number.

    >>> [f"{day}{_ordinal(day)}" for day in (1, 11, 22, 23, 30)]
    ['1st', '11th', '22nd', '23rd', '30th']
    """
    return "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def spelled_duration(duration: str) -> list[str]:
    """Return how a text may write an ISO 8601 duration.

    >>> spelled_duration("P6M")[:4]
    ['6 months', 'six months', '6 (six) months', 'six (6) months']
    >>> spelled_duration("P6M")[4:]
    ['six-month', '6 місяців', 'шість місяців']
    """
    digits = str(parse_duration(duration))
    number, _, unit = digits.partition(" ")
    forms = [digits]
    if int(number) <= len(_NUMBERS) or int(number) == 24:
        word = _NUMBERS[int(number) - 1] if int(number) != 24 else "twenty-four"
        forms += [f"{word} {unit}", f"{number} ({word}) {unit}", f"{word} ({number}) {unit}"]
        forms.append(f"{word}-{unit.removesuffix('s')}")
    units, numbers = _IN_CYRILLIC
    if unit in units:
        forms += [f"{said} {units[unit]}" for said in (number, numbers.get(number)) if said]
    return forms


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
        yield _figure(sum_, "amount", sum_.amount, sentence)
        # Coded in part, the month in which the war began may be one that the text names elsewhere.
        words = division.text.words if corpus.agreement.coverage else sentence
        period = _period(sum_.period, corpus)
        yield from _stated(sum_.id, sum_.clause, sum_.page, period, words)
    for share in corpus.shares:
        sentence = _sentence(share.anchor, share.page, share.clause, division)
        yield _figure(share, "percent_of_gdp", share.percent_of_gdp, sentence)
    for support in corpus.unpriced:
        sentence = _sentence(support.anchor, support.page, support.clause, division)
        stated = {} if support.period_derived_from else _period(support.period, corpus)
        yield from _stated(support.id, support.clause, support.page, stated, sentence)


def _figure(entry: Entry, what: str, figure: Decimal, sentence: str) -> Check:
    stated = figures_in(sentence)
    fault = None
    if figure not in stated:
        others = ", ".join(f"{each.normalize():f}" for each in sorted(stated)) or "none"
        fault = f"the text does not say {figure:f} there, of figures {others}"
    return judge(Kind.FIGURE, f"{entry.id} {what}", entry.clause, entry.page, fault)


def _times_of_obligations(corpus: Corpus, division: Division) -> Iterator[Check]:
    for obligation in corpus.obligations:
        sentence = _sentence(obligation.anchor, obligation.page, obligation.clause, division)
        stated = _period(obligation.time_limit, corpus)
        yield from _stated(obligation.id, obligation.clause, obligation.page, stated, sentence)


def _signature(corpus: Corpus, division: Division) -> Iterator[Check]:
    signature = corpus.agreement.signature
    stated = {"on": spelled_date(signature.on.isoformat())}
    closing = _words(CLOSING, division)
    # Names are coded in Latin letters; in another script the anchors alone prove them.
    is_latin = CYRILLIC.search(closing) is None
    if signature.place is not None and is_latin:
        stated["place"] = [signature.place]
    for signatory in signature.signatories if is_latin else ():
        stated[f"{signatory.participant} name"] = [signatory.name]
        stated[f"{signatory.participant} office"] = [signatory.office]
    yield from _stated("signature", CLOSING, None, stated, closing)


def _validity(corpus: Corpus, division: Division) -> Iterator[Check]:
    term, ending = corpus.agreement.term, corpus.agreement.discontinuation
    subjects: list[tuple[str, dict[str, list[str]], tuple[Evidence, ...]]] = []
    if term.duration is not None:
        stated = {"duration": spelled_duration(term.duration)}
        subjects.append(("term", stated, term.evidence))
    if ending is not None:
        stated = {"notice": spelled_duration(ending.notice)} if ending.notice else {}
        if ending.counted_from is not None:
            stated["counted_from"] = [ending.counted_from]
        subjects.append(("discontinuation", stated, ending.evidence))
    for subject, stated, evidence in subjects:
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
    return re.search(rf"(?<![\w.,])(?:{either})(?!\w|[.,]\d)", words, re.IGNORECASE) is not None


def _sentence(anchor: str, page: int | None, clause: str, division: Division) -> str:
    offset = find_anchor(anchor, page, (clause,), division)
    passage = None if offset is None else division.passage_at(offset)
    return passage.words if passage else ""


def _words(place: str, division: Division) -> str:
    span = division.spans[place]
    return division.text.words[span.start : span.end]
