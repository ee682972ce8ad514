"""The hits of a search drawn for a terminal: each clause with what matches in it, each silence."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, assert_never

from treaty.language import _, ngettext
from treaty.rendering.labels import (
    on_page,
    pages_in_words,
    strength_in_words,
    verdict_in_words,
)
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
from treaty.search import Found, Hit, Kind, Likeness, Match, Reason, about_names, coverage_of
from treaty.undertaking import Strength

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

# More of what matches in one clause would push the next clause off the screen.
_SHOWN_BENEATH = 3


def draw_hits(found: Found, *, tells_why: bool) -> "RenderableType":
    """Draw each hit with its heading and, beneath it, what matches."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for rank, hit in enumerate(found.hits, 1):
        table.add_row(text(f"{rank}.", QUIET), _hit(hit, found, tells_why=tells_why))
    shown = ngettext("{n} hit", "{n} hits", found.total)
    if len(found.hits) < found.total:
        shown = _("{shown} of {hits}; --limit {total} shows all").format(
            shown=len(found.hits), hits=shown, total=found.total
        )
    coverage = coverage_of(found)
    closing = [text(coverage, QUIET)] if coverage else []
    return Group(table, Text(), *_reservations(found), text(shown), *closing)


def _reservations(found: Found) -> "Iterable[Text]":
    """Yield what all acts are under, of each agreement of which an act is shown as firm."""
    shown = [m.document for hit in found.hits for m in _beneath_clause(hit)[:_SHOWN_BENEATH]]
    firm = dict.fromkeys(each.agreement for each in shown if each.strength is Strength.FIRM)
    for agreement in firm:
        if said := found.reservations[agreement]:
            yield text(f"{agreement}: {said}" if found.spans_agreements else said)


def _hit(hit: Hit, found: Found, *, tells_why: bool) -> "RenderableType":
    match hit.document.kind:
        case Kind.CLAUSE | Kind.OBLIGATION | Kind.NAME:
            return _clause(hit, found, tells_why=tells_why)
        case Kind.FACT | Kind.CLAIM | Kind.MONEY | Kind.TEXT:
            return _statement(hit, found, tells_why=tells_why)
        case Kind.SILENCE:
            return _silence(hit, found, tells_why=tells_why)
        case _:
            assert_never(hit.document.kind)


def _silence(hit: Hit, found: Found, *, tells_why: bool) -> "RenderableType":
    """Draw what the agreement does not say, and what comes nearest."""
    from rich.console import Group

    silence = hit.document
    nearest = [
        (_("Nearest:") + " ", QUIET),
        (silence.clause, REFERENCE),
        f"{on_page(silence.page)}. ",
    ]
    body: list[RenderableType] = [
        line(
            (_agreement(hit, found), REFERENCE),
            (silence.text, HEADING),
            (_where(hit, found), QUIET),
        ),
        indented(line(*(nearest if silence.clause else ()), silence.reason or ""), 2),
    ]
    if tells_why:
        body += [indented(line((_("why:") + " ", QUIET), each), 2) for each in _why(hit.matches[0])]
    return Group(*body)


def _statement(hit: Hit, found: Found, *, tells_why: bool) -> "RenderableType":
    """Draw a fact, a claim, years of which nothing is stated, or a sentence of the text."""
    from rich.console import Group

    document, match = hit.document, hit.matches[0]
    title = highlighted(document.title, match.title_matches)
    title.stylize(HEADING)
    named = document.clause if document.kind is Kind.FACT else None
    reference = (_agreement(hit, found) + (named or document.id), REFERENCE)
    body: list[RenderableType] = [
        line(reference, "  " if document.title else "", title, (_where(hit, found), QUIET))
    ]
    if hit.missing:
        body.append(indented(line((_("without:") + " ", QUIET), ", ".join(hit.missing)), 2))
    if document.verdict:
        said = _("{publisher} claims so: {verdict}.").format(
            publisher=document.who, verdict=verdict_in_words(document.verdict)
        )
        body.append(indented(text(f"{said} {document.reason}"), 2))
    elif match.snippet.source != "text" and document.text:
        body.append(indented(text(document.text), 2))
    body += [indented(each, 2) for each in _matching_words(match, tells_why=tells_why)]
    if document.terms:
        body.append(indented(text(document.terms, QUIET), 2))
    return Group(*body)


def _agreement(hit: Hit, found: Found) -> str:
    """Return the id of the agreement, to stand before a reference, where several are searched."""
    return f"{hit.document.agreement} " if found.spans_agreements else ""


# The facts that 'treaty compare' sets side by side, by its names of them.
_COMPARED = {
    "term": "term",
    "discontinuation": "notice",
    "languages": "languages",
    "legal-character": "status",
}


def _where(hit: Hit, found: Found) -> str:
    """Say what kind of hit it is, where it stands and which command shows more."""
    document = hit.document
    is_compared = found.spans_agreements and document.kind is Kind.FACT
    question = _COMPARED.get(document.id) if is_compared else None
    page = hit.matches[0].document.page
    is_located = document.kind not in (Kind.SILENCE, Kind.CLAIM) and page is not None
    parts = (
        _kind(document.kind),
        pages_in_words([page]) if is_located and page else "",
        *((f"treaty compare {question}",) if question else (document.more,)),
    )
    return "".join(f" · {part}" for part in parts if part)


def _clause(hit: Hit, found: Found, *, tells_why: bool) -> "RenderableType":
    from rich.console import Group

    own = next((m for m in hit.matches if m.document.kind is Kind.CLAUSE), None)
    beneath = _beneath_clause(hit)
    # The preamble's heading is its reference.
    title = "" if hit.document.title == hit.document.id else hit.document.title
    heading = highlighted(title, own.title_matches if own and title else ())
    heading.stylize(HEADING)
    body: list[RenderableType] = [
        line(
            (_agreement(hit, found) + hit.document.id, REFERENCE),
            "  " if title else "",
            heading,
            (_where(hit, found), QUIET),
        )
    ]
    if hit.missing:
        body.append(indented(line((_("without:") + " ", QUIET), ", ".join(hit.missing)), 2))
    said = list(_matching_words(own, tells_why=tells_why)) if own else []
    tells = own is not None and own.snippet.source in ("text", "quote")
    if not tells and all(match.document.kind is Kind.NAME for match in beneath):
        # Names alone, and the heading, do not tell what the clause says.
        snippet = about_names(hit)
        said[:0] = [highlighted(snippet.text, snippet.matches)] if snippet.text else []
    body += [indented(each, 2) for each in said]
    for match in beneath[:_SHOWN_BENEATH]:
        body += [indented(each, 2) for each in _beneath(match, tells_why=tells_why)]
    if len(beneath) > _SHOWN_BENEATH:
        body.append(
            indented(text(_("and {n} more").format(n=len(beneath) - _SHOWN_BENEATH), QUIET), 2)
        )
    return Group(*body)


def _beneath_clause(hit: Hit) -> list[Match]:
    return [match for match in hit.matches if match.document.kind is not Kind.CLAUSE]


def _beneath(match: Match, *, tells_why: bool) -> "Iterable[Text]":
    document = match.document
    title = highlighted(document.title, match.title_matches)
    if document.strength:
        yield line(
            (document.id, REFERENCE),
            f" · {document.who} · ",
            (strength_in_words(document.strength), strength_style(document.strength)),
            (f"{on_page(document.page, ' · ')}", QUIET),
        )
        yield title
    elif document.kind is Kind.MONEY:
        yield line(
            (document.id, REFERENCE), (" · " + _("money") + on_page(document.page, " · "), QUIET)
        )
        yield title
    else:
        yield line((_("names:") + " ", QUIET), title)
    if document.terms:
        yield text(document.terms, QUIET)
    yield from _matching_words(match, tells_why=tells_why)


def _matching_words(match: Match, *, tells_why: bool) -> "Iterable[Text]":
    snippet = match.snippet
    if snippet.source == "text":
        yield highlighted(snippet.text, snippet.matches)
    elif snippet.source == "quote" and match.document.kind is not Kind.NAME:
        yield line((_("text:") + " ", QUIET), highlighted(snippet.text, snippet.matches))
    elif snippet.source == "label" and snippet.text and not tells_why:
        is_wider = match.reasons[0].likeness is Likeness.WIDER
        under = _("under the wider topic") if is_wider else _("under:")
        yield line((f"{under} ", QUIET), snippet.text)
    if tells_why:
        for reason in _why(match):
            yield line((_("why:") + " ", QUIET), reason)


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
    labels = dict.fromkeys(
        r.label for r in reasons if r.label and r.label.casefold() != typed.casefold()
    )
    spelled = f" (“{'”, “'.join(labels)}”)" if labels else ""
    match likeness:
        case Likeness.WORD:
            said = _("{typed}: as typed")
        case Likeness.FORM:
            said = _("{typed}: a form of {found}")
        case Likeness.NAME:
            said = _("{typed}{label}: stands for {found}")
        case Likeness.TOPIC:
            said = _("{typed}{label}: stands for the topic {found}")
        case Likeness.WIDER:
            said = _("{typed}{label}: under the wider topic {found}")
        case Likeness.PART:
            said = _("{typed}: part of a name{label} for {found}")
        case _:
            assert_never(likeness)
    return said.format(typed=typed, label=spelled, found=what)


def _kind(kind: Kind) -> str:
    kinds = {
        Kind.CLAUSE: _("clause"),
        Kind.OBLIGATION: _("obligation"),
        Kind.MONEY: _("money"),
        Kind.FACT: _("fact"),
        Kind.CLAIM: _("claim"),
        Kind.NAME: _("name"),
        Kind.SILENCE: _("silence"),
        Kind.TEXT: _("text"),
    }
    return kinds[kind]
