"""From a data folder to the validated collection: all of it, or every fault that it has.

YAML is known in this package alone. Reads no environment and prints nothing.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from treaty.errors import Fault, UnknownNameError
from treaty.likeness import nearest
from treaty.loading.folder import (
    find_data_folder,
    fingerprint,
    list_agreements,
    read_lexicon,
    read_sources,
    read_version,
)

# The models are imported where something is loaded: a search asks only what the data are.
if TYPE_CHECKING:
    from treaty.models import Collection, Lexicon

__all__ = [
    "build_snapshots",
    "find_data_folder",
    "fingerprint",
    "list_agreements",
    "load_collection",
    "load_lexicon",
    "read_version",
]


# Of more agreements than these only the one that is asked for is loaded.
MANY = 30


def load_collection(
    data: Path | None = None,
    *,
    cache_dir: Path | None = None,
    agreement: str | None = None,
    every: bool = False,
) -> "Collection":
    """Load a data folder, by default the one that came with the program.

    >>> [coded.agreement.id for coded in load_collection().agreements]
    ['jpn']

    Args:
        data: The data folder that the user named.
        cache_dir: Where to keep what was read, so that the next time is faster; nowhere if None.
        agreement: The one to load, by default the first, of a folder that holds more than
            :data:`MANY`. Of a folder with fewer all are loaded and checked.
        every: Whether to load all of many too.

    Raises:
        DataNotFoundError: There is no data folder.
        InvalidDataError: The data has faults; it carries all of them.
        UnknownNameError: None of many agreements is called so.
    """
    from treaty.loading.snapshot import find_snapshot, keep_snapshot, key_of
    from treaty.models import Collection

    folder = find_data_folder(data)
    only = None if every else _only(folder, agreement)
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
    return collection


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


def build_snapshots(data: Path) -> dict[str, bytes]:
    """Return the snapshots that the wheel carries beside its data, by their file names.

    Raises:
        DataNotFoundError: There is no data folder.
        InvalidDataError: The data has faults; it carries all of them.
    """
    from treaty.loading.snapshot import dump, file_name, key_of
    from treaty.models import Collection, Lexicon

    folder = find_data_folder(data)
    sources, faults = _read(folder)
    lexicon, lexicon_faults = read_lexicon(folder)
    return {
        file_name(Collection): dump(_assemble(folder, sources, faults), key_of(sources)),
        file_name(Lexicon): dump(
            _assemble_lexicon(folder, lexicon, lexicon_faults), key_of(lexicon)
        ),
    }


def _only(folder: Path, agreement: str | None) -> str | None:
    """Return the one agreement to load of a folder with many; None means all."""
    try:
        ids = list_agreements(folder)
    except OSError:
        return None
    if len(ids) <= MANY:
        return None
    if agreement is not None and agreement not in ids:
        raise UnknownNameError("agreement", agreement, ids, nearest(agreement, ids))
    return agreement or ids[0]


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
