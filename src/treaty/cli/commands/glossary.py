"""``treaty glossary``: the values that filters take and answers give, with their meaning."""

from typing import Annotated

import typer

from treaty.cli import completion
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session

SHORT_HELP = "What firm, qualified, ... mean."
HELP = help_with_examples(
    "Explain the values that filters take and answers give: strengths, modalities, conditions, "
    "triggers, qualifiers, natures and verdicts, each with its definition.",
    ("glossary", "all of them"),
    ("glossary qualified", "one value"),
    ("glossary verdicts", "one kind"),
)


def run(
    session: Session,
    word: Annotated[
        str | None,
        typer.Argument(
            metavar="[WORD]",
            help="A value, a kind of value, or a word of a definition.",
            autocompletion=completion.complete_term,
        ),
    ] = None,
) -> None:
    """Show the values."""
    from treaty.answers.glossary import GlossaryEntry, find_glossary
    from treaty.rendering.glossary import draw_glossary

    found = find_glossary(session.corpus, word)
    session.show_list(GlossaryEntry, found, lambda width: draw_glossary(found, width))
