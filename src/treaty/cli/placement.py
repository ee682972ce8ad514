"""Put an export into its place: whole or not at all, and over nothing that is not treaty's.

What is written is written aside, in the same folder, and then moved; a run that fails or is
interrupted leaves the place as it was.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from treaty.errors import ExportError

MARKER = ".treaty-export"
"""The file by which a folder is known as an export; its lines are the names of the files."""


def check_place(path: Path, *, is_folder: bool, force: bool) -> Path:
    """Return where an export may be put, behind any symbolic links.

    Raises:
        ExportError: It may not be put there.
    """
    try:
        place = path.resolve()
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
    """Write a file.

    Raises:
        ExportError: Something has come into being at its place.
        OSError: It cannot be written.
    """
    with _aside(place) as aside:
        made = aside / "made"
        made.write_bytes(content)
        if force:
            made.replace(place)
        else:
            _move(made, place)


def put_folder(files: Mapping[str, bytes], place: Path) -> None:
    """Write a folder of files in place of the one, if any, that was checked before.

    Raises:
        ExportError: Something has come into being at its place.
        OSError: It cannot be written.
    """
    with _aside(place) as aside:
        made, before = aside / "made", aside / "before"
        made.mkdir()
        for name, content in {**files, MARKER: _marker(files)}.items():
            (made / name).write_bytes(content)
        try:
            with suppress(FileNotFoundError):
                place.rename(before)
            _move(made, place)
        except BaseException:
            if before.exists() and not place.exists():
                before.rename(place)
            raise


def _marker(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{name}\n" for name in sorted(files)).encode()


def _move(made: Path, place: Path) -> None:
    """Move something to where nothing is."""
    if os.path.lexists(place):
        raise ExportError(f"{place} has come into being meanwhile; nothing was written")
    made.rename(place)


@contextmanager
def _aside(place: Path) -> Iterator[Path]:
    """Yield a new folder beside a place; it is gone at the end, with all that is left in it."""
    from shutil import rmtree
    from tempfile import mkdtemp

    aside = None
    try:
        aside = Path(mkdtemp(prefix=f".{place.name[:100]}.", dir=place.parent))
        yield aside
    except OSError as error:
        # Which of several disks is full is worth knowing.
        raise OSError(error.errno, f"{place}: {error.strerror or error}") from None
    finally:
        if aside is not None:
            rmtree(aside, ignore_errors=True)
