"""An invented agreement whose official text is at hand, as a data folder with the codebook."""

from pathlib import Path
from shutil import copy, copytree

ROOT = Path(__file__).parents[1]
FERRY = ROOT / "tests/corpora/ferry"
TEXT = FERRY / "text.txt"


def make_folder(folder: Path) -> Path:
    """Write the data folder; the word of its own that it would add to the codebook is replaced."""
    copytree(FERRY, folder)
    copy(ROOT / "data/codebook.yaml", folder)
    provisions = folder / "agreements/ferry/provisions.yaml"
    coded = provisions.read_text(encoding="utf-8").replace("ferries", "finance")
    provisions.write_text(coded, encoding="utf-8")
    return folder
