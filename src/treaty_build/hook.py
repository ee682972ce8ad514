"""Put the data into the wheel with snapshots that spare its users the parsing, and the manual.

The data stands beside the source in a checkout and inside the package in a wheel. An editable
install gets none of it: a copy would grow stale, and the program finds the data of the checkout.
"""

import sys
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WheelData(BuildHookInterface[Any]):
    """Add the data folder, its snapshots and the manual page to a wheel."""

    _aside: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files before the wheel is built; faults in the data end the build."""
        if version != "standard":
            return
        sys.dont_write_bytecode = True
        sys.path.insert(0, str(Path(self.root, "src")))
        data = Path(self.root, "data")
        snapshots = self._snapshots_of(data)
        included = build_data["force_include"]
        for path in _files_of(data):
            included[str(path)] = f"treaty/data/{path.relative_to(data).as_posix()}"
        from treaty_build.manual import make_page

        # Aside, so that nothing that was made is ever left in a checkout.
        self._aside = Path(mkdtemp())
        manual = self._aside / "treaty.1"
        manual.write_text(make_page(), encoding="utf-8")
        build_data["shared_data"][str(manual)] = "share/man/man1/treaty.1"
        for name, content in snapshots.items():
            snapshot = self._aside / name
            snapshot.parent.mkdir(parents=True, exist_ok=True)
            snapshot.write_bytes(content)
            included[str(snapshot)] = f"treaty/data/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was made for the wheel."""
        if self._aside:
            rmtree(self._aside)

    def _snapshots_of(self, data: Path) -> dict[str, bytes]:
        from treaty.errors import TreatyError
        from treaty.loading import build_snapshots

        try:
            return build_snapshots(data)
        except TreatyError as error:
            self.app.abort(f"the data has faults:\n{error}")
            raise


def _files_of(data: Path) -> list[Path]:
    """Return the data itself and the prose about it, without what else lies around."""
    files = [*data.glob("codebook*.yaml"), *data.glob("glossary.*.yaml"), data / "README.md"]
    files += (data / "lexicon").glob("[!.]*.yaml")
    files += (data / "agreements").glob("*/[!.]*.yaml")
    files += (data / "agreements").glob("*/[!.]*.md")
    files += (data / "schema").glob("[!.]*.json")
    return sorted(path for path in files if path.is_file())
