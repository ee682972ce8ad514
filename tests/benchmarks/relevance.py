"""Print how well search answers the relevance set: recall@5, MRR and nDCG@10.

Run by hand, from an environment in which ``treaty`` is installed:

    python tests/benchmarks/relevance.py [--held-out]

By language and by kind of query; without ``--held-out`` the queries that are kept aside are left
out. Queries to which nothing is the answer are counted apart.
"""

import math
import sys
from collections import defaultdict
from pathlib import Path
from statistics import mean

import yaml

from treaty.corpus import Corpus
from treaty.loading import load_collection, load_lexicon
from treaty.search import admit, build_index, parse_query, search

QUERIES = Path(__file__).parents[1] / "relevance" / "queries.yaml"


def main(*, held_out: bool) -> None:
    queries = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
    corpus = Corpus(load_collection(), "jpn")
    index = build_index([corpus], load_lexicon())
    scores: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    silent: list[bool] = []
    for query in queries:
        if query["held_out"] and not held_out:
            continue
        text = query["query"]
        admitted = admit(index, index.scope(), lambda: [corpus], parse_query(text))
        found = [hit.clause.clause for hit in search(index, text, admitted=admitted).hits]
        must = query["must"]
        if not must:
            silent.append(not found)
            continue
        best = query["best"] if isinstance(query["best"], list) else [query["best"]]
        recall = len(set(must) & set(found[:5])) / len(must)
        rank = next((n for n, clause in enumerate(found, 1) if clause in best), None)
        gain = sum(1 / math.log2(n + 1) for n, c in enumerate(found[:10], 1) if c in must)
        ideal = sum(1 / math.log2(n + 1) for n in range(1, min(len(must), 10) + 1))
        score = (recall, 1 / rank if rank else 0.0, gain / ideal)
        for group in ("all", query["language"], query["kind"]):
            scores[group].append(score)
    print(f"{'':14} {'n':>4} {'recall@5':>9} {'MRR':>6} {'nDCG@10':>8}")
    for group, values in scores.items():
        recall, rank, gain = (mean(column) for column in zip(*values, strict=True))
        print(f"{group:14} {len(values):4} {recall:9.2f} {rank:6.2f} {gain:8.2f}")
    print(f"rightly nothing found: {sum(silent)} of {len(silent)}")


if __name__ == "__main__":
    main(held_out="--held-out" in sys.argv)
