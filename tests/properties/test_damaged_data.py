"""Whatever happens to a file of the data, it loads or its faults are told."""

from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from functools import partial
from itertools import zip_longest
from pathlib import Path
from shutil import copytree, ignore_patterns
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.reading import read_texts

from treaty.errors import InvalidDataError
from treaty.loading import load_collection, load_lexicon
from treaty.loading.folder import find_data_folder
from treaty.models import Collection, Lexicon

pytestmark = pytest.mark.fuzz
CORPUS = Path(__file__).parents[1] / "corpora" / "harbour"
FILES = {path.relative_to(CORPUS).as_posix(): path.read_bytes() for path in CORPUS.rglob("*.yaml")}
# What means something to YAML, to dates, to references and to nobody.
PIECES = [
    *"\0\t\n\r :-?[]{},&*#|>@`\"'%!~<=.0",
    *("- ", ": ", "<<: ", "---\n", "...\n", "&a ", "*a", "!!str ", "null", "\u2028", "\ufeff"),
    *(
        "P9999Y",
        "PT24H",
        "2024-02-31",
        "9" * 5000,
        "../..",
        "II.2.2.a",
        "both",
        "I.2-m1",
        "\\uD800",
    ),
]


@st.composite
def damage(draw: st.DrawFn) -> tuple[str, bytes]:
    """Cut pieces out of a file of the corpus and put others in, also pieces of itself."""
    name = draw(st.sampled_from(sorted(FILES)))
    content = FILES[name]
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = draw(st.integers(start, min(len(content), start + 40)))
        copied = draw(st.integers(0, len(content)))
        piece = draw(
            st.sampled_from([piece.encode() for piece in PIECES])
            | st.text(max_size=12).map(lambda text: text.encode("utf-8", "surrogatepass"))
            | st.binary(max_size=6)
            | st.just(content[copied : copied + 60])
        )
        content = content[:start] + piece + content[end:]
    return name, content


@given(damage())
def test_damaged_data_loads_or_its_faults_are_told(damaged: tuple[str, bytes]) -> None:
    holds(CORPUS, *damaged)


REAL = find_data_folder()
# Their files have every key that any of the 28 has; to try all would take three times as long.
REAL_AGREEMENTS = ("deu", "est", "eu", "fra", "gbr", "isl", "jpn", "ltu", "prt")
LEFT_OUT = ignore_patterns(*{path.name for path in REAL.glob("agreements/*")} - {*REAL_AGREEMENTS})
REAL_FILES = {
    path.relative_to(REAL).as_posix(): read_texts(path)
    for path in [
        REAL / "codebook.yaml",
        *(
            path
            for id_ in REAL_AGREEMENTS
            for path in sorted(REAL.glob(f"agreements/{id_}/*.yaml"))
            # A translation is read only where its language is asked for.
            if "." not in path.stem
        ),
        *sorted(REAL.glob("lexicon/*.yaml")),
    ]
}
ODD = st.sampled_from(
    [None, "", "both", "II.2.4", "X.3-2", "9999-99-99", "P0D", "will", -1, 0, 10**30, 1.5, True]
)
VALUES = st.recursive(
    ODD | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@st.composite
def restructured(draw: st.DrawFn) -> tuple[str, bytes]:
    """Take records of the real data out, double them, move them, or put others in their place."""
    name = draw(st.sampled_from(sorted(REAL_FILES)))
    tree = deepcopy(REAL_FILES[name])
    places = [*_places(tree)]
    for _ in range(draw(st.integers(1, 3))):
        container, key = draw(st.sampled_from(places))
        _, other = elsewhere = draw(st.sampled_from(places))
        change = draw(st.sampled_from(["put", "drop", "double", "move", "rename"]))
        try:
            if change == "put":
                container[key] = draw(VALUES)
            elif change == "drop":
                del container[key]
            elif change == "double" and isinstance(container, list):
                container.insert(key, deepcopy(container[key]))
            elif change == "move":
                container[key] = deepcopy(elsewhere[0][other])
            elif change == "rename" and isinstance(container, dict):
                misspelt = str(key).replace("-", " ").title()
                container[draw(st.text(max_size=8) | ODD | st.just(misspelt))] = container.pop(key)
        except LookupError:
            continue  # an earlier change has taken the place away
    return name, yaml.safe_dump(tree, allow_unicode=True, sort_keys=False).encode()


def keys_of(path: Path) -> Iterator[tuple[str, yaml.Mark, yaml.Mark]]:
    """Yield a key of each kind that a file has, with the places where it begins and ends."""
    seen = set()
    content = path.read_text(encoding="utf-8")
    tree = yaml.compose(content, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for kind, key in _keys(tree, ()):
        if kind not in seen:
            seen.add(kind)
            yield key.value, key.start_mark, key.end_mark


def _keys(node: yaml.Node, kind: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], yaml.Node]]:
    """Yield each key of mappings with its kind: itself behind those that it stands below."""
    if isinstance(node, yaml.SequenceNode):
        for inner in node.value:
            yield from _keys(inner, kind)
    elif isinstance(node, yaml.MappingNode):
        for key, inner in node.value:
            # In a lexicon the ids of what is named are keys; one stands for all.
            is_id = kind in {("entities",), ("modalities",)}
            is_id = is_id and isinstance(inner, yaml.MappingNode)
            here = (*kind, "*" if is_id else key.value)
            yield here, key
            yield from _keys(inner, here)


@pytest.mark.parametrize(
    ("corpus", "load", "files"),
    [
        (CORPUS, load_collection, FILES),
        pytest.param(
            REAL,
            load_lexicon,
            [name for name in REAL_FILES if name.startswith("lexicon/")],
            marks=pytest.mark.long,
        ),
        pytest.param(
            REAL,
            partial(load_collection, every=True),
            [name for name in REAL_FILES if not name.startswith("lexicon/")],
            marks=pytest.mark.long,
        ),
    ],
    ids=["small", "lexicon", "real"],
)
def test_a_misspelt_key_is_told_where_it_stands(
    tmp_path: Path, corpus: Path, load: Callable[[Path], object], files: Iterable[str]
) -> None:
    data = Path(copytree(corpus, tmp_path / "data", ignore=LEFT_OUT))
    names = [*files]
    # One key of each file at once, as the faults of all files are told together.
    for keys in zip_longest(*(keys_of(corpus / name) for name in names)):
        expected = set()
        for name, key in zip(names, keys, strict=True):
            text = (corpus / name).read_text(encoding="utf-8")
            if key is not None:
                said, begin, end = key
                wrong = f"{said} X".title().replace("-", " ")
                lines = text.splitlines(keepends=True)
                line = lines[begin.line]
                lines[begin.line] = line[: begin.column] + wrong + line[end.column :]
                text = "".join(lines)
                expected.add((name, begin.line + 1, begin.column + 1, repr(wrong)))
            (data / name).write_text(text, encoding="utf-8")
        with pytest.raises(InvalidDataError) as caught:
            load(data)
        told = {
            (name, line, column, wrong)
            for name, line, column, wrong in expected
            for fault in caught.value.faults
            if (fault.path, fault.line, fault.column) == (data / name, line, column)
            and wrong in fault.message
        }
        assert told == expected, str(caught.value)


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    for key, value in [*(tree.items() if isinstance(tree, dict) else enumerate(tree))]:
        yield tree, key
        if isinstance(value, dict | list):
            yield from _places(value)


@pytest.mark.long
@given(restructured())
def test_real_data_in_another_order_loads_or_its_faults_are_told(
    damaged: tuple[str, bytes],
) -> None:
    holds(REAL, *damaged)


def holds(corpus: Path, name: str, content: bytes) -> None:
    with TemporaryDirectory() as folder:
        data = Path(copytree(corpus, Path(folder, "data"), ignore=LEFT_OUT))
        (data / name).write_bytes(content)
        faults = []
        try:
            collection = load_collection(data, every=True)
            lexicon = load_lexicon(data)
        except InvalidDataError as error:
            faults = error.faults
        else:
            assert Collection.model_validate_json(collection.model_dump_json()) == collection
            assert Lexicon.model_validate_json(lexicon.model_dump_json()) == lexicon
            return
    assert faults
    breaks = content.count(b"\n") + content.count(b"\r")
    for fault in faults:
        assert (corpus / fault.path.relative_to(data)).is_file()
        assert fault.column >= 1
        assert fault.line >= 1
        assert fault.path != data / name or fault.line <= breaks + 2
        assert str(fault).isprintable()
