"""Begin the data folder of another agreement: small, commented, and sound from the start."""

import json
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from shutil import rmtree

from treaty.answers.checks import NewFolder
from treaty.errors import TreatyError
from treaty.files import written_aside
from treaty.loading import load_collection
from treaty.loading.folder import AGREEMENTS, CODEBOOK, LEXICON, find_data_folder
from treaty.models import Codebook, ModalityClass
from treaty.quoting import quoted
from treaty.schema import FOLDER, file_kinds, make_schema
from treaty.undertaking import BOTH, EITHER

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# The codebook that is copied names the default of the folder that it comes from.
_DEFAULT = re.compile(rb"^default_agreement:.*$", re.MULTILINE)
_TEMPLATES = {
    **{
        name: f"{AGREEMENTS}/{{}}/{name}"
        for name in ("agreement.yaml", "provisions.yaml", "money.yaml")
    },
    "lexicon.yaml": f"{LEXICON}/{{}}.yaml",
}


class SkeletonError(TreatyError):
    """A data folder that cannot be begun there or so."""


def write_skeleton(
    folder: Path,
    agreement: str,
    parties: Sequence[str],
    data: Path | None = None,
    *,
    is_added: bool = False,
) -> NewFolder:
    """Write a data folder with one agreement, or add one to a folder that is there.

    Args:
        folder: Where; it must be new or empty or, for an agreement that is added, a data folder.
        agreement: The id of the agreement.
        parties: The ids of its two Participants.
        data: Whose codebook it gets, by default that of the data that came with the program.
        is_added: Whether it is added to the folder, by whose own codebook it is then coded.

    Raises:
        SkeletonError: An id cannot be one or is taken, the folder holds something or cannot be
            written.
        DataNotFoundError: There is no data with a codebook.
        InvalidDataError: That data has faults.
    """
    _check_ids(agreement, parties)
    source = find_data_folder(folder if is_added else data)
    # The skeleton is only sound with a sound codebook.
    codebook = load_collection(source).codebook
    if not (codebook.modalities and codebook.topics):
        raise SkeletonError(f"{source / CODEBOOK} has no modality or no topic to code with")
    files = {}
    if not is_added:
        files = {f"{FOLDER}/{kind}.json": _as_file(make_schema(kind)) for kind in file_kinds()}
    values = _values(agreement, parties, codebook)
    for name, place in _TEMPLATES.items():
        template = Path(__file__).with_name(name).read_text(encoding="utf-8")
        text = re.sub("<([A-Z ]+)>", lambda match: values[match[1]], template)
        files[place.format(agreement)] = text.encode()
    if not is_added:
        # Last: a folder without a codebook is no data folder, so nobody ever reads half of one.
        files[CODEBOOK] = _DEFAULT.sub(
            f"default_agreement: {agreement}".encode(), (source / CODEBOOK).read_bytes()
        )
    try:
        if is_added:
            _add(folder, agreement, files)
        else:
            _write(folder, files)
    except OSError as error:
        raise SkeletonError(f"cannot write {folder}: {error.strerror or error}") from None
    return NewFolder(agreement, tuple(str(folder / name) for name in sorted(files)))


def _check_ids(agreement: str, parties: Sequence[str]) -> None:
    if len(parties) != 2:
        raise SkeletonError("an agreement is begun with two Participants; name both or neither")
    for given in (agreement, *parties):
        if not _ID.fullmatch(given):
            raise SkeletonError(
                f"{quoted(given)} cannot be an id; write lower-case letters and digits joined by "
                "hyphens"
            )
    for reserved in (BOTH, EITHER):
        if reserved in parties:
            raise SkeletonError(f"no Participant can be called {reserved!r}, which means several")
    if parties[0] == parties[1]:
        raise SkeletonError(f"the two Participants are both called {parties[0]!r}")


def _values(agreement: str, parties: Sequence[str], codebook: Codebook) -> dict[str, str]:
    """Return what the templates leave open."""
    first, second = parties
    undertakings = [m.id for m in codebook.modalities if m.kind is ModalityClass.UNDERTAKING]
    known = {
        "ID": agreement,
        "FIRST": first,
        "SECOND": second,
        "FIRST NAME": first.replace("-", " ").title(),
        "SECOND NAME": second.replace("-", " ").title(),
        "MODALITY": next(iter(undertakings), codebook.modalities[0].id),
        "TOPIC": codebook.topics[0].id,
    }
    return {name: _as_yaml(value) for name, value in known.items()}


def _as_yaml(value: str) -> str:
    """Return a text in quotes where YAML would take it for something else."""
    is_plain = value[0].isalpha() and value.casefold() not in ("null", "true", "false")
    return value if is_plain else json.dumps(value)


def _as_file(schema: Mapping[str, object]) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()


def _add(folder: Path, agreement: str, files: Mapping[str, bytes]) -> None:
    """Write the files of an agreement into a folder of its own, and its words beside; or none."""
    place = folder / AGREEMENTS / agreement
    lexicon = folder / _TEMPLATES["lexicon.yaml"].format(agreement)
    for taken in (place, lexicon):
        if os.path.lexists(taken):
            raise SkeletonError(f"{taken} is there already; choose another --id")
    lexicon.parent.mkdir(exist_ok=True)
    # The words first: without an agreement they are sound, and found by nobody.
    with written_aside(lexicon, may_replace=False) as words:
        words.write_bytes(files[lexicon.relative_to(folder).as_posix()])
    try:
        with written_aside(place, may_replace=False) as aside:
            aside.mkdir()
            for name, content in files.items():
                if (folder / name).parent == place:
                    (aside / Path(name).name).write_bytes(content)
    except OSError:
        lexicon.unlink()
        raise


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all files into a new or empty folder, or none."""
    is_new = not os.path.lexists(folder)
    if not is_new and (not folder.is_dir() or any(folder.iterdir())):
        raise SkeletonError(f"{folder} is there and not an empty folder; name a new one")
    # Beside a new folder and inside an empty one, which may be where the user stands.
    aside = (folder.parent if is_new else folder) / f".treaty-new-{os.getpid()}"
    aside.mkdir()
    moved: list[Path] = []
    try:
        for name, content in files.items():
            path = aside / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if is_new:
            aside.rename(folder)
            return
        for top in dict.fromkeys(Path(name).parts[0] for name in files):
            (aside / top).rename(folder / top)
            moved.append(folder / top)
        moved.clear()
    finally:
        for path in moved:
            rmtree(path, ignore_errors=True)
        rmtree(aside, ignore_errors=True)
