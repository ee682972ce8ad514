"""A copy of the official text that a user keeps."""

from collections.abc import Iterator
from pathlib import Path

from treaty.files import written_aside
from treaty.official.text import OfficialText


def keep_copy(text: OfficialText, place: Path) -> None:
    """Write a text as a plain file that only its owner may read.

    Raises:
        OSError: It cannot be written.
    """
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with written_aside(place, mode=0o600) as aside:
        lines = "".join(f"{line}\n" for line in _lines(text))
        aside.write_text(lines, encoding="utf-8", newline="\n")


def _lines(text: OfficialText) -> Iterator[str]:
    """Yield the lines of the source and, before each page, its mark."""
    page = 0
    ends = (*text.line_starts[1:], len(text.words))
    for start, end in zip(text.line_starts, ends, strict=True):
        while page < text.page_at(start):
            page += 1
            yield f"[page {page}]"
        yield text.words[start:end].strip()
