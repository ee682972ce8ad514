"""A reference to a clause as a value: parse it, format it, order it.

The canonical form joins the steps from the Part downwards with dots: ``II.2.2.a`` is Part II,
paragraph 2, item (2), letter (a). This module does not know which clauses exist.
"""

import re
from functools import lru_cache

from treaty.errors import ReferenceSyntaxError

PREAMBLE = "Preamble"

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_STEPS = re.compile(r"[^\W_]+")
_SEPARATORS = re.compile(r"[\s.()\[\],;:/§-]*")
_PROPER_ROMAN = re.compile(r"(?=.)(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_LEADING_WORD = re.compile(r"\s*(?:part|clause|para(?:graph)?|section|art(?:icle)?)\b\.?\s*", re.I)


def parse_reference(text: str) -> str:
    """Return the canonical form of a reference as people write it.

    >>> parse_reference("II.2(2)(a)")
    'II.2.2.a'
    >>> parse_reference("ii 2 (2) (A)")
    'II.2.2.a'
    >>> parse_reference("preamble")
    'Preamble'

    Raises:
        ReferenceSyntaxError: The text is not a Part in Roman numerals, or the preamble, followed
            by paragraph and item numbers and at most one letter.
    """
    rest = _LEADING_WORD.sub("", text, count=1)
    steps = _STEPS.findall(rest)
    is_spelled_out = all(_SEPARATORS.fullmatch(gap) for gap in _STEPS.split(rest))
    if not steps or len(text) > 80 or not is_spelled_out:
        raise ReferenceSyntaxError(text)
    if len(steps) == 1 and steps[0].casefold() == PREAMBLE.casefold():
        return PREAMBLE
    part = steps[0].upper()
    if not _PROPER_ROMAN.fullmatch(part):
        raise ReferenceSyntaxError(text)
    *numbers, last = steps[1:] or [""]
    if any(not _is_number(step) for step in numbers) or not (
        last == "" or _is_number(last) or (numbers and re.fullmatch("[a-zA-Z]", last))
    ):
        raise ReferenceSyntaxError(text)
    return ".".join([part, *(step.lower() for step in steps[1:])])


def _is_number(step: str) -> bool:
    return re.fullmatch("[1-9][0-9]?", step) is not None


@lru_cache(maxsize=4096)
def sort_key(reference: str) -> tuple[int, ...]:
    """Order canonical references as they stand in the text, the preamble first.

    >>> sorted(["X.1", "II.2.2.b", "IX", "II.2.2.a", "II.2", "Preamble"], key=sort_key)
    ['Preamble', 'II.2', 'II.2.2.a', 'II.2.2.b', 'IX', 'X.1']
    """
    if reference == PREAMBLE:
        return (0,)
    part, *steps = reference.split(".")
    return (_roman(part), *(int(s) if s.isdigit() else ord(s) for s in steps))


def _roman(numeral: str) -> int:
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
