"""What each view shows of the tiny agreement, 80 columns wide and without colour."""

from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest
from tests.unit.tiny import make_collection, make_corpus

from treaty.answers.deadlines import Ending, end_of_duration
from treaty.answers.instrument import get_instrument
from treaty.answers.money import explain_aid, summarize_aid
from treaty.answers.obligations import FoundObligation, find_obligations
from treaty.answers.overview import (
    OutlineNode,
    PartyCount,
    TopicCount,
    count_parties,
    count_topics,
    make_outline,
)
from treaty.answers.press import FoundClaim, Scorecard, find_claims, score_reports
from treaty.answers.provision import get_provision
from treaty.answers.status import get_status
from treaty.answers.timeline import Event, get_timeline
from treaty.answers.triggers import get_triggers
from treaty.corpus import Corpus
from treaty.models import Lexicon, Report, Reports
from treaty.rendering.aid import draw_aid
from treaty.rendering.deadlines import draw_endings, draw_triggers, rows_of_triggers
from treaty.rendering.explanation import draw_explanation
from treaty.rendering.info import draw_instrument
from treaty.rendering.obligations import draw_obligations
from treaty.rendering.outline import draw_outline
from treaty.rendering.press import draw_claims, draw_scorecards
from treaty.rendering.provision import draw_provision
from treaty.rendering.search import draw_hits
from treaty.rendering.status import draw_status
from treaty.rendering.timeline import draw_timeline
from treaty.rendering.vocabularies import draw_parties, draw_topics
from treaty.rendering.writers import rows_of, to_json, to_markdown
from treaty.search import FoundHit, list_hits, search
from treaty.search.making import build_index

EXPECTED = Path(__file__).parent / "expected"
CORPUS = make_corpus()
FOUND = search(build_index([CORPUS], Lexicon()), "harbour", limit=3)
ON = date(2026, 8, 31)
MOMENT = datetime(2026, 3, 28, 12, tzinfo=UTC)
REPORT = Report(
    id="gazette",
    file="gazette.txt",
    title="Harbours [for all]",
    publisher="The Gazette",
    author="Ada Ink",
    url="https://gazette.example/harbours",
    claims=[
        {
            "id": "gazette-1",
            "section": "Body",
            "paragraph": 1,
            "sentence": 2,
            "claim": "All harbours will be dredged",
            "clauses": ["I.1.a"],
            "verdict": "overstated",
            "reason": "Only one is named (I.1.a).",
        },
        {
            "id": "gazette-2",
            "section": "Body",
            "paragraph": 2,
            "sentence": 1,
            "claim": "It rained at the signing",
            "verdict": "context",
            "reason": "Ceremony.",
        },
    ],
)
COLLECTION = make_collection()
(CODED,) = COLLECTION.agreements
REPORTED = Corpus(
    COLLECTION.model_copy(
        update={"agreements": (CODED.model_copy(update={"reports": Reports(reports=(REPORT,))}),)}
    )
)
PROVISIONS = {
    "clause": get_provision(CORPUS, "I.1.a"),
    "part": get_provision(CORPUS, "I"),
    "commitment": get_provision(CORPUS, "I.2-m2"),
}
# Each answer with what draws it and, of several records, the kind.
ANSWERS = {
    "obligations": (find_obligations(CORPUS), partial(draw_obligations, CORPUS), FoundObligation),
    "aid": (summarize_aid(CORPUS), partial(draw_aid, CORPUS), None),
    **{name: (shown, partial(draw_provision, CORPUS), None) for name, shown in PROVISIONS.items()},
    "outline": (make_outline(CORPUS), partial(draw_outline, CORPUS), OutlineNode),
    "info": (get_instrument(CORPUS), partial(draw_instrument, CORPUS), None),
    "topics": (count_topics(CORPUS), draw_topics, TopicCount),
    "parties": (count_parties(CORPUS), draw_parties, PartyCount),
    "explanation": (explain_aid(CORPUS), partial(draw_explanation, CORPUS), None),
    "timeline": (
        get_timeline(CORPUS),
        lambda events, width: draw_timeline(CORPUS, events, ON, width),
        Event,
    ),
    "status": (get_status(CORPUS, ON, ON), partial(draw_status, CORPUS), None),
    "deadline": (end_of_duration(CORPUS, "I", MOMENT), partial(draw_endings, CORPUS), Ending),
    "triggers": (get_triggers(CORPUS), partial(draw_triggers, CORPUS), None),
    "claims": (find_claims(REPORTED), partial(draw_claims, REPORTED), FoundClaim),
    "scorecard": (
        score_reports(REPORTED, find_claims(REPORTED)),
        partial(draw_scorecards, REPORTED),
        Scorecard,
    ),
}
VIEWS = {
    "search": lambda width: draw_hits(FOUND, tells_why=True),
    **{name: partial(draw, answer) for name, (answer, draw, _) in ANSWERS.items()},
}
TABLES = {
    "search": lambda: rows_of(FoundHit, list_hits(FOUND)),
    "triggers": lambda: rows_of_triggers(get_triggers(CORPUS)),
}


def markdown(name):
    answer, _, kind = ANSWERS.get(name, (list_hits(FOUND), None, None))
    return to_markdown(answer, TABLES.get(name, lambda: rows_of(kind, answer)))


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_reads_as_expected_at_80_columns(name, plain):
    assert plain(VIEWS[name]) == (EXPECTED / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", VIEWS)
def test_markdown_reads_as_expected(name):
    assert markdown(name) == (EXPECTED / f"{name}.md").read_text(encoding="utf-8")


def test_obligations_stand_in_columns_where_there_is_room(plain):
    shown = plain(VIEWS["obligations"], 150)
    assert shown == (EXPECTED / "obligations-150.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("name", VIEWS)
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(name, width, plain):
    from rich.cells import cell_len

    shown = plain(VIEWS[name], width)
    assert max(map(cell_len, shown.splitlines())) <= width
    assert "…" not in shown.replace("recognizing … eight", "")
    wide = plain(VIEWS[name], 10_000)
    for word in ("Strive", "Provide buoys", "450", "Queen", "ノルダヴィア", "storm"):
        assert ("".join(word.split()) in "".join(shown.split())) == (word in wide)


def test_strength_is_a_word_before_it_is_a_colour(coloured, plain):
    shown = coloured(VIEWS["obligations"])
    assert "\x1b[1;32mfirm\x1b[0m" in shown
    assert "firm · will clear" in plain(VIEWS["obligations"])


def test_a_match_stands_out(coloured):
    assert "\x1b[1;4;35mharbour\x1b[0m" in coloured(VIEWS["search"])


def test_a_whole_and_its_part_are_never_added(plain):
    every_form = plain(VIEWS["aid"]) + markdown("aid") + to_json(summarize_aid(CORPUS))
    assert "1.65" not in every_form
    assert "1650000000" not in every_form
    assert "over EUR 750 million" in plain(VIEWS["aid"])


def test_group_headings_stand_in_the_outline(plain):
    lines = plain(VIEWS["outline"]).splitlines()
    assert lines[4].endswith("At sea")
    assert "I.1.a Mines" in lines[5]
