"""The words and signs of references in English, Ukrainian and Japanese, as tokens."""

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple


class Kind(Enum):
    """What a token does in a reference."""

    PART = auto()
    """Announces the number of a Part."""
    PARAGRAPH = auto()
    """Announces the number of a paragraph."""
    ITEM = auto()
    """Announces what stands below a paragraph."""
    PREAMBLE = auto()
    NUMBER = auto()
    """An Arabic number."""
    LETTERS = auto()
    """A Roman numeral or the letter of an item."""
    TO = auto()
    """Stands between the ends of a range."""
    AND = auto()
    """Stands between references."""
    COMMA = auto()
    """Stands between references, or between the steps of one."""
    OTHER = auto()
    """Has no meaning in a reference."""


class Token(NamedTuple):
    """A word, number or sign that means something in a reference."""

    kind: Kind
    text: str
    """A number or letters in the characters of the canonical form; anything else as written."""


_WORDS = {
    Kind.PART: "part parts pt pts article articles art arts ч частина частини частині частину "
    "частиною частин ст стаття статті статтю статтею розділ розділу розділі",
    Kind.PARAGRAPH: "paragraph paragraphs para paras par section sections sec clause clauses cl § "
    "п пункт пункту пункті пунктом пункти пунктів параграф параграфа параграфу",
    Kind.ITEM: "item items subparagraph subparagraphs subpara subparas point points letter letters "
    "lit пп підпункт підпункту підпункті підпунктом підпункти підпунктів літера літери",
    Kind.PREAMBLE: "preamble преамбула преамбули преамбулі преамбулу преамбулою 前文",
    Kind.TO: "to through до по から - –",
    Kind.AND: "and та й & ; 及び および と",
    Kind.COMMA: ", 、",
}
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words.split()}
_EMPTY_WORDS = {"of", "the"}

# Japanese counts what stands before the word: 第2部, 第2項.
_COUNTED = re.compile(
    r"第?\s*([0-9]+|[A-Za-z\u0400-\u04ff]+|[一二三四五六七八九十])\s*([部条項号])"
)
_COUNTERS = {"部": "part", "条": "part", "項": "paragraph", "号": "item"}
_CHINESE = {sign: str(value) for value, sign in enumerate("一二三四五六七八九十", 1)}

_DASHES = dict.fromkeys(map(ord, "‐‑‒―—−~〜"), "–")
# A Part and a hyphened paragraph, as in II-2, are steps of one reference and no range.
_HYPHENED = re.compile(r"(?<![^\W_])([IVXLCivxlc]+)-(?=[0-9])")
_TOKEN = re.compile(
    r"(?P<gap>[\s.()\[\]:/]+)|[0-9]+|sub-?para[a-z]*|[A-Za-z\u0400-\u04ff]+|前文|から|及び|および"
    r"|[-–,;&§、と]",
    re.I,
)
# Cyrillic letters that look like the Latin ones of numerals and items.
_LATIN = str.maketrans("ІіӀХхСсАаЕеОоРрУуЈјѕ", "IiIXxCcAaEeOoPpYyJjs")


def plain(text: str) -> str:
    """Return a text in one form and width, its dashes alike, without invisible characters.

    >>> plain("Ⅱ．２—Ⅲ")
    'II.2–III'
    """
    composed = unicodedata.normalize("NFKC", text).translate(_DASHES)
    return "".join(c for c in composed if unicodedata.category(c) != "Cf")


def tokens_of(text: str) -> list[Token]:
    """Take a text apart that :func:`plain` has made.

    >>> [token.kind.name for token in tokens_of("Part II, paragraph 2(4)")]
    ['PART', 'LETTERS', 'COMMA', 'PARAGRAPH', 'NUMBER', 'NUMBER']
    >>> tokens_of("第3部")[1].text, tokens_of("частина ІІ")[1].text.isascii()
    ('3', True)
    """
    spelled = _HYPHENED.sub(r"\1.", _COUNTED.sub(_with_word_first, text))
    return _with_paragraphs(list(_tokens(spelled)))


def _with_paragraphs(tokens: list[Token]) -> list[Token]:
    """Take a "частина" behind the number of an article for what it is there, a paragraph.

    >>> [token.kind.name for token in tokens_of("ст. 3 ч. 1")]
    ['PART', 'NUMBER', 'PARAGRAPH', 'NUMBER']
    """
    numbers = (Kind.NUMBER, Kind.LETTERS)
    for at, token in enumerate(tokens):
        before = [each for each in tokens[:at] if each.kind is not Kind.COMMA][-2:]
        if (
            token.kind is Kind.PART
            and token.text.casefold().startswith("ч")
            and len(before) == 2
            and before[0].kind is Kind.PART
            and before[0].text.casefold().startswith(("ст", "розділ"))
            and before[1].kind in numbers
        ):
            tokens[at] = token._replace(kind=Kind.PARAGRAPH)
    return tokens


def _with_word_first(counted: re.Match[str]) -> str:
    return f" {_COUNTERS[counted[2]]} {_CHINESE.get(counted[1], counted[1])} "


def _tokens(text: str) -> Iterator[Token]:
    position, last = 0, None
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            yield Token(Kind.OTHER, text[position])
            return
        position = match.end()
        word = match[0].casefold().replace("sub-", "sub")
        if match["gap"] or word in _EMPTY_WORDS:
            continue
        if _is_cyrillic_and(match, last):
            kind = Kind.AND
        elif word.isdigit():
            kind = Kind.NUMBER
        else:
            kind = _KINDS.get(word, Kind.LETTERS)
        last = Token(kind, match[0].translate(_LATIN) if kind is Kind.LETTERS else match[0])
        yield last


def _is_cyrillic_and(match: re.Match[str], before: Token | None) -> bool:
    """Tell whether a Cyrillic "і" is the word for "and", and not the numeral I or item (i)."""
    around = match.string[match.start() - 1 : match.start()] + match.string[match.end() :][:1]
    return (
        match[0] == "і"
        and len(around) == 2
        and around.isspace()
        and before is not None
        and before.kind in (Kind.NUMBER, Kind.LETTERS, Kind.PREAMBLE)
    )
