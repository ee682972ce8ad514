"""Sentences of the official text drawn for a terminal: to be read beside the coding, or quoted."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from treaty.answers.obligations import FullObligation, Sentence
from treaty.corpus import Corpus
from treaty.rendering import words
from treaty.rendering.obligations import firmness
from treaty.rendering.place import place
from treaty.rendering.style import HEADING, QUIET, indented, line, text, unwrapped
from treaty.rendering.writers import md

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from treaty.answers.wording import Quotation, ReadClause

# Below this width the margin would leave the text too little.
_FEWEST_COLUMNS = 110
_GAP = 2
_ANCHOR = "underline"
_VERB = "bold"


def sentence(said: Sentence, coded: Iterable[FullObligation]) -> "Text":
    """Return a sentence with its page; marked is what of it proves the obligations coded from it.

    That is the anchor, underlined, and the operative verb, bold. Where the verb stands there more
    than once, it is the one that begins last before the anchor's end.
    """
    # Who keeps no text need not wait for it.
    from treaty.official import spans_of

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


def draw_reading(corpus: Corpus, clauses: "Sequence[ReadClause]", width: int) -> "RenderableType":
    """Draw the text clause by clause, the coding of each sentence beside it or, if narrow, beneath.

    Args:
        corpus: The agreement.
        clauses: Its clauses, in the order of the text.
        width: Columns that there are.
    """
    from rich.console import Group
    from rich.text import Text

    lines: list[RenderableType] = []
    for each in clauses:
        if lines:
            lines.append(Text())
        lines.append(text(_title(each), HEADING))
        for said in each.wording:
            words_of_text = sentence(said, each.obligations)
            coding = [
                _coding(corpus, found)
                for found in each.obligations
                if said in (found.wording or ())[-1:]
            ]
            lines += _beside(words_of_text, coding, width)
    return Group(*lines)


def _title(clause: "ReadClause") -> str:
    """Return the reference and the heading, in brackets where that is not the text's."""
    if clause.heading in ("", clause.clause):
        return clause.clause
    is_of_text = clause.heading_source == "text"
    return f"{clause.clause} {clause.heading if is_of_text else f'[{clause.heading}]'}"


def _beside(
    words_of_text: "Text", coding: "Sequence[Text]", width: int
) -> "Iterable[RenderableType]":
    from rich.console import Group
    from rich.table import Table

    if width < _FEWEST_COLUMNS:
        return [words_of_text, *(indented(each, 4) for each in coding)]
    margin = width // 3
    table = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
    table.add_column(width=width - margin - _GAP)
    table.add_column(width=margin)
    table.add_row(words_of_text, Group(*coding))
    return [table]


def _coding(corpus: Corpus, found: FullObligation) -> "Text":
    coded = corpus.obligations_by_id[found.id]
    who = words.bearer_in_words(corpus, coded)
    said = "".join(f" · {each}" for each in (who, *words.terms_in_words(corpus, coded)))
    return line(place(corpus, found.id), " ", firmness(found), said)


def draw_quotations(quoted: "Sequence[Quotation]") -> "RenderableType":
    """Draw each quotation with its citation beneath, unbroken, to be copied."""
    from rich.text import Text

    lines: list[Text] = []
    for each in quoted:
        if lines:
            lines.append(Text())
        lines += [text(f"“{each.wording}”"), text(each.citation)]
    return unwrapped(lines)


def quotations_as_markdown(quoted: "Sequence[Quotation]") -> str:
    """Return each quotation as a block, its citation beneath."""
    return "\n".join(f"> {md(each.wording)}\n>\n> {each.citation}\n" for each in quoted)
