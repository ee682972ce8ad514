"""Find the data folder and take its files in, as bytes.

Reads no environment: whoever knows ``--data`` or ``TREATY_DATA`` passes the folder on.
"""

import errno
import os
import re
import stat
from collections.abc import Collection
from pathlib import Path

from treaty.errors import DataNotFoundError, Fault

CODEBOOK = "codebook.yaml"
AGREEMENTS = "agreements"
LEXICON = "lexicon"
MAX_BYTES = 5_000_000
MOST_HASHED = 1_000_000

PACKAGE = Path(__file__).parents[1]
INSTALLED_DATA = PACKAGE / "data"
_CHECKOUT_DATA = PACKAGE.parents[1] / "data"

# A key at the beginning of a line is one of the file's own: what is inside another is indented, as
# is a value that goes on over the end of its line.
_KEY = rb"""^%s: *(["']?)([0-9A-Za-z][0-9A-Za-z.+-]*)\1(?: +#.*)?\r?$(?!\n[ \t])"""

_ADVICE = "name a data folder with --data DIR or TREATY_DATA"


def find_data_folder(named: Path | None = None) -> Path:
    """Return the folder that was named or else the one that came with the program.

    A wheel carries its data inside the package; a checkout, also one that is installed in
    editable mode, has it beside ``src``.

    Raises:
        DataNotFoundError: There is none, or what is there is no data folder.
    """
    if named is not None:
        return _checked(named)
    for folder in (INSTALLED_DATA, _CHECKOUT_DATA):
        if os.path.lexists(folder / CODEBOOK):
            return _checked(folder)
    raise DataNotFoundError(
        f"treaty has no data at {INSTALLED_DATA} or {_CHECKOUT_DATA}; install it again or {_ADVICE}"
    )


def _checked(folder: Path) -> Path:
    try:
        if not stat.S_ISDIR(folder.stat().st_mode):
            raise DataNotFoundError(f"data folder {folder} is a file, not a folder; {_ADVICE}")
        if folder / CODEBOOK not in folder.iterdir():
            raise DataNotFoundError(
                f"data folder {folder} has no {CODEBOOK}, so it is not one; {_ADVICE}"
            )
    except FileNotFoundError:
        raise DataNotFoundError(f"data folder {folder} does not exist; {_ADVICE}") from None
    # ValueError: a path with a NUL character.
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise DataNotFoundError(
            f"data folder {folder} cannot be read: {reason}; {_ADVICE}"
        ) from None
    return folder


def read_sources(
    data: Path, names: list[str], optional: list[str], only: str | None = None
) -> tuple[dict[str, bytes], list[Fault]]:
    """Return the files of a data folder by their path inside it, and what could not be read.

    Args:
        data: The data folder.
        names: The files that every agreement has.
        optional: The files that it may have. Others beside them are not looked at.
        only: The agreement to read; all of them if None.
    """
    sources: dict[str, bytes] = {}
    faults: list[Fault] = []
    wanted = [CODEBOOK]
    try:
        ids = [only] if only else list_agreements(data)
        wanted += [f"{AGREEMENTS}/{id_}/{name}" for id_ in ids for name in (*names, *optional)]
        if not ids:
            faults.append(Fault(data / AGREEMENTS, 1, 1, "the folder holds no agreement"))
    except OSError as error:
        faults.append(Fault(data / AGREEMENTS, 1, 1, f"cannot be read: {error.strerror}"))
    for name in wanted:
        try:
            sources[name] = _read(data / name)
        except FileNotFoundError:
            if name.rpartition("/")[2] in optional:
                continue
            message = f"missing file; an agreement has {', '.join(names)}"
            faults.append(Fault(data / name, 1, 1, message))
        except OSError as error:
            faults.append(Fault(data / name, 1, 1, f"cannot be read: {error.strerror}"))
    return sources, faults


def read_lexicon(data: Path) -> tuple[dict[str, bytes], list[Fault]]:
    """Return the files of the lexicon by their path, and what could not be read.

    A data folder need not have a lexicon. The codebook that one is checked against is among the
    files.
    """
    sources: dict[str, bytes] = {}
    try:
        names = sorted(p.name for p in (data / LEXICON).iterdir() if p.suffix == ".yaml")
    except FileNotFoundError:
        return {}, []
    except OSError as error:
        return {}, [Fault(data / LEXICON, 1, 1, f"cannot be read: {error.strerror}")]
    faults: list[Fault] = []
    for path in (CODEBOOK, *(f"{LEXICON}/{name}" for name in names)):
        try:
            sources[path] = _read(data / path)
        except OSError as error:
            faults.append(Fault(data / path, 1, 1, f"cannot be read: {error.strerror}"))
    return sources, faults


def unread_files(data: Path, read: Collection[str]) -> list[Path]:
    """Return the YAML files in the folders of agreements that nobody reads.

    Args:
        data: The data folder.
        read: The names of files that are read.
    """
    return sorted(path for path in data.glob(f"{AGREEMENTS}/*/[!.]*.yaml") if path.name not in read)


def read_if_there(path: Path) -> bytes | None:
    """Return the content of a file of a data folder, or None where there is no such file.

    Raises:
        OSError: It cannot be read.
    """
    try:
        return _read(path)
    except FileNotFoundError:
        return None


def read_key(data: Path, name: str) -> str | None:
    """Return a plain value of the codebook's, or None where reading it takes a parser of YAML.

    Only the codebook is read, and not checked.
    """
    try:
        found = re.search(_KEY % name.encode(), _read(data / CODEBOOK), re.MULTILINE)
    except OSError:
        return None
    return found[2].decode() if found else None


def fingerprint(data: Path, only: str | None = None) -> str:
    """Return what tells the files of a data folder, and the code that reads them, from others.

    Up to :data:`MOST_HASHED` bytes it is made of the files' contents. A bigger folder is told by
    names, sizes and times of its files, as Git tells what has changed: to read it all would take
    longer than the answer for which it is asked.

    Args:
        data: The data folder.
        only: The one agreement that counts; all of them if None.

    Raises:
        OSError: A file cannot be looked at.
    """
    from hashlib import sha256  # 5 ms, which --version need not wait for

    paths = [data / CODEBOOK, *sorted((data / LEXICON).glob("*.yaml"))]
    for id_ in [only] if only else list_agreements(data):
        with os.scandir(data / AGREEMENTS / id_) as files:
            paths += sorted(Path(f.path) for f in files if f.name.endswith(".yaml"))
    facts = [path.stat() for path in paths]
    is_small = sum(fact.st_size for fact in facts) <= MOST_HASHED
    digest = sha256()
    for path, fact in zip(paths, facts, strict=True):
        told = _read(path) if is_small else f"{fact.st_size} {fact.st_mtime_ns}".encode()
        digest.update(os.fsencode(f"{path.relative_to(data)}\0{len(told)}\0"))
        digest.update(told)
    for code in sorted(PACKAGE.rglob("*.py")):
        fact = code.stat()
        digest.update(os.fsencode(f"{code.name} {fact.st_size} {fact.st_mtime_ns}\0"))
    return digest.hexdigest()


def list_agreements(data: Path, holding: str = "") -> list[str]:
    """Return the ids of the agreements in a data folder, in their order.

    Args:
        data: The data folder.
        holding: The name of a file, to have only those that hold such a one.

    Raises:
        OSError: The folder of agreements, or what stands in it, cannot be looked into.
    """
    with os.scandir(data / AGREEMENTS) as entries:
        return sorted(
            entry.name
            for entry in entries
            if not entry.name.startswith(".")
            and not _is_regular(entry)
            and (not holding or Path(entry.path, holding).exists())
        )


def _is_regular(entry: os.DirEntry[str]) -> bool:
    # The folder knows what stands in it: asking the thing itself, one of thousands, is for links.
    if entry.is_symlink():
        return stat.S_ISREG(entry.stat().st_mode)
    return entry.is_file(follow_symlinks=False)


def _read(path: Path) -> bytes:
    mode = path.stat().st_mode
    # Opening a pipe would wait for its other end for ever.
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise OSError(errno.EINVAL, "not a regular file")
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)
