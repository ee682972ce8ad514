"""Answer a query: understand its words, let the index match them, rank and explain the hits."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from treaty.errors import ReferenceSyntaxError
from treaty.likeness import fold
from treaty.reference import parse_reference
from treaty.search.documents import Document
from treaty.search.hits import Found, Hit, Likeness, Match, Reason, Snippet, Spans
from treaty.search.index import MOST_LIKELY, TEXTS, Index, Scope
from treaty.search.labels import (
    Label,
    Meaning,
    Span,
    cut_unspaced,
    find_parts,
    find_spans,
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

SNIPPET_LENGTH = 160
"""At most so many characters of a text are shown."""
SHORTEST_SNIPPET = 80
# What is left out should be longer than the sign that it was.
FROM_THE_BEGINNING = 12

# What stands around a reference in other languages than those of the reference itself.
_AROUND_REFERENCE = re.compile(r"\s*[部章項条]\s*$|^\s*(?:第|частина|розділ|пункт|стаття)\s*")
_POSSESSIVE = ("'s", "’s", "ʼs")
# A document that matches much less than the best of its clause is not worth showing beneath it.
WORTH_SHOWING = 0.3
# A word that is a part of more names than these could mean anything.
MOST_MEANINGS = 12
MOST_SUGGESTIONS = 6
# Of more documents than these only the likeliest are weighed.
MOST_DOCUMENTS = 5_000


class _Word(NamedTuple):
    """A word of a query, or alternatives of which any will do."""

    typed: str
    folded: str
    """As labels are compared with it; empty for what is looked for in the texts alone."""
    probe: Probe
    is_required: bool = False
    labels: tuple[Label, ...] = ()
    """Labels that were recognised in it where no spaces part words."""


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
            return self._listed(restriction + inside([reference]), (), limit, with_headings=True)
        wanted, misread = read_fields(self._index, self.scope, query.fields)
        unwanted, misread_too = read_fields(self._index, self.scope, query.without_fields)
        for each in wanted:
            restriction += each
        messages = tuple(str(error) for _, _, error in (*misread, *misread_too))
        words = self._words(
            [
                *query.terms,
                *(
                    (Term(TermKind.WORD, word),)
                    for name, value, _ in misread
                    for word in words_of(f"{name} {value}")
                ),
            ]
        )
        excluded = self._excluded(unwanted, query.without)
        if not words:
            asks = restriction.conditions or unwanted or query.without
            found = self._listed(restriction, excluded, limit) if asks else Found()
            return found._replace(misread=messages)
        words, spans = self._understood(words)
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
        try:
            reference = parse_reference(_AROUND_REFERENCE.sub("", fold(text[:80])))
        except ReferenceSyntaxError:
            return None
        return reference if reference in self._index.references(self.scope) else None

    def _excluded(self, unwanted: Iterable[Restriction], without: Iterable[Term]) -> set[Clause]:
        """Return the clauses in which stands what must not."""
        places: list[int] = []
        for term in without:
            places += self._index.find(_probe(term, is_exact=self._is_exact), self.scope)
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
            Hit(clauses[clause], 0.0, tuple(_match(d, 0.0, ()) for d in by_clause[clause]))
            for clause in shown
        )
        return Found(hits=tuple(hits), total=len(by_clause))

    # ------------------------------------------------------------ understanding the words

    def _words(self, groups: Sequence[tuple[Term, ...]]) -> list[_Word]:
        words: list[_Word] = []
        for group in groups:
            if len(group) == 1 and group[0].kind is TermKind.WORD and CJK.search(group[0].text):
                words += self._unspaced(group[0].text)
            else:
                words.append(self._word(group))
        return words

    def _unspaced(self, text: str) -> list[_Word]:
        return [
            _Word(piece, piece, Probe(phrases=(piece,)), labels=labels)
            for piece, labels in cut_unspaced(self._index, "".join(words_of(text)))
        ]

    def _word(self, group: tuple[Term, ...]) -> _Word:
        probes = [_probe(term, is_exact=self._is_exact) for term in group]
        only = group[0]
        is_word = only.kind is TermKind.WORD
        labels: list[Label] = []
        if not self._is_exact and (len(group) > 1 or not is_word):
            labels = [label for term in group for label in self._labels_of(term)]
        return _Word(
            typed=" OR ".join(term.text for term in group),
            folded="".join(words_of(only.text)) if is_word and len(group) == 1 else "",
            probe=Probe(
                phrases=tuple(phrase for probe in probes for phrase in probe.phrases),
                prefixes=tuple(prefix for probe in probes for prefix in probe.prefixes),
            ),
            is_required=len(group) == 1 and not is_word,
            labels=tuple(labels),
        )

    def _labels_of(self, term: Term) -> list[Label]:
        """Return the labels that a term is, the whole of it and the whole of them."""
        words = words_of(term.text)
        if term.kind is TermKind.PREFIX:
            return []
        if CJK.search(term.text):
            joined = "".join(words)
            return [label for label in self._index.labels("ja") if label.words == (joined,)]
        spans = find_spans(self._index, words, self._index.stem)
        return [span.label for span in spans if len(span.words) == len(words)]

    def _understood(self, words: Sequence[_Word]) -> tuple[list[_Word], list[Span]]:
        """Return the words that say something, and the labels that stand in them."""
        spans: list[Span] = []
        if not self._is_exact:
            spans = find_spans(self._index, [w.folded for w in words], self._index.stem)
        function_words = self._index.function_words({word.folded for word in words})
        silent = {n for n, word in enumerate(words) if word.folded in function_words}
        named = {n for span in spans for n in span.words if not silent.issuperset(span.words)}
        if len(silent) == len(words):
            silent = set()
        kept = [n for n in range(len(words)) if n not in silent or n in named]
        place_of = {n: place for place, n in enumerate(kept)}
        spans = [
            span._replace(start=place_of[span.start], end=place_of[span.end - 1] + 1)
            for span in spans
            if span.start in place_of
        ]
        # As a part of a name, "of" is looked for with the name, not by itself.
        said = [words[n]._replace(probe=NOTHING) if n in silent else words[n] for n in kept]
        spans += [Span(n, n + 1, label) for n, word in enumerate(said) for label in word.labels]
        return said, spans

    def _signals(self, words: Sequence[_Word], spans: Sequence[Span]) -> list[Signal]:
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

    def _parts(self, words: Sequence[_Word], place: int) -> list[Span]:
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
        self, words: list[_Word], signals: list[Signal]
    ) -> tuple[list[_Word], list[Signal], tuple[tuple[str, str], ...]]:
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
                    self._unspaced(right)
                    if CJK.search(right)
                    else [_Word(right, right, probe_of_word(right))]
                )
        if not corrected:
            return words, signals, ()
        better, spans = self._understood(better)
        return better, self._signals(better, spans), tuple(corrected)

    def _near(self, words: Sequence[_Word]) -> tuple[str, ...]:
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
        words: Sequence[_Word],
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
                tuple(_match(documents[p], worth[p], reasons[p]) for p in inside[clause]),
            )
            for clause, score in shown
        )
        return tuple(hits), len(ranked)

    def _reasons(
        self, words: Sequence[_Word], signals: Sequence[Signal], documents: Sequence[Document]
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
                reason = _reason(by_place[place], signal, typed, spans)
                reasons[place].append((reason, spans))
        return reasons


def _match(
    document: Document, score: float, why: Sequence[tuple[Reason, dict[str, Spans]]]
) -> Match:
    marks = {name: _merged(span for _, spans in why for span in spans[name]) for name in TEXTS}
    source = next((name for name in TEXTS if marks[name]), None)
    if source:
        snippet = _snippet(source, getattr(document, source), marks[source])
    elif why:
        snippet = Snippet("label", why[0][0].found, ())
    else:
        snippet = _snippet("title", document.title, ())
    return Match(
        document=document,
        score=score,
        title_matches=marks["title"],
        snippet=snippet,
        reasons=tuple(dict.fromkeys(reason for reason, _ in why)),
    )


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


def _probe(term: Term, *, is_exact: bool) -> Probe:
    """Return how a term is looked for in the texts themselves."""
    if term.kind is TermKind.PHRASE:
        return Probe(phrases=(term.text,))
    if term.kind is TermKind.PREFIX:
        return Probe(prefixes=(term.text,))
    bare = next((term.text[:-2] for end in _POSSESSIVE if term.text.endswith(end)), term.text)
    parts = words_of(bare)
    if is_exact or CJK.search(bare):
        return Probe(phrases=(bare,))
    if len(parts) > 1:
        return Probe(phrases=(bare, "".join(parts)))
    return probe_of_word(parts[0]) if bare.isalnum() else Probe(phrases=(bare, *parts))


def _known(signals: Iterable[Signal]) -> set[int]:
    """Return the places of the words that anything matches."""
    return {n for signal in signals for n in range(signal.start, signal.end) if signal.places}


def _reason(document: Document, signal: Signal, typed: str, spans: dict[str, Spans]) -> Reason:
    found = list(
        dict.fromkeys(
            getattr(document, name)[start:end].casefold()
            for name in TEXTS
            for start, end in spans[name]
        )
    )
    if signal.label is None:
        is_same = bool(signal.probe.prefixes) or fold(typed) in found
        likeness = Likeness.WORD if is_same else Likeness.FORM
        return Reason(typed, likeness, ", ".join(found))
    meaning = signal.label.meaning
    is_topic = signal.probe == meaning.topics
    if not signal.is_whole:
        likeness = Likeness.PART
    else:
        likeness = Likeness.TOPIC if is_topic else Likeness.NAME
    what = meaning.topic_names if is_topic else ", ".join(found) or meaning.name
    return Reason(typed, likeness, what, signal.label.spelled)


def _merged(spans: Iterable[tuple[int, int]]) -> Spans:
    """Return places in order, those that touch or overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _snippet(source: str, text: str, matches: Spans) -> Snippet:
    """Return a text from its first match on, cut between words.

    A match near the end is shown with what stands before it.
    """
    start = matches[0][0] if matches else 0
    if matches and start > len(text) - SHORTEST_SNIPPET:
        start = text.find(" ", max(0, len(text) - SHORTEST_SNIPPET)) + 1
        start = min(start, matches[0][0])
    if start < FROM_THE_BEGINNING:
        start = 0
    cut = text[start : start + SNIPPET_LENGTH]
    if start + SNIPPET_LENGTH < len(text):
        cut = cut[: cut.rfind(" ")] if " " in cut[SNIPPET_LENGTH // 2 :] else cut
        cut = cut.rstrip(" ,;:") + " …"
    before = "… " if start else ""
    shift = len(before) - start
    shown = before + cut
    return Snippet(
        source,
        shown,
        tuple(
            (first + shift, min(last + shift, len(shown)))
            for first, last in matches
            if first + shift < len(shown)
        ),
    )
