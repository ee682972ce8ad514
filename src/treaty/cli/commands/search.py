"""``treaty search``: where something is said, in whatever words it is asked for."""

from typing import TYPE_CHECKING, Annotated

import typer

from treaty.cli import filters
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session, say

if TYPE_CHECKING:
    from treaty.search import Found

SHORT_HELP = "Find provisions by what is meant."
HELP = help_with_examples(
    "Find provisions by what is meant: in the words of the text, in everyday words for them, in "
    "any language in which the data names things. Clauses are ranked, each with what matches in "
    'it. A query may hold "an exact phrase", prefix*, -without, OR, and fields: party: '
    "beneficiary: topic: part: clause: page: strength: min-strength: modality: condition: (as the "
    "options). Put it in single quotes, so that the shell leaves it alone. A reference finds that "
    "clause.",
    ("search frozen assets", "where the text says immobilized"),
    ("search 'sanctions -export party:japan'", "with a word left out, borne by one party"),
    ("search '\"rule of law\" OR corruption' --why", "a phrase or a word, and why each was found"),
    ("search ICC", "what is named, in full or by its abbreviation"),
    ("search sanctions --limit 5 -f json", "the best five, for a program"),
)


def run(
    session: Session,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS]...", help="What to look for.")
    ] = None,
    limit: Annotated[
        int, typer.Option(metavar="N", min=1, help="Show at most so many clauses.")
    ] = 20,
    exact: Annotated[
        bool, typer.Option("--exact", help="No synonyms, translations or corrections.")
    ] = False,
    why: Annotated[
        bool, typer.Option("--why", help="Tell for each match which word led to it.")
    ] = False,
    page: Annotated[
        list[str] | None, typer.Option(metavar="PAGE", help="On this page of the document.")
    ] = None,
    party: filters.Party = None,
    sole: filters.Sole = False,
    beneficiary: filters.Beneficiary = None,
    topic: filters.Topic = None,
    part: filters.Part = None,
    clause: filters.Clause = None,
    strength: filters.Strength = None,
    min_strength: filters.MinStrength = None,
    modality: filters.Modality = None,
    condition: filters.Condition = None,
) -> None:
    """Show the best hits."""
    from treaty.rendering.search import SearchView
    from treaty.search import Index, read_restriction, search

    query = " ".join(words or ())

    def answer(index: Index) -> "Found":
        restriction = read_restriction(
            index,
            index.scope(session.agreement),
            party=party or (),
            sole=sole,
            beneficiary=beneficiary or (),
            topic=topic or (),
            part=part or (),
            clause=clause or (),
            page=page or (),
            strength=strength or (),
            min_strength=[min_strength] if min_strength else (),
            modality=modality or (),
            condition=condition or (),
        )
        if words is None and not restriction.conditions:
            message = "say what to look for: treaty search WORDS"
            raise typer.BadParameter(message, param_hint="WORDS")
        return search(
            index,
            query,
            agreement=session.agreement,
            restriction=restriction,
            is_exact=exact,
            limit=limit,
        )

    found = session.ask_index(answer)
    _tell(found)
    session.show_found(SearchView(found, tells_why=why), nothing=_nothing(query, found))


def _tell(found: "Found") -> None:
    """Say how the query was taken, where that is not as it was typed."""
    for message in found.misread:
        say(f"{message}; taken as plain words")
    for typed, taken in found.corrected:
        say(f"Showing results for {taken!r}: nothing matches {typed!r}. --exact keeps to it.")
    if found.hits:
        for word in found.unknown:
            say(f"Nothing matches {_short(word)!r}.")


def _nothing(query: str, found: "Found") -> str:
    near = f" Nearest: {', '.join(found.near)}." if found.near else ""
    return (
        f"Nothing found for {_short(query)!r}.{near} "
        "'treaty topics' lists what the agreement is about."
    )


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
