"""``treaty silences``: what people ask and the agreement does not say."""

from typing import Annotated

import typer

from treaty.cli.options import help_with_examples
from treaty.cli.session import Session
from treaty.language import _

SHORT_HELP = "What it does not say."
HELP = help_with_examples(
    "List what people ask of the agreement and it does not say: each with the provision that comes "
    "nearest and why that is not the same. 'treaty verify' proves each by the official text.",
    ("silences", "all of them"),
    ("silences weapons", "those about which one asks so"),
    ("silences -f json", "with the words by which people ask, for a program"),
)


def run(
    session: Session,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS]...", help="What to ask about.")
    ] = None,
) -> None:
    """Show the silences."""
    from treaty.answers.silences import FoundSilence, find_silences
    from treaty.rendering.silences import draw_silences

    corpus = session.corpus
    asked = " ".join(words or ())
    found = find_silences(corpus, asked)
    nothing = _(
        "No silence is coded about {words}; 'treaty search' looks for what is said."
    ).format(words=repr(asked[:60]))
    if not corpus.silences:
        nothing = session.not_coded(_("No silence is coded"), "silences.yaml")
    session.show_list(
        FoundSilence,
        found,
        lambda width: draw_silences(corpus, found, width),
        nothing=nothing,
    )
