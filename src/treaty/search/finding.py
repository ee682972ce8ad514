"""Answer a query: understand its words, let the index match them, rank and explain the hits."""

import re
from collections.abc import Collection, Iterable, Sequence

from treaty.errors import ReferenceSyntaxError
from treaty.likeness import fold
from treaty.reference import parse_reference
from treaty.search.documents import Document
from treaty.search.explaining import make_match, make_reason
from treaty.search.hits import Found, Hit, Reason, Spans
from treaty.search.index import MOST_LIKELY, Index, Scope
from treaty.search.labels import (
    Meaning,
    Span,
    find_parts,
    probe_of_word,
)
from treaty.search.probe import CJK, NOTHING, Probe, words_of
from treaty.search.query import Term, TermKind, parse_query
from treaty.search.ranking import (
    HIDDEN_LABEL,
    OPERATIVE_VERB,
    PART_OF_LABEL,
    TOPIC,
    WHOLE_LABEL,
    Clause,
    Signal,
    clause_of,
    document_worth,
    rank,
)
from treaty.search.restriction import Restriction, inside, read_fields
from treaty.search.wording import (
    Word,
    probe_of_term,
    read_unspaced,
    read_words,
    understand,
)

# What stands around a reference in other languages than those of the reference itself.
_AROUND_REFERENCE = re.compile(r"\s*[部章項条]\s*$|^\s*(?:第|частина|розділ|пункт|стаття)\s*")
# A document that matches much less than the best of its clause is not worth showing beneath it.
WORTH_SHOWING = 0.3
LONGEST_REFERENCE = 80
# A word that is a part of more names than these could mean anything.
MOST_MEANINGS = 12
MOST_SUGGESTIONS = 6
# Of more documents than these only the likeliest are weighed.
MOST_DOCUMENTS = 5_000


def search(
    index: Index,
    text: str,
    *,
    agreement: str | None = None,
    restriction: Restriction | None = None,
    is_exact: bool = False,
    limit: int | None = None,
) -> Found:
    """Return the clauses that hold what a query asks for, the best first.

    A query that is nothing but a reference finds that clause and what stands below it.

    Args:
        index: Where to search.
        text: Any text; see :mod:`treaty.search.query`.
        agreement: The id of the agreement to search; all of the index if None.
        restriction: What may be found at all, beside the fields of the query.
        is_exact: Whether to leave out synonyms, other languages and corrections.
        limit: How many hits to return; all of them if None.

    Raises:
        UnknownNameError: The index has no such agreement.
    """
    searcher = _Searcher(index, index.scope(agreement), is_exact=is_exact)
    found = searcher.run(text, restriction or Restriction(), limit)
    return found._replace(spans_agreements=len(searcher.scope.agreements) > 1)


class _Searcher:
    """An index and a scope made ready for one search."""

    def __init__(self, index: Index, scope: Scope, *, is_exact: bool) -> None:
        self._index = index
        self.scope = scope
        self._is_exact = is_exact
        self._is_large = scope.size > MOST_DOCUMENTS

    def run(self, text: str, restriction: Restriction, limit: int | None) -> Found:
        """Answer a query."""
        query = parse_query(text)
        if not query.fields and (reference := self._reference(text)):
            return self._listed(
                restriction.also(inside([reference])), (), limit, with_headings=True
            )
        wanted, misread = read_fields(self._index, self.scope, query.fields)
        unwanted, misread_too = read_fields(self._index, self.scope, query.without_fields)
        for each in wanted:
            restriction = restriction.also(each)
        messages = tuple(str(error) for _, _, error in (*misread, *misread_too))
        words = read_words(
            self._index,
            [
                *query.terms,
                *(
                    (Term(TermKind.WORD, word),)
                    for name, value, _ in misread
                    for word in words_of(f"{name} {value}")
                ),
            ],
            is_exact=self._is_exact,
        )
        excluded = self._excluded(unwanted, query.without)
        if not words:
            asks = restriction.conditions or unwanted or query.without
            found = self._listed(restriction, excluded, limit) if asks else Found()
            return found._replace(misread=messages)
        words, spans = understand(self._index, words, is_exact=self._is_exact)
        signals = self._signals(words, spans)
        words, signals, corrected = self._corrected(words, signals)
        known = _known(signals)
        if self._is_large:
            allowed = self._index.likely(_probes_of_words(signals), self.scope, *restriction.sql)
            signals = self._found_within(signals, allowed)
        else:
            allowed = self._index.places(self.scope, *restriction.sql)
        hits, total = self._hits(words, signals, set(allowed), excluded, limit)
        return Found(
            hits=hits,
            total=total,
            corrected=corrected,
            unknown=tuple(word.typed for n, word in enumerate(words) if n not in known),
            misread=messages,
            is_partial=self._is_large and len(allowed) == MOST_LIKELY,
            near=() if hits else self._near(words),
        )

    # ------------------------------------------------------------ what may be found

    def _reference(self, text: str) -> str | None:
        """Return the clause that a query is nothing but a reference to, if it is one."""
        if len(text) > LONGEST_REFERENCE:
            return None
        try:
            reference = parse_reference(_AROUND_REFERENCE.sub("", fold(text)))
        except ReferenceSyntaxError:
            return None
        return reference if reference in self._index.references(self.scope) else None

    def _excluded(self, unwanted: Iterable[Restriction], without: Iterable[Term]) -> set[Clause]:
        """Return the clauses in which stands what must not."""
        places: list[int] = []
        for term in without:
            places += self._index.find(probe_of_term(term, is_exact=self._is_exact), self.scope)
        for restriction in unwanted:
            places += self._index.places(self.scope, *restriction.sql)
        return self._index.clauses_of(places)

    def _listed(
        self,
        restriction: Restriction,
        excluded: Collection[Clause],
        limit: int | None,
        *,
        with_headings: bool = False,
    ) -> Found:
        """Return everything that may be found, in the order of the text."""
        by_clause: dict[Clause, list[Document]] = {}
        for document in self._index.documents(
            self._index.places(self.scope, *restriction.sql)
        ).values():
            clause = clause_of(document)
            if clause not in excluded and (with_headings or not document.is_heading):
                by_clause.setdefault(clause, []).append(document)
        shown = list(by_clause)[:limit]
        clauses = self._index.clauses(shown)
        hits = (
            Hit(clauses[clause], 0.0, tuple(make_match(d, 0.0, ()) for d in by_clause[clause]))
            for clause in shown
        )
        return Found(hits=tuple(hits), total=len(by_clause))

    def _signals(self, words: Sequence[Word], spans: Sequence[Span]) -> list[Signal]:
        """Return what matches the words."""
        signals = [
            Signal(n, n + 1, word.probe, self._find(word.probe))
            for n, word in enumerate(words)
            if word.probe != NOTHING
        ]
        signals += self._named(spans)
        if not self._is_exact:
            known = _known(signals)
            for n, word in enumerate(words):
                if n not in known and word.folded:
                    signals += self._named(self._parts(words, n))
        return [signal for signal in signals if signal.places]

    def _find(self, probe: Probe) -> dict[int, float]:
        """Return what matches; of a large scope one document, which tells that any does."""
        return self._index.find(probe, self.scope, limit=1 if self._is_large else None)

    def _found_within(self, signals: Iterable[Signal], places: Collection[int]) -> list[Signal]:
        """Return the signals as they are among some places."""
        signals = list(signals)
        # Several words and labels may lead to the same.
        found = {
            probe: self._index.find(probe, self.scope, places)
            for probe in dict.fromkeys(signal.probe for signal in signals)
        }
        return [s._replace(places=found[s.probe]) for s in signals if found[s.probe]]

    def _parts(self, words: Sequence[Word], place: int) -> list[Span]:
        folded = [word.folded for word in words]
        parts = find_parts(self._index, folded, place, self._index.stem)
        is_vague = len({span.label.meaning.name for span in parts}) > MOST_MEANINGS
        return [] if is_vague else parts

    def _named(self, spans: Sequence[Span]) -> list[Signal]:
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
            for probe, most in ((meaning.words, worth), (meaning.topics, min(worth, TOPIC))):
                if probe != NOTHING:
                    places = self._find(probe)
                    signals.append(
                        Signal(span.start, span.end, probe, places, most, span.label, span.is_whole)
                    )
        return signals

    def _corrected(
        self, words: list[Word], signals: list[Signal]
    ) -> tuple[list[Word], list[Signal], tuple[tuple[str, str], ...]]:
        """Put the nearest known word in the place of each that nothing contains."""
        known = _known(signals)
        if self._is_exact or known.issuperset(range(len(words))):
            return words, signals, ()
        from treaty.search.correction import correct

        corrected: list[tuple[str, str]] = []
        better = list(words)
        for n, word in enumerate(words):
            if n in known or not word.folded:
                continue
            if right := correct(word.folded, self._index, self.scope):
                corrected.append((word.typed, right))
                better[n : n + 1] = (
                    read_unspaced(self._index, right)
                    if CJK.search(right)
                    else [Word(right, right, probe_of_word(right))]
                )
        if not corrected:
            return words, signals, ()
        better, spans = understand(self._index, better, is_exact=self._is_exact)
        return better, self._signals(better, spans), tuple(corrected)

    def _near(self, words: Sequence[Word]) -> tuple[str, ...]:
        from treaty.search.correction import suggest

        near = [
            each
            for word in words
            if word.folded
            for each in suggest(word.folded, self._index, self.scope)
        ]
        return tuple(dict.fromkeys(near))[:MOST_SUGGESTIONS]

    # ------------------------------------------------------------ the hits

    def _hits(
        self,
        words: Sequence[Word],
        signals: Sequence[Signal],
        allowed: Collection[int],
        excluded: Collection[Clause],
        limit: int | None,
    ) -> tuple[tuple[Hit, ...], int]:
        """Return the best hits and how many there are.

        Everything is ranked before what may not be found is left out, so that a filter changes
        neither the order nor what else is worth showing.
        """
        known = _known(signals)
        required = frozenset(n for n, word in enumerate(words) if word.is_required)
        # A word that nothing in the whole agreement matches cannot tell one clause from another.
        if not required <= known:
            return (), 0
        worth = document_worth(signals)
        documents = self._index.documents(sorted(worth))
        best: dict[Clause, float] = {}
        inside: dict[Clause, list[int]] = {}
        for place in sorted(worth, key=lambda place: (-worth[place], place)):
            clause = clause_of(documents[place])
            least = WORTH_SHOWING * best.setdefault(clause, worth[place])
            if worth[place] >= least and place in allowed and clause not in excluded:
                inside.setdefault(clause, []).append(place)
        ranked = [
            (clause, score)
            for clause, score in rank(
                documents, signals, sorted(known), required, self.scope.clauses
            )
            if clause in inside
        ]
        shown = ranked[:limit]
        matching = [documents[place] for clause, _ in shown for place in inside[clause]]
        reasons = self._reasons(words, signals, matching)
        clauses = self._index.clauses(clause for clause, _ in shown)
        hits = (
            Hit(
                clauses[clause],
                score,
                tuple(make_match(documents[p], worth[p], reasons[p]) for p in inside[clause]),
            )
            for clause, score in shown
        )
        return tuple(hits), len(ranked)

    def _reasons(
        self, words: Sequence[Word], signals: Sequence[Signal], documents: Sequence[Document]
    ) -> dict[int, list[tuple[Reason, dict[str, Spans]]]]:
        """Return by place why a document matches, and where in its texts."""
        reasons: dict[int, list[tuple[Reason, dict[str, Spans]]]] = {
            document.place: [] for document in documents
        }
        by_place = {document.place: document for document in documents}
        for signal in signals:
            places = [place for place in reasons if place in signal.places]
            typed = " ".join(word.typed for word in words[signal.start : signal.end])
            for place, spans in self._index.mark(signal.probe, self.scope, places).items():
                reason = make_reason(by_place[place], signal, typed, spans)
                reasons[place].append((reason, spans))
        return reasons


def _probes_of_words(signals: Iterable[Signal]) -> list[Probe]:
    """Return for each word of a query all that it is looked for by."""
    by_word: dict[int, list[Probe]] = {}
    for signal in signals:
        for word in range(signal.start, signal.end):
            by_word.setdefault(word, []).append(signal.probe)
    return list(
        dict.fromkeys(
            Probe(
                phrases=tuple({phrase: None for probe in probes for phrase in probe.phrases}),
                prefixes=tuple({prefix: None for probe in probes for prefix in probe.prefixes}),
                keys=tuple({key: None for probe in probes for key in probe.keys}),
            )
            for probes in by_word.values()
        )
    )


def _known(signals: Iterable[Signal]) -> set[int]:
    """Return the places of the words that anything matches."""
    return {n for signal in signals for n in range(signal.start, signal.end) if signal.places}
