"""The real Accord on chosen days; each expectation follows from the text and a paper calendar."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from rich.console import Console, RenderableType
from tests import shipped
from tests.unit.tiny import make_collection

from treaty.answers.deadlines import NoDurationError, end_of_duration, list_durations
from treaty.answers.periods import State
from treaty.answers.status import OutsideTermError, end_after_notice, get_status
from treaty.answers.timeline import get_timeline
from treaty.answers.triggers import get_triggers
from treaty.corpus import Corpus
from treaty.models import Collection
from treaty.rendering.deadlines import draw_durations, draw_triggers
from treaty.rendering.status import draw_status

KYIV = ZoneInfo("Europe/Kyiv")
TOKYO = ZoneInfo("Asia/Tokyo")


def in_words(drawing: RenderableType) -> str:
    """Return what is drawn, whatever its lines."""
    console = Console(width=80, no_color=True)
    with console.capture() as captured:
        console.print(drawing)
    return " ".join(captured.get().split())


@pytest.fixture(scope="module")
def accord() -> Corpus:
    return shipped.accord()


@pytest.mark.parametrize(
    ("on", "is_in_effect", "since", "to"),
    [
        (date(2024, 6, 12), False, -1, 3653),
        (date(2024, 6, 13), True, 0, 3652),
        (date(2026, 11, 24), True, 894, 2758),
        (date(2034, 6, 13), True, 3652, 0),
        (date(2034, 6, 14), False, 3653, -1),
    ],
)
def test_the_accord_on_a_day(
    accord: Corpus, on: date, is_in_effect: bool, since: int, to: int
) -> None:
    status = get_status(accord, on)
    assert (status.in_effect, status.days_since_signature, status.days_to_expiry) == (
        is_in_effect,
        since,
        to,
    )


@pytest.mark.parametrize(
    ("on", "id_", "state"),
    [
        (date(2024, 12, 31), "II.2.4-m2", State.REPORTED),
        (date(2025, 1, 1), "II.2.4-m2", State.REPORTED),
        (date(2025, 1, 1), "II.2.4-m1", State.REPORTED),
        (date(2034, 6, 13), "II.2.5-s1", State.RUNNING),
        (date(2026, 12, 31), "IV.2-3", State.RUNNING),
        (date(2027, 1, 1), "IV.2-3", State.ENDING),
        (date(2028, 1, 1), "IV.2-3", State.OVER),
        (date(2034, 6, 14), "X.1-1", State.OVER),
        (date(2024, 6, 12), "X.1-1", State.COMING),
        (date(2030, 1, 1), "II.2.5-1", State.OPEN),
        (date(2030, 1, 1), "V.3-1", State.OPEN),
        (date(2030, 1, 1), "VII.2-1", State.OPEN),
    ],
)
def test_a_provision_with_a_limit_in_time(accord: Corpus, on: date, id_: str, state: State) -> None:
    states = {each.id: each.state for each in get_status(accord, on).provisions}
    assert states[id_] is state


@pytest.mark.parametrize(
    ("received", "ends", "is_month_end", "is_shortened"),
    [
        (date(2024, 6, 13), date(2024, 12, 13), False, True),
        (date(2026, 8, 31), date(2027, 2, 28), True, True),
        (date(2027, 8, 29), date(2028, 2, 29), False, True),
        (date(2027, 8, 31), date(2028, 2, 29), True, True),
        (date(2034, 6, 1), date(2034, 6, 13), False, False),
    ],
)
def test_six_months_from_receipt_go_by_the_calendar(
    accord: Corpus, received: date, ends: date, is_month_end: bool, is_shortened: bool
) -> None:
    end = end_after_notice(accord, received)
    assert end.ends_on == ends
    assert ("That month is too short" in end.rule) == is_month_end
    assert ("before expiry" in end.rule) == (not is_shortened)
    assert (end.clause, end.page) == ("X.3", 10)


@pytest.mark.parametrize("received", [date(2024, 6, 12), date(2034, 6, 14)])
def test_no_notice_outside_the_term(accord: Corpus, received: date) -> None:
    with pytest.raises(OutsideTermError, match="2024-06-13 to 2034-06-13"):
        end_after_notice(accord, received)


@pytest.mark.parametrize(
    ("start", "kyiv", "tokyo"),
    [
        # Clocks in Kyiv go forward on 29 March 2026 and back on 25 October 2026; Tokyo's never do.
        (datetime(2026, 3, 28, 12, tzinfo=KYIV), "29 13:00", "29 19:00"),
        (datetime(2026, 10, 24, 12, tzinfo=KYIV), "25 11:00", "25 18:00"),
        (datetime(2026, 11, 24, 0, tzinfo=TOKYO), "24 17:00", "25 00:00"),
        (datetime(2026, 10, 24, 21, 30, tzinfo=UTC), "25 23:30", "26 06:30"),
    ],
)
def test_24_hours_pass_whatever_the_clocks_do(
    accord: Corpus, start: datetime, kyiv: str, tokyo: str
) -> None:
    (ending,) = end_of_duration(accord, "III.1", start)
    shown = {zone: f"{end:%d %H:%M}" for zone, end in ending.local.items()}
    assert shown["Europe/Kyiv"] == kyiv
    assert shown["Asia/Tokyo"] == tokyo
    assert list(shown) == ["Asia/Tokyo", "Europe/Kyiv", "UTC"]
    assert (ending.end - start).total_seconds() == 24 * 3600
    assert ending.duration == "PT24H"


def test_months_and_years_go_by_the_calendar(accord: Corpus) -> None:
    endings = end_of_duration(accord, "X", datetime(2024, 2, 29, 15, tzinfo=UTC))
    assert {e.id: e.end for e in endings} == {
        "X.1-1": date(2034, 2, 28),
        "X.3-2": date(2024, 8, 29),
    }


def test_a_place_without_a_duration_names_those_that_have_one(accord: Corpus) -> None:
    with pytest.raises(NoDurationError, match=r"III.1-1, X.1-1, X.3-2"):
        end_of_duration(accord, "II.1", datetime(2026, 1, 1, tzinfo=UTC))


def test_the_timeline_holds_every_date_that_the_accord_names(accord: Corpus) -> None:
    events = {(e.date, e.clause, e.page, e.derived) for e in get_timeline(accord)}
    assert {
        ("2022-03/..", "II.2.4", 4, False),
        ("2023-03-21", "Preamble", 1, False),
        ("2023-07-12", "Preamble", 1, False),
        ("2024", "II.2.4", 4, False),
        ("2024-02-19", "II.2.3", 3, False),
        ("2024-06-13", None, 10, False),
        ("2024-06-13", "X.5", 10, True),
        ("../2027", "IV.2", 7, False),
        ("2034-06-13", "X.1", 10, True),
    } <= events


def test_triggers_lead_to_what_follows(accord: Corpus) -> None:
    triggered = {t.trigger: [o.id for o in t.obligations] for t in get_triggers(accord)}
    assert triggered["future-armed-attack-and-request"] == ["III.1-1"]
    assert triggered["future-armed-attack"] == ["III.2-1", "III.2-2", "III.2-3", "III.2-4"]
    assert triggered["written-notice"] == ["X.3-2"]
    assert triggered["dispute"] == ["IX.3-1"]


@pytest.mark.parametrize(
    ("on", "state"), [(date(2020, 1, 1), State.COMING), (date(2034, 6, 14), State.OVER)]
)
def test_nothing_runs_before_the_accord_or_after_it(accord: Corpus, on: date, state: State) -> None:
    states = {each.id: each.state for each in get_status(accord, on).provisions}
    reported = {"II.2.4-m1", "II.2.4-m2"}
    assert {id_ for id_, found in states.items() if found is State.REPORTED} == reported
    assert {found for id_, found in states.items() if id_ not in reported} == {state}
    assert {"IV.2-3", "V.3-1", "VII.2-1", "X.1-1"} <= states.keys()


def test_derived_days_name_the_clause_from_which_they_follow(accord: Corpus) -> None:
    timed = {each.id: each.derived_from for each in get_status(accord, date(2026, 1, 1)).provisions}
    assert {id_: clause for id_, clause in timed.items() if clause} == {
        "X.1-1": "X.1",
        "II.2.5-s1": "X.1",
    }
    events = {each.label: each.derived_from for each in get_timeline(accord) if each.derived}
    assert events == {
        "Entry into effect": "X.5",
        "Support for the duration of the Accord": "X.1",
        "Expiry": "X.1",
    }


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2024, 6, 12), "12 June 2024: not in effect signed"),
        (date(2024, 6, 13), "13 June 2024: in effect, if no notice was given signed"),
        (date(2034, 6, 12), "12 June 2034: in effect, if no notice was given signed"),
        (
            date(2034, 6, 13),
            "13 June 2034: in effect by the reading that counts the day of expiry in signed",
        ),
        (date(2034, 6, 13), "The text neither names the last day nor"),
        (date(2034, 6, 14), "14 June 2034: not in effect signed"),
        (date(2034, 6, 14), "expired 13 June 2034 (derived; X.1, p. 10), 1 day since expiry"),
    ],
)
def test_status_says_of_the_accord_what_the_text_settles(
    accord: Corpus, on: date, said: str
) -> None:
    shown = in_words(draw_status(accord, get_status(accord, on), 80))
    assert said in shown
    assert shown.count("whether it was discontinued") == (
        date(2024, 6, 13) <= on <= date(2034, 6, 13)
    )
    assert ("No end by date" in shown) == ("Nothing in it runs" not in shown)


@pytest.fixture(scope="module")
def others() -> Collection:
    return shipped.every_agreement()


def test_what_is_promised_for_a_time_runs_and_what_was_given_is_reported(
    others: Collection,
) -> None:
    def state(agreement: str, id_: str, on: date) -> State:
        provisions = get_status(Corpus(others, agreement), on).provisions
        return next(each.state for each in provisions if each.id == id_)

    in_2025 = date(2025, 6, 1)
    assert state("dnk", "II.11-m2", in_2025) is State.RUNNING
    assert state("swe", "I.A.1-m1", in_2025) is State.RUNNING
    assert state("isl", "I.7-m3", in_2025) is State.RUNNING
    assert state("eu", "Preamble-m4", in_2025) is State.RUNNING
    assert state("lva", "II.A.2-m1", in_2025) is State.RUNNING
    assert state("nld", "II.2-m1", in_2025) is State.OVER
    assert state("dnk", "II.11-m1", in_2025) is State.REPORTED
    assert state("esp", "II.2-m2", in_2025) is State.REPORTED


@pytest.mark.parametrize(
    ("agreement", "said"),
    [
        ("deu", "24 November 2026: ends not before 24 May 2027 (derived; VIII.B.5, p. 10)"),
        ("cze", "24 November 2026: no day of the end follows (IX.5)"),
        ("swe", "24 November 2026: no day of the end follows The text has no rule on an early end"),
        ("alb", "its text does not settle"),
        ("jpn", "24 November 2026: ends 24 May 2027 (derived; X.3, p. 10)"),
    ],
)
def test_a_notice_ends_an_agreement_as_far_as_its_text_says(
    others: Collection, agreement: str, said: str
) -> None:
    corpus, on = Corpus(others, agreement), date(2026, 11, 24)
    assert said in in_words(draw_status(corpus, get_status(corpus, on, on), 80))


def test_at_least_so_long_a_notice_ends_nothing_after_expiry(others: Collection) -> None:
    end = end_after_notice(Corpus(others, "deu"), date(2034, 2, 1))
    assert (end.ends_on, end.is_earliest) == (date(2034, 2, 16), False)


def test_from_what_a_notice_is_counted_is_said_where_the_data_says_it(accord: Corpus) -> None:
    rule = end_after_notice(accord, date(2026, 8, 31)).rule
    assert rule.startswith("Counting: 6 months from “the date of receipt”; ")
    (coded,) = make_collection().agreements
    agreement = coded.agreement
    discontinuation = agreement.discontinuation.model_copy(update={"counted_from": None})
    silent = coded.model_copy(
        update={"agreement": agreement.model_copy(update={"discontinuation": discontinuation})}
    )
    corpus = Corpus(make_collection().model_copy(update={"agreements": (silent,)}))
    rule = end_after_notice(corpus, date(2026, 8, 31)).rule
    assert rule.startswith("Counting: 6 months from the day that was given; ")
    shown = in_words(
        draw_status(corpus, get_status(corpus, date(2026, 1, 1), date(2026, 1, 1)), 80)
    )
    assert "receipt" not in shown
    assert "sending" not in shown


def test_timed_provisions_say_from_what_they_run_and_what_is_open(accord: Corpus) -> None:
    timed = {each.id: (each.duration, each.runs_from) for each in list_durations(accord)}
    assert timed == {
        "III.1-1": ("PT24H", "future Russian armed attack, and request of either Participant"),
        "X.1-1": ("P10Y", "signature"),
        "X.3-2": ("P6M", "receipt of a written notice to end the agreement"),
    }
    drawn = in_words(draw_durations(accord, list_durations(accord), 80))
    assert "does not say whether the 24 hours run from" in drawn


def test_triggers_tell_what_the_sentence_does_not_name_and_no_actor_of_a_term(
    accord: Corpus,
) -> None:
    shown = in_words(draw_triggers(accord, get_triggers(accord), 80))
    assert shown.count("The paragraph itself names no trigger") == 4
    for id_ in ("X.1-1", "X.3-2", "X.5-1"):
        assert f"{id_} · the instrument itself · " in shown
    assert "jointly · instrument" not in shown
