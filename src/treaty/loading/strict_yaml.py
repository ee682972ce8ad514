"""Read one YAML file strictly, remembering where every key and value stands.

Knows nothing of the model. A plain scalar stays the text that was written (``NO``, ``1.10``,
``2024-06-13``), but for ``null``, ``~`` and nothing at all, which are None; what a text means is
for the model to say. What YAML offers beyond mappings, lists and text is refused.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from treaty.errors import Fault
from treaty.loading.folder import MAX_BYTES
from treaty.quoting import quoted

MAX_DEPTH = 32
MAX_VALUES = 40_000  # a file of tiny values takes some kilobytes of memory for each

Value: TypeAlias = "dict[str, Value] | list[Value] | str | None"
Location: TypeAlias = tuple[str | int, ...]
Mark: TypeAlias = tuple[int, int]

_NULLS = frozenset({"", "~", "null"})

# Tab and the line breaks of editors are allowed. U+0085, U+2028 and U+2029 break a line for YAML
# but for few editors, so every later fault would be reported on the wrong line.
_UNREADABLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_LINE_BREAK = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Document:
    """The content of a file with the places of its keys and values, counted from 1."""

    path: Path
    value: dict[str, Value]
    value_marks: dict[Location, Mark]
    key_marks: dict[Location, Mark]

    def fault_at(self, location: Location, message: str) -> Fault:
        """Return a fault at a value or, where it is not written, at the nearest one around it."""
        while location not in self.value_marks:
            location = location[:-1]
        return Fault(self.path, *self.value_marks[location], message)

    def fault_at_key(self, location: Location, message: str) -> Fault:
        """Return a fault at the key of a value."""
        if location in self.key_marks:
            return Fault(self.path, *self.key_marks[location], message)
        return self.fault_at(location, message)

    def get(self, location: Location) -> Value:
        """Return what is written at a place, or None where nothing is."""
        value: Any = self.value
        for step in location:
            if isinstance(value, dict) and step in value:
                value = value[str(step)]
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return None
        return value  # type: ignore[no-any-return]


def parse_yaml(source: bytes, path: Path) -> tuple[Document | None, list[Fault]]:
    r"""Return the content of a file and every fault in its form.

    There is no document where the file cannot be read to its end or holds no mapping.

    >>> document, faults = parse_yaml(b"country: NO\nsigned: 2024-06-13\n", Path("a.yaml"))
    >>> document.value, document.value_marks[("signed",)], faults
    ({'country': 'NO', 'signed': '2024-06-13'}, (2, 9), [])
    >>> str(parse_yaml(b"a: 1\na: 2\n", Path("a.yaml"))[1][0])
    "a.yaml:2:1: duplicate key 'a'; first on line 1"
    """
    if len(source) > MAX_BYTES:
        return None, [Fault(path, 1, 1, f"the file is larger than {MAX_BYTES // 10**6} MB")]
    source = source.removeprefix(BOM_UTF8)
    try:
        text = source.decode()
    except UnicodeDecodeError as error:
        mark = _end_of(source[: error.start].decode())
        return None, [Fault(path, *mark, "not UTF-8 text; save the file as UTF-8")]
    if unreadable := _UNREADABLE.search(text):
        mark = _end_of(text[: unreadable.start()])
        return None, [Fault(path, *mark, _control_character(unreadable.group()))]
    return _Builder(path, text).build()


def _end_of(text: str) -> Mark:
    lines = _LINE_BREAK.split(text)
    return len(lines), len(lines[-1]) + 1


def _place_of(mark: Any) -> Mark:
    return mark.line + 1, mark.column + 1


def _control_character(character: str) -> str:
    return f"control character U+{ord(character):04X} is not allowed"


class _Abort(Exception):  # noqa: N818 - it ends the reading of a file and never leaves this module
    """A fault behind which nothing more can be read."""


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is still open."""

    container: dict[str, Value] | list[Value]
    location: Location
    key: str | None = None
    """The key that waits for its value."""
    keeps_value: bool = True
    """False where the key is at fault and its value is read for its faults alone."""


@dataclass(slots=True)
class _Builder:
    path: Path
    text: str
    faults: list[Fault] = field(default_factory=list)
    value_marks: dict[Location, Mark] = field(default_factory=dict)
    key_marks: dict[Location, Mark] = field(default_factory=dict)
    # A stack of our own: the composer of the C library recurses and crashes on deep nesting.
    stack: list[_Frame] = field(default_factory=list)
    root: dict[str, Value] | None = None

    def build(self) -> tuple[Document | None, list[Fault]]:
        try:
            for event in self._events():
                self._take(event)
        except _Abort:
            return None, self.faults
        if self.root is None:
            self._fault((1, 1), "the file is empty; expected keys and values")
            return None, self.faults
        return Document(self.path, self.root, self.value_marks, self.key_marks), self.faults

    def _events(self) -> Iterator[yaml.Event]:
        # An installation of PyYAML without its C library has no such name.
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(self.text)
        try:
            while (event := loader.get_event()) is not None:
                yield event
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = _place_of(mark) if mark else (1, 1)
            self._fault(place, self._reworded(error, place))
            raise _Abort from None
        finally:
            loader.dispose()

    def _reworded(self, error: yaml.MarkedYAMLError, place: Mark) -> str:
        lines = _LINE_BREAK.split(self.text)
        rest = lines[place[0] - 1][place[1] - 1 :] if place[0] <= len(lines) else ""
        if rest.startswith("\t"):
            return "not valid YAML: a tab where spaces are expected"
        context = f" {error.context}" if error.context else ""
        if context and error.context_mark:
            context += f" that begins on line {error.context_mark.line + 1}"
        return f"not valid YAML: {error.problem}{context}"

    def _fault(self, mark: Mark, message: str) -> None:
        self.faults.append(Fault(self.path, *mark, message))

    def _take(self, event: yaml.Event) -> None:
        assert event.start_mark is not None  # noqa: S101 - events that were read have one
        mark = _place_of(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            self._check_properties(event, mark)
            if event.style == '"' and (found := _UNREADABLE.search(event.value)):
                self._fault(mark, _control_character(found.group()))
            is_plain = not event.style
            value = None if is_plain and event.value in _NULLS else event.value
            frame = self.stack[-1] if self.stack else None
            if frame and isinstance(frame.container, dict) and frame.key is None:
                self._take_key(frame, value, mark, is_merge=is_plain and value == "<<")
            else:
                self._place(value, mark)
        elif isinstance(event, yaml.MappingStartEvent):
            self._check_properties(event, mark)
            self._open({}, mark)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._check_properties(event, mark)
            self._open([], mark)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.stack.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._fault(
                mark, f"alias {quoted(f'*{event.anchor}')} is not allowed; write the value out"
            )
            self._place(None, mark)
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self._fault(mark, "a second document begins; a file holds one")
            raise _Abort

    def _check_properties(
        self,
        event: yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent,
        mark: Mark,
    ) -> None:
        if event.anchor is not None:
            self._fault(mark, f"anchor {quoted(f'&{event.anchor}')} is not allowed")
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._fault(mark, f"tag {quoted(tag)} is not allowed")

    def _take_key(self, frame: _Frame, key: str | None, mark: Mark, *, is_merge: bool) -> None:
        location = (*frame.location, key or "")
        frame.key = key or ""
        frame.keeps_value = False
        if key is None:
            self._fault(mark, "a key is empty; expected text before the colon")
        elif is_merge:
            self._fault(mark, "merge key '<<' is not allowed; write the keys out")
        elif key in frame.container:
            first = self.key_marks[location][0]
            self._fault(mark, f"duplicate key {quoted(key)}; first on line {first}")
        else:
            frame.keeps_value = True
            self.key_marks[location] = mark

    def _open(self, container: dict[str, Value] | list[Value], mark: Mark) -> None:
        location = self._place(container, mark)
        if len(self.stack) == MAX_DEPTH:
            self._fault(mark, f"nested more than {MAX_DEPTH} levels deep")
            raise _Abort
        self.stack.append(_Frame(container, location))

    def _place(self, value: Value, mark: Mark) -> Location:
        """Put a value where it belongs and return its location."""
        if len(self.value_marks) == MAX_VALUES:
            self._fault(mark, f"more than {MAX_VALUES} values; divide the agreement")
            raise _Abort
        if not self.stack:
            if not isinstance(value, dict):
                self._fault(mark, "expected keys and values at the top of the file")
                raise _Abort
            self.root = value
            self.value_marks[()] = mark
            return ()
        frame = self.stack[-1]
        if isinstance(frame.container, list):
            location: Location = (*frame.location, len(frame.container))
            frame.container.append(value)
        elif frame.key is None:
            self._fault(mark, "a key is a list, a mapping or an alias; expected text")
            frame.key, frame.keeps_value = "", False
            return (*frame.location, "")
        else:
            location = (*frame.location, frame.key)
            if frame.keeps_value:
                frame.container[frame.key] = value
            frame.key = None
        # The first of two equal keys keeps its mark as it keeps its value.
        self.value_marks.setdefault(location, mark)
        return location
