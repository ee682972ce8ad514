"""The controlled values drawn for a terminal."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from treaty.answers.glossary import GlossaryEntry
from treaty.language import _
from treaty.rendering.style import HEADING, REFERENCE, Hanging, indented, line, strength_style, text
from treaty.rendering.words import strength_in_words

if TYPE_CHECKING:
    from rich.console import RenderableType


def draw_glossary(found: Sequence[GlossaryEntry], width: int) -> "RenderableType":
    """Draw each value by kind, with its label, how it rates an act, and its definition."""
    from rich.console import Group
    from rich.text import Text

    shown: list[RenderableType] = []
    for kind, group in groupby(found, key=lambda each: each.kind):
        if shown:
            shown.append(Text())
        shown.append(text(_kinds()[kind], HEADING))
        for each in group:
            label = "" if each.label == each.id else f" · {each.label}"
            made = line((each.id, REFERENCE), label)
            if each.strength is not None:
                made.append_text(
                    line(
                        " · " + _("rated") + " ",
                        (strength_in_words(each.strength), strength_style(each.strength)),
                    )
                )
            shown += [Hanging(made), indented(text(each.definition), 2)]
    return Group(*shown)


def _kinds() -> dict[str, str]:
    return {
        "strength": _("Strength"),
        "modality": _("Modality"),
        "condition": _("Condition"),
        "trigger": _("Trigger"),
        "qualifier": _("Qualifier"),
        "nature": _("Nature"),
        "verdict": _("Verdict"),
    }
