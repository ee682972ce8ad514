"""Answer a query: understand its words, find what matches them, rank it and show why."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from treaty.errors import ReferenceSyntaxError
from treaty.likeness import fold
from treaty.reference import is_within, parse_reference
from treaty.search.index import ClauseKey, Document, Index, Scope, Spans
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
    WIDER_TOPIC,
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
    Probe,
    Span,
    find_parts,
    is_word,
    keys_of,
    nearest_words,
    stem,
    words_of,
)

# What stands around a reference in other languages than those of the reference itself.
_AROUND_REFERENCE = re.compile(r"\s*[部章項条]\s*$|^\s*(?:第|частина|розділ|пункт|стаття)\s*")
_LONGEST_REFERENCE = 80
# A document that matches much less than the best of its clause is not worth showing beneath it.
_WORTH_SHOWING = 0.3
# Words of which each begins with a capital letter, with small ones between them.
_NAME = re.compile(r"[A-Z][\w'’-]*(?:\s(?:of|the|and|for|on)(?:\sthe)?)*(?:\s[A-Z][\w'’-]*)+")
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
    documents = index.documents_at({place for signal in signals for place in signal.found})
    signals = _without_parts_of_names(signals, documents, words)
    known = _known(signals)
    wholes = _names_typed(words, spans)
    hits, total = _hits(index, scope, words, wholes, signals, documents, may_be_found, limit)
    return Found(
        hits=hits,
        total=total,
        corrected=corrected,
        understood=tuple(word.typed for n, word in enumerate(words) if n in known),
        unknown=tuple(word.typed for n, word in enumerate(words) if n not in known),
        near=() if hits else _near(index, words),
    )


# ---------------------------------------------------------------- what matches


def _signals(
    index: Index, scope: Scope, words: Sequence[Word], spans: Sequence[Span], *, is_exact: bool
) -> list[Signal]:
    """Return what matches the words."""
    signals: list[Signal] = []
    for n, word in enumerate(words):
        if word.probe != NOTHING:
            # What leaves something open has nothing to do with "leave" as a name for the end.
            is_other_word = not word.folded.endswith("s") and _is_name(spans, n, word.folded)
            probe = Probe(words=(word.folded,)) if is_other_word else word.probe
            signals.append(Signal(n, n + 1, probe, index.find(probe, scope)))
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


def _is_name(spans: Iterable[Span], place: int, word: str) -> bool:
    """Tell whether a word in just this form is the name of something."""
    return any(
        span.start == place and span.label.words == (word,) and not span.label.meaning.is_verb
        for span in spans
    )


def _names_typed(words: Sequence[Word], spans: Sequence[Span]) -> list[range]:
    """Return the runs of words with capital letters, which are one name: "World Bank"."""
    runs: list[range] = []
    for n, word in enumerate(words):
        is_capital = word.folded and word.typed[0].isupper() and not _is_name(spans, n, word.folded)
        if is_capital and runs and runs[-1].stop == n:
            runs[-1] = range(runs[-1].start, n + 1)
        elif is_capital:
            runs.append(range(n, n + 1))
    return [run for run in runs if len(run) > 1]


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
        broad = TOPIC if meaning.words == NOTHING else WIDER_TOPIC
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
            for probe, most in ((meaning.words, worth), (meaning.topics, min(worth, broad)))
            if probe != NOTHING
        )
    return signals


def _known(signals: Iterable[Signal]) -> set[int]:
    """Return the places of the words that anything matches."""
    return {n for signal in signals for n in range(signal.start, signal.end) if signal.found}


# ---------------------------------------------------------------- typing errors


def _slips(index: Index, words: Sequence[Word], known: Collection[int]) -> dict[int, str]:
    """Return the nearest known word for each that is no word and that nothing contains."""
    lost = {n: word for n, word in enumerate(words) if n not in known and word.folded}
    if not lost:
        return {}
    every = index.known_words()
    near = {n: nearest_words(w.folded, every, likeness=SLIP, count=1) for n, w in lost.items()}
    return {n: like[0] for n, like in near.items() if like and not is_word(lost[n].folded)}


def _near(index: Index, words: Sequence[Word]) -> tuple[str, ...]:
    """Return the known words that look like those of a query that are no words."""
    every = index.known_words()
    near = [
        each
        for word in words
        for each in nearest_words(word.folded, every, likeness=SIMILAR, count=3)
        if not is_word(word.folded)
    ]
    return tuple(dict.fromkeys(near))[:_MOST_SUGGESTIONS]


# ---------------------------------------------------------------- the hits


def _without_parts_of_names(
    signals: Iterable[Signal], documents: Mapping[int, Document], words: Sequence[Word]
) -> list[Signal]:
    """Leave out words that stand in a name of which the query's words beside them are no part.

    "North Korea" does not ask for the North Atlantic Treaty Organization.
    """
    kept: list[Signal] = []
    for signal in signals:
        beside = {
            stem(words[place].folded)
            for place in (signal.start - 1, signal.end)
            if 0 <= place < len(words) and words[place].folded
        }
        if signal.label is None and beside:
            found = {
                place: matching._replace(spans=spans)
                for place, matching in signal.found.items()
                if any((spans := _outside_names(documents[place], matching.spans, beside)).values())
            }
            signal = signal._replace(found=found)
        kept.append(signal)
    return [signal for signal in kept if signal.found]


def _outside_names(
    document: Document, spans: Mapping[str, Spans], beside: Collection[str]
) -> dict[str, Spans]:
    """Return where words stand that are no part of a name without the words beside them."""
    kept: dict[str, Spans] = {}
    for source, places in spans.items():
        names = list(_NAME.finditer(getattr(document, source)))
        others = [n for n in names if {*map(stem, words_of(n[0]))}.isdisjoint(beside)]
        kept[source] = tuple(
            (start, end)
            for start, end in places
            if not any(name.start() <= start and end <= name.end() for name in others)
        )
    return kept


def _hits(
    index: Index,
    scope: Scope,
    words: Sequence[Word],
    wholes: Sequence[range],
    signals: Sequence[Signal],
    documents: Mapping[int, Document],
    may_be_found: Callable[[Document], bool],
    limit: int | None,
) -> tuple[tuple[Hit, ...], int]:
    """Return the best hits and how many there are."""
    worth = document_worth(signals)
    best: dict[ClauseKey, float] = {}
    inside: dict[ClauseKey, list[Document]] = {}
    for place in sorted(worth, key=lambda place: (-worth[place], place)):
        document = documents[place]
        least = _WORTH_SHOWING * best.setdefault(document.clause_key, worth[place])
        if worth[place] >= least and may_be_found(document):
            inside.setdefault(document.clause_key, []).append(document)
    ranked = [
        each
        for each in rank(documents, signals, words, wholes, scope.clauses)
        if each.clause in inside
    ]
    shown = ranked[:limit]
    clauses = index.clauses(each.clause for each in shown)
    typed = [word.typed for word in words]
    hits = (
        Hit(
            clauses[clause],
            score,
            tuple(make_match(d, worth[d.place], signals, typed) for d in inside[clause]),
            tuple(typed[word] for word in missing),
        )
        for clause, score, missing in shown
    )
    return tuple(hits), len(ranked)
