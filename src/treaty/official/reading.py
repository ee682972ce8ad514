"""The official text in a file: read, and kept as the user's copy.

The PDF reader is optional and known here alone.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from treaty.errors import (
    DamagedPdfError,
    EncryptedPdfError,
    MissingPageMarksError,
    OfficialTextNotFoundError,
    PdfReaderMissingError,
    ScannedPdfError,
    UnknownFormatError,
)
from treaty.files import written_aside
from treaty.official.text import OfficialText, join_lines, join_pages

# More than any agreement takes; a device without an end would take all memory.
MAX_BYTES = 50_000_000
_PAGE_MARK = re.compile(r"^\[page ([0-9]+)\][ \t]*$", re.MULTILINE)


def read_official_text(path: Path, *, is_paged: bool = True) -> OfficialText:
    """Read a PDF, or a plain text with a line ``[page 1]`` before its first page and so on.

    Both give the same canonical text.

    Args:
        path: The file.
        is_paged: Whether its pages count. If not, it is read as a text without pages, and a plain
            text needs no marks of them.

    Raises:
        OfficialTextError: The file gives no text; the subclasses say why.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    # ValueError: a path with a NUL character.
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise OfficialTextNotFoundError(path, reason) from None
    return parse_official_text(content, path, is_paged=is_paged)


def parse_official_text(content: bytes, path: Path, *, is_paged: bool = True) -> OfficialText:
    """Read the content of such a file; the path only names it.

    Raises:
        OfficialTextError: It gives no text; the subclasses say why.
    """
    if len(content) > MAX_BYTES:
        raise UnknownFormatError(path, f"it is larger than {MAX_BYTES // 10**6} MB")
    if b"%PDF-" in content[:1024]:
        pages = _pdf_pages(path, content)
    else:
        pages = _text_pages(path, content, is_paged=is_paged)
    text = join_pages(pages) if pages else join_lines(_decoded(path, content))
    return text if is_paged else replace(text, page_starts=())


def _decoded(path: Path, content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnknownFormatError(path, f"line {line} cannot be decoded") from None
    if "\0" in text:
        raise UnknownFormatError(path, "it holds binary data")
    return text.replace("\r\n", "\n")


def _text_pages(path: Path, content: bytes, *, is_paged: bool) -> list[str]:
    """Return the pages of a plain text; none of one without marks whose pages do not count."""
    before, *marked = _PAGE_MARK.split(_decoded(path, content))
    numbers, pages = marked[::2], marked[1::2]
    if not numbers and not is_paged:
        return []
    if not numbers or before.strip():
        raise MissingPageMarksError(path)
    for expected, number in enumerate(numbers, start=1):
        if int(number) != expected:
            raise MissingPageMarksError(path, f"[page {number}] stands where {expected} is due")
    return pages


def _pdf_pages(path: Path, content: bytes) -> list[str]:
    try:
        import pypdf
        from pypdf.errors import DependencyError
    except ImportError:
        raise PdfReaderMissingError(path) from None
    import logging

    # What pypdf mends on the way is no business of ours; the proof shows whether the text is whole.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(BytesIO(content))
        # Many PDFs only forbid printing or copying and open with an empty password.
        if reader.is_encrypted and not reader.decrypt(""):
            raise EncryptedPdfError(path)
        pages = [page.extract_text() for page in reader.pages]
    except EncryptedPdfError:
        raise
    # Only decryption needs packages that may be missing.
    except DependencyError as error:
        raise EncryptedPdfError(path) from error
    # A damaged file makes pypdf stumble over whatever it expected: KeyError, ValueError, zlib's …
    except Exception as error:
        raise DamagedPdfError(path, type(error).__name__) from error
    if not pages:
        raise DamagedPdfError(path, "it has no pages")
    if not any(page.strip() for page in pages):
        raise ScannedPdfError(path)
    return pages


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
