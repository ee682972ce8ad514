"""Read what stands beside the files of a data folder in another language.

``provisions.uk.yaml`` has the Ukrainian of ``provisions.yaml``: by kind and id of an entry its
texts and, under ``of``, the digest of the English that they were made from.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from treaty.errors import Fault, InvalidDataError
from treaty.language import ENGLISH, LANGUAGES, Language
from treaty.likeness import nearest
from treaty.loading.folder import AGREEMENTS, CODEBOOK, read_if_there
from treaty.models import CodedAgreement, Collection
from treaty.models.base import Record
from treaty.models.translation import (
    Key,
    Prose,
    Translated,
    digest_of,
    entries_of,
    prose_of,
    translate,
)
from treaty.quoting import quoted

if TYPE_CHECKING:
    from treaty.loading.strict_yaml import Document, Location, Value

DIGEST = "of"


def put_into(data: Path, collection: Collection, language: Language) -> Collection:
    """Return what a folder holds in another language; what has no translation stays, marked.

    Raises:
        InvalidDataError: Files of translations have faults; it carries all of them.
    """
    read = {
        (folder, name): _read(data, folder, name, record, language)
        for folder, name, record in _files(collection)
    }
    faults = [fault for each in read.values() for fault in each.faults]
    if faults:
        raise InvalidDataError(faults)
    return collection.model_copy(
        update={
            "codebook": translate(collection.codebook, _CODEBOOK, read["", _CODEBOOK].texts),
            "agreements": tuple(
                coded.model_copy(
                    update={
                        name: translate(record, name, read[_folder_of(coded), name].texts)
                        for name, record in coded
                    }
                )
                for coded in collection.agreements
            ),
        }
    )


def read_translations(data: Path, collection: Collection) -> Iterator[Translated]:
    """Yield what each file of a folder is in each language."""
    for folder, name, record in _files(collection):
        for language in LANGUAGES:
            if language != ENGLISH:
                yield _read(data, folder, name, record, language)


_CODEBOOK = CODEBOOK.removesuffix(".yaml")


def _files(collection: Collection) -> Iterator[tuple[str, str, Record]]:
    yield "", _CODEBOOK, collection.codebook
    for coded in collection.agreements:
        for name, record in coded:
            yield _folder_of(coded), name, record


def _folder_of(coded: CodedAgreement) -> str:
    return f"{AGREEMENTS}/{coded.agreement.id}/"


def _read(data: Path, folder: str, name: str, record: Record, language: Language) -> Translated:
    found = Translated(f"{folder}{name}.yaml", language)
    entries = dict(entries_of(record, name))
    path = data / f"{folder}{name}.{language}.yaml"
    try:
        content = read_if_there(path)
    except OSError as error:
        found.faults.append(Fault(path, 1, 1, f"cannot be read: {error.strerror}"))
        return found
    if content is not None:
        # Most data has no translation, and what was found sound need not be read.
        from treaty.loading.strict_yaml import parse_yaml

        document, faults = parse_yaml(content, path)
        found.faults.extend(faults)
        if document is not None:
            _take(document, entries, found)
    found.missing.extend(key for key in entries if key not in {*found.texts, *found.stale})
    return found


def _take(document: "Document", entries: Mapping[Key, Record], found: Translated) -> None:
    """Sort what a document holds into texts, stale entries and faults."""
    kinds = list(dict.fromkeys(kind for kind, _ in entries))
    for kind, of_kind in document.value.items():
        if kind not in kinds:
            found.faults.append(_unknown(document, (kind,), "kind of entry", kinds))
            continue
        if not isinstance(of_kind, dict):
            found.faults.append(document.fault_at((kind,), "expected entries by their ids"))
            continue
        ids = [id_ for of, id_ in entries if of == kind]
        for id_, value in of_kind.items():
            place = (kind, id_)
            if id_ not in ids:
                found.faults.append(_unknown(document, place, "entry", ids))
                continue
            record = entries[kind, id_]
            faults = list(_form_faults(document, place, value, prose_of(record)))
            found.faults.extend(faults)
            if faults or not isinstance(value, dict):
                continue
            if value.get(DIGEST) == digest_of(record):
                found.texts[kind, id_] = _texts_of(value)
            else:
                message = f"the English has changed; if this still fits, write {digest_of(record)}"
                found.stale[kind, id_] = document.fault_at((*place, DIGEST), message)


def _unknown(document: "Document", place: "Location", what: str, known: list[str]) -> Fault:
    name = str(place[-1])
    near = nearest(name, known)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return document.fault_at_key(place, f"unknown {what} {quoted(name)}{hint}")


def _form_faults(
    document: "Document", place: "Location", value: "Value", english: Mapping[str, Prose]
) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield document.fault_at(place, f"expected texts: {', '.join((DIGEST, *english))}")
        return
    for name, text in value.items():
        if name not in (DIGEST, *english):
            yield _unknown(document, (*place, name), "text", [DIGEST, *english])
        elif isinstance(english.get(name), tuple):
            count = len(english[name])
            if not isinstance(text, list) or not all(map(_is_text, text)) or len(text) != count:
                yield document.fault_at(
                    (*place, name), f"expected as many texts as in English, {count}"
                )
        elif not _is_text(text):
            yield document.fault_at((*place, name), "expected a text")
    for name in english:
        if name not in value:
            yield document.fault_at_key(place, f"missing text {name!r}")


def _is_text(value: "Value") -> bool:
    return isinstance(value, str) and bool(value.strip())


def _texts_of(value: "Mapping[str, Value]") -> dict[str, Prose]:
    """Return the texts of an entry that has the right form."""
    return {
        name: tuple(map(str, text)) if isinstance(text, list) else str(text)
        for name, text in value.items()
        if name != DIGEST
    }
