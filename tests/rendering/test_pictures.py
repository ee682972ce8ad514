"""Every picture is checked against the numbers that it stands for."""

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import partial

import pytest
from tests.unit.tiny import make_corpus

import treaty
from treaty.answers.money import explain_aid
from treaty.answers.press import find_claims, score_reports
from treaty.answers.timeline import Event, get_timeline
from treaty.models import Verdict
from treaty.rendering.aid import PartBar
from treaty.rendering.explanation import draw_explanation
from treaty.rendering.press import draw_scorecards, label_of
from treaty.rendering.timeline import draw_timeline

WIDTHS = [40, 60, 80, 100]
ON = date(2026, 11, 26)


def event(when, *, derived=False):
    return Event(when, f"Event of {when}", "I.1", 1, derived)


def drawn(plain, events, width, on=ON):
    """Return the rows above the line, the line, and what stands beneath its years."""
    shown = plain(lambda width: draw_timeline(make_corpus(), events, on, width), width)
    rows = shown.split("\n\n")[1].splitlines()
    at = next(i for i, row in enumerate(rows) if re.match(r"[|][|─]*$", row))
    return rows[:at], rows[at], rows[at + 2]


def bar_of(rows, mark):
    """Return where the bar of a mark begins and ends, and how it is drawn."""
    (found,) = (m for row in rows for m in re.finditer(rf"[◀━┄]*{mark}[━┄▶]*", row))
    return found.start(), found.end() - 1, found.group()


def column(day, first, last, width):
    return Fraction((day - first).days * width, (last - first).days + 1)


EVENTS = (
    event("2021-05-05"),
    event("2022-03/.."),
    event("2023"),
    event("2024-06-13/2034-06-13", derived=True),
    event("2025-01/2025-12-31"),
    event("../2027"),
    event("2034-06-13", derived=True),
)


@pytest.mark.parametrize("width", WIDTHS)
def test_each_event_stands_where_its_days_are(plain, width):
    rows, axis, _ = drawn(plain, EVENTS, width)
    first, last = date(2021, 1, 1), date(2034, 12, 31)
    assert len(axis) == width
    for mark, each in zip("abcdefg", EVENTS, strict=True):
        left, right, _ = bar_of(rows, mark)
        if each.span.starts_on:
            assert left == int(column(each.span.starts_on, first, last, width))
        if each.span.ends_by and each.span.ends_by != each.span.starts_on:
            # The bar fills the last whole column before the day after its end.
            after = column(each.span.ends_by + timedelta(days=1), first, last, width)
            assert after - 2 < right <= max(left, after - 1)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_end_of_a_year_is_just_before_the_tick_of_the_next(plain, width):
    rows, axis, _ = drawn(plain, EVENTS, width)
    ticks = [i for i, sign in enumerate(axis) if sign == "|"]
    years = dict(zip(range(2021, 2035), ticks, strict=True))
    assert bar_of(rows, "f")[1] == years[2028] - 1
    assert bar_of(rows, "c")[:2] == (years[2023], years[2024] - 1)
    assert bar_of(rows, "e")[:2] == (years[2025], years[2026] - 1)


def test_an_open_end_is_an_arrow_and_what_is_derived_is_dotted(plain):
    rows, _, _ = drawn(plain, EVENTS, 80)
    assert bar_of(rows, "a")[2] == "a"
    assert bar_of(rows, "b")[2] == "b━▶"
    assert bar_of(rows, "f")[2] == "◀━f"
    assert set(bar_of(rows, "d")[2]) == {"d", "┄"}
    assert set(bar_of(rows, "e")[2]) == {"e", "━"}


@pytest.mark.parametrize("width", WIDTHS)
def test_today_stands_at_its_column(plain, width):
    _, _, today = drawn(plain, EVENTS, width)
    assert today.index("▲") == int(column(ON, date(2021, 1, 1), date(2034, 12, 31), width))


@pytest.mark.parametrize("width", WIDTHS)
def test_the_whole_accord_is_drawn_true(plain, width):
    events = get_timeline(treaty.load("jpn"))
    rows, axis, _ = drawn(plain, events, width)
    years = [i for i, sign in enumerate(axis) if sign == "|"]
    assert len(years) == 2034 - 2022 + 1
    marks = dict(zip((each.label for each in events), "abcdefghij", strict=True))
    of_2024 = bar_of(rows, marks["Support for 2024"])
    assert of_2024[:2] == (years[2], years[3] - 1)
    assert bar_of(rows, marks["Expiry"])[0] == int(
        column(date(2034, 6, 13), date(2022, 1, 1), date(2034, 12, 31), width)
    )
    to_2027 = next(mark for label, mark in marks.items() if label.startswith("Meet the"))
    assert bar_of(rows, to_2027)[1] == years[6] - 1


def test_more_events_than_letters_are_all_told(plain):
    events = tuple(event(f"{year}") for year in range(1950, 2010))
    shown = plain(lambda width: draw_timeline(make_corpus(), events, ON, width))
    assert all(each.label in shown for each in events)


@pytest.mark.parametrize("width", WIDTHS)
def test_bars_of_claims_are_of_one_scale(plain, width):
    accord = treaty.load("jpn")
    cards = score_reports(accord, find_claims(accord))
    shown = plain(partial(draw_scorecards, accord, cards), width)
    rows = re.findall(r"^  (\D+?) +(\d+) ?(█*)$", shown, re.MULTILINE)
    counts = [n for c in cards for v, n in c.counts.items() if v is not Verdict.CONTEXT]
    assert [int(number) for _, number, _ in rows] == counts
    assert {label for label, *_ in rows} == {
        label_of(accord, verdict) for verdict in Verdict if verdict is not Verdict.CONTEXT
    }
    longest = max(len(bar) for *_, bar in rows)
    for _, number, bar in rows:
        exact = Fraction(int(number) * longest, max(counts))
        assert exact <= len(bar) < exact + 1


def test_eleven_and_two_are_no_equal_bars(plain):
    accord = treaty.load("jpn")
    card, *_ = score_reports(accord, find_claims(accord))
    some = [
        replace(card, supported=11, imprecise=0, overstated=0, contradicted=0, not_in_accord=0),
        replace(card, supported=2, imprecise=0, overstated=0, contradicted=0, not_in_accord=0),
    ]
    shown = plain(partial(draw_scorecards, accord, some))
    assert re.findall("█+", shown) == ["█" * 11, "█" * 2]


@pytest.mark.parametrize(("part", "whole"), [(4_500, 12_000), (1, 10**9), (5, 5), (1, 3)])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_part_takes_its_share_of_the_bar(plain, part, whole, width):
    bar = plain(lambda _: PartBar(Decimal(part), Decimal(whole)), width).strip()
    exact = Fraction(part * len(bar), whole)
    assert len(bar) == min(width, 60)
    assert abs(bar.count("█") - max(exact, 1)) <= Fraction(1, 2)


def test_what_is_said_of_each_year_is_no_total_of_it(plain):
    corpus = make_corpus()
    drawing = partial(draw_explanation, corpus, explain_aid(corpus))
    said = " ".join(plain(drawing).split())
    assert "2022–2023: over EUR 1.2 billion since March 2022, not split by year; end not" in said
    assert "2024: EUR 450 million (I.2, p. 2) in the over EUR 1.2 billion since March 2022;" in said
    assert "whether any of the over EUR 1.2 billion is for these years is not stated" in said
