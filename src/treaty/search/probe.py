"""What an engine looks for, and the spellings that are the same word."""

import re
from typing import Literal, NamedTuple

from treaty.likeness import fold

WORD = re.compile(r"[^\W_]+")
CJK = re.compile("[\u3005-\u9fff]+")
"""Kana and Chinese characters: scripts that put no spaces between words.

One range: a class of several costs 4 ms to compile.
"""

# British and American endings, with what may follow them.
_ENDINGS = tuple(
    (british + rest, american + rest)
    for british, american, rests in (
        ("is", "iz", ("e", "es", "ed", "er", "ers", "ing", "ation", "ations")),
        ("ys", "yz", ("e", "es", "ed", "er", "ers", "ing")),
        ("our", "or", ("", "s", "ed", "ing", "able")),
        ("enc", "ens", ("e", "es")),
        ("tre", "ter", ("", "s")),
        ("ogue", "og", ("", "s")),
        ("amme", "am", ("", "s")),
        ("ll", "l", ("ed", "ing", "er", "ers")),
    )
    for rest in rests
)
# The endings of shorter words are mostly something else: "our", "wise", "pence".
_SHORTEST_SPELLED = 6


class Probe(NamedTuple):
    """What is looked for: any one of these phrases, beginnings of words or keys."""

    phrases: tuple[str, ...] = ()
    """Words in their order, in any inflection."""
    prefixes: tuple[str, ...] = ()
    """Beginnings of words."""
    keys: tuple[str, ...] = ()


NOTHING = Probe()
"""Looks for nothing."""


Language = Literal["en", "uk", "ja"]
"""A language whose labels a word is looked for in."""


def language_of(word: str) -> Language:
    """Return the language in whose labels a word is to be looked for, by its script.

    >>> language_of("mines"), language_of("міни"), language_of("地雷")
    ('en', 'uk', 'ja')
    """
    if word.isascii():
        return "en"
    if CJK.search(word):
        return "ja"
    return "uk" if any("\u0400" <= letter <= "\u04ff" for letter in word) else "en"


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
    if len(word) >= _SHORTEST_SPELLED:
        for one, other in (*_ENDINGS, *((other, one) for one, other in _ENDINGS)):
            if word.endswith(one):
                found.append(word.removesuffix(one) + other)
    return tuple(dict.fromkeys(found))


def bigrams(text: str) -> str:
    """Return the pairs of neighbours in what is written without spaces, as words.

    >>> bigrams("国際法"), bigrams("国"), bigrams("law 国際")
    ('国際 際法', '国', '国際')
    """
    runs = CJK.findall(text)
    return " ".join(run[i : i + 2] for run in runs for i in range(max(1, len(run) - 1)))
