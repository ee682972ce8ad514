"""The published agreement is what the two codings give, and both code the same units."""

from pathlib import Path

import pytest
from tests.reliability.measure import (
    CLAIMS,
    OBLIGATIONS,
    VARIABLES,
    read,
    rows,
    sibling_rows,
    siblings,
)
from tests.shipped import accord

DATA = Path(__file__).parents[2] / "data"
PUBLISHED = (DATA / "README.md").read_text(encoding="utf-8")
ACCORD = accord()
CLAIMS_NOW = [claim for report in ACCORD.reports for claim in report.claims]
UNITS = {
    OBLIGATIONS: [obligation.id for obligation in ACCORD.obligations],
    CLAIMS: [claim.id for claim in CLAIMS_NOW],
}


@pytest.mark.parametrize("files", VARIABLES, ids=" and ".join)
def test_the_published_table_is_recomputed(files: tuple[str, str]) -> None:
    for row in rows(files):
        assert row in PUBLISHED


@pytest.mark.parametrize("files", VARIABLES, ids=" and ".join)
def test_both_codings_have_every_unit(files: tuple[str, str]) -> None:
    assert [list(read(name)) for name in files] == [UNITS[files]] * 2


def test_every_disagreement_on_an_obligation_is_settled_in_the_open() -> None:
    first, second = map(read, OBLIGATIONS)
    for id_, entry in first.items():
        for variable in VARIABLES[OBLIGATIONS]:
            if entry[variable] != second[id_][variable]:
                assert f"| {id_} | {variable} |" in PUBLISHED


def test_every_disagreement_on_a_claim_and_every_later_change_is_settled_in_the_open() -> None:
    first, second = map(read, CLAIMS)
    for claim in CLAIMS_NOW:
        codes = (first[claim.id]["verdict"], second[claim.id]["verdict"])
        if codes == (claim.verdict, claim.verdict):
            continue
        row = f"| {claim.id} | {codes[0]} | {codes[1]} | {claim.verdict} |"
        if claim.verdict not in codes:
            row += " changed after a third, cold reading: "
        assert row in PUBLISHED


def test_the_published_table_of_the_other_agreements_is_recomputed() -> None:
    for row in sibling_rows():
        assert row in PUBLISHED


def test_every_other_agreement_was_coded_twice() -> None:
    others = {path.name for path in (DATA / "agreements").iterdir()} - {"jpn"}
    assert {unit["agreement"] for unit in siblings()} == others
