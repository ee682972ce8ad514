"""Texts in which a format finds nothing to act on."""


def escape_markdown(text: str) -> str:
    r"""Return a text that CommonMark shows as it is, inside a line.

    >>> escape_markdown("*a* [b](c) <d>")
    '\\*a\\* \\[b\\](c) &lt;d>'
    """
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return "".join("\\" + char if char in "\\`*_[]|~" else char for char in escaped)
