"""What was proven against the official text, and what was not, drawn for a terminal."""

from typing import TYPE_CHECKING

from treaty.language import _, ngettext
from treaty.proof import Check, Kind, Proof
from treaty.rendering.sections import Item, Section, draw_sections

if TYPE_CHECKING:
    from rich.console import RenderableType


def _questions() -> dict[Kind, str]:
    return {
        Kind.ANCHOR: _("anchors stand word for word on their page inside their clause"),
        Kind.OPERATIVE_VERB: _(
            "operative verbs stand in their sentence or in the one above the list"
        ),
        Kind.PAGES: _("clauses stand on just their pages"),
        Kind.HEADING: _("headings of the text are the text's"),
        Kind.SENTENCE: _("sentences with an operative verb are covered"),
        Kind.LIST_ITEM: _("list items are covered"),
        Kind.ENTITY: _("names are coded at just the clauses that hold them"),
        Kind.FIGURE: _("figures and dates stand in the text"),
        Kind.SILENCE: _("silences: words that do not occur in the text"),
        Kind.OWN_WORDS: _("summaries are in our own words"),
    }


def draw_proof(proof: Proof, title: str) -> "RenderableType":
    """Draw what was checked and what failed."""
    passed = {
        kind: sum(check.kind is kind and check.has_passed for check in proof.checks)
        for kind in proof.counts
    }
    questions = _questions()
    counts = [
        Item(
            _("{passed} of {all} {what}").format(
                passed=f"{passed[kind]:4}", all=f"{count:3}", what=questions[kind]
            )
        )
        for kind, count in proof.counts.items()
    ]
    sections = [Section(_("Checked"), counts)]
    if proof.failures:
        failed = [Item(check.id, [_explained(check)]) for check in proof.failures]
        sections.append(Section(_("Failed"), failed))
    if proof.notes:
        noted = [Item(check.id, [_explained(check)]) for check in proof.notes]
        sections.append(Section(_("Worth a look"), noted))
    checks, failures = len(proof.checks), len(proof.failures)
    closing = ngettext("{n} check, all passed", "{n} checks, all passed", checks)
    if failures:
        closing = ngettext(
            "{n} check, {failed} failed", "{n} checks, {failed} failed", checks, failed=failures
        )
    heading = _("The data against the official text: {agreement}").format(agreement=title)
    return draw_sections(heading, [], sections, closing)


def _explained(check: Check) -> str:
    page = _("page {page}").format(page=check.page) if check.page else ""
    where = ", ".join(filter(None, [check.place, page]))
    return f"{where}: {check.reason}" if where else check.reason
