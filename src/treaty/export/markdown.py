"""The whole agreement as a document to read, provision by provision.

``templates/document.md`` lays it out; no text of the data is read as markup.
"""

import re
from typing import TYPE_CHECKING

from treaty.answers.provision import get_provision
from treaty.corpus import Corpus
from treaty.export.provenance import provenance_of
from treaty.export.templating import fill
from treaty.language import pgettext
from treaty.models.codebook import ModalityClass
from treaty.phrases import role_in_words
from treaty.rendering import words
from treaty.rendering.press import place_in_words
from treaty.rendering.writers import md

if TYPE_CHECKING:
    from treaty.answers.wording import Wording


def make_markdown(corpus: Corpus, wording: "Wording | None" = None) -> str:
    """Return the document in CommonMark with tables, with the words of the text if given."""
    filled = fill(
        "document.md",
        {
            "corpus": corpus,
            "agreement": corpus.agreement,
            "authentic": [*map(words.language_in_words, corpus.agreement.languages.authentic)],
            "codebook": corpus.codebook,
            "words": words,
            "place_in_words": place_in_words,
            "role_in_words": role_in_words,
            "kind_in_words": _kind_in_words,
            "commitments": {each.id: each for each in corpus.commitments},
            "silences": {each.id: each for each in corpus.silences},
            "provenance": provenance_of(corpus),
            "wording": wording,
            "provision": lambda reference: get_provision(corpus, reference),
        },
        plain,
    )
    return re.sub(r"\n{3,}", "\n\n", filled).strip("\n") + "\n"


def _kind_in_words(kind: ModalityClass) -> str:
    said = {
        ModalityClass.UNDERTAKING: pgettext("what a verb performs", "undertaking"),
        ModalityClass.EFFORT: pgettext("what a verb performs", "effort"),
        ModalityClass.PERMISSION: pgettext("what a verb performs", "permission"),
        ModalityClass.STATEMENT: pgettext("what a verb performs", "statement"),
        ModalityClass.INSTRUMENT: pgettext("what a verb performs", "instrument"),
    }
    return said[kind]


def plain(text: str) -> str:
    r"""Return a text in which nothing opens a block and nothing is markup.

    >>> plain("# a"), plain("2024. A year"), plain("- b"), plain("*c* <d>"), plain(" · p. 1")
    ('\\# a', '2024\\. A year', '\\- b', '\\*c\\* &lt;d>', ' · p. 1')
    """
    # A place stands behind what it proves: " · p. 1".
    blank = " " if text.startswith(" · ") else ""
    escaped = re.sub(r"^(\d+)(?=[.)])", r"\1\\", md(text).strip())
    return blank + re.sub(r"^(?=[>+=:-])", r"\\", escaped).replace("#", r"\#")
