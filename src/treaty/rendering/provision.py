"""One place of the agreement, whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from treaty.corpus import Corpus
from treaty.models import Clause, MonetaryCommitment, UnpricedSupport
from treaty.queries import FoundObligation, OutlineNode, Provision, ProvisionKind
from treaty.reference import part_of
from treaty.rendering import words
from treaty.rendering.aid import commitment_record, support_record
from treaty.rendering.claims import claim_record, label_of
from treaty.rendering.obligations import firmness, obligation_record, part_heading
from treaty.rendering.outline import node_label
from treaty.rendering.style import HEADING, QUIET, REFERENCE, indented, line, text
from treaty.rendering.view import FLAT_COLUMNS, Json, Row, flat_rows, md

if TYPE_CHECKING:
    from rich.console import RenderableType


@dataclass(frozen=True, slots=True)
class ProvisionView:
    """A clause with all that it holds, or one entry of it."""

    corpus: Corpus
    provision: Provision

    columns = FLAT_COLUMNS

    def json(self) -> Row:
        """Return the full record."""
        shown = self.provision
        clause = shown.clause
        return {
            "id": shown.id,
            "kind": shown.kind.value,
            "clause": clause.clause,
            "part": part_of(clause.clause),
            "trail": [_clause_reference(above) for above in shown.trail],
            "heading": clause.heading,
            "heading_source": clause.heading_source,
            "group_heading": clause.group_heading,
            "summary": clause.summary,
            "pages": list(clause.pages),
            "obligations": [_full_obligation(each) for each in shown.obligations],
            "commitments": [_full_commitment(each) for each in shown.commitments],
            "unpriced": [_full_support(each) for each in shown.unpriced],
            "children": [
                {**_clause_reference(node.clause), "obligations": node.obligations}
                for node in shown.children
            ],
            "names": [
                {"id": each.id, "name": each.name, "kind": each.kind} for each in shown.entities
            ],
            "refers_to": [_clause_reference(each) for each in shown.refers_to],
            "referred_to_by": [_clause_reference(each) for each in shown.referred_to_by],
            "claims": [claim_record(each) for each in shown.claims],
            "no_undertaking": [
                {"anchor": each.anchor, "page": each.page, "reason": each.reason}
                for each in clause.no_undertaking
            ]
            if shown.kind is ProvisionKind.CLAUSE
            else [],
        }

    def rows(self) -> Iterable[Row]:
        """Return the record as field and value."""
        return flat_rows(self.json())

    def markdown(self) -> str:
        """Return a readable document."""
        title, *details = self._opening()
        lines = [f"# {md(title)}", "", *(f"{md(each)}  " for each in details)]
        for heading, entries in self._sections():
            lines += ["", f"## {md(heading)}", ""]
            for first, *rest in entries:
                lines.append(f"- **{md(first)}**")
                lines += [f"  {md(each)}  " for each in rest]
        return "\n".join(lines) + "\n"

    def table(self, width: int) -> "RenderableType":
        """Return where it stands, what it says, and all that belongs to it."""
        from rich.console import Group
        from rich.text import Text

        shown = self.provision
        title, *details = self._opening()
        lines: list[RenderableType] = []
        for depth, above in enumerate(shown.trail):
            lines.append(indented(text(_standing(self.corpus, above), QUIET), 2 * depth))
        lines += [text(title, HEADING), *map(text, details[len(shown.trail) :])]
        styled = {each.obligation.id: firmness(each) for each in shown.obligations}
        nodes = {_node_words(node): node_label(node) for node in shown.children}
        for heading, entries in self._sections():
            lines += [Text(), text(heading, HEADING)]
            for first, *rest in entries:
                if first in nodes:
                    lines.append(indented(nodes[first], 2))
                    continue
                if first in styled:
                    lines.append(indented(line((first, REFERENCE), " ", styled[first]), 2))
                    rest = rest[1:]
                else:
                    lines.append(indented(text(first), 2))
                lines += [indented(text(each), 4) for each in rest]
        return Group(*lines)

    def _opening(self) -> list[str]:
        """Return the title, where it stands, and what it says, a line each."""
        shown = self.provision
        clause = shown.clause
        made_by = "" if clause.heading_source == "text" else " (the editors' heading)"
        lines = [
            f"{clause.clause} {clause.heading}{made_by} · {words.pages_in_words(clause.pages)}"
            if clause.clause != clause.heading
            else f"{clause.heading} · {words.pages_in_words(clause.pages)}",
            *(_standing(self.corpus, above) for above in shown.trail),
        ]
        if clause.group_heading is not None:
            lines.append(f"under the heading “{clause.group_heading}”")
        return [*lines, clause.summary]

    def _sections(self) -> Iterable[tuple[str, list[list[str]]]]:
        """Return the sections that are not empty; of each entry, the first line names it."""
        shown = self.provision
        money = [
            *map(self._commitment_lines, shown.commitments),
            *map(self._support_lines, shown.unpriced),
        ]
        not_undertaken = shown.clause.no_undertaking if shown.kind is ProvisionKind.CLAUSE else ()
        below = sum(node.obligations for node in shown.children)
        sections = [
            (
                f"{words.counted(len(shown.obligations), 'obligation')} (political commitments)",
                [self._obligation_lines(each) for each in shown.obligations],
            ),
            ("Money and other support", money),
            (
                f"Below it, {words.counted(below, 'obligation')}",
                [[_node_words(node)] for node in shown.children],
            ),
            (
                "Names",
                [
                    [f"{e.name} ({words.label_of(self.corpus.codebook.entity_kinds, e.kind)})"]
                    for e in shown.entities
                ],
            ),
            ("Refers to", [[_cited(each)] for each in shown.refers_to]),
            ("Referred to by", [[_cited(each)] for each in shown.referred_to_by]),
            (
                "Claims of the press about it",
                [
                    [
                        f"{f.claim.id} {label_of(self.corpus, f.claim.verdict)}: {f.claim.claim}",
                        f.claim.reason,
                    ]
                    for f in shown.claims
                ],
            ),
            (
                "Undertakes nothing",
                [[f"“{each.anchor}” · p. {each.page}", each.reason] for each in not_undertaken],
            ),
        ]
        return [(heading, entries) for heading, entries in sections if entries]

    def _obligation_lines(self, found: FoundObligation) -> list[str]:
        o = found.obligation
        who = words.bearer_in_words(self.corpus, o)
        if o.bearer_basis == "implied":
            who += " (implied; the text names no actor)"
        if o.beneficiary is not None:
            who += f", for {words.party_name(self.corpus, o.beneficiary)}"
        topics = ", ".join(f"{self.corpus.topics[topic].label} ({topic})" for topic in o.topics)
        lines = [
            o.id,
            words.firmness_in_words(found),
            o.action,
            f"by: {who}",
            *words.terms_in_words(self.corpus, o),
            f"topics: {topics}",
            f"text: “{o.anchor}” · p. {o.page}",
        ]
        return [*lines, f"note: {o.note}"] if o.note else lines

    def _commitment_lines(self, money: MonetaryCommitment) -> list[str]:
        lines = [
            f"{money.id} {money.title}",
            f"{words.sum_in_words(self.corpus, money)} {words.period_in_words(money.period)}",
            self._giving(money),
            f"text: “{money.anchor}” · p. {money.page}",
        ]
        if money.included_in is not None:
            lines.insert(2, f"part of {money.included_in}, never to be added to it")
        return [*lines, f"note: {money.note}"] if money.note else lines

    def _support_lines(self, support: UnpricedSupport) -> list[str]:
        period = f", {words.period_in_words(support.period)}" if support.period else ""
        lines = [
            f"{support.id} {support.title}",
            words.NO_AMOUNT + period,
            self._giving(support),
            f"text: “{support.anchor}” · p. {support.page}",
        ]
        return [*lines, f"note: {support.note}"] if support.note else lines

    def _giving(self, given: MonetaryCommitment | UnpricedSupport) -> str:
        payer = words.party_name(self.corpus, given.payer)
        recipient = words.party_name(self.corpus, given.recipient)
        nature = words.label_of(self.corpus.codebook.natures, given.nature)
        return f"{payer} to {recipient}, {nature}"


@dataclass(frozen=True, slots=True)
class ProvisionsView:
    """Several places, one after the other."""

    views: Sequence[ProvisionView]

    columns = FLAT_COLUMNS

    def json(self) -> Json:
        """Return a list of their records."""
        return [view.json() for view in self.views]

    def rows(self) -> Iterable[Row]:
        """Return the rows of each; the field ``id`` begins another one."""
        return [row for view in self.views for row in view.rows()]

    def markdown(self) -> str:
        """Return their documents as one."""
        return "\n".join(view.markdown() for view in self.views)

    def table(self, width: int) -> "RenderableType":
        """Return them one below the other, with a blank line between."""
        from rich.console import Group

        shown = [part for view in self.views for part in (view.table(width), text(""))]
        return Group(*shown[:-1])


def _standing(corpus: Corpus, clause: Clause) -> str:
    if "." not in clause.clause:
        return part_heading(corpus, clause.clause)
    return f"{clause.clause} {clause.heading}"


def _cited(clause: Clause) -> str:
    return f"{clause.clause} {clause.heading} · {words.pages_in_words(clause.pages)}"


def _node_words(node: OutlineNode) -> str:
    return f"{_cited(node.clause)} · {words.counted(node.obligations, 'obligation')}"


def _clause_reference(clause: Clause) -> dict[str, Json]:
    return {"clause": clause.clause, "heading": clause.heading}


def _full_obligation(found: FoundObligation) -> Row:
    o = found.obligation
    return {
        **obligation_record(found),
        "bearer_basis": o.bearer_basis,
        "period": o.period,
        "delay": o.delay,
        "note": o.note,
    }


def _full_commitment(commitment: MonetaryCommitment) -> Row:
    return {
        **commitment_record(commitment),
        "title": commitment.title,
        "anchor": commitment.anchor,
        "note": commitment.note,
    }


def _full_support(support: UnpricedSupport) -> Row:
    return {**support_record(support), "anchor": support.anchor, "note": support.note}
