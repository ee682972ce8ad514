"""The small language of queries: phrases, beginnings, exclusions, alternatives and fields.

Whatever is not in the language is taken as plain words, so that any text is a query.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from treaty.search.probe import CJK, WORD

# A question has fewer words; a pasted page would only make the search slow.
MAX_TERMS = 32
MAX_LENGTH = 20_000

FIELDS = (
    "party",
    "beneficiary",
    "topic",
    "part",
    "clause",
    "page",
    "strength",
    "min-strength",
    "modality",
    "condition",
)
"""What can be asked for by ``field:value``; as the options of the same names."""

_QUOTES = str.maketrans("“”„«»「」『』＂：－", '"""""""""":-')
_ITEM = re.compile(
    r"""(?P<without>(?<!\S)-(?=["\w]))?
        (?: (?P<field>[a-z-]+):(?:"(?P<quoted>[^"]*)"|(?P<value>[^\s"]+))
          | "(?P<phrase>[^"]*)"
          | (?P<plain>[^\s"]+)
          | "                      # a quotation that does not end
        )""",
    re.X,
)
# A word with its hyphens; anything else between letters parts words.
_PLAIN = re.compile(r"[^\W_]+(?:[-‐‑–'’ʼ][^\W_]+)*")


class TermKind(StrEnum):
    """How a term is to be matched."""

    WORD = "word"
    """In any inflection, by synonyms and despite typing errors."""
    PHRASE = "phrase"
    """These words in this order."""
    PREFIX = "prefix"
    """Words that begin so."""


class Term(NamedTuple):
    """One thing to look for."""

    kind: TermKind
    text: str
    """As it was typed, without signs of the language."""


class Query(NamedTuple):
    """A query as it was understood."""

    terms: tuple[tuple[Term, ...], ...]
    """What must be found: of each group any one."""
    without: tuple[Term, ...]
    """What must not be found in a clause."""
    fields: Mapping[str, tuple[str, ...]]
    """Values by field; of each field any one."""
    without_fields: Mapping[str, tuple[str, ...]]
    """Values that must not apply to anything in a clause."""


def parse_query(text: str) -> Query:
    """Read a query.

    >>> query = parse_query('sanctions "Rome Statute" immob* -export part:VII')
    >>> [[str(term.kind), term.text] for group in query.terms for term in group]
    [['word', 'sanctions'], ['phrase', 'Rome Statute'], ['prefix', 'immob']]
    >>> [term.text for term in query.without], dict(query.fields)
    (['export'], {'part': ('VII',)})
    >>> [[term.text for term in group] for group in parse_query("mines OR debris now").terms]
    [['mines', 'debris'], ['now']]
    """
    groups: list[tuple[Term, ...]] = []
    without: list[Term] = []
    fields: dict[str, list[str]] = {}
    without_fields: dict[str, list[str]] = {}
    joins = False
    for item in _ITEM.finditer(text[:MAX_LENGTH].translate(_QUOTES)):
        name = item["field"]
        if name in FIELDS:
            values = (item["quoted"] or item["value"] or "").split(",")
            named = without_fields if item["without"] else fields
            named.setdefault(name, []).extend(filter(None, values))
            joins = False
        elif item["plain"] == "OR" and not item["without"] and groups:
            joins = True
        else:
            terms = _terms(item)
            if item["without"]:
                without += terms
            elif joins and terms:
                groups[-1] += tuple(terms)
            else:
                groups += [(term,) for term in terms]
            joins = joins and not terms
    return Query(
        terms=tuple(groups[:MAX_TERMS]),
        without=tuple(without[:MAX_TERMS]),
        fields={name: tuple(values) for name, values in fields.items()},
        without_fields={name: tuple(values) for name, values in without_fields.items()},
    )


def _terms(item: re.Match[str]) -> list[Term]:
    phrase = item["phrase"]
    if phrase is not None:
        return [Term(TermKind.PHRASE, phrase)] if WORD.search(phrase) else []
    plain = item["plain"] or item[0].removeprefix("-")
    if plain.endswith("*") and _PLAIN.fullmatch(plain[:-1]) and not CJK.search(plain):
        return [Term(TermKind.PREFIX, plain[:-1])]
    return [Term(TermKind.WORD, word) for word in _PLAIN.findall(plain)]
