"""When two names are the same, and which names look most like one."""

import unicodedata
from collections.abc import Iterable


def fold(text: str) -> str:
    """Return a text as it is compared: without case, width and outer space.

    >>> fold("  Ukraine "), fold("ＪＰ")
    ('ukraine', 'jp')
    """
    return unicodedata.normalize("NFKC", text).casefold().strip()


def nearest(name: str, valid: Iterable[str]) -> list[str]:
    """Return the at most three valid names that look most like the given one.

    >>> nearest("demning", ["demining", "sanctions"])
    ['demining']
    """
    from difflib import get_close_matches

    return get_close_matches(fold(name)[:80], list(valid), n=3, cutoff=0.6)


def nearest_reference(reference: str, known: list[str]) -> list[str]:
    """Return the at most three known references that look most like the given one.

    >>> nearest_reference("II.2.2.k", ["II.2.2.a", "X.1"])
    ['II.2.2.a']
    """
    from difflib import get_close_matches

    return get_close_matches(reference, known, n=3, cutoff=0.7)
