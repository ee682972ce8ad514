"""Answer a query: understand its words, find what matches them, rank it and show why."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from operator import eq

from treaty.errors import ReferenceSyntaxError
from treaty.reference import is_within, parent_of, parse_references
from treaty.search.index import Document, Index, Kind, Scope, Spans, Subject
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
    Matched,
    Ranked,
    Signal,
    Silent,
    is_better,
    rank,
    share_of,
)
from treaty.search.results import Found, Hit, make_match, silence_hit
from treaty.search.vocabulary import (
    ABOUT,
    ASKS,
    CJK,
    COMPARE,
    NOTHING,
    PARTNER_OF,
    SIMILAR,
    SLIP,
    Meaning,
    Probe,
    Span,
    commands_in,
    find_parts,
    first_letters,
    is_inflected,
    is_word,
    keys_of,
    nearest_words,
    stem,
    words_of,
)

# "Article 5" is mostly that of another treaty.
_ARTICLE = re.compile(r"\b(?:art|arts|articles?|ст|стаття|статті|статтю|статтею)\b|条", re.I)
_LONGEST_REFERENCE = 80
# A silence is the answer if so much of the query is about it.
_IS_ABOUT = 0.66
# Where it is not, what answers better stands above it, but no more than so many hits.
_MOST_ABOVE = 3
# A document that matches much less than the best of its clause is not worth showing beneath it.
_WORTH_SHOWING = 0.3
# Words of which each begins with a capital letter, with small ones between them.
_NAME = re.compile(r"[A-Z][\w'’-]*(?:\s(?:of|the|and|for|on)(?:\sthe)?)*(?:\s[A-Z][\w'’-]*)+")
# A word that is a part of more names than these could mean anything.
_MOST_MEANINGS = 12
_MOST_SUGGESTIONS = 6
_MOST_COMPARED = 2
_SHORT = 3
_MOST_NEAREST = 3
_LONGEST_ABBREVIATION = 5


def search(
    index: Index,
    text: str,
    *,
    agreements: Collection[str] = (),
    admitted: Collection[int] | None = None,
    is_exact: bool = False,
    limit: int | None = None,
) -> Found:
    """Return what answers a query, the best first.

    Where people ask for what the agreement passes over, that it does so comes first. A query that
    is nothing but references finds these clauses and what stands below them.

    Args:
        index: Where to search.
        text: Any text; see :mod:`treaty.search.query`.
        agreements: The ids of the agreements to search; all of the index if none is named.
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
    scope = index.scope(agreements)
    excluded = _excluded(index, scope, query.without)

    def may_be_found(document: Document) -> bool:
        is_admitted = admitted is None or document.place in admitted
        return is_admitted and document.subject not in excluded

    references, part = ([], None) if has_fields else _references(index, scope, text)
    if references:
        inside = (
            document
            for document in index.documents(scope)
            if document.kind not in (Kind.CLAIM, Kind.SILENCE)
            and document.clause is not None
            and any(is_within(document.clause, reference) for reference in references)
        )
        found = _listed(index, filter(may_be_found, inside), limit)
    elif query.terms:
        found = _found(index, scope, query, may_be_found, is_exact=is_exact, limit=limit)
    elif query.without or admitted is not None:
        every = (document for document in index.documents(scope) if not document.is_heading)
        found = _listed(index, filter(may_be_found, every), limit)
    else:
        found = Found()
    return found._replace(
        spans_agreements=len(scope.agreements) > 1,
        is_cut=query.is_cut,
        part=part,
        reservations=scope.reservations,
        coverage=scope.coverage,
    )


def _references(index: Index, scope: Scope, text: str) -> tuple[list[str], str | None]:
    """Return the clauses that a query is nothing but references to.

    Behind "article" the number of a Part is only a guess, which is returned apart.
    """
    if len(text) > _LONGEST_REFERENCE:
        return [], None
    try:
        spans = parse_references(text)
    except ReferenceSyntaxError:
        return [], None
    known = index.references(scope)
    found: list[str] = []
    for span in spans:
        beside = [each for each in known if parent_of(each) == parent_of(span.first)]
        if span.first not in beside or span.last not in beside:
            return [], None
        found += beside[beside.index(span.first) : beside.index(span.last) + 1]
    if _ARTICLE.search(text) and all("." not in each for each in found):
        return [], next(iter(found), None)
    return found, None


def _excluded(index: Index, scope: Scope, without: Iterable[Term]) -> set[Subject]:
    """Return the clauses in which stands what must not."""
    places = [place for term in without for place in index.find(probe_of_term(term), scope)]
    return {document.subject for document in index.documents_at(places).values()}


def _listed(index: Index, documents: Iterable[Document], limit: int | None) -> Found:
    """Return documents by what they are about, in the order of the text."""
    by_clause: dict[Subject, list[Document]] = {}
    for document in documents:
        by_clause.setdefault(document.subject, []).append(document)
    shown = list(by_clause)[:limit]
    subjects = index.subjects(shown)
    hits = (
        Hit(subjects[each], 0.0, tuple(make_match(d, 0.0, (), ()) for d in by_clause[each]))
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
    typed = read_words(index, query.terms, is_exact=is_exact)
    words, spans, every = understand(index, typed, is_exact=is_exact)
    partners = _partners_named(typed, every)
    compared, asking = _compared(index, scope, every)
    # What is looked for as it stands asks for itself.
    asking = {n for n in asking if typed[n].folded}
    if asking and not (query.fields or query.without_fields or query.without):
        # Which of several agreements it is, none of them says.
        rest = [word for n, word in enumerate(typed) if n not in asking]
        sides = {n for span in every if span.label.meaning.is_side for n in span.words}
        folded = {word.folded for n, word in enumerate(typed) if n not in asking | sides}
        if folded == index.function_words(folded):
            return Found(compared=compared, partners=partners)
        words, spans, _ = understand(index, rest)
    signals = _signals(index, scope, words, spans, is_exact=is_exact)
    names = _names_of(words, spans)
    silent = _silences(index, scope, query.terms, {}, names, is_exact=is_exact)
    slips = {} if is_exact else _slips(index, words, _known(signals) | _asked(silent, words))
    corrected = {words[n].typed: meant for n, meant in slips.items()}
    if slips:
        words, spans, _ = understand(
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
        silent = _silences(index, scope, query.terms, corrected, _names_of(words, spans))
    documents = index.documents_at(
        {place for signal in signals for place in signal.found} | {each.place for each in silent}
    )
    signals = _as_abbreviations(signals, documents, words)
    signals = _without_parts_of_names(signals, documents, words)
    named = {
        id_: frozenset(n for n, word in enumerate(words) if word.typed in name.split())
        for id_, name in partners.items()
        if len(scope.agreements) > 1
    }
    matched = Matched(words, signals, documents, scope.clauses, named)
    said = _asked(silent, words)
    known = _known(signals) | said
    wholes = _names_typed(words, spans)
    inside = _worth_showing(matched, may_be_found)
    about, aside = (
        [hit for hit in some if may_be_found(hit.document)] for some in _weighed(matched, silent)
    )
    ranked = [each for each in rank(matched, wholes) if each.subject in inside]
    better = [each for each in ranked if is_better(each, said, matched)]
    order = _ordered(about, better, aside, ranked, partners)
    hits = _hits(index, matched, order[:limit], inside)
    around = () if hits else rank(matched, wholes, is_strict=False)
    in_reach = {each.subject for each in documents.values() if may_be_found(each)}
    # What lacks a word that was understood is no nearer than many others, nor is what has only the
    # name of a side.
    clauses = [
        each.subject
        for each in around
        if ":" not in each.subject[1]
        and known.isdisjoint(each.missing)
        and not known <= matched.sides
    ]
    if len(scope.agreements) == 1:
        own = (s for s in signals if s.label is None or not s.label.is_hidden)
        read = {words[n].typed for n in _known(own)}
        partners = {
            id_: name for id_, name in partners.items() if not read.issuperset(name.split())
        }
    return Found(
        hits=hits,
        total=len(order),
        nearest=tuple(each for each in clauses if each in in_reach)[:_MOST_NEAREST],
        compared=compared,
        partners=partners,
        corrected=tuple(corrected.items()),
        understood=tuple(word.typed for n, word in enumerate(words) if n in known),
        unknown=tuple(
            word.typed for n, word in enumerate(words) if n not in known and word.probe != NOTHING
        ),
        near=() if hits else _near(index, words),
    )


def _compared(
    index: Index, scope: Scope, every: Sequence[Span]
) -> tuple[tuple[str, ...], set[int]]:
    """Return commands that set agreements side by side, and the words that ask for no more."""
    asked = commands_in(every, ASKS)
    subjects: dict[str, set[int]] = {}
    if len(scope.agreements) > 1 or any(scope.coverage.values()):
        subjects = commands_in(every, ABOUT) | commands_in(every, ABOUT, index.compared_topics())
    # Of what is to be compared says more than that it is.
    commands = sorted(asked | subjects, key=lambda command: command == COMPARE)
    return tuple(commands[:_MOST_COMPARED]), {n for places in asked.values() for n in places}


# ---------------------------------------------------------------- what silences apply


def _silences(
    index: Index,
    scope: Scope,
    groups: Iterable[tuple[Term, ...]],
    meant: Mapping[str, str],
    names: Sequence[tuple[list[str], Meaning]],
    *,
    is_exact: bool = False,
) -> list[Silent]:
    """Return the silences whose words stand in a query, the one with the longest phrase first.

    A silence applies only where words that are listed for it were typed: what it says of itself and
    its nearest clause are no reason to bring it up.

    Args:
        index: Where they are kept.
        scope: The agreements that are searched.
        groups: The terms of the query.
        meant: What words were taken for, where they were no words.
        names: What of the query is the name of something, in words, and of what.
        is_exact: Whether to take a listed word in just the form in which it is listed.
    """
    words: list[str] = []
    likeness: list[Callable[[str, str], bool]] = []
    for term in (term for group in groups for term in group):
        if term.kind is not TermKind.PREFIX:
            own = words_of(meant.get(term.text, term.text))
            # An abbreviation is no form of a word: НАБУ is not набої.
            is_fixed = is_exact or (term.text.isupper() and len(term.text) <= _LONGEST_ABBREVIATION)
            words += own
            likeness += [eq if is_fixed else is_inflected] * len(own)
    # Whose they are may stand between the words: "take Tokyo to court".
    between = {word for name, meaning in names if meaning.is_side for word in name}

    def run_from(start: int, phrase: Sequence[str]) -> range | None:
        at = start
        for said in phrase:
            while start < at < len(words) and words[at] in between and words[at] != said:
                at += 1
            if at == len(words) or not likeness[at](words[at], said):
                return None
            at += 1
        return range(start, at)

    found: dict[int, list[range]] = {}
    for place, phrase in index.silences({first_letters(word) for word in words}, scope):
        for start in range(len(words)):
            run = run_from(start, phrase)
            # What is a part of a longer name asks about that: "unexploded ammunition".
            if run and not any(_is_part(words[run.start : run.stop], name) for name, _ in names):
                found.setdefault(place, []).append(run)
    every = [run for runs in found.values() for run in runs]
    silent: list[tuple[int, Silent]] = []
    for place, runs in found.items():
        # "Nuclear weapons" does not ask about weapons at large.
        own_runs = [r for r in runs if not any(_is_inside(r, other) for other in every)]
        if own_runs:
            said_as = tuple(dict.fromkeys(tuple(words[r.start : r.stop]) for r in own_runs))
            silent.append((max(map(len, own_runs)), Silent(place, said_as)))
    return [each for _, each in sorted(silent, key=lambda pair: (-pair[0], pair[1].place))]


def _is_part(words: Sequence[str], name: Sequence[str]) -> bool:
    """Tell whether words stand in a name that has more of them."""
    size = len(words)
    return size < len(name) and any(
        [*name[n : n + size]] == [*words] for n in range(len(name) - size + 1)
    )


def _is_inside(run: range, other: range) -> bool:
    return len(run) < len(other) and other.start <= run.start and run.stop <= other.stop


def _asked(silent: Iterable[Silent], words: Sequence[Word]) -> set[int]:
    """Return the places of the words that silences are asked about with."""
    return {n for each in silent for n, word in enumerate(words) if each.has(word.typed)}


def _weighed(matched: Matched, silent: Iterable[Silent]) -> tuple[list[Hit], list[Hit]]:
    """Return the silences that a query is about above all, and those it only touches."""
    words_of_subject: dict[Subject, set[int]] = {}
    for signal in matched.signals:
        for document in (matched.documents[place] for place in signal.found):
            if document.kind is not Kind.CLAIM:
                words_of_subject.setdefault(document.subject, set()).update(signal.words)
    about: list[Hit] = []
    aside: list[Hit] = []
    for each in silent:
        document = matched.documents[each.place]
        related = words_of_subject.get((document.agreement, document.clause or ""), set())
        said = f"{document.title} {document.text} {document.reason}"
        share = share_of(each, matched, related, said, words_of_subject.values())
        (about if share > _IS_ABOUT else aside).append(silence_hit(document, share, each.typed))
    return about, aside


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
                is_unspaced = CJK.search(word.folded)
                labels = (
                    index.labels_holding(word.folded)
                    if is_unspaced
                    else index.labels(keys_of([word.folded]))
                )
                parts = find_parts(labels, folded, n)
                if len({span.label.meaning.name for span in parts}) <= _MOST_MEANINGS:
                    signals += _named(index, scope, parts)
    return [signal for signal in signals if signal.found]


def _is_name(spans: Iterable[Span], place: int, word: str) -> bool:
    """Tell whether a word in just this form is the name of something."""
    return any(
        span.start == place and span.label.words == (word,) and not span.label.meaning.is_verb
        for span in spans
    )


def _names_of(words: Sequence[Word], spans: Iterable[Span]) -> list[tuple[list[str], Meaning]]:
    """Return what of a query is a whole label, in the words that were typed, and what it means."""
    return [
        (words_of(" ".join(words[n].typed for n in span.words)), span.label.meaning)
        for span in spans
        if span.is_whole and not span.label.meaning.is_verb
    ]


def _partners_named(words: Sequence[Word], spans: Sequence[Span]) -> dict[str, str]:
    """Return the agreements whose partner is named: not "us", and not the EU of "EU accession"."""
    whole = [span for span in spans if span.is_whole]
    names = [span for span in whole if not span.label.meaning.is_command]
    named: dict[str, str] = {}
    for span in whole:
        typed = " ".join(words[n].typed for n in span.words)
        is_name = len(typed) > _SHORT or typed.isupper() or bool(CJK.search(typed))
        if is_name and not any({*span.words} < {*other.words} for other in names):
            for each in span.label.meaning.words.keys:
                kind, _, id_ = each.partition(":")
                if kind == PARTNER_OF:
                    named.setdefault(id_, typed)
    return named


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
    return {
        n: like[0]
        for n, like in near.items()
        if like
        and not is_word(lost[n].folded)
        # What is written as a name is no slip for another kind of word: "Crimea" is not "crime".
        and (not lost[n].typed.istitle() or _is_written_large(index, like[0]))
    }


def _is_written_large(index: Index, word: str) -> bool:
    """Tell whether any label writes a word with a capital."""
    return any(
        part.istitle() and words_of(part) == [word]
        for label in index.labels(keys_of([word]))
        for part in label.spelled.split()
    )


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


def _as_abbreviations(
    signals: Iterable[Signal], documents: Mapping[int, Document], words: Sequence[Word]
) -> list[Signal]:
    """Leave out small letters where a word was typed in capitals and the text has it so: IT."""
    kept: list[Signal] = []
    for signal in signals:
        typed = words[signal.start].typed
        if signal.label is None and typed.isupper() and len(typed) <= _LONGEST_ABBREVIATION:
            found = {
                place: matching._replace(spans=spans)
                for place, matching in signal.found.items()
                if any((spans := _in_capitals(documents[place], matching.spans)).values())
            }
            signal = signal._replace(found=found or signal.found)
        kept.append(signal)
    return kept


def _in_capitals(document: Document, spans: Mapping[str, Spans]) -> dict[str, Spans]:
    return {
        source: tuple(at for at in places if getattr(document, source)[at[0] : at[1]].isupper())
        for source, places in spans.items()
    }


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


def _worth_showing(
    matched: Matched, may_be_found: Callable[[Document], bool]
) -> dict[Subject, list[Document]]:
    """Return of each clause the documents that may be found and match not much less than its best.

    A clause of which none is left is not worth showing either.
    """
    best: dict[Subject, float] = {}
    inside: dict[Subject, list[Document]] = {}
    for place in _in_order(matched):
        document, worth = matched.documents[place], matched.worth[place]
        least = _WORTH_SHOWING * best.setdefault(document.subject, worth)
        if worth >= least and may_be_found(document):
            inside.setdefault(document.subject, []).append(document)
    return inside


def _ordered(
    about: Sequence[Hit],
    better: Sequence[Ranked],
    aside: Sequence[Hit],
    ranked: Sequence[Ranked],
    partners: Collection[str],
) -> list[Hit | Ranked]:
    """Return silences and what else is found, the best answer first.

    Args:
        about: The silences that the query is about.
        better: What answers better than a silence that it only touches.
        aside: Those silences.
        ranked: All that is found, those that are better among it.
        partners: The agreements whose partner the query names.
    """
    most = min(_MOST_ABOVE, max(1, sum(not each.missing for each in ranked)))
    above = better[:most]
    rest = [each for each in ranked if each not in above]
    order: list[Hit | Ranked] = [*about, *above, *aside, *rest]
    if len({_agreement(each) for each in order}) > 1:
        order = _by_turns(order, aside, partners)
    return order


def _hits(
    index: Index,
    matched: Matched,
    shown: Sequence[Hit | Ranked],
    inside: Mapping[Subject, Sequence[Document]],
) -> tuple[Hit, ...]:
    """Return what is shown, each clause with what matches in it."""
    subjects = index.subjects(each.subject for each in shown if isinstance(each, Ranked))
    typed = [word.typed for word in matched.words]
    return tuple(
        each
        if isinstance(each, Hit)
        else Hit(
            subjects[each.subject],
            each.score,
            tuple(
                make_match(document, matched.worth[document.place], matched.signals, typed)
                for document in inside[each.subject]
            ),
            tuple(typed[word] for word in each.missing),
        )
        for each in shown
    )


def _in_order(matched: Matched) -> list[int]:
    """Return documents, the best first, and what matches the same words in the order of the text.

    How long each is, which makes the difference between these, does not matter to who reads them.
    """
    words: dict[int, set[int]] = {}
    for signal in matched.signals:
        for place in signal.found:
            words.setdefault(place, set()).update(signal.words)
    alike = {place: frozenset(each) for place, each in words.items()}
    most: dict[frozenset[int], float] = {}
    for place, each in alike.items():
        most[each] = max(matched.worth[place], most.get(each, 0.0))
    return sorted(matched.worth, key=lambda place: (-most[alike[place]], place))


def _by_turns(
    order: Sequence[Hit | Ranked], aside: Sequence[Hit], partners: Collection[str]
) -> list[Hit | Ranked]:
    """Return the best of each agreement, then the next of each, half answers behind whole ones.

    So the many clauses of one agreement do not hide the others; what one does not say stands behind
    what others do. The agreements whose partners are named come before the others.
    """
    turns: dict[str, int] = {}
    keys = []
    for place, each in enumerate(order):
        agreement = _agreement(each)
        turn = turns[agreement] = turns.get(agreement, 0) + 1
        is_silent = isinstance(each, Hit)
        is_half = bool(each.missing) or each in aside
        is_other = bool(partners) and agreement not in partners
        keys.append((is_other, is_half, turn, is_silent, -each.score, place))
    return [order[key[-1]] for key in sorted(keys)]


def _agreement(each: Hit | Ranked) -> str:
    return each.document.agreement if isinstance(each, Hit) else each.subject[0]
