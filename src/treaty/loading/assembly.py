"""Make the collection from the files of a data folder, or tell everything that is wrong."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from treaty.errors import Fault, InvalidDataError
from treaty.loading.consistency import consistency_faults
from treaty.loading.consistency.source import Source
from treaty.loading.consistency.vocabularies import lexicon_faults
from treaty.loading.faults import faults_of
from treaty.loading.folder import CODEBOOK
from treaty.loading.strict_yaml import Document, Location, parse_yaml
from treaty.models import Codebook, CodedAgreement, Collection, Lexicon

M = TypeVar("M", bound=BaseModel)


def assemble(data: Path, sources: Mapping[str, bytes], faults: list[Fault]) -> Collection:
    """Parse, validate and check all files.

    Args:
        data: The data folder, as it is to be shown in faults.
        sources: The files by their path inside it.
        faults: What is already known to be wrong.

    Raises:
        InvalidDataError: Anything is wrong; it carries the faults of all files.
    """
    found = list(faults)
    codebook = None
    agreements: dict[str, dict[str, Source[BaseModel]]] = {}
    for name, content in sources.items():
        path = data / name
        if name == CODEBOOK:
            codebook = _validated(path, content, Codebook, found)
            continue
        _, folder, file = name.split("/")
        field = file.removesuffix(".yaml")
        model = CodedAgreement.model_fields[field].annotation
        assert isinstance(model, type)  # noqa: S101 - each field of a coded agreement is a record
        source = _validated(path, content, model, found)
        if source:
            agreements.setdefault(folder, {})[field] = source
    found += consistency_faults(codebook, agreements)
    if found or codebook is None:
        raise InvalidDataError(found)
    return Collection(
        codebook=codebook.record,
        agreements=tuple(
            CodedAgreement(**{field: source.record for field, source in files.items()})
            for files in agreements.values()
        ),
    )


def assemble_lexicon(data: Path, sources: Mapping[str, bytes], faults: list[Fault]) -> Lexicon:
    """Parse, validate and check the files of a lexicon and put them together.

    Args:
        data: The data folder, as it is to be shown in faults.
        sources: The files by their path inside it, the codebook among them.
        faults: What is already known to be wrong.

    Raises:
        InvalidDataError: Anything is wrong; it carries the faults of all files.
    """
    found = list(faults)
    codebook = None
    parts: list[Lexicon] = []
    for name, content in sources.items():
        if name == CODEBOOK:
            codebook = _validated(data / name, content, Codebook, found)
            continue
        source = _validated(data / name, content, Lexicon, found)
        if source:
            parts.append(source.record)
            found += lexicon_faults(source, codebook.record if codebook else None)
    if found:
        raise InvalidDataError(found)
    return Lexicon(
        concepts=tuple(concept for part in parts for concept in part.concepts),
        comparisons=tuple(each for part in parts for each in part.comparisons),
        partners={id_: names for part in parts for id_, names in part.partners.items()},
        entities={id_: names for part in parts for id_, names in part.entities.items()},
        modalities={id_: names for part in parts for id_, names in part.modalities.items()},
        function_words={
            language: words for part in parts for language, words in part.function_words.items()
        },
    )


def _validated(path: Path, content: bytes, model: type[M], found: list[Fault]) -> Source[M] | None:
    """Return a file as its record, or None after adding what is wrong with it."""
    document, faults = parse_yaml(content, path)
    found += faults
    if document is None:
        return None
    try:
        record = model.model_validate(document.value)
    except ValidationError as error:
        # What YAML refused is left out of the value, so the model may miss it at the same place.
        places = {(fault.line, fault.column) for fault in faults}
        found += [
            fault
            for fault in faults_of(error, document, model)
            if (fault.line, fault.column) not in places
        ]
        return _rest(document, model, error)
    return Source(document, record)


def _rest(document: Document, model: type[M], error: ValidationError) -> Source[M] | None:
    """Return what is sound in a file, or None where a fault is outside any list."""
    if model is Codebook:
        # What refers to an entry that is left out would seem at fault.
        return None
    entries = {entry_of(detail["loc"]) for detail in error.errors(include_url=False)}
    if None in entries:
        return None
    sound = without(document, [entry for entry in entries if entry])
    try:
        record = model.model_validate(sound.value)
    except ValidationError:
        return None
    return Source(sound, record, frozenset(entry[:-1] for entry in entries if entry))


def entry_of(location: Location) -> Location | None:
    """Return the innermost entry of a list in which a place stands, if it stands in one.

    >>> entry_of(("clauses", 3, "obligations", 0, "bearer")), entry_of(("clauses",))
    (('clauses', 3, 'obligations', 0), None)
    """
    for end in range(len(location), 0, -1):
        if isinstance(location[end - 1], int):
            return location[:end]
    return None


def without(document: Document, entries: Iterable[Location]) -> Document:
    """Return a document without some entries of its lists.

    What is left keeps its places in the file.
    """
    left_out = set(entries)
    moved: dict[Location, Location] = {(): ()}

    def kept(value: Any, old: Location, new: Location) -> Any:
        moved[old] = new
        if isinstance(value, dict):
            return {key: kept(inner, (*old, key), (*new, key)) for key, inner in value.items()}
        if isinstance(value, list):
            rest = [n for n in range(len(value)) if (*old, n) not in left_out]
            return [kept(value[n], (*old, n), (*new, place)) for place, n in enumerate(rest)]
        return value

    return Document(
        path=document.path,
        value=kept(document.value, (), ()),
        value_marks={moved[at]: mark for at, mark in document.value_marks.items() if at in moved},
        key_marks={moved[at]: mark for at, mark in document.key_marks.items() if at in moved},
    )
