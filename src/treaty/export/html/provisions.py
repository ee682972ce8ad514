"""The provisions with everything that is coded in them, and the form that finds them."""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from treaty.answers.obligations import FullObligation
from treaty.answers.overview import count_topics
from treaty.answers.provision import get_provision
from treaty.bearer import BOTH, EITHER
from treaty.corpus import Corpus
from treaty.export.elements import append, element, safe
from treaty.export.html.shapes import (
    Child,
    clause_link,
    definitions,
    joined,
    section,
    strength_label,
    verdict_label,
)
from treaty.models import Clause
from treaty.reference import parent_of
from treaty.rendering import words
from treaty.strength import Strength


def provisions_section(corpus: Corpus) -> Element:
    """Return the form and all clauses."""
    made = section("provisions", _search_form(corpus))
    for clause in corpus.clauses:
        if parent_of(clause.clause) is None:
            made.append(_clause(corpus, clause))
    return made


def _search_form(corpus: Corpus) -> Element:
    """Return the form that the script shows; without the script it would do nothing."""
    party = element("select", {"id": "by-party", "name": "party"}, _option("", "any"))
    for each in corpus.agreement.participants:
        name = words.party_name(corpus, each.id)
        party.append(_option(each.id, f"{name}, alone or jointly"))
        party.append(_option(f"{each.id}.alone", f"{name} alone"))
    party.append(_option(BOTH, "jointly"))
    party.append(_option(EITHER, "either, alone"))
    topic = element("select", {"id": "by-topic", "name": "topic"}, _option("", "any"))
    for counted in count_topics(corpus):
        each_topic = counted
        indent = "\u2003" if each_topic.parent else ""
        option = _option(each_topic.id, f"{indent}{each_topic.label} ({counted.obligations})")
        option.set("data-words", _topic_words(corpus, each_topic.id))
        option.set("data-parent", each_topic.parent or "")
        topic.append(option)
    firmness = element("fieldset", None, element("legend", None, "How firm"))
    for strength in Strength:
        box = element("input", {"type": "checkbox", "name": "strength", "value": strength.value})
        label = element("label", None, box, f" {strength_label(corpus, strength)}")
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
                f"All words must occur; a reference such as {corpus.clauses[-1].clause} "
                "finds its clause.",
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
                    # Without its marks a list is no longer announced as one everywhere.
                    "role": "list",
                    "aria-label": f"Obligations of {reference}",
                },
                *(_obligation(corpus, each) for each in provision.obligations),
            )
        )
    details = list(_clause_details(corpus, reference))
    if details:
        own.append(definitions("about", details))
    made = element(
        "section",
        {"class": "clause", "id": reference, "aria-labelledby": f"{reference}-heading"},
        heading,
        own,
    )
    for child in corpus.children_of(reference):
        made.append(_clause(corpus, child))
    return made


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
        yield "Money and support", joined(money, "; ")
    if provision.names:
        yield "Names", ["; ".join(each.name for each in provision.names)]
    if provision.refers_to:
        links = [clause_link(corpus, each.clause) for each in provision.refers_to]
        yield "Refers to", joined(links, ", ")
    if provision.referred_to_by:
        links = [clause_link(corpus, each.clause) for each in provision.referred_to_by]
        yield "Referred to by", joined(links, ", ")
    if provision.claims:
        claims: list[Child] = [
            element(
                "span", None,
                element("a", {"href": f"#{each.id}"}, each.id),
                f" {verdict_label(corpus, each.verdict)}",
            )
            for each in provision.claims
        ]  # fmt: skip
        yield "In the press", joined(claims, ", ")
    for each in provision.no_undertaking:
        yield (
            "No obligation",
            [element("q", None, each.anchor), f", p. {each.page}: {each.reason}"],
        )


def _obligation(corpus: Corpus, found: FullObligation) -> Element:
    o = corpus.obligations_by_id[found.id]
    who = "Jointly" if found.bearer == BOTH else words.party_name(corpus, o.bearer)
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
                strength_label(corpus, found.strength),
            ),
            " ",
            element("span", {"class": "who"}, who),
            " ",
            element("q", {"class": "verb"}, o.operative_verb),
        ),
        element("p", {"class": "action"}, o.action),
        definitions("details", details),
    )
