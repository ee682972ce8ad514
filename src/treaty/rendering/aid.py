"""Money drawn for a terminal: the sums, what follows from them, and what has no sum."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from treaty.answers.money import AidSummary, StatedShare, StatedSum, Support
from treaty.answers.sums import ABOUT, AT_LEAST, OVER, Rest, overlap
from treaty.corpus import Corpus
from treaty.language import _
from treaty.models.money import EXACT
from treaty.rendering import words
from treaty.rendering.style import HEADING, QUIET, REFERENCE, indented, line, text, told_last
from treaty.rendering.writers import Json, Rows, as_json

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

_BAR_WIDTH = 60
# The bounds that say that there is at least as much.
_MINIMA = {OVER, AT_LEAST}
_COLUMNS = (
    "record", "id", "title", "amount", "currency", "qualifier", "period", "per", "nature",
    "included_in", "payer", "recipient", "formula", "of", "clause", "page", "not_for",
    "percent_of_gdp", "period_derived_from",
)  # fmt: skip


def rows_of_aid(corpus: Corpus, aid: AidSummary) -> Rows:
    """Return sums, totals, rests and support in one table; the first column says what each is."""
    titles = {each.id: each.title for each in corpus.commitments}
    rows = []
    for kind, records in (
        ("commitment", aid.commitments),
        ("total", aid.totals),
        ("derived", aid.derived),
        ("share", aid.shares),
        ("unpriced", aid.unpriced),
    ):
        for record in records:
            fields = as_json(record)
            assert isinstance(fields, dict)  # noqa: S101 - as of every record
            title = titles.get(fields.get("id", ""))
            known: dict[str, Json] = {"record": kind, "title": title, **fields}
            rows.append({column: known.get(column) for column in _COLUMNS})
    return Rows(_COLUMNS, rows)


def draw_aid(corpus: Corpus, aid: AidSummary, width: int) -> "RenderableType":
    """Draw each whole, of which a part, hence the rest; then what has no sum; with the notes."""
    from rich.console import Group
    from rich.text import Text

    title = _("{agreement}: money and other support").format(agreement=corpus.agreement.short_name)
    shown: list[RenderableType] = [text(title, HEADING)]
    for each in aid.commitments:
        if each.included_in is None:
            shown += [Text(), *_family(corpus, aid, each, 0)]
    # Why a part is not added to its whole, without giving the wrong sum.
    reasons = [
        text(words.why_not_added(corpus, each.id).format(part=each.id, whole=each.included_in))
        for each in aid.commitments
        if each.included_in is not None
    ]
    yearly = [e.id for e in aid.commitments if e.per is not None and e.included_in is None]
    if yearly:
        reasons.append(
            text(
                _("{sums}: for each year, and the text states no total of the years.").format(
                    sums=", ".join(yearly)
                )
            )
        )
    if reasons:
        shown += [Text(), *reasons]
    if aid.shares:
        shown += [Text(), text(_("As a share of the gross domestic product"), HEADING)]
        shown += [each for share in aid.shares for each in _share_of_gdp(corpus, share)]
    for heading, group in (
        (_("For a time, no amount stated"), [e for e in aid.unpriced if e.period is not None]),
        (_("Other support, no amount stated"), [e for e in aid.unpriced if e.period is None]),
    ):
        if group:
            shown += [Text(), text(heading, HEADING)]
            shown += [each for support in group for each in _support(corpus, support)]
    if aid.unpriced:
        shown += [Text(), text(_("An amount that is not stated is not zero."))]
    if not (aid.commitments or aid.unpriced or aid.shares):
        return Group(*shown, *told_last(no_money(corpus)), *told_last(words.what_prevails()))
    explained = (f"treaty aid-summary --explain{corpus.chosen_by}", REFERENCE)
    tells = _("shows the sums and the years")
    if corpus.reports:
        tells = _("shows the sums, the years and what the press says")
    shown += [
        Text(),
        line(explained, " ", tells),
        *told_last(words.what_prevails()),
    ]
    return Group(*shown)


def _family(
    corpus: Corpus, aid: AidSummary, whole: StatedSum, left: int
) -> "Iterable[RenderableType]":
    """Yield a sum, its parts, what remains, and the bar."""
    yield indented(
        line(
            (words.sum_in_words(corpus, whole), HEADING),
            f" {words.time_of_sum(whole)} · ",
            (whole.clause, REFERENCE),
            f"{words.on_page(whole.page)}",
        ),
        left,
    )
    coded = next(each for each in corpus.commitments if each.id == whole.id)
    yield indented(text(f"{coded.title} · {_giving(corpus, whole)}"), left + 2)
    yield from _note(coded.note, left + 2)
    parts = aid.parts_of(whole)
    if not parts:
        return
    # Parts of the same years can hold the same money, and nothing is said that they do not.
    is_divided = sum(part.amount for part in parts) == whole.amount
    may_overlap = not is_divided and any(
        overlap(a.period, b.period) for a, b in combinations(parts, 2)
    )
    of_which = _("of which")
    if may_overlap:
        of_which = _("of which, for times that overlap: they need not add up; see their notes")
    yield indented(text(of_which, QUIET), left)
    for part in parts:
        yield from _family(corpus, aid, part, left + 4)
    rest = aid.rest_of(whole)
    if rest is not None:
        yield indented(text(_("hence the rest"), QUIET), left)
        amount = words.sum_in_words(corpus, rest)
        period = words.period_of_rest(rest)
        yield indented(line((amount, HEADING), f" · {period} · ", _("derived")), left + 4)
        where = f"({rest.clause}{words.on_page(rest.page)})"
        yield indented(text(f"{subtraction_in_words(corpus, aid, rest)} {where}"), left + 6)
    for part in parts:
        if part.currency == whole.currency:
            yield indented(PartBar(part.amount, whole.amount), left)
            yield indented(text(_share(corpus, part, whole), QUIET), left)


def _share(corpus: Corpus, part: StatedSum, whole: StatedSum) -> str:
    share = part.amount / whole.amount * 100
    is_exact = part.qualifier == EXACT
    percent = words.number_in_words(Decimal(f"{share.quantize(Decimal('0.1')).normalize():f}"))
    if is_exact and whole.qualifier == EXACT:
        said = _("{part} in {whole}: {percent} % (derived)")
    elif is_exact and whole.qualifier == ABOUT:
        said = _("{part} in {whole}: about {percent} % (derived)")
    elif is_exact and whole.qualifier in _MINIMA:
        said = _(
            "{part} in {whole}: at most {percent} % (derived). The bar's full length is a minimum "
            "({bound}), so the part may be smaller than drawn."
        )
    else:
        said = _("{part} in {whole}: the bar shows the figures as stated, without their bounds.")
    return said.format(
        part=words.sum_in_words(corpus, part),
        whole=words.sum_in_words(corpus, whole),
        percent=percent,
        bound=words.label_of(corpus.codebook.qualifiers, whole.qualifier),
    )


def _share_of_gdp(corpus: Corpus, share: StatedShare) -> "Iterable[RenderableType]":
    coded = next(each for each in corpus.shares if each.id == share.id)
    yield indented(
        line(
            (words.share_in_words(corpus, share), HEADING),
            " · ",
            (share.clause, REFERENCE),
            f"{words.on_page(share.page)}",
        ),
        2,
    )
    yield indented(text(f"{share.title} · {_giving(corpus, share)}"), 4)
    yield from _note(coded.note, 4)


def no_money(corpus: Corpus) -> str:
    """Say that there is no money; all that a text states is coded, even where the rest is not."""
    if corpus.agreement.coverage is None:
        return _("No sum of money and no other support is coded.")
    return _(
        "The text of {agreement} states no sum of money; '{command}' lists what is promised."
    ).format(agreement=corpus.agreement.id, command=f"treaty list-obligations{corpus.chosen_by}")


def _support(corpus: Corpus, support: Support) -> "Iterable[RenderableType]":
    period = ""
    if support.period:
        said = words.period_in_words(support.period, support.period_derived_from)
        period = f"{said} · "
    coded = next(each for each in corpus.unpriced if each.id == support.id)
    yield indented(text(support.title), 2)
    yield indented(
        line(
            f"{period}{_giving(corpus, support)} · ",
            (support.clause, REFERENCE),
            f"{words.on_page(support.page)}",
        ),
        4,
    )
    yield from _note(coded.note, 4)


def _note(note: str | None, left: int) -> "Iterable[RenderableType]":
    # A note tells what a figure or a party beside it does not: an open end, a fund in between.
    if note is not None:
        yield indented(text(note, QUIET), left)


def _giving(corpus: Corpus, given: StatedSum | StatedShare | Support) -> str:
    nature = words.label_of(corpus.codebook.natures, given.nature)
    return f"{words.giving_in_words(corpus, given.payer, given.recipient)} · {nature}"


def subtraction_in_words(corpus: Corpus, aid: AidSummary, rest: Rest) -> str:
    """Say what less what is a rest."""
    sums = {each.id: words.sum_in_words(corpus, each) for each in aid.commitments}
    return f"{' − '.join(sums[id_] for id_ in rest.of)} = {words.sum_in_words(corpus, rest)}"


@dataclass(frozen=True, slots=True)
class PartBar:
    """A bar that shows a part in its whole, readable without colour."""

    part: Decimal
    whole: Decimal

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        """Draw it in blocks or, where the terminal has none, in ASCII."""
        width = min(options.max_width, _BAR_WIDTH)
        filled = max(1, min(width, round(width * self.part / self.whole)))
        full, empty = ("#", ".") if options.ascii_only else ("█", "░")
        yield line(full * filled, (empty * (width - filled), QUIET))
