"""Check that nothing was overlooked and that clauses, headings and names stand where coded."""

import re
from collections.abc import Iterator

from treaty.corpus import Corpus
from treaty.models import Clause
from treaty.official import Division, Passage, normalise
from treaty.official.text import holds
from treaty.proof.quotations import entries_of, find_anchor
from treaty.proof.results import Check, Kind, judge
from treaty.reference import is_within, marker_of, parent_of

# Which words make a sentence operative. Too many cost an entry under `no_undertaking`, too few
# hide an obligation; hence words that mostly undertake something, and none that mostly do not.
_VERBS = (
    # Undertakings. "Shall" and "must" are binding language that a political text avoids; where
    # they occur, somebody must look. "Committed" alone is also "war crimes committed".
    "will|would|shall|must",
    "(?:is|are|has|have) committed|commits?",
    # Permission: without a capital, which is the month.
    "(?-i:may)",
    # Efforts and intentions.
    "intends?|seeks?|strives?|endeavou?rs?|explores?",
    # Statements, also as recitals. "Recognized" alone is "internationally recognized".
    "recogni[sz](?:e|es|ing)|reaffirm(?:s|ing)?|acknowledg(?:e|es|ing)|not(?:es|ing)",
    "express(?:es|ing)?|shares? the|welcom(?:e|es|ing)|commends?|stands? behind",
    "determined|unwavering",
    # Present tense that reports a course of action. "Continue" without s follows another verb,
    # "support" is mostly a noun, "has provided" looks back.
    "continues|monitors?|participates?|is valid",
)
_OPERATIVE = re.compile(rf"\b(?:{'|'.join(_VERBS)})\b", re.IGNORECASE)


def find_operative_verb(sentence: str) -> str | None:
    """Return the first word that makes a sentence operative, if any.

    >>> find_operative_verb("Japan continues to counter it."), find_operative_verb("In May 2024.")
    ('continues', None)
    """
    match = _OPERATIVE.search(sentence)
    return match[0] if match else None


def check_sentences(corpus: Corpus, division: Division) -> Iterator[Check]:
    """Check that every operative sentence has an obligation or a reason why it is none.

    A sentence of the title or the closing formula, which are no clause, has a fact of the
    agreement instead.
    """
    accounted = {
        division.passage_at(offset)
        for entry in entries_of(corpus)
        if entry.accounts_for_a_sentence
        if (offset := find_anchor(entry.anchor, entry.page, entry.places, division)) is not None
    }
    numbers: dict[str, int] = {}
    for passage in division.passages:
        if passage.is_heading:
            continue
        numbers[passage.place] = numbers.get(passage.place, 0) + 1
        verb = find_operative_verb(passage.words)
        if verb is not None:
            begin = " ".join(passage.words.split()[:6])
            yield judge(
                Kind.SENTENCE,
                f"{passage.place} sentence {numbers[passage.place]}",
                passage.place,
                division.text.page_at(passage.span.start),
                None if passage in accounted else f"no entry for {verb!r} in '{begin} …'",
            )


def check_list_items(corpus: Corpus, division: Division) -> Iterator[Check]:
    """Check that every item that takes its verb from the sentence above has an obligation."""
    owners = owners_of(corpus, division)
    operative = {owner for passage, owner in owners.items() if find_operative_verb(passage.words)}
    for clause in corpus.clauses:
        is_item = marker_of(clause.clause).startswith("(")
        if is_item and clause.clause not in operative:
            fault = None if clause.obligations else "the item has no obligation"
            yield judge(Kind.LIST_ITEM, clause.clause, clause.clause, clause.pages[0], fault)


def owners_of(corpus: Corpus, division: Division) -> dict[Passage, str]:
    """Return the clause to which each sentence or heading belongs.

    That is the clause at whose place it stands, with one exception. After the last item of a list
    the paragraph above may go on, which only the layout of a page shows. The data knows: such a
    sentence has entries of the clause above and none of the item.
    """
    coded_at: dict[Passage | None, set[str]] = {}
    for entry in entries_of(corpus):
        offset = find_anchor(entry.anchor, entry.page, entry.places, division)
        if offset is not None:
            coded_at.setdefault(division.passage_at(offset), set()).update(entry.places)
    owners: dict[Passage, str] = {}
    seen: set[str] = set()
    for passage in division.passages:
        claims = coded_at.get(passage, set())
        above = [c for c in claims if c != passage.place and is_within(passage.place, c)]
        goes_on_above = passage.place in seen and above and passage.place not in claims
        owners[passage] = max(above, key=len) if goes_on_above else passage.place
        seen.add(passage.place)
    return owners


def check_entities(corpus: Corpus, division: Division) -> Iterator[Check]:
    """Check the clauses of every named thing.

    A name inside a longer name counts ("UN Charter" names the UN), as the data has it.
    """
    owners = owners_of(corpus, division)
    for entity in corpus.agreement.entities:
        naming = {
            owner
            for passage, owner in owners.items()
            if any(holds(passage.words, form) for form in entity.text_forms)
        }
        missing = [
            c.clause for c in corpus.clauses if c.clause in naming.difference(entity.clauses)
        ]
        surplus = [clause for clause in entity.clauses if clause not in naming]
        faults = [
            f"{label}: {', '.join(clauses)}"
            for label, clauses in (("not coded at", missing), ("not named in", surplus))
            if clauses
        ]
        yield judge(Kind.ENTITY, entity.id, ", ".join(entity.clauses), None, "; ".join(faults))


def check_pages(corpus: Corpus, division: Division) -> Iterator[Check]:
    """Check that every clause stands on exactly its pages."""
    for clause in corpus.clauses:
        span = division.spans[clause.clause]
        first, last = division.text.page_at(span.start), division.text.page_at(span.end - 1)
        pages = tuple(range(first, last + 1))
        coded, found = (", ".join(map(str, some)) for some in (clause.pages, pages))
        fault = None if clause.pages == pages else f"stands on page {found}, coded is {coded}"
        yield judge(Kind.PAGES, clause.clause, clause.clause, None, fault)


def check_headings(corpus: Corpus, division: Division) -> Iterator[Check]:
    """Check that headings of the text stand at the head of their clause or of their group."""
    headed = {passage.place for passage in division.passages if passage.is_heading}
    for clause in corpus.clauses:
        if clause.heading_source == "text":
            fault = None
            if clause.clause not in headed:
                fault = f"the clause does not begin with {clause.heading!r}"
            yield judge(Kind.HEADING, clause.clause, clause.clause, clause.pages[0], fault)
        if clause.group_heading is not None:
            fault = None
            if not _has_group_heading(clause, clause.group_heading, division):
                fault = f"{clause.group_heading!r} does not head a group before the clause"
            yield judge(
                Kind.HEADING, f"{clause.clause} group", clause.clause, clause.pages[0], fault
            )


def _has_group_heading(clause: Clause, group_heading: str, division: Division) -> bool:
    above = parent_of(clause.clause)
    if above is None:
        return False
    begin, end = division.spans[above].start, division.spans[clause.clause].start
    return any(
        begin <= passage.span.start and passage.span.end <= end
        for passage in division.passages
        if passage.words.startswith(normalise(group_heading))
    )
