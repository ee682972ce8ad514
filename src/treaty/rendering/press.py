"""What the press claims, drawn for a terminal: the claims, and a scorecard for each report."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from treaty.answers.press import FoundClaim, Scorecard
from treaty.corpus import Corpus
from treaty.language import _, ngettext, pgettext
from treaty.models import Claim, Report, Verdict
from treaty.rendering import words
from treaty.rendering.style import (
    HEADING,
    QUIET,
    REFERENCE,
    UNSUPPORTED,
    indented,
    line,
    padded,
    text,
    told_last,
    unwrapped,
)

if TYPE_CHECKING:
    from rich.console import RenderableType

# The widest a bar gets.
_BAR = 60


def verdict_style(verdict: Verdict) -> str:
    """Return the style of a verdict's word."""
    match verdict:
        case Verdict.CONTRADICTED:
            return f"bold {UNSUPPORTED}"
        case Verdict.IMPRECISE | Verdict.OVERSTATED | Verdict.NOT_IN_ACCORD:
            return UNSUPPORTED
        case Verdict.SUPPORTED | Verdict.CONTEXT:
            return ""
        case _:
            assert_never(verdict)


def draw_claims(
    corpus: Corpus, found: Sequence[FoundClaim], width: int, *, shows_all: bool = False
) -> "RenderableType":
    """Draw the claims by report, each with its verdict and the reason.

    Context, which claims nothing about the text, is counted alone unless it is all that was found.
    """
    from rich.console import Group
    from rich.text import Text

    reports = {report.file: report for report in corpus.reports}
    shown: list[RenderableType] = []
    about_text = [each for each in found if _is_about_text(each.verdict)]
    claims = found if shows_all or not about_text else about_text
    for source, group in groupby(claims, key=lambda each: each.source):
        report = reports[source]
        shown += [text(heading_of(report), HEADING), unwrapped([text(report.url, QUIET)])]
        for each in group:
            shown += [Text(), *_claim_lines(corpus, each)]
        shown.append(Text())
    count = ngettext("{n} claim", "{n} claims", len(claims))
    counted = ", ".join(
        f"{label_of(corpus, verdict)} {number}"
        for verdict in Verdict
        if (number := sum(each.verdict is verdict for each in claims))
    )
    if len(claims) < len(found):
        hidden = ngettext(
            "{n} more is context (--all shows them)",
            "{n} more are context (--all shows them)",
            len(found) - len(claims),
        )
        counted = f"{counted}; {hidden}"
    summary = (f"treaty claims --summary{corpus.chosen_by}", REFERENCE)
    return Group(
        text(f"{count}: {counted}"),
        Text(),
        *shown,
        line(summary, " ", _("counts")),
        *told_last(words.what_prevails()),
    )


def _claim_lines(corpus: Corpus, each: FoundClaim) -> "list[RenderableType]":
    verdict = each.verdict
    clauses = f" · {', '.join(each.clauses)}" if each.clauses else ""
    return [
        line((each.id, REFERENCE), f" {each.claim}"),
        indented(
            line(
                (label_of(corpus, verdict), verdict_style(verdict)),
                clauses,
                (f" · {place_in_words(each)}", QUIET),
            ),
            2,
        ),
        indented(text(each.reason), 2),
    ]


def draw_scorecards(corpus: Corpus, cards: Sequence[Scorecard], width: int) -> "RenderableType":
    """Draw a bar for each verdict of each report, all to one scale."""
    from rich.cells import cell_len
    from rich.console import Group
    from rich.text import Text

    reports = {report.id: report for report in corpus.reports}
    shown: list[RenderableType] = []
    labels = {verdict: label_of(corpus, verdict) for verdict in Verdict}
    widest = max(map(cell_len, labels.values()))
    # One scale for all reports, so that bars of equal length stand for equal numbers.
    counts = (n for c in cards for v, n in c.counts.items() if _is_about_text(v))
    most = max(counts, default=0)
    # A block for each claim, as long as there is room for so many beside the label.
    room = max(1, min(most, _BAR, width - widest - 7))
    for card in cards:
        report = reports[card.id]
        shown += [text(heading_of(report), HEADING), unwrapped([text(report.url, QUIET)])]
        if report.consulted_on is None:
            shown.append(text(_("The day on which it was read there is not recorded."), QUIET))
        for verdict, count in card.counts.items():
            if not _is_about_text(verdict):
                continue
            bar = "█" * -(-room * count // max(most, 1))
            shown.append(
                line(
                    f"  {padded(labels[verdict], widest)} {count:3} ",
                    (bar, verdict_style(verdict)),
                )
            )
        about = card.about_content
        shown += [
            text(
                "  "
                + ngettext("{n} claim about the text", "{n} claims about the text", about)
                + "; "
                + ngettext("{n} more is context", "{n} more are context", card.context),
                QUIET,
            ),
            Text(),
        ]
    return Group(
        *shown,
        line(
            (f"treaty claims{corpus.chosen_by}", REFERENCE),
            " ",
            _("lists them with their reasons"),
        ),
    )


def _is_about_text(verdict: Verdict) -> bool:
    return verdict is not Verdict.CONTEXT


def heading_of(report: Report) -> str:
    """Name a report; an author or date that is unknown is left out."""
    said = [f"{report.publisher}: {report.title}"]
    if report.author:
        said.append(_("by {author}").format(author=report.author))
    if report.published:
        said.append(words.day_in_words(report.published))
    if report.consulted_on:
        day = words.day_in_words(report.consulted_on)
        said.append(_("consulted on {day}").format(day=day))
    return ", ".join(said)


def place_in_words(claim: FoundClaim | Claim) -> str:
    """Say where in the report a claim stands."""
    return _("{section}, paragraph {paragraph}, sentence {sentence}").format(
        section=section_in_words(claim.section), paragraph=claim.paragraph, sentence=claim.sentence
    )


def section_in_words(section: str) -> str:
    """Say in which section of a report a claim stands: its own heading, or what stands for one.

    >>> section_in_words("Lead"), section_in_words("What comes next?")
    ('Lead', 'What comes next?')
    """
    said = {
        "Title": pgettext("of a report", "Title"),
        "Lead": pgettext("of a report", "Lead"),
        "Body": pgettext("of a report", "Body"),
    }
    return said.get(section, section)


def label_of(corpus: Corpus, verdict: Verdict) -> str:
    """Return the codebook's label of a verdict."""
    return words.label_of(corpus.codebook.verdicts, verdict.value)
