"""Put an export into its place: whole or not at all, and over nothing that is not treaty's.

How it gets there is known in :mod:`treaty.files`; here is decided whether it may.
"""

import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from treaty.errors import ExportError
from treaty.files import restore_folder, written_aside

MARKER = ".treaty-export"
"""The file by which a folder is known as an export; its lines are the names of the files."""


def check_place(path: Path, *, is_folder: bool, force: bool) -> Path:
    """Return where an export may be put, behind any symbolic links.

    Raises:
        ExportError: It may not be put there.
    """
    try:
        place = path.resolve()
        if is_folder:
            restore_folder(place)
        # Not place.exists(), which takes a place that cannot be looked at for free.
        mode = place.stat().st_mode
    except FileNotFoundError:
        if not place.parent.is_dir():
            raise ExportError(
                f"the folder of {path} does not exist; make it first or choose another with -o"
            ) from None
        return place
    # RuntimeError: links in a circle; ValueError: a NUL character.
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ExportError(f"{path} cannot be written: {reason}") from None
    if not force:
        raise ExportError(
            f"{path} exists already; choose another place with -o or replace it with --force"
        )
    if is_folder:
        _check_folder(path, place, mode)
    elif not stat.S_ISREG(mode):
        raise ExportError(
            f"{path} is no regular file and is not replaced; choose another place with -o"
        )
    return place


def _check_folder(path: Path, place: Path, mode: int) -> None:
    if not stat.S_ISDIR(mode):
        raise ExportError(
            f"{path} is no folder and is not replaced by one; choose another place with -o"
        )
    try:
        found = sorted(entry.name for entry in place.iterdir())
        listed = (place / MARKER).read_text(encoding="utf-8").splitlines() if found else []
    except FileNotFoundError:
        raise ExportError(
            f"{path} holds files and was not written by treaty (it has no {MARKER}); it is not "
            "replaced, choose another place with -o"
        ) from None
    except (OSError, ValueError) as error:
        raise ExportError(f"{path} cannot be read: {error}") from None
    foreign = [name for name in found if name not in {MARKER, *listed} or (place / name).is_dir()]
    if foreign:
        raise ExportError(
            f"{path} holds what treaty did not write, such as {foreign[0]}; it is not replaced, "
            "choose another place with -o"
        )


def put_file(content: bytes, place: Path, *, force: bool) -> None:
    """Write a file; one that is replaced hands its rights on.

    Raises:
        ExportError: Something has come into being at its place.
        OSError: It cannot be written.
    """
    with _put(place, mode=_mode_of(place), may_replace=force) as aside:
        aside.write_bytes(content)


def put_folder(files: Mapping[str, bytes], place: Path, *, force: bool) -> None:
    """Write a folder of files; a folder that is replaced, and each file in it, hands its rights on.

    Raises:
        ExportError: Something has come into being at its place.
        OSError: It cannot be written.
    """
    with _put(place, may_replace=force) as aside:
        aside.mkdir()
        for name, content in {**files, MARKER: _marker(files)}.items():
            (aside / name).write_bytes(content)
            _take_over_mode(place / name, aside / name)
        _take_over_mode(place, aside)


def _marker(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{name}\n" for name in sorted(files)).encode()


def _mode_of(place: Path) -> int | None:
    """Return the rights of what is at a place, or None where nothing is."""
    try:
        return stat.S_IMODE(place.stat().st_mode)
    except FileNotFoundError:
        return None


def _take_over_mode(place: Path, made: Path) -> None:
    mode = _mode_of(place)
    if mode is not None:
        made.chmod(mode)


@contextmanager
def _put(place: Path, *, mode: int | None = None, may_replace: bool) -> Iterator[Path]:
    try:
        with written_aside(place, mode=mode, may_replace=may_replace) as aside:
            yield aside
    except FileExistsError:
        raise ExportError(f"{place} has come into being meanwhile; nothing was written") from None
    except OSError as error:
        # Which of several disks is full is worth knowing.
        raise OSError(error.errno, f"{place}: {error.strerror or error}") from None
