"""Check that what is quoted stands where the data says, and that the verb is the text's."""

from collections.abc import Iterator

from treaty.corpus import Corpus
from treaty.models import Obligation
from treaty.official import Division
from treaty.proof.entries import Entry, entries_of, find_anchor
from treaty.proof.results import Check, Kind, Outcome, judge
from treaty.proof.wording import holds
from treaty.reference import parent_of


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
    elif entry.page not in pages:
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
            _fault_of_verb(obligation, division),
        )


def _fault_of_verb(obligation: Obligation, division: Division) -> str | None:
    offset = find_anchor(obligation.anchor, obligation.page, (obligation.clause,), division)
    passage = None if offset is None else division.passage_at(offset)
    if passage is None:
        return f"no sentence is known for {obligation.operative_verb!r}, the anchor is not there"
    sentences = [passage.words]
    above = parent_of(passage.place)
    while above is not None:
        sentences += [p.words for p in division.passages if p.place == above and not p.is_heading]
        above = parent_of(above)
    if any(holds(sentence, obligation.operative_verb) for sentence in sentences):
        return None
    return f"{obligation.operative_verb!r} stands neither in the sentence nor in one above it"
