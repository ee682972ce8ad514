"""Make any text safe to print."""

# C0 and C1 controls and DEL drive a terminal, bidirectional overrides and isolates reorder what
# is seen, and a lone surrogate (a byte of an argument that is no UTF-8) cannot be encoded.
_UNPRINTABLE = (
    *range(0x00, 0x20),
    *range(0x7F, 0xA0),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    *range(0xD800, 0xE000),
)
_REPLACED = {**dict.fromkeys(_UNPRINTABLE, "\ufffd"), **dict.fromkeys(map(ord, "\t\n"), " ")}


def printable(text: str) -> str:
    r"""Return a text on one line with a visible mark for whatever must not reach a terminal.

    >>> printable("a\x1b[31mb"), printable("two\nlines")
    ('a�[31mb', 'two lines')
    """
    return text.translate(_REPLACED)
