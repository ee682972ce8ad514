"""Files that come into their place whole or not at all, and files that are read with care.

What is written is written aside, in the same folder, and then takes its place: whoever looks there
meets the old content or the new. A run that fails or is ended leaves the place as it was; what one
that is killed leaves aside, a later one removes.
"""

import errno
import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

# SQLite keeps a journal beside what it writes.
_ASIDE = re.compile(r"\.treaty-aside-[0-9a-f]{16}(-journal)?")
_STALE_SECONDS = 24 * 60 * 60  # no writing takes a day

# From Linux's fcntl.h and fs.h.
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def written_aside(
    place: Path, *, mode: int | None = None, may_replace: bool = True
) -> Iterator[Path]:
    """Yield a path at which to write a file or a folder; at the end it takes its place.

    Args:
        place: Where it belongs. A folder takes the place of a folder only, a file that of a file.
        mode: Rights with which an empty file is made to be written; without them nothing is made.
        may_replace: Whether what is at the place goes.

    Raises:
        FileExistsError: Something is at the place that may not be replaced.
        OSError: It cannot be written.
    """
    _sweep(place.parent)
    aside = place.with_name(f".treaty-aside-{os.urandom(8).hex()}")
    try:
        if mode is not None:
            os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
            aside.chmod(mode)  # whatever the umask takes away
        yield aside
        if not may_replace and os.path.lexists(place):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(place))
        if aside.is_dir() and place.is_dir():
            _replace_folder(place, aside)
        else:
            aside.replace(place)
    finally:
        try:
            _remove(aside)
        except BaseException:
            # A signal came in the middle of it.
            _remove(aside)
            raise


def restore_folder(place: Path) -> None:
    """Put back the folder that a run which was killed had moved away to replace it.

    That can have happened only where the system cannot exchange two folders in one step.
    """
    before = _before(place)
    if os.path.lexists(before):
        if os.path.lexists(place):
            _remove(before)
        else:
            before.rename(place)


def check_own(path: Path, most: int) -> None:
    """Check that a file holds what this program wrote for this user, as far as can be told.

    Its folder is looked at too: whoever may write there may exchange the file.

    Args:
        path: The file.
        most: As many bytes as it may have.

    Raises:
        OSError: It is not there, is no regular file, may be another's work, or is too large.
    """
    fact = path.lstat()
    if not stat.S_ISREG(fact.st_mode):
        raise OSError(errno.EINVAL, "not a regular file", str(path))
    if fact.st_size > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    for each in (fact, path.parent.stat()):
        if not _is_ours(each) or (os.name == "posix" and each.st_mode & 0o022):
            raise OSError(errno.EPERM, "others can have written it", str(path))


def _replace_folder(place: Path, made: Path) -> None:
    """Let a folder take the place of another, which then stands aside to be removed."""
    if _exchange(made, place):
        return
    before = _before(place)
    _remove(before)
    try:
        place.rename(before)
        made.rename(place)
    except BaseException:
        restore_folder(place)
        raise
    _remove(before)


def _exchange(one: Path, other: Path) -> bool:
    """Let two paths change places in one step; tell whether the system could."""
    try:
        import ctypes

        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (ImportError, OSError, AttributeError, TypeError):
        return False
    paths = os.fsencode(one), os.fsencode(other)
    return bool(renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)


def _before(place: Path) -> Path:
    """Return where a folder stands while another takes its place in two steps."""
    return place.with_name(f".treaty-before-{sha256(os.fsencode(place.name)).hexdigest()[:16]}")


def _sweep(folder: Path) -> None:
    """Remove what runs that were killed left aside in a folder."""
    latest = time.time() - _STALE_SECONDS
    with suppress(OSError, ValueError), os.scandir(folder) as entries:
        for entry in entries:
            if _ASIDE.fullmatch(entry.name):
                fact = entry.stat(follow_symlinks=False)
                if _is_ours(fact) and fact.st_mtime < latest:
                    _remove(Path(entry.path))


def _is_ours(fact: os.stat_result) -> bool:
    return os.name != "posix" or fact.st_uid == os.geteuid()


def _remove(path: Path) -> None:
    with suppress(OSError):
        if stat.S_ISDIR(path.lstat().st_mode):
            from shutil import rmtree

            rmtree(path, ignore_errors=True)
        else:
            path.unlink()
