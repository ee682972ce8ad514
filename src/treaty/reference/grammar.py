"""The grammar of references as people write them, over the tokens of their words and signs."""

import re
from itertools import pairwise

from treaty.errors import NoPartError, ReferenceSyntaxError
from treaty.reference.canonical import PREAMBLE, Span, is_canonical, roman
from treaty.reference.words import Kind, Token, plain, tokens_of

_LONGEST = 1000
# What a citation has behind the place: page, address and the day on which it was read.
_BEHIND = re.compile(
    r"(?:[,、]? ?(?:\[?(?:pp?|стор|с)\.? ?[0-9]+(?:[-–][0-9]+)?\]?|[0-9]+ ?(?:頁|ページ)))?"
    r"(?:\(<?https://\S+\)|,? <?https://\S+)?"
    r"(?:,? accessed [0-9]{1,2} [A-Za-z]+ [0-9]{4})?\.?$",
    re.I,
)
# What it has before it: the title, and where and when the instrument was signed.
_TITLED = re.compile(r".*[,)] ((?:part|pt) .+|preamble)", re.I | re.S)
_BELOW_PART = (Kind.PARAGRAPH, Kind.ITEM, Kind.NUMBER)


def read(text: str) -> tuple[Span, ...]:
    """Read a text that is not in canonical form; see :func:`treaty.reference.parse_references`."""
    if len(text) > _LONGEST:
        raise ReferenceSyntaxError(text, "it is too long for one")
    place = _BEHIND.sub("", plain(text).strip(), count=1)
    try:
        return _Reader(text, tokens_of(place)).spans()
    except ReferenceSyntaxError:
        titled = _TITLED.fullmatch(place)
        if titled is None:
            raise
    return _Reader(text, tokens_of(titled[1])).spans()


def _with_part_first(tokens: list[Token]) -> list[Token]:
    """Put the widest first: the Part before "paragraphs 2 and 3", that before "item (a)"."""
    if not tokens:
        return tokens
    rank = {Kind.PART: 0, Kind.PARAGRAPH: 1, Kind.ITEM: 2}
    pieces: list[list[Token]] = []
    for token in tokens:
        if token.kind in rank or not pieces:
            pieces.append([])
        pieces[-1].append(token)
    ranks = [rank.get(piece[0].kind, 1) for piece in pieces]
    is_from_below = all(a > b for a, b in pairwise(ranks)) and tokens[0].kind in _BELOW_PART
    if len(pieces) == 1 or not is_from_below or ranks[-1] or len(pieces[-1]) != 2:
        return tokens
    for piece in pieces:
        if piece[-1].kind is Kind.COMMA:
            piece.pop()
    return [token for piece in reversed(pieces) for token in piece]


class _Reader:
    """Reads tokens from left to right."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self._text = text
        self._tokens = _with_part_first(tokens)
        self._at = 0

    def spans(self) -> tuple[Span, ...]:
        found: list[Span] = []
        previous: str | None = None
        while True:
            first = last = self._reference(previous)
            if self._kind() is Kind.TO:
                self._at += 1
                last = self._reference(first)
                # It is rather the id of an entry, "III.1-1", than a range.
                if last == first:
                    raise ReferenceSyntaxError(self._text, f"it begins and ends with {first}")
            found.append(Span(first, last))
            previous = last
            while self._kind() in (Kind.COMMA, Kind.AND):
                self._at += 1
            if self._kind() is None:
                return tuple(found)

    def _kind(self, ahead: int = 0) -> Kind | None:
        place = self._at + ahead
        return self._tokens[place].kind if place < len(self._tokens) else None

    def _reference(self, previous: str | None) -> str:
        """Read one reference; what it leaves out is taken from the previous one."""
        part, is_counted = "", False
        steps: list[str] = []
        names_paragraph = False
        while (kind := self._kind()) is not None:
            token = self._tokens[self._at]
            if kind is Kind.PREAMBLE:
                if part or steps:
                    break
                self._at += 1
                return PREAMBLE
            if kind is Kind.PART:
                if part or steps:
                    break
                self._at += 1
                # "Part Preamble" and "Part part II" are slips that leave no doubt.
                if self._kind() in (Kind.NUMBER, Kind.LETTERS):
                    is_counted = self._kind() is Kind.NUMBER
                    part = self._part(self._tokens[self._at])
                    self._at += 1
                continue
            if kind is Kind.PARAGRAPH:
                if steps:
                    break
                names_paragraph = True
            elif kind is Kind.NUMBER:
                if steps and steps[-1].isalpha():
                    break
                steps.append(self._number(token))
            elif kind is Kind.LETTERS:
                if self._is_item(token, steps, previous if not part else None):
                    steps.append(token.text.lower())
                elif part or steps:
                    break
                else:
                    part = self._part(token)
            elif kind is Kind.COMMA:
                if not self._goes_on(part, is_counted=is_counted, steps=steps):
                    break
            elif kind is not Kind.ITEM:
                break
            self._at += 1
        if part:
            return ".".join([part, *steps])
        return self._completed(steps, previous, names_paragraph=names_paragraph)

    def _is_item(self, token: Token, steps: list[str], previous: str | None) -> bool:
        """Tell whether letters are those of an item, and not the Roman numeral of a Part."""
        letter = token.text
        if re.fullmatch("[A-Za-z]", letter) is None or self._kind(1) is Kind.NUMBER:
            return False
        if steps:
            return steps[-1].isdigit()
        follows_item = previous is not None and previous[-1].islower() and previous != PREAMBLE
        return follows_item and (letter.islower() or not is_canonical(letter))

    def _goes_on(self, part: str, *, is_counted: bool, steps: list[str]) -> bool:
        """Tell whether a comma parts steps of one reference, and not two references."""
        match self._kind(1):
            case Kind.ITEM:
                return True
            case Kind.PARAGRAPH:
                return bool(part) and not steps
            case Kind.NUMBER:
                return bool(part) and not steps and not is_counted
            case Kind.LETTERS:
                letter = self._tokens[self._at + 1].text
                is_item = re.fullmatch("[a-z]", letter) is not None
                return is_item and bool(steps) and steps[-1].isdigit()
            case _:
                return False

    def _completed(self, steps: list[str], previous: str | None, *, names_paragraph: bool) -> str:
        """Return the reference whose last steps are given: "II.2.2.a–c" ends with II.2.2.c."""
        if not steps or (steps[0].isalpha() and previous is None):
            raise self._stuck()
        if previous is None:
            counted = ".".join([roman(int(steps[0])), *steps[1:]])
            raise NoPartError(self._text, ".".join(steps), None if names_paragraph else counted)
        part, *above = previous.split(".")
        numbers = [step for step in above if step.isdigit()]
        given = sum(step.isdigit() for step in steps)
        if names_paragraph and part != PREAMBLE:
            return ".".join([part, *steps])
        if not above and part != PREAMBLE and given == len(steps) == 1:
            return roman(int(steps[0]))
        if given > len(numbers) or (given == 0 and above[-1:] == numbers[-1:]):
            raise ReferenceSyntaxError(
                self._text, f"{'.'.join(steps)!r} does not go on from {previous}"
            )
        return ".".join([part, *numbers[: len(numbers) - given], *steps])

    def _part(self, token: Token) -> str:
        numeral = token.text.upper()
        if token.kind is Kind.NUMBER:
            numeral = roman(int(self._number(token)))
        if not is_canonical(numeral):
            raise self._stuck()
        return numeral

    def _number(self, token: Token) -> str:
        if re.fullmatch("[1-9][0-9]?", token.text) is None:
            raise self._stuck()
        return token.text

    def _stuck(self) -> ReferenceSyntaxError:
        if self._at >= len(self._tokens):
            return ReferenceSyntaxError(self._text, "it ends too early" if self._tokens else "")
        read = " ".join(token.text for token in self._tokens[: self._at])
        behind = f" behind {read!r}" if read else ""
        return ReferenceSyntaxError(
            self._text, f"{self._tokens[self._at].text!r}{behind} was not understood"
        )
