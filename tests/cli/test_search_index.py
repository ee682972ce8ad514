"""The search index in the cache: made once, made anew when it must be, never in the way."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from tests.program import RUN

HARBOUR = "tests/corpora/harbour"


@pytest.fixture
def folder(request, tmp_path):
    copied = tmp_path / "data"
    shutil.copytree(request.config.rootpath / HARBOUR, copied)
    return copied


@pytest.fixture
def find(treaty, folder, tmp_path):
    """Search the harbour with a cache of its own."""

    def run(*arguments, **environ):
        environ = {"XDG_CACHE_HOME": str(tmp_path / "cache"), **environ}
        return treaty("search", *arguments, "--data", str(folder), "-f", "json", env=environ)

    return run


def clauses(done):
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    return [hit["clause"] for hit in json.loads(done.stdout)]


def index_in(tmp_path):
    (index,) = (tmp_path / "cache" / "treaty").glob("[!.]*.sqlite")
    return index


def test_a_second_search_reads_the_index_and_loads_no_model(find, folder, environ, tmp_path):
    expected = clauses(find("harbour"))
    assert expected
    made = index_in(tmp_path).stat()
    code = (
        "import sys; from treaty.cli import main\n"
        f"sys.argv = ['treaty', 'search', 'harbour', '--data', {str(folder)!r}]\n"
        "try: main()\n"
        "except SystemExit: print('treaty.models' in sys.modules, 'yaml' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**environ, "XDG_CACHE_HOME": str(tmp_path / "cache")},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "False False"
    assert index_in(tmp_path).stat() == made


def test_a_change_of_the_data_is_found(find, folder):
    assert clauses(find("zyzzyva")) == []
    provisions = next(folder.glob("agreements/*/provisions.yaml"))
    text = provisions.read_text(encoding="utf-8")
    provisions.write_text(text.replace("summary: ", "summary: Zyzzyva. ", 1), encoding="utf-8")
    assert len(clauses(find("zyzzyva"))) == 1


def test_a_fault_in_the_data_is_told_though_an_index_is_there(find, folder):
    clauses(find("harbour"))
    (folder / "codebook.yaml").write_text("version: [", encoding="utf-8")
    done = find("harbour")
    assert (done.returncode, done.stdout) == (3, "")
    assert "codebook.yaml:2:1: not valid YAML" in done.stderr


def damage_head(path):
    path.write_bytes(b"no database at all" * 100)


def damage_middle(path):
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    path.write_bytes(bytes(content))


def cut_short(path):
    path.write_bytes(path.read_bytes()[:6000])


def empty(path):
    path.write_bytes(b"")


def make_of_another_version(path):
    connection = sqlite3.connect(path)
    connection.execute("UPDATE facts SET value = '0' WHERE name = 'version'")
    connection.execute("DROP TABLE labels")
    connection.commit()
    connection.close()


def drop_a_table(path):
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE documents")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    "damage",
    [damage_head, damage_middle, cut_short, empty, make_of_another_version, drop_a_table],
)
def test_a_damaged_index_is_made_anew(find, tmp_path, damage):
    expected = find("harbour").stdout
    sound = index_in(tmp_path).read_bytes()
    damage(index_in(tmp_path))
    assert find("harbour").stdout == expected
    assert index_in(tmp_path).read_bytes() == sound


def test_without_a_cache_that_can_be_written_it_is_made_in_memory(find, tmp_path):
    (tmp_path / "a file").write_text("", encoding="utf-8")
    expected = clauses(find("harbour"))
    assert clauses(find("harbour", XDG_CACHE_HOME=str(tmp_path / "a file"))) == expected
    assert clauses(find("harbour", XDG_CACHE_HOME="/proc/self")) == expected


def test_a_folder_in_the_place_of_the_index_is_left_alone(find, tmp_path):
    expected = clauses(find("harbour"))
    place = index_in(tmp_path)
    place.unlink()
    (place / "inside").mkdir(parents=True)
    assert clauses(find("harbour")) == expected
    assert (place / "inside").is_dir()


def endless_view(path):
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE facts")
    connection.execute(
        "CREATE VIEW facts (name, value) AS WITH RECURSIVE n (i) AS "
        "(SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 'n' || i, i FROM n"
    )
    connection.commit()
    connection.close()


def view_of_words(path):
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE occurrences")
    connection.execute(
        "CREATE VIEW occurrences (word_id, place, source, position, start, end) AS "
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
        "SELECT i, i, i, i, i, i FROM n"
    )
    connection.commit()
    connection.close()


def fifo(path):
    path.unlink()
    os.mkfifo(path)


def device(path):
    path.unlink()
    path.symlink_to("/dev/zero")


def link_to_a_sound_one(path):
    path.rename(path.with_name("other"))
    path.symlink_to("other")


def writable_by_others(path):
    path.chmod(0o666)


@pytest.mark.parametrize(
    "put", [endless_view, view_of_words, fifo, device, link_to_a_sound_one, writable_by_others]
)
def test_what_is_no_index_of_ones_own_is_made_anew(find, tmp_path, put):
    expected = find("harbour").stdout
    sound = index_in(tmp_path).read_bytes()
    put(index_in(tmp_path))
    assert find("harbour").stdout == expected
    assert not index_in(tmp_path).is_symlink()
    assert index_in(tmp_path).read_bytes() == sound
    assert index_in(tmp_path).stat().st_mode & 0o777 == 0o600


def test_a_query_that_is_too_long_is_told(find):
    done = find(" ".join(f"w{number}" for number in range(40)))
    assert "the first 32 different words of its first 20,000 characters" in done.stderr


def test_words_that_nothing_matches_are_a_column_of_every_form(treaty, folder):
    for form in ("csv", "plain", "markdown"):
        done = treaty("search", "harbour mines zyzzyva", "--data", str(folder), "-f", form)
        assert "zyzzyva" in done.stdout, form


@pytest.mark.parametrize("number", [3, pytest.param(12, marks=pytest.mark.long)])
def test_many_processes_at_once_on_a_cold_cache_all_answer(
    find, treaty_process, folder, tmp_path, number
):
    def search(_):
        arguments = ("search", "harbour", "--data", str(folder), "-f", "json")
        return treaty_process(*arguments, env={"XDG_CACHE_HOME": str(tmp_path / "cache")})

    with ThreadPoolExecutor(6) as pool:
        answers = {done.stdout for done in pool.map(search, range(number))}
    assert answers == {find("harbour").stdout}
    assert [p.name for p in (tmp_path / "cache/treaty").iterdir() if p.name.startswith(".")] == []


def test_a_process_killed_while_it_writes_leaves_no_half_index(find, folder, environ, tmp_path):
    command = [sys.executable, "-c", RUN, "search", "harbour", "--data", str(folder)]
    for wait in (0.15, 0.2, 0.25, 0.3, 0.35, 0.4):
        process = subprocess.Popen(
            command,
            env={**environ, "XDG_CACHE_HOME": str(tmp_path / "cache")},
            stdout=subprocess.DEVNULL,
        )
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for index in (tmp_path / "cache").glob("treaty/[!.]*.sqlite"):
            with closing(sqlite3.connect(index)) as connection:
                assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    assert clauses(find("harbour")) == clauses(find("harbour", XDG_CACHE_HOME="/proc/self"))


@pytest.fixture
def many(folder):
    """A folder with more agreements than are loaded at once."""
    first = folder / "agreements/mer"
    for number in range(31):
        id_ = f"a{number:02}"
        copied = folder / "agreements" / id_
        shutil.copytree(first, copied)
        facts = copied / "agreement.yaml"
        text = facts.read_text(encoding="utf-8")
        assert text.count("id: mer\n") == 1
        facts.write_text(text.replace("id: mer\n", f"id: {id_}\n"), encoding="utf-8")
    return folder


def test_many_agreements_are_searched_together_or_one_by_itself(find, many, treaty):
    everywhere = json.loads(find("harbour", "--agreement", "all", "--limit", "1000").stdout)
    assert {hit["agreement"] for hit in everywhere} == {p.name for p in many.glob("agreements/*")}
    (first,) = {hit["agreement"] for hit in json.loads(find("harbour").stdout)}
    assert first == "a00"
    (one,) = {hit["agreement"] for hit in json.loads(find("harbour", "--agreement", "a07").stdout)}
    assert one == "a07"
    shown = treaty(
        "search", "harbour", "--data", str(many), "--agreement", "all", "--limit", "2"
    ).stdout
    # What a hit of the default needs no option for, one of another does.
    assert ("treaty show" in shown, "--agreement a00" in shown) == (True, False)
    assert "--agreement a01" in shown
    wrong = find("harbour", "--agreement", "a77")
    assert (wrong.returncode, "unknown agreement 'a77'" in wrong.stderr) == (2, True)


def test_of_many_agreements_only_the_wanted_one_is_loaded(many, treaty):
    (many / "agreements/a05/money.yaml").write_text("broken: [", encoding="utf-8")
    sound = treaty("info", "--data", str(many), "--agreement", "a06")
    assert (sound.returncode, sound.stderr) == (0, "")
    broken = treaty("info", "--data", str(many), "--agreement", "a05")
    assert broken.returncode == 3
    wrong = treaty("info", "--data", str(many), "--agreement", "a77")
    assert (wrong.returncode, "unknown agreement 'a77'" in wrong.stderr) == (2, True)


def test_a_python_without_sqlite_says_so(treaty_process, tmp_path, environ):
    (tmp_path / "sqlite3.py").write_text("raise ImportError('no sqlite here')\n")
    done = treaty_process(
        "search", "x", env={"PYTHONPATH": f"{tmp_path}{os.pathsep}{environ['PYTHONPATH']}"}
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "sqlite3" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_value_that_nothing_is_called_is_the_same_error_in_a_query_as_in_an_option(find):
    in_query, by_option = find("harbour party:france"), find("harbour", "--party", "france")
    assert (in_query.returncode, in_query.stdout) == (2, "")
    assert in_query.stderr == by_option.stderr
    assert "unknown party 'france'" in in_query.stderr


def test_an_empty_search_is_told_by_the_exit_code_where_that_is_asked_for(find):
    assert find("zyzzyva").returncode == 0
    assert find("zyzzyva", "--exit-code").returncode == 1
    assert find("harbour", "--exit-code").returncode == 0
