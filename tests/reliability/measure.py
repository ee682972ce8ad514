"""Measure how far two independent codings agree, of the obligations and of the press's claims.

Run by hand, from an environment with the development tools:

    python tests/reliability/measure.py

Prints the tables that stand in data/README.md; a test holds the two together.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import krippendorff
import yaml

FOLDER = Path(__file__).parents[2] / "data" / "reliability"
OBLIGATIONS = ("first.yaml", "second.yaml")
CLAIMS = ("claims_first.yaml", "claims_second.yaml")
VARIABLES = {
    OBLIGATIONS: ("bearer", "modality", "conditions", "strength", "topics"),
    CLAIMS: ("verdict",),
}
SETS = ("conditions", "topics")
SIBLING_KINDS = {
    "fact": "facts of the instrument",
    "money": "values of sums",
    "coalition": "roles in coalitions",
    "topic": "firmest act of a party on a topic",
}
Coding = dict[str, dict[str, Any]]


def read(name: str) -> Coding:
    """Return the codes of each unit by its id; of a list the order does not count."""
    entries = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return {
        entry["id"]: {
            variable: frozenset(code) if isinstance(code, list) else code
            for variable, code in entry.items()
        }
        for entry in entries
    }


def values(first: Coding, second: Coding, variable: str) -> list[tuple[str, str]]:
    """Pair the two codes of every unit; of a set, the two decisions on every value used."""
    if variable not in SETS:
        return [(first[id_][variable], second[id_][variable]) for id_ in first]
    used = sorted({v for coding in (first, second) for e in coding.values() for v in e[variable]})
    return [
        (str(value in first[id_][variable]), str(value in second[id_][variable]))
        for id_ in first
        for value in used
    ]


def row(name: str, pairs: list[tuple[str, str]]) -> str:
    codes = sorted({code for pair in pairs for code in pair})
    numbers = [[codes.index(pair[coder]) for pair in pairs] for coder in (0, 1)]
    alpha = krippendorff.alpha(reliability_data=numbers, level_of_measurement="nominal")
    agreed = sum(1 for one, other in pairs if one == other)
    return f"| {name} | {len(pairs)} | {100 * agreed / len(pairs):.1f} % | {alpha:.3f} |"


def rows(files: tuple[str, str]) -> Iterator[str]:
    first, second = map(read, files)
    for variable in VARIABLES[files]:
        if variable not in SETS:
            yield row(variable, values(first, second, variable))
            continue
        yield row(f"{variable} (each, yes or no)", values(first, second, variable))
        same = sum(1 for id_ in first if first[id_][variable] == second[id_][variable])
        yield f"| {variable} (whole set) | {len(first)} | {100 * same / len(first):.1f} % | – |"


def siblings() -> list[dict[str, str]]:
    """Return what each coder found of the agreements that are coded in part, unit by unit."""
    with (FOLDER / "siblings.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sibling_rows() -> Iterator[str]:
    units = siblings()
    for kind, name in SIBLING_KINDS.items():
        yield row(name, [(u["first"], u["second"]) for u in units if u["kind"] == kind])


if __name__ == "__main__":
    for both in VARIABLES:
        print("\n".join(rows(both)), end="\n\n")
    print("\n".join(sibling_rows()))
