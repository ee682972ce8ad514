"""What real shells offer when Tab is pressed, and what the program offers them."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.required import need_program
from tests.shipped import copy_accord

from treaty.cli.commands.completion import Shell

pseudo_terminal = pytest.importorskip("tests.cli.pseudo_terminal")

PROMPT = {
    "bash": "bind 'set bell-style none'; PS1='ready> '\n",
    "zsh": "autoload -Uz compinit; compinit -u\nunsetopt beep\nPS1='ready> '\n",
    "fish": "function fish_prompt; echo 'ready> '; end\nset -g fish_greeting\n",
}


@pytest.fixture(scope="module")
def installed(environ, tmp_path_factory):
    """An environment with ``treaty`` on its path, as an installation puts it there."""
    folder = tmp_path_factory.mktemp("bin")
    program = folder / "treaty"
    program.write_text(
        f"#!{sys.executable}\nfrom treaty.cli import main\nmain()\n", encoding="utf-8"
    )
    program.chmod(0o755)
    return {**environ, "PATH": f"{folder}:{environ['PATH']}"}


@pytest.fixture
def at_prompt(installed, treaty, tmp_path):
    """Start a shell that has sourced the script, as the help says."""

    def start(name, *, rc=""):
        need_program(name)
        script = treaty("completion", name).stdout
        return pseudo_terminal.start_shell(
            name, PROMPT[name] + rc + script, tmp_path / "home", installed, columns=90, lines=40
        )

    return start


# The others take the answers that test_a_shell_is_offered_what_the_data_knows asks for.
EACH_SHELL = [
    name if name == "bash" else pytest.param(name, marks=pytest.mark.long) for name in PROMPT
]
EVERYDAY = ["treaty s", "treaty show III."]
OFFERED = {
    "treaty s": ["search", "show", "status"],
    "treaty show III.": ["III.1", "III.1-1", "III.5-1"],
    "treaty list-obligations --strength ": ["firm", "aspirational", "qualified"],
    "treaty list-obligations --min": ["treaty list-obligations --min-strength"],
    "treaty list-obligations --topic dem": ["treaty list-obligations --topic demining"],
    "treaty --format js": ["treaty --format json"],
    "treaty completion ": ["bash", "zsh", "fish"],
    "treaty verify acc": ["treaty verify accord.txt"],
}


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("bash", EVERYDAY),
        *(pytest.param(name, [*OFFERED], marks=pytest.mark.long) for name in PROMPT),
    ],
)
def test_a_shell_offers(at_prompt, tmp_path, name, lines):
    with at_prompt(name) as terminal:
        (tmp_path / "home" / "accord.txt").touch()
        for typed in lines:
            terminal.type(typed)
            terminal.wait_for(typed.split()[-1])
            terminal.type("\t\t")
            for each in OFFERED[typed]:
                terminal.wait_for(each)
            # The next line begins on an empty screen.
            terminal.type("\x15\x0c")
            terminal.wait_for_nothing_but("ready>")


@pytest.mark.long
def test_zsh_shows_what_each_value_means(at_prompt):
    with at_prompt("zsh") as terminal:
        terminal.type("treaty show III.\t\t")
        terminal.wait_for("Consultation within 24 hours")


def test_fish_offers_each_value_with_its_meaning(installed, treaty, tmp_path):
    need_program("fish")
    script = tmp_path / "treaty.fish"
    script.write_text(treaty("completion", "fish").stdout, encoding="utf-8")
    ask = f"source {script}; complete -C 'treaty list-obligations --topic dem'"
    done = subprocess.run(
        ["fish", "--no-config", "-c", ask],
        env={**installed, "LC_ALL": "C.UTF-8", "HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == "demining\tDemining and mine action\n"


@pytest.mark.parametrize("name", EACH_SHELL)
def test_what_the_data_says_is_never_run(at_prompt, tmp_path, name):
    folder = copy_accord(tmp_path / "data")
    provisions = folder / "agreements/jpn/provisions.yaml"
    said = provisions.read_text(encoding="utf-8")
    evil = "$(touch ran) `touch ran` \\$(touch ran) [red]'; touch ran; '\" :"
    assert "heading: Ratification of the Rome Statute" in said
    said = said.replace(
        "heading: Ratification of the Rome Statute",
        "heading: '" + evil.replace("'", "''") + "'",
    )
    provisions.write_text(said, encoding="utf-8")
    with at_prompt(name) as terminal:
        terminal.type(f"treaty --data {folder} show VIII.\t\t")
        terminal.wait_for("VIII.5-1")
        terminal.type("5\t")
        terminal.wait_for("VIII.5")
    assert not list(tmp_path.rglob("ran"))


def offered(treaty, shell, line):
    asked = {
        "_TREATY_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": line.rpartition(" ")[2],
        # However narrow the terminal is, no meaning may run over into a line of its own.
        "COLUMNS": "40",
    }
    done = treaty(env=asked)
    assert (done.returncode, done.stderr) == (0, "")
    between = ":::" if shell == "powershell" else "\t"
    return dict((each + between).split(between)[:2] for each in done.stdout.splitlines() if each)


@pytest.mark.parametrize("shell", ["fish", "powershell"])
@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("list-obligations --party ", {"japan", "ukraine"}),
        ("list-obligations --party 日", {"日本", "日本国", "日本政府", "日本側"}),
        ("list-obligations --strength f", {"firm"}),
        ("list-obligations --clause III.1", {"III.1"}),
        ("show III.1", {"III.1", "III.1-1"}),
        ("--format c", {"csv"}),
        ("export --as data", {"datapackage", "datasette"}),
        ("cite --style csl", {"csl-json"}),
        ("deadline III.1 --zone Europe/Ky", {"Europe/Kyiv"}),
        ("schema mon", {"money"}),
        ("schema --answer sil", {"silences"}),
        ("glossary overst", {"overstated"}),
        ("open III.1", {"III.1", "III.1-1"}),
        ("claims --verdict wr", {"wrong"}),
        ("completion ", {"bash", "zsh", "fish", "powershell"}),
        ("sho", {"show"}),
        ("list-obligations --min", {"--min-strength"}),
        # A name with blanks would need quotes, each shell its own.
        ("list-obligations --party Government", set()),
        ("--data /nowhere list-obligations --topic dem", set()),
        ("verify ", set()),
    ],
)
def test_a_shell_is_offered_what_the_data_knows(treaty, shell, typed, values):
    assert set(offered(treaty, shell, f"treaty {typed}")) == values


def test_what_an_offer_means_is_told_in_few_plain_words(treaty):
    offers = offered(treaty, "fish", "treaty show III.")
    assert offers["III.1"] == "Consultation within 24 hours"
    assert all(0 < len(meaning) <= 60 for meaning in offers.values())


def test_the_scripts_touch_no_file_and_need_no_home(treaty, tmp_path):
    home = tmp_path / "home"
    home.mkdir(mode=0o555)
    for name in Shell:
        done = treaty("completion", name, env={"HOME": str(home), "XDG_CACHE_HOME": ""})
        assert (done.returncode, done.stderr) == (0, "")
        assert "_TREATY_COMPLETE" in done.stdout
    assert not list(Path(home).iterdir())
