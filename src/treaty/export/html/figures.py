"""The figures of the page as inline SVG: sums within sums, and obligations by strength.

Widths are shares of the line, so a figure fits any screen while its letters keep their size.
A figure is never the only carrier: each stands beside a list or a table with the same content.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.etree.ElementTree import Element

from treaty.export.elements import element
from treaty.strength import Strength

_BAR = 34
_GAP = 4
# The share of the line (per cent) that a letter takes on a phone.
_LETTER = 3


def letter_of(strength: Strength) -> str:
    """Return the letter that marks a strength in a figure and its legend.

    >>> [letter_of(strength) for strength in Strength]
    ['F', 'Q', 'A', 'P', 'D']
    """
    return strength.value[0].upper()


def strength_bar(counts: Mapping[Strength, int], longest: int, label: str) -> Element:
    """Draw how many obligations have which strength, as pieces of one bar.

    Args:
        counts: Obligations by strength, in the order in which they are drawn.
        longest: The number that takes the whole line.
        label: What the figure shows, for those who do not see it.
    """
    pieces: list[Element | str] = []
    before = 0
    for strength, count in counts.items():
        if not count:
            continue
        share = Decimal(100 * count) / longest
        said = _fitting(share, f"{letter_of(strength)} {count}", letter_of(strength))
        pieces += _piece(Decimal(100 * before) / longest, share, 0, strength.value, said)
        before += count
    return _figure(pieces, _BAR, label)


@dataclass(frozen=True, slots=True)
class Piece:
    """A sum as a piece of a larger one."""

    mark: str
    """The letter that the list beside the figure repeats."""
    kind: str
    """``stated`` or ``rest``."""
    amount: Decimal
    is_open: bool = False
    """Whether the sum has no upper bound, so that its end is drawn as open."""
    parts: "tuple[Piece, ...]" = ()

    @property
    def has_open_end(self) -> bool:
        """Whether the piece or one of its parts is drawn as open."""
        return self.is_open or any(part.has_open_end for part in self.parts)

    @property
    def depth(self) -> int:
        """How many rows the piece takes with its parts."""
        return 1 + max((part.depth for part in self.parts), default=0)


def sum_figure(whole: Piece, label: str) -> Element:
    """Draw a sum and, in the rows below it, the parts that it includes."""
    height = whole.depth * _BAR + (whole.depth - 1) * _GAP
    return _figure(_nested(whole, Decimal(0), Decimal(100), 0), height, label)


def _nested(piece: Piece, left: Decimal, width: Decimal, row: int) -> list[Element | str]:
    top = row * (_BAR + _GAP)
    drawn = _piece(left, width, top, piece.kind, _fitting(width, piece.mark))
    if piece.is_open:
        end = _per_cent(left + width)
        edge = {"x1": end, "x2": end, "y1": str(top), "y2": str(top + _BAR), "class": "open"}
        drawn.append(element("line", edge))
    # Parts that exceed their whole (the text may bound them differently) still have to fit.
    whole = max(piece.amount, sum((part.amount for part in piece.parts), Decimal()))
    for part in piece.parts:
        share = width * part.amount / whole
        drawn += _nested(part, left, share, row + 1)
        left += share
    return drawn


def _piece(left: Decimal, width: Decimal, top: int, kind: str, said: str) -> list[Element | str]:
    rect = element(
        "rect",
        {
            "class": kind,
            "x": _per_cent(left),
            "y": str(top),
            "width": _per_cent(width),
            "height": str(_BAR),
        },
    )
    text = element(
        "text", {"class": kind, "x": _per_cent(left + width / 2), "y": str(top + _BAR // 2)}, said
    )
    return [rect, text] if said else [rect]


def _figure(pieces: Sequence[Element | str], height: int, label: str) -> Element:
    attributes = {"role": "img", "aria-label": label, "width": "100%", "height": str(height)}
    return element("svg", attributes, *pieces)


def _fitting(share: Decimal, *labels: str) -> str:
    """Return the first label that fits into a piece on a phone, or none."""
    return next((label for label in labels if len(label) * _LETTER <= share), "")


def _per_cent(share: Decimal) -> str:
    return f"{share.quantize(Decimal('0.01'))}%"
