"""The hits of a search, the best first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from treaty.rendering.style import QUIET, REFERENCE, highlighted, line, text
from treaty.rendering.view import Row, markdown_table
from treaty.rendering.words import counted
from treaty.search import Hit

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text


@dataclass(frozen=True, slots=True)
class SearchView:
    """The best hits and how many there are in all."""

    query: str
    hits: Sequence[Hit]
    total: int

    columns = ("rank", "kind", "clause", "id", "title", "snippet", "score", "page")

    def json(self) -> Sequence[Row]:
        """Return an array in rank order; a test holds the keys."""
        return [
            {
                "rank": rank,
                "kind": hit.document.kind.value,
                "clause": hit.document.clause,
                "id": hit.document.id,
                "title": hit.document.title,
                "snippet": _snippet_words(hit),
                "score": round(hit.score, 4),
                "page": hit.document.page,
            }
            for rank, hit in enumerate(self.hits, 1)
        ]

    def rows(self) -> Iterable[Row]:
        """Return the same records."""
        return self.json()

    def markdown(self) -> str:
        """Return one table."""
        return markdown_table(
            ("Rank", "Where", "Kind", "Title", "Why", "Page"),
            (
                (
                    str(rank),
                    hit.document.id,
                    hit.document.kind.value,
                    hit.document.title,
                    "" if hit.snippet.source == "title" else _snippet_words(hit),
                    str(hit.document.page),
                )
                for rank, hit in enumerate(self.hits, 1)
            ),
        )

    def table(self, width: int) -> "RenderableType":
        """Return rank, place and kind, the title and the words that matched."""
        from rich.console import Group
        from rich.table import Table
        from rich.text import Text

        table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
        table.add_column(justify="right", no_wrap=True)
        table.add_column(overflow="fold")
        for rank, hit in enumerate(self.hits, 1):
            document = hit.document
            body = [
                line(
                    (document.id, REFERENCE),
                    (f" · {document.kind.value} · p. {document.page}", QUIET),
                ),
                highlighted(document.title, hit.title_matches),
                *_why(hit),
            ]
            table.add_row(text(f"{rank}.", QUIET), Text("\n").join(body))
        shown = counted(self.total, "hit")
        if len(self.hits) < self.total:
            shown = f"{len(self.hits)} of {shown}; --limit {self.total} shows all"
        return Group(table, Text(), text(f"{shown} · treaty show REF shows one in full"))


def _why(hit: Hit) -> "Iterable[Text]":
    match hit.snippet.source:
        case "title":
            return []
        case "topic":
            return [line(("topic: ", QUIET), hit.snippet.text)]
        case "quote":
            return [line(("text: ", QUIET), highlighted(hit.snippet.text, hit.snippet.matches))]
        case _:
            return [highlighted(hit.snippet.text, hit.snippet.matches)]


def _snippet_words(hit: Hit) -> str:
    prefix = "topic: " if hit.snippet.source == "topic" else ""
    return prefix + hit.snippet.text
