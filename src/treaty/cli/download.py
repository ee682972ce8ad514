"""One file fetched from an address that the data names: over HTTPS, with a limit on all of it."""

import time
from typing import IO, TYPE_CHECKING
from urllib.parse import urlsplit

from treaty.errors import TreatyError

if TYPE_CHECKING:
    from http.client import HTTPMessage
    from urllib.request import Request

_CHUNK = 65_536


class DownloadError(TreatyError):
    """A file that could not be had from its address."""

    def __init__(self, url: str, reason: str) -> None:
        """Keep the address, and why."""
        self.url = url
        self.reason = reason
        super().__init__(url, reason)

    def __str__(self) -> str:
        return (
            f"{self.url} cannot be downloaded: {self.reason}; nothing was kept. Download it in a "
            "browser and keep it with 'treaty text add FILE'"
        )


def download(url: str, most: int, *, silence: float = 20, longest: float = 120) -> bytes:
    """Return what is at an address.

    Args:
        url: The address.
        most: As many bytes as it may have.
        silence: So many seconds the server may say nothing.
        longest: So many seconds the whole may take.

    Raises:
        DownloadError: It cannot be had, as a whole, over HTTPS, as a file and in time.
    """
    from http.client import HTTPException
    from urllib.request import HTTPRedirectHandler, build_opener

    class OnlyHttps(HTTPRedirectHandler):
        def redirect_request(
            self, req: "Request", fp: IO[bytes], code: int, msg: str, headers: "HTTPMessage",
            newurl: str,
        ) -> "Request | None":  # fmt: skip
            _check_https(url, newurl)
            return super().redirect_request(req, fp, code, msg, headers, newurl)

    _check_https(url, url)
    until = time.monotonic() + longest
    content = bytearray()
    try:
        with build_opener(OnlyHttps).open(url, timeout=silence) as answer:
            if answer.headers.get_content_type() == "text/html":
                raise DownloadError(url, "it is a web page and no file")
            while chunk := answer.read1(_CHUNK):
                content += chunk
                if len(content) > most:
                    raise DownloadError(url, f"it is larger than {most // 10**6} MB")
                if time.monotonic() > until:
                    raise DownloadError(url, f"it takes more than {longest} seconds")
            said = answer.headers.get("Content-Length", "")
    # ValueError: an address that is none.
    except (OSError, HTTPException, ValueError) as error:
        raise DownloadError(url, str(error) or type(error).__name__) from None
    if said.isdigit() and int(said) != len(content):
        raise DownloadError(url, f"it broke off after {len(content)} of {said} bytes")
    return bytes(content)


def _check_https(asked: str, url: str) -> None:
    if urlsplit(url).scheme != "https":
        raise DownloadError(asked, f"it leads to {url}, which is not HTTPS")
