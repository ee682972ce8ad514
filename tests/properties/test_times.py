"""Whatever times the data may hold, every answer about time is given and is true."""

import io
from datetime import UTC, date

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.tiny import AGREEMENT, CODEBOOK, COMMITMENTS, UNPRICED, make_collection

from treaty.answers.deadlines import EndlessError, durations_of, end_of_duration, list_durations
from treaty.answers.money import explain_aid
from treaty.answers.periods import State
from treaty.answers.status import get_status
from treaty.answers.timeline import get_timeline
from treaty.answers.triggers import get_triggers
from treaty.cli.terminal import make_console, rendered
from treaty.corpus import Corpus
from treaty.loading.consistency.source import parse_period
from treaty.models import Agreement, Clause, Codebook, Money, Provisions
from treaty.rendering.aid import draw_aid
from treaty.rendering.deadlines import draw_durations, draw_endings, draw_triggers
from treaty.rendering.explanation import draw_explanation
from treaty.rendering.status import draw_status
from treaty.rendering.timeline import draw_timeline
from treaty.rendering.writers import to_json

DAYS = st.one_of(
    st.dates(), st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.sampled_from([date.min, date.max])
)
MOMENTS = st.one_of(
    st.just(".."),
    st.dates(date(2021, 1, 1), date(2036, 1, 1)).flatmap(
        lambda day: st.sampled_from([f"{day:%Y}", f"{day:%Y-%m}", f"{day}"])
    ),
    st.sampled_from(["0001", "0001-01-01", "9999", "9999-12", "9999-12-31"]),
)
DURATIONS = st.sampled_from(["P10Y", "P6M", "P30D", "PT24H", "PT100H", "P9000Y", "P1Y6M"])


def is_interval(text):
    try:
        parse_period(text)
    except ValueError:
        return False
    return True


INTERVALS = st.one_of(MOMENTS, st.builds("{}/{}".format, MOMENTS, MOMENTS)).filter(is_interval)
TIMES = st.one_of(
    st.builds(lambda time: {"deadline": time}, DURATIONS | st.just("2026-12-31")),
    st.builds(lambda time: {"delay": time}, DURATIONS),
    st.builds(lambda time: {"period": time}, INTERVALS | DURATIONS),
)


@st.composite
def corpora(draw):
    (coded,) = make_collection().agreements
    obligations = [
        {
            "id": f"II-{number}",
            "bearer": "both",
            "modality": draw(st.sampled_from(["will", "is-valid"])),
            "operative_verb": "will",
            "action": "Act",
            "page": 3,
            "anchor": "words",
            "topics": ["life"],
            **draw(st.sampled_from([{}, {"trigger": "storm"}])),
            **draw(TIMES),
        }
        for number in range(1, draw(st.integers(1, 3)) + 1)
    ]
    codebook = {
        **CODEBOOK,
        "modalities": [
            *CODEBOOK["modalities"],
            {"id": "is-valid", "label": "is valid", "definition": "Is.", "kind": "instrument"},
        ],
    }
    discontinuation = {**AGREEMENT["discontinuation"], "notice": draw(DURATIONS)}
    discontinuation["counted_from"] = draw(st.sampled_from([None, "the day it arrives"]))
    agreement = {
        **AGREEMENT,
        "discontinuation": discontinuation,
        "publications": draw(st.sampled_from([[], AGREEMENT["publications"]])),
    }
    # Only a whole for an open time holds whatever time its part is for.
    whole, part = COMMITMENTS
    money = {
        "commitments": [
            {**whole, "period": draw(st.sampled_from(["..", "../.."]))},
            {**part, "period": draw(INTERVALS)},
        ],
        "unpriced": [{**each, "period": draw(st.none() | INTERVALS)} for each in UNPRICED],
    }
    for each in money["unpriced"]:
        if each["period"] is None:
            each.pop("period_derived_from", None)
    clauses = [
        *coded.provisions.clauses[:-1],
        Clause.model_validate(
            {
                **coded.provisions.clauses[-1].model_dump(exclude={"obligations"}),
                "obligations": obligations,
            }
        ),
    ]
    made = coded.model_copy(
        update={
            "agreement": Agreement.model_validate(agreement),
            "provisions": Provisions(clauses=tuple(clauses)),
            "money": Money.model_validate(money),
        }
    )
    return Corpus(
        make_collection().model_copy(
            update={"codebook": Codebook.model_validate(codebook), "agreements": (made,)}
        )
    )


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self):
        return True


def shown(drawing, width=60):
    environ = {"COLUMNS": str(width), "TERM": "xterm"}
    return rendered(make_console(Terminal(), environ, no_color=True), drawing)


@given(corpora(), DAYS, st.dates(date(2024, 2, 29), date(2034, 2, 28)))
def test_every_answer_about_time_is_given(corpus, on, notice_on):
    events, triggers, durations = get_timeline(corpus), get_triggers(corpus), list_durations(corpus)
    status, aid = get_status(corpus, on, notice_on), explain_aid(corpus)
    assert to_json([events, triggers, durations, status, aid])
    for drawing in (
        draw_timeline(corpus, events, on, 60),
        draw_triggers(corpus, triggers, 60),
        draw_durations(corpus, durations, 60),
        draw_status(corpus, status, 60),
        draw_aid(corpus, aid, 60),
        draw_explanation(corpus, aid, 60),
    ):
        assert "Harbour Accord" in shown(drawing)


@given(corpora(), DAYS)
def test_nothing_runs_before_the_agreement_or_after_it(corpus, on):
    term = corpus.agreement.term
    status = get_status(corpus, on)
    states = {each.state for each in status.provisions}
    if not status.in_effect:
        assert states <= {State.COMING if on < term.in_effect_on else State.OVER, State.REPORTED}
    said = " ".join(shown(draw_status(corpus, status, 60)).split())
    assert ("Nothing in it runs" in said) == (not status.in_effect and bool(states))
    assert "Running" not in said or status.in_effect
    reported = {each.id for each in status.provisions if each.state is State.REPORTED}
    assert reported == {each.id for each in corpus.commitments}


@given(corpora(), st.dates(date(2024, 2, 29), date(2034, 2, 28)))
def test_a_notice_ends_nothing_before_it_or_after_expiry(corpus, notice_on):
    notice = get_status(corpus, notice_on, notice_on).notice
    assert notice_on <= notice.ends_on <= corpus.agreement.term.expires_on
    for sending in ("receipt", "sending"):
        assert sending not in notice.rule


@given(corpora(), st.datetimes(timezones=st.just(UTC)))
def test_every_duration_ends_or_is_said_to_be_endless(corpus, start):
    for id_, (_, duration) in durations_of(corpus).items():
        try:
            (ending,) = end_of_duration(corpus, id_, start)
        except EndlessError:
            assert start.year + duration.years >= 9998
            continue
        assert "Harbour Accord" in shown(draw_endings(corpus, [ending], 60))
        assert ending.end > ending.start
