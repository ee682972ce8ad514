"""What was proven against the official text, and what was not."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from treaty.proof import Check, Kind, Proof
from treaty.rendering.sections import Item, Section, sections_markdown, sections_table
from treaty.rendering.view import Row

if TYPE_CHECKING:
    from rich.console import RenderableType

_QUESTIONS = {
    Kind.ANCHOR: "anchors stand word for word on their page inside their clause",
    Kind.OPERATIVE_VERB: "operative verbs stand in their sentence or in the one above the list",
    Kind.PAGES: "clauses stand on just their pages",
    Kind.HEADING: "headings of the text are the text's",
    Kind.SENTENCE: "sentences with an operative verb are covered",
    Kind.LIST_ITEM: "list items are covered",
    Kind.ENTITY: "names are coded at just the clauses that hold them",
    Kind.FIGURE: "figures and dates stand in the text",
    Kind.SILENCE: "silences: words that do not occur in the text",
    Kind.OWN_WORDS: "summaries are in our own words",
}


@dataclass(frozen=True, slots=True)
class ProofView:
    """A proof with its failures."""

    proof: Proof
    title: str

    columns = ("id", "kind", "subject", "place", "page", "outcome", "reason")

    def json(self) -> Row:
        """Return the counts by kind, and each failure and note in full."""
        return {
            "checks": {kind.value: count for kind, count in self.proof.counts.items()},
            "failures": [_record(check) for check in self.proof.failures],
            "notes": [_record(check) for check in self.proof.notes],
        }

    def rows(self) -> Iterable[Row]:
        """Return every check."""
        return [_record(check) for check in self.proof.checks]

    def markdown(self) -> str:
        """Return a short document."""
        return sections_markdown(self._heading(), [], self._sections())

    def table(self, width: int) -> "RenderableType":
        """Return what was checked and what failed."""
        return sections_table(self._heading(), [], self._sections(), self._closing())

    def _heading(self) -> str:
        return f"The data against the official text: {self.title}"

    def _closing(self) -> str:
        checks, failures = len(self.proof.checks), len(self.proof.failures)
        return f"{checks} checks, {failures} failed" if failures else f"{checks} checks, all passed"

    def _sections(self) -> list[Section]:
        counts = [
            Item(f"{self._passed(kind):4} of {count:3} {_QUESTIONS[kind]}")
            for kind, count in self.proof.counts.items()
        ]
        sections = [Section("Checked", counts)]
        if self.proof.failures:
            failed = [Item(check.id, [_explained(check)]) for check in self.proof.failures]
            sections.append(Section("Failed", failed))
        if self.proof.notes:
            noted = [Item(check.id, [_explained(check)]) for check in self.proof.notes]
            sections.append(Section("Worth a look", noted))
        return sections

    def _passed(self, kind: Kind) -> int:
        return sum(1 for check in self.proof.checks if check.kind is kind and check.has_passed)


def _explained(check: Check) -> str:
    page = f"page {check.page}" if check.page else ""
    where = ", ".join(filter(None, [check.place, page]))
    return f"{where}: {check.reason}" if where else check.reason


def _record(check: Check) -> Row:
    return {
        "id": check.id,
        "kind": check.kind.value,
        "subject": check.subject,
        "place": check.place,
        "page": check.page,
        "outcome": check.outcome.value,
        "reason": check.reason,
    }
