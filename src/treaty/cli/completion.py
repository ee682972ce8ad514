"""What a shell offers while somebody types: values that the data knows. Never raises.

Typer speaks with the shell. Of what it hands on zsh evaluates a part, and bash reads the values as
patterns; hence nothing is offered that any shell could read as more than plain words.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from treaty.errors import TreatyError
from treaty.quoting import shortened

if TYPE_CHECKING:
    from treaty.corpus import Corpus

VARIABLE = "_TREATY_COMPLETE"
"""The environment variable by which a shell says that it asks for completions."""

_LONGEST_MEANING = 60
# What no shell needs quotes for; anything else would have to be quoted in four ways.
_UNQUOTED = re.compile(r"[\w.=/+-]+")
_NOT_PLAIN = re.compile(r"[^\w .,;:()/’–—-]+")

Offers = Iterable[tuple[str, str]]
Completer = Callable[[typer.Context, str], list[tuple[str, str]]]


def offering(offers_of: "Callable[[Corpus, str], Offers]") -> Completer:
    """Return what Typer calls while somebody types a value of that kind."""

    def complete(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        # A completion that fails would print into the line that is being typed.
        try:
            offers = list(offers_of(_corpus(ctx), incomplete))
        except (TreatyError, OSError):
            return []
        return [(value, _plain(said)) for value, said in offers if _UNQUOTED.fullmatch(value)]

    return complete


def one_of(values: "Callable[[], Iterable[str]]") -> Callable[[str], list[str]]:
    """Return what Typer calls while somebody types one of some values that need no data."""
    return lambda incomplete: [value for value in values() if value.startswith(incomplete)]


def _plain(said: str) -> str:
    """Return what a value means, in plain words on one short line."""
    text = " ".join(_NOT_PLAIN.sub(" ", said.replace("'", "’")).split())
    return shortened(text, _LONGEST_MEANING)


def _corpus(ctx: typer.Context) -> "Corpus":
    from treaty.cli.session import Session

    outer = ctx.parent.params if ctx.parent else {}
    given = {**outer, **{name: value for name, value in ctx.params.items() if value is not None}}
    data = given.get("data")
    return Session(
        data=Path(data) if data else None, agreements=tuple(given.get("agreement") or ())
    ).corpus


def _clauses(corpus: "Corpus", incomplete: str) -> Offers:
    return ((clause.clause, clause.heading) for clause in corpus.clauses)


def _places(corpus: "Corpus", incomplete: str) -> Offers:
    yield from _clauses(corpus, incomplete)
    yield from ((o.id, o.action) for o in corpus.obligations)
    yield from ((money.id, money.title) for money in corpus.commitments)
    yield from ((support.id, support.title) for support in corpus.unpriced)


def _verdicts(corpus: "Corpus", incomplete: str) -> Offers:
    from treaty.answers.press import WRONG

    yield from ((term.id, term.definition) for term in corpus.codebook.verdicts)
    yield WRONG, "Whatever the text does not support"


def _terms(corpus: "Corpus", incomplete: str) -> Offers:
    from treaty.answers.glossary import find_glossary

    return ((entry.id, entry.definition) for entry in find_glossary(corpus))


def complete_command(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the names of the commands."""
    commands = ctx.find_root().command.commands  # type: ignore[attr-defined]
    return [(name, each.get_short_help_str()) for name, each in commands.items()]


complete_topic = offering(lambda c, _: ((t.id, t.label) for t in c.codebook.topics))
complete_clause = offering(_clauses)
complete_place = offering(_places)
complete_report = offering(lambda c, _: ((r.id, r.title) for r in c.reports))
complete_verdict = offering(_verdicts)
complete_term = offering(_terms)
