"""What is left of a file without the entries that are at fault, so that the rest is checked too."""

from collections.abc import Iterable
from typing import Any

from treaty.loading.strict_yaml import Document, Location


def entry_of(location: Location) -> Location | None:
    """Return the innermost entry of a list in which a place stands, if it stands in one.

    >>> entry_of(("clauses", 3, "obligations", 0, "bearer")), entry_of(("clauses",))
    (('clauses', 3, 'obligations', 0), None)
    """
    for end in range(len(location), 0, -1):
        if isinstance(location[end - 1], int):
            return location[:end]
    return None


def without(document: Document, entries: Iterable[Location]) -> Document:
    """Return a document without some entries of its lists.

    What is left keeps its places in the file.
    """
    left_out = set(entries)
    moved: dict[Location, Location] = {(): ()}

    def kept(value: Any, old: Location, new: Location) -> Any:
        moved[old] = new
        if isinstance(value, dict):
            return {key: kept(inner, (*old, key), (*new, key)) for key, inner in value.items()}
        if isinstance(value, list):
            rest = [n for n in range(len(value)) if (*old, n) not in left_out]
            return [kept(value[n], (*old, n), (*new, place)) for place, n in enumerate(rest)]
        return value

    return Document(
        path=document.path,
        value=kept(document.value, (), ()),
        value_marks={moved[at]: mark for at, mark in document.value_marks.items() if at in moved},
        key_marks={moved[at]: mark for at, mark in document.key_marks.items() if at in moved},
    )
