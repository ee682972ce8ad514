"""Texts put inside other texts: cut short, in the quotes of a message, in Markdown."""


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many characters; an ellipsis ends one that was longer.

    >>> shortened("consultation", 8), shortened("consult", 8)
    ('consult…', 'consult')
    """
    return text if len(text) <= most else text[: most - 1] + "…"


def quoted(text: str) -> str:
    r"""Return what somebody wrote as a message quotes it: in quotes, on one line and not too long.

    >>> quoted("japn\n"), len(quoted("x" * 1000))
    ("'japn\\n'", 62)
    """
    return repr(shortened(text, 60))


def escape_markdown(text: str) -> str:
    r"""Return a text that CommonMark shows as it is, inside a line.

    >>> escape_markdown("*a* [b](c) <d>")
    '\\*a\\* \\[b\\](c) &lt;d>'
    """
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return "".join("\\" + char if char in "\\`*_[]|~" else char for char in escaped)
