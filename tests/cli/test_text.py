"""``treaty text``: what is kept as the official text, and what is refused."""

import json
import stat
from pathlib import Path

import pytest
from tests.ferry import TEXT, make_folder
from tests.unit.test_official import make_pdf

WORDS = TEXT.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return make_folder(tmp_path_factory.mktemp("data") / "ferry")


@pytest.fixture
def kept(tmp_path):
    return tmp_path / "home/treaty/texts/ferry.txt"


@pytest.fixture
def text(treaty, folder, tmp_path):
    """Run ``treaty text`` for the ferry, with a data folder of the user that is still empty."""

    def run(*arguments, env=None):
        home = {"XDG_DATA_HOME": str(tmp_path / "home"), "TREATY_DATA": str(folder)}
        return treaty("text", *arguments, env={**home, **(env or {})})

    return run


def written(tmp_path, content):
    path = tmp_path / "given"
    path.write_bytes(content)
    return str(path)


def test_a_text_is_kept_listed_and_removed(text, kept):
    assert json.loads(text("list", "-f", "json").stdout) == []
    added = text("add", str(TEXT), "-f", "json")
    assert (added.returncode, added.stderr) == (0, "")
    assert json.loads(added.stdout)[0]["file"] == str(kept)
    assert text("list", "-f", "json").stdout == added.stdout
    assert text("where", "-f", "json").stdout == added.stdout
    assert json.loads(text("remove", "-f", "json").stdout)[0]["file"] is None
    assert list(kept.parent.iterdir()) == []


def test_only_the_owner_may_read_it(text, kept):
    text("add", str(TEXT))
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (kept, kept.parent)]
    assert [oct(mode) for mode in modes] == ["0o600", "0o700"]
    assert [path.name for path in kept.parent.iterdir()] == ["ferry.txt"]


def test_a_pdf_and_the_plain_text_leave_the_same_copy(text, kept, tmp_path):
    text("add", str(TEXT))
    of_text = kept.read_bytes()
    pages = [WORDS.removeprefix("[page 1]\n")]
    done = text("add", written(tmp_path, make_pdf(pages)))
    assert (done.returncode, done.stderr) == (0, "")
    assert kept.read_bytes() == of_text


def test_the_copy_proves_what_the_text_proved(text, treaty, folder, kept):
    text("add", str(TEXT))
    one, other = (treaty("verify", str(p), "--data", str(folder)).stdout for p in (TEXT, kept))
    assert one == other


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (WORDS.replace("2 million", "3 million"), "figure:I.2-m1"),
        (WORDS.replace("will run a ferry", "will run the ferry"), "anchor:I.1-1"),
        (WORDS.replace("II. Final", "[page 2]\nII. Final"), "begins on page 2"),
        ("[page 1]\nDear diary,\n", "not the official text of the Ferry Accord"),
        ("Dear diary,\n", "without page marks"),
        ("[page 1]\n\0", "binary data"),
        ("", "without page marks"),
    ],
)
def test_what_is_no_copy_is_refused_and_says_where_it_differs(text, kept, tmp_path, content, said):
    assert content != WORDS
    text("add", str(TEXT))
    before = kept.read_bytes()
    done = text("add", written(tmp_path, content.encode()))
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert kept.read_bytes() == before


def test_the_address_and_the_folder_are_told_before_there_is_a_copy(treaty, environ):
    done = treaty("text", "where")
    assert f"none in {environ['XDG_DATA_HOME']}/treaty/texts\n" in done.stdout
    assert "https://www.mofa.go.jp/files/100684186.pdf" in done.stdout
    assert "treaty text add FILE --agreement jpn" in done.stdout


def test_a_file_named_for_another_agreement_is_told_how_it_is_added(treaty, tmp_path):
    file = tmp_path / "dnk.txt"
    file.write_text("Agreement on security cooperation\n", encoding="utf-8")
    done = treaty("text", "add", str(file), env={"XDG_DATA_HOME": str(tmp_path / "home")})
    assert (done.returncode, done.stdout) == (2, "")
    assert "as the text of Japan–Ukraine Accord. Of another: --agreement dnk." in done.stderr


def test_a_folder_of_the_users_own_is_read_and_never_changed(text, kept, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    there = {"TREATY_TEXTS": str(own)}
    assert json.loads(text("where", "-f", "json", env=there).stdout)[0]["file"] is None
    for name, content in [
        ("ferry.pdf", make_pdf([WORDS.removeprefix("[page 1]\n")])),
        ("ferry.txt", TEXT.read_bytes()),
    ]:
        (own / name).write_bytes(content)
        listed = json.loads(text("list", "-f", "json", env=there).stdout)
        assert [copy["file"] for copy in listed] == [str(own / name)]
    for arguments in [("remove",), ("add", str(TEXT))]:
        done = text(*arguments, env=there)
        assert (done.returncode, "TREATY_TEXTS" in done.stderr) == (2, True)
    assert (own / "ferry.txt").read_bytes() == TEXT.read_bytes()
    assert not kept.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add"], "name the file"),
        (["list", "x.pdf"], "only 'text add' takes a file"),
        (["keep"], "'keep'"),
        (["remove"], "you keep no copy"),
        (["add", "nowhere.pdf"], "nowhere.pdf"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_message(text, arguments, said):
    done = text(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_folder_that_cannot_be_made_is_named(text, tmp_path):
    Path(tmp_path / "home").write_text("a file", encoding="utf-8")
    done = text("add", str(TEXT))
    assert done.returncode == 1
    assert str(tmp_path / "home") in done.stderr
    assert done.stderr.count("\n") == 1
