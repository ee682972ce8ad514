"""What each view shows of the tiny agreement, 80 columns wide and without colour."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.unit.tiny import make_corpus

from treaty.calendar import (
    end_after_notice,
    end_of_duration,
    get_status,
    get_timeline,
    get_triggers,
)
from treaty.models import Lexicon, Report, Verdict
from treaty.money import split_by_year, summarize_aid
from treaty.queries import (
    FoundClaim,
    Scorecard,
    count_parties,
    count_topics,
    find_obligations,
    get_provision,
    make_outline,
)
from treaty.rendering.aid import AidView
from treaty.rendering.claims import ClaimsView, ScorecardView
from treaty.rendering.explanation import ExplanationView
from treaty.rendering.info import InfoView
from treaty.rendering.obligations import ObligationsView
from treaty.rendering.outline import OutlineView
from treaty.rendering.provision import ProvisionView
from treaty.rendering.search import SearchView
from treaty.rendering.time import DeadlineView, StatusView, TriggersView
from treaty.rendering.timeline import TimelineView
from treaty.rendering.vocabularies import PartiesView, TopicsView
from treaty.search import build_index, search

EXPECTED = Path(__file__).parent / "expected"
CORPUS = make_corpus()
AID = summarize_aid(CORPUS.commitments, CORPUS.unpriced, CORPUS.agreement.signature.on)
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
CLAIMS = [FoundClaim(REPORT, claim) for claim in REPORT.claims]
SCORECARD = Scorecard(
    REPORT, {verdict: [c.claim.verdict for c in CLAIMS].count(verdict) for verdict in Verdict}
)
VIEWS = {
    "obligations": ObligationsView(CORPUS, find_obligations(CORPUS)),
    "aid": AidView(CORPUS, AID),
    "search": SearchView(FOUND, tells_why=True),
    "clause": ProvisionView(CORPUS, get_provision(CORPUS, "I.1.a")),
    "part": ProvisionView(CORPUS, get_provision(CORPUS, "I")),
    "commitment": ProvisionView(CORPUS, get_provision(CORPUS, "I.2-m2")),
    "outline": OutlineView(CORPUS, make_outline(CORPUS)),
    "info": InfoView(CORPUS),
    "topics": TopicsView(count_topics(CORPUS)),
    "parties": PartiesView(count_parties(CORPUS)),
    "explanation": ExplanationView(
        AidView(CORPUS, AID),
        split_by_year(AID, CORPUS.agreement.signature.on, CORPUS.agreement.term.expires_on),
    ),
    "timeline": TimelineView(CORPUS, get_timeline(CORPUS), ON),
    "status": StatusView(CORPUS, get_status(CORPUS, ON), end_after_notice(CORPUS, ON)),
    "deadline": DeadlineView(CORPUS, end_of_duration(CORPUS, "I", MOMENT)),
    "triggers": TriggersView(CORPUS, get_triggers(CORPUS)),
    "claims": ClaimsView(CORPUS, CLAIMS),
    "scorecard": ScorecardView(CORPUS, [SCORECARD]),
}


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_reads_as_expected_at_80_columns(name, plain):
    assert plain(VIEWS[name]) == (EXPECTED / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", VIEWS)
def test_markdown_reads_as_expected(name):
    assert VIEWS[name].markdown() == (EXPECTED / f"{name}.md").read_text(encoding="utf-8")


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
    every_form = plain(VIEWS["aid"]) + VIEWS["aid"].markdown() + str(VIEWS["aid"].json())
    assert "1.65" not in every_form
    assert "1650000000" not in every_form
    assert "over EUR 750 million" in plain(VIEWS["aid"])


def test_group_headings_stand_in_the_outline(plain):
    lines = plain(VIEWS["outline"]).splitlines()
    assert lines[4].endswith("At sea")
    assert "I.1.a Mines" in lines[5]
