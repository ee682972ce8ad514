"""Measure each command as a whole process, in turn with the floor, and print the ratios.

Run by hand, from an environment in which ``treaty`` is installed:

    python tests/benchmarks/compare.py [ROUNDS]

Each round runs every command once and right after it the floor with a table of as many rows, so
that a noisy machine disturbs both alike; the medians are compared. Nothing is asserted.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from treaty.loading import load_collection

FLOOR = Path(__file__).with_name("floor.py")
COMMANDS = {
    "list-obligations --party japan": ["list-obligations", "--party", "japan"],
    "aid-summary": ["aid-summary"],
    "search demining": ["search", "demining"],
    "show II.2.4": ["show", "II.2.4"],
    "outline": ["outline"],
    "list-obligations --format json": ["list-obligations", "--format", "json"],
}


def seconds(command: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main(rounds: int) -> None:
    treaty = str(Path(sys.executable).with_name("treaty"))
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"COLUMNS": "120", "XDG_CACHE_HOME": folder}
        data = Path(folder, "data.json")
        data.write_text(load_collection().model_dump_json(), encoding="utf-8")
        print(f"{'command':32} {'treaty':>9} {'floor':>9} {'ratio':>7}")
        for name, arguments in COMMANDS.items():
            command = [treaty, *arguments]
            shown = subprocess.run(command, env=environment, capture_output=True, check=True)
            rows = str(shown.stdout.count(b"\n") // 2)
            floor = [sys.executable, str(FLOOR), "table", "--data", str(data), "--rows", rows]
            pairs = [
                (seconds(command, environment), seconds(floor, environment)) for _ in range(rounds)
            ]
            ours, theirs = (median(column) for column in zip(*pairs, strict=True))
            print(f"{name:32} {ours * 1000:6.0f} ms {theirs * 1000:6.0f} ms {ours / theirs:7.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 21)
