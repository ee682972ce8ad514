"""Check that nothing was overlooked and that clauses, headings and names stand where coded."""

import re
from collections.abc import Iterator

from treaty.corpus import Corpus
from treaty.models import Clause, Codebook
from treaty.official import CLOSING, TITLE, Division, Passage, normalise
from treaty.official.text import holds
from treaty.proof.quotations import CYRILLIC, entries_of, find_anchor
from treaty.proof.results import Check, Kind, judge
from treaty.reference import is_within, parent_of

_FEWEST_WORDS = 7


def operative_verbs(codebook: Codebook) -> re.Pattern[str]:
    """Return what finds the words that make a sentence operative.

    By a codebook that names no such words every sentence is.

    >>> import treaty
    >>> verbs = operative_verbs(treaty.load("jpn").codebook)
    >>> verbs.search("Japan continues to counter it.")[0], verbs.search("In May 2024.")
    ('continues', None)
    """
    forms = (form for modality in codebook.modalities for form in modality.text_forms)
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)


def check_sentences(corpus: Corpus, division: Division) -> Iterator[Check]:
    """Check that every operative sentence has an obligation or a reason why it is none.

    Of an agreement that is coded in part, every one that is on a compared topic. A sentence of the
    title or the closing formula, which are no clause, has a fact of the agreement instead.
    """
    accounted = {
        division.passage_at(offset)
        for entry in entries_of(corpus)
        if entry.accounts_for_a_sentence
        if (offset := find_anchor(entry.anchor, entry.page, entry.places, division)) is not None
    }
    verbs = operative_verbs(corpus.codebook)
    numbers: dict[str, int] = {}
    for passage in division.passages:
        if passage.is_heading:
            continue
        numbers[passage.place] = numbers.get(passage.place, 0) + 1
        reason = _why_operative(passage, corpus, verbs)
        if reason is not None:
            begin = " ".join(passage.words.split()[:6])
            yield judge(
                Kind.SENTENCE,
                f"{passage.place} sentence {numbers[passage.place]}",
                passage.place,
                division.text.page_at(passage.span.start) or None,
                None if passage in accounted else f"no entry for {reason} in '{begin} …'",
            )


def _why_operative(passage: Passage, corpus: Corpus, verbs: re.Pattern[str]) -> str | None:
    """Return why a sentence must have an entry, or None if it need not."""
    verb = verbs.search(passage.words)
    if corpus.agreement.coverage is None:
        return repr(verb[0]) if verb else None
    is_short = len(passage.words.split()) < _FEWEST_WORDS
    if passage.place in (TITLE, CLOSING) or is_short:
        return None
    # The codebook's forms of verbs are English.
    if verb is None and not CYRILLIC.search(passage.words):
        return None
    for each in corpus.codebook.compared_topics:
        beginnings = "|".join(word for words in each.text_words.values() for word in words)
        if found := re.search(rf"(?<!\w)(?:{beginnings})", passage.words, re.IGNORECASE):
            return f"{found[0]!r} ({each.topic})"
    return None


def check_list_items(corpus: Corpus, division: Division) -> Iterator[Check]:
    """Check that every item that takes its verb from the sentence above has an obligation."""
    owners = owners_of(corpus, division)
    verbs = operative_verbs(corpus.codebook)
    operative = {owner for passage, owner in owners.items() if verbs.search(passage.words)}
    # Of an agreement that is coded in part an item may be on none of its topics.
    clauses = () if corpus.agreement.coverage else corpus.clauses
    for clause in clauses:
        is_item = clause.printed_marker.startswith("(")
        if is_item and clause.clause not in operative:
            fault = None if clause.obligations else "the item has no obligation"
            page = corpus.page_of(clause.clause)
            yield judge(Kind.LIST_ITEM, clause.clause, clause.clause, page, fault)


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
    for clause in corpus.clauses if division.text.page_starts else ():
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
        page = corpus.page_of(clause.clause)
        if clause.heading and clause.heading_source == "text":
            fault = None
            if clause.clause not in headed:
                fault = f"the clause does not begin with {clause.heading!r}"
            yield judge(Kind.HEADING, clause.clause, clause.clause, page, fault)
        if clause.group_heading is not None:
            fault = None
            if not _has_group_heading(clause, clause.group_heading, division):
                fault = f"{clause.group_heading!r} does not head a group before the clause"
            yield judge(Kind.HEADING, f"{clause.clause} group", clause.clause, page, fault)


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
