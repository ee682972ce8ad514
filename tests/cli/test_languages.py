"""Answers in Ukrainian and Japanese: who gets which, and what stays as the law has it."""

import re
import sys

import pytest
import yaml
from rich.cells import cell_len
from tests.cli.pseudo_terminal import PseudoTerminal

from treaty.loading import find_data_folder

RUN = [sys.executable, "-c", "from treaty.cli import main; main()"]
ACCORD = find_data_folder() / "agreements/jpn"


def translated(name, language):
    return yaml.safe_load((ACCORD / f"{name}.{language}.yaml").read_text(encoding="utf-8"))


@pytest.fixture(params=["uk", pytest.param("ja", marks=pytest.mark.long)])
def language(request):
    return request.param


def test_the_language_that_is_asked_for_wins_over_the_environment(treaty):
    heading = translated("provisions", "ja")["clauses"]["III.1"]["heading"]
    done = treaty("show", "III.1", "--lang", "ja", env={"TREATY_LANG": "uk"})
    assert (done.returncode, heading in done.stdout) == (0, True)


def test_the_option_may_stand_before_the_command(treaty):
    assert treaty("--lang", "uk", "info").stdout == treaty("info", "--lang", "uk").stdout


def test_the_environment_names_a_language(treaty):
    heading = translated("provisions", "uk")["clauses"]["III.1"]["heading"]
    assert heading in treaty("show", "III.1", env={"TREATY_LANG": "uk"}).stdout


@pytest.mark.parametrize(
    ("arguments", "env", "named"),
    [
        (("info", "--lang", "de"), {}, "'de' is not one of 'en', 'uk', 'ja'"),
        (("info",), {"TREATY_LANG": "de"}, "TREATY_LANG: 'de' is not one of en, uk, ja"),
    ],
)
def test_a_language_that_is_not_spoken_is_told(treaty, arguments, env, named):
    done = treaty(*arguments, env=env)
    assert (done.returncode, done.stdout) == (2, "")
    assert named in done.stderr
    assert done.stderr.count("\n") == 2


@pytest.mark.parametrize("variable", ["LC_ALL", "LC_MESSAGES", "LANG"])
def test_the_locale_counts_in_a_terminal_alone(environ, treaty_process, variable):
    heading = translated("provisions", "uk")["clauses"]["III.1"]["heading"]
    clean = {name: value for name, value in environ.items() if not name.startswith(("LC_", "LANG"))}
    env = {**clean, variable: "uk_UA.UTF-8"}
    argv = [*RUN, "show", "III.1", "--no-pager"]
    with PseudoTerminal(argv, env, columns=100, lines=60) as terminal:
        assert terminal.end() == 0
        assert heading in terminal.shown
    piped = treaty_process("show", "III.1", env={variable: "uk_UA.UTF-8"})
    assert (piped.returncode, heading in piped.stdout) == (0, False)


def test_json_keeps_its_keys_and_ids_and_has_its_values_in_the_language(asked, language):
    english = asked("list-obligations", "--party", "japan")
    found = asked("list-obligations", "--party", "japan", "--lang", language)
    actions = translated("provisions", language)["obligations"]

    assert [{**each, "action": None} for each in found] == [
        {**each, "action": None} for each in english
    ]
    assert {each["id"]: each["action"] for each in found} == {
        each["id"]: actions[each["id"]]["action"] for each in english
    }


@pytest.mark.long
def test_no_answer_about_the_accord_has_a_text_without_a_translation(treaty, language):
    for arguments in (
        ("list-obligations", "--all"),
        ("aid-summary", "--explain"),
        ("show", "I-X"),
        ("info",),
        ("silences",),
        ("claims", "--all"),
        ("timeline",),
        ("triggers",),
        ("deadline",),
        ("status", "--on", "2026-11-24", "--notice", "2026-08-31"),
        ("glossary",),
        ("stats",),
        ("topics",),
        ("outline",),
        ("parties",),
        ("agreements",),
        ("compare",),
        ("compare", "--gaps"),
        ("search", "demining"),
        ("search", "troops"),
        ("search", "Kishida"),
    ):
        done = treaty(*arguments, "--lang", language)
        assert done.returncode == 0, (arguments, done.stderr)
        assert "[en]" not in done.stdout + done.stderr, arguments


def test_what_is_not_translated_is_marked(treaty, language):
    done = treaty(
        "list-obligations", "--agreement", "dnk", "--topic", "demining", "--lang", language
    )
    assert "[en] " in done.stdout


def test_what_proves_an_act_stays_as_the_law_has_it(asked, language):
    (shown,) = asked("show", "III.1-1", "--lang", language)["obligations"]
    assert (shown["operative_verb"], shown["anchor"]) == (
        "will consult",
        "will consult within 24 hours",
    )


def test_a_citation_is_that_of_the_english_text(treaty, language):
    assert treaty("cite", "II.2.4", "--lang", language).stdout == treaty("cite", "II.2.4").stdout


@pytest.mark.parametrize(
    ("query", "language"), [("розмінування", "uk"), ("地雷", "ja"), ("demining", "uk")]
)
def test_a_query_shows_its_hits_in_the_language(asked, query, language):
    clauses = translated("provisions", language)["clauses"]
    english = asked("search", query)
    found = asked("search", query, "--lang", language)
    assert [hit["id"] for hit in found] == [hit["id"] for hit in english]
    assert [hit["title"] for hit in found if hit["kind"] == "clause"] == [
        clauses[hit["id"]]["heading"] for hit in found if hit["kind"] == "clause"
    ]


@pytest.mark.parametrize(("query", "language"), [("розмінування", "uk"), ("地雷", "ja")])
def test_a_query_is_answered_in_its_own_language(treaty, query, language):
    def answer(*options, **env):
        return treaty("search", query, "--why", *options, env=env).stdout

    in_its_own, in_english = answer("--lang", language), answer("--lang", "en")
    assert in_its_own != in_english
    assert answer() == in_its_own
    assert answer(TREATY_LANG="en") == in_english


def test_a_reference_with_a_letter_that_looks_alike_is_no_ukrainian(treaty):
    assert treaty("search", "II.2.2.\u0430").stdout == treaty("search", "II.2.2.a").stdout


@pytest.mark.parametrize(("language", "name"), [("uk", "Розмінування"), ("ja", "地雷除去")])
def test_why_something_was_found_names_the_topic_in_the_language(asked, language, name):
    hits = asked("search", "demining", "--lang", language)
    reasons = [why for hit in hits for match in hit["matches"] for why in match["why"]]
    assert {why["found"] for why in reasons if why["likeness"] == "topic"} == {name}


def test_what_is_named_is_named_in_the_language_of_the_question(treaty):
    shown = treaty("search", "До якого року програма МВФ?").stdout
    assert "Програма України з МВФ" in shown
    assert "IMF" not in shown.replace("IMF programme to 2027", "")


def test_an_index_that_a_ukrainian_has_made_serves_everybody(treaty, tmp_path):
    caches = [{"XDG_CACHE_HOME": str(tmp_path / name)} for name in ("uk", "en")]
    for language, env in zip(("uk", "en"), caches, strict=True):
        treaty("search", "demining", "--lang", language, env=env)
    queries = ("demining", "розмінування", "when does it expire")
    answers = [[treaty("search", query, env=env).stdout for query in queries] for env in caches]
    assert answers[0] == answers[1]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("uk", ("4,5 млрд дол. США", "12 млрд дол. США", "13 червня 2024")),
        ("ja", ("45億米ドル", "120億米ドル", "2024年6月13日")),
    ],
)
def test_dates_and_amounts_are_those_of_the_language(treaty, language, said):
    shown = treaty("aid-summary", "--lang", language).stdout.replace("\u00a0", " ")
    assert [each for each in said if each not in shown] == []


@pytest.mark.parametrize(
    ("number", "noun"), [(1, "зобов'язання"), (3, "зобов'язання"), (15, "зобов'язань")]
)
def test_ukrainian_numbers_have_their_forms(number, noun):
    from treaty.language import in_english, ngettext, speak

    with in_english():
        speak("uk")
        assert ngettext("{n} obligation", "{n} obligations", number) == f"{number} {noun}"


@pytest.mark.parametrize("columns", [60, 80, 160])
def test_japanese_fits_the_terminal_and_breaks_as_japanese_does(treaty, columns):
    commands = ("show II.3", "list-obligations", "aid-summary", "compare", "info")
    for arguments in map(str.split, commands):
        done = treaty(*arguments, "--lang", "ja", env={"COLUMNS": str(columns)})
        for line in done.stdout.splitlines():
            assert cell_len(line) <= columns, line
            assert not re.match(r"\s*[、。，）」』]", line), line


def test_an_exported_page_is_in_the_language_and_akoma_ntoso_stays_english(treaty, language):
    def exported(form, *options):
        return treaty("export", "--as", form, *options).stdout

    assert f'<html lang="{language}">' in exported("html", "--lang", language)
    assert exported("akn", "--lang", language) == exported("akn")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--party", "The Government of Japan"),
        ("--condition", "own constitution and law"),
        ("--topic", "Demining and mine action"),
        ("--strength", "term of the instrument"),
        ("--modality", "is committed to"),
    ],
    ids=" ".join,
)
def test_english_names_are_understood_in_every_language(asked, arguments, language):
    english = [each["id"] for each in asked("list-obligations", *arguments)]
    assert english
    found = asked("list-obligations", *arguments, "--lang", language)
    assert [each["id"] for each in found] == english


@pytest.mark.parametrize(
    "arguments",
    [("info", "--lang", "uk"), ("--version",), ("info", "--help"), ("list-obligations", "-h")],
    ids=" ".join,
)
def test_a_wrong_variable_hinders_nothing_that_does_not_depend_on_it(treaty, arguments):
    assert treaty(*arguments, env={"TREATY_LANG": "de"}).returncode == 0


def test_the_variable_may_be_written_as_a_locale(treaty):
    said = [
        treaty("info", env={"TREATY_LANG": code}).stdout for code in ("uk", "uk_UA.UTF-8", "UK")
    ]
    assert said[0] == said[1] == said[2] != treaty("info").stdout


def test_what_goes_into_a_file_does_not_follow_the_locale(environ, tmp_path):
    written = []
    for locale in ("C.UTF-8", "uk_UA.UTF-8"):
        place = tmp_path / f"{locale}.json"
        argv = [*RUN, "export", "--as", "json", "-o", str(place)]
        with PseudoTerminal(argv, {**environ, "LC_ALL": locale}) as terminal:
            assert terminal.end() == 0
        written.append(place.read_bytes())
    assert written[0] == written[1]


def test_a_state_that_is_compared_is_a_value_in_every_language(asked, language):
    english = asked("compare", "status", "--on", "2026-11-24")
    found = asked("compare", "status", "--on", "2026-11-24", "--lang", language)
    assert {each["agreement"]: each["value"] for each in found} == {
        each["agreement"]: each["value"] for each in english
    }


def test_a_search_of_the_accord_is_told_to_be_of_the_accord_alone(treaty, language):
    alone = treaty("search", "zzz", "--lang", language, "--agreement", "jpn")
    done = treaty("search", "zzz", "--lang", language)
    assert (done.stdout, done.stderr.count("\n")) == (alone.stdout, alone.stderr.count("\n"))
    assert done.stderr.replace(" --agreement jpn", "") == alone.stderr.replace(
        " --agreement jpn", ""
    )


def test_a_damaged_installation_is_told(treaty, tmp_path, monkeypatch):
    from treaty import language as spoken

    monkeypatch.setattr(spoken, "CATALOGUES", tmp_path)
    done = treaty("info", "--lang", "uk")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{tmp_path / 'uk.mo'} cannot be read: No such file" in done.stderr
