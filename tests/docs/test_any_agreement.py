"""The program is for any agreement: its code and its words know no side of the shipped one."""

import ast
import re
from pathlib import Path

import pytest

import treaty as package

SOURCE = Path(package.__file__).parent
FILES = sorted(path for path in SOURCE.rglob("*") if path.suffix in (".py", ".yaml"))
FILES = [path for path in FILES if "data" not in path.relative_to(SOURCE).parts]
KNOWS = re.compile(
    r"japan|nippon|\bjpn?\b|tokyo|ukrain|\bukr?\b|kyiv|kiev|russia|zaporizh|kishida|zelensk"
    r"|日本|ウクライナ|Україн|Япон",
    re.IGNORECASE,
)
# In some languages topics are labelled and answers put, in more agreements are signed.
LANGUAGES = {
    SOURCE / "language.py": {"uk", "українська", "日本語"},
    SOURCE / "search/vocabulary.py": {"uk"},
    SOURCE / "rendering/labels.py": {"Japanese", "Ukrainian"},
}
# What to type stands there for the data that is shipped, and is run by a test.
HELP = "help_with_examples"


def docstrings_of(tree):
    """Yield the strings that stand alone, which document and are never shown or compared."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def examples_of(tree):
    """Yield the strings of the examples in help texts, not those of the summaries before them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == HELP:
            for example in node.args[1:]:
                yield from (inner for inner in ast.walk(example) if isinstance(inner, ast.Constant))


def words_of(path):
    """Yield every name and every string of a module that the program works with or shows."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    left_out = {id(node) for node in (*docstrings_of(tree), *examples_of(tree))}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in left_out:
                yield node.lineno, text
            case ast.Name(id=name) | ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield node.lineno, name
            case ast.Attribute(attr=name) | ast.arg(arg=name):
                yield node.lineno, name


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix == ".py"], ids=str)
def test_a_module_knows_no_side(path):
    allowed = LANGUAGES.get(path, set())
    assert [
        (line, text) for line, text in words_of(path) if KNOWS.search(text) and text not in allowed
    ] == []


# These descriptions reach editors as part of the schemas.
@pytest.mark.parametrize("path", sorted((SOURCE / "models").glob("*.py")), ids=str)
def test_a_model_knows_no_side_in_its_docstrings(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [node.value for node in docstrings_of(tree) if KNOWS.search(str(node.value))] == []


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix == ".yaml"], ids=str)
def test_the_skeleton_knows_no_side(path):
    assert KNOWS.findall(path.read_text(encoding="utf-8")) == []


def test_the_search_finds_what_it_is_to_find(tmp_path):
    module = tmp_path / "module.py"
    module.write_text(
        '"""Japan."""\n'
        "def of_japan(x):\n"
        '    """Ukraine."""\n'
        '    return help_with_examples("for Kyiv", ("--party japan", "what Japan bears"))\n'
        'if party == "ukraine": pass\n',
        encoding="utf-8",
    )
    assert [text for _, text in words_of(module) if KNOWS.search(text)] == [
        "of_japan", "ukraine", "for Kyiv",
    ]  # fmt: skip
