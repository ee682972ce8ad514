"""What the commands on time, claims and proof answer."""

import json
import os
import re

import pytest

CLAIM_KEYS = [
    "id",
    "source",
    "section",
    "paragraph",
    "sentence",
    "claim",
    "clauses",
    "verdict",
    "reason",
]


def test_claims_have_these_keys_in_this_order(asked):
    claims = asked("claims")
    assert all(list(claim) == CLAIM_KEYS for claim in claims)
    assert {claim["source"] for claim in claims} == {
        "000_43432cbbf1edc407.txt",
        "004_cb7226f1b22b1f9b.txt",
    }


def test_show_names_the_claims_about_a_clause(asked):
    verdicts = {claim["id"]: claim["verdict"] for claim in asked("show", "II.2.4")["claims"]}
    (contradicted,) = (id_ for id_, verdict in verdicts.items() if verdict == "contradicted")
    assert contradicted in {c["id"] for c in asked("claims", "--verdict", "contradicted")}


def test_show_takes_ranges_and_several(asked):
    several = ["II.2.2.a", "II.2.2.b", "II.2.2.c"]
    assert [each["id"] for each in asked("show", "II.2.2.a–c")] == several
    assert [each["id"] for each in asked("show", "III.1", "III.2")] == ["III.1", "III.2"]
    assert asked("show", "III.2-4")["kind"] == "obligation"


def test_an_offset_of_long_ago_is_shown_to_the_second(treaty):
    shown = treaty("deadline", "III.1", "--from", "1880-01-01T00:00Z").stdout
    assert "09:18:59 (UTC+09:18:59)" in shown


def test_the_years_after_2024_have_support_without_an_amount(asked):
    years = asked("aid-summary", "--explain")["by_year"]
    shown = [
        (y["first"], y["last"], *([s["of"] for s in y[key]] for key in ("sources", "unsettled")))
        for y in years
    ]
    assert shown == [
        (2022, 2023, [["II.2.4-m1"]], []),
        (2024, 2024, [["II.2.4-m2"]], [["II.2.4-m1"]]),
        (2025, 2034, [["II.2.5-s1"]], [["II.2.4-m1"]]),
    ]
    (support,) = years[-1]["sources"]
    assert (support["amount"], support["derived_from"]) == (None, "X.1")


def test_the_press_is_set_beside_the_figures(asked):
    reported = asked("aid-summary", "--explain")["reported"]
    assert {(r["commitment"], r["differs"] is None) for r in reported} == {
        ("II.2.4-m1", False),
        ("II.2.4-m2", False),
    }


def test_a_deadline_is_shown_in_both_capitals_and_utc(asked):
    (ending,) = asked("deadline", "III.1", "--from", "2026-03-28T12:00+02:00")
    assert ending["duration"] == "PT24H"
    assert ending["local"] == {
        "Asia/Tokyo": "2026-03-29T19:00:00+09:00",
        "Europe/Kyiv": "2026-03-29T13:00:00+03:00",
        "UTC": "2026-03-29T10:00:00+00:00",
    }
    assert "does not say whether the 24 hours run from" in ending["note"]


def test_a_moment_without_a_clock_is_read_as_utc_and_that_is_said(treaty):
    done = treaty("deadline", "III.1", "--from", "2026-03-28T12:00")
    assert done.returncode == 0
    assert "read as UTC" in done.stderr
    assert "UTC          28 March 2026 12:00 to 29 March 2026 12:00" in done.stdout
    assert "1 day" not in done.stdout


def test_deadline_without_a_provision_lists_those_with_a_duration(asked, treaty):
    listed = asked("deadline")
    assert [(each["id"], each["duration"]) for each in listed] == [
        ("III.1-1", "PT24H"),
        ("X.1-1", "P10Y"),
        ("X.3-2", "P6M"),
    ]
    assert "request of either Participant" in listed[0]["runs_from"]
    done = treaty("deadline", "--from", "2026-01-01")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "treaty: Missing argument 'REF': the provision that is counted from there\n"
    )


def test_long_ago_offsets_have_seconds(treaty):
    done = treaty("deadline", "III.1", "--from", "1880-01-01T00:00Z", env={"COLUMNS": "120"})
    assert "1 January 1880 09:18:59 to 2 January 1880 09:18:59 (UTC+09:18:59)" in done.stdout


def test_status_defaults_to_today_and_can_be_asked_for_any_day(asked):
    today = asked("status")["on"]
    assert asked("status", "--on", today) == asked("status")


@pytest.mark.parametrize(
    ("on", "shown"),
    [
        ("0001-01-01", "◀ 1 January 1\n"),
        ("2022-01-01", "\n▲ 1 January 2022\n"),
        ("2034-12-01", " 1 December 2034 ▲\n"),
        ("9999-12-31", "31 December 9999 ▶\n"),
    ],
)
def test_a_day_outside_the_line_is_shown_at_its_end(treaty, on, shown):
    assert shown in treaty("timeline", "--on", on, env={"COLUMNS": "80"}).stdout


def test_a_citation_is_never_wrapped(treaty):
    done = treaty("cite", "II.2.4", "--style", "bibtex", env={"COLUMNS": "40"})
    assert "% \\cite[pt II, para 2(4)]{jpn-2024}\n" in done.stdout
    assert "  howpublished = {Ministry of Foreign Affairs of Japan},\n" in done.stdout


def test_csl_json_is_json(treaty):
    done = treaty("cite", "X.3", "--style", "csl-json")
    (item,) = json.loads(done.stdout)[0]["custom"]["citationItems"]
    assert item == {"id": "jpn-2024", "label": "part", "locator": "X para 3"}


def test_verify_without_the_pdf_reader_says_how_to_get_it(treaty_process, environ, tmp_path):
    (tmp_path / "pypdf.py").write_text("raise ImportError\n", encoding="utf-8")
    pdf = tmp_path / "accord.pdf"
    pdf.write_bytes(b"%PDF-1.7\n")
    path = f"{tmp_path}{os.pathsep}{environ['PYTHONPATH']}"
    done = treaty_process("verify", str(pdf), env={"PYTHONPATH": path})
    assert done.returncode == 2
    assert re.search(r"pip install 'treaty\[pdf\]'", done.stderr)


def test_a_search_that_shows_a_firm_act_says_once_what_it_is_under(treaty):
    said = "Firm acts too are subject to IX.1, p. 9"
    for query in ("sanctions", "strength:firm"):
        assert treaty("search", query).stdout.count(said) == 1
    for query in ("strength:qualified", "conscription"):
        assert said not in treaty("search", query).stdout
