"""The very words of clauses and entries, from a copy of the official text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from treaty.answers.citation import Style, cite, get_style
from treaty.answers.obligations import FullObligation, Sentence, full_obligation
from treaty.answers.provision import Provision, get_provision
from treaty.corpus import Corpus
from treaty.errors import TreatyError
from treaty.official import Division, OfficialText, Passage, divide, normalise, quotable
from treaty.proof.coverage import owners_of
from treaty.proof.quotations import entries_of, find_anchor, find_sentences
from treaty.reference import is_within
from treaty.search.index import Document, Kind, Spans
from treaty.search.query import Phrases
from treaty.search.vocabulary import tokens_of

# The number of an item, which is no sentence and stands before one.
_MARKER = re.compile(r"[(\[]?\w{1,5}[.)\]]?[:.]?")

_NOWHERE = -1  # no place in the index


class UnquotableStyleError(TreatyError):
    """A citation for a reference manager, which has no place for the words."""

    def __init__(self, style: Style) -> None:
        """Keep the style."""
        self.style = style
        super().__init__(style)

    def __str__(self) -> str:
        return f"a citation in {self.style.value} has no place for the words; leave out --quote"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of the official text, ready to be quoted."""

    id: str
    """The clause's reference, or the entry's id."""
    page: int | None
    """Page of the official document on which they begin; null where the text has no pages."""
    wording: str
    """The sentences, with plain quotation marks and dashes; ``[…]`` where others stand between."""
    citation: str
    """Where they stand, in the style that was asked for."""


def _words(sentences: Sequence[Sentence]) -> str:
    return " ".join(sentence.words for sentence in sentences)


def _ids(obligations: Sequence[FullObligation]) -> list[str]:
    return [obligation.id for obligation in obligations]


@dataclass(frozen=True, slots=True)
class ReadClause:
    """A clause as it is read from beginning to end: its words and what is coded of them."""

    clause: str
    """Canonical reference, or ``Title`` or ``Closing`` of what is no clause."""
    heading: str
    """The heading of the text or, where it has none, the editors'; empty of what is no clause."""
    heading_source: str | None
    """Whose words the heading is: ``text`` or ``editors``; null of what is no clause."""
    wording: tuple[Sentence, ...] = field(metadata={"cell": _words})
    """The sentences of the clause itself, without those of the clauses below."""
    obligations: tuple[FullObligation, ...] = field(metadata={"cell": _ids})
    """The acts that stand in it, in the order of the text."""


class Wording:
    """The official text of an agreement, asked for the sentences of its clauses and entries."""

    def __init__(self, corpus: Corpus, text: OfficialText) -> None:
        """Divide the text.

        Raises:
            OtherTextError: It is the text of something else.
        """
        self._corpus = corpus
        self.division: Division = divide(text, corpus.coded)
        # The heading of a group stands before a clause and belongs to none.
        grouping = {normalise(clause.group_heading or "") for clause in corpus.clauses}
        self._owners = {
            passage: owner
            for passage, owner in owners_of(corpus, self.division).items()
            if not passage.is_heading and passage.words not in grouping
        }

    def of(self, id_: str) -> tuple[Sentence, ...]:
        """Return the sentences of a clause itself, or those from which an entry is coded.

        The title and the closing formula count as clauses. There are none where a clause has but
        a heading and clauses below it, or where the text has not the anchor of the entry.
        """
        return tuple(map(self._sentence, self._passages(id_)))

    def quoted(self, id_: str) -> str:
        """Return those sentences as a quotation, what is left out between them marked."""
        text, said, end = self.division.text.words, "", None
        for passage in self._passages(id_):
            if end is not None:
                between = text[end : passage.span.start].strip()
                if between:
                    said += f" {between}" if _MARKER.fullmatch(between) else " […]"
                said += " "
            said += quotable(passage.words)
            end = passage.span.end
        return said

    def _passages(self, id_: str) -> Sequence[Passage]:
        if id_ in self.division.spans:
            return [passage for passage, owner in self._owners.items() if owner == id_]
        if id_ in self._corpus.obligations_by_id:
            return find_sentences(self._corpus.obligations_by_id[id_], self._corpus, self.division)
        entry = next(each for each in entries_of(self._corpus) if each.id == id_)
        offset = find_anchor(entry.anchor, entry.page, entry.places, self.division)
        passage = None if offset is None else self.division.passage_at(offset)
        return [passage] if passage else []

    def _sentence(self, passage: Passage) -> Sentence:
        page = self.division.text.page_at(passage.span.start)
        return Sentence(quotable(passage.words), page or None)


def with_wording(wording: Wording, shown: Provision) -> Provision:
    """Return a provision with its sentences and those of the obligations in it."""
    obligations = tuple(replace(each, wording=wording.of(each.id)) for each in shown.obligations)
    return replace(shown, wording=wording.of(shown.id), obligations=obligations)


def read(
    corpus: Corpus, wording: Wording, references: Sequence[str] = ()
) -> tuple[ReadClause, ...]:
    """Return the text clause by clause, in its order: all of it, or clauses with all below them.

    Raises:
        ReferenceSyntaxError: A text is no reference.
        AmbiguousReferenceError: It can mean several places.
        ClauseRangeError: A range ends before it begins, or its ends do not stand side by side.
        UnknownNameError: The agreement has no such clause.
    """
    spans = wording.division.spans
    places = sorted(spans, key=lambda place: spans[place].start)
    if references:
        wanted = {each.clause for text in references for each in corpus.get_clauses(text)}
        places = [each for each in places if any(is_within(each, clause) for clause in wanted)]
    return tuple(_read_clause(corpus, wording, place) for place in places)


def _read_clause(corpus: Corpus, wording: Wording, place: str) -> ReadClause:
    clause = corpus.clauses_by_reference.get(place)
    obligations = tuple(
        replace(full_obligation(corpus, each), wording=wording.of(each.id))
        for each in (clause.obligations if clause else ())
    )
    heading, source = (clause.heading or "", clause.heading_source) if clause else ("", None)
    return ReadClause(place, heading, source, wording.of(place), obligations)


def quote(
    corpus: Corpus,
    wording: Wording,
    ids: Sequence[str],
    style: str = "plain",
    accessed_on: date | None = None,
) -> tuple[Quotation, ...]:
    """Return the words of clauses and entries with a citation each; what has none is left out.

    Raises:
        UnknownNameError: There is no such style.
        UnquotableStyleError: The style is for a program.
    """
    chosen = get_style(style)
    if chosen.is_for_programs:
        raise UnquotableStyleError(chosen)
    return tuple(
        Quotation(
            id_,
            sentences[0].page,
            wording.quoted(id_),
            cite(corpus, [clause], chosen, accessed_on),
        )
        for id_ in ids
        for sentences in (wording.of(id_),)
        if sentences
        for clause in (corpus.clauses_by_reference[get_provision(corpus, id_).clause],)
    )


def find_phrases(
    corpus: Corpus, wording: Wording, phrases: Phrases
) -> Iterator[tuple[Document, Spans]]:
    """Yield the sentences in which phrases stand, as what a search finds, with where they stand.

    No index holds them: the text is the user's own copy, the index is made of the data alone.
    """
    for clause in read(corpus, wording):
        for said in clause.wording:
            if spans := _spans(phrases, said.words):
                yield (
                    Document(
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
                    ),
                    spans,
                )


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
