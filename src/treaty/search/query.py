"""What a query asks for: phrases, beginnings, exclusions, alternatives, fields, and plain words.

Whatever is not in this small language is plain words, so that any text is a query. Fields name
the filters of lists and are read by them.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, assert_never

from treaty.answers.filters import FILTERS, Asked, admits, read_filters
from treaty.errors import TreatyError, UnknownNameError
from treaty.search.index import Document, Index, Scope
from treaty.search.vocabulary import (
    CJK,
    NOTHING,
    Label,
    Probe,
    Span,
    cut_unspaced,
    figures_in,
    find_spans,
    keys_of,
    one_form,
    probe_of,
    tokens_of,
    words_of,
)

if TYPE_CHECKING:
    from treaty.corpus import Corpus

# A question has fewer words; a pasted page would only make the search slow.
MAX_TERMS = 32
"""So many different words and phrases of a query are looked for, and as many left out."""
MAX_LENGTH = 20_000
_MAX_GROUPS = 2 * MAX_TERMS

FIELDS = (*(each.name for each in FILTERS if each.metavar), "page")
"""What can be asked for by ``field:value``: the filters of obligations, and a page."""

_HYPHENS = tuple("-‐‑–")
_QUOTES = str.maketrans("“”„«»「」『』＂：－", '"""""""""":-')
# Corner brackets that touch what stands outside them.
_SAID = re.compile(r"(?<=[々\u3041-\u9fff])[「『]|[」』](?=[々\u3041-\u9fff])")
_ITEM = re.compile(
    r"""(?P<without>(?<!\S)-(?=["\w]))?
        (?: (?P<field>[a-z-]+):(?:"(?P<quoted>[^"]*)"|(?P<value>[^\s"]+))
          | "(?P<phrase>[^"]*)"
          | (?P<plain>[^\s"]+)
          | "                      # a quotation that does not end
        )""",
    re.X,
)


class TermKind(StrEnum):
    """How a term is to be matched."""

    WORD = "word"
    """In any inflection, by synonyms and despite typing errors."""
    PHRASE = "phrase"
    """These words in this order."""
    PREFIX = "prefix"
    """Words that begin so."""


class Term(NamedTuple):
    """One thing to look for."""

    kind: TermKind
    text: str
    """As it was typed, without signs of the language."""


Phrases = tuple[tuple[list[str], ...], ...]
"""What must stand in a sentence, in words: of each group any one."""


class Query(NamedTuple):
    """A query as it was understood."""

    terms: tuple[tuple[Term, ...], ...]
    """What must be found: of each group any one."""
    without: tuple[Term, ...]
    """What must not be found in a clause."""
    fields: Mapping[str, tuple[str, ...]]
    """Values by field; of each field any one."""
    without_fields: Mapping[str, tuple[str, ...]]
    """Values that must not apply to anything in a clause."""
    is_cut: bool = False
    """Whether it was longer than a query may be, and its end is left out."""


def parse_query(text: str) -> Query:
    """Read a query.

    >>> query = parse_query('sanctions "Rome Statute" immob* -export part:VII')
    >>> [[str(term.kind), term.text] for group in query.terms for term in group]
    [['word', 'sanctions'], ['phrase', 'Rome Statute'], ['prefix', 'immob']]
    >>> [term.text for term in query.without], dict(query.fields)
    (['export'], {'part': ('VII',)})
    >>> [[term.text for term in group] for group in parse_query("mines OR debris now").terms]
    [['mines', 'debris'], ['now']]
    """
    groups: list[list[Term]] = []
    seen: set[Term] = set()
    without: dict[Term, None] = {}
    is_cut = len(text) > MAX_LENGTH
    if is_cut:
        text = text[:MAX_LENGTH].rpartition(" ")[0] or text[:MAX_LENGTH]
    fields: dict[str, list[str]] = {}
    without_fields: dict[str, list[str]] = {}
    plain: list[str] = []
    joins = False

    def add(terms: Iterable[Term]) -> None:
        nonlocal joins, is_cut
        for term in terms:
            # A word is a part of a phrase wherever it stands: "have to go to war".
            is_new = term not in seen
            is_repeated = term.kind is TermKind.WORD and not joins and len(groups) < _MAX_GROUPS
            if is_new and len(seen) == MAX_TERMS:
                is_cut = True
            elif is_new or is_repeated:
                seen.add(term)
                if joins:
                    groups[-1].append(term)
                else:
                    groups.append([term])
            joins = False

    for item in _ITEM.finditer(_typed(text)):
        if _is_plain(item):
            plain.append(item["plain"])
            continue
        add(_words(" ".join(plain)))
        plain = []
        if item["field"] in FIELDS:
            named = without_fields if item["without"] else fields
            values = (item["quoted"] or item["value"] or "").split(",")
            named.setdefault(item["field"], []).extend(filter(None, values))
        elif item["without"]:
            without |= dict.fromkeys(_terms(item))
        elif item["plain"] == "OR":
            joins = bool(groups)
            continue
        else:
            add(_terms(item))
        joins = False
    add(_words(" ".join(plain)))
    return Query(
        terms=tuple(map(tuple, groups)),
        without=tuple(without)[:MAX_TERMS],
        fields={name: tuple(values) for name, values in fields.items() if values},
        without_fields={n: tuple(values) for n, values in without_fields.items() if values},
        is_cut=is_cut or len(without) > MAX_TERMS,
    )


def phrases_of(text: str, query: Query, least: int = 2) -> Phrases:
    """Return the phrases for which the text is to be searched, if any.

    They are those in quotation marks where a query is nothing else, or else the query as a whole
    if it has so many words, by default several: one is better found in what is coded. Fields and
    exclusions speak of what is coded, so there are none then.

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


def fields_unknown(text: str) -> list[str]:
    """Return what stands where the name of a field stands and is none.

    >>> fields_unknown("foo:bar party:japan")
    ['foo']
    """
    named = (item["field"] for item in _ITEM.finditer(_typed(text)))
    return [name for name in named if name and name not in FIELDS]


def _typed(text: str) -> str:
    """Return a text with the signs of the language.

    In Japanese a quotation inside a sentence is what somebody says, and no phrase to be looked for.
    """
    return _SAID.sub(" ", one_form(text)).translate(_QUOTES)


def _is_plain(item: re.Match[str]) -> bool:
    plain = item["plain"]
    return bool(plain) and not (item["without"] or plain == "OR" or plain.endswith("*"))


def _terms(item: re.Match[str]) -> list[Term]:
    if item["phrase"] is not None:
        return [Term(TermKind.PHRASE, item["phrase"])] if words_of(item["phrase"]) else []
    plain = item["plain"] or item[0].removeprefix("-")
    beginning = plain.removesuffix("*")
    if beginning != plain and len(_words(beginning)) == 1 and not CJK.search(beginning):
        return [Term(TermKind.PREFIX, beginning)]
    return _words(plain)


def _words(text: str) -> list[Term]:
    """Return the words of a text, with a hyphen in them or written without spaces as one each.

    >>> [term.text for term in _words("24-hour talks, 4.5 billion by 13 June 2024")]
    ['24-hour', 'talks', '4.5 billion', 'by', '13 June 2024']
    """
    places: list[tuple[int, int]] = []
    for token in tokens_of(text):
        if (
            places
            and token.start <= places[-1][1] + 1
            and text[places[-1][1] : token.start]
            in (
                *_HYPHENS,
                "",
            )
        ):
            places[-1] = (places[-1][0], token.end)
        else:
            places.append((token.start, token.end))
    return [Term(TermKind.WORD, text[start:end]) for start, end in places]


# ---------------------------------------------------------------- what the fields admit


def admit(
    index: Index,
    scope: Scope,
    corpora: "Callable[[], Sequence[Corpus]]",
    query: Query,
    asked: Mapping[str, Asked] = {},
) -> frozenset[int] | None:
    """Return the places of the documents that the fields of a query and the options admit.

    A filter by what only obligations have, such as a bearer, admits obligations alone; one by a
    Part, a clause or a page admits whatever stands there.

    Args:
        index: The index whose places are meant.
        scope: The agreements that are searched.
        corpora: Returns all agreements of the index; called only if anything is filtered.
        query: The query.
        asked: What is asked of filters, by their names in Python, and of ``page``.

    Returns:
        The places, or None if nothing is filtered.

    Raises:
        UnknownNameError: None of the agreements knows a party, topic, Part, page, … called so.
        ReferenceSyntaxError: A clause cannot be read as a reference.
    """
    wanted = [each for each in (asked, _by_parameter(query.fields)) if each]
    if not wanted and not query.without_fields:
        return None
    documents = list(index.documents(scope))
    known = [corpus for corpus in corpora() if corpus.agreement.id in scope.agreements]
    admitted = {document.place for document in documents}
    for filters in wanted:
        admitted &= {document.place for document in _chosen(documents, known, filters)}
    for field in query.without_fields.items():
        chosen = _chosen(documents, known, _by_parameter(dict([field])))
        unwanted = {document.subject for document in chosen}
        admitted -= {d.place for d in documents if d.subject in unwanted}
    return frozenset(admitted)


def _by_parameter(fields: Mapping[str, tuple[str, ...]]) -> dict[str, Asked]:
    return {name.replace("-", "_"): values for name, values in fields.items()}


def _chosen(
    documents: "Sequence[Document]", corpora: "Sequence[Corpus]", asked: Mapping[str, Asked]
) -> list[Document]:
    """Return the documents that filters choose, of each agreement that knows their values."""
    # Imported where something is filtered: other searches need no model.
    from treaty.answers.obligations import find_obligations

    filters = dict(asked)
    texts = filters.pop("page", ())
    pages = {_page(documents, text) for text in texts} if isinstance(texts, Iterable) else set()
    by_place = [name for name in ("part", "clause") if name in filters]
    places: dict[str, Asked] = {name: filters.pop(name) for name in by_place}
    chosen: list[Document] = []
    errors: list[TreatyError] = []
    for corpus in corpora:
        own = [d for d in documents if d.agreement == corpus.agreement.id]
        try:
            there = read_filters(corpus, places)
            if filters:
                ids = {found.id for found in find_obligations(corpus, **filters)}
                own = [d for d in own if d.id in ids]
        except TreatyError as error:
            errors.append(error)
            continue
        chosen += [d for d in own if admits(there, d) and (not pages or d.page in pages)]
    if errors and len(errors) == len(corpora):
        raise errors[0]
    return chosen


def _page(documents: "Sequence[Document]", text: str) -> int:
    pages = {document.page for document in documents if document.page is not None}
    known = {str(page): page for page in sorted(pages)}
    if text not in known:
        raise UnknownNameError("page", text, list(known), [])
    return known[text]


# ---------------------------------------------------------------- what the words are


class Word(NamedTuple):
    """A word of a query, or alternatives of which any will do."""

    typed: str
    folded: str
    """As labels are compared with it; empty for what is looked for in the texts alone."""
    probe: Probe
    is_required: bool = False
    labels: tuple[Label, ...] = ()
    """Labels that were recognised in it where no spaces part words."""


class Understood(NamedTuple):
    """The words of a query that say something, and the labels that stand in them."""

    words: tuple[Word, ...]
    spans: tuple[Span, ...]
    every: tuple[Span, ...]
    """All labels, by the places of all words: those that say nothing are parts of some."""


def read_words(
    index: Index, groups: Iterable[tuple[Term, ...]], *, is_exact: bool = False
) -> list[Word]:
    """Return the words of a query.

    Args:
        index: Whose labels are recognised where no spaces part words.
        groups: The terms, of each group any one.
        is_exact: Whether to leave out synonyms and other languages.
    """
    words: list[Word] = []
    for group in groups:
        if len(group) == 1 and group[0].kind is TermKind.WORD and CJK.search(group[0].text):
            words += _unspaced(index, group[0].text)
        else:
            words.append(_word(index, group, is_exact=is_exact))
    return words


def understand(index: Index, words: Sequence[Word], *, is_exact: bool = False) -> Understood:
    """Recognise the labels that stand in the words of a query, and leave out what says nothing."""
    folded = ["" if CJK.search(word.folded) else word.folded for word in words]
    found = [] if is_exact else find_spans(index.labels(keys_of(folded)), folded)
    every = [*found, *(Span(n, n + 1, x) for n, word in enumerate(words) for x in word.labels)]
    spans = [span for span in found if not span.label.meaning.is_command]
    function_words = index.function_words({word.folded for word in words})
    is_shouted = not any(map(str.islower, "".join(word.typed for word in words)))
    silent = {
        n
        for n, word in enumerate(words)
        # "US" is no form of "we".
        if word.folded in function_words
        and (is_shouted or len(word.typed) == 1 or not word.typed.isupper())
    }
    # What is said twice counts once, unless it is a part of a name there.
    first = {word.folded: n for n, word in reversed([*enumerate(words)])}
    in_names = {n for span in spans if span.end - span.start > 1 for n in span.words}
    silent |= {n for n, w in enumerate(words) if w.folded and n not in in_names | {first[w.folded]}}
    named = {n for span in spans for n in span.words if not silent.issuperset(span.words)}
    if len(silent) == len(words):
        silent = set()
    kept = [n for n in range(len(words)) if n not in silent or n in named]
    place_of = {n: place for place, n in enumerate(kept)}
    spans = [
        span._replace(start=place_of[span.start], end=place_of[span.end - 1] + 1)
        for span in spans
        if place_of.keys() >= {*span.words}
    ]
    # As a part of a name, "of" is looked for with the name, not by itself.
    said = [words[n]._replace(probe=NOTHING) if n in silent else words[n] for n in kept]
    spans += [
        Span(n, n + 1, label)
        for n, word in enumerate(said)
        for label in word.labels
        if not label.meaning.is_command
    ]
    return Understood(tuple(said), tuple(spans), tuple(every))


def _unspaced(index: Index, text: str) -> list[Word]:
    """Return the words of a text that is written without spaces, each once and not too many."""
    found: list[Word] = []
    for part, is_figure in figures_in(text):
        if is_figure:
            found.append(Word(part, words_of(part)[0], Probe(phrases=(part,))))
            continue
        joined = "".join(words_of(part))
        pieces = cut_unspaced(index.labels(set(joined)), joined)
        found += [
            Word(piece, piece, Probe(phrases=(piece,)), labels=labels)
            for piece, labels in pieces
            # A single sign beside a label is what was left over of a word.
            if labels or len(piece) > 1 or len(pieces) == 1
        ]
    return list({word.typed: word for word in found}.values())[:MAX_TERMS]


def _word(index: Index, group: tuple[Term, ...], *, is_exact: bool) -> Word:
    probes = [probe_of_term(term, is_exact=is_exact) for term in group]
    is_one_word = len(group) == 1 and group[0].kind is TermKind.WORD
    labels = [] if is_exact or is_one_word else [x for term in group for x in _labels(index, term)]
    return Word(
        typed=" OR ".join(term.text for term in group),
        folded="".join(words_of(group[0].text)) if is_one_word else "",
        probe=Probe(
            phrases=tuple(phrase for probe in probes for phrase in probe.phrases),
            prefixes=tuple(prefix for probe in probes for prefix in probe.prefixes),
        ),
        is_required=len(group) == 1 and not is_one_word,
        labels=tuple(labels),
    )


def _labels(index: Index, term: Term) -> list[Label]:
    """Return the labels that a term is, the whole of it and the whole of them."""
    words = words_of(term.text)
    if term.kind is TermKind.PREFIX:
        return []
    if CJK.search(term.text):
        words = ["".join(words)]
    spans = find_spans(index.labels(keys_of(words)), words)
    return [span.label for span in spans if len(span.words) == len(words)]


def probe_of_term(term: Term, *, is_exact: bool = False) -> Probe:
    """Return how a term is looked for in the texts themselves."""
    match term.kind:
        case TermKind.PHRASE:
            return Probe(phrases=(term.text,))
        case TermKind.PREFIX:
            return Probe(prefixes=(term.text,))
        case TermKind.WORD:
            parts = words_of(term.text)
            if is_exact or CJK.search(term.text):
                return Probe(phrases=(term.text,))
            if len(parts) > 1:
                return Probe(phrases=(term.text, "".join(parts)))
            return probe_of(term.text)
        case _:
            assert_never(term.kind)
