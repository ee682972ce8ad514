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

from treaty.files import check_own, written_aside
from treaty.loading import choose_agreement, find_data_folder, fingerprint
from treaty.search import VERSION, Index

if TYPE_CHECKING:
    from treaty.corpus import Corpus
    from treaty.models import Lexicon

R = TypeVar("R")

_MAX_BYTES = 500_000_000  # some thousand agreements


def with_index(
    data: Path | None,
    cache_dir: Path | None,
    answer: Callable[[Index], R],
    *,
    agreement: str | None = None,
    every: bool = False,
) -> R:
    """Return what an answer makes of the index of an agreement, or of all of a data folder.

    Each has an index of its own, so that one agreement does not pay for the others.

    Args:
        data: The data folder that the user named.
        cache_dir: Where indexes are kept; without it, or where it cannot be written, one is made
            in memory.
        answer: What to ask the index. It is asked a second time if the first finds it damaged.
        agreement: The agreement; by default that of the folder.
        every: Whether to ask the index of all agreements.

    Raises:
        DataNotFoundError: There is no data folder.
        UnknownNameError: No agreement is called so.
        InvalidDataError: The data has faults; it carries all of them.
    """
    folder = find_data_folder(data)
    only = None if every else choose_agreement(folder, agreement)
    try:
        key = fingerprint(folder, only)
    except OSError:
        # Loading tells what is wrong with the folder, and where.
        key, cache_dir = "", None
    if cache_dir is not None:
        place = place_of(folder, cache_dir, only)
        for _ in ("found", "made anew"):
            with suppress(sqlite3.Error, OSError), _opened(place, key) as index:
                return answer(index)
            if not _keep(place, key, data, cache_dir, only):
                break
    from treaty.search.index import build_index

    return answer(build_index(*_load(data, cache_dir, only)))


def place_of(folder: Path, cache_dir: Path, only: str | None = None) -> Path:
    """Return the one place for an agreement, or all, of a data folder.

    So the cache does not grow with each edit.
    """
    subject = folder.absolute() / "agreements" / only if only else folder.absolute()
    return cache_dir / f"{sha256(os.fsencode(subject)).hexdigest()[:16]}.sqlite"


@contextmanager
def _opened(place: Path, key: str) -> Iterator[Index]:
    check_own(place, _MAX_BYTES)
    # Read only, and never made: SQLite would leave an empty file. What is at the place is exchanged
    # as a whole, never changed, so no lock and no journal beside it counts.
    address = f"{place.as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True, isolation_level=None)
    try:
        # A view can be endless, and a table of a module can read anything.
        others = "type NOT IN ('table', 'index') OR sql LIKE 'CREATE VIRTUAL%'"
        if connection.execute(f"SELECT 1 FROM sqlite_master WHERE {others}").fetchone():  # noqa: S608 - own words
            raise sqlite3.DatabaseError("holds more than tables")
        facts = dict(connection.execute("SELECT name, value FROM facts LIMIT 3"))
        if facts != {"version": str(VERSION), "key": key}:
            raise sqlite3.DatabaseError("made of other data or by another version")
        yield Index(connection)
    finally:
        connection.close()


def _keep(place: Path, key: str, data: Path | None, cache_dir: Path, only: str | None) -> bool:
    """Write an index into the cache, if that can be done."""
    # Imported here: opening an index, as nearly every search does, does not need it.
    from treaty.search.index import write_index

    loaded = _load(data, cache_dir, only)
    with suppress(OSError, sqlite3.Error):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with written_aside(place, mode=0o600) as aside:
            connection = sqlite3.connect(aside, isolation_level=None)
            try:
                write_index(connection, *loaded, key)
            finally:
                connection.close()
        return True
    return False


def _load(
    data: Path | None, cache_dir: Path | None, only: str | None
) -> "tuple[list[Corpus], Lexicon]":
    from treaty.loading import load_lexicon

    lexicon = load_lexicon(data, cache_dir=cache_dir)
    return load_corpora(data, cache_dir, only), lexicon


def load_corpora(
    data: Path | None, cache_dir: Path | None, only: str | None = None
) -> "list[Corpus]":
    """Load an agreement of a data folder, or all.

    Args:
        data: The data folder that the user named.
        cache_dir: Where to keep what was read, so that the next time is faster; nowhere if None.
        only: The agreement; all of them if None.

    Raises:
        DataNotFoundError: There is no data folder.
        InvalidDataError: The data has faults; it carries all of them.
    """
    from treaty.corpus import Corpus
    from treaty.loading import load_collection

    collection = load_collection(data, cache_dir=cache_dir, agreement=only, every=only is None)
    return [Corpus(collection, coded.agreement.id) for coded in collection.agreements]
