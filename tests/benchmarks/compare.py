"""Measure each command as a whole process and print the ratios to what it can be held against.

Run by hand, from an environment with ``treaty`` and ``sqlite-utils`` and little else, as the latter
looks through all that is installed for plugins:

    python tests/benchmarks/compare.py [ROUNDS]

Each command is held against an empty Python, against the floor with a table of as many rows, and
against ``sqlite-utils search`` on the exported database. They run in turn, so that a busy machine
disturbs all alike; the medians of the processor time are compared. Nothing is asserted.
"""

import os
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

from treaty.loading import load_collection

FLOOR = Path(__file__).with_name("floor.py")
BESIDE = Path(sys.executable).parent
LIBRARIES = ("typer", "rich", "pydantic", "pyyaml", "sqlite-utils")
COMMANDS = [
    ["--version"],
    ["--help"],
    ["search", "demining"],
    ["list-obligations", "--party", "japan"],
    ["list-obligations", "--format", "json"],
    ["aid-summary"],
    ["show", "II.2.4"],
    ["outline"],
    ["info"],
    ["topics"],
    ["parties"],
    ["timeline", "--on", "2026-11-24"],
    ["status", "--on", "2026-11-24"],
    ["deadline", "III.1", "--from", "2026-03-28T12:00Z"],
    ["triggers"],
    ["claims"],
    ["cite", "II.2.4"],
    ["check"],
    ["schema", "money"],
    ["help", "show"],
    ["completion", "bash"],
    ["export", "--as", "json"],
]


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Return the processor time that a process took."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(rounds: int) -> None:
    print(f"Python {sys.version.split()[0]}, {', '.join(f'{n} {version(n)}' for n in LIBRARIES)}\n")
    treaty = [sys.executable, "-m", "treaty"]
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"COLUMNS": "120", "XDG_CACHE_HOME": folder}
        data = Path(folder, "data.json")
        data.write_text(load_collection().model_dump_json(), encoding="utf-8")
        database = str(Path(folder, "accord.db"))
        subprocess.run([*treaty, "export", "--as", "sqlite", "-o", database], check=True)
        nothing = [sys.executable, "-c", "pass"]
        search = [sys.executable, str(BESIDE / "sqlite-utils")]
        search += ["search", database, "obligations", "demining", "--table"]
        print(f"{'command':40} {'treaty':>8} {'Python':>8} {'floor':>8} {'sqlite-utils':>13}")
        for arguments in COMMANDS:
            command = [*treaty, *arguments]
            shown = subprocess.run(command, env=environment, capture_output=True, check=True)
            rows = str(shown.stdout.count(b"\n") // 2)
            floor = [sys.executable, str(FLOOR), "table", "--data", str(data), "--rows", rows]
            runs = [
                [seconds(each, environment) for each in (command, nothing, floor, search)]
                for _ in range(rounds)
            ]
            ours, *theirs = (median(column) for column in zip(*runs, strict=True))
            ratios = [ours / each for each in theirs]
            print(
                f"{' '.join(arguments):40} {ours * 1000:5.0f} ms "
                f"{ratios[0]:8.1f} {ratios[1]:8.2f} {ratios[2]:13.2f}"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 21)
