"""The language in which answers are put, and the catalogue of what the program itself says.

What the data says has its own translations beside it; see ``models/translation.py``.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from treaty.errors import TreatyError

# 2 ms, which English need not wait for.
if TYPE_CHECKING:
    from gettext import NullTranslations

Language = Literal["en", "uk", "ja"]
"""A language of answers and vocabularies, by its ISO 639-1 code."""

ENGLISH: Language = "en"
LANGUAGES: Mapping[Language, str] = {"en": "English", "uk": "українська", "ja": "日本語"}
"""The languages that the program speaks, by their own names."""


def get_language(code: str) -> Language | None:
    """Return the language that a code means, if the program speaks it.

    >>> get_language("uk"), get_language("C")
    ('uk', None)
    """
    return next((language for language in LANGUAGES if language == code), None)


def written_in(text: str) -> Language:
    """Return the language that the letters of a text are of, as far as the program speaks it.

    A single letter is of no language: references are pasted with letters that only look alike.

    >>> [written_in(text) for text in ("розмінування", "地雷", "demining", "II.2.2.а")]
    ['uk', 'ja', 'en', 'en']
    """
    others: Mapping[Language, tuple[str, str]] = {
        "uk": ("\u0400", "\u04ff"),
        "ja": ("\u3040", "\u9fff"),
    }
    for language, (first, last) in others.items():
        marked = "".join(c if first <= c <= last else " " for c in text)
        if any(len(word) > 1 for word in marked.split()):
            return language
    return ENGLISH


NUMBERS: Mapping[Language, Mapping[str, int]] = {
    "en": {"one": 1, "other": 2},
    "uk": {"one": 1, "few": 2, "many": 5},
    "ja": {"other": 1},
}
"""Of each language a number for each form of a noun that it tells apart, by CLDR's name of it."""

NUMERIC_DAYS: Mapping[Language, str] = {"en": "%Y-%m-%d", "uk": "%d.%m.%Y", "ja": "%Y/%m/%d"}
"""How a day is written in figures alone."""

CATALOGUES = Path(__file__).parent / "locale"


class NoCatalogueError(TreatyError):
    """What the program says in a language cannot be read; its installation is damaged."""

    def __init__(self, path: Path, error: Exception) -> None:
        """Keep the file and what is wrong with it."""
        self.path, self.error = path, error
        super().__init__(path, error)

    def __str__(self) -> str:
        reason = getattr(self.error, "strerror", None) or self.error
        return f"{self.path} cannot be read: {reason}; install treaty anew, or say --lang en"


_spoken: Language = ENGLISH
_catalogue: "NullTranslations | None" = None


def speak(language: Language) -> None:
    """Have everything that is put into words from now on be put in a language."""
    global _spoken, _catalogue
    catalogue = None
    if language != ENGLISH:
        from gettext import GNUTranslations

        path = CATALOGUES / f"{language}.mo"
        try:
            with path.open("rb") as file:
                catalogue = GNUTranslations(file)
        except (OSError, UnicodeError) as error:
            raise NoCatalogueError(path, error) from None
    _spoken, _catalogue = language, catalogue


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak a language for a while."""
    global _spoken, _catalogue
    before = _spoken, _catalogue
    speak(language)
    try:
        yield
    finally:
        _spoken, _catalogue = before


@contextmanager
def in_english() -> Iterator[None]:
    """Speak English for a while: what is kept for every reader is in no reader's language."""
    with speaking(ENGLISH):
        yield


def spoken() -> Language:
    """Return the language in which answers are put.

    >>> spoken()
    'en'
    """
    return _spoken


def _(message: str) -> str:
    """Return what the program says in the language that is spoken.

    >>> _("signed")
    'signed'
    """
    return message if _catalogue is None else _catalogue.gettext(message)


def pgettext(context: str, message: str) -> str:
    """Return what the program says, of a word that other languages need more than one for."""
    return message if _catalogue is None else _catalogue.pgettext(context, message)


_ALPHABET = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"


def in_order(name: str) -> tuple[int, ...]:
    """Return the key by which a name is sorted: Ukrainian letters do not stand in their order.

    >>> sorted(["Італія", "Естонія", "Іспанія", "Ірландія"], key=in_order)
    ['Естонія', 'Ірландія', 'Іспанія', 'Італія']
    """
    letters = name.casefold()
    return tuple(ord("а") + _ALPHABET.index(c) if c in _ALPHABET else ord(c) for c in letters)


def ngettext(one: str, several: str, number: int, **named: object) -> str:
    """Return the form that goes with a number, its places filled: ``{n}`` with the number.

    >>> ngettext("{n} clause", "{n} clauses", 1)
    '1 clause'
    """
    return form_of(one, several, number).format(n=number, **named)


def form_of(one: str, several: str, number: int) -> str:
    """Return the form that goes with a number, its places left to be filled.

    >>> form_of("{n} clause", "{n} clauses", 2)
    '{n} clauses'
    """
    if _catalogue is None:
        return one if number == 1 else several
    return _catalogue.ngettext(one, several, number)
