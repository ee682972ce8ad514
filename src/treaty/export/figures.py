"""The numbers of the page's figures; the template draws them.

Widths are shares of the line, so a figure fits any screen while its letters keep their size.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, count
from string import ascii_lowercase

from treaty.answers.money import AidSummary
from treaty.answers.sums import AT_LEAST, OVER, Rest
from treaty.models import MonetaryCommitment
from treaty.rendering.words import letter_of
from treaty.undertaking import Strength

# The share of the line (per cent) that a letter takes on a phone.
_LETTER = 3


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle of a figure; its places are shares of the line, written ``12.50%``."""

    kind: str
    """What it stands for: a strength, ``stated`` or ``rest``."""
    left: str
    middle: str
    right: str
    width: str
    row: int
    """Which line of the figure it stands on, from 0."""
    said: str
    """What is written on it; empty where nothing fits."""
    is_open: bool = False
    """Whether its amount has no upper bound, so that its end is drawn as open."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A stated sum with its parts, or what remains of one when its parts are taken away."""

    mark: str
    """The letter that stands for it in figure and list."""
    of: MonetaryCommitment | Rest
    parts: "tuple[Sum, ...]" = ()

    @property
    def kind(self) -> str:
        """``stated`` or ``rest``."""
        return "rest" if isinstance(self.of, Rest) else "stated"

    @property
    def is_open(self) -> bool:
        """Whether the amount has no upper bound."""
        return self.of.qualifier in (OVER, AT_LEAST)

    @property
    def drawn_parts(self) -> "tuple[Sum, ...]":
        """The parts that have a length beside the whole: those of the same currency."""
        return tuple(part for part in self.parts if part.of.currency == self.of.currency)

    @property
    def rows(self) -> int:
        """How many lines its figure has."""
        return 1 + max((part.rows for part in self.drawn_parts), default=0)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The sum as a bar and, on the lines below it, its parts."""
        return tuple(_nested(self, Decimal(0), Decimal(100), 0))


def strength_bars(counts: Mapping[Strength, int], longest: int) -> tuple[Bar, ...]:
    """Return obligations by strength as pieces of one bar.

    Args:
        counts: Obligations by strength, in the order in which they are drawn.
        longest: The number that takes the whole line.
    """
    bars: list[Bar] = []
    before = 0
    for strength, number in counts.items():
        if number:
            left, share = (Decimal(100 * each) / longest for each in (before, number))
            letter = letter_of(strength)
            said = _fitting(share, f"{letter} {number}", letter)
            bars.append(_bar(strength.value, left, share, 0, said))
            before += number
    return tuple(bars)


def read_sums(aid: AidSummary, commitments: Iterable[MonetaryCommitment]) -> tuple[Sum, ...]:
    """Return the sums that are included in no other, each with its parts and what remains."""
    stated_sums = tuple(commitments)
    rests = {rest.of[0]: rest for rest in aid.derived}

    def read(stated: MonetaryCommitment, marks: Iterator[str]) -> Sum:
        mark = next(marks)
        parts = [read(part, marks) for part in stated_sums if part.included_in == stated.id]
        rest = rests.get(stated.id)
        if rest is not None:
            parts.append(Sum(next(marks), rest))
        return Sum(mark, stated, tuple(parts))

    return tuple(
        read(whole, chain(ascii_lowercase, map(str, count(27))))
        for whole in stated_sums
        if whole.included_in is None
    )


def share_of(number: int, most: int) -> str:
    """Return the width of a bar beside the longest.

    >>> share_of(1, 8), share_of(0, 0)
    ('12.50%', '0.00%')
    """
    return _per_cent(Decimal(100 * number) / max(1, most))


def _nested(whole: Sum, left: Decimal, width: Decimal, row: int) -> Iterator[Bar]:
    yield _bar(whole.kind, left, width, row, _fitting(width, whole.mark), is_open=whole.is_open)
    parts = whole.drawn_parts
    # Parts that exceed their whole (the text may bound them differently) still have to fit.
    length = max(whole.of.amount, sum((part.of.amount for part in parts), Decimal()))
    for part in parts:
        share = width * part.of.amount / length
        yield from _nested(part, left, share, row + 1)
        left += share


def _bar(
    kind: str, left: Decimal, width: Decimal, row: int, said: str, *, is_open: bool = False
) -> Bar:
    left_, middle, right, width_ = map(_per_cent, (left, left + width / 2, left + width, width))
    return Bar(kind, left_, middle, right, width_, row, said, is_open)


def _fitting(share: Decimal, *labels: str) -> str:
    """Return the first label that fits into a piece on a phone, or none."""
    return next((label for label in labels if len(label) * _LETTER <= share), "")


def _per_cent(share: Decimal) -> str:
    return f"{share.quantize(Decimal('0.01'))}%"
