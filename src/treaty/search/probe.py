"""What an engine looks for, and the spellings that are the same word."""

import re
from dataclasses import dataclass

from treaty.corpus import fold

WORD = re.compile(r"[^\W_]+")
CJK = re.compile(r"[぀-ヿ㐀-鿿豈-﫿ｦ-ﾟ々]+")
"""Kana and Chinese characters: scripts that put no spaces between words."""

_AMERICAN = (
    (re.compile(r"(.{3,})is(e|es|ed|er|ers|ing|ation|ations)"), r"\1iz\2"),
    (re.compile(r"(.{3,})ys(e|es|ed|er|ers|ing)"), r"\1yz\2"),
    (re.compile(r"(.{3,})our(s|ed|ing|able|ite|ites|)"), r"\1or\2"),
    (re.compile(r"(.{3,})enc(e|es)"), r"\1ens\2"),
    (re.compile(r"(.{3,})tre(s|)"), r"\1ter\2"),
    (re.compile(r"(.{2,})ogue(s|)"), r"\1og\2"),
    (re.compile(r"(.{3,})amme(s|)"), r"\1am\2"),
    (re.compile(r"(.{3,})ll(ed|ing|er|ers)"), r"\1l\2"),
)
_BRITISH = (
    (re.compile(r"(.{3,})iz(e|es|ed|er|ers|ing|ation|ations)"), r"\1is\2"),
    (re.compile(r"(.{3,})yz(e|es|ed|er|ers|ing)"), r"\1ys\2"),
    (re.compile(r"(.{3,})or(s|ed|ing|able|ite|ites|)"), r"\1our\2"),
    (re.compile(r"(.{3,})ens(e|es)"), r"\1enc\2"),
    (re.compile(r"(.{3,})ter(s|)"), r"\1tre\2"),
    (re.compile(r"(.{2,})og(s|)"), r"\1ogue\2"),
    (re.compile(r"(.{3,})am(s|)"), r"\1amme\2"),
    (re.compile(r"(.{3,})l(ed|ing|er|ers)"), r"\1ll\2"),
)


@dataclass(frozen=True, slots=True)
class Probe:
    """What is looked for: any one of these phrases, beginnings of words or keys."""

    phrases: tuple[str, ...] = ()
    """Words in their order, in any inflection."""
    prefixes: tuple[str, ...] = ()
    """Beginnings of words."""
    keys: tuple[str, ...] = ()


NOTHING = Probe()
"""Looks for nothing."""


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared: without case, width and apostrophes.

    >>> words_of("Rome-Statute’s ＩＣＣ · об'єкти")
    ['rome', 'statutes', 'icc', 'обєкти']
    """
    folded = text.casefold() if text.isascii() else fold(text)
    return WORD.findall(without_apostrophes(folded))


def without_apostrophes(text: str) -> str:
    """Return a text without the sign of many shapes that people also leave out.

    >>> without_apostrophes("об’єкти")
    'обєкти'
    """
    return text.translate(_APOSTROPHES)


_APOSTROPHES = dict.fromkeys(map(ord, "'’ʼ`´"))


def spellings(word: str) -> tuple[str, ...]:
    """Return a word as it is typed and in the British and American spellings it may have.

    What is no word at all does no harm: nothing contains it.

    >>> spellings("defence"), spellings("mobilise"), spellings("mine")
    (('defence', 'defense'), ('mobilise', 'mobilize'), ('mine',))
    """
    found = [word]
    for pattern, replacement in (*_AMERICAN, *_BRITISH):
        if match := pattern.fullmatch(word):
            found.append(match.expand(replacement))
    return tuple(dict.fromkeys(found))


def bigrams(text: str) -> str:
    """Return the pairs of neighbours in what is written without spaces, as words.

    >>> bigrams("国際法"), bigrams("国"), bigrams("law 国際")
    ('国際 際法', '国', '国際')
    """
    runs = CJK.findall(text)
    return " ".join(run[i : i + 2] for run in runs for i in range(max(1, len(run) - 1)))
