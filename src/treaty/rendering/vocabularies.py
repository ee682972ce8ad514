"""What filters take, drawn for a terminal: topics and parties, with their obligations."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from treaty.answers.coverage import coverage_note
from treaty.answers.overview import PartyCount, TopicCount
from treaty.corpus import Corpus
from treaty.language import _
from treaty.rendering.style import HEADING, QUIET, REFERENCE, indented, line, text
from treaty.rendering.words import obligations_in_words, what_obligations_are
from treaty.undertaking import Strength

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

# A number, and room for a label that does not break at every word.
_LEAST_BESIDE = 24


def draw_topics(corpus: Corpus, topics: Sequence[TopicCount], width: int) -> "RenderableType":
    """Draw the tree of topics: the ids as a filter takes them, with label and count."""
    from rich.console import Group
    from rich.text import Text

    rows = [
        (
            text(("  " if each.parent else "") + each.id, REFERENCE),
            "–" if each.obligations is None else str(each.obligations),
            text(each.label, "" if each.parent else HEADING),
        )
        for each in topics
    ]
    is_wide = width >= max(len(id_.plain) for id_, _n, _label in rows) + _LEAST_BESIDE
    coverage, unknown = coverage_note(corpus), _("–: not coded, nobody has looked.")
    return Group(
        _in_columns(rows) if is_wide else _stacked(rows),
        Text(),
        *([text(" ".join((unknown, coverage)), QUIET)] if coverage else []),
        line(_("A wider topic counts its narrower ones too. Use:")),
        line((f"treaty list-obligations --topic {topics[0].id}{corpus.chosen_by}", REFERENCE)),
    )


def _in_columns(rows: "Sequence[tuple[Text, str, Text]]") -> "RenderableType":
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    # An id that wraps could not be copied into a filter.
    table.add_column(no_wrap=True)
    table.add_column(justify="right")
    table.add_column(overflow="fold")
    table.add_row(*(text(title, QUIET) for title in (_("Topic"), _("Number"), _("Label"))))
    for row in rows:
        table.add_row(*row)
    return table


def _stacked(rows: "Sequence[tuple[Text, str, Text]]") -> "RenderableType":
    from rich.console import Group

    return Group(
        *(
            each
            for id_, number, label in rows
            for each in (line(id_, f" {number}"), indented(label, 4))
        )
    )


def draw_parties(corpus: Corpus, parties: Sequence[PartyCount], width: int) -> "RenderableType":
    """Draw a few lines for each Participant."""
    from rich.console import Group
    from rich.text import Text

    terms = sum(corpus.strength_of(o) is Strength.INSTRUMENT for o in corpus.obligations)
    shown: list[RenderableType] = []
    for each in parties:
        shown += [
            line((each.id, REFERENCE), (f" {each.name}", HEADING)),
            indented(
                text(f"{obligations_in_words(each.obligations)}: {_borne(each, terms)}"),
                2,
            ),
            indented(text(_("accepted names: {names}").format(names=", ".join(each.names))), 2),
            Text(),
        ]
    return Group(*shown, text(what_obligations_are(corpus), QUIET))


def _borne(each: PartyCount, terms: int) -> str:
    said = [
        _("{n} alone").format(n=each.alone),
        _("{n} jointly").format(n=each.jointly - terms),
    ]
    if terms:
        said.append(_("{n} of the instrument itself").format(n=terms))
    return ", ".join(said)
