"""The blocks of a CommonMark document, in which no text of the data is read as markup."""

import re
from collections.abc import Iterable, Sequence

from treaty.rendering.writers import md

_DEEPEST = 6


def plain(text: str) -> str:
    r"""Return a text in which nothing opens a block and nothing is markup.

    >>> plain("# a"), plain("2024. A year"), plain("- b")
    ('\\# a', '2024\\. A year', '\\- b')
    """
    escaped = re.sub(r"^(\d+)(?=[.)])", r"\1\\", md(text).strip())
    return re.sub(r"^(?=[>+=:-])", r"\\", escaped).replace("#", r"\#")


def heading(level: int, text: str) -> str:
    """Return a heading."""
    return f"{'#' * min(level, _DEEPEST)} {plain(text)}"


def entries(listed: Iterable[tuple[str, str, Sequence[str]]]) -> str:
    r"""Return a list of entries: what stands out, what follows it, and the details beneath.

    >>> entries([("X.1", "p. 10", ["- two *years*"])])
    '- **X.1** · p. 10\n  - \\- two \\*years\\*'
    """
    lines = []
    for first, more, details in listed:
        lines.append(f"- **{plain(first)}**" + (f" · {plain(more)}" if more else ""))
        lines += [f"  - {plain(detail)}" for detail in details]
    return "\n".join(lines)


def labelled(label: str, text: str) -> str:
    """Return a paragraph that begins with a label.

    >>> labelled("Refers to", "II, III")
    '**Refers to:** II, III'
    """
    return f"**{plain(label)}:** {plain(text)}"
