"""Agreements by topics, and what some promise and another does not, drawn for a terminal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from treaty.answers.comparison import Gap, Says, TopicCell
from treaty.corpus import Corpus
from treaty.language import _
from treaty.rendering import words
from treaty.rendering.comparison import MARK, corpora_first, reservations
from treaty.rendering.style import (
    HEADING,
    QUIET,
    REFERENCE,
    indented,
    line,
    padded,
    strength_style,
    text,
)
from treaty.undertaking import Strength

if TYPE_CHECKING:
    from rich.console import RenderableType

SIGNS = {Says.NOTHING: "·", Says.NOT_CODED: "?", Says.OTHERWISE: "–"}
"""What stands in the matrix where there is no act."""


def draw_matrix(
    corpora: Sequence[Corpus], cells: Sequence[TopicCell], chosen: str, who: str, width: int
) -> "RenderableType":
    """Draw agreements by topics, in each cell the letter of the firmest act.

    Where there is room the names of the partners stand beside their ids.
    """
    from rich.cells import cell_len
    from rich.console import Group
    from rich.text import Text

    topics = list(dict.fromkeys(cell.topic for cell in cells))
    by_place = {(cell.agreement, cell.topic): cell for cell in cells}
    codebook = corpora[0].codebook
    numbers = [f"{number:2}" for number in range(1, len(topics) + 1)]
    longest = max(cell_len(corpus.partner) for corpus in corpora)
    names = longest if 6 + 1 + longest + 2 * len(topics) < width else 0
    before = " " * (6 + (names and names + 1))
    tens = " ".join(number[0] for number in numbers)
    ones = " ".join(number[1] for number in numbers)
    shown: list[RenderableType] = [
        text(
            _("The firmest act of {party}, alone or jointly, on each topic").format(party=who),
            HEADING,
        ),
        Text(),
        text(f"{before}{tens}", QUIET),
        text(f"{before}{ones}", QUIET),
    ]
    for corpus in corpora_first(corpora, chosen):
        id_ = corpus.agreement.id
        drawn: list[str | tuple[str, str]] = []
        for topic in topics:
            cell = by_place[id_, topic]
            if cell.strength is not None:
                drawn.append((f"{words.letter_of(cell.strength)} ", strength_style(cell.strength)))
            else:
                drawn.append((f"{SIGNS[cell.says or Says.NOTHING]} ", QUIET))
        mark = MARK if id_ == chosen else " "
        name = f" {padded(corpus.partner, names)}" if names else ""
        shown.append(line(f"{mark} ", (f"{id_:3}", REFERENCE), name, " ", *drawn))
    labels = {topic.id: topic.label for topic in codebook.topics}
    shown.append(Text())
    # A term of the instrument is no act on a topic.
    acts = [each for each in Strength if each is not Strength.INSTRUMENT]
    shown.append(
        text("  ".join(f"{words.letter_of(each)} {words.strength_in_words(each)}" for each in acts))
    )
    shown.append(text(_("· says nothing  – only of another party, or less firm  ? not coded")))
    firm = {cell.agreement for cell in cells if cell.strength is Strength.FIRM}
    shown += reservations([corpus for corpus in corpora if corpus.agreement.id in firm])
    shown.append(Text())
    shown.append(_columns([f"{n} {labels[t]}" for n, t in zip(numbers, topics, strict=True)]))
    if not names:
        partners = (f"{c.agreement.id} {c.partner}" for c in corpora_first(corpora, chosen))
        shown += [Text(), _columns([*partners])]
    shown += [
        Text(),
        line(("treaty compare --topic demining", REFERENCE), " ", _("shows a topic with the acts")),
    ]
    return Group(*shown)


def _columns(entries: Sequence[str]) -> "RenderableType":
    from rich.columns import Columns

    return Columns(
        [text(entry) for entry in entries], equal=True, column_first=True, padding=(0, 2)
    )


def draw_gaps(corpora: Sequence[Corpus], gaps: Sequence[Gap], chosen: Corpus) -> "RenderableType":
    """Draw on which topics others promise what the chosen agreement does not, and the reverse."""
    from rich.console import Group
    from rich.text import Text

    partners = {corpus.agreement.id: corpus.partner for corpus in corpora}
    shown: list[RenderableType] = []
    for missing, heading in (
        ("chosen", _("Promised by others, not by {partner}")),
        ("others", _("Promised by {partner}, by fewer than half of the others")),
    ):
        some = [gap for gap in gaps if gap.missing == missing]
        if not some:
            continue
        heading = heading.format(partner=chosen.partner)
        shown += [*([Text()] if shown else []), text(heading, HEADING)]
        for gap in some:
            label = chosen.topics[gap.topic].label
            own = f"{chosen.partner}: {_own(gap)}"
            shown.append(
                indented(
                    line(
                        (gap.topic, REFERENCE),
                        f" · {label} · ",
                        _("{n} of {others} others").format(n=gap.number, others=gap.compared),
                        (f" · {own}", QUIET),
                    ),
                    2,
                )
            )
            named = ", ".join(partners[id_] for id_ in gap.agreements)
            if named:
                shown.append(indented(text(named, QUIET), 6))
    shown += [
        Text(),
        text(
            _(
                "Counted is what the partner undertakes, alone or jointly, firm or qualified; "
                "--min-strength sets another bound."
            ),
            QUIET,
        ),
    ]
    return Group(*shown)


def _own(gap: Gap) -> str:
    """Say how firm the chosen partner is, or that it promises nothing."""
    if gap.chosen is not None:
        return words.strength_in_words(gap.chosen)
    if gap.says is Says.OTHERWISE:
        return _("only of the other side")
    return _("says nothing")
