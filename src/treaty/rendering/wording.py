"""Sentences of the official text drawn for a terminal: to be read beside the coding, or quoted."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from treaty.answers.obligations import FullObligation, Sentence
from treaty.answers.wording import Quotation
from treaty.official import spans_of
from treaty.rendering import words
from treaty.rendering.style import QUIET, line, text, unwrapped
from treaty.rendering.writers import md

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

_ANCHOR = "underline"
_VERB = "bold"


def sentence(said: Sentence, coded: Iterable[FullObligation]) -> "Text":
    """Return a sentence with its page; marked is what of it proves the obligations coded from it.

    That is the anchor, underlined, and the operative verb, bold. Where the verb stands there more
    than once, it is the one that begins last before the anchor's end.
    """
    made = text(said.words)
    for each in coded:
        if said not in (each.wording or ()):
            continue
        anchors = spans_of(each.anchor, said.words)[:1]
        ends = [end for _, end in anchors] or [len(said.words)]
        verbs = spans_of(each.operative_verb, said.words)
        before = [span for span in verbs if span[0] < ends[0]]
        for span in anchors:
            made.stylize(_ANCHOR, *span)
        for span in before[-1:] or verbs[:1]:
            made.stylize(_VERB, *span)
    return line(made, (words.on_page(said.page, " · "), QUIET))


def draw_quotations(quoted: Sequence[Quotation]) -> "RenderableType":
    """Draw each quotation with its citation beneath, unbroken, to be copied."""
    from rich.text import Text

    lines: list[Text] = []
    for each in quoted:
        if lines:
            lines.append(Text())
        lines += [text(f"“{each.wording}”"), text(each.citation)]
    return unwrapped(lines)


def quotations_as_markdown(quoted: Sequence[Quotation]) -> str:
    """Return each quotation as a block, its citation beneath."""
    return "\n".join(f"> {md(each.wording)}\n>\n> {each.citation}\n" for each in quoted)
