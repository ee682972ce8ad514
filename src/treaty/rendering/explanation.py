"""How each figure about money comes about, drawn for a terminal."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from treaty.answers.money import ExplainedAid, StatedSum, Years, YearSource
from treaty.answers.sums import Rest
from treaty.corpus import Corpus
from treaty.models.money import EXACT
from treaty.rendering import words
from treaty.rendering.sections import Item, Section, draw_sections

if TYPE_CHECKING:
    from rich.console import RenderableType


def draw_explanation(corpus: Corpus, aid: ExplainedAid, width: int) -> "RenderableType":
    """Draw each figure with how it comes about, year by year, and with what the press says."""
    sections = [
        Section("Stated", [_stated(corpus, each) for each in aid.commitments]),
        Section("Derived", [_derived(corpus, each) for each in aid.derived]),
        Section("Totals, by currency", [*_totals(corpus, aid)]),
        Section("By year", [_year(corpus, each) for each in aid.by_year]),
        Section("What the press says about the same money", [*_reported(corpus, aid)]),
    ]
    title = f"{corpus.agreement.short_names[0]}: how the figures come about"
    return draw_sections(title, [], [section for section in sections if section.entries])


def _stated(corpus: Corpus, stated: StatedSum) -> Item:
    anchor = next(each.anchor for each in corpus.commitments if each.id == stated.id)
    details = [
        f"stated in {stated.clause}, p. {stated.page}: “{anchor}”",
        f"exact figure: {stated.currency} {stated.amount:,f}, qualifier: "
        f"{words.label_of(corpus.codebook.qualifiers, stated.qualifier)}",
    ]
    if stated.included_in is not None:
        details.append(f"included in {stated.included_in} by the words of the text: not added")
    said = f"{words.sum_in_words(corpus, stated)} {words.period_in_words(stated.period)}"
    return Item(f"{stated.id} · {said}", details)


def _derived(corpus: Corpus, rest: Rest) -> Item:
    period = f" {words.period_in_words(rest.period)}" if rest.period else ""
    bound = (
        "All figures are exact."
        if rest.qualifier == EXACT
        else "A bound on the whole bounds the rest: over a figure less an exact one is over the "
        "difference."
    )
    return Item(
        f"{words.sum_in_words(corpus, rest)}{period}",
        [
            f"{rest.formula} ({rest.currency})",
            f"{rest.of[0]} less {', '.join(rest.of[1:])} · {rest.clause}, p. {rest.page}",
            bound,
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


def _year(corpus: Corpus, years: Years) -> Item:
    span = str(years.first) if years.first == years.last else f"{years.first}–{years.last}"
    said = "; ".join(_source(corpus, source) for source in years.sources)
    return Item(f"{span}: {said or 'nothing stated'}")


def _source(corpus: Corpus, source: YearSource) -> str:
    place = f"{source.clause}, p. {source.page}"
    if source.amount is None or source.qualifier is None or source.currency is None:
        return f"support continues, {words.NO_AMOUNT} ({place})"
    amount = words.bounded_amount(corpus, source.qualifier, source.amount, source.currency)
    if source.kind == "derived":
        period = words.period_in_words(source.period or "")
        return f"{amount} {period}, not split by year; derived ({place})"
    return f"{amount} ({place})"


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
