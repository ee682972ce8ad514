"""The agreement drawn as a tree of its clauses."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from treaty.answers.coverage import coverage_note
from treaty.answers.overview import OutlineNode
from treaty.corpus import Corpus
from treaty.reference import parent_of
from treaty.rendering import words
from treaty.rendering.place import place
from treaty.rendering.style import HEADING, QUIET, line, text, told_last

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text


def draw_outline(corpus: Corpus, nodes: Sequence[OutlineNode], width: int) -> "RenderableType":
    """Draw the tree, with the number of obligations that are coded at each node."""
    from rich.console import Group
    from rich.tree import Tree

    root = Tree(
        line(
            (corpus.agreement.short_name, HEADING),
            (f" · {words.obligations_in_words(len(corpus.obligations))}", QUIET),
        ),
        guide_style=QUIET,
    )
    branches: dict[str | None, Tree] = {None: root}
    groups: dict[tuple[str | None, str], Tree] = {}
    for node in nodes:
        above = parent_of(node.clause)
        branch = branches[above]
        group_heading = corpus.clauses_by_reference[node.clause].group_heading
        if group_heading is not None:
            key = (above, group_heading)
            if key not in groups:
                groups[key] = branch.add(text(group_heading, "italic"))
            branch = groups[key]
        label = clause_on_one_line(corpus, node.clause, node.obligations)
        branches[node.clause] = branch.add(label)
    return Group(root, *told_last(coverage_note(corpus)))


def clause_on_one_line(corpus: Corpus, reference: str, obligations: int) -> "Text":
    """Return a clause on one line: reference, heading, page, number of coded obligations."""
    clause = corpus.clauses_by_reference[reference]
    heading = words.heading_beside(clause)
    # Where only some topics are coded, none is no number to tell.
    is_told = obligations or corpus.agreement.coverage is None
    return line(
        place(corpus, reference),
        (heading, "" if "." in reference else HEADING),
        (words.on_page(corpus.page_of(reference), " · "), QUIET),
        (f" · {words.obligations_in_words(obligations)}" if is_told else "", QUIET),
    )
