"""The hits of a search: each clause with what matches in it, the best first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from treaty.rendering.style import (
    HEADING,
    QUIET,
    REFERENCE,
    highlighted,
    indented,
    line,
    strength_style,
    text,
)
from treaty.rendering.view import Row, markdown_table
from treaty.search import Found, Hit, Kind, Likeness, Match, Reason

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

# More of what matches in one clause would push the next clause off the screen.
_SHOWN_BENEATH = 3


@dataclass(frozen=True, slots=True)
class SearchView:
    """The best hits and how many there are in all."""

    found: Found
    tells_why: bool = False

    columns = (
        "rank",
        "kind",
        "clause",
        "id",
        "title",
        "snippet",
        "score",
        "page",
        "matches",
        "agreement",
    )

    def json(self) -> Sequence[Row]:
        """Return an array of clauses in rank order; a test holds the keys."""
        return [
            {**row, "matches": [_record(match, hit.missing) for match in hit.matches]}
            for row, hit in zip(self.rows(), self.found.hits, strict=True)
        ]

    def rows(self) -> Sequence[Row]:
        """Return the same records, of what matches the ids alone."""
        return [
            {
                "rank": rank,
                "kind": hit.clause.kind.value,
                "clause": hit.clause.clause,
                "id": hit.clause.id,
                "title": hit.clause.title,
                "snippet": hit.matches[0].snippet.text,
                "score": round(hit.score, 4),
                "page": _page(hit),
                "matches": [match.document.id for match in hit.matches],
                "agreement": hit.clause.agreement,
            }
            for rank, hit in enumerate(self.found.hits, 1)
        ]

    def markdown(self) -> str:
        """Return one table with a row for each thing that matches."""
        return markdown_table(
            ("Rank", "Where", "Kind", "Who", "How firm", "Title", "Match", "Page"),
            (
                (
                    str(rank),
                    _place(match),
                    match.document.kind.value,
                    match.document.who or "",
                    match.document.strength or "",
                    match.document.title,
                    match.snippet.text,
                    str(match.document.page),
                )
                for rank, hit in enumerate(self.found.hits, 1)
                for match in hit.matches
            ),
        )

    def table(self, width: int) -> "RenderableType":
        """Return each clause with its heading and, beneath it, what matches."""
        from rich.console import Group
        from rich.table import Table
        from rich.text import Text

        table = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
        table.add_column(justify="right", no_wrap=True)
        table.add_column(overflow="fold")
        for rank, hit in enumerate(self.found.hits, 1):
            table.add_row(text(f"{rank}.", QUIET), self._clause(hit))
        shown = f"{self.found.total} clause{'' if self.found.total == 1 else 's'}"
        if len(self.found.hits) < self.found.total:
            shown = f"{len(self.found.hits)} of {shown}; --limit {self.found.total} shows all"
        best = self.found.hits[0].clause
        example = best.clause
        if self.found.spans_agreements:
            example += f" --agreement {best.agreement}"
        return Group(
            table,
            Text(),
            line(f"{shown} · ", (f"treaty show {example}", REFERENCE), " shows one in full"),
        )

    def _clause(self, hit: Hit) -> "RenderableType":
        from rich.console import Group

        own = next((m for m in hit.matches if m.document.kind is Kind.CLAUSE), None)
        beneath = [match for match in hit.matches if match is not own]
        heading = highlighted(hit.clause.title, own.title_matches if own else ())
        heading.stylize(HEADING)
        where = f" · p. {_page(hit)}"
        if self.found.spans_agreements:
            where = f" · {hit.clause.agreement}{where}"
        body: list[RenderableType] = [
            line((hit.clause.clause, REFERENCE), "  ", heading, (where, QUIET))
        ]
        if hit.missing:
            body.append(indented(line(("without: ", QUIET), ", ".join(hit.missing)), 2))
        if own:
            body += [indented(each, 2) for each in self._matching_words(own)]
        for match in beneath[:_SHOWN_BENEATH]:
            body += [indented(each, 2) for each in self._beneath(match)]
        if len(beneath) > _SHOWN_BENEATH:
            body.append(indented(text(f"and {len(beneath) - _SHOWN_BENEATH} more", QUIET), 2))
        return Group(*body)

    def _beneath(self, match: Match) -> "Iterable[Text]":
        document = match.document
        title = highlighted(document.title, match.title_matches)
        if document.strength:
            yield line(
                (document.id, REFERENCE),
                f" · {document.who} · ",
                (document.strength.value, strength_style(document.strength)),
                (f" · p. {document.page}", QUIET),
            )
            yield title
        elif document.kind is Kind.MONEY:
            yield line((document.id, REFERENCE), (f" · money · p. {document.page}", QUIET))
            yield title
        else:
            yield line(("names: ", QUIET), title)
        yield from self._matching_words(match)

    def _matching_words(self, match: Match) -> "Iterable[Text]":
        snippet = match.snippet
        if snippet.source == "text":
            yield highlighted(snippet.text, snippet.matches)
        elif snippet.source == "quote" and match.document.kind is not Kind.NAME:
            yield line(("text: ", QUIET), highlighted(snippet.text, snippet.matches))
        elif snippet.source == "label" and not self.tells_why:
            is_wider = match.reasons[0].likeness is Likeness.WIDER
            under = "under the wider topic " if is_wider else "under: "
            yield line((under, QUIET), snippet.text)
        if self.tells_why:
            for reason in _why(match):
                yield line(("why: ", QUIET), reason)


def _record(match: Match, missing: Sequence[str]) -> Row:
    document = match.document
    why = [*match.reasons, *(Reason(word, Likeness.MISSING, "") for word in missing)]
    return {
        "kind": document.kind.value,
        "id": document.id,
        "title": document.title,
        "snippet": match.snippet.text,
        "score": round(match.score, 4),
        "page": document.page,
        "bearer": document.bearer,
        "strength": document.strength and document.strength.value,
        "why": [
            {
                "typed": reason.typed,
                "likeness": reason.likeness.value,
                "found": reason.found,
                "label": reason.label,
            }
            for reason in why
        ],
    }


def _place(match: Match) -> str:
    return match.document.clause if match.document.kind is Kind.NAME else match.document.id


def _page(hit: Hit) -> int:
    return hit.matches[0].document.page


def _why(match: Match) -> list[str]:
    """Say why something matches, a line for each word and way."""
    found: dict[tuple[str, Likeness], list[Reason]] = {}
    for reason in match.reasons:
        found.setdefault((reason.typed, reason.likeness), []).append(reason)
    as_typed = {r.found for r in match.reasons if r.likeness in (Likeness.WORD, Likeness.FORM)}
    return [
        _reasons_in_words(typed, likeness, reasons)
        for (typed, likeness), reasons in found.items()
        # A label that is the word itself explains nothing more.
        if likeness in (Likeness.WORD, Likeness.FORM) or {r.found for r in reasons} - as_typed
    ]


def _reasons_in_words(typed: str, likeness: Likeness, reasons: Sequence[Reason]) -> str:
    what = ", ".join(dict.fromkeys(word for r in reasons for word in r.found.split(", ")))
    labels = dict.fromkeys(r.label for r in reasons if r.label and r.label != typed)
    spelled = f" (“{'”, “'.join(labels)}”)" if labels else ""
    match likeness:
        case Likeness.WORD:
            return f"{typed}: as typed"
        case Likeness.FORM:
            return f"{typed}: a form of {what}"
        case Likeness.NAME:
            return f"{typed}{spelled}: stands for {what}"
        case Likeness.TOPIC:
            return f"{typed}{spelled}: stands for the topic {what}"
        case Likeness.WIDER:
            return f"{typed}{spelled}: under the wider topic {what}"
        case Likeness.MISSING:
            return f"{typed}: nothing in this clause matches it"
        case Likeness.PART:
            return f"{typed}: part of a name{spelled} for {what}"
        case _:
            assert_never(likeness)
