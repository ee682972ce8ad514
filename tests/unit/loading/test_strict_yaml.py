"""Reading YAML strictly: what it means, where it stands, and everything that is refused."""

import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest

from treaty.loading.folder import MAX_BYTES
from treaty.loading.strict_yaml import MAX_DEPTH, parse_yaml

FILE = Path("a.yaml")


def faults_of(source: bytes) -> list[str]:
    return [str(fault).removeprefix("a.yaml:") for fault in parse_yaml(source, FILE)[1]]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("NO", "NO"),
        ("1.10", "1.10"),
        ("010", "010"),
        ("2024-06-13", "2024-06-13"),
        ("true", "true"),
        ("12:30:45", "12:30:45"),
        ("null", None),
        ("~", None),
        ("", None),
        ("'null'", "null"),
        ('"~"', "~"),
        ('""', ""),
        ("Null", "Null"),
        ("Україна 支援", "Україна 支援"),
        (r'"\u0041\n"', "A\n"),
        ("[1, [x, {y: z}]]", ["1", ["x", {"y": "z"}]]),
        (">-\n  folded\n  text", "folded text"),
    ],
)
def test_a_value_is_what_was_written(written: str, meant: object) -> None:
    document, faults = parse_yaml(f"a: {written}\n".encode(), FILE)
    assert faults == []
    assert document is not None
    assert document.value == {"a": meant}


def test_places_of_keys_and_values() -> None:
    document, _ = parse_yaml("# note\nключ: [x,\n  {y: z}]\nlast:\n".encode(), FILE)
    assert document is not None
    assert document.value_marks == {
        (): (2, 1),
        ("ключ",): (2, 7),
        ("ключ", 0): (2, 8),
        ("ключ", 1): (3, 3),
        ("ключ", 1, "y"): (3, 7),
        ("last",): (4, 6),
    }
    assert document.key_marks == {
        ("ключ",): (2, 1),
        ("ключ", 1, "y"): (3, 4),
        ("last",): (4, 1),
    }


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_a_byte_order_mark_and_line_breaks_do_not_move_places(line_break: str) -> None:
    source = f"\ufeffa: 1{line_break}b: [2]{line_break}"
    document, faults = parse_yaml(source.encode(), FILE)
    assert faults == []
    assert document is not None
    assert document.value == {"a": "1", "b": ["2"]}
    assert document.value_marks[("a",)] == (1, 4)
    assert document.value_marks[("b", 0)] == (2, 5)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (b"", ["1:1: the file is empty; expected keys and values"]),
        (b"# nothing\n", ["1:1: the file is empty; expected keys and values"]),
        (b"- a\n", ["1:1: expected keys and values at the top of the file"]),
        (b"just text", ["1:1: expected keys and values at the top of the file"]),
        (b"a: 1\na: 2\n", ["2:1: duplicate key 'a'; first on line 1"]),
        (b"a: {b: 1, b: 2}", ["1:11: duplicate key 'b'; first on line 1"]),
        (b"a: &x 1\nb: 2", ["1:4: anchor '&x' is not allowed"]),
        (b"a: *x\n", ["1:4: alias '*x' is not allowed; write the value out"]),
        (
            b"a: !!python/object:os.system x",
            ["1:4: tag '!!python/object:os.system' is not allowed"],
        ),
        (b"a: !x [1]", ["1:4: tag '!x' is not allowed"]),
        (b"<<: {a: 1}", ["1:1: merge key '<<' is not allowed; write the keys out"]),
        (b"[1, 2]: 3\n", ["1:1: a key is a list, a mapping or an alias; expected text"]),
        (b"? [1, 2]\n: 3\n", ["1:3: a key is a list, a mapping or an alias; expected text"]),
        (b"{{a: 1}: 2, b: 3}", ["1:2: a key is a list, a mapping or an alias; expected text"]),
        (b"~: 1", ["1:1: a key is empty; expected text before the colon"]),
        (b"a: 1\n---\nb: 2\n", ["2:1: a second document begins; a file holds one"]),
        (b"a: 1\nb: \xff\n", ["2:4: not UTF-8 text; save the file as UTF-8"]),
        (b"\xef\xbb\xbfa: \xff\n", ["1:4: not UTF-8 text; save the file as UTF-8"]),
        ("ї: ї\xff".encode("utf-16"), ["1:1: not UTF-8 text; save the file as UTF-8"]),
        (b"a: 1\nb: x\x00y\n", ["2:5: control character U+0000 is not allowed"]),
        (b"a: 1\r\nb: \x1b[31m\n", ["2:4: control character U+001B is not allowed"]),
        ("a: \u2028b".encode(), ["1:4: control character U+2028 is not allowed"]),
        (rb'a: "\e[31m"', ["1:4: control character U+001B is not allowed"]),
        (rb'a: "\0"', ["1:4: control character U+0000 is not allowed"]),
        (b"a:\n\t- x", ["2:1: not valid YAML: a tab where spaces are expected"]),
        (
            b"a: b: c",
            ["1:5: not valid YAML: mapping values are not allowed in this context"],
        ),
        (
            b'a: 1\nb: "open\n',
            [
                "3:1: not valid YAML: found unexpected end of stream while scanning a quoted "
                "scalar that begins on line 2"
            ],
        ),
    ],
)
def test_what_is_refused(source: bytes, expected: list[str]) -> None:
    assert faults_of(source) == expected


def test_every_fault_of_a_file_is_found_up_to_where_it_cannot_be_read() -> None:
    source = b"a: &x 1\na: *x\nb: !y 2\n<<: 3\n? [q]\n: {r: 1, r: 2}\nc: [\n"
    assert faults_of(source) == [
        "1:4: anchor '&x' is not allowed",
        "2:1: duplicate key 'a'; first on line 1",
        "2:4: alias '*x' is not allowed; write the value out",
        "3:4: tag '!y' is not allowed",
        "4:1: merge key '<<' is not allowed; write the keys out",
        "5:3: a key is a list, a mapping or an alias; expected text",
        "6:10: duplicate key 'r'; first on line 6",
        "8:1: not valid YAML: did not find expected node content while parsing a flow node "
        "that begins on line 8",
    ]


def test_the_first_of_two_equal_keys_is_kept() -> None:
    document, _ = parse_yaml(b"a: {b: 1}\na: {b: 2, c: 3}\n", FILE)
    assert document is not None
    assert document.value == {"a": {"b": "1"}}
    assert document.value_marks[("a", "b")] == (1, 8)


def test_nesting_has_a_limit() -> None:
    deepest = "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert faults_of(deepest.encode()) == []
    assert faults_of(b"a: " + b"[" * MAX_DEPTH) == [
        f"1:{3 + MAX_DEPTH}: nested more than {MAX_DEPTH} levels deep"
    ]


@pytest.mark.parametrize("opening", [b"[", b"{", b"- ", b"? ", b"{a: "])
def test_deep_nesting_neither_crashes_nor_takes_long(opening: bytes) -> None:
    start = perf_counter()
    for source in (
        b"a: " + opening * ((MAX_BYTES - 3) // len(opening)),
        b"a:\n " + opening * ((MAX_BYTES - 4) // len(opening)),
        opening * 16_000_000,
    ):
        document, faults = parse_yaml(source, FILE)
        assert document is None
        assert faults
    # A hundred times what it takes; the pure parser or a quadratic one would take minutes.
    assert perf_counter() - start < 10


def test_a_file_has_a_size_limit() -> None:
    assert faults_of(b"a: " + b"x" * (MAX_BYTES - 3)) == []
    assert faults_of(b"a: " + b"x" * (MAX_BYTES - 2)) == ["1:1: the file is larger than 5 MB"]


def test_without_the_c_library_the_outcome_is_the_same() -> None:
    corpus = Path(__file__).parents[2] / "corpora" / "harbour"
    program = f"""
import sys
sys.modules["yaml._yaml"] = None  # what an installation without it amounts to
from pathlib import Path
from treaty.loading import load_collection
from treaty.loading.strict_yaml import parse_yaml
import yaml
assert not yaml.__with_libyaml__
print(load_collection(Path({str(corpus)!r})).model_dump_json())
for source in (b"a: &x 1\\na: !y 2\\n", b'a: "\\\\uD800"', b"a: " + b"[" * 100_000, b"a: b: c"):
    for fault in parse_yaml(source, Path("a.yaml"))[1]:
        print(fault)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
    )
    from treaty.loading import load_collection

    assert done.stdout.splitlines() == [
        load_collection(corpus).model_dump_json(),
        "a.yaml:1:4: anchor '&x' is not allowed",
        "a.yaml:2:1: duplicate key 'a'; first on line 1",
        "a.yaml:2:4: tag '!y' is not allowed",
        "a.yaml:1:4: control character U+D800 is not allowed",
        "a.yaml:1:35: nested more than 32 levels deep",
        "a.yaml:1:5: not valid YAML: mapping values are not allowed here",
    ]
