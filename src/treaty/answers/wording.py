"""The very words of clauses and entries, from a copy of the official text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from treaty.answers.citation import Style, cite, get_style
from treaty.answers.obligations import Sentence
from treaty.answers.provision import Provision, get_provision
from treaty.corpus import Corpus
from treaty.errors import TreatyError
from treaty.official import Division, OfficialText, Passage, divide, normalise, quotable
from treaty.proof.coverage import owners_of
from treaty.proof.quotations import entries_of, find_anchor, find_sentences


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
    """The sentences, with plain quotation marks and dashes."""
    citation: str
    """Where they stand, in the style that was asked for."""


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

        There are none where a clause has but a heading and clauses below it, or where the text has
        not the anchor of the entry.
        """
        return tuple(map(self._sentence, self._passages(id_)))

    def _passages(self, id_: str) -> Sequence[Passage]:
        if id_ in self._corpus.clauses_by_reference:
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
            " ".join(sentence.words for sentence in sentences),
            cite(corpus, [clause], chosen, accessed_on),
        )
        for id_ in ids
        for sentences in (wording.of(id_),)
        if sentences
        for clause in (corpus.clauses_by_reference[get_provision(corpus, id_).clause],)
    )
