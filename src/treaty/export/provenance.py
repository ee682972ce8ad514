"""Where an export comes from, said in one place for every format."""

from dataclasses import dataclass
from datetime import date

from treaty.corpus import Corpus
from treaty.language import _, ngettext
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


def title_of(*corpora: Corpus) -> str:
    """Return the title of what is exported: the agreement's own or, of several, how many."""
    if len(corpora) > 1:
        return ngettext("{n} security agreement", "{n} security agreements", len(corpora))
    return corpora[0].agreement.title


def provenance_of(*corpora: Corpus) -> Provenance:
    """Return the provenance of what is exported of agreements that share a codebook."""
    codebook = corpora[0].codebook
    publications = [each for corpus in corpora for each in corpus.agreement.publications]
    if len(corpora) > 1:
        told_apart, address = ", ".join(corpus.partner for corpus in corpora), ""
    else:
        signature = corpora[0].agreement.signature
        signed = (signature.place, words.day_in_words(signature.on))
        told_apart = ", ".join(filter(None, signed))
        address = "".join(f", {each.url}" for each in publications[:1])
    version = _("data version {version}").format(version=codebook.version)
    if codebook.dated_on:
        version = _("data version {version} of {day}").format(
            version=codebook.version, day=words.day_in_words(codebook.dated_on)
        )
    made = _("summarised and coded provision by provision")
    if codebook.editors:
        made = _("summarised and coded provision by provision by {editors}").format(
            editors=codebook.editors
        )
    return Provenance(
        editors=codebook.editors,
        licence=codebook.licence,
        licence_url=codebook.licence_url,
        version=codebook.version,
        dated_on=codebook.dated_on,
        citation=_("{title} ({signed}), {made} with treaty, {version}").format(
            title=title_of(*corpora), signed=told_apart, made=made, version=version
        )
        + address,
        publications=tuple(publications),
    )
