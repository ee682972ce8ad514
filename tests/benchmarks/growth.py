"""Measure search in a collection of 28 agreements, or of as many as are named.

Run by hand, from an environment in which ``treaty`` is installed:

    python tests/benchmarks/growth.py [AGREEMENTS ...]

The agreements are the Accord with a good part of its words changed for others, so that each has
its 73 clauses and about 140 provisions but words of its own. They are made in memory, since
reading as much YAML would measure YAML; what reading one agreement takes is printed beside.
Building, size, start and queries are measured on the index as the program keeps it. Nothing is
asserted.
"""

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from treaty.cli.index_cache import place_of
from treaty.corpus import Corpus
from treaty.loading import find_data_folder, fingerprint, load_collection, load_lexicon
from treaty.models import CodedAgreement, Collection
from treaty.search import Index, search
from treaty.search.making import write_index

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


def make_folder(folder: Path, number: int) -> None:
    """Make a data folder with as many files, so that a start has as many to look at."""
    shipped = find_data_folder()
    (folder / "lexicon").mkdir(parents=True)
    for path in (shipped / "codebook.yaml", *(shipped / "lexicon").glob("*.yaml")):
        os.link(path, folder / path.relative_to(shipped))
    files = list((shipped / "agreements/jpn").glob("*.yaml"))
    for n in range(number):
        inside = folder / f"agreements/a{n:04}"
        inside.mkdir(parents=True)
        for path in files:
            os.link(path, inside / path.name)


def measure(number: int, scratch: Path) -> None:
    import sqlite3

    folder, cache = scratch / "data", scratch / "cache"
    make_folder(folder, number)
    place = place_of(folder, cache / "treaty")
    place.parent.mkdir(parents=True)
    start = time.perf_counter()
    connection = sqlite3.connect(place, isolation_level=None)
    write_index(connection, corpora(number), load_lexicon(), fingerprint(folder))
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

    environ = {**os.environ, "XDG_CACHE_HOME": str(cache), "TREATY_DATA": str(folder)}
    program = str(Path(sys.executable).with_name("treaty"))
    times = []
    made = place.stat()
    for _ in range(7):
        start = time.perf_counter()
        command = [program, "search", "demining"]
        subprocess.run(command, env=environ, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    kept = place.stat() == made
    print(f"  a whole run of treaty search demining  {median(times) * 1000:6.0f} ms")
    print(f"  the index was {'kept' if kept else 'made anew'}")


def main(numbers: list[int]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        # A copy without a snapshot.
        copied = Path(scratch, "data")
        shutil.copytree(find_data_folder(), copied, ignore=shutil.ignore_patterns(".*"))
        start = time.perf_counter()
        load_collection(copied)
        print(f"reading and checking one agreement from YAML: {time.perf_counter() - start:.2f} s")
    for number in numbers:
        with tempfile.TemporaryDirectory(dir=Path.cwd()) as scratch:
            measure(number, Path(scratch))


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [28])
