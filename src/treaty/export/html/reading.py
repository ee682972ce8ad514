"""What the words of the page mean."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from treaty.corpus import Corpus
from treaty.export.elements import element
from treaty.export.html.shapes import definitions, section
from treaty.models import Term


def reading_section(corpus: Corpus) -> Element:
    """Return the vocabularies with their definitions."""
    used = {condition for o in corpus.obligations for condition in o.conditions}
    conditions = [each for each in corpus.codebook.conditions if each.id in used]
    made = section("reading")
    vocabularies: list[tuple[str, Sequence[Term]]] = [
        ("How firm", corpus.codebook.strengths),
        ("On terms", conditions),
    ]
    if corpus.reports:
        vocabularies.append(("Verdicts on the press", corpus.codebook.verdicts))
    for heading, terms in vocabularies:
        made.append(element("h3", None, heading))
        made.append(definitions("terms", [(term.label, [term.definition]) for term in terms]))
    return made
