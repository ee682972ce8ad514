"""The agreement as one page that needs nothing else: no network, no script to be read.

Text of the data only ever becomes text. The page's policy admits no style and no script but its
own two, by their hashes.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from string import ascii_lowercase
from xml.etree.ElementTree import Element, tostring

from treaty.corpus import BOTH, Corpus
from treaty.export.elements import append, element, safe
from treaty.export.figures import Piece, letter_of, strength_bar, sum_figure
from treaty.models import (
    Claim,
    Clause,
    Evidence,
    MonetaryCommitment,
    Report,
    Strength,
    Term,
    UnpricedSupport,
    Verdict,
)
from treaty.models.money import EXACT
from treaty.money import UP_TO, AidSummary, Rest, summarize_aid
from treaty.queries import (
    FoundObligation,
    OutlineNode,
    Scorecard,
    count_topics,
    find_claims,
    find_obligations,
    get_provision,
    make_outline,
    score_reports,
)
from treaty.reference import marker_of, parent_of
from treaty.rendering import words

Child = Element | str

_HERE = Path(__file__).parent
_SECTIONS = (
    ("glance", "At a glance"),
    ("money", "Money and other support"),
    ("provisions", "Provisions"),
    ("press", "The press against the text"),
    ("reading", "How to read this page"),
)


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
        _glance(corpus),
        _money(corpus),
        _provisions(corpus),
    )
    if corpus.reports:
        main.append(_press(corpus))
    main.append(_reading(corpus))
    return element(
        "body",
        None,
        element("a", {"class": "skip", "href": "#provisions"}, "Skip to the provisions"),
        _banner(corpus),
        element("div", {"class": "columns"}, _contents(corpus), main),
        _footer(corpus),
    )


def _section(id_: str, *children: Child) -> Element:
    heading = element("h2", {"id": f"{id_}-heading"}, dict(_SECTIONS)[id_])
    return element("section", {"id": id_, "aria-labelledby": f"{id_}-heading"}, heading, *children)


# ------------------------------------------------------------------ what the page is


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
                f"The text was signed in {_listed(a.languages.authentic)}; "
                f"{a.languages.prevailing} prevails. ",
                *(["Official text: ", *_joined(official, "; "), "."] if official else []),
            ),
            element(
                "p",
                None,
                element("strong", None, "What kind of instrument. "),
                a.legal_character.statement,
                *_places(corpus, a.legal_character.evidence),
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
    for id_, heading in _SECTIONS:
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
        clause = node.clause
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


# ------------------------------------------------------------------ at a glance


def _glance(corpus: Corpus) -> Element:
    a = corpus.agreement
    signed = element("span", None, f"{words.day_in_words(a.signature.on)}, {a.signature.place}")
    for each in a.signature.signatories:
        party = words.party_name(corpus, each.participant)
        signed.append(element("br"))
        append(signed, f"{each.name}, {each.office}, for {party}")
    for place in _places(corpus, a.signature.evidence):
        append(signed, place)
    facts: list[tuple[str, Sequence[Child]]] = [
        ("Participants", [_listed(p.name for p in a.participants)]),
        ("Signed", [signed]),
        (
            "In effect",
            [
                f"from {words.day_in_words(a.term.in_effect_on)} to "
                f"{words.day_in_words(a.term.expires_on)}. {a.term.statement}",
                *_places(corpus, a.term.evidence),
            ],
        ),
    ]
    for name, fact in (
        ("How it ends early", a.discontinuation),
        ("How it changes", a.modification),
        ("Disputes", a.dispute_settlement),
    ):
        facts.append((name, [fact.statement, *_places(corpus, fact.evidence)]))
    return _section("glance", _definitions("facts", facts), _strengths(corpus))


def _strengths(corpus: Corpus) -> Element:
    found = find_obligations(corpus)
    sides = [p.id for p in corpus.agreement.participants] + [BOTH]
    counts = {
        side: {
            strength: sum(each.obligation.bearer == side and each.strength is strength
                          for each in found)
            for strength in Strength
        }
        for side in sides
    }  # fmt: skip
    longest = max(1, *(sum(each.values()) for each in counts.values()))
    bars = element("div", {"class": "bars"})
    for side in sides:
        name = _bearing(corpus, side)
        total = sum(counts[side].values())
        said = ", ".join(f"{n} {_strength_label(corpus, s)}" for s, n in counts[side].items() if n)
        bars.append(element("p", None, f"{name}: {words.counted(total, 'obligation')}"))
        bars.append(strength_bar(counts[side], longest, f"{name}: {said or 'none'}"))
    legend = element("ul", {"class": "legend", "aria-hidden": "true"})
    for strength in Strength:
        mark = element("span", {"class": f"key {strength.value}"}, letter_of(strength))
        legend.append(element("li", None, mark, f" {_strength_label(corpus, strength)}"))
    rows = [
        [
            _strength_label(corpus, strength),
            *(str(counts[side][strength]) for side in sides),
            str(sum(counts[side][strength] for side in sides)),
        ]
        for strength in Strength
    ]
    rows.append(["all", *(str(sum(counts[side].values())) for side in sides), str(len(found))])
    header = ["How firm", *(_bearing(corpus, side) for side in sides), "All"]
    return element(
        "figure",
        {"class": "strengths"},
        element("figcaption", None, element("h3", None, "Who undertakes how much, and how firmly")),
        bars,
        legend,
        _table("Obligations by who bears them and how firm they are", header, rows),
        element(
            "p",
            {"class": "quiet"},
            "Numbers of provisions, not of their weight. What each word means stands under ",
            element("a", {"href": "#reading"}, "How to read this page"),
            ".",
        ),
    )


def _bearing(corpus: Corpus, side: str) -> str:
    return "Jointly" if side == BOTH else f"{words.party_name(corpus, side)} alone"


def _strength_label(corpus: Corpus, strength: Strength) -> str:
    return words.label_of(corpus.codebook.strengths, strength.value)


def _table(caption: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Element:
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


# ------------------------------------------------------------------ money


def _money(corpus: Corpus) -> Element:
    aid = summarize_aid(corpus.commitments, corpus.unpriced, corpus.agreement.signature.on)
    section = _section("money")
    for whole in aid.commitments:
        if whole.included_in is None:
            section.append(_family(corpus, aid, whole))
    for refusal in aid.refusals:
        section.append(
            element("p", None, f"Not added up: {', '.join(refusal.of)}; {refusal.reason}.")
        )
    if aid.unpriced:
        section.append(element("h3", None, "Support without a stated amount"))
        section.append(element("p", None, "An amount that is not stated is not zero."))
        section.append(
            element(
                "ul",
                {"class": "plain"},
                *(element("li", None, *_support(corpus, each)) for each in aid.unpriced),
            )
        )
    if not aid.commitments and not aid.unpriced:
        section.append(element("p", None, "The text names neither a sum nor support in kind."))
    return section


def _family(corpus: Corpus, aid: AidSummary, whole: MonetaryCommitment) -> Element:
    """Return a sum with its parts and what remains, drawn and in words."""
    marks = iter(_marks())
    piece, entry = _piece_and_entry(corpus, aid, whole, marks)
    said = words.sum_in_words(corpus, whole)
    figure = element(
        "figure",
        {"class": "sums"},
        element(
            "figcaption",
            None,
            element("h3", None, f"{said} {words.period_in_words(whole.period)}"),
        ),
    )
    if piece.parts:
        shown = ", ".join(f"{each.mark}" for each in piece.parts)
        figure.append(sum_figure(piece, f"Bar {piece.mark} is {said}; below it its parts {shown}"))
    figure.append(element("ul", {"class": "sums"}, entry))
    if piece.parts:
        inside = [each for each in aid.commitments if each.included_in is not None]
        for each in inside:
            if _root_of(each, aid) is whole:
                figure.append(
                    element(
                        "p",
                        None,
                        f"{each.id} is not added to {each.included_in}: the text counts it as "
                        "part of that sum, so adding both would count it twice.",
                    )
                )
        if piece.is_open:
            figure.append(
                element(
                    "p",
                    {"class": "quiet"},
                    "A bar that ends in a dashed line has no upper limit in the text; what is "
                    "drawn is its least length.",
                )
            )
    return figure


def _marks() -> Iterator[str]:
    yield from ascii_lowercase
    number = 27
    while True:
        yield str(number)
        number += 1


def _root_of(each: MonetaryCommitment, aid: AidSummary) -> MonetaryCommitment:
    by_id = {one.id: one for one in aid.commitments}
    while each.included_in is not None:
        each = by_id[each.included_in]
    return each


def _piece_and_entry(
    corpus: Corpus, aid: AidSummary, stated: MonetaryCommitment, marks: Iterator[str]
) -> tuple[Piece, Element]:
    mark = next(marks)
    amount = element("strong", None, words.sum_in_words(corpus, stated))
    entry = element(
        "li",
        {"id": stated.id},
        element("span", {"class": "key stated"}, mark),
        " ",
        amount,
        f" {words.period_in_words(stated.period)}: {stated.title} · ",
        _giving(corpus, stated),
        " · ",
        _clause_link(corpus, stated.clause),
        f", p. {stated.page}: ",
        element("q", None, stated.anchor),
    )
    if stated.note:
        entry.append(element("p", {"class": "quiet"}, stated.note))
    pieces: list[Piece] = []
    below = element("ul", {"class": "sums"})
    for part in aid.parts_of(stated):
        piece, inner = _piece_and_entry(corpus, aid, part, marks)
        below.append(inner)
        # What is in another currency has no length in this one.
        if part.currency == stated.currency:
            pieces.append(piece)
    rest = aid.rest_of(stated)
    if rest is not None:
        rest_mark = next(marks)
        pieces.append(Piece(rest_mark, "rest", rest.amount, _is_open(rest)))
        below.append(_rest(corpus, rest, rest_mark))
    if len(below):
        append(entry, element("p", {"class": "of-which"}, "of which"))
        entry.append(below)
    return Piece(mark, "stated", stated.amount, _is_open(stated), tuple(pieces)), entry


def _is_open(amount: MonetaryCommitment | Rest) -> bool:
    return amount.qualifier not in (EXACT, UP_TO)


def _rest(corpus: Corpus, rest: Rest, mark: str) -> Element:
    said = words.bounded_amount(corpus, rest.qualifier, rest.amount, rest.currency)
    period = f" {words.period_in_words(rest.period)}" if rest.period else ""
    return element(
        "li",
        None,
        element("span", {"class": "key rest"}, mark),
        " ",
        element("strong", None, said),
        f"{period}: the rest. Derived, not stated: {rest.of[0]} less {_listed(rest.of[1:])} · ",
        _clause_link(corpus, rest.clause),
        f", p. {rest.page}",
    )


def _support(corpus: Corpus, support: UnpricedSupport) -> list[Child]:
    period = f", {words.period_in_words(support.period)}" if support.period else ""
    return [
        f"{support.title}{period} · ",
        _giving(corpus, support),
        " · ",
        _clause_link(corpus, support.clause),
        f", p. {support.page}",
    ]


def _giving(corpus: Corpus, given: MonetaryCommitment | UnpricedSupport) -> str:
    payer = words.party_name(corpus, given.payer)
    recipient = words.party_name(corpus, given.recipient)
    return f"{payer} to {recipient}, {words.label_of(corpus.codebook.natures, given.nature)}"


# ------------------------------------------------------------------ provisions


def _provisions(corpus: Corpus) -> Element:
    section = _section("provisions", _search_form(corpus))
    for clause in corpus.clauses:
        if parent_of(clause.clause) is None:
            section.append(_clause(corpus, clause))
    return section


def _search_form(corpus: Corpus) -> Element:
    """Return the form that the script shows; without the script it would do nothing."""
    party = element("select", {"id": "by-party", "name": "party"}, _option("", "any"))
    for each in corpus.agreement.participants:
        name = words.party_name(corpus, each.id)
        party.append(_option(each.id, f"{name}, alone or jointly"))
        party.append(_option(f"{each.id}.alone", f"{name} alone"))
    party.append(_option(BOTH, "jointly"))
    topic = element("select", {"id": "by-topic", "name": "topic"}, _option("", "any"))
    for counted in count_topics(corpus):
        each_topic = counted.topic
        indent = "\u2003" if each_topic.parent else ""
        option = _option(each_topic.id, f"{indent}{each_topic.label} ({counted.obligations})")
        option.set("data-words", _topic_words(corpus, each_topic.id))
        option.set("data-parent", each_topic.parent or "")
        topic.append(option)
    firmness = element("fieldset", None, element("legend", None, "How firm"))
    for strength in Strength:
        box = element("input", {"type": "checkbox", "name": "strength", "value": strength.value})
        label = element("label", None, box, f" {_strength_label(corpus, strength)}")
        firmness.append(label)
    return element(
        "form",
        {"id": "filter", "role": "search", "aria-label": "Find provisions", "hidden": ""},
        element(
            "p",
            {"class": "wide"},
            element("label", {"for": "words"}, "Words"),
            element(
                "input",
                {"id": "words", "name": "q", "type": "search", "autocomplete": "off",
                 "spellcheck": "false", "aria-describedby": "words-help"},
            ),
            element(
                "span",
                {"id": "words-help", "class": "quiet"},
                "All words must occur; a reference finds its clause.",
            ),
        ),
        element("p", None, element("label", {"for": "by-party"}, "Borne by"), party),
        element("p", None, element("label", {"for": "by-topic"}, "Topic"), topic),
        firmness,
        element(
            "p",
            {"class": "wide result"},
            element("output", {"id": "result", "role": "status", "aria-live": "polite"}),
            element("button", {"type": "reset"}, "Show all"),
        ),
    )  # fmt: skip


def _option(value: str, said: str) -> Element:
    return element("option", {"value": value}, said)


def _topic_words(corpus: Corpus, topic: str) -> str:
    """Return every name of a topic, so that it is found in any of its languages."""
    labels = corpus.topics[topic].labels.values()
    named = [name for each in labels for name in (each.preferred, *each.alternative, *each.hidden)]
    return safe(" ".join(named))


def _clause(corpus: Corpus, clause: Clause) -> Element:
    """Return a clause with everything in it and below it."""
    reference = clause.clause
    provision = get_provision(corpus, reference)
    level = min(reference.count(".") + 3, 6)
    heading = element(f"h{level}", {"id": f"{reference}-heading"})
    link = element("a", {"href": f"#{reference}", "class": "self"})
    if reference != clause.heading:
        append(link, reference)
        append(heading, link)
        append(heading, f" {clause.heading}")
    else:
        append(link, reference)
        append(heading, link)
    where = [words.pages_in_words(clause.pages)]
    if clause.heading_source == "editors":
        where.append("heading by the editors")
    if clause.group_heading is not None:
        where.append(f"under the heading “{clause.group_heading}”")
    own = element(
        "div",
        {"class": "own"},
        element("p", {"class": "where"}, " · ".join(where)),
        element("p", {"class": "summary"}, clause.summary),
    )
    if provision.obligations:
        own.append(
            element(
                "ul",
                {
                    "class": "obligations",
                    "aria-label": f"Obligations of {reference}",
                },
                *(_obligation(corpus, each) for each in provision.obligations),
            )
        )
    details = list(_clause_details(corpus, reference))
    if details:
        own.append(_definitions("about", details))
    section = element(
        "section",
        {"class": "clause", "id": reference, "aria-labelledby": f"{reference}-heading"},
        heading,
        own,
    )
    for child in corpus.children_of(reference):
        section.append(_clause(corpus, child))
    return section


def _clause_details(corpus: Corpus, reference: str) -> Iterator[tuple[str, Sequence[Child]]]:
    provision = get_provision(corpus, reference)
    money: list[Child] = [
        element(
            "span", None,
            element("a", {"href": f"#{each.id}"}, words.sum_in_words(corpus, each)),
            f" {words.period_in_words(each.period)}",
        )
        for each in provision.commitments
    ]  # fmt: skip
    money += [
        element("span", {"id": each.id}, f"{each.title}: {words.NO_AMOUNT}")
        for each in provision.unpriced
    ]
    if money:
        yield "Money and support", _joined(money, "; ")
    if provision.entities:
        yield "Names", [_listed((each.name for each in provision.entities), last="; ", gap="; ")]
    if provision.refers_to:
        links = [_clause_link(corpus, each.clause) for each in provision.refers_to]
        yield "Refers to", _joined(links, ", ")
    if provision.referred_to_by:
        links = [_clause_link(corpus, each.clause) for each in provision.referred_to_by]
        yield "Referred to by", _joined(links, ", ")
    if provision.claims:
        claims: list[Child] = [
            element(
                "span", None,
                element("a", {"href": f"#{each.claim.id}"}, each.claim.id),
                f" {_verdict(corpus, each.claim.verdict)}",
            )
            for each in provision.claims
        ]  # fmt: skip
        yield "In the press", _joined(claims, ", ")
    for each in provision.clause.no_undertaking:
        yield (
            "No obligation",
            [element("q", None, each.anchor), f", p. {each.page}: {each.reason}"],
        )


def _obligation(corpus: Corpus, found: FoundObligation) -> Element:
    o = found.obligation
    who = "Jointly" if found.is_joint else words.party_name(corpus, o.bearer)
    if o.beneficiary is not None:
        who += f", for {words.party_name(corpus, o.beneficiary)}"
    details: list[tuple[str, Sequence[Child]]] = []
    if o.bearer_basis == "implied":
        bearer = words.party_name(corpus, o.bearer)
        details.append(("By", [f"{bearer}: implied; the text names no actor"]))
    if o.conditions:
        labels = [corpus.conditions[condition].label for condition in o.conditions]
        details.append(("On terms", ["; ".join(labels)]))
    if o.trigger is not None:
        details.append(("Upon", [corpus.triggers[o.trigger].label]))
    limit = words.time_limit_in_words(o)
    if limit is not None:
        details.append(("Time", [limit]))
    details.append(("Topics", ["; ".join(corpus.topics[topic].label for topic in o.topics)]))
    details.append(("Text", [element("q", None, o.anchor), f" p. {o.page}"]))
    if o.note:
        details.append(("Note", [o.note]))
    return element(
        "li",
        {
            "class": "obligation",
            "id": o.id,
            "data-bearer": o.bearer,
            "data-strength": found.strength.value,
            "data-topics": " ".join(o.topics),
        },
        element(
            "p",
            {"class": "how"},
            element("a", {"href": f"#{o.id}", "class": "self"}, o.id),
            " ",
            element(
                "span",
                {"class": f"badge {found.strength.value}"},
                _strength_label(corpus, found.strength),
            ),
            " ",
            element("span", {"class": "who"}, who),
            " ",
            element("q", {"class": "verb"}, o.operative_verb),
        ),
        element("p", {"class": "action"}, o.action),
        _definitions("details", details),
    )


# ------------------------------------------------------------------ the press


def _press(corpus: Corpus) -> Element:
    found = find_claims(corpus)
    section = _section(
        "press",
        element("p", None, "Each claim of a report is measured by the words of the text."),
    )
    for card in score_reports(corpus, found):
        section.append(_scorecard(corpus, card))
    return section


def _scorecard(corpus: Corpus, card: Scorecard) -> Element:
    report = card.report
    about = [f"{words.counted(card.about_content, 'claim')} about the text"]
    about.append(f"{card.counts[Verdict.CONTEXT]} more are context")
    rows = element("tbody", None)
    most = max(1, *(n for verdict, n in card.counts.items() if verdict is not Verdict.CONTEXT))
    for verdict, count in card.counts.items():
        if verdict is Verdict.CONTEXT:
            continue
        rows.append(
            element(
                "tr",
                None,
                element("th", {"scope": "row"}, _verdict(corpus, verdict)),
                element("td", None, str(count)),
                element("td", {"class": "bar", "aria-hidden": "true"}, _count_bar(count, most)),
            )
        )
    head = element(
        "tr", None,
        element("th", {"scope": "col"}, "Verdict"),
        element("th", {"scope": "col"}, "Claims"),
        element("td"),
    )  # fmt: skip
    claims = element("ul", {"class": "claims"}, *(_claim(corpus, each) for each in report.claims))
    return element(
        "article",
        {"id": f"report.{report.id}"},
        element("h3", None, f"{report.publisher}: {report.title}"),
        element("p", {"class": "where"}, *_source(report)),
        element(
            "table",
            {"class": "scores"},
            element("caption", None, "; ".join(about)),
            element("thead", None, head),
            rows,
        ),
        element(
            "details",
            None,
            element("summary", None, f"All {words.counted(len(report.claims), 'claim')}"),
            claims,
        ),
    )


def _count_bar(count: int, most: int) -> Element:
    width = f"{100 * count / most:.2f}%"
    bar = element("rect", {"class": "count", "width": width, "height": "12"})
    return element("svg", {"width": "100%", "height": "12", "focusable": "false"}, bar)


def _source(report: Report) -> list[Child]:
    said = []
    if report.author:
        said.append(f"by {report.author}, ")
    if report.published:
        said.append(f"{words.day_in_words(report.published)}, ")
    return [*said, element("a", {"href": report.url, "rel": "noreferrer"}, report.url)]


def _claim(corpus: Corpus, claim: Claim) -> Element:
    verdict: list[Child] = [
        element("strong", None, _verdict(corpus, claim.verdict)),
        ". ",
        claim.reason,
    ]
    if claim.clauses:
        links = [_clause_link(corpus, each) for each in claim.clauses]
        verdict += [" ", *_joined(links, ", ")]
    return element(
        "li",
        {"id": claim.id},
        element(
            "p", None, element("a", {"href": f"#{claim.id}", "class": "self"}, claim.id), " ",
            claim.claim,
        ),
        element("p", None, *verdict),
        element(
            "p",
            {"class": "where"},
            f"{claim.section}, paragraph {claim.paragraph}, sentence {claim.sentence}",
        ),
    )  # fmt: skip


def _verdict(corpus: Corpus, verdict: Verdict) -> str:
    return words.label_of(corpus.codebook.verdicts, verdict.value)


# ------------------------------------------------------------------ how to read it


def _reading(corpus: Corpus) -> Element:
    used = {condition for o in corpus.obligations for condition in o.conditions}
    conditions = [each for each in corpus.codebook.conditions if each.id in used]
    section = _section("reading")
    vocabularies: list[tuple[str, Sequence[Term]]] = [
        ("How firm", corpus.codebook.strengths),
        ("On terms", conditions),
    ]
    if corpus.reports:
        vocabularies.append(("Verdicts on the press", corpus.codebook.verdicts))
    for heading, terms in vocabularies:
        section.append(element("h3", None, heading))
        section.append(_definitions("terms", [(term.label, [term.definition]) for term in terms]))
    return section


# ------------------------------------------------------------------ shapes


def _definitions(kind: str, entries: Iterable[tuple[str, Sequence[Child]]]) -> Element:
    made = element("dl", {"class": kind})
    for name, group in groupby(entries, key=lambda entry: entry[0]):
        pair = element("div", None, element("dt", None, name))
        pair.extend(element("dd", None, *children) for _, children in group)
        made.append(pair)
    return made


def _places(corpus: Corpus, evidence: Iterable[Evidence]) -> list[Child]:
    """Say where the proof stands, each place once: `` (X.1, p. 10)``."""
    places = list(dict.fromkeys((each.clause, each.page) for each in evidence))
    said: list[Child] = []
    for clause, page in places:
        said.append("; " if said else " (")
        if clause is not None:
            said += [_clause_link(corpus, clause), ", "]
        said.append(f"p. {page}")
    return [*said, ")"] if said else []


def _clause_link(corpus: Corpus, reference: str) -> Element:
    clause = corpus.clauses_by_reference[reference]
    return element("a", {"href": f"#{reference}", "title": clause.heading}, reference)


def _joined(children: Sequence[Child], gap: str) -> list[Child]:
    said: list[Child] = []
    for child in children:
        said += [gap, child] if said else [child]
    return said


def _listed(names: Iterable[str], *, gap: str = ", ", last: str = " and ") -> str:
    *some, final = names
    return f"{gap.join(some)}{last}{final}" if some else final
