"""Make any text safe to print."""

_MARK = "\ufffd"
_JOINERS = "\u200c\u200d"
_VIRAMA = 9  # the combining class of the signs that take a letter's vowel away

# Controls (Cc) drive a terminal; format characters (Cf) are not seen, but reorder or hide what is;
# a lone surrogate (Cs: a byte of an argument that is no UTF-8) cannot be encoded; separators of
# lines and paragraphs (Zl, Zp) break a line.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def printable(text: str) -> str:
    r"""Return a text on one line with a visible mark for whatever must not reach a terminal.

    Each character gives one character.

    >>> printable("a\x1b[31mb"), printable("two\nlines"), printable("in\u200bvisible")
    ('a�[31mb', 'two lines', 'in�visible')
    """
    if text.isprintable():  # nothing of the above is; nearly every text is
        return text
    from unicodedata import category

    return "".join(
        char
        if category(char) not in _UNSAFE
        else " "
        if char in "\t\n"
        else char
        if char in _JOINERS and _shapes_letters(text, at)
        else _MARK
        for at, char in enumerate(text)
    )


def _shapes_letters(text: str, at: int) -> bool:
    """Tell whether a script needs a joiner where it stands, as domain names may have it (RFC 5892).

    That is behind a virama, as in Sinhala, and, without joining, between letters of Persian.
    """
    from unicodedata import bidirectional, combining

    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    if before and combining(before) == _VIRAMA:
        return True
    is_between = bool(before and behind) and bidirectional(before) == bidirectional(behind) == "AL"
    return is_between and text[at] == "\u200c"
