"""What each view shows of the tiny agreement, 80 columns wide and without colour."""

import itertools
import re
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest
from tests.unit.tiny import make_collection, make_corpus

import treaty
from treaty.answers.deadlines import Ending, end_of_duration
from treaty.answers.glossary import GlossaryEntry, find_glossary
from treaty.answers.money import explain_aid, summarize_aid
from treaty.answers.obligations import FoundObligation, find_obligations
from treaty.answers.overview import (
    OutlineNode,
    PartyCount,
    TopicCount,
    count_parties,
    count_topics,
    get_instrument,
    make_outline,
)
from treaty.answers.press import FoundClaim, Scorecard, find_claims, score_reports
from treaty.answers.provision import get_provision, get_provisions
from treaty.answers.silences import FoundSilence, find_silences
from treaty.answers.statistics import StrengthCount, count_strengths
from treaty.answers.status import get_status
from treaty.answers.timeline import Event, get_timeline
from treaty.answers.triggers import get_triggers
from treaty.corpus import Corpus
from treaty.models import GeneralReservation, Lexicon, Report, Reports, Silences
from treaty.rendering.aid import draw_aid
from treaty.rendering.deadlines import draw_endings, draw_triggers, rows_of_triggers
from treaty.rendering.explanation import draw_explanation
from treaty.rendering.glossary import draw_glossary
from treaty.rendering.info import draw_instrument
from treaty.rendering.obligations import draw_obligations
from treaty.rendering.outline import draw_outline
from treaty.rendering.press import draw_claims, draw_scorecards
from treaty.rendering.provision import draw_provision, draw_provisions
from treaty.rendering.search import draw_hits
from treaty.rendering.silences import draw_silences
from treaty.rendering.statistics import draw_statistics
from treaty.rendering.status import draw_status
from treaty.rendering.timeline import draw_timeline
from treaty.rendering.vocabularies import draw_parties, draw_topics
from treaty.rendering.writers import rows_of, to_json, to_markdown
from treaty.search import FoundHit, list_hits, search
from treaty.search.index import build_index

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
SILENCES = Silences(
    silences=[
        {
            "id": "lighthouse",
            "title": "A lighthouse",
            "sentence": "The Harbour Accord does not promise a lighthouse [at all].",
            "words": {"en": ["lighthouse", "beacon"], "ja": ["灯台"]},
            "absent": ["lighthouse*"],
            "nearest": "I.1.a",
            "reason": "Buoys are no lighthouse.",
        },
        {
            "id": "ferries",
            "title": "Ferries",
            "sentence": "It says nothing of ferries.",
            "words": {"en": ["ferry"]},
            "absent": ["ferr*"],
            "reason": "None comes near.",
        },
    ]
)
RESERVED = GeneralReservation(
    clause="II",
    conditions=["in-writing"],
    statement="All acts are done in writing.",
    evidence=[{"clause": "II", "page": 3, "anchor": "in writing"}],
)
COLLECTION = make_collection()
(CODED,) = COLLECTION.agreements


def with_coded(**parts):
    """Return the corpus with other parts of its agreement."""
    return Corpus(COLLECTION.model_copy(update={"agreements": (CODED.model_copy(update=parts),)}))


REPORTED = with_coded(reports=Reports(reports=(REPORT,)))
SILENT = with_coded(silences=SILENCES)
UNDER_RESERVATION = with_coded(
    agreement=CODED.agreement.model_copy(update={"general_reservations": (RESERVED,)})
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
    "topics": (count_topics(CORPUS), partial(draw_topics, CORPUS), TopicCount),
    "parties": (count_parties(CORPUS), partial(draw_parties, CORPUS), PartyCount),
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
    "silences": (find_silences(SILENT), partial(draw_silences, SILENT), FoundSilence),
    "glossary": (find_glossary(CORPUS), draw_glossary, GlossaryEntry),
    "stats": (
        count_strengths(CORPUS, find_obligations(CORPUS)),
        partial(draw_statistics, CORPUS),
        StrengthCount,
    ),
    "scorecard": (
        score_reports(REPORTED, find_claims(REPORTED)),
        partial(draw_scorecards, REPORTED),
        Scorecard,
    ),
}
VIEWS = {
    "obligations-all": lambda width: draw_obligations(
        CORPUS, find_obligations(CORPUS), width, shows_all=True
    ),
    "provisions": lambda width: draw_provisions(
        UNDER_RESERVATION, get_provisions(UNDER_RESERVATION, ["I.1.a-1", "II"]), width
    ),
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


@pytest.mark.parametrize("name", ["search", *ANSWERS])
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
    assert "\x1b[1;38;5;29mfirm\x1b[0m · will clear" in shown
    assert "firm · will clear" in plain(VIEWS["obligations"])


def test_a_match_stands_out(coloured):
    assert "\x1b[1;4;38;5;163mharbour\x1b[0m" in coloured(VIEWS["search"])


def test_what_asks_nobody_to_act_is_folded_by_part_and_unfolded(plain):
    folded, whole = plain(VIEWS["obligations"]), plain(VIEWS["obligations-all"])
    assert "Preamble: 1 recital\n" in folded
    for found in find_obligations(CORPUS):
        assert (f"{found.id} " in folded) == (found.part != "Preamble")
        assert f"{found.id} " in whole
    # Undertakings come first.
    assert whole.index("I.1.a-1 ") < whole.index("II-1 ") < whole.index("Preamble-1 ")


def test_a_blank_parts_the_clauses_and_nothing_the_entries_of_one(plain):
    accord = treaty.load("jpn")
    found = find_obligations(accord, part="III")
    lines = plain(partial(draw_obligations, accord, found, shows_all=True)).splitlines()
    starts = [
        (n, line.partition(" ")[0].rpartition("-")[0])
        for n, line in enumerate(lines)
        if line.startswith("III.")
    ]
    assert len(starts) == len(found)
    for (_, above), (n, clause) in itertools.pairwise(starts):
        if not lines[n - 1].startswith("Part "):
            assert (lines[n - 1] == "") == (clause != above)


def test_what_was_asked_for_is_never_folded_away(plain):
    found = find_obligations(CORPUS, part="preamble")
    assert "Preamble-1 " in plain(partial(draw_obligations, CORPUS, found))


def test_the_totals_are_those_of_what_was_found(plain):
    shown = plain(VIEWS["obligations"])
    table = shown.partition("How firm")[2].partition("\n\n")[0]
    rows = {line.split()[0]: line.split()[1:] for line in table.splitlines()[1:]}
    assert rows["firm"] == ["1", "0", "1"]
    assert rows["permission"] == ["1", "0", "1"]
    assert rows["all"] == ["3", "2", "5"]


@pytest.mark.parametrize("width", [60, 80, 160])
def test_a_general_reservation_is_said_once_wherever_an_act_is_firm(plain, width):
    said = "Firm acts too are subject to II, p. 3: in writing."
    found = find_obligations(UNDER_RESERVATION)
    firm = find_obligations(UNDER_RESERVATION, strength="firm")
    soft = find_obligations(UNDER_RESERVATION, strength="aspirational")
    for draw, times in (
        (partial(draw_obligations, UNDER_RESERVATION, found), 1),
        (partial(draw_obligations, UNDER_RESERVATION, firm), 1),
        (partial(draw_obligations, UNDER_RESERVATION, soft), 0),
        (VIEWS["provisions"], 1),
        (partial(draw_statistics, UNDER_RESERVATION, count_strengths(UNDER_RESERVATION, found)), 1),
        (partial(draw_obligations, CORPUS, find_obligations(CORPUS)), 0),
    ):
        assert " ".join(plain(draw, width).split()).count(said) == times


def test_the_verb_stands_beside_its_strength_where_there_is_room(plain):
    accord = treaty.load("jpn")
    found = find_obligations(accord, party="japan")
    shown = plain(partial(draw_obligations, accord, found), 200)
    for each in found:
        if f"\n{each.id} " in shown:
            assert f"{each.strength.value} · {each.operative_verb} " in shown


def test_context_is_counted_unless_it_is_asked_for(plain):
    found = find_claims(REPORTED)
    folded = plain(partial(draw_claims, REPORTED, found))
    assert "gazette-2 " not in folded
    counted = "1 claim: overstated 1; 1 more is context (--all shows them)"
    assert counted in " ".join(folded.split())
    assert "gazette-2 " in plain(lambda width: draw_claims(REPORTED, found, width, shows_all=True))
    context = find_claims(REPORTED, verdict="context")
    assert "gazette-2 " in plain(partial(draw_claims, REPORTED, context))


def test_a_bar_is_as_long_as_its_number_in_every_report(plain):
    accord = treaty.load("jpn")
    cards = score_reports(accord, find_claims(accord))
    shown = plain(partial(draw_scorecards, accord, cards))
    drawn = {
        (int(number), len(bar))
        for number, bar in re.findall(r"^  .+? +(\d+) (█+)$", shown, re.MULTILINE)
    }
    assert len({length for _, length in drawn}) > 1
    assert all((a < b) == (x < y) or x == y for a, x in drawn for b, y in drawn)
    assert len({number for number, _ in drawn}) == len(drawn)


def test_a_whole_and_its_part_are_never_added(plain):
    every_form = plain(VIEWS["aid"]) + markdown("aid") + to_json(summarize_aid(CORPUS))
    assert "1.65" not in every_form
    assert "1650000000" not in every_form
    assert "over EUR 750 million" in plain(VIEWS["aid"])


def test_group_headings_stand_in_the_outline(plain):
    lines = plain(VIEWS["outline"]).splitlines()
    assert lines[4].endswith("At sea")
    assert "I.1.a Mines" in lines[5]
