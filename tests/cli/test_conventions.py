"""What a terminal user relies on: streams, exit codes, colour, width, and no traceback ever."""

import csv
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys

import pytest
from tests.shipped import copy_accord

from treaty.cli.commands import COMMANDS as PROGRAM

COMMANDS = [
    ["list-obligations"],
    ["list-obligations", "--party", "japan"],
    ["aid-summary"],
    ["search", "demining"],
    ["show", "II.2.4"],
    ["outline"],
    ["info"],
    ["topics"],
    ["parties"],
    ["aid-summary", "--explain"],
    ["timeline", "--on", "2026-11-24"],
    ["status", "--on", "2026-11-24", "--notice", "2026-08-31"],
    ["deadline", "III.1", "--from", "2026-03-28T12:00+02:00"],
    ["triggers"],
    ["claims", "--clause", "III"],
    ["claims", "--summary"],
    ["silences"],
    ["stats"],
    ["glossary"],
    ["open", "III.1"],
    ["show", "III.1", "II.2.2.a-c"],
    ["cite", "II.2.4"],
    ["check"],
    ["schema", "money"],
    ["completion", "bash"],
    ["help", "show"],
]
# What is there to be copied, or is one plain line, has no colour to lose.
PLAIN = {"cite", "open", "schema", "check", "completion", "help"}
ESCAPE = "\x1b"
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def name(command):
    return " ".join(command)


@pytest.mark.parametrize("command", COMMANDS, ids=name)
def test_standard_output_carries_data_alone(treaty, command):
    done = treaty(*command)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("\n")
    assert ESCAPE not in done.stdout


@pytest.mark.parametrize("command", [c for c in COMMANDS if c[0] not in PLAIN], ids=name)
def test_colour_can_be_forced_and_forbidden(treaty, command):
    assert ESCAPE in treaty(*command, env={"FORCE_COLOR": "1"}).stdout
    for more, arguments in [
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, []),
        ({"FORCE_COLOR": "1"}, ["--no-color"]),
    ]:
        assert ESCAPE not in treaty(*command, *arguments, env=more).stdout


def test_a_pipe_gets_the_layout_of_80_columns_without_a_word_cut(treaty):
    listed = json.loads(treaty("list-obligations", "-f", "json").stdout)
    shown = treaty("list-obligations", "--all").stdout
    assert shown == treaty("list-obligations", "--all", env={"COLUMNS": "80"}).stdout
    assert max(map(len, shown.splitlines())) <= 80
    assert not re.search(" $", shown, re.MULTILINE)
    for record in listed:
        assert f" {' '.join(record['action'].split())} " in " ".join(shown.split())


def test_a_list_is_folded_for_people_alone(treaty):
    every = ["list-obligations", "--party", "japan"]
    folded = treaty(*every).stdout
    assert "Preamble: 10 recitals (4 aspirational)\n" in folded
    assert "Preamble-1 " not in folded
    assert "Preamble-1 " in treaty(*every, "--all").stdout
    for form in ("json", "csv", "plain", "markdown"):
        assert "Preamble-1" in treaty(*every, "-f", form).stdout
        assert treaty(*every, "-f", form).stdout == treaty(*every, "--all", "-f", form).stdout


def test_what_holds_for_every_act_is_said_where_it_is_asked_for(treaty):
    said = (
        "IX.1 puts every act under budgetary appropriations; listed are those whose own sentence "
        "does."
    )
    shown = treaty("list-obligations", "--condition", "budget").stdout
    assert " ".join(shown.split()).count(said) == 1
    none = treaty("list-obligations", "--condition", "budget", "--party", "japan", "--sole")
    assert (none.stdout, said in none.stderr) == ("", True)
    other = treaty("list-obligations", "--condition", "as-appropriate").stdout
    assert "puts every act under" not in other


# A view, a text, a script and a help are each written by lines of their own.
@pytest.mark.parametrize(
    "command",
    [
        "list-obligations",
        pytest.param("list-obligations -f json", marks=pytest.mark.long),
        pytest.param("cite II.2.4", marks=pytest.mark.long),
        "completion bash",
        "--help",
    ],
)
def test_a_reader_that_leaves_early_ends_it_silently(shell, command):
    # One that reads a line leaves later; how the program finds it gone is the same for all.
    for reader in ("head -1", "true") if command == "list-obligations" else ("true",):
        done = shell(f"treaty {command} | {reader}; echo ${{PIPESTATUS[0]}} >&2")
        assert done.stderr == "0\n"


def test_an_answer_that_cannot_be_written_is_told(shell):
    full = shell("treaty info > /dev/full")
    assert (full.returncode, full.stderr) == (
        1, "treaty: cannot write the answer: No space left on device\n",
    )  # fmt: skip
    closed = shell("treaty info >&-")
    assert (closed.returncode, "Traceback" in closed.stderr) == (1, False)


NAMES = [*dict.fromkeys(command[0] for command in COMMANDS)]


@pytest.mark.parametrize("command", [[], *([each] for each in NAMES)], ids=name)
def test_help_teaches_with_examples_however_it_is_asked_for(treaty, command):
    done = treaty(*command, "-h")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Examples:\n    treaty " in done.stdout
    for asked in ([*command, "--help"], ["help", *command]):
        assert treaty(*asked).stdout == done.stdout


def test_every_example_in_the_help_runs(treaty, tmp_path):
    treaty("new", str(tmp_path / "my-data"))
    typed = set()
    for command in [[], *([each] for each in NAMES), ["new"]]:
        typed |= set(re.findall(r"^    treaty (.+)$", treaty(*command, "-h").stdout, re.M))
    assert {"show III.1", "claims --summary", "deadline X.3 --from 2026-08-31"} <= typed
    for number, line in enumerate(sorted(typed)):
        # Each where nothing lies but, for who has one, a data folder.
        folder = tmp_path / str(number)
        folder.mkdir()
        if line.startswith(("check my-data", "new --into my-data")):
            shutil.copytree(tmp_path / "my-data", folder / "my-data")
        words = shlex.split(re.sub(r" >+ \S+$", "", line))
        done = treaty(*words, cwd=folder)
        if {"--wording", "--quote"} & set(words):
            # Its words are tested where a text is kept.
            assert (done.returncode, "you keep no copy" in done.stderr) == (2, True), line
        else:
            assert (done.returncode, done.stderr) == (0, ""), line


def test_the_bare_name_shows_the_help(treaty):
    assert treaty().stdout == treaty("--help").stdout


def test_version_is_of_the_program_and_of_the_data(treaty):
    assert re.fullmatch(r"treaty \S.*, data \S+\n", treaty("--version").stdout)


@pytest.mark.parametrize(
    ("line", "version"),
    [
        ('version: "1.10"', "1.10"),
        ("version: 1.10", "1.10"),
        ("version: '2.0-beta+5'  # a remark", "2.0-beta+5"),
        ('"version": "3.1"', "3.1"),
        ("version: 4.0\n  .1", "4.0 .1"),
        ('version: "5.\\x31"', "5.1"),
        ("version: >-\n  6.0", "6.0"),
        ("version: 7#0", "7#0"),
        ("version:\n  8.0", "8.0"),
    ],
)
def test_version_is_what_the_data_says_however_it_is_written(treaty, tmp_path, line, version):
    folder = copy_accord(tmp_path / "data")
    codebook = folder / "codebook.yaml"
    text = codebook.read_text(encoding="utf-8")
    codebook.write_text(re.sub(r"(?m)^version: .*$", lambda _: line, text), encoding="utf-8")
    for done in (
        treaty("--version", "--data", str(folder)),
        treaty("--version", env={"TREATY_DATA": str(folder)}),
    ):
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.endswith(f", data {version}\n")


def test_version_waits_for_no_data_and_no_command(environ):
    code = (
        "import sys; from treaty.cli import main; sys.argv = ['treaty', '--version']\n"
        "try: main()\n"
        "finally: print([n for n in ('yaml', 'pydantic', 'treaty.cli.commands.show') "
        "if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environ, capture_output=True, encoding="utf-8"
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_shared_options_mean_the_same_before_and_after_the_command(treaty):
    after = treaty("parties", "--format", "json").stdout
    assert treaty("--format", "json", "parties").stdout == after
    assert treaty("--format", "csv", "parties", "--format", "json").stdout == after
    forced = {"FORCE_COLOR": "1"}
    assert treaty("--no-color", "info", env=forced).stdout == treaty("info").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["shwo"], "Did you mean 'show'?"),
        (["help", "shwo"], "Did you mean 'show'?"),
        (["completion"], "Missing argument 'SHELL'"),
        (["completion", "tcsh"], "'tcsh' is not one of 'bash', 'zsh', 'fish'"),
        (["--fromat", "json", "info"], "--format"),
        (["list-obligations", "--partty", "japan"], "--party"),
        (["show"], "Missing argument 'REF'"),
        (["--format", "json"], "Missing command"),
        (
            ["info", "--format", "xml"],
            "'xml' is not one of 'table', 'plain', 'json', 'csv', 'markdown'",
        ),
        (["search", "x", "--limit", "0"], "0 is not in the range x>=1"),
        (["list-obligations", "--party", "japn"], "did you mean 'japan'? Valid values: japan, ukr"),
        (["list-obligations", "--topic", "demning"], "did you mean 'demining'? Valid values: "),
        (["list-obligations", "--clause", "II.2.2.z"], "unknown clause 'II.2.2.z'"),
        (["list-obligations", "--part", "12"], "Valid values: Preamble, I, II, III"),
        (["list-obligations", "--strength", "frim"], "did you mean 'firm'"),
        (["list-obligations", "--min-strength", "x"], "Valid values: firm, qualified"),
        (["list-obligations", "--modality", "wil"], "did you mean 'will'"),
        (["list-obligations", "--condition", "budgets"], "did you mean 'budget'"),
        (["show", "nonsense"], "is not a clause reference"),
        (["show", "XI.1"], "unknown clause 'XI.1'"),
        (["show", "II.1.5-9"], "II.1.5-2"),
        (["show", ""], "is not a clause reference"),
        (["status", "--on", "tomorrow"], "'tomorrow' is not a day; write it like 2026-11-24"),
        (["status", "--on", "2026-02-30"], "is not a day"),
        (["status", "--notice", "2034-06-14"], "in effect from 2024-06-13 to 2034-06-13"),
        (["deadline", "II.1", "--from", "2026-01-01"], "states no duration; these provisions do"),
        (["deadline", "III.1"], "Missing option '--from'"),
        (["deadline", "III.1", "--from", "now"], "is not a moment; write it like"),
        (["deadline", "III.1", "--from", "9999-12-31T23:00Z"], "cannot count from"),
        (["deadline", "X.1", "--from", "9999-12-31"], "cannot count from"),
        (
            ["deadline", "III.1", "--from", "2026-03-29T03:30", "--zone", "Europe/Kyiv"],
            "the clocks of Europe/Kyiv skip 2026-03-29 03:30",
        ),
        (
            ["deadline", "III.1", "--from", "2026-10-25T03:30", "--zone", "Europe/Kyiv"],
            "twice; add the offset you mean, +02:00 or +03:00",
        ),
        (["deadline", "III.1", "--from", "2026-01-01", "--zone", "Kyiv"], "no time zone is called"),
        (["claims", "--verdict", "untrue"], "Valid values: supported, imprecise"),
        (["list"], "No such command 'list'. Did you mean 'list-obligations'?"),
        (["obligation"], "Did you mean 'list-obligations'?"),
        (["--party", "japan", "list-obligations"], "treaty list-obligations --party ..."),
        (["--min-strength", "firm", "stats"], "belongs behind the command: treaty stats --min-str"),
        (["--on", "2026-11-24"], "--on belongs behind the command: treaty compare --on ..."),
        (["glossary", "frim"], "unknown term 'frim'; did you mean 'firm'? Valid values: strengths"),
        (["open", "nonsense"], "is not a clause reference"),
        (["open", "III.1", "--file", "/nowhere.pdf"], "/nowhere.pdf"),
        (["show", "III.3-III.1"], "it ends before it begins"),
        (["show", "III.1", "III.99"], "unknown clause 'III.99'"),
        (["claims", "--source", "babl"], "did you mean 'babel'"),
        (["cite", "III.1", "--style", "apa"], "unknown style 'apa'"),
        (["check", "/nowhere"], "/nowhere does not exist"),
        (["schema", "mony"], "did you mean 'money'? Valid values: codebook, agreement"),
        (["new"], "name the folder to write, or with --into"),
        (["verify", "/nowhere"], "/nowhere: cannot be opened"),
        (["info", "--agreement", "xyz"], "unknown agreement 'xyz'"),
        (["info", "--data", "/nowhere"], "/nowhere does not exist"),
    ],
)
def test_a_wrong_word_is_told_in_one_plain_message(treaty, arguments, said):
    done = treaty(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) <= 2


@pytest.mark.parametrize("word", ["troops", "money", "japan", "weapons"])
def test_a_word_that_looks_like_no_command_is_told_without_a_guess(treaty, word):
    done = treaty(word)
    assert (done.returncode, "Did you mean" in done.stderr) == (2, False)


def test_shorter_names_of_commands_are_the_same_and_are_not_listed(treaty):
    for name, whole in (("obligations", "list-obligations"), ("aid", "aid-summary")):
        assert treaty(name).stdout == treaty(whole).stdout
        assert treaty("-f", "json", name).stdout == treaty(whole, "-f", "json").stdout
        assert not re.search(rf"^ +{name} ", treaty("--help").stdout, re.MULTILINE)


def test_help_lists_every_command_once_in_its_group(treaty):
    listed = treaty("--help").stdout.partition("Commands:\n")[2]
    groups = re.split(r"^ (?=[A-Z])", listed, flags=re.MULTILINE)[1:]
    by_name = {group.split("\n")[0]: re.findall(r"^  ([a-z-]+) ", group, re.M) for group in groups}
    assert by_name["Time"] == ["timeline", "status", "deadline", "triggers"]
    assert by_name["Compare"] == ["agreements", "compare"]
    assert [*by_name] == [
        "Ask", "Compare", "Time", "Press", "Take along", "Your own data", "The program",
    ]  # fmt: skip
    assert [name for names in by_name.values() for name in names] == [*PROGRAM]


BAD = [
    "[red]x", '"unbalanced', "NEAR(", "*", "🙂", "x" * 10_000, "\x1b[31mred", "a\x9b", "\u202e",
    "-", "--", "=1+1", "OR", "'; DROP TABLE x", "two\nlines", "",
]  # fmt: skip


@pytest.mark.parametrize("text", BAD, ids=lambda text: ascii(text[:12]))
@pytest.mark.parametrize(
    "command",
    [
        ["search"],
        ["show"],
        ["list-obligations", "--party"],
        # It is read as a party is.
        pytest.param(["list-obligations", "--topic"], marks=pytest.mark.long),
    ],
)
def test_nothing_that_is_typed_crashes_or_reaches_the_terminal(treaty, command, text):
    arguments = [*command, text] if command[0] == "list-obligations" else [*command, "--", text]
    done = treaty(*arguments)
    assert done.returncode in ((0,) if command == ["search"] else (2,))
    assert not UNSAFE.search(done.stdout + done.stderr)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        ["verify"], ["show"], ["check"], ["cite"], ["schema"], ["help"], ["completion"], ["new"],
        ["list-obligations", "--party"], ["list-obligations", "--clause"], ["info", "--format"],
        ["info", "--agreement"], ["info", "--data"], ["status", "--on"], ["search", "--limit"],
        ["deadline", "III.1", "--zone", "UTC", "--from"], ["export", "--as", "json", "-o"],
        ["export", "--as"], [],
    ],
    ids=name,
)  # fmt: skip
@pytest.mark.parametrize(
    "typed",
    [
        "a\nfake: ok\u2028b",
        "x" * 5_000,
        pytest.param("\r\nfake: ok", marks=pytest.mark.long),
        pytest.param("y z" * 99, marks=pytest.mark.long),
    ],
)
def test_a_message_has_no_line_of_the_users_making_and_quotes_little(treaty, command, typed):
    done = treaty(*command, f"/nowhere/{typed}")
    assert (done.returncode, done.stdout) == (2, "")
    lines = done.stderr.splitlines()
    assert not [line for line in lines if line.startswith(("fake", "b"))]
    assert len(lines) <= 2
    assert "Traceback" not in done.stderr
    assert "x" * 82 not in done.stderr
    assert "y z" * 28 not in done.stderr


def test_bytes_that_are_no_text_do_not_crash(shell, treaty):
    done = shell("treaty search $'\\xff\\xfe'")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    no_text = os.fsdecode(b"\xff")
    for arguments in (["show", no_text], [no_text]):
        done = treaty(*arguments)
        assert (done.returncode, "Traceback" in done.stderr) == (2, False)


def test_an_empty_result_says_so(treaty):
    nothing = ["list-obligations", "--part", "I"]
    assert treaty(*nothing).stdout == ""
    assert treaty(*nothing).stderr == "No obligation meets all of these filters.\n"
    as_json = treaty(*nothing, "--format", "json")
    assert (as_json.returncode, json.loads(as_json.stdout)) == (0, [])
    assert treaty(*nothing, "--format", "csv").stdout.startswith("id,clause,part,")
    missed = treaty("search", "zyzzyva", "--format", "json")
    assert (missed.returncode, json.loads(missed.stdout)) == (0, [])
    assert missed.stderr == (
        "Nothing found for 'zyzzyva'. 'treaty topics' lists what the agreement is about.\n"
    )


def test_invalid_data_is_told_fault_by_fault_and_nothing_is_loaded(treaty, tmp_path):
    folder = copy_accord(tmp_path / "data")
    provisions = folder / "agreements/jpn/provisions.yaml"
    text = provisions.read_text(encoding="utf-8")
    text = text.replace("topics: [demining]", 'topics: ["no\\esuch"]')
    provisions.write_text(text.replace("page: 6", "page: 0", 1), encoding="utf-8")
    for done in (
        treaty("info", "--data", str(folder)),
        treaty("info", env={"TREATY_DATA": str(folder)}),
    ):
        assert (done.returncode, done.stdout) == (3, "")
        *faults, last = done.stderr.splitlines()
        assert all(re.match(r".+provisions\.yaml:\d+:\d+: ", fault) for fault in faults)
        assert re.fullmatch(rf"{len(faults)} faults?; nothing was loaded", last)
        assert not UNSAFE.search(done.stderr)


def test_it_works_without_a_home(treaty):
    for env in ({"HOME": ""}, {"HOME": "/nowhere"}, {"XDG_CACHE_HOME": "/proc/nowhere"}):
        assert treaty("parties", env={"XDG_CACHE_HOME": "", **env}).returncode == 0


def test_a_terminal_of_few_characters_still_shows_the_answer(treaty_process):
    env = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = treaty_process("aid-summary", env=env)
    assert (done.returncode, done.stderr) == (0, "")
    assert "####" in done.stdout
    assert "over USD 12 billion - USD 4.5 billion = over USD 7.5 billion" in done.stdout
    assert "?" not in done.stdout


def test_nothing_heavy_is_imported_before_it_is_needed(environ):
    # Typer itself brings json and Pydantic.
    code = (
        "import sys, treaty.cli\n"
        "heavy = {'rich', 'sqlite3', 'csv', 'yaml', 'treaty.api', 'treaty.export'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("command", [c for c in COMMANDS if c[0] not in {"completion", "help"}])
def test_plain_is_a_line_a_record_with_every_word_and_nothing_else(treaty, command):
    rows = list(csv.reader(io.StringIO(treaty(*command, "-f", "csv").stdout, newline="")))[1:]
    narrow = {"COLUMNS": "40", "FORCE_COLOR": "1"}
    lines = treaty(*command, "-f", "plain", env=narrow).stdout.splitlines()
    # Only the snippets of a search are cut, and an ellipsis says so there.
    assert not re.search("[\x1b\t│─]" if command[0] == "search" else "[\x1b\t│─…]", "".join(lines))
    # A field of `info` or `show` without a value has nothing to say.
    told = [row for row in rows if len(row) > 2 or row[1]]
    for row, line in zip(told, lines, strict=True):
        pairs = row[:] if len(row) > 2 else row[1:]
        for value in filter(None, pairs):
            said = {"True": "yes", "False": "no"}.get(value, value)
            assert f": {said}".replace("; ", ", ") in line.replace("; ", ", ")


def test_plain_is_found_by_field(treaty):
    lines = treaty("list-obligations", "-f", "plain").stdout.splitlines()
    (line,) = (each for each in lines if re.search("; strength: firm; .*deadline: PT24H", each))
    assert line.startswith("id: III.1-1; clause: III.1; part: III; bearer: both; ")
    assert "; operative verb: will consult; " in line


def test_options_may_stand_before_any_command_also_one_named_like_another(treaty, tmp_path):
    asked = treaty("--format", "json", "topics")
    assert (asked.returncode, asked.stdout[0]) == (0, "[")
    # Here a command's name is a folder's.
    copy_accord(tmp_path / "search")
    named = treaty("--data", "search", "outline", "--depth", "1", cwd=tmp_path)
    assert (named.returncode, "Preamble" in named.stdout) == (0, True)
    wrong = treaty("serch", "search")
    assert (wrong.returncode, "serch" in wrong.stderr) == (2, True)


def test_a_command_does_not_wait_for_the_others(environ):
    code = (
        "import sys; from treaty.cli import main; sys.argv = ['treaty', 'topics']\n"
        "try: main()\n"
        "finally: print([n for n in sys.modules if n.startswith('treaty.cli.commands.')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environ, capture_output=True, encoding="utf-8"
    )
    assert done.stdout.splitlines()[-1] == "['treaty.cli.commands.topics']"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["show", "babel-10"], "'treaty claims --source babel' shows it"),
        (["show", "troops"], "'treaty silences troops' shows it"),
        (["list-obligations", "--party", "germany"], "Germany has an agreement of its own"),
        (["search", "-weapons"], "treaty search -- -WORD OTHER"),
        (["deadline", "XVI.62", "--agreement", "dnk", "--from", "2026-03-01"], "status --notice"),
    ],
    ids=" ".join,
)
def test_what_was_meant_is_pointed_to(treaty, typed, told):
    done = treaty(*typed)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


def test_a_field_that_there_is_not_is_told(treaty):
    assert "There is no field 'foo'" in treaty("search", "foo:bar").stderr


def test_what_is_understood_but_too_little_leads_to_the_nearest_clause(treaty):
    query = "tickets for the show of agriculture in the emperor's palace gardens on sundays"
    done = treaty("search", query)
    assert (done.returncode, done.stdout) == (0, "")
    assert "'treaty show II.2." in done.stderr


@pytest.mark.parametrize("command", ["outline", "triggers", "status", "timeline", "deadline"])
def test_an_agreement_coded_in_part_is_never_shown_as_if_whole(treaty, command):
    said = "Coded in part: the facts, all money, the coalitions and 26 topics"
    assert said in " ".join(treaty(command, "--agreement", "dnk").stdout.split())
    assert said not in treaty(command).stdout


def test_equal_times_are_not_taken_for_equally_firm(treaty):
    headline, less, *_ = treaty("compare", "consultation").stdout.splitlines()
    assert headline == "Japan: 24 hours, as in 26 of 27 others"
    assert less == "Less firmly in 1 of them: United States."


def test_what_the_text_does_not_add_is_not_added(treaty):
    shown = treaty("aid-summary", "--explain", "--agreement", "dnk").stdout
    assert "EUR 9.065" not in shown
    assert "II.11-m3 is not added to II.11-m2: it is read as part" in " ".join(
        treaty("aid-summary", "--agreement", "dnk").stdout.split()
    )
