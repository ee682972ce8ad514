"""Measure how commands grow with the agreements in a folder: 28, or as many as are named.

Run by hand, from an environment in which ``treaty`` is installed:

    python tests/benchmarks/growth.py [--search] [AGREEMENTS ...]

The folder holds the shipped agreements again and again under other ids, with the shipped codebook
and lexicon. Each command is held against itself in a folder with the default agreement alone, and
against ``list-obligations`` in the same folder. They run in turn, each after a run that filled the
caches and is told apart; the medians of the processor time are compared.

With ``--search`` the index alone is measured: building, size and queries, of copies of the Accord
with a good part of its words changed for others, so that each has words of its own. They are made
in memory, since reading as much YAML would measure YAML. Nothing is asserted.
"""

import os
import random
import re
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from compare import seconds

from treaty.corpus import Corpus
from treaty.loading import (
    choose_agreement,
    find_data_folder,
    list_agreements,
    load_collection,
    load_lexicon,
)
from treaty.models import CodedAgreement, Collection
from treaty.search import Index, search
from treaty.search.index import write_index

FOLDER = "FOLDER"
REFERENCE = ["list-obligations"]
OF_ONE = [REFERENCE, ["aid-summary"], ["show", "III.1"], ["search", "demining"]]
OF_ALL = [
    ["compare"],
    ["compare", "consultation"],
    # As many hits as in one agreement: most of what more would take is to draw them.
    ["search", "demining", "--agreement", "all", "--limit", "2"],
    ["list-obligations", "--agreement", "all"],
    ["check", FOLDER],
]
ROUNDS = 7
LONG = 10.0
"""Seconds of a first run from which on three rounds must do."""
QUERIES = (
    "demining",
    "frozen assets",
    "hackers",
    "wounded soldiers",
    "sanctions -export",
    '"rule of law" OR corruption',
    "розмінування",
    "地雷除去",
    "consulation",
    "how can the agreement be terminated",
    "ukraine",
)
_WORD = re.compile(r"[a-z]{5,}")


def changed(coded: CodedAgreement, number: int) -> CodedAgreement:
    """Return an agreement in which two words of five are others, one for one."""
    chance = random.Random(number)  # noqa: S311 - no secret
    others: dict[str, str] = {}

    def other(match: re.Match[str]) -> str:
        word = match[0]
        if word not in others:
            invented = "".join(chance.choices("aeioulnrst", k=3)) + word[:4]
            others[word] = invented if chance.random() < 0.4 else word
        return others[word]

    def say(text: str) -> str:
        return _WORD.sub(other, text)

    clauses = tuple(
        clause.model_copy(
            update={
                "summary": say(clause.summary),
                "heading": say(clause.heading),
                "obligations": tuple(
                    o.model_copy(update={"action": say(o.action)}) for o in clause.obligations
                ),
            }
        )
        for clause in coded.provisions.clauses
    )
    return coded.model_copy(
        update={
            "agreement": coded.agreement.model_copy(update={"id": f"a{number:04}"}),
            "provisions": coded.provisions.model_copy(update={"clauses": clauses}),
        }
    )


def corpora(number: int) -> Iterator[Corpus]:
    """Yield so many agreements, one at a time."""
    collection = load_collection()
    for n in range(number):
        one = changed(collection.agreements[0], n)
        yield Corpus(Collection(codebook=collection.codebook, agreements=(one,)))


def make_folder(folder: Path, number: int) -> Path:
    """Make a data folder of so many agreements, the default one first."""
    shipped = find_data_folder()
    default = choose_agreement(shipped, None)
    ids = sorted(list_agreements(shipped), key=lambda id_: (id_ != default, id_))
    (folder / "lexicon").mkdir(parents=True)
    for path in (shipped / "codebook.yaml", *(shipped / "lexicon").glob("*.yaml")):
        shutil.copy(path, folder / path.relative_to(shipped))
    for n in range(number):
        again, place = divmod(n, len(ids))
        id_ = ids[place]
        new = f"{id_}-{again}" if again else id_
        inside = folder / "agreements" / new
        inside.mkdir(parents=True)
        for path in (shipped / "agreements" / id_).glob("*.yaml"):
            text = path.read_text(encoding="utf-8")
            if path.name == "agreement.yaml":
                text = text.replace(f"\nid: {id_}\n", f"\nid: {new}\n", 1)
            (inside / path.name).write_text(text, encoding="utf-8")
    return folder


def run_in(folder: Path, arguments: list[str], environ: dict[str, str]) -> float:
    """Return the processor time of a command that answers from a data folder."""
    told = [str(folder) if each == FOLDER else each for each in arguments]
    command = [sys.executable, "-m", "treaty", *told]
    return seconds(command, environ | {"TREATY_DATA": str(folder)})


def measure_commands(number: int, scratch: Path) -> None:
    alone, folder = make_folder(scratch / "alone", 1), make_folder(scratch / "many", number)
    environ = os.environ | {"XDG_CACHE_HOME": str(scratch / "cache"), "COLUMNS": "120"}
    print(f"\n{number:,} agreements")
    print(f"{'command':42} {'first':>8} {'then':>8} {'alone':>7} {'list-obligations':>17}")
    for arguments in (*OF_ONE, *OF_ALL):
        run_in(alone, arguments, environ)
        start = time.perf_counter()
        run_in(folder, arguments, environ)
        first = time.perf_counter() - start
        runs = [
            [run_in(place, asked, environ) for place, asked in (
                (folder, arguments), (alone, arguments), (folder, REFERENCE)
            )]
            for _ in range(ROUNDS if first < LONG else 3)
        ]  # fmt: skip
        ours, *theirs = (median(column) for column in zip(*runs, strict=True))
        ratios = [ours / each for each in theirs]
        print(
            f"{' '.join(arguments):42} {first:6.1f} s {ours:6.2f} s "
            f"{ratios[0]:7.2f} {ratios[1]:17.2f}",
            flush=True,
        )


def measure_search(number: int, scratch: Path) -> None:
    place = scratch / "index.sqlite"
    start = time.perf_counter()
    connection = sqlite3.connect(place, isolation_level=None)
    write_index(connection, corpora(number), load_lexicon(), "made here")
    connection.close()
    building = time.perf_counter() - start

    connection = sqlite3.connect(f"{place.as_uri()}?mode=ro", uri=True, isolation_level=None)
    index = Index(connection)
    documents = index.scope().size
    print(
        f"\n{number} agreements, {number * 145:,} obligations, {documents:,} documents: "
        f"built in {building:.1f} s, {place.stat().st_size / 1e6:.0f} MB"
    )
    for query in QUERIES:
        times = []
        for _ in range(7):
            start = time.perf_counter()
            found = search(index, query, limit=20)
            times.append(time.perf_counter() - start)
        print(f"  {query:38} {median(times) * 1000:6.1f} ms  {found.total:4} clauses")
    connection.close()


def main(arguments: list[str]) -> None:
    measure = measure_search if "--search" in arguments else measure_commands
    for number in [int(each) for each in arguments if each != "--search"] or [28]:
        with tempfile.TemporaryDirectory() as scratch:
            measure(number, Path(scratch))


if __name__ == "__main__":
    main(sys.argv[1:])
