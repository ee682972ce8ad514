"""Print how well search answers the relevance sets: recall@5, MRR and nDCG@10.

Run by hand, from an environment in which ``treaty`` is installed:

    python tests/benchmarks/relevance.py [--held-out] [--late]

Of the queries and the whole questions, by language and by kind or role; with ``--held-out`` those
that are kept aside too, apart. Queries to which nothing is the answer are counted apart. ``--late``
lists what does not come first.
"""

import math
import sys
from collections import defaultdict
from pathlib import Path
from statistics import mean

import yaml

from treaty.corpus import Corpus
from treaty.loading import load_collection, load_lexicon
from treaty.search import Hit, Kind, admit, parse_query, search
from treaty.search.index import build_index

FOLDER = Path(__file__).parents[1] / "relevance"
CORPUS = Corpus(load_collection(), "jpn")
INDEX = build_index([CORPUS], load_lexicon())

SILENCES = {silence.id for silence in CORPUS.silences}


def names_of(hit: Hit) -> set[str]:
    """Return what a hit answers for: its clause, unless it is a silence or a claim, and all ids."""
    ids = {hit.document.id, *(match.document.id for match in hit.matches)}
    if hit.document.kind in (Kind.SILENCE, Kind.CLAIM) or hit.document.clause is None:
        return ids
    return ids | {hit.document.clause}


def find(text: str) -> list[set[str]]:
    """Return what each hit answers for, the best first."""
    admitted = admit(INDEX, INDEX.scope(), lambda: [CORPUS], parse_query(text))
    return [names_of(hit) for hit in search(INDEX, text, admitted=admitted).hits]


def score(entry: dict[str, object], found: list[set[str]]) -> tuple[float, float, float]:
    """Return recall at five, the reciprocal rank of the best, and nDCG at ten."""
    must, best = entry["must"], entry["best"]
    best = set(best) if isinstance(best, list) else {best}
    first = set().union(*found[:5])
    rank = next((n for n, names in enumerate(found, 1) if names & best), None)
    left = set(must)
    gain = 0.0
    for n, names in enumerate(found[:10], 1):
        gain += len(names & left) / math.log2(n + 1)
        left -= names
    ideal = sum(1 / math.log2(n + 1) for n in range(1, min(len(must), 10) + 1))
    return len(first & set(must)) / len(must), 1 / rank if rank else 0.0, min(1.0, gain / ideal)


def measure(title: str, entries: list[dict[str, object]], *, names_late: bool) -> None:
    """Print the figures of some queries or questions."""
    scores: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    silent: list[bool] = []
    for entry in entries:
        text = entry.get("query") or entry["question"]
        found = find(text)
        if not entry["must"]:
            silent.append(not found or found[0] <= SILENCES)
            continue
        got = score(entry, found)
        if names_late and got[:2] != (1.0, 1.0):
            top = [sorted(names)[-1] for names in found[:5]]
            print(f"  {entry['id']} {text!r}: {entry['best']}, found {top}")
        for group in ("all", entry["language"], entry.get("kind") or entry["role"]):
            scores[group].append(got)
    print(f"{title:22} {'n':>4} {'recall@5':>9} {'MRR':>6} {'nDCG@10':>8}")
    for group, values in scores.items():
        recall, rank, gain = (mean(column) for column in zip(*values, strict=True))
        print(f"  {group:20} {len(values):4} {recall:9.2f} {rank:6.2f} {gain:8.2f}")
    if silent:
        print(f"  rightly nothing, or a silence first: {sum(silent)} of {len(silent)}")


def main(*, held_out: bool, names_late: bool) -> None:
    for name in ("queries", "questions"):
        entries = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
        for apart in (False, True) if held_out else (False,):
            some = [entry for entry in entries if entry["held_out"] is apart]
            title = f"{name}, held out" if apart else name
            measure(title, some, names_late=names_late)


if __name__ == "__main__":
    main(held_out="--held-out" in sys.argv, names_late="--late" in sys.argv)
