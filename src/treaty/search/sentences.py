"""Find phrases in the sentences of the official text, of which an index holds nothing.

The text is the user's own copy; the index is kept in the cache and made of the data alone.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from treaty.search.index import Document, Kind, Spans
from treaty.search.query import Query, TermKind
from treaty.search.results import Found, Hit, sentence_hit
from treaty.search.vocabulary import tokens_of, words_of

if TYPE_CHECKING:
    from treaty.answers.wording import ReadClause
    from treaty.corpus import Corpus

_NOWHERE = -1  # no place in the index

Phrases = tuple[tuple[list[str], ...], ...]
"""What must stand in a sentence, in words: of each group any one."""


def phrases_of(text: str, query: Query, least: int = 2) -> Phrases:
    """Return the phrases for which the text is to be searched, if any.

    They are those in quotation marks where a query is nothing else, or else the query as a whole
    if it has so many words, by default several: one is better found in what is coded. Fields and
    exclusions speak of what is coded, so there are none then.

    >>> from treaty.search import parse_query
    >>> phrases_of("take effect", parse_query("take effect"))
    ((['take', 'effect'],),)
    >>> phrases_of("sanctions", parse_query("sanctions"))
    ()
    >>> phrases_of("Crimea", parse_query("Crimea"), 1)
    ((['crimea'],),)
    """
    if query.fields or query.without_fields or query.without or query.is_cut:
        return ()
    if query.terms and all(t.kind is TermKind.PHRASE for group in query.terms for t in group):
        return tuple(tuple(words_of(term.text) for term in group) for group in query.terms)
    words = words_of(text)
    return ((words,),) if len(words) >= least else ()


def with_sentences(
    found: Found,
    phrases: Phrases,
    corpus: "Corpus",
    clauses: "Iterable[ReadClause]",
    limit: int | None = None,
) -> Found:
    """Return what was found and, below it, the sentences in which the phrases stand.

    Args:
        found: What the index has.
        phrases: What to look for.
        corpus: The agreement.
        clauses: Its text.
        limit: How many hits to return; all of them if None.
    """
    hits = tuple(_hits(phrases, corpus, clauses))
    if not hits:
        return found
    return found._replace(
        hits=(*found.hits, *hits)[:limit], total=found.total + len(hits), unknown=(), near=()
    )


def _hits(phrases: Phrases, corpus: "Corpus", clauses: "Iterable[ReadClause]") -> Iterable[Hit]:
    for clause in clauses:
        for said in clause.wording:
            spans = _spans(phrases, said.words)
            if spans:
                document = Document(
                    place=_NOWHERE,
                    agreement=corpus.agreement.id,
                    clause=clause.clause if clause.heading_source else None,
                    kind=Kind.TEXT,
                    id=clause.clause,
                    title=clause.heading,
                    text="",
                    quote=said.words,
                    page=said.page,
                    chosen_by=corpus.chosen_by,
                )
                yield sentence_hit(document, spans)


def _spans(phrases: Phrases, sentence: str) -> Spans:
    """Return where the phrases stand; nothing if one of the groups has none there."""
    # At a position may stand several readings of a number or a date.
    tokens = tokens_of(sentence)
    readings: dict[int, set[str]] = {}
    for token in tokens:
        readings.setdefault(token.position, set()).add(token.word)
    bounds = {token.position: (token.start, token.end) for token in reversed(tokens)}
    found = [
        [
            (bounds[start][0], bounds[start + len(words) - 1][1])
            for words in group
            for start in readings
            if _stands_at(words, readings, start)
        ]
        for group in phrases
    ]
    return tuple(span for spans in found for span in spans) if all(found) else ()


def _stands_at(words: Sequence[str], readings: dict[int, set[str]], start: int) -> bool:
    return bool(words) and all(
        word in readings.get(position, ()) for position, word in enumerate(words, start)
    )
