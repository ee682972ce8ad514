"""Where an export comes from, said in one place for every format."""

from dataclasses import dataclass
from datetime import date

from treaty.corpus import Corpus
from treaty.models.agreement import Publication
from treaty.rendering import words


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who vouches for an export, what may be done with it and how to cite it."""

    editors: str | None
    """Who wrote the summaries and the coding; None where the data does not say."""
    licence: str | None
    """The licence by its name; None where the data does not say."""
    licence_url: str | None
    """Its address; None where the data does not say."""
    version: str
    """Version of the data."""
    dated_on: date | None
    """Day of that version; None where the data does not say."""
    citation: str
    """How to cite the coded data: in full, with version and place of the official text."""
    publications: tuple[Publication, ...]
    """Where the official text stands; the authentic words are there alone."""


def provenance_of(corpus: Corpus) -> Provenance:
    """Return the provenance of what is exported of an agreement."""
    agreement, codebook = corpus.agreement, corpus.codebook
    signature = agreement.signature
    signed = ", ".join(filter(None, (signature.place, words.day_in_words(signature.on))))
    version = f"data version {codebook.version}"
    if codebook.dated_on:
        version += f" of {words.day_in_words(codebook.dated_on)}"
    by = f" by {codebook.editors}" if codebook.editors else ""
    address = "".join(f", {each.url}" for each in agreement.publications[:1])
    return Provenance(
        editors=codebook.editors,
        licence=codebook.licence,
        licence_url=codebook.licence_url,
        version=codebook.version,
        dated_on=codebook.dated_on,
        citation=(
            f"{agreement.title} ({signed}), summarised and coded provision by provision{by} with "
            f"treaty, {version}{address}"
        ),
        publications=agreement.publications,
    )
