"""What filters take: topics and parties, with how many obligations each has."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from treaty.queries import PartyCount, TopicCount
from treaty.rendering.style import HEADING, QUIET, REFERENCE, line, text
from treaty.rendering.view import Row, markdown_table
from treaty.rendering.words import POLITICAL, counted

if TYPE_CHECKING:
    from rich.console import RenderableType


@dataclass(frozen=True, slots=True)
class TopicsView:
    """The topics as a tree of two levels."""

    topics: Sequence[TopicCount]

    columns = ("id", "parent", "label", "definition", "obligations")

    def json(self) -> Sequence[Row]:
        """Return a flat array, each parent before its children."""
        return [
            {
                "id": each.topic.id,
                "parent": each.topic.parent,
                "label": each.topic.label,
                "definition": each.topic.definition,
                "obligations": each.obligations,
            }
            for each in self.topics
        ]

    def rows(self) -> Iterable[Row]:
        """Return the same records."""
        return self.json()

    def markdown(self) -> str:
        """Return one table."""
        return markdown_table(
            ("Topic", "Wider topic", "Label", "Meaning", "Obligations"),
            (
                (
                    e.topic.id,
                    e.topic.parent or "",
                    e.topic.label,
                    e.topic.definition,
                    str(e.obligations),
                )
                for e in self.topics
            ),
        )

    def table(self, width: int) -> "RenderableType":
        """Return the ids as a filter takes them, with label and count."""
        from rich.console import Group
        from rich.table import Table
        from rich.text import Text

        table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
        # An id that wraps could not be copied into a filter.
        table.add_column(no_wrap=True)
        table.add_column(justify="right")
        table.add_column(overflow="fold")
        table.add_row(*(text(title, QUIET) for title in ("Topic", "Number", "Label")))
        for each in self.topics:
            is_top = each.topic.parent is None
            table.add_row(
                text(("" if is_top else "  ") + each.topic.id, REFERENCE),
                str(each.obligations),
                text(each.topic.label, HEADING if is_top else ""),
            )
        return Group(
            table,
            Text(),
            line("A wider topic counts its narrower ones too. Use: "),
            line(("treaty list-obligations --topic " + self.topics[0].topic.id, REFERENCE)),
        )


@dataclass(frozen=True, slots=True)
class PartiesView:
    """The Participants and what people may call them."""

    parties: Sequence[PartyCount]

    columns = ("id", "name", "names", "obligations", "alone", "jointly")

    def json(self) -> Sequence[Row]:
        """Return an array in the order of the title."""
        return [
            {
                "id": each.participant.id,
                "name": each.participant.name,
                "names": list(each.participant.names),
                "obligations": each.alone + each.jointly,
                "alone": each.alone,
                "jointly": each.jointly,
            }
            for each in self.parties
        ]

    def rows(self) -> Iterable[Row]:
        """Return the same records."""
        return self.json()

    def markdown(self) -> str:
        """Return one table."""
        return markdown_table(
            ("Party", "Name", "Accepted names", "Alone", "Jointly"),
            (
                (
                    each.participant.id,
                    each.participant.name,
                    ", ".join(each.participant.names),
                    str(each.alone),
                    str(each.jointly),
                )
                for each in self.parties
            ),
        )

    def table(self, width: int) -> "RenderableType":
        """Return a few lines for each Participant."""
        from rich.console import Group
        from rich.text import Text

        from treaty.rendering.style import indented

        shown: list[RenderableType] = []
        for each in self.parties:
            shown += [
                line((each.participant.id, REFERENCE), (f" {each.participant.name}", HEADING)),
                indented(
                    text(
                        f"{counted(each.alone + each.jointly, 'obligation')}: "
                        f"{each.alone} alone, {each.jointly} jointly"
                    ),
                    2,
                ),
                indented(text(f"accepted names: {', '.join(each.participant.names)}"), 2),
                Text(),
            ]
        return Group(*shown, text(POLITICAL, QUIET))
