"""What a search comes back with, whichever engine found it."""

from enum import StrEnum
from typing import NamedTuple

from treaty.search.documents import Document

Spans = tuple[tuple[int, int], ...]


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
    """A clause in which something matches."""

    clause: Document
    score: float
    """From 0 to 1; comparable within one search only."""
    matches: tuple[Match, ...]
    """What matches in it, the best first."""


class Found(NamedTuple):
    """The outcome of a search."""

    hits: tuple[Hit, ...] = ()
    """The best first."""
    total: int = 0
    """How many there are in all."""
    corrected: tuple[tuple[str, str], ...] = ()
    """Words as they were typed, and as they were taken."""
    unknown: tuple[str, ...] = ()
    """Words that nothing matches."""
    misread: tuple[str, ...] = ()
    """Why something that looks like ``field:value`` was taken as words."""
    spans_agreements: bool = False
    """Whether more than one agreement was searched."""
    is_partial: bool = False
    """Whether so much matches that only the likeliest was weighed, and ``total`` counts that."""
    near: tuple[str, ...] = ()
    """If nothing was found, words and topics that look like what was typed."""
