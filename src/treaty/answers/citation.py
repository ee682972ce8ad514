"""Citations of provisions, or of a whole agreement, in the forms that people need.

The styles are written out by hand: ready-made style files print such an instrument wrongly (its
title twice, or not at all). Nothing here reads the clock; whoever wants a date of access names it.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from treaty.answers.filters import Words, several
from treaty.answers.provision import get_provisions
from treaty.corpus import Corpus
from treaty.duration import MONTHS, day_in_words
from treaty.errors import UnknownNameError
from treaty.likeness import fold, nearest
from treaty.models import Agreement, Clause
from treaty.quoting import escape_markdown
from treaty.reference import PREAMBLE, pages_in_words


class Style(StrEnum):
    """How a citation is written."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    OSCOLA = "oscola"
    """The fourth edition, of 2012."""
    OSCOLA_5 = "oscola5"
    """The fifth edition, of 2026."""
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"
    RIS = "ris"

    @property
    def is_for_programs(self) -> bool:
        """Whether a reference manager reads it, and not a person."""
        return self in (Style.BIBTEX, Style.CSL_JSON, Style.RIS)


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
    """The citation of clauses, or of the whole agreement."""

    clause: str | None
    """Canonical reference of the clause, several joined with ``; ``; None for the whole."""
    style: Style
    """How it is written."""
    citation: str
    """The citation, with paragraph and page; of several lines in some styles."""


def make_citation(
    corpus: Corpus,
    references: Words = (),
    style: str = "plain",
    accessed_on: date | None = None,
) -> Citation:
    r"""Return the citation of provisions, with paragraph and page, or of the whole agreement.

    For people each clause has a citation of its own, on a line of its own. For programs there is
    one entry, of the instrument, whose key is the same for each clause; where the clauses stand is
    said as each format can: before BibTeX as commands to copy, in CSL-JSON as the citation items of
    its schema (under ``custom``), in RIS as notes.

    >>> import treaty
    >>> make_citation(treaty.load("jpn"), "II.2.4", "bibtex").citation.splitlines()[0]
    '% \\cite[pt II, para 2(4)]{jpn-2024}'

    Args:
        corpus: The agreement.
        references: Clauses, ranges of them, or ids of entries; none for the whole agreement.
        style: A value of :class:`Style`.
        accessed_on: The day on which the source was read, if it is to be named.

    Raises:
        UnknownNameError: There is no such place or style.
        ReferenceSyntaxError: The references cannot be read.
    """
    chosen = get_style(style)
    texts = several(references)
    provisions = get_provisions(corpus, texts) if texts else ()
    clauses = [corpus.clauses_by_reference[each.clause] for each in provisions]
    place = "; ".join(clause.clause for clause in clauses) or None
    return Citation(place, chosen, cite(corpus, clauses, chosen, accessed_on))


def cite(
    corpus: Corpus, clauses: Sequence[Clause], style: Style, accessed_on: date | None = None
) -> str:
    """Return the citation of clauses, or of the whole agreement, ending without a line break."""
    cited = _Cited(corpus.agreement, accessed_on)
    match style:
        case Style.PLAIN:
            return _lines(cited.plain, clauses)
        case Style.MARKDOWN:
            return _lines(cited.markdown, clauses)
        case Style.OSCOLA:
            return _lines(cited.oscola, clauses)
        case Style.OSCOLA_5:
            return _lines(cited.oscola_5, clauses)
        case Style.BIBTEX:
            return cited.bibtex(clauses)
        case Style.CSL_JSON:
            return cited.csl_json(clauses)
        case Style.RIS:
            return cited.ris(clauses)
        case _:
            assert_never(style)


def _lines(write: Callable[[Clause | None], str], clauses: Sequence[Clause]) -> str:
    return "\n".join(map(write, clauses or (None,)))


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


class _Cited:
    """An agreement with what its citations have in common."""

    def __init__(self, agreement: Agreement, accessed_on: date | None) -> None:
        self.title = _line(agreement.title)
        self.short_titles = [_line(name) for name in agreement.short_names]
        self.place = _line(agreement.signature.place or "")
        self.signed_on = agreement.signature.on
        self.in_effect_on = agreement.term.in_effect_on
        self.participants = [_line(each.name) for each in agreement.participants]
        self.countries = [_line(each.called) for each in agreement.participants]
        between = f" ({'–'.join(self.countries)})"
        # A bilateral instrument is known by its parties, which not every title names.
        are_named = all(each in self.title for each in self.countries)
        self.full_title = self.title + ("" if are_named else between)
        # Empty where no official publication is known.
        self.publisher = self.language = self.url = ""
        for publication in agreement.publications[:1]:
            self.publisher = _line(publication.publisher)
            self.language = _line(publication.language or "")
            # These are none of an address, and a brace or a bracket would end it.
            self.url = re.sub(r'[\\{}<>"^`|]', _percent, publication.url)
        self.accessed_on = accessed_on
        self.key = f"{agreement.id}-{self.signed_on.year}"

    def plain(self, clause: Clause | None) -> str:
        place = ", ".join(["", pinpoint(clause.clause), *_pages(clause)]) if clause else ""
        address = f", {self.url}" if self.url else ""
        return f"{self.full_title}, {self._signed()}{place}{address}{self._accessed(',')}"

    def markdown(self, clause: Clause | None) -> str:
        url = re.sub("[()]", _percent, self.url).replace("&", "&amp;")
        said = [f"*{escape_markdown(self.full_title)}*", escape_markdown(self._signed())]
        if clause:
            said.append(pinpoint(clause.clause))
            pages = _pages(clause)
            said += [f"[{each}]({url}#page={clause.pages[0]})" if url else each for each in pages]
        elif url:
            said.append(f"[{escape_markdown(self.publisher)}]({url})")
        return ", ".join(said) + self._accessed(",")

    def oscola(self, clause: Clause | None) -> str:
        # The edition leaves treaties to its part on international law, which is of 2006. This is
        # a political instrument: "in effect" stands where a treaty has "entered into force".
        # 3.1.4 has the address of an online source.
        place = " " + _in_lower_case(clause.clause, " para ") if clause else ""
        said = f"{self.full_title} ({self._dates()}){place}"
        return f"{said}{self._in_brackets()}{self._accessed('')}"

    def oscola_5(self, clause: Clause | None) -> str:
        # 4.1.1: the parties of a bilateral instrument behind its title, no comma between a bracket
        # and the pinpoint. 2.4.2 has the words for divisions, 3.7.1 the address.
        parties = f" ({'–'.join(self.countries)})" if len(self.countries) == 2 else ""
        place = " " + _in_lower_case(clause.clause, ", para ") if clause else ""
        dates = self._dates()
        return f"{self.title}{parties} ({dates}){place}{self._in_brackets()}{self._accessed('')}"

    def _in_brackets(self) -> str:
        return f" <{self.url}>" if self.url else ""

    def _signed(self) -> str:
        place = f" at {self.place}" if self.place else ""
        return f"signed{place} on {day_in_words(self.signed_on)}"

    def _dates(self) -> str:
        if self.in_effect_on is None:
            return f"signed {day_in_words(self.signed_on)}"
        if self.signed_on == self.in_effect_on:
            return f"signed and in effect {day_in_words(self.signed_on)}"
        return f"signed {day_in_words(self.signed_on)}, in effect {day_in_words(self.in_effect_on)}"

    def _accessed(self, comma: str) -> str:
        return f"{comma} accessed {day_in_words(self.accessed_on)}" if self.accessed_on else ""

    def bibtex(self, clauses: Sequence[Clause]) -> str:
        authors = " and ".join("{" + _for_latex(name) + "}" for name in self.participants)
        fields = {
            "title": "{" + _for_latex(self.title) + "}",
            "author": authors,
            "year": str(self.signed_on.year),
            "month": MONTHS[self.signed_on.month - 1][:3].lower(),
            "address": _for_latex(self.place),
            "howpublished": _for_latex(self.publisher),
            "note": f"Signed {day_in_words(self.signed_on)}",
            "url": self.url,
        }
        if self.accessed_on:
            fields["urldate"] = self.accessed_on.isoformat()
        # A month is a macro of BibTeX and stands without braces.
        listed = ",\n".join(
            f"  {name} = {value}" if name == "month" else f"  {name} = {{{value}}}"
            for name, value in fields.items()
            if value
        )
        entry = "@misc{" + self.key + ",\n" + listed + "\n}"
        # BibTeX reads nothing outside of entries; pandoc nothing but lines that go on.
        commands = (
            f"% \\cite[{_in_lower_case(clause.clause, ', para ')}]{{{self.key}}}"
            for clause in clauses
        )
        return "\n".join([*commands, entry])

    def csl_json(self, clauses: Sequence[Clause]) -> str:
        item: dict[str, object] = {
            "id": self.key,
            "type": "treaty",
            "title": self.title,
            "author": [{"literal": name} for name in self.participants],
            "issued": {"date-parts": [_date_parts(self.signed_on)]},
            "event-place": self.place,
        }
        if self.url:
            item |= {"publisher": self.publisher, "URL": self.url}
        if self.short_titles:
            item["title-short"] = self.short_titles[0]
        if self.language == "English":
            item["language"] = "en"
        if self.accessed_on:
            item["accessed"] = {"date-parts": [_date_parts(self.accessed_on)]}
        if clauses:
            # An item has no pinpoint; a citation of it has, and "custom" is the schema's place
            # for what an item has no field for.
            items = [_citation_item(self.key, clause.clause) for clause in clauses]
            item["custom"] = {"citationItems": items}
        return json.dumps([item], ensure_ascii=False, indent=2)

    def ris(self, clauses: Sequence[Clause]) -> str:
        tags = [
            ("TY", "GOVDOC"),
            ("ID", self.key),
            ("TI", self.title),
            *(("AU", name) for name in self.participants),
            ("PY", str(self.signed_on.year)),
            ("DA", f"{self.signed_on:%Y/%m/%d}"),
            ("CY", self.place),
            *(
                [("PB", self.publisher), ("LA", self.language), ("UR", self.url)]
                if self.url
                else []
            ),
            *([("Y2", f"{self.accessed_on:%Y/%m/%d}")] if self.accessed_on else []),
            *(("N1", pinpoint(clause.clause)) for clause in clauses),
            ("ER", ""),
        ]
        return "\n".join(f"{tag}  - {value}" for tag, value in tags)


def _pages(clause: Clause) -> list[str]:
    """Return the pages of a clause in words, as a list that is empty where it has none."""
    return [pages_in_words(clause.pages)] if clause.pages else []


def _line(text: str) -> str:
    """Return a text on one line: in RIS and BibTeX a second one would be read as something else."""
    return " ".join(text.split())


def _percent(sign: re.Match[str]) -> str:
    return f"%{ord(sign[0]):02X}"


def _in_lower_case(reference: str, paragraph_word: str) -> str:
    """Say where a clause stands as in a footnote: ``pt II para 2(4)``, ``preamble``."""
    place = _pinpoint(reference, "pt ", paragraph_word)
    return place.lower() if reference == PREAMBLE else place


def _citation_item(key: str, reference: str) -> dict[str, str]:
    if reference == PREAMBLE:
        return {"id": key, "suffix": ", preamble"}
    place = _pinpoint(reference, "", " para ")
    return {"id": key, "label": "part", "locator": place}


def _date_parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]


# BibTeX counts braces even behind a backslash, so none may stand alone.
_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "{": r"$\lbrace$",
    "}": r"$\rbrace$",
    **{sign: "\\" + sign for sign in "&%$#_"},
}


def _for_latex(text: str) -> str:
    return "".join(_LATEX.get(sign, sign) for sign in text)
