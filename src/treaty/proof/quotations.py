"""Check words against the text: that what is quoted stands there, that no more is, and that what is
said to be absent is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from treaty.corpus import Corpus
from treaty.models import MonetaryCommitment, Obligation, ShareOfGdp, UnpricedSupport
from treaty.models.base import Record
from treaty.official import CLOSING, TITLE, Division, Passage, normalise
from treaty.official.text import holds
from treaty.proof.results import Check, Kind, Outcome, judge
from treaty.reference import parent_of

CYRILLIC = re.compile("[\u0400-\u04ff]")
"""A letter of a text that is not English."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An anchored entry of the data."""

    id: str
    """Its id or, where the data gives it none, where it stands in the data."""
    places: tuple[str, ...]
    """Where its anchor may stand."""
    page: int | None
    """The page that is coded, if any."""
    anchor: str
    """The words that prove it."""
    accounts_for_a_sentence: bool
    """Whether a sentence that holds the anchor needs no other entry."""


def entries_of(corpus: Corpus) -> Iterator[Entry]:
    """Yield obligations, reasons for none, money and the facts of the agreement.

    Money does not account for a sentence: what the sentence does is an entry of its own. Nor does
    a fact, but in an agreement that is coded in part.
    """
    for clause in corpus.clauses:
        here = (clause.clause,)
        for obligation in clause.obligations:
            yield Entry(obligation.id, here, obligation.page, obligation.anchor, True)
        for number, sentence in enumerate(clause.no_undertaking, start=1):
            label = f"{clause.clause} no_undertaking {number}"
            yield Entry(label, here, sentence.page, sentence.anchor, True)
    money: list[MonetaryCommitment | ShareOfGdp | UnpricedSupport] = [
        *corpus.commitments,
        *corpus.shares,
        *corpus.unpriced,
    ]
    # Where little more than the sums of a sentence is coded, they account for it.
    is_partial = corpus.agreement.coverage is not None
    for support in money:
        yield Entry(support.id, (support.clause,), support.page, support.anchor, is_partial)
    for role in corpus.agreement.coalitions:
        label = f"coalitions {role.coalition}"
        yield Entry(label, (role.clause,), role.page, role.anchor, is_partial)
    facts: list[tuple[str, object]] = [
        *corpus.agreement,
        *((f"general_reservations {r.clause}", r) for r in corpus.agreement.general_reservations),
    ]
    for name, fact in facts:
        for number, evidence in enumerate(getattr(fact, "evidence", ()), start=1):
            yield Entry(
                f"{name} evidence {number}",
                (evidence.clause,) if evidence.clause else (TITLE, CLOSING),
                evidence.page,
                evidence.anchor,
                evidence.clause is None or is_partial,
            )


def find_anchor(
    anchor: str, page: int | None, places: tuple[str, ...], division: Division
) -> int | None:
    """Return where an anchor begins: its first place on the coded page, if any, in its clause."""
    return next(
        (
            offset
            for place in places
            for offset in division.find(anchor, place)
            if page is None or division.text.page_at(offset) == page
        ),
        None,
    )


def check_anchors(corpus: Corpus, division: Division) -> Iterator[Check]:
    """Check that every anchor stands in its clause and begins on its page."""
    for entry in entries_of(corpus):
        yield _check_anchor(entry, division)


def _check_anchor(entry: Entry, division: Division) -> Check:
    where = " or ".join(entry.places)
    offsets = [offset for place in entry.places for offset in division.find(entry.anchor, place)]
    pages = sorted({division.text.page_at(offset) for offset in offsets})
    fault = None
    if not offsets:
        others = [division.passage_at(offset) for offset in division.text.find(entry.anchor)]
        found = ", ".join(dict.fromkeys(passage.place for passage in others if passage))
        fault = f"{entry.anchor!r} does not stand there, but in {found or 'no clause'}"
    elif entry.page is not None and entry.page not in pages:
        fault = f"{entry.anchor!r} begins on page {', '.join(map(str, pages))}"
    elif len(offsets) > 1:
        reason = f"{entry.anchor!r} stands there {len(offsets)} times"
        return Check(Kind.ANCHOR, entry.id, where, entry.page, Outcome.NOTED, reason)
    return judge(Kind.ANCHOR, entry.id, where, entry.page, fault)


def check_operative_verbs(corpus: Corpus, division: Division) -> Iterator[Check]:
    """Check that every operative verb stands in the sentence of its anchor or in one above it."""
    for obligation in corpus.obligations:
        yield judge(
            Kind.OPERATIVE_VERB,
            obligation.id,
            obligation.clause,
            obligation.page,
            _fault_of_verb(obligation, corpus, division),
        )


def _fault_of_verb(obligation: Obligation, corpus: Corpus, division: Division) -> str | None:
    sentences = find_sentences(obligation, corpus, division)
    if not sentences:
        return f"no sentence is known for {obligation.operative_verb!r}, the anchor is not there"
    if any(holds(sentence.words, obligation.operative_verb) for sentence in sentences):
        return None
    return f"{obligation.operative_verb!r} stands neither in the sentence nor in one above it"


def find_sentences(
    obligation: Obligation, corpus: Corpus, division: Division
) -> tuple[Passage, ...]:
    """Return the sentence of an obligation's anchor, behind the one above it that has its verb.

    There is one above only where the sentence, an item of a list, has not the verb itself. Without
    the anchor in the text there is none at all.
    """
    offset = find_anchor(obligation.anchor, obligation.page, (obligation.clause,), division)
    own = None if offset is None else division.passage_at(offset)
    if own is None:
        return ()
    if holds(own.words, obligation.operative_verb):
        return (own,)
    # An item that is no clause of its own takes its verb from what stands before it.
    place = own.place if corpus.agreement.coverage else parent_of(own.place)
    while place is not None:
        for passage in reversed(division.passages):
            is_before = passage.span.start < own.span.start and not passage.is_heading
            if (
                passage.place == place
                and is_before
                and holds(passage.words, obligation.operative_verb)
            ):
                return (passage, own)
        place = parent_of(place)
    return (own,)


LONGEST_QUOTATION = 8
"""As many words in a row may be the text's."""

_OURS = frozenset(
    {"summary", "action", "title", "statement", "note", "reason", "definition", "sentence"}
)
_WORD = re.compile(r"\w+(?:['-]\w+)*")


def shared_run(ours: str, runs: frozenset[tuple[str, ...]]) -> str | None:
    """Return the first run of nine words that is also in the official text, if any."""
    return next((" ".join(run) for run in _runs(ours) if run in runs), None)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(normalise(text).casefold())
    length = LONGEST_QUOTATION + 1
    return (tuple(words[i : i + length]) for i in range(len(words) - length + 1))


def check_own_words(corpus: Corpus, division: Division) -> Iterator[Check]:
    """Check that nothing that is to be in our own words repeats the text at length."""
    official = frozenset(_runs(division.text.words))
    # The title of the agreement is the text's by right.
    agreement = corpus.agreement.model_copy(update={"title": ""})
    coded = corpus.coded.model_copy(update={"agreement": agreement})
    for where, text in (*_ours("codebook", corpus.codebook), *_ours("", coded)):
        run = shared_run(text, official)
        fault = f"takes more than {LONGEST_QUOTATION} words in a row from the text: {run!r}"
        yield judge(Kind.OWN_WORDS, where, "", None, fault if run else None)


def _ours(where: str, record: Record) -> Iterator[tuple[str, str]]:
    for name, value in record:
        for number, item in enumerate(value if isinstance(value, tuple) else (value,), start=1):
            if isinstance(item, Record):
                own = getattr(item, "id", None) or getattr(item, "clause", None)
                label = own or (number if isinstance(value, tuple) else "")
                yield from _ours(f"{where} {name} {label}".strip(), item)
            elif name in _OURS and isinstance(item, str) and item:
                yield f"{where} {name}", item


def check_silences(corpus: Corpus, division: Division) -> Iterator[Check]:
    """Check that no word of a silence occurs in the text, its title and closing formula included.

    In whatever case and as a part between hyphens too: "lethal" occurs in "non-lethal".
    """
    for silence in corpus.silences:
        faults = []
        for words in silence.absent:
            if found := _written(words).search(division.text.words):
                passage = division.passage_at(found.start())
                faults.append(f"{found[0]!r} stands in {passage.place if passage else 'it'}")
        yield judge(Kind.SILENCE, silence.id, "", None, "; ".join(faults))


def _written(words: str) -> re.Pattern[str]:
    stem = re.escape(normalise(words.removesuffix("*")))
    end = r"\w*" if words.endswith("*") else ""
    return re.compile(rf"(?<!\w){stem}{end}(?!\w)", re.IGNORECASE)
