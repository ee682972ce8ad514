"""What a search comes back with, whichever engine found it."""

from dataclasses import dataclass

from treaty.search.documents import Document


@dataclass(frozen=True, slots=True)
class Snippet:
    """The words that show why something was found."""

    source: str
    """``title``, ``text``, ``quote``, or ``topic`` where only a topic's name matches."""
    text: str
    matches: tuple[tuple[int, int], ...]
    """Where in the text the matching words stand."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found."""

    document: Document
    score: float
    """The higher, the better; comparable within one search only."""
    title_matches: tuple[tuple[int, int], ...]
    """Where in the document's title matching words stand."""
    snippet: Snippet
