"""Whatever happens to a file of the data, it loads or its faults are told."""

from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from treaty.errors import InvalidDataError
from treaty.loading import load_collection
from treaty.models import Collection

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


@settings(max_examples=400, deadline=None)
@given(damage())
def test_damaged_data_loads_or_its_faults_are_told(damaged: tuple[str, bytes]) -> None:
    name, content = damaged
    with TemporaryDirectory() as folder:
        data = Path(copytree(CORPUS, Path(folder, "data")))
        (data / name).write_bytes(content)
        faults = []
        try:
            collection = load_collection(data)
        except InvalidDataError as error:
            faults = error.faults
        else:
            assert Collection.model_validate_json(collection.model_dump_json()) == collection
            return
    assert faults
    breaks = content.count(b"\n") + content.count(b"\r")
    for fault in faults:
        assert fault.path.relative_to(data).as_posix() in FILES
        assert fault.column >= 1
        assert fault.line >= 1
        assert fault.path != data / name or fault.line <= breaks + 2
        assert str(fault).isprintable()
