"""The official text in one canonical form, whatever file and layout it came from.

Spaces and line breaks become one space, typographic quotes and dashes plain ones, printed page
numbers go, and a sentence runs on over the end of a page. Nothing else is changed: words, case and
punctuation stay those of the text.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

_PLAIN = str.maketrans(
    dict.fromkeys("‘’‚‛′", "'") | dict.fromkeys("“”„‟″«»", '"') | dict.fromkeys("‐‑‒–—―−", "-")
)
_SOFT_HYPHEN = "\u00ad"
# It shows only where a line ends, and then is no part of the word.
_BROKEN_WORD = re.compile(rf"{_SOFT_HYPHEN}\s+")
_SUSPENDED_HYPHEN = re.compile(r"(?<=\w)- (?=\w)")
_WAITING_HYPHEN = re.compile(r"(?<=\w)-(?=(?:and|or|to) \w+-\w)")


def normalise(raw: str) -> str:
    r"""Return a piece of text as it is compared.

    A hyphen keeps no space behind it: whether a line ended there or not ("self-defence", "short-
    and long-term") cannot be told from a PDF. For the same reason a hyphen at the end of a line is
    never dropped, which at worst hides a word and never makes one up. A soft hyphen says itself
    that the word goes on.

    >>> normalise("Ukraine’s  “Core\n Group” – self-\ndefence")
    'Ukraine\'s "Core Group" - self-defence'
    >>> normalise("recon\u00ad\n struction")
    'reconstruction'
    """
    whole = _BROKEN_WORD.sub("", raw)
    plain = unicodedata.normalize("NFKC", whole).translate(_PLAIN)
    readable = "".join(
        c for c in plain if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf")
    )
    return _SUSPENDED_HYPHEN.sub("-", " ".join(readable.split()))


def holds(sentence: str, phrase: str) -> bool:
    """Tell whether a phrase stands in a canonical sentence word for word, as whole words.

    >>> holds("The UNCLOS applies", "UN"), holds("The UN applies", "UN")
    (False, True)
    """
    return bool(spans_of(phrase, sentence))


def spans_of(phrase: str, sentence: str) -> list[tuple[int, int]]:
    """Return where a phrase stands in a canonical or quotable sentence, as whole words.

    >>> spans_of("long-term", "short- and long-term help")
    [(11, 20)]
    """
    pattern = re.escape(normalise(phrase)).replace(r"\-", "- ?")
    return [match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", sentence)]


def quotable(sentence: str) -> str:
    """Return a canonical sentence as it is quoted: a hyphen that waits for its word has its space.

    >>> quotable("short-and long-term, day-to-day")
    'short- and long-term, day-to-day'
    """
    return _WAITING_HYPHEN.sub("- ", sentence)


@dataclass(frozen=True)
class OfficialText:
    """The whole text as one line, and where its pages and the lines of its source began."""

    words: str
    """The canonical text."""
    page_starts: tuple[int, ...]
    """Offset of the first character of each page; empty of a text without pages."""
    line_starts: tuple[int, ...] = field(compare=False)
    """Offset of each line of the source; a clause begins at one of them."""

    def page_at(self, offset: int) -> int:
        """Return the page, counted from 1, on which a character stands."""
        return bisect_right(self.page_starts, offset)

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The canonical text page by page."""
        ends = (*self.page_starts[1:], len(self.words))
        return tuple(
            self.words[start:end].strip() for start, end in zip(self.page_starts, ends, strict=True)
        )

    def find(self, phrase: str, start: int = 0, end: int | None = None) -> list[int]:
        """Return where a phrase stands word for word, as whole words, between two offsets."""
        exactly = re.compile(rf"(?<!\w){re.escape(normalise(phrase))}(?!\w)")
        found = exactly.finditer(self.words, start, len(self.words) if end is None else end)
        return [match.start() for match in found]


def join_pages(pages: Iterable[str]) -> OfficialText:
    r"""Put pages together to one text.

    >>> text = join_pages(["the right to self-", "2\ndefence"])
    >>> text.words, text.pages
    ('the right to self-defence', ('the right to self-', 'defence'))
    >>> join_pages(["lasting recon\u00ad", "2\nstruction"]).words
    'lasting reconstruction'
    """
    pieces: list[str] = []
    page_starts: list[int] = []
    line_starts: list[int] = []
    length = 0
    goes_on = False
    for number, page in enumerate(pages, start=1):
        first_of_page = len(line_starts)
        for line, ends_in_a_word in _lines(page, number):
            before = pieces[-1][-2:] if pieces else ""
            is_joined = goes_on or _SUSPENDED_HYPHEN.search(f"{before} {line[0]}")
            if before and not is_joined:
                pieces.append(" ")
                length += 1
            goes_on = ends_in_a_word
            line_starts.append(length)
            pieces.append(line)
            length += len(line)
        page_starts.append(
            line_starts[first_of_page] if first_of_page < len(line_starts) else length
        )
    return OfficialText("".join(pieces), tuple(page_starts), tuple(line_starts))


def join_lines(text: str) -> OfficialText:
    r"""Return a text that has no pages.

    >>> join_lines("1. Scope\n\nDenmark will help.").words
    '1. Scope Denmark will help.'
    """
    joined = join_pages([text])
    return OfficialText(joined.words, (), joined.line_starts)


def _lines(page: str, number: int) -> list[tuple[str, bool]]:
    """Return the lines of a page, each with whether its last word goes on in the next."""
    lines = [
        (line, raw.rstrip().endswith(_SOFT_HYPHEN))
        for raw in page.splitlines()
        if (line := normalise(raw))
    ]
    # The number that is printed on the page, at its head or at its foot.
    for edge in (0, -1):
        if lines and re.fullmatch(rf"(- ?)?{number}( ?-)?", lines[edge][0]):
            del lines[edge]
    return lines
