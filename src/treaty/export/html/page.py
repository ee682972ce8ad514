"""The page as a whole: what frames its sections, and the policy that closes it."""

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

from treaty.answers.overview import OutlineNode, make_outline
from treaty.corpus import Corpus
from treaty.export.elements import append, element
from treaty.export.html.glance import glance_section
from treaty.export.html.money import money_section
from treaty.export.html.press import press_section
from treaty.export.html.provisions import provisions_section
from treaty.export.html.reading import reading_section
from treaty.export.html.shapes import HEADINGS, joined, listed, places
from treaty.reference import marker_of, parent_of

_HERE = Path(__file__).parent


def make_html(corpus: Corpus) -> str:
    """Return the page as an HTML document."""
    style = (_HERE / "page.css").read_text(encoding="utf-8")
    script = (_HERE / "page.js").read_text(encoding="utf-8")
    page = element("html", {"lang": "en"}, _head(corpus, style, script), _body(corpus))
    # Added as it stands: what HTML takes for raw text is not escaped.
    page[1].append(_raw("script", script))
    return "<!DOCTYPE html>\n" + tostring(page, encoding="unicode", method="html") + "\n"


def _head(corpus: Corpus, style: str, script: str) -> Element:
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    name = corpus.agreement.short_names[0]
    return element(
        "head",
        None,
        element("meta", {"charset": "utf-8"}),
        element("meta", {"http-equiv": "Content-Security-Policy", "content": policy}),
        element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        element("meta", {"name": "color-scheme", "content": "light dark"}),
        element("meta", {"name": "referrer", "content": "no-referrer"}),
        element("meta", {"name": "description", "content": f"{name}, provision by provision"}),
        element("title", None, f"{name}, provision by provision"),
        _raw("style", style),
    )


def _raw(name: str, content: str) -> Element:
    made = Element(name)
    made.text = content
    return made


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def _body(corpus: Corpus) -> Element:
    main = element(
        "main",
        {"id": "main"},
        glance_section(corpus),
        money_section(corpus),
        provisions_section(corpus),
    )
    if corpus.reports:
        main.append(press_section(corpus))
    main.append(reading_section(corpus))
    return element(
        "body",
        None,
        element("a", {"class": "skip", "href": "#provisions"}, "Skip to the provisions"),
        _banner(corpus),
        element("div", {"class": "columns"}, _contents(corpus), main),
        _footer(corpus),
    )


def _banner(corpus: Corpus) -> Element:
    a = corpus.agreement
    official = [
        element("a", {"href": each.url, "rel": "noreferrer"}, f"{each.publisher}, {each.language}")
        for each in a.publications
    ]
    return element(
        "header",
        None,
        element("p", {"class": "kicker"}, "Provision by provision"),
        element("h1", None, a.short_names[0]),
        element("p", {"class": "title"}, a.title),
        element(
            "div",
            {"class": "caution", "role": "note"},
            element(
                "p",
                None,
                element("strong", None, "Summaries, not the authentic text. "),
                "What follows is put in the editors' words; of the text itself it quotes a few "
                "words as proof, with their page. ",
                f"Signed in {listed(a.languages.authentic)}; " if a.languages.authentic else "",
                f"{a.languages.prevailing} prevails. ",
                *(["Official text: ", *joined(official, "; "), "."] if official else []),
            ),
            element(
                "p",
                None,
                element("strong", None, "What kind of instrument. "),
                a.legal_character.statement,
                *places(corpus, a.legal_character.evidence),
            ),
        ),
    )


def _footer(corpus: Corpus) -> Element:
    return element(
        "footer",
        None,
        element(
            "p",
            None,
            "Summaries, not the authentic text. “Obligation” means a political commitment where "
            f"the instrument is political. Data version {corpus.codebook.version}.",
        ),
    )


def _contents(corpus: Corpus) -> Element:
    entries = element("ul", None)
    for id_, heading in HEADINGS:
        if id_ == "press" and not corpus.reports:
            continue
        entry = element("li", None, element("a", {"href": f"#{id_}"}, heading))
        if id_ == "provisions":
            entry.append(_outline(make_outline(corpus), None))
        entries.append(entry)
    return element(
        "nav",
        {"aria-label": "Contents"},
        element("details", {"open": ""}, element("summary", None, "Contents"), entries),
    )


def _outline(nodes: Sequence[OutlineNode], above: str | None) -> Element:
    entries = element("ul", None)
    for node in nodes:
        clause = node
        if parent_of(clause.clause) != above:
            continue
        link = element("a", {"href": f"#{clause.clause}"})
        if clause.clause != clause.heading:
            append(link, element("span", {"class": "marker"}, marker_of(clause.clause)))
            append(link, " ")
        append(link, clause.heading)
        entry = element("li", None, link)
        below = _outline(nodes, clause.clause)
        if len(below):
            entry.append(below)
        entries.append(entry)
    return entries
