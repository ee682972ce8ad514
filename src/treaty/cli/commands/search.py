"""``treaty search``: where something is said."""

from typing import Annotated

import typer

from treaty.cli.options import help_with_examples
from treaty.cli.session import Session

NAME = "search"
SHORT_HELP = "Find provisions by words."
HELP = help_with_examples(
    "Find clauses, obligations and money by words, the best hit first. All words must occur; if "
    "they nowhere do together, any of them. A topic is found by its synonyms too.",
    ("search demining", "where mine clearance is meant"),
    ("search armed attack", "several words"),
    ("search sanctions --limit 5 -f json", "the best five, for a program"),
)


def run(
    session: Session,
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="What to look for.")],
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="Show at most so many hits.")] = 20,
) -> None:
    """Show the best hits."""
    from treaty.rendering.search import SearchView
    from treaty.search import search

    query = " ".join(words)
    hits = search(session.corpus, query)
    view = SearchView(query, hits[:limit], len(hits))
    shown = query if len(query) <= 60 else query[:59] + "…"
    session.show_found(view, nothing=f"Nothing found for {shown!r}.")
