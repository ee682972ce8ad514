"""When two texts are the same, and which names look most like one."""

import re
import unicodedata
from collections.abc import Iterable

_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼʹʻ`´′\u0374\u1fef\u1ffd"), "'")
_WORD = re.compile("[a-z'\u0400-\u04ff]+")
_LATIN, _CYRILLIC = "aceiopxyjs", "асеіорхујѕ"
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)


def compose(text: str) -> str:
    """Return a text as it is taken in: accents and voicing marks joined to their letters (NFC).

    >>> compose("сторона\u0438\u0306") == "сторонай", compose("ＪＰ")
    (True, 'ＪＰ')
    """
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return a text as it is compared.

    What does not tell texts apart is gone: case, width, composed or decomposed letters, the shape
    of apostrophes and spaces, invisible characters, and letters of the other of the Latin and the
    Cyrillic script that only look like those of their word.

    >>> fold("  Ukraine "), fold("ＪＰ"), fold("об’єкти"), fold("sanc\u00adtions")
    ('ukraine', 'jp', "об'єкти", 'sanctions')
    >>> fold("j\u0430pan")
    'japan'
    """
    # First, as normalising makes a space and an accent of the acute accent.
    text = text.translate(_APOSTROPHES)
    if not text.isascii():
        # Without case a text may be decomposed again.
        text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
        text = text.translate(_APOSTROPHES)
        if not text.isprintable():
            text = "".join(c for c in text if unicodedata.category(c) != "Cf")
        text = _WORD.sub(_in_one_script, text)
    return " ".join(text.casefold().split())


def _in_one_script(word: re.Match[str]) -> str:
    """Return a word in one script where all its letters can be of one, and as it is elsewhere."""
    latin = word[0].translate(_TO_LATIN)
    if word[0].isascii() or not re.search("[a-z]", word[0]):
        return word[0]
    if latin.isascii():
        return latin
    cyrillic = word[0].translate(_TO_CYRILLIC)
    return word[0] if re.search("[a-z]", cyrillic) else cyrillic


def nearest(name: str, valid: Iterable[str]) -> list[str]:
    """Return the at most three valid names that look most like the given one.

    >>> nearest("demning", ["demining", "sanctions"])
    ['demining']
    """
    from difflib import get_close_matches

    folded = {fold(each): each for each in valid}
    near = get_close_matches(fold(name)[:80], folded, n=3, cutoff=0.6)
    return [folded[each] for each in near]


def nearest_reference(reference: str, known: list[str]) -> list[str]:
    """Return the at most three known references that look most like the given one.

    >>> nearest_reference("II.2.2.k", ["II.2.2.a", "X.1"])
    ['II.2.2.a']
    """
    from difflib import get_close_matches

    return get_close_matches(reference, known, n=3, cutoff=0.7)
