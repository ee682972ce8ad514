"""Shapes that the parts of the page share."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from treaty.corpus import Corpus
from treaty.export.elements import element
from treaty.models import Evidence, Verdict
from treaty.rendering import words
from treaty.strength import Strength

Child = Element | str

HEADINGS = (
    ("glance", "At a glance"),
    ("money", "Money and other support"),
    ("provisions", "Provisions"),
    ("press", "The press against the text"),
    ("reading", "How to read this page"),
)


def section(id_: str, *children: Child) -> Element:
    """Return a section of the page under its heading."""
    heading = element("h2", {"id": f"{id_}-heading"}, dict(HEADINGS)[id_])
    return element("section", {"id": id_, "aria-labelledby": f"{id_}-heading"}, heading, *children)


def definitions(kind: str, entries: Iterable[tuple[str, Sequence[Child]]]) -> Element:
    """Return pairs of a name and what it says; neighbours of one name share it."""
    made = element("dl", {"class": kind})
    for name, group in groupby(entries, key=lambda entry: entry[0]):
        pair = element("div", None, element("dt", None, name))
        pair.extend(element("dd", None, *children) for _, children in group)
        made.append(pair)
    return made


def places(corpus: Corpus, evidence: Iterable[Evidence]) -> list[Child]:
    """Say where the proof stands, each place once: `` (X.1, p. 10)``."""
    said: list[Child] = []
    for clause, page in dict.fromkeys((each.clause, each.page) for each in evidence):
        said.append("; " if said else " (")
        if clause is not None:
            said += [clause_link(corpus, clause), ", "]
        said.append(f"p. {page}")
    return [*said, ")"] if said else []


def clause_link(corpus: Corpus, reference: str) -> Element:
    """Return a link to a clause."""
    clause = corpus.clauses_by_reference[reference]
    return element("a", {"href": f"#{reference}", "title": clause.heading}, reference)


def joined(children: Sequence[Child], gap: str) -> list[Child]:
    """Put a gap between children."""
    said: list[Child] = []
    for child in children:
        said += [gap, child] if said else [child]
    return said


def listed(names: Iterable[str]) -> str:
    """Say names one after another.

    >>> listed(["a", "b", "c"]), listed(["a"])
    ('a, b and c', 'a')
    """
    *some, final = names
    return f"{', '.join(some)} and {final}" if some else final


def strength_label(corpus: Corpus, strength: Strength) -> str:
    """Return the codebook's word for a strength."""
    return words.label_of(corpus.codebook.strengths, strength.value)


def verdict_label(corpus: Corpus, verdict: Verdict) -> str:
    """Return the codebook's word for a verdict."""
    return words.label_of(corpus.codebook.verdicts, verdict.value)


def table(caption: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Element:
    """Return a table that scrolls by itself where it is too wide."""
    head = element("tr", None, *(element("th", {"scope": "col"}, each) for each in header))
    body = element("tbody", None)
    for first, *rest in rows:
        row = element("tr", None, element("th", {"scope": "row"}, first))
        row.extend(element("td", None, each) for each in rest)
        body.append(row)
    # A wide table scrolls by itself, with the keys too, and never moves the page.
    return element(
        "div",
        {"class": "scrolls", "tabindex": "0", "role": "region", "aria-label": caption},
        element(
            "table", None, element("caption", None, caption), element("thead", None, head), body
        ),
    )
