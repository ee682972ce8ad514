"""Where the search index of a data folder is kept: found, or made, or at the worst done without.

An index is a file in the user's cache, named for its data folder and written aside before it
takes its place, so that processes running at once never meet half of one.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from treaty.loading import find_data_folder, fingerprint
from treaty.search import VERSION, Index, build_index, write_index

if TYPE_CHECKING:
    from treaty.corpus import Corpus
    from treaty.models import Lexicon

R = TypeVar("R")


def with_index(data: Path | None, cache_dir: Path | None, answer: Callable[[Index], R]) -> R:
    """Return what an answer makes of the index of a data folder.

    Args:
        data: The data folder that the user named.
        cache_dir: Where indexes are kept; without it, or where it cannot be written, one is made
            in memory.
        answer: What to ask the index. It is asked a second time if the first finds it damaged.

    Raises:
        DataNotFoundError: There is no data folder.
        InvalidDataError: The data has faults; it carries all of them.
    """
    folder = find_data_folder(data)
    try:
        key = fingerprint(folder)
    except OSError:
        # Loading tells what is wrong with the folder, and where.
        key, cache_dir = "", None
    if cache_dir is not None:
        place = place_of(folder, cache_dir)
        for _ in ("found", "made anew"):
            with suppress(sqlite3.Error, OSError), _opened(place, key) as index:
                return answer(index)
            if not _keep(place, key, data, cache_dir):
                break
    return answer(build_index(*_load(data, cache_dir)))


def place_of(folder: Path, cache_dir: Path) -> Path:
    """Return the one place for a data folder, so that the cache does not grow with each edit."""
    return cache_dir / f"{sha256(os.fsencode(folder.absolute())).hexdigest()[:16]}.sqlite"


@contextmanager
def _opened(place: Path, key: str) -> Iterator[Index]:
    # Read only, and never made: SQLite would leave an empty file.
    connection = sqlite3.connect(f"{place.as_uri()}?mode=ro", uri=True, isolation_level=None)
    try:
        facts = dict(connection.execute("SELECT name, value FROM facts"))
        if facts != {"version": str(VERSION), "key": key}:
            raise sqlite3.DatabaseError("made of other data or by another version")
        yield Index(connection)
    finally:
        connection.close()


def _keep(place: Path, key: str, data: Path | None, cache_dir: Path) -> bool:
    """Write an index into the cache, if that can be done."""
    # Imported here: opening an index, as nearly every search does, does not need it.
    from tempfile import mkstemp

    loaded = _load(data, cache_dir)
    aside: Path | None = None
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = mkstemp(dir=place.parent, prefix=".", suffix=".sqlite")
        os.close(handle)
        aside = Path(name)
        connection = sqlite3.connect(aside, isolation_level=None)
        try:
            write_index(connection, *loaded, key)
        finally:
            connection.close()
        aside.replace(place)
    except (OSError, sqlite3.Error):
        return False
    else:
        aside = None
        return True
    finally:
        if aside is not None:
            aside.unlink(missing_ok=True)


def _load(data: Path | None, cache_dir: Path | None) -> "tuple[list[Corpus], Lexicon]":
    from treaty.loading import load_lexicon

    lexicon = load_lexicon(data, cache_dir=cache_dir)
    return load_corpora(data, cache_dir), lexicon


def load_corpora(data: Path | None, cache_dir: Path | None) -> "list[Corpus]":
    """Load all agreements of a data folder.

    Args:
        data: The data folder that the user named.
        cache_dir: Where to keep what was read, so that the next time is faster; nowhere if None.

    Raises:
        DataNotFoundError: There is no data folder.
        InvalidDataError: The data has faults; it carries all of them.
    """
    from treaty.corpus import Corpus
    from treaty.loading import load_collection

    collection = load_collection(data, cache_dir=cache_dir, every=True)
    return [Corpus(collection, coded.agreement.id) for coded in collection.agreements]
