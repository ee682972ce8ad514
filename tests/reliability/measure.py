"""Measure how far the two independent codings of the obligations agree.

Run by hand, from an environment with the development tools:

    python tests/reliability/measure.py

Prints the table that stands in data/README.md; a test holds the two together.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import krippendorff
import yaml

FOLDER = Path(__file__).parents[2] / "data" / "reliability"
Coding = dict[str, dict[str, Any]]


def read(name: str) -> Coding:
    entries = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return {entry["id"]: entry for entry in entries}


def values(first: Coding, second: Coding, variable: str) -> list[tuple[str, str]]:
    """Pair the two codes of every unit; of topics, the two decisions on every topic."""
    if variable != "topics":
        return [(first[id_][variable], second[id_][variable]) for id_ in first]
    used = sorted({t for coding in (first, second) for e in coding.values() for t in e["topics"]})
    return [
        (str(topic in first[id_]["topics"]), str(topic in second[id_]["topics"]))
        for id_ in first
        for topic in used
    ]


def rows() -> Iterator[str]:
    first, second = read("first.yaml"), read("second.yaml")
    shown: dict[str, Callable[[str], str]] = {
        "topics": lambda name: f"{name} (each topic, yes or no)",
    }
    for variable in ("bearer", "modality", "strength", "topics"):
        pairs = values(first, second, variable)
        codes = sorted({code for pair in pairs for code in pair})
        numbers = [[codes.index(pair[coder]) for pair in pairs] for coder in (0, 1)]
        alpha = krippendorff.alpha(reliability_data=numbers, level_of_measurement="nominal")
        agreed = sum(1 for one, other in pairs if one == other)
        name = shown.get(variable, str)(variable)
        yield f"| {name} | {len(pairs)} | {100 * agreed / len(pairs):.1f} % | {alpha:.3f} |"
    same = sum(1 for id_ in first if set(first[id_]["topics"]) == set(second[id_]["topics"]))
    yield f"| topics (whole set) | {len(first)} | {100 * same / len(first):.1f} % | – |"


if __name__ == "__main__":
    print("\n".join(rows()))
