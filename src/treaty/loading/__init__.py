"""From a data folder to the validated collection: all of it, or every fault that it has.

YAML is known in this package alone. Reads no environment and prints nothing.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from treaty.errors import Fault, UnknownNameError
from treaty.language import ENGLISH, LANGUAGES, Language
from treaty.likeness import nearest
from treaty.loading.folder import (
    AGREEMENTS,
    find_data_folder,
    fingerprint,
    list_agreements,
    read_key,
    read_lexicon,
    read_sources,
    unread_files,
)

# The models are imported where something is loaded: a search asks only what the data are.
if TYPE_CHECKING:
    from collections.abc import Iterator

    from treaty.models import Collection, Lexicon
    from treaty.models.translation import Translated

__all__ = [
    "build_snapshots",
    "choose_agreement",
    "find_data_folder",
    "find_unread",
    "fingerprint",
    "list_agreements",
    "load_collection",
    "load_lexicon",
    "read_key",
    "read_translations",
]


def load_collection(
    data: Path | None = None,
    *,
    cache_dir: Path | None = None,
    agreement: str | None = None,
    every: bool = False,
    language: Language = ENGLISH,
) -> "Collection":
    """Load one agreement of a data folder, or all, with the codebook that they share.

    The folder is by default the one that came with the program. What is not loaded is not looked
    at, so that one agreement does not pay for the others.

    >>> [coded.agreement.id for coded in load_collection().agreements]
    ['jpn']

    Args:
        data: The data folder that the user named.
        cache_dir: Where to keep what was read, so that the next time is faster; nowhere if None.
        agreement: The one to load: by default the one that the codebook names as such, or else
            the first.
        every: Whether to load all of them.
        language: The language of its prose. What has no translation stays in English, marked.

    Raises:
        DataNotFoundError: There is no data folder.
        InvalidDataError: The data has faults; it carries all of them.
        UnknownNameError: No agreement is called so.
    """
    from treaty.loading.snapshot import find_snapshot, keep_snapshot, key_of
    from treaty.models import Collection

    folder = find_data_folder(data)
    only = None if every else choose_agreement(folder, agreement)
    sources, faults = _read(folder, only)
    if faults:
        return _assemble(folder, sources, faults)
    key = key_of(sources)
    place = folder / "agreements" / only if only else folder
    collection = find_snapshot(Collection, place, key, cache_dir)
    if collection is None:
        collection = _assemble(folder, sources, faults)
        if cache_dir is not None:
            keep_snapshot(collection, place, key, cache_dir)
    if language == ENGLISH:
        return collection
    from treaty.loading.translation import put_into

    return put_into(folder, collection, language)


def load_lexicon(data: Path | None = None, *, cache_dir: Path | None = None) -> "Lexicon":
    """Load the lexicon of a data folder; a folder without such files has an empty one.

    >>> next(c.words for c in load_lexicon().concepts if c.id == "hybrid-warfare")
    ('hybrid warfare',)

    Args:
        data: The data folder that the user named.
        cache_dir: Where to keep what was read, so that the next time is faster; nowhere if None.

    Raises:
        DataNotFoundError: There is no data folder.
        InvalidDataError: The lexicon has faults; it carries all of them.
    """
    from treaty.loading.snapshot import find_snapshot, keep_snapshot, key_of
    from treaty.models import Lexicon

    folder = find_data_folder(data)
    sources, faults = read_lexicon(folder)
    if not sources and not faults:
        return Lexicon()
    if faults:
        return _assemble_lexicon(folder, sources, faults)
    key = key_of(sources)
    lexicon = find_snapshot(Lexicon, folder, key, cache_dir)
    if lexicon is None:
        lexicon = _assemble_lexicon(folder, sources, faults)
        if cache_dir is not None:
            keep_snapshot(lexicon, folder, key, cache_dir)
    return lexicon


def read_translations(data: Path, collection: "Collection") -> "Iterator[Translated]":
    """Yield what each file of a data folder is in each other language that the program speaks."""
    from treaty.loading.translation import read_translations

    return read_translations(data, collection)


def find_unread(data: Path) -> "list[Fault]":
    """Return the files in the folders of agreements that are called as no file is that is read."""
    from treaty.models import CodedAgreement

    endings = ("", *(f".{language}" for language in LANGUAGES if language != ENGLISH))
    known = [f"{name}{ending}.yaml" for name in CodedAgreement.model_fields for ending in endings]
    return [
        Fault(path, 1, 1, f"no command reads it{_meant(nearest(path.name, known))}")
        for path in unread_files(data, known)
    ]


def _meant(near: list[str]) -> str:
    return f"; did you mean {near[0]!r}?" if near else ""


def build_snapshots(data: Path) -> dict[str, bytes]:
    """Return the snapshots that the wheel carries beside its data, by their file names.

    Raises:
        DataNotFoundError: There is no data folder.
        InvalidDataError: The data has faults; it carries all of them.
    """
    from treaty.loading.snapshot import dump, file_name, key_of
    from treaty.models import Collection, Lexicon

    folder = find_data_folder(data)
    snapshots = {}
    for only in (None, *list_agreements(folder)):
        sources, faults = _read(folder, only)
        place = f"{AGREEMENTS}/{only}/" if only else ""
        snapshots[place + file_name(Collection)] = dump(
            _assemble(folder, sources, faults), key_of(sources)
        )
    lexicon, faults = read_lexicon(folder)
    snapshots[file_name(Lexicon)] = dump(
        _assemble_lexicon(folder, lexicon, faults), key_of(lexicon)
    )
    return snapshots


def choose_agreement(data: Path, named: str | None) -> str | None:
    """Return the id of the agreement that is meant; None of a folder whose agreements are hidden.

    Args:
        data: The data folder.
        named: The one that was asked for, if any was.

    Raises:
        UnknownNameError: No agreement is called so.
    """
    try:
        ids = list_agreements(data)
    except OSError:
        return None
    if named is not None and named not in ids:
        raise UnknownNameError("agreement", named, ids, nearest(named, ids))
    default = read_key(data, "default_agreement")
    return named or (default if default in ids else next(iter(ids), None))


def _read(folder: Path, only: str | None = None) -> tuple[dict[str, bytes], list[Fault]]:
    from treaty.models import CodedAgreement

    # A file fills the field of a coded agreement whose name it bears; a default can stand for it.
    files = {f"{name}.yaml": field for name, field in CodedAgreement.model_fields.items()}
    required = [name for name, field in files.items() if field.is_required()]
    optional = [name for name in files if name not in required]
    return read_sources(folder, required, optional, only)


def _assemble(folder: Path, sources: dict[str, bytes], faults: list[Fault]) -> "Collection":
    # Not needed where a snapshot serves.
    from treaty.loading.assembly import assemble

    return assemble(folder, sources, faults)


def _assemble_lexicon(folder: Path, sources: dict[str, bytes], faults: list[Fault]) -> "Lexicon":
    from treaty.loading.assembly import assemble_lexicon

    return assemble_lexicon(folder, sources, faults)
