"""Languages in which everything is said, whatever the translators have come to.

Each message and each text of the data is put into letters of the language's script one by one, so
what still has Latin letters was never asked to be translated.
"""

import re
from contextlib import contextmanager
from string import ascii_letters

from treaty import language as languages
from treaty.language import ENGLISH, speak
from treaty.models import Collection
from treaty.models.translation import entries_of, prose_of, translate
from treaty_build.catalogues import compiled, extract

SCRIPTS = {
    "uk": "абцдефгхійклмнопярстувжизчАБЦДЕФГХІЙКЛМНОПЯРСТУВЖИЗЧ",
    "ja": "アブクデエフグヒイジケルムノオペヤラスツウヴワズユゼ" * 2,
}
OTHERS = [*SCRIPTS]


def said(text, language):
    """Put a text into a language; a place to be filled in it stays."""
    letters = str.maketrans(ascii_letters, SCRIPTS[language])
    pieces = re.split(r"(\{\w+\})", text)
    return "".join(each if each.startswith("{") else each.translate(letters) for each in pieces)


def form(text, number, language):
    """Return a form of a message; its number tells it from the other forms."""
    return said(text, language) + "¹²³"[number]


@contextmanager
def spoken(language, folder, monkeypatch):
    """Speak a language from a catalogue that lacks nothing."""
    catalogue = extract()
    catalogue.locale = language
    for message in catalogue:
        if isinstance(message.id, tuple):
            several = message.id[-1]
            forms = range(catalogue.num_plurals)
            message.string = tuple(form(several, number, language) for number in forms)
        elif message.id:
            message.string = said(message.id, language)
    (folder / f"{language}.mo").write_bytes(compiled(catalogue))
    monkeypatch.setattr(languages, "CATALOGUES", folder)
    speak(language)
    try:
        yield
    finally:
        speak(ENGLISH)


def translated(collection, language):
    """Return data of which every text is translated."""

    def put(record, name):
        texts = {
            key: {
                field: said(text, language)
                if isinstance(text, str)
                else tuple(said(each, language) for each in text)
                for field, text in prose_of(each).items()
            }
            for key, each in entries_of(record, name)
        }
        return translate(record, name, texts)

    coded = [
        each.model_copy(update={name: put(record, name) for name, record in each})
        for each in collection.agreements
    ]
    return Collection.model_construct(
        codebook=put(collection.codebook, "codebook"), agreements=tuple(coded)
    )
