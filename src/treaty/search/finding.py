"""Answer a query: understand its words, find what matches them, rank it and show why."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence

from treaty.errors import ReferenceSyntaxError
from treaty.likeness import fold
from treaty.reference import is_within, parse_reference
from treaty.search.index import ClauseKey, Document, Index, Scope
from treaty.search.query import (
    Query,
    Term,
    TermKind,
    Word,
    parse_query,
    probe_of_term,
    read_words,
    understand,
)
from treaty.search.ranking import (
    HIDDEN_LABEL,
    OPERATIVE_VERB,
    PART_OF_LABEL,
    TOPIC,
    WHOLE_LABEL,
    Signal,
    document_worth,
    rank,
)
from treaty.search.results import Found, Hit, make_match
from treaty.search.vocabulary import (
    NOTHING,
    SIMILAR,
    SLIP,
    Meaning,
    Span,
    find_parts,
    keys_of,
    nearest_words,
)

# What stands around a reference in other languages than those of the reference itself.
_AROUND_REFERENCE = re.compile(r"\s*[部章項条]\s*$|^\s*(?:第|частина|розділ|пункт|стаття)\s*")
_LONGEST_REFERENCE = 80
# A document that matches much less than the best of its clause is not worth showing beneath it.
_WORTH_SHOWING = 0.3
# A word that is a part of more names than these could mean anything.
_MOST_MEANINGS = 12
_MOST_SUGGESTIONS = 6


def search(
    index: Index,
    text: str,
    *,
    agreement: str | None = None,
    admitted: Collection[int] | None = None,
    is_exact: bool = False,
    limit: int | None = None,
) -> Found:
    """Return the clauses that hold what a query asks for, the best first.

    A query that is nothing but a reference finds that clause and what stands below it.

    Args:
        index: Where to search.
        text: Any text; see :mod:`treaty.search.query`.
        agreement: The id of the agreement to search; all of the index if None.
        admitted: The places of the documents that may be found at all, as
            :func:`treaty.search.query.admit` reads them from the fields of the query; all if None.
        is_exact: Whether to leave out synonyms, other languages and corrections.
        limit: How many hits to return; all of them if None.

    Raises:
        UnknownNameError: The index has no such agreement.
        ValueError: The query has fields, and nobody has read them.
    """
    query = parse_query(text)
    has_fields = bool(query.fields or query.without_fields)
    if has_fields and admitted is None:
        message = "the fields of a query are to be read with treaty.search.query.admit"
        raise ValueError(message)
    scope = index.scope(agreement)
    excluded = _excluded(index, scope, query.without)

    def may_be_found(document: Document) -> bool:
        is_admitted = admitted is None or document.place in admitted
        return is_admitted and document.clause_key not in excluded

    if not has_fields and (reference := _reference(index, scope, text)):
        inside = (d for d in index.documents(scope) if is_within(d.clause, reference))
        found = _listed(index, filter(may_be_found, inside), limit)
    elif query.terms:
        found = _found(index, scope, query, may_be_found, is_exact=is_exact, limit=limit)
    elif query.without or admitted is not None:
        every = (document for document in index.documents(scope) if not document.is_heading)
        found = _listed(index, filter(may_be_found, every), limit)
    else:
        found = Found()
    return found._replace(spans_agreements=len(scope.agreements) > 1)


def _reference(index: Index, scope: Scope, text: str) -> str | None:
    """Return the clause that a query is nothing but a reference to, if it is one."""
    if len(text) > _LONGEST_REFERENCE:
        return None
    try:
        reference = parse_reference(_AROUND_REFERENCE.sub("", fold(text)))
    except ReferenceSyntaxError:
        return None
    return reference if reference in index.references(scope) else None


def _excluded(index: Index, scope: Scope, without: Iterable[Term]) -> set[ClauseKey]:
    """Return the clauses in which stands what must not."""
    places = [place for term in without for place in index.find(probe_of_term(term), scope)]
    return {document.clause_key for document in index.documents_at(places).values()}


def _listed(index: Index, documents: Iterable[Document], limit: int | None) -> Found:
    """Return documents by their clauses, in the order of the text."""
    by_clause: dict[ClauseKey, list[Document]] = {}
    for document in documents:
        by_clause.setdefault(document.clause_key, []).append(document)
    shown = list(by_clause)[:limit]
    clauses = index.clauses(shown)
    hits = (
        Hit(clauses[each], 0.0, tuple(make_match(d, 0.0, (), ()) for d in by_clause[each]))
        for each in shown
    )
    return Found(hits=tuple(hits), total=len(by_clause))


def _found(
    index: Index,
    scope: Scope,
    query: Query,
    may_be_found: Callable[[Document], bool],
    *,
    is_exact: bool,
    limit: int | None,
) -> Found:
    """Return what the words of a query find.

    Everything is ranked before what may not be found is left out, so that a filter changes
    neither the order nor what else is worth showing.
    """
    words, spans = understand(
        index, read_words(index, query.terms, is_exact=is_exact), is_exact=is_exact
    )
    signals = _signals(index, scope, words, spans, is_exact=is_exact)
    slips = {} if is_exact else _slips(index, words, _known(signals))
    corrected = tuple((words[n].typed, meant) for n, meant in slips.items())
    if slips:
        words, spans = understand(
            index,
            [
                each
                for n, word in enumerate(words)
                for each in (
                    read_words(index, [(Term(TermKind.WORD, slips[n]),)]) if n in slips else [word]
                )
            ],
        )
        signals = _signals(index, scope, words, spans, is_exact=False)
    known = _known(signals)
    hits, total = _hits(index, scope, words, signals, may_be_found, limit)
    return Found(
        hits=hits,
        total=total,
        corrected=corrected,
        unknown=tuple(word.typed for n, word in enumerate(words) if n not in known),
        near=() if hits else _near(index, words),
    )


# ---------------------------------------------------------------- what matches


def _signals(
    index: Index, scope: Scope, words: Sequence[Word], spans: Sequence[Span], *, is_exact: bool
) -> list[Signal]:
    """Return what matches the words."""
    signals = [
        Signal(n, n + 1, word.probe, index.find(word.probe, scope))
        for n, word in enumerate(words)
        if word.probe != NOTHING
    ]
    signals += _named(index, scope, spans)
    if not is_exact:
        known = _known(signals)
        folded = [word.folded for word in words]
        for n, word in enumerate(words):
            if n not in known and word.folded:
                parts = find_parts(index.labels(keys_of([word.folded])), folded, n)
                if len({span.label.meaning.name for span in parts}) <= _MOST_MEANINGS:
                    signals += _named(index, scope, parts)
    return [signal for signal in signals if signal.found]


def _named(index: Index, scope: Scope, spans: Sequence[Span]) -> list[Signal]:
    """Return what labels lead to, each meaning once for the same words."""
    seen: set[tuple[int, int, Meaning]] = set()
    signals: list[Signal] = []
    for span in spans:
        meaning = span.label.meaning
        if (span.start, span.end, meaning) in seen:
            continue
        seen.add((span.start, span.end, meaning))
        is_inside = any(
            other.start <= span.start < span.end <= other.end
            and other.end - other.start > span.end - span.start
            and not other.label.meaning.is_verb
            for other in spans
        )
        worth = HIDDEN_LABEL if span.label.is_hidden else WHOLE_LABEL
        if meaning.is_verb:
            worth = OPERATIVE_VERB
        elif is_inside or not span.is_whole:
            worth = PART_OF_LABEL
        signals += (
            Signal(
                span.start,
                span.end,
                probe,
                index.find(probe, scope),
                most,
                span.label,
                span.is_whole,
            )
            for probe, most in ((meaning.words, worth), (meaning.topics, min(worth, TOPIC)))
            if probe != NOTHING
        )
    return signals


def _known(signals: Iterable[Signal]) -> set[int]:
    """Return the places of the words that anything matches."""
    return {n for signal in signals for n in range(signal.start, signal.end) if signal.found}


# ---------------------------------------------------------------- typing errors


def _slips(index: Index, words: Sequence[Word], known: Collection[int]) -> dict[int, str]:
    """Return the nearest known word in the place of each that nothing contains."""
    lost = {n: word for n, word in enumerate(words) if n not in known and word.folded}
    if not lost:
        return {}
    every = index.known_words()
    near = {n: nearest_words(w.folded, every, likeness=SLIP, count=1) for n, w in lost.items()}
    return {n: likest[0] for n, likest in near.items() if likest}


def _near(index: Index, words: Sequence[Word]) -> tuple[str, ...]:
    """Return the known words that look like those of a query."""
    every = index.known_words()
    near = [n for w in words for n in nearest_words(w.folded, every, likeness=SIMILAR, count=3)]
    return tuple(dict.fromkeys(near))[:_MOST_SUGGESTIONS]


# ---------------------------------------------------------------- the hits


def _hits(
    index: Index,
    scope: Scope,
    words: Sequence[Word],
    signals: Sequence[Signal],
    may_be_found: Callable[[Document], bool],
    limit: int | None,
) -> tuple[tuple[Hit, ...], int]:
    """Return the best hits and how many there are."""
    known = _known(signals)
    required = frozenset(n for n, word in enumerate(words) if word.is_required)
    # A word that nothing in the whole agreement matches cannot tell one clause from another.
    if not required <= known:
        return (), 0
    worth = document_worth(signals)
    documents = index.documents_at(worth)
    best: dict[ClauseKey, float] = {}
    inside: dict[ClauseKey, list[Document]] = {}
    for place in sorted(worth, key=lambda place: (-worth[place], place)):
        document = documents[place]
        least = _WORTH_SHOWING * best.setdefault(document.clause_key, worth[place])
        if worth[place] >= least and may_be_found(document):
            inside.setdefault(document.clause_key, []).append(document)
    ranked = [
        (clause, score)
        for clause, score in rank(documents, signals, sorted(known), required, scope.clauses)
        if clause in inside
    ]
    shown = ranked[:limit]
    clauses = index.clauses(clause for clause, _ in shown)
    typed = [word.typed for word in words]
    hits = (
        Hit(
            clauses[clause],
            score,
            tuple(make_match(d, worth[d.place], signals, typed) for d in inside[clause]),
        )
        for clause, score in shown
    )
    return tuple(hits), len(ranked)
