"""How each figure about money comes about, drawn for a terminal."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from treaty.answers.money import ExplainedAid, StatedShare, StatedSum, Years, YearSource
from treaty.answers.periods import read_interval
from treaty.answers.sums import ABOUT, Rest
from treaty.corpus import Corpus
from treaty.models.money import EXACT
from treaty.rendering import words
from treaty.rendering.sections import Item, Section, draw_sections

if TYPE_CHECKING:
    from rich.console import RenderableType


def draw_explanation(corpus: Corpus, aid: ExplainedAid, width: int) -> "RenderableType":
    """Draw each figure with how it comes about, year by year, and with what the press says."""
    sections = [
        Section(
            "Stated",
            [
                *(_stated(corpus, each) for each in aid.commitments),
                *(_share(corpus, each) for each in aid.shares),
            ],
        ),
        Section("Derived", [_derived(corpus, each) for each in aid.derived]),
        Section("Totals, by currency", [*_totals(corpus, aid)]),
        Section("By year", [_year(corpus, aid, each) for each in aid.by_year]),
        Section("What the press says about the same money", [*_reported(corpus, aid)]),
    ]
    title = f"{corpus.agreement.short_name}: how the figures come about"
    return draw_sections(title, [], [section for section in sections if section.entries])


def _stated(corpus: Corpus, stated: StatedSum) -> Item:
    anchor = next(each.anchor for each in corpus.commitments if each.id == stated.id)
    details = [
        f"stated in {stated.clause}{words.on_page(stated.page)}: “{anchor}”",
        f"exact figure: {words.exact_amount(stated.amount, stated.currency)}, qualifier: "
        f"{words.label_of(corpus.codebook.qualifiers, stated.qualifier)}",
    ]
    if stated.included_in is not None:
        details.append(f"included in {stated.included_in} by the words of the text: not added")
    said = f"{words.sum_in_words(corpus, stated)} {words.time_of_sum(stated)}"
    if end := words.open_end_in_words(stated.period):
        said += f", {end}"
    return Item(f"{stated.id} · {said}", details)


def _share(corpus: Corpus, share: StatedShare) -> Item:
    anchor = next(each.anchor for each in corpus.shares if each.id == share.id)
    return Item(
        f"{share.id} · {words.share_in_words(corpus, share)}",
        [
            f"stated in {share.clause}{words.on_page(share.page)}: “{anchor}”",
            "no sum of money: it enters no total",
        ],
    )


def _derived(corpus: Corpus, rest: Rest) -> Item:
    bound = (
        "All figures are exact."
        if rest.qualifier == EXACT
        else "About a figure less an exact one is about the difference."
        if rest.qualifier == ABOUT
        else "A bound on the whole bounds the rest: over a figure less an exact one is over the "
        "difference."
    )
    return Item(
        f"{words.sum_in_words(corpus, rest)}, {words.period_of_rest(rest)}",
        [
            f"{rest.formula} ({rest.currency or words.NOT_NAMED})",
            f"{rest.of[0]} less {', '.join(rest.of[1:])} · {rest.clause}{words.on_page(rest.page)}",
            bound,
            "The text does not say for which time the rest is meant.",
        ],
    )


def _totals(corpus: Corpus, aid: ExplainedAid) -> Iterable[Item]:
    for total in aid.totals:
        left_out = [each.id for each in aid.commitments if each.included_in in total.of]
        details = [f"of {', '.join(total.of)}"]
        if left_out:
            details.append(f"already inside, not added again: {', '.join(left_out)}")
        yield Item(words.sum_in_words(corpus, total), details)
    for refusal in aid.refused:
        yield Item(f"not added: {', '.join(refusal.of)}", [refusal.reason])


def _year(corpus: Corpus, aid: ExplainedAid, years: Years) -> Item:
    span, these = str(years.first), str(years.first)
    if years.first != years.last:
        span, these = f"{years.first}–{years.last}", "these years"
    said = "; ".join(_source(corpus, source) for source in years.sources)
    return Item(
        f"{span}: {said or 'nothing stated'}",
        [_unsettled(corpus, aid, years, source, these) for source in years.unsettled],
    )


def _source(corpus: Corpus, source: YearSource) -> str:
    place = f"{source.clause}{words.on_page(source.page)}"
    if source.derived_from is not None:
        place += f"; days derived, {source.derived_from}"
    said = _named(corpus, source)
    if source.kind == "unpriced":
        return f"{said}, {words.NO_AMOUNT} ({place})"
    period = source.period or ""
    # A share names its time itself.
    if source.kind == "share" or period.isdigit():
        return f"{said} ({place})"
    said += f" {words.time_of_sum(source)}"
    if source.per is not None:
        return f"{said} ({place})"
    span = read_interval(period)
    if source.per is None and (
        span.starts_on is None or span.ends_by is None or span.starts_on.year < span.ends_by.year
    ):
        said += ", not split by year"
    if end := words.open_end_in_words(period):
        said += f"; {end}"
    return f"{said} ({place})"


def _unsettled(
    corpus: Corpus, aid: ExplainedAid, years: Years, source: YearSource, these: str
) -> str:
    said, period = _named(corpus, source), words.period_in_words(source.period or "")
    if source.kind == "unpriced":
        return f"whether {said} ({period}) is meant for {these} is not stated"
    parts = {part.id for part in aid.commitments if part.included_in == source.id}
    if parts.isdisjoint(shown.id for shown in years.sources):
        return f"whether any of the {said} is for {these} is not stated"
    return f"in the {said} {period}; whether more of it is for {these} is not stated"


def _named(corpus: Corpus, source: YearSource) -> str:
    if source.kind == "share":
        share = next(each for each in corpus.shares if each.id == source.id)
        return f"{share.title}: {words.share_in_words(corpus, share)}"
    if source.amount is None or source.qualifier is None:
        return next(each.title for each in corpus.unpriced if each.id == source.id)
    return words.bounded_amount(corpus, source.qualifier, source.amount, source.currency)


def _reported(corpus: Corpus, aid: ExplainedAid) -> Iterable[Item]:
    for report in corpus.reports:
        figures = [figure for figure in aid.reported if figure.source == report.file]
        if not figures:
            yield Item(f"{report.publisher}: gives no figure")
        for figure in figures:
            differs = f"differs: {figure.differs}" if figure.differs else "agrees"
            yield Item(
                f"{report.publisher} on {figure.commitment}: {figure.says} ({figure.claim})",
                [differs],
            )
