"""Check the clauses themselves: their pages and the headings that are said to be the text's."""

from collections.abc import Iterator

from treaty.corpus import Corpus
from treaty.models import Clause
from treaty.official import Division, normalise
from treaty.proof.results import Check, Kind, judge
from treaty.reference import parent_of


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
