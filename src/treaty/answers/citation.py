"""Citations of a provision in the forms that people need.

The styles are written out by hand: ready-made style files print such an instrument wrongly (its
title twice, or not at all). Nothing here reads the clock; whoever wants a date of access names it.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from treaty.answers.provision import get_provision
from treaty.corpus import Corpus
from treaty.duration import MONTHS, day_in_words
from treaty.errors import UnknownNameError
from treaty.likeness import fold, nearest
from treaty.models import Clause
from treaty.reference import PREAMBLE


class Style(StrEnum):
    """How a citation is written."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    OSCOLA = "oscola"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"


def get_style(text: str) -> Style:
    """Return the style that a user's word means.

    >>> get_style("BibTeX").value
    'bibtex'

    Raises:
        UnknownNameError: There is no such style.
    """
    styles = {style.value: style for style in Style}
    if fold(text) not in styles:
        raise UnknownNameError("style", text, list(styles), nearest(text, styles))
    return styles[fold(text)]


@dataclass(frozen=True, slots=True)
class Citation:
    """The citation of a clause."""

    clause: str
    """Canonical reference of the clause."""
    style: Style
    """How it is written."""
    citation: str
    """The citation, with paragraph and page; of several lines in some styles."""


def make_citation(
    corpus: Corpus, reference: str, style: str = "plain", accessed_on: date | None = None
) -> Citation:
    """Return the citation of a provision, with paragraph and page.

    OSCOLA follows the fourth edition (2012), section 2.8.1 on treaties; as this is a political
    instrument it says "signed and in effect" where a treaty would be "adopted, entered into
    force", and gives the address as for an online source (section 3.1.4).

    >>> import treaty
    >>> make_citation(treaty.load("jpn"), "II.2.4", "bibtex").citation.splitlines()[0]
    '@misc{jpn2024-ii-2-4,'

    Args:
        corpus: The agreement.
        reference: A clause, or the id of an entry in it.
        style: ``plain``, ``markdown``, ``oscola``, ``bibtex`` or ``csl-json``.
        accessed_on: The day on which the source was read, if it is to be named.

    Raises:
        UnknownNameError: There is no such place or style.
        ReferenceSyntaxError: The reference cannot be read.
    """
    clause = corpus.clauses_by_reference[get_provision(corpus, reference).clause]
    chosen = get_style(style)
    writers: dict[Style, Callable[[Corpus, Clause, date | None], str]] = {
        Style.PLAIN: _plain,
        Style.MARKDOWN: _markdown,
        Style.OSCOLA: _oscola,
        Style.BIBTEX: _bibtex,
        Style.CSL_JSON: _csl_json,
    }
    return Citation(clause.clause, chosen, writers[chosen](corpus, clause, accessed_on))


def pinpoint(reference: str) -> str:
    """Say in words where a clause stands.

    >>> pinpoint("II.2.2.a"), pinpoint("III.1"), pinpoint("Preamble")
    ('Part II, paragraph 2(2)(a)', 'Part III, paragraph 1', 'Preamble')
    """
    return _pinpoint(reference, "Part ", ", paragraph ")


def _pinpoint(reference: str, part_word: str, paragraph_word: str) -> str:
    if reference == PREAMBLE:
        return reference
    part, *steps = reference.split(".")
    if not steps:
        return part_word + part
    return part_word + part + paragraph_word + steps[0] + "".join(f"({s})" for s in steps[1:])


def _pages(clause: Clause) -> str:
    first, last = clause.pages[0], clause.pages[-1]
    return f"p. {first}" if first == last else f"pp. {first}–{last}"


def _plain(corpus: Corpus, clause: Clause, accessed_on: date | None) -> str:
    agreement = corpus.agreement
    publication = agreement.publications[0]
    accessed = f", accessed {day_in_words(accessed_on)}" if accessed_on else ""
    return (
        f"{agreement.title}, signed at {agreement.signature.place} on "
        f"{day_in_words(agreement.signature.on)}, {pinpoint(clause.clause)}, {_pages(clause)}, "
        f"{publication.url}{accessed}"
    )


def _markdown(corpus: Corpus, clause: Clause, accessed_on: date | None) -> str:
    agreement = corpus.agreement
    publication = agreement.publications[0]
    accessed = f", accessed {day_in_words(accessed_on)}" if accessed_on else ""
    return (
        f"*{agreement.title}*, signed at {agreement.signature.place} on "
        f"{day_in_words(agreement.signature.on)}, {pinpoint(clause.clause)}, "
        f"[{_pages(clause)}]({publication.url}#page={clause.pages[0]}){accessed}"
    )


def _oscola(corpus: Corpus, clause: Clause, accessed_on: date | None) -> str:
    agreement = corpus.agreement
    signed_on, effect_on = agreement.signature.on, agreement.term.in_effect_on
    if signed_on == effect_on:
        dates = f"signed and in effect {day_in_words(signed_on)}"
    else:
        dates = f"signed {day_in_words(signed_on)}, in effect {day_in_words(effect_on)}"
    place = _pinpoint(clause.clause, "pt ", " para ")
    accessed = f" accessed {day_in_words(accessed_on)}" if accessed_on else ""
    place = place.lower() if clause.clause == PREAMBLE else place
    return f"{agreement.title} ({dates}) {place} <{agreement.publications[0].url}>{accessed}"


def _bibtex(corpus: Corpus, clause: Clause, accessed_on: date | None) -> str:
    agreement = corpus.agreement
    signed_on = agreement.signature.on
    publication = agreement.publications[0]
    key = f"{agreement.id}{signed_on.year}-{clause.clause.replace('.', '-').lower()}"
    pages = "--".join(dict.fromkeys([str(clause.pages[0]), str(clause.pages[-1])]))
    fields = [
        ("title", "{" + _for_latex(agreement.title) + "}"),
        ("author", " and ".join("{" + _for_latex(p.name) + "}" for p in agreement.participants)),
        ("year", str(signed_on.year)),
        ("month", MONTHS[signed_on.month - 1][:3].lower()),
        ("address", _for_latex(agreement.signature.place)),
        ("howpublished", _for_latex(publication.publisher)),
        ("pages", pages),
        ("note", f"Signed {day_in_words(signed_on)}. {pinpoint(clause.clause)}"),
        ("url", publication.url),
        *([("urldate", accessed_on.isoformat())] if accessed_on else []),
    ]
    # A month is a macro of BibTeX and stands without braces.
    lines = [
        f"  {name} = {value}" if name == "month" else f"  {name} = {{{value}}}"
        for name, value in fields
    ]
    return "@misc{" + key + ",\n" + ",\n".join(lines) + "\n}"


def _for_latex(text: str) -> str:
    special = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    special |= {character: "\\" + character for character in "&%$#_{}"}
    return "".join(special.get(character, character) for character in text)


def _csl_json(corpus: Corpus, clause: Clause, accessed_on: date | None) -> str:
    agreement = corpus.agreement
    signed_on = agreement.signature.on
    publication = agreement.publications[0]
    first, last = clause.pages[0], clause.pages[-1]
    item: dict[str, object] = {
        "id": f"{agreement.id}-{signed_on.year}-{clause.clause}",
        "type": "treaty",
        "title": agreement.title,
        "title-short": agreement.short_names[0],
        "author": [{"literal": participant.name} for participant in agreement.participants],
        "issued": {"date-parts": [[signed_on.year, signed_on.month, signed_on.day]]},
        "event-place": agreement.signature.place,
        "publisher": publication.publisher,
        "section": pinpoint(clause.clause),
        "page": str(first) if first == last else f"{first}-{last}",
        "URL": publication.url,
        "language": "en",
    }
    if accessed_on:
        accessed = [accessed_on.year, accessed_on.month, accessed_on.day]
        item["accessed"] = {"date-parts": [accessed]}
    return json.dumps([item], ensure_ascii=False, indent=2)
