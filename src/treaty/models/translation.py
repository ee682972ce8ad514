"""The prose of records put into another language, text by text.

English is what was proven against the official text. A translation is tied to it by a digest: one
of English that has changed since is not shown.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, TypeAlias, TypeVar

from treaty.errors import Fault
from treaty.language import Language
from treaty.models.agreement import Participant
from treaty.models.base import Record
from treaty.models.codebook import Term

R = TypeVar("R", bound=Record)

Prose: TypeAlias = "str | tuple[str, ...]"
Key: TypeAlias = "tuple[str, str]"
Translation: TypeAlias = "Mapping[Key, Mapping[str, Prose]]"
"""Texts by the kind and the id of their entry, then by the name of their field."""

FACTS = "facts"
"""The kind of what is no entry of a list."""
MARK = "[en] "
"""Stands before what is not translated."""


def entries_of(record: Record, name: str) -> Iterator[tuple[Key, Record]]:
    """Yield the records that have prose, each with the key by which a translation knows it.

    Args:
        record: What a file of the data holds.
        name: The name of that file, without its ending.
    """
    return ((key, each) for key, each in _walk(record, (FACTS, name)) if prose_of(each))


def _walk(record: Record, key: Key) -> Iterator[tuple[Key, Record]]:
    yield key, record
    for name, value in record:
        if isinstance(value, Record):
            yield from _walk(value, (FACTS, name))
        elif isinstance(value, tuple):
            for each in value:
                if isinstance(each, Record):
                    yield from _walk(each, (name, _id_of(each)))


def _id_of(record: Record) -> str:
    return str(getattr(record, record.named_by, ""))


def prose_of(record: Record) -> dict[str, Prose]:
    """Return the texts of a record that a translation is made of."""
    texts = {name: getattr(record, name) for name in record.prose}
    return {name: text for name, text in texts.items() if text}


def digest_of(record: Record) -> str:
    """Return what tells a record's English from any other.

    >>> from treaty.models import Term
    >>> digest_of(Term(id="firm", label="firm", definition="An undertaking."))
    '30d69123'
    """
    told = "\0".join(f"{name}\0{text}" for name, text in prose_of(record).items())
    return sha256(told.encode()).hexdigest()[:8]


def translate(record: R, name: str, translation: Translation) -> R:
    """Return a record with its texts in another language, those without a translation marked.

    Args:
        record: What a file of the data holds.
        name: The name of that file, without its ending.
        translation: The texts.
    """
    return _translated(record, (FACTS, name), translation)


def _translated(record: R, key: Key, translation: Translation) -> R:
    texts = translation.get(key, {})
    changed: dict[str, Any] = {
        name: texts.get(name) or _marked(text) for name, text in prose_of(record).items()
    }
    for name, value in record:
        if isinstance(value, Record):
            changed[name] = _translated(value, (FACTS, name), translation)
        elif isinstance(value, tuple) and value and isinstance(value[0], Record):
            changed[name] = tuple(
                _translated(each, (name, _id_of(each)), translation) for each in value
            )
    # Who types the English name is understood in every language.
    if isinstance(record, Term):
        changed["also"] = (*record.also, record.label)
    elif isinstance(record, Participant):
        changed["names"] = (*record.names, record.name)
    return record.model_copy(update=changed) if changed else record


def _marked(text: Prose) -> Prose:
    return MARK + text if isinstance(text, str) else tuple(MARK + each for each in text)


@dataclass(frozen=True, slots=True)
class Translated:
    """What one file of the data is in another language."""

    file: str
    """The file of the English, by its path in the folder."""
    language: Language
    """The language."""
    texts: dict[Key, Mapping[str, Prose]] = field(default_factory=dict)
    """What is translated from the English that stands there now."""
    faults: list[Fault] = field(default_factory=list)
    """What is wrong with the translation's form."""
    stale: dict[Key, Fault] = field(default_factory=dict)
    """The entries whose English has changed since, each with its place."""
    missing: list[Key] = field(default_factory=list)
    """The entries without a translation."""

    @property
    def translation(self) -> str:
        """The file of the translation, by its path in the folder."""
        return self.file.removesuffix("yaml") + f"{self.language}.yaml"
