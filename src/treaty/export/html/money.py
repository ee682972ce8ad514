"""The money: sums with what they include, drawn and in words, and support without a sum."""

from collections.abc import Iterator
from itertools import chain, count
from string import ascii_lowercase
from xml.etree.ElementTree import Element

from treaty.answers.money import AidSummary, StatedSum, Support, explain_aid
from treaty.answers.sums import UP_TO, Rest
from treaty.corpus import Corpus
from treaty.export.elements import element
from treaty.export.html.figures import Piece, sum_figure
from treaty.export.html.shapes import Child, clause_link, listed, section
from treaty.models.money import EXACT
from treaty.rendering import words


def money_section(corpus: Corpus) -> Element:
    """Return the sums, what follows from them, and the support without a sum."""
    aid = explain_aid(corpus)
    made = section("money")
    for whole in aid.commitments:
        if whole.included_in is None:
            made.append(_family(corpus, aid, whole))
    for refusal in aid.refused:
        made.append(element("p", None, f"Not added up: {', '.join(refusal.of)}; {refusal.reason}."))
    if aid.unpriced:
        made.append(element("h3", None, "Support without a stated amount"))
        made.append(element("p", None, "An amount that is not stated is not zero."))
        made.append(
            element(
                "ul",
                {"class": "plain"},
                *(element("li", None, *_support(corpus, each)) for each in aid.unpriced),
            )
        )
    if not aid.commitments and not aid.unpriced:
        made.append(element("p", None, "The text names neither a sum nor support in kind."))
    return made


def _family(corpus: Corpus, aid: AidSummary, whole: StatedSum) -> Element:
    """Return a sum with its parts and what remains, drawn and in words."""
    marks = chain(ascii_lowercase, map(str, count(27)))
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
        shown = ", ".join(each.mark for each in piece.parts)
        figure.append(sum_figure(piece, f"Bar {piece.mark} is {said}; below it its parts {shown}"))
    figure.append(element("ul", {"class": "sums"}, entry))
    if piece.has_open_end and piece.parts:
        figure.append(
            element(
                "p",
                {"class": "quiet"},
                "A bar that ends in a dashed line stands for a minimum and may be longer.",
            )
        )
    return figure


def _piece_and_entry(
    corpus: Corpus, aid: AidSummary, stated: StatedSum, marks: Iterator[str]
) -> tuple[Piece, Element]:
    mark = next(marks)
    coded = next(each for each in corpus.commitments if each.id == stated.id)
    entry = element(
        "li",
        {"id": stated.id},
        element(
            "p",
            None,
            element("span", {"class": "key stated"}, mark),
            " ",
            element("strong", None, words.sum_in_words(corpus, stated)),
            f" · {coded.title}",
        ),
        element(
            "p",
            None,
            f"{words.period_in_words(stated.period)} · {_giving(corpus, stated)} · ",
            clause_link(corpus, stated.clause),
            f", p. {stated.page}: ",
            element("q", None, coded.anchor),
        ),
    )
    if stated.included_in is not None:
        entry.append(
            element(
                "p",
                None,
                f"{stated.id} is not added to {stated.included_in}: the text counts it as part of "
                "that sum, so adding both would count it twice.",
            )
        )
    if coded.note:
        entry.append(element("p", {"class": "quiet"}, coded.note))
    entry.extend(_reported(corpus, stated))
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
        entry.append(element("p", {"class": "of-which"}, "of which"))
        entry.append(below)
    return Piece(mark, "stated", stated.amount, _is_open(stated), tuple(pieces)), entry


def _reported(corpus: Corpus, stated: StatedSum) -> Iterator[Element]:
    """Yield what the press says of the same money, and whether it agrees."""
    for report in corpus.reports:
        for figure in report.figures:
            if figure.commitment == stated.id:
                yield element(
                    "p",
                    {"class": "quiet"},
                    f"In the press, {report.publisher}: {figure.says}. ",
                    f"It differs: {figure.differs} " if figure.differs else "It agrees. ",
                    element("a", {"href": f"#{figure.claim}"}, figure.claim),
                )


def _is_open(amount: StatedSum | Rest) -> bool:
    return amount.qualifier not in (EXACT, UP_TO)


def _rest(corpus: Corpus, rest: Rest, mark: str) -> Element:
    said = words.bounded_amount(corpus, rest.qualifier, rest.amount, rest.currency)
    period = f"{words.period_in_words(rest.period)} · " if rest.period else ""
    return element(
        "li",
        None,
        element(
            "p",
            None,
            element("span", {"class": "key rest"}, mark),
            " ",
            element("strong", None, said),
            " · The rest",
        ),
        element(
            "p",
            None,
            f"{period}Derived, not stated: {rest.of[0]} less {listed(rest.of[1:])} · ",
            clause_link(corpus, rest.clause),
            f", p. {rest.page}",
        ),
    )


def _support(corpus: Corpus, support: Support) -> list[Child]:
    period = f", {words.period_in_words(support.period)}" if support.period else ""
    return [
        f"{support.title}{period} · ",
        _giving(corpus, support),
        " · ",
        clause_link(corpus, support.clause),
        f", p. {support.page}",
    ]


def _giving(corpus: Corpus, given: StatedSum | Support) -> str:
    payer = words.party_name(corpus, given.payer)
    recipient = words.party_name(corpus, given.recipient)
    return f"{payer} to {recipient}, {words.label_of(corpus.codebook.natures, given.nature)}"
