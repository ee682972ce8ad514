"""The user's browser, asked for where a page is to be looked at rather than read about."""

import sys
from typing import TYPE_CHECKING

from treaty.cli.session import Format, Session

if TYPE_CHECKING:
    from treaty.answers.source import OfficialPage


def show_page(session: Session, page: "OfficialPage", *, opens: bool = True) -> None:
    """Open a page of the official text in the browser, or write its address."""
    from treaty.rendering.style import text, unwrapped

    is_for_people = session.format in (None, Format.TABLE) and sys.stdout.isatty()
    if opens and is_for_people and _open(page.url):
        return
    session.show(page, lambda _: unwrapped([text(page.url)]))


def _open(url: str) -> bool:
    import webbrowser

    try:
        return webbrowser.open(url)
    except (webbrowser.Error, OSError):
        return False
