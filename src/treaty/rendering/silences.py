"""What the agreement does not say, drawn for a terminal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from treaty.answers.silences import FoundSilence
from treaty.corpus import Corpus
from treaty.language import _, ngettext
from treaty.rendering import words
from treaty.rendering.place import place
from treaty.rendering.style import (
    HEADING,
    QUIET,
    REFERENCE,
    Hanging,
    indented,
    line,
    text,
    told_last,
)

if TYPE_CHECKING:
    from rich.console import RenderableType


def draw_silences(corpus: Corpus, found: Sequence[FoundSilence], width: int) -> "RenderableType":
    """Draw each silence with what comes nearest, and why that is not the same."""
    from rich.console import Group
    from rich.text import Text

    shown: list[RenderableType] = [
        text(
            _("What the {agreement} does not say").format(agreement=corpus.agreement.short_name),
            HEADING,
        ),
        text(ngettext("{n} silence", "{n} silences", len(found)), QUIET),
    ]
    for each in found:
        shown += [Text(), Hanging(line((each.id, REFERENCE), f" · {each.silence}"))]
        if each.nearest is None:
            shown.append(indented(text(each.reason), 2))
            continue
        heading = words.heading_beside(corpus.clauses_by_reference[each.nearest])
        shown += [
            indented(line(_("nearest:"), " ", place(corpus, each.nearest), heading), 2),
            indented(text(each.reason), 2),
        ]
    closing = line(
        (f"treaty verify{corpus.chosen_by}", REFERENCE),
        " ",
        _("proves each by the text"),
    )
    return Group(*shown, Text(), closing, *told_last(words.what_prevails()))
