"""Where an export comes from, said in one place for every format."""

from dataclasses import dataclass

from treaty.corpus import Corpus
from treaty.models.agreement import Publication
from treaty.rendering import words


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who vouches for an export, what may be done with it and how to cite it."""

    editors: str
    """Who wrote the summaries and the coding that come with treaty."""
    licence: str
    """The licence by its name and what it covers."""
    licence_url: str
    version: str
    """Version of the data."""
    citation: str
    """How to cite the coded data: in full, with version and place of the official text."""
    publications: tuple[Publication, ...]
    """Where the official text stands; the authentic words are there alone."""


def provenance_of(corpus: Corpus) -> Provenance:
    """Return the provenance of what is exported of an agreement."""
    agreement, version = corpus.agreement, corpus.codebook.version
    signed = f"{agreement.signature.place}, {words.day_in_words(agreement.signature.on)}"
    address = "".join(f", {each.url}" for each in agreement.publications[:1])
    return Provenance(
        editors="The treaty authors",
        licence="MIT License, of treaty and the data that comes with it",
        licence_url="https://opensource.org/license/mit",
        version=version,
        citation=(
            f"{agreement.title} ({signed}), summarised and coded provision by provision with "
            f"treaty, data version {version}{address}"
        ),
        publications=agreement.publications,
    )
