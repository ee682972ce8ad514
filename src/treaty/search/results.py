"""What a search comes back with: hits, why each was found, and the words that show it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from treaty.language import _
from treaty.search.index import TEXTS, Document, Kind, Spans, Subject
from treaty.search.ranking import Signal
from treaty.search.vocabulary import BETWEEN_NAMES, CJK, NOTHING, stem, tokens_of, words_of
from treaty.undertaking import Strength


class Likeness(StrEnum):
    """How something that was found is like a word that was typed."""

    WORD = "word"
    """The same word or its beginning or phrase."""
    FORM = "form"
    """Another form or spelling of the word."""
    NAME = "name"
    """What a label calls so: a synonym, an abbreviation, a word of another language."""
    TOPIC = "topic"
    """Something under a topic that a label calls so."""
    WIDER = "wider topic"
    """Something under a topic that is wider than what was typed."""
    PART = "part"
    """What a label calls so of which the word is a part."""


class Reason(NamedTuple):
    """Why something was found."""

    typed: str
    likeness: Likeness
    found: str
    """The words of the text or, for a topic or a name, what it is called."""
    label: str | None = None
    """The label that was typed, as the vocabulary spells it."""


class Snippet(NamedTuple):
    """The words that show why something was found, from the first match on."""

    source: str
    """``title``, ``text``, ``quote``, or ``label`` where only a label matches."""
    text: str
    matches: Spans
    """Where in the text the matching words stand."""


class Match(NamedTuple):
    """One thing in a clause that matches."""

    document: Document
    score: float
    title_matches: Spans
    """Where in the document's title matching words stand."""
    snippet: Snippet
    reasons: tuple[Reason, ...]


class Hit(NamedTuple):
    """A clause in which something matches, or a fact, a claim, a silence or a sentence."""

    document: Document
    """The clause, fact, claim, silence or sentence itself."""
    score: float
    """From 0 to 1; comparable within one search only."""
    matches: tuple[Match, ...]
    """What matches in it, the best first."""
    missing: tuple[str, ...] = ()
    """Words of the query that nothing in it matches."""


class Found(NamedTuple):
    """The outcome of a search."""

    hits: tuple[Hit, ...] = ()
    """The best first."""
    total: int = 0
    """How many there are in all."""
    corrected: tuple[tuple[str, str], ...] = ()
    """Words as they were typed, and as they were taken."""
    understood: tuple[str, ...] = ()
    """Words that something matches."""
    unknown: tuple[str, ...] = ()
    """Words that nothing matches."""
    is_cut: bool = False
    """Whether the query was too long, and its end was left out."""
    part: str | None = None
    """The Part that a number behind "article" may have meant; it was not taken so."""
    spans_agreements: bool = False
    """Whether more than one agreement was searched."""
    reservations: Mapping[str, str] = MappingProxyType({})
    """What every act of an agreement is subject to, in one line, by its id; empty if nothing."""
    compared: tuple[str, ...] = ()
    """Commands that set side by side what is asked of several agreements: ``compare money``."""
    partners: Mapping[str, str] = MappingProxyType({})
    """The agreements whose partner the query names, by id, with how it names it; where one
    agreement is searched, those that its text does not name."""
    coverage: Mapping[str, str] = MappingProxyType({})
    """What of an agreement is coded, in one line, by its id; empty if all of it."""
    near: tuple[str, ...] = ()
    """If nothing was found, words and topics that look like what was typed."""
    nearest: tuple[Subject, ...] = ()
    """If nothing was found, clauses that match all that was understood, too little to answer."""


_LONGEST = 160
"""At most so many characters of a text are shown."""
_BEFORE = 60
"""At most so many characters are shown before the first match."""
# What is left out should be longer than the sign that it was.
_FROM_THE_BEGINNING = 12
_PAUSE = re.compile(r"[.,;:·…]\s+")


def make_match(
    document: Document, score: float, signals: Sequence[Signal], typed: Sequence[str]
) -> Match:
    """Return a document with what shows that it matches.

    Args:
        document: What was found.
        score: What it is worth.
        signals: All that matches the query.
        typed: The words of the query.
    """
    own = [
        (signal, signal.found[document.place].spans)
        for signal in signals
        if document.place in signal.found
    ]
    reasons = [_reason(document, s, " ".join(typed[s.start : s.end]), spans) for s, spans in own]
    topics = {reason.found for reason in reasons if reason.likeness is Likeness.TOPIC}
    reasons = [r for r in reasons if r.likeness is not Likeness.WIDER or r.found not in topics]
    marks = {
        name: _merged(span for _, spans in own for span in spans.get(name, ())) for name in TEXTS
    }
    source = next((name for name in TEXTS if marks[name]), None)
    if source:
        snippet = _snippet(source, getattr(document, source), marks[source])
    elif reasons:
        snippet = Snippet("label", reasons[0].found, ())
    else:
        snippet = _snippet("title", document.title, ())
    return Match(
        document=document,
        score=score,
        title_matches=marks["title"],
        snippet=snippet,
        reasons=tuple(dict.fromkeys(reasons)),
    )


def silence_hit(document: Document, share: float, typed: Iterable[Sequence[str]]) -> Hit:
    """Return a silence as a hit.

    Args:
        document: The silence.
        share: How much of the query is about it.
        typed: The words that were typed for it.
    """
    said = (("" if CJK.search(words[0]) else " ").join(words) for words in typed)
    reasons = (Reason(words, Likeness.NAME, document.title) for words in said)
    snippet = Snippet("text", document.text, ())
    return Hit(document, share, (Match(document, share, (), snippet, tuple(reasons)),))


def with_sentences(
    found: Found, sentences: Iterable[tuple[Document, Spans]], limit: int | None = None
) -> Found:
    """Return what was found and, below it, sentences of the official text.

    Args:
        found: What the index has.
        sentences: Each with where in it the words stand that were looked for.
        limit: How many hits to return; all of them if None.
    """
    hits = tuple(
        Hit(document, 1.0, (Match(document, 1.0, (), snippet, ()),))
        for document, spans in sentences
        for snippet in (_snippet("quote", document.quote, _merged(spans)),)
    )
    if not hits:
        return found
    return found._replace(
        hits=(*found.hits, *hits)[:limit], total=found.total + len(hits), unknown=(), near=()
    )


def _reason(document: Document, signal: Signal, typed: str, spans: dict[str, Spans]) -> Reason:
    """Return why a document matches: which words that were typed are like which that it holds."""
    found = list(
        dict.fromkeys(
            getattr(document, name)[start:end].casefold()
            for name in TEXTS
            for start, end in spans.get(name, ())
        )
    )
    if signal.label is None:
        is_same = bool(signal.probe.prefixes) or words_of(typed) in map(words_of, found)
        likeness = Likeness.WORD if is_same else Likeness.FORM
        return Reason(typed, likeness, ", ".join(found))
    meaning = signal.label.meaning
    is_topic = signal.probe == meaning.topics
    if not signal.is_whole:
        likeness = Likeness.PART
    else:
        broad = Likeness.TOPIC if meaning.words == NOTHING else Likeness.WIDER
        likeness = broad if is_topic else Likeness.NAME
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
    """Return what stands around the first match, whole words and never a part of a number or date.

    It begins after a pause, or else at a word.
    """
    start, end = 0, len(text)
    if matches and end > _LONGEST:
        first = matches[0][0]
        pauses = (pause.end() for pause in _PAUSE.finditer(text, max(0, first - _BEFORE), first))
        words = (token.start for token in tokens_of(text) if token.start >= first - _BEFORE)
        start = next(pauses, next(words, first))
    if start < _FROM_THE_BEGINNING:
        start = 0
    if end > start + _LONGEST:
        words = (t.end for t in tokens_of(text) if start < t.end <= start + _LONGEST)
        end = max(words, default=start + _LONGEST)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before) - start
    return Snippet(
        source,
        before + text[start:end] + after,
        tuple(
            (first + shift, min(last, end) + shift)
            for first, last in matches
            if start <= first < end
        ),
    )


def about_names(hit: Hit) -> Snippet:
    """Return what a clause says, from the first of the names on that were found in it."""
    text = hit.document.text
    matches: list[tuple[int, int]] = []
    for title in (m.document.title for m in hit.matches if m.document.kind is Kind.NAME):
        # A name is often followed by its short form, in brackets.
        name = re.split(r"\s*[(（]", title)[0]
        if name in text:
            matches.append((text.index(name), text.index(name) + len(name)))
        for short in re.findall(r"\b[A-Z][A-Z0-9]+\b", title):
            matches += [found.span() for found in re.finditer(rf"\b{short}\b", text)]
    return _snippet("text", text, _merged(matches))


def in_other_words(found: Found, documents: Iterable[Document], names: Mapping[str, str]) -> Found:
    """Return what was found as another language puts it; words of the official text stay.

    Args:
        found: What the index has.
        documents: What can be found, in that language.
        names: What topics, concepts and things named are called in it, by their English names.
    """
    put = {(d.agreement, d.kind, d.id, d.clause): d for d in documents}

    def of(document: Document) -> Document:
        same = put.get((document.agreement, document.kind, document.id, document.clause))
        return same._replace(place=document.place) if same else document

    return found._replace(
        hits=tuple(
            hit._replace(
                document=of(hit.document),
                matches=tuple(_match_in(match, of(match.document), names) for match in hit.matches),
            )
            for hit in found.hits
        )
    )


def _match_in(match: Match, document: Document, names: Mapping[str, str]) -> Match:
    """Return a match whose document is put otherwise; marked is what was typed in its words."""

    def named(reason: Reason) -> Reason:
        if reason.likeness in (Likeness.WORD, Likeness.FORM):
            return reason
        found = reason.found.split(BETWEEN_NAMES)
        return reason._replace(found=BETWEEN_NAMES.join(names.get(each, each) for each in found))

    typed = {stem(word) for reason in match.reasons for word in words_of(reason.typed)}

    def marks(text: str) -> Spans:
        return _merged((t.start, t.end) for t in tokens_of(text) if stem(t.word) in typed)

    snippet = match.snippet
    if snippet.source in ("text", "title"):
        text = getattr(document, snippet.source)
        snippet = _snippet(snippet.source, text, marks(text))
    reasons = tuple(map(named, match.reasons))
    if snippet.source == "label" and reasons:
        snippet = snippet._replace(text=reasons[0].found)
    return match._replace(
        document=document, title_matches=marks(document.title), snippet=snippet, reasons=reasons
    )


# ---------------------------------------------------------------- what leaves the program


@dataclass(frozen=True, slots=True)
class Why:
    """Why something was found."""

    typed: str
    """The word as it was typed."""
    likeness: Likeness
    """How what was found is like it."""
    found: str
    """The words of the text or, for a topic or a name, what it is called."""
    label: str | None
    """The label that was typed, as the vocabulary spells it."""


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """One thing in a clause that matches."""

    kind: Kind
    """What it is."""
    id: str
    """The clause's reference, or the id of an obligation, a sum, a named thing, a fact, …."""
    title: str
    """What it is called, or what it says."""
    snippet: str
    """The words that show why it was found."""
    score: float
    """From 0 to 1; comparable within one search only."""
    page: int | None
    """Page of the official document; null where no page says it."""
    bearer: str | None
    """Of an obligation: who acts, a Participant's id, ``both`` or ``either``."""
    strength: Strength | None
    """Of an obligation: how firm it is."""
    why: tuple[Why, ...]
    """Why it was found, a reason for each word."""


def _ids(matches: tuple[FoundEntry, ...]) -> list[str]:
    return [match.id for match in matches]


@dataclass(frozen=True, slots=True)
class FoundHit:
    """A clause in which something matches, or a fact, a claim, a silence or a sentence."""

    rank: int
    """Its place among the hits, from 1."""
    kind: Kind
    """``clause``, with all that matches in it, or ``fact``, ``claim``, ``silence``, ``text`` for a
    sentence of the official text or, of years of which nothing is stated, ``money``."""
    clause: str | None
    """Canonical reference, such as ``II.2.2.a``, of the clause, or of the one that says the fact,
    that the claim is about or that comes nearest to a silence; null where there is none."""
    id: str
    """The clause's reference, or the id of the fact, claim or silence; of a sentence in no clause,
    ``Title`` or ``Closing``."""
    title: str
    """The clause's heading, what the fact is about, what is claimed, what is absent."""
    snippet: str
    """The words that show why it was found; of a silence, the sentence that says what is absent."""
    score: float
    """From 0 to 1; comparable within one search and kind only."""
    page: int | None
    """Page of the official document on which the best match stands; null where none says it."""
    without: tuple[str, ...]
    """Words of the query that nothing in it matches."""
    verdict: str | None
    """Of a claim: how it stands to the text."""
    reason: str | None
    """Of a claim: why the verdict; of a silence: why the nearest clause is not the same."""
    more: str
    """The command that shows more."""
    matches: tuple[FoundEntry, ...] = field(metadata={"cell": _ids})
    """What matches in it, the best first."""
    agreement: str
    """Id of the agreement."""


def coverage_of(found: Found) -> str:
    """Say of which of the agreements that were searched only a part is coded; empty if of none."""
    said = [each for each in found.coverage.values() if each]
    if not said:
        return ""
    if not found.spans_agreements:
        return said[0]
    of_these = _("Of {n} of these {all} agreements not all is coded.")
    return of_these.format(n=len(said), all=len(found.coverage)) + f" {said[0]}"


def list_hits(found: Found) -> tuple[FoundHit, ...]:
    """Return the hits of a search, the best first."""
    return tuple(_hit(rank, hit) for rank, hit in enumerate(found.hits, 1))


def _hit(rank: int, hit: Hit) -> FoundHit:
    best = hit.matches[0]
    document = hit.document
    return FoundHit(
        rank=rank,
        kind=document.kind,
        clause=document.clause,
        id=document.id,
        title=document.title,
        snippet=best.snippet.text,
        score=round(hit.score, 4),
        page=best.document.page,
        without=hit.missing,
        verdict=document.verdict,
        reason=document.reason,
        more=document.more,
        matches=tuple(map(_entry, hit.matches)),
        agreement=document.agreement,
    )


def _entry(match: Match) -> FoundEntry:
    document = match.document
    return FoundEntry(
        kind=document.kind,
        id=document.id,
        title=document.title,
        snippet=match.snippet.text,
        score=round(match.score, 4),
        page=document.page,
        bearer=document.bearer,
        strength=document.strength,
        why=tuple(Why(r.typed, r.likeness, r.found, r.label) for r in match.reasons),
    )
