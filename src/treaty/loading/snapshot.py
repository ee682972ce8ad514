"""A copy of a record that was checked before, for as long as nothing has changed.

Reading YAML and checking it takes many times as long as reading this copy, so one is built into
the wheel and one is kept for each data folder in the user's cache. Its first line is a digest of
the data and of the code that checked it: where they are the same, so is the outcome.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar, cast

from pydantic import BaseModel, ValidationError

from treaty.files import check_own, written_aside
from treaty.loading.folder import INSTALLED_DATA, PACKAGE

M = TypeVar("M", bound=BaseModel)

MAX_BYTES = 200_000_000  # more than any data folder that is read as a whole

# What decides how data is read. Not the whole package: a change of a command changes no data.
_CODE_FILES = (
    "corpus.py",
    "duration.py",
    "errors.py",
    "likeness.py",
    "quoting.py",
    "undertaking.py",
    "zone.py",
)
_CODE_FOLDERS = ("loading", "models", "reference")


def key_of(sources: Mapping[str, bytes]) -> str:
    """Return the digest of the data and of the code that checks it."""
    digest = sha256()
    for name, content in (*_code(), *sources.items()):
        digest.update(os.fsencode(f"{name}\0{len(content)}\0"))
        digest.update(content)
    return digest.hexdigest()


@cache
def _code() -> list[tuple[str, bytes]]:
    paths = [PACKAGE / name for name in _CODE_FILES]
    for folder in _CODE_FOLDERS:
        paths += sorted((PACKAGE / folder).rglob("*.py"))
    return [(path.relative_to(PACKAGE).as_posix(), path.read_bytes()) for path in paths]


def dump(record: BaseModel, key: str) -> bytes:
    """Return the content of a snapshot."""
    return f"{key}\n{record.model_dump_json(exclude_unset=True)}\n".encode()


def find_snapshot(model: type[M], data: Path, key: str, cache_dir: Path | None) -> M | None:
    """Return the record from a snapshot of just this data, if there is a sound one."""
    # A snapshot in any other folder could hold what no check has seen.
    if INSTALLED_DATA in (data, *data.parents):
        with suppress(OSError, ValueError, ValidationError):
            return _read(model, data / file_name(model), key)
    if cache_dir is not None:
        place = _cached(model, data, cache_dir)
        with suppress(OSError, ValueError, ValidationError):
            check_own(place, MAX_BYTES)
            return _read(model, place, key)
    return None


def _read(model: type[M], place: Path, key: str) -> M:
    found, _, content = place.read_bytes().partition(b"\n")
    if found != key.encode():
        raise ValueError("made of other data or by other code")
    return cast("M", _parse(model, content))


# Who loads again in one process, as a notebook does, gets in a millisecond what took 50.
@lru_cache(maxsize=4)
def _parse(model: type[BaseModel], content: bytes) -> BaseModel:
    return model.model_validate_json(content)


def keep_snapshot(record: BaseModel, data: Path, key: str, cache_dir: Path) -> None:
    """Write a snapshot into the cache; where that fails, the next reading is only slower."""
    place = _cached(type(record), data, cache_dir)
    with suppress(OSError, ValueError):
        cache_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        with written_aside(place, mode=0o600) as aside:
            aside.write_bytes(dump(record, key))


def file_name(model: type[BaseModel]) -> str:
    """Return the name of a record's snapshot beside the data that came with the program.

    >>> from treaty.models import Lexicon
    >>> file_name(Lexicon)
    '.lexicon.json'
    """
    return f".{model.__name__.lower()}.json"


def _cached(model: type[BaseModel], data: Path, cache_dir: Path) -> Path:
    """Return the one place for a data folder, so that the cache does not grow with each edit."""
    folder = sha256(os.fsencode(data.absolute())).hexdigest()[:16]
    return cache_dir / f"{folder}{file_name(model)}"
