"""The agreement as a tree of its clauses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from treaty.corpus import Corpus
from treaty.queries import OutlineNode
from treaty.reference import parent_of
from treaty.rendering import words
from treaty.rendering.style import HEADING, QUIET, REFERENCE, line, text
from treaty.rendering.view import Row, md

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text


@dataclass(frozen=True, slots=True)
class OutlineView:
    """The outline, with the number of obligations at each node."""

    corpus: Corpus
    nodes: Sequence[OutlineNode]

    columns = ("clause", "heading", "summary", "page", "obligations")

    def json(self) -> Sequence[Row]:
        """Return a flat array of records; a test holds their keys."""
        return [
            {
                "clause": node.clause.clause,
                "heading": node.clause.heading,
                "summary": node.clause.summary,
                "page": node.clause.pages[0],
                "obligations": node.obligations,
            }
            for node in self.nodes
        ]

    def rows(self) -> Iterable[Row]:
        """Return the same records."""
        return self.json()

    def markdown(self) -> str:
        """Return a nested list."""
        lines = [f"# {md(self.corpus.agreement.title)}\n"]
        group = None
        for node in self.nodes:
            bullet = "  " * (node.level - 1) + "- "
            if node.clause.group_heading and node.clause.group_heading != group:
                lines.append(f"{bullet}*{md(node.clause.group_heading)}*")
            group = node.clause.group_heading
            counts = f"p. {node.clause.pages[0]}, {words.counted(node.obligations, 'obligation')}"
            lines.append(
                f"{bullet}**{md(node.clause.clause)}** {md(node.clause.heading)} ({counts})"
            )
        return "\n".join(lines) + "\n"

    def table(self, width: int) -> "RenderableType":
        """Return the tree."""
        from rich.tree import Tree

        root = Tree(
            line(
                (self.corpus.agreement.short_names[0], HEADING),
                (f" · {words.counted(len(self.corpus.obligations), 'obligation')}", QUIET),
            ),
            guide_style=QUIET,
        )
        branches: dict[str | None, Tree] = {None: root}
        groups: dict[tuple[str | None, str], Tree] = {}
        for node in self.nodes:
            above = parent_of(node.clause.clause)
            branch = branches[above]
            if node.clause.group_heading is not None:
                key = (above, node.clause.group_heading)
                if key not in groups:
                    groups[key] = branch.add(text(node.clause.group_heading, "italic"))
                branch = groups[key]
            branches[node.clause.clause] = branch.add(node_label(node))
        return root


def node_label(node: OutlineNode) -> "Text":
    """Return a clause on one line: reference, heading, page, number of obligations."""
    # The preamble's heading is its reference.
    heading = "" if node.clause.heading == node.clause.clause else f" {node.clause.heading}"
    return line(
        (node.clause.clause, REFERENCE),
        (heading, HEADING if node.level == 1 else ""),
        (
            f" · p. {node.clause.pages[0]} · {words.counted(node.obligations, 'obligation')}",
            QUIET,
        ),
    )
