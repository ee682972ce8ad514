"""The agreement at a glance: its facts, and who undertakes how much."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from treaty.answers.obligations import find_obligations
from treaty.bearer import BOTH, EITHER
from treaty.corpus import Corpus
from treaty.export.elements import append, element
from treaty.export.html.figures import letter_of, strength_bar
from treaty.export.html.shapes import (
    Child,
    definitions,
    listed,
    places,
    section,
    strength_label,
    table,
)
from treaty.rendering import words
from treaty.strength import Strength


def glance_section(corpus: Corpus) -> Element:
    """Return the facts of the instrument and the figure of its obligations."""
    a = corpus.agreement
    signed = element("span", None, f"{words.day_in_words(a.signature.on)}, {a.signature.place}")
    for each in a.signature.signatories:
        party = words.party_name(corpus, each.participant)
        signed.append(element("br"))
        append(signed, f"{each.name}, {each.office}, for {party}")
    for place in places(corpus, a.signature.evidence):
        append(signed, place)
    facts: list[tuple[str, Sequence[Child]]] = [
        ("Participants", [listed(p.name for p in a.participants)]),
        ("Signed", [signed]),
        (
            "In effect",
            [
                f"from {words.day_in_words(a.term.in_effect_on)} to "
                f"{words.day_in_words(a.term.expires_on)}. {a.term.statement}",
                *places(corpus, a.term.evidence),
            ],
        ),
    ]
    for name, fact in (
        ("How it ends early", a.discontinuation),
        ("How it changes", a.modification),
        ("Disputes", a.dispute_settlement),
    ):
        facts.append((name, [fact.statement, *places(corpus, fact.evidence)]))
    return section("glance", definitions("facts", facts), _strengths(corpus))


def _strengths(corpus: Corpus) -> Element:
    found = find_obligations(corpus)
    sides = [p.id for p in corpus.agreement.participants] + [BOTH, EITHER]
    counts = {
        side: {
            strength: sum(each.bearer == side and each.strength is strength
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
        said = ", ".join(f"{n} {strength_label(corpus, s)}" for s, n in counts[side].items() if n)
        bars.append(element("p", None, f"{name}: {words.counted(total, 'obligation')}"))
        bars.append(strength_bar(counts[side], longest, f"{name}: {said or 'none'}"))
    legend = element("ul", {"class": "legend", "aria-hidden": "true"})
    for strength in Strength:
        mark = element("span", {"class": f"key {strength.value}"}, letter_of(strength))
        legend.append(element("li", None, mark, f" {strength_label(corpus, strength)}"))
    rows = [
        [
            strength_label(corpus, strength),
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
        table("Obligations by who bears them and how firm they are", header, rows),
        element(
            "p",
            {"class": "quiet"},
            "Numbers of provisions, not of their weight. What each word means stands under ",
            element("a", {"href": "#reading"}, "How to read this page"),
            ".",
        ),
    )


def _bearing(corpus: Corpus, side: str) -> str:
    if side == EITHER:
        return "Either, alone"
    return "Jointly" if side == BOTH else f"{words.party_name(corpus, side)} alone"
