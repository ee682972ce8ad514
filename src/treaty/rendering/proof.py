"""What was proven against the official text, and what was not, drawn for a terminal."""

from typing import TYPE_CHECKING

from treaty.proof import Check, Kind, Proof
from treaty.rendering.sections import Item, Section, draw_sections

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


def draw_proof(proof: Proof, title: str) -> "RenderableType":
    """Draw what was checked and what failed."""
    passed = {
        kind: sum(check.kind is kind and check.has_passed for check in proof.checks)
        for kind in proof.counts
    }
    counts = [
        Item(f"{passed[kind]:4} of {count:3} {_QUESTIONS[kind]}")
        for kind, count in proof.counts.items()
    ]
    sections = [Section("Checked", counts)]
    if proof.failures:
        failed = [Item(check.id, [_explained(check)]) for check in proof.failures]
        sections.append(Section("Failed", failed))
    if proof.notes:
        noted = [Item(check.id, [_explained(check)]) for check in proof.notes]
        sections.append(Section("Worth a look", noted))
    checks, failures = len(proof.checks), len(proof.failures)
    closing = f"{checks} checks, {failures} failed" if failures else f"{checks} checks, all passed"
    heading = f"The data against the official text: {title}"
    return draw_sections(heading, [], sections, closing)


def _explained(check: Check) -> str:
    page = f"page {check.page}" if check.page else ""
    where = ", ".join(filter(None, [check.place, page]))
    return f"{where}: {check.reason}" if where else check.reason
