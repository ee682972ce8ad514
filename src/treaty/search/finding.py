"""Answer a query: understand its words, let an engine match them, rank and explain the hits."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from treaty.corpus import Corpus
from treaty.errors import TreatyError
from treaty.likeness import fold
from treaty.models import Lexicon
from treaty.reference import is_within
from treaty.search.documents import Document, Kind, make_documents
from treaty.search.fulltext import open_full_text
from treaty.search.hits import Found, Hit, Likeness, Match, Reason, Snippet, Spans
from treaty.search.labels import (
    Label,
    Meaning,
    Span,
    Vocabulary,
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
    Signal,
    document_worth,
    rank,
)
from treaty.search.restriction import Restriction, read_fields

SNIPPET_LENGTH = 160
"""At most so many characters of a text are shown."""
SHORTEST_SNIPPET = 80
# What is left out should be longer than the sign that it was.
FROM_THE_BEGINNING = 12

_TEXTS = ("title", "text", "quote")
# What stands around a reference in other languages than those of the reference itself.
_AROUND_REFERENCE = re.compile(r"\s*[部章項条]\s*$|^\s*(?:第|частина|розділ|пункт|стаття)\s*")
_POSSESSIVE = re.compile("['’ʼ]s$", re.IGNORECASE)
# A document that matches much less than the best of its clause is not worth showing beneath it.
WORTH_SHOWING = 0.3
# A word that is a part of more names than these could mean anything.
MOST_MEANINGS = 12
MOST_SUGGESTIONS = 6


class Engine(Protocol):
    """What matches documents; they are called by their places in a sequence."""

    def find(self, probe: Probe) -> dict[int, float]:
        """Return what matches with its score: the higher, the better."""

    def mark(self, probe: Probe, places: Collection[int]) -> dict[int, dict[str, Spans]]:
        """Return where in which text the given documents match, as positions."""

    def stem(self, words: Sequence[str]) -> list[str]:
        """Return what stays the same in all forms of each English word."""


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
    corpus: Corpus,
    text: str,
    lexicon: Lexicon | None = None,
    *,
    restriction: Restriction | None = None,
    is_exact: bool = False,
    limit: int | None = None,
) -> Found:
    """Return the clauses that hold what a query asks for, the best first.

    All words must be found in a clause; if they nowhere are together, any of them will do. A
    query that is nothing but a reference finds that clause and what stands below it.

    Args:
        corpus: The agreement.
        text: Any text; see :mod:`treaty.search.query`.
        lexicon: Words for what the agreement calls otherwise.
        restriction: What may be found at all, beside the fields of the query.
        is_exact: Whether to leave out synonyms, other languages and corrections.
        limit: How many hits to return; all of them if None.
    """
    searcher = _Searcher(corpus, lexicon or Lexicon(), is_exact=is_exact)
    return searcher.run(text, restriction or Restriction(), limit)


class _Searcher:
    """One agreement made ready for one search."""

    def __init__(self, corpus: Corpus, lexicon: Lexicon, *, is_exact: bool) -> None:
        self._corpus = corpus
        self._is_exact = is_exact
        self._vocabulary = Vocabulary(corpus, lexicon)
        self._documents = make_documents(corpus)
        self._engine: Engine = open_full_text(self._documents) or _scan(self._documents)

    def run(self, text: str, restriction: Restriction, limit: int | None) -> Found:
        """Answer a query."""
        query = parse_query(text)
        if not query.fields and (reference := _reference(self._corpus, text)):
            inside = [
                place
                for place in self._places((restriction,))
                if is_within(self._documents[place].clause, reference)
            ]
            return self._listed(inside, limit)
        wanted, misread = read_fields(self._corpus, query.fields)
        unwanted, misread_too = read_fields(self._corpus, query.without_fields)
        allowed = self._places((restriction, *wanted), unwanted, query.without)
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
        if not words:
            asks = wanted or unwanted or query.without or restriction != Restriction()
            places = [p for p in allowed if asks and not self._documents[p].is_heading]
            return self._listed(places, limit)._replace(misread=messages)
        signals = self._signals(words)
        words, signals, corrected = self._corrected(words, signals)
        known = _known(signals)
        hits, total = self._hits(words, signals, allowed, limit)
        return Found(
            hits=hits,
            total=total,
            corrected=corrected,
            unknown=tuple(word.typed for n, word in enumerate(words) if n not in known),
            misread=messages,
            near=() if hits else self._near(words),
        )

    # ------------------------------------------------------------ what may be found

    def _places(
        self,
        wanted: Iterable[Restriction],
        unwanted: Iterable[Restriction] = (),
        without: Iterable[Term] = (),
    ) -> dict[int, None]:
        """Return the places of the documents that may be found, in the order of the text."""
        wanted = [restriction for restriction in wanted if restriction != Restriction()]
        excluded = {
            self._documents[place].clause
            for term in without
            for place in self._engine.find(_probe(term, is_exact=self._is_exact))
        }
        for restriction in unwanted:
            excluded |= {d.clause for d in self._documents if restriction.admits(d)}
        return {
            place: None
            for place, document in enumerate(self._documents)
            if document.clause not in excluded
            and all(restriction.admits(document) for restriction in wanted)
        }

    def _listed(self, places: Iterable[int], limit: int | None) -> Found:
        """Return everything in some places, in the order of the text."""
        by_clause: dict[str, list[int]] = {}
        for place in places:
            by_clause.setdefault(self._documents[place].clause, []).append(place)
        hits = [
            Hit(self._clauses[clause], 0.0, tuple(self._match(p, 0.0, ()) for p in inside))
            for clause, inside in list(by_clause.items())[:limit]
        ]
        return Found(hits=tuple(hits), total=len(by_clause))

    @cached_property
    def _clauses(self) -> dict[str, Document]:
        return {d.clause: d for d in self._documents if d.kind is Kind.CLAUSE}

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
            for piece, labels in cut_unspaced(self._vocabulary, "".join(words_of(text)))
        ]

    def _word(self, group: tuple[Term, ...]) -> _Word:
        probes = [_probe(term, is_exact=self._is_exact) for term in group]
        labels: list[Label] = []
        if len(group) > 1:
            for term in group:
                spans = find_spans(self._vocabulary, words_of(term.text), self._engine.stem)
                labels += [span.label for span in spans if term.kind is TermKind.WORD]
        only = group[0]
        is_word = only.kind is TermKind.WORD
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

    def _signals(self, words: list[_Word]) -> list[Signal]:
        """Return what matches the words; leaves words that say nothing out of the list."""
        spans: list[Span] = []
        if not self._is_exact:
            spans = find_spans(self._vocabulary, [w.folded for w in words], self._engine.stem)
        silent = {
            n for n, word in enumerate(words) if self._vocabulary.is_function_word(word.folded)
        }
        silent -= {n for span in spans for n in span.words if not silent.issuperset(span.words)}
        if len(silent) == len(words):
            silent = set()
        place_of = {n: i for i, n in enumerate(n for n in range(len(words)) if n not in silent)}
        words[:] = [word for n, word in enumerate(words) if n not in silent]
        spans = [
            span._replace(start=place_of[span.start], end=place_of[span.end - 1] + 1)
            for span in spans
            if span.start in place_of
        ]
        spans += [Span(n, n + 1, label) for n, word in enumerate(words) for label in word.labels]
        signals = [
            Signal(n, n + 1, word.probe, self._engine.find(word.probe))
            for n, word in enumerate(words)
        ]
        signals += self._named(spans)
        if not self._is_exact:
            known = _known(signals)
            for n, word in enumerate(words):
                if n not in known and word.folded:
                    signals += self._named(self._parts(words, n))
        return [signal for signal in signals if signal.places]

    def _parts(self, words: list[_Word], place: int) -> list[Span]:
        folded = [word.folded for word in words]
        parts = find_parts(self._vocabulary, folded, place, self._engine.stem)
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
                    places = self._engine.find(probe)
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
            if right := correct(word.folded, self._documents, self._vocabulary):
                corrected.append((word.typed, right))
                better[n : n + 1] = (
                    self._unspaced(right)
                    if CJK.search(right)
                    else [_Word(right, right, probe_of_word(right))]
                )
        if not corrected:
            return words, signals, ()
        return better, self._signals(better), tuple(corrected)

    def _near(self, words: Sequence[_Word]) -> tuple[str, ...]:
        from treaty.search.correction import suggest

        near = [
            each
            for word in words
            if word.folded
            for each in suggest(word.folded, self._documents, self._vocabulary)
        ]
        return tuple(dict.fromkeys(near))[:MOST_SUGGESTIONS]

    # ------------------------------------------------------------ the hits

    def _hits(
        self,
        words: Sequence[_Word],
        signals: Sequence[Signal],
        allowed: Collection[int],
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
        best: dict[str, float] = {}
        inside: dict[str, list[int]] = {}
        for place in sorted(worth, key=lambda place: (-worth[place], place)):
            clause = self._documents[place].clause
            least = WORTH_SHOWING * best.setdefault(clause, worth[place])
            if worth[place] >= least and place in allowed:
                inside.setdefault(clause, []).append(place)
        ranked = [
            (clause, score)
            for clause, score in rank(self._documents, signals, sorted(known), required)
            if clause in inside
        ]
        shown = ranked[:limit]
        inside = {clause: inside[clause] for clause, _ in shown}
        reasons = self._reasons(words, signals, [p for places in inside.values() for p in places])
        return (
            tuple(
                Hit(
                    self._clauses[clause],
                    score,
                    tuple(self._match(p, worth[p], reasons[p]) for p in inside[clause]),
                )
                for clause, score in shown
            ),
            len(ranked),
        )

    def _reasons(
        self, words: Sequence[_Word], signals: Sequence[Signal], places: Sequence[int]
    ) -> dict[int, list[tuple[Reason, dict[str, Spans]]]]:
        """Return by document why it matches, and where in its texts."""
        reasons: dict[int, list[tuple[Reason, dict[str, Spans]]]] = {p: [] for p in places}
        for signal in signals:
            marked = self._engine.mark(signal.probe, [p for p in places if p in signal.places])
            typed = " ".join(word.typed for word in words[signal.start : signal.end])
            for place, spans in marked.items():
                reason = _reason(self._documents[place], signal, typed, spans)
                reasons[place].append((reason, spans))
        return reasons

    def _match(
        self, place: int, score: float, why: Iterable[tuple[Reason, dict[str, Spans]]]
    ) -> Match:
        document = self._documents[place]
        why = list(why)
        marks = {name: _merged(span for _, spans in why for span in spans[name]) for name in _TEXTS}
        source = next((name for name in _TEXTS if marks[name]), None)
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


def _scan(documents: Sequence[Document]) -> Engine:
    # Hardly any Python needs it.
    from treaty.search.scan import Scan

    return Scan(documents)


def _reference(corpus: Corpus, text: str) -> str | None:
    """Return the clause that a query is nothing but a reference to, if it is one."""
    try:
        return corpus.get_clause(_AROUND_REFERENCE.sub("", fold(text[:80]))).clause
    except TreatyError:
        return None


def _probe(term: Term, *, is_exact: bool) -> Probe:
    """Return how a term is looked for in the texts themselves."""
    if term.kind is TermKind.PHRASE:
        return Probe(phrases=(term.text,))
    if term.kind is TermKind.PREFIX:
        return Probe(prefixes=(term.text,))
    bare = _POSSESSIVE.sub("", term.text)
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
            for name in _TEXTS
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
