"""The words of the official text in the answers of those who keep a copy, and of others."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.ferry import TEXT, make_folder
from tests.program import RUN

pseudo_terminal = pytest.importorskip("tests.cli.pseudo_terminal")

STYLE = re.compile("\x1b\\[[0-9;]*m")
FIRST = "Tervia will run a ferry between Lumen and Oland every day."
SECOND = "Oland will strive to keep its quay free of ice, as appropriate."
WITHOUT = "you keep no copy of the official text of ferry"


@pytest.fixture(scope="module")
def homes(treaty, tmp_path_factory):
    """The environment of one who keeps the ferry's text, and of one who does not."""
    folder = tmp_path_factory.mktemp("ferry")
    data = str(make_folder(folder / "data"))
    with_text, without = (
        {"TREATY_DATA": data, "XDG_DATA_HOME": str(folder / name)} for name in ("one", "other")
    )
    assert treaty("text", "add", str(TEXT), env=with_text).returncode == 0
    return with_text, without


@pytest.fixture
def ask(treaty, homes):
    """Run a command for one who keeps the text."""

    def run(*arguments, env=None):
        done = treaty(*arguments, env={**homes[0], **(env or {})})
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    return run


def test_a_clause_is_shown_with_its_sentences_and_each_obligation_with_its_own(ask):
    shown = ask("show", "I.1", env={"COLUMNS": "200"})
    head, first, second = re.split("I.1-[12] ", shown)
    assert f"In the words of the text\n  {FIRST} · p. 1\n  {SECOND} · p. 1\n" in head
    assert (FIRST in first, SECOND in first) == (True, False)
    assert (FIRST in second, SECOND in second) == (False, True)


def test_the_anchor_and_the_verb_are_marked_in_the_sentence(ask):
    shown = ask("show", "I.1-1", env={"COLUMNS": "200", "FORCE_COLOR": "1"})
    (line,) = [each for each in shown.splitlines() if FIRST in STYLE.sub("", each)]
    # The verb, bold, stands inside the anchor, underlined.
    assert "\x1b[4mTervia \x1b[0m\x1b[1;4mwill run\x1b[0m\x1b[4m a ferry\x1b[0m between" in line


def test_json_has_the_wording_where_there_is_a_text_and_no_such_field_elsewhere(ask, treaty, homes):
    with_text = json.loads(ask("show", "I.1", "-f", "json"))
    assert with_text["wording"] == [{"words": FIRST, "page": 1}, {"words": SECOND, "page": 1}]
    assert with_text["obligations"][1]["wording"] == [{"words": SECOND, "page": 1}]
    without = json.loads(treaty("show", "I.1", "-f", "json", env=homes[1]).stdout)
    assert without == {
        **{key: value for key, value in with_text.items() if key != "wording"},
        "obligations": [
            {key: value for key, value in each.items() if key != "wording"}
            for each in with_text["obligations"]
        ],
    }


@pytest.mark.parametrize(
    "arguments", [("show", "I.1-2", "--wording"), ("cite", "I.1-2", "--quote")], ids=" ".join
)
def test_words_are_quoted_with_their_citation_unbroken(ask, arguments):
    words, citation = ask(*arguments).splitlines()
    assert words == f"“{SECOND}”"
    assert citation.startswith("Ferry Accord between Tervia and Oland, signed")
    assert "Part I, paragraph 1" in citation
    document = ask(*arguments, "-f", "markdown")
    assert document == f"> {SECOND}\n>\n> {citation}\n"


def test_the_citation_of_a_quotation_is_that_of_cite(ask):
    options = ["I.2", "--style", "oscola", "--accessed", "2026-11-24"]
    (quoted,) = json.loads(ask("cite", *options, "--quote", "-f", "json"))
    assert quoted["citation"] == ask("cite", *options).rstrip()


def test_a_list_of_obligations_can_be_had_in_the_words_of_the_text(ask):
    quoted = json.loads(ask("list-obligations", "--clause", "I.1", "--wording", "-f", "json"))
    assert {each["id"]: each["wording"] for each in quoted} == {"I.1-1": FIRST, "I.1-2": SECOND}


def test_verify_takes_the_copy(ask, treaty, homes):
    assert ask("verify") == ask("verify", str(TEXT))
    done = treaty("verify", env=homes[1])
    assert (done.returncode, done.stdout, WITHOUT in done.stderr) == (2, "", True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "I.1", "--wording"),
        ("cite", "I.1", "--quote"),
        ("list-obligations", "--wording"),
        ("read",),
    ],
    ids=" ".join,
)
def test_who_keeps_no_text_is_told_how_to_have_it(treaty, homes, arguments):
    done = treaty(*arguments, env=homes[1])
    assert (done.returncode, done.stdout) == (2, "")
    assert WITHOUT in done.stderr
    assert "treaty text where --agreement ferry" in done.stderr


def test_a_clause_that_is_but_a_heading_says_so(treaty, homes):
    done = treaty("show", "I", "--wording", env=homes[0])
    assert (done.returncode, done.stdout) == (0, "")
    assert "no sentence of its own" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("cite", "--quote"), "name the clause"),
        (("cite", "I.1", "--quote", "--style", "ris"), "ris has no place for the words"),
    ],
)
def test_what_cannot_be_quoted_is_said(treaty, homes, arguments, said):
    done = treaty(*arguments, env=homes[0])
    assert (done.returncode, done.stdout, said in done.stderr) == (2, "", True)


def test_a_copy_of_something_else_is_named(treaty, homes, tmp_path):
    (tmp_path / "ferry.txt").write_text("[page 1]\nDear diary,\n", encoding="utf-8")
    done = treaty("show", "I.1", env={**homes[0], "TREATY_TEXTS": str(tmp_path)})
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{tmp_path / 'ferry.txt'}: is kept as an official text" in done.stderr


def test_the_quiet_line_stays_out_of_pipes(treaty, homes):
    for form in ("table", "json", "csv", "plain", "markdown"):
        assert "treaty text" not in treaty("show", "I.1", "-f", form, env=homes[1]).stdout


def test_the_quiet_line_is_for_a_terminal_and_for_who_keeps_no_text(homes, environ):
    asked = ["show", "I.1", "--no-pager"]
    sittings = [pseudo_terminal.Sitting(asked, home, columns=200, lines=60) for home in homes]
    with_text, without = pseudo_terminal.run_one_after_another(sittings, environ)
    assert (with_text.code, without.code) == (0, 0)
    assert "treaty text where" not in with_text.shown
    assert "treaty text where" in without.shown


READ = """\
Title
Ferry Accord between Tervia and Oland Tervia and Oland (the "Participants") have
decided as follows: · p. 1

I Ferries

I.1 [Crossing and quay]
Tervia will run a ferry between Lumen and Oland every day. · p. 1
    I.1-1 firm · will run · Tervia
Oland will strive to keep its quay free of ice, as appropriate. · p. 1
    I.1-2 aspirational · will strive · Oland · terms: as appropriate

I.2 [Money for the quay]
Tervia will provide 2 million euros for the quay in 2026. · p. 1
    I.2-1 firm · will provide · Tervia · for 2026

II Final matters
"""


def test_the_whole_text_is_read_with_the_coding_beneath(ask):
    shown = ask("read")
    assert shown.startswith(READ)
    assert "\n\nClosing\nSigned in Lumen on 5 May 2025" in shown


def test_on_a_wide_terminal_the_coding_stands_in_the_margin(ask):
    title, *lines = ask("read", "I.1", env={"COLUMNS": "150"}).splitlines()
    assert title == "I.1 [Crossing and quay]"
    assert [re.split("  +", each) for each in lines] == [
        [f"{FIRST} · p. 1", "I.1-1 firm · will run · Tervia"],
        [f"{SECOND} · p. 1", "I.1-2 aspirational · will strive · Oland · terms:"],
        ["", "as appropriate"],
    ]


def test_a_part_is_read_with_all_below_it(ask):
    read = json.loads(ask("read", "I", "-f", "json"))
    assert [each["clause"] for each in read] == ["I", "I.1", "I.2"]
    assert [[o["id"] for o in each["obligations"]] for each in read] == [
        [], ["I.1-1", "I.1-2"], ["I.2-1"],
    ]  # fmt: skip


def test_the_text_goes_through_the_pager(homes, environ):
    argv = [sys.executable, "-c", RUN, "read"]
    env = {**environ, **homes[0], "PAGER": "sed s/^/paged:/"}
    with pseudo_terminal.PseudoTerminal(argv, env, columns=80, lines=10) as terminal:
        assert terminal.end() == 0
        assert "paged:Ada Tervin" in terminal.shown


def test_an_exported_document_takes_the_text_in_and_says_so(ask):
    document = ask("export", "--as", "markdown", "--with-text")
    assert f"\n> {FIRST} · p. 1\n>\n> {SECOND} · p. 1\n" in document
    assert "from the copy of whoever made this document" in document
    page = ask("export", "--as", "html", "--with-text")
    assert re.search(rf"<blockquote[^>]*>\s*<p>{re.escape(FIRST)} ", page)
    assert "from the copy of whoever made this page" in page


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_an_exported_document_has_the_text_only_where_it_was_asked_for(ask, treaty, homes, form):
    exported = ask("export", "--as", form)
    assert FIRST not in exported
    assert exported == treaty("export", "--as", form, env=homes[1]).stdout
    done = treaty("export", "--as", form, "--with-text", env=homes[1])
    assert (done.returncode, done.stdout, WITHOUT in done.stderr) == (2, "", True)


def test_a_format_of_records_takes_no_text(treaty, homes):
    done = treaty("export", "--as", "json", "--with-text", env=homes[0])
    assert (done.returncode, done.stdout) == (2, "")
    assert "only --as markdown and --as html" in done.stderr


def hits_of_text(found):
    """Return the hits in the text; they stand below all others."""
    hits = json.loads(found)
    kinds = [hit["kind"] for hit in hits]
    assert kinds == sorted(kinds, key="text".__eq__)
    return [(hit["id"], hit["snippet"], hit["page"]) for hit in hits if hit["kind"] == "text"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"free of ice"', [("I.1", SECOND, 1)]),
        ("Free of ICE", [("I.1", SECOND, 1)]),
        ('"between lumen" OR "free of ice"', [("I.1", FIRST, 1), ("I.1", SECOND, 1)]),
        ('"Oland will" "free of ice"', [("I.1", SECOND, 1)]),
        ('"between lumen" "free of ice"', []),
        ("ice of free", []),
        ('"free of ic"', []),
        ("free of ice part:I", []),
        ("free of ice -tervia", []),
        ('"Signed in Lumen"', [("Closing", "Signed in Lumen on 5 May 2025 in the English "
                                "language.", 1)]),
    ],
)  # fmt: skip
def test_a_phrase_is_found_in_the_text_below_all_else(treaty, homes, query, found):
    done = treaty("search", query, "-f", "json", env=homes[0])
    assert hits_of_text(done.stdout) == found


def test_a_hit_in_the_text_says_so_and_how_to_read_on(ask):
    shown = ask("search", '"free of ice"')
    assert "I.1  Crossing and quay · text · p. 1 · treaty read I.1 --agreement ferry\n" in shown
    assert f"text: {SECOND}" in shown


def test_the_index_holds_nothing_of_the_text(ask, treaty, homes, tmp_path):
    cache = {"XDG_CACHE_HOME": str(tmp_path)}
    query = ("search", "between lumen and oland", "-f", "json")
    found = json.loads(ask(*query, env=cache))
    without = json.loads(treaty(*query, env={**homes[1], **cache}).stdout)
    assert [hit for hit in found if hit["kind"] != "text"] == without
    assert len(found) > len(without)
    for file in tmp_path.rglob("*"):
        assert file.is_dir() or b"Lumen and Oland every day" not in file.read_bytes()


def test_no_more_hits_are_shown_than_were_asked_for(ask):
    hits = json.loads(ask("search", "will be", "--limit", "1", "-f", "json"))
    assert len(hits) == 1


def test_who_keeps_no_text_does_not_wait_for_what_reads_one(homes, environ):
    program = (
        "import sys\n"
        "from treaty.cli import main\n"
        "try:\n    main()\n"
        "finally:\n    print(*sys.modules, file=sys.stderr)\n"
    )
    loaded = [
        subprocess.run(
            [sys.executable, "-c", program, "show", "I.1"],
            env={**environ, **home},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stderr.split()
        for home in homes
    ]
    assert ["treaty.official" in modules for modules in loaded] == [True, False]
    assert ["treaty.proof" in modules for modules in loaded] == [True, False]


KEPT = {"TREATY_TEXTS": os.environ.get("TREATY_TEXTS_DIR", "")}
needs_texts = pytest.mark.skipif(not KEPT["TREATY_TEXTS"], reason="TREATY_TEXTS_DIR is not set")


@needs_texts
@pytest.mark.parametrize("query", ["Crimea", '"Crimea"'])
def test_what_one_agreement_passes_over_another_may_say_in_its_text(treaty, tmp_path, query):
    for name in ("cze", "hrv", "jpn"):
        shutil.copy(Path(KEPT["TREATY_TEXTS"], f"{name}.txt"), tmp_path)
    env = {"TREATY_TEXTS": str(tmp_path)}
    done = treaty("search", query, "--agreement", "all", "-f", "json", env=env)
    found = [
        (hit["agreement"], hit["kind"], hit["clause"] or hit["id"])
        for hit in json.loads(done.stdout)
    ]
    assert found[0][:2] == ("jpn", "silence")
    assert {("cze", "text", "Preamble"), ("hrv", "text", "II.28")} <= set(found)


@needs_texts
def test_one_bad_copy_is_left_out_and_told(treaty, tmp_path):
    for name in ("cze", "jpn"):
        shutil.copy(Path(KEPT["TREATY_TEXTS"], f"{name}.txt"), tmp_path)
    shutil.copy(Path(KEPT["TREATY_TEXTS"], "fra.txt"), tmp_path / "deu.txt")
    env = {"TREATY_TEXTS": str(tmp_path)}
    done = treaty("search", '"Crimea"', "--agreement", "all", "-f", "json", env=env)
    assert {hit["agreement"] for hit in json.loads(done.stdout) if hit["kind"] == "text"} == {"cze"}
    assert done.returncode == 0
    assert "Left out: " in done.stderr
    assert "deu.txt" in done.stderr
