"""The canonical form of a reference: its order, and the clauses above it."""

import re
from dataclasses import dataclass
from functools import lru_cache

PREAMBLE = "Preamble"
ANNEX = "Annex"

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_PROPER_ROMAN = r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
# Below a Part: a number, a capital for a sub-heading under which numbers begin anew, a letter or
# a small Roman numeral.
_STEP = r"(?:[1-9][0-9]{0,2}|[A-Z]|[a-z]{1,5})"
_CANONICAL = re.compile(rf"(?:{PREAMBLE}|{ANNEX}|{_PROPER_ROMAN})(?:\.{_STEP})*")


@dataclass(frozen=True, slots=True)
class Span:
    """One clause, or all from one to another; both in canonical form.

    >>> str(Span("II.2.2.a", "II.2.2.c")), str(Span("X", "X"))
    ('II.2.2.a–II.2.2.c', 'X')
    """

    first: str
    last: str

    def __str__(self) -> str:
        return self.first if self.is_single else f"{self.first}–{self.last}"

    @property
    def is_single(self) -> bool:
        """Whether it is one clause."""
        return self.first == self.last


def is_canonical(text: str) -> bool:
    """Tell whether a text is a reference in its canonical form.

    >>> is_canonical("II.2.2.a"), is_canonical("II.2(2)(a)"), is_canonical("IIII.1")
    (True, False, False)
    """
    return _CANONICAL.fullmatch(text) is not None


def roman(number: int) -> str:
    """Write a number from 1 to 99 in Roman numerals.

    >>> roman(4), roman(49), roman(99)
    ('IV', 'XLIX', 'XCIX')
    """
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")[number // 10]
    return tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]


@lru_cache(maxsize=4096)
def sort_key(reference: str) -> tuple[int, ...]:
    """Order canonical references as they stand in the text, the preamble first.

    >>> sorted(["X.1", "II.2.2.b", "IX", "II.2.2.a", "II.2", "Preamble"], key=sort_key)
    ['Preamble', 'II.2', 'II.2.2.a', 'II.2.2.b', 'IX', 'X.1']
    """
    part, *steps = reference.split(".")
    ends = {PREAMBLE: 0, ANNEX: 1000}
    number = ends[part] if part in ends else _value_of(part)
    return (number, *(int(s) if s.isdigit() else ord(s[0]) for s in steps))


def _value_of(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    return sum(
        -value if any(later > value for later in values[i + 1 :]) else value
        for i, value in enumerate(values)
    )


def parent_of(reference: str) -> str | None:
    """Return the clause above, or None for the preamble and for a Part.

    >>> parent_of("II.2.2.a"), parent_of("II")
    ('II.2.2', None)
    """
    above, dot, _ = reference.rpartition(".")
    return above if dot else None


def part_of(reference: str) -> str:
    """Return the Part (or the preamble) in which a clause stands.

    >>> part_of("II.2.2.a"), part_of("Preamble")
    ('II', 'Preamble')
    """
    return reference.partition(".")[0]


def is_within(reference: str, ancestor: str) -> bool:
    """Tell whether a clause is the given one or stands below it.

    >>> is_within("II.2.2.a", "II.2"), is_within("II.2", "II.2.2.a"), is_within("IX", "I")
    (True, False, False)
    """
    return reference == ancestor or reference.startswith(ancestor + ".")


def marker_of(reference: str) -> str:
    """Return how the clause itself is marked in the text: ``II.``, ``2.``, ``(2)`` or ``(a)``.

    >>> [marker_of(r) for r in ("II", "II.2", "II.2.2", "II.2.2.a")]
    ['II.', '2.', '(2)', '(a)']
    """
    steps = reference.split(".")
    return f"{steps[-1]}." if len(steps) <= 2 else f"({steps[-1]})"


def pages_in_words(pages: tuple[int, ...]) -> str:
    """Say on which pages something stands.

    >>> pages_in_words((2,)), pages_in_words((2, 3, 4))
    ('p. 2', 'pp. 2–4')
    """
    return f"p. {pages[0]}" if len(pages) == 1 else f"pp. {pages[0]}–{pages[-1]}"


def on_page(page: int | None, before: str = ", ") -> str:
    """Say on which page something stands; nothing in a text without pages.

    >>> on_page(6), on_page(6, " · "), on_page(None)
    (', p. 6', ' · p. 6', '')
    """
    return f"{before}p. {page}" if page else ""
