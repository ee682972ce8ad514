"""How each figure about money comes about, drawn for a terminal."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from treaty.answers.money import ExplainedAid, StatedShare, StatedSum, Years, YearSource
from treaty.answers.periods import read_interval
from treaty.answers.sums import ABOUT, AT_LEAST, OVER, Rest
from treaty.corpus import Corpus
from treaty.language import _, pgettext
from treaty.models.money import EXACT
from treaty.rendering import words
from treaty.rendering.aid import subtraction_in_words
from treaty.rendering.sections import Item, Section, draw_sections

if TYPE_CHECKING:
    from rich.console import RenderableType


def draw_explanation(corpus: Corpus, aid: ExplainedAid, width: int) -> "RenderableType":
    """Draw each figure with how it comes about, year by year, and with what the press says."""
    sections = [
        Section(
            _("Stated"),
            [
                *(_stated(corpus, each) for each in aid.commitments),
                *(_share(corpus, each) for each in aid.shares),
            ],
        ),
        Section(_("Derived"), [_derived(corpus, aid, each) for each in aid.derived]),
        Section(_("Totals, by currency"), [*_totals(corpus, aid)]),
        Section(_("By year"), [_year(corpus, aid, each) for each in aid.by_year]),
        Section(_("What the press says about the same money"), [*_reported(corpus, aid)]),
    ]
    title = _("{agreement}: how the figures come about").format(
        agreement=corpus.agreement.short_name
    )
    return draw_sections(title, [], [section for section in sections if section.entries])


def _stated(corpus: Corpus, stated: StatedSum) -> Item:
    anchor = next(each.anchor for each in corpus.commitments if each.id == stated.id)
    details = [
        _stated_in(stated, anchor),
        _("exact figure: {sum}, qualifier: {qualifier}").format(
            sum=words.exact_amount(stated.amount, stated.currency),
            qualifier=words.label_of(corpus.codebook.qualifiers, stated.qualifier),
        ),
    ]
    if stated.included_in is not None:
        included = _("included in {sum} by the words of the text: not added")
        if words.is_read_as_part(corpus, stated.id):
            included = _("read as included in {sum}, which the text does not say: not added")
        details.append(included.format(sum=stated.included_in))
    said = words.dated_sum(words.sum_in_words(corpus, stated), words.time_of_sum(stated))
    if end := words.open_end_in_words(stated.period):
        said += f", {end}"
    return Item(f"{stated.id} · {said}", details)


def _share(corpus: Corpus, share: StatedShare) -> Item:
    anchor = next(each.anchor for each in corpus.shares if each.id == share.id)
    return Item(
        f"{share.id} · {words.share_in_words(corpus, share)}",
        [
            _stated_in(share, anchor),
            _("no sum of money: it enters no total"),
        ],
    )


def _stated_in(stated: StatedSum | StatedShare, anchor: str) -> str:
    place = stated.clause + words.on_page(stated.page)
    return _("stated in {place}: “{anchor}”").format(place=place, anchor=anchor)


def _derived(corpus: Corpus, aid: ExplainedAid, rest: Rest) -> Item:
    bound = (
        _("All figures are exact.")
        if rest.qualifier == EXACT
        else _("About a figure less an exact one is about the difference.")
        if rest.qualifier == ABOUT
        else _(
            "A bound on the whole bounds the rest: over a figure less an exact one is over the "
            "difference."
        )
        if rest.qualifier in (OVER, AT_LEAST)
        else _(
            "A bound on a part bounds the rest the other way: at least so much leaves at most the "
            "difference."
        )
    )
    return Item(
        f"{words.sum_in_words(corpus, rest)}, {words.period_of_rest(rest)}",
        [
            subtraction_in_words(corpus, aid, rest),
            _("{whole} less {parts}").format(whole=rest.of[0], parts=", ".join(rest.of[1:]))
            + f" · {rest.clause}{words.on_page(rest.page)}",
            bound,
            *(
                []
                if rest.period
                else [_("The text does not say for which time the rest is meant.")]
            ),
        ],
    )


def _totals(corpus: Corpus, aid: ExplainedAid) -> Iterable[Item]:
    for total in aid.totals:
        left_out = [each.id for each in aid.commitments if each.included_in in total.of]
        details = [_("of {sums}").format(sums=", ".join(total.of))]
        if left_out:
            inside = _("already inside, not added again: {sums}")
            details.append(inside.format(sums=", ".join(left_out)))
        yield Item(words.sum_in_words(corpus, total), details)
    for refusal in aid.refused:
        yield Item(_("not added: {sums}").format(sums=", ".join(refusal.of)), [refusal.reason])


def _year(corpus: Corpus, aid: ExplainedAid, years: Years) -> Item:
    span = words.moment_in_words(str(years.first))
    these = pgettext("in a sentence", "{year}").format(year=years.first)
    if years.first != years.last:
        span, these = f"{years.first}–{years.last}", _("these years")
    said = "; ".join(_source(corpus, source) for source in years.sources)
    nothing = _("nothing stated")
    return Item(
        f"{span}: {said or nothing}",
        [_unsettled(corpus, aid, years, source, these) for source in years.unsettled],
    )


def _source(corpus: Corpus, source: YearSource) -> str:
    place = f"{source.clause}{words.on_page(source.page)}"
    if source.derived_from is not None:
        place += "; " + _("days derived, {clause}").format(clause=source.derived_from)
    said = _named(corpus, source)
    if source.kind == "unpriced":
        unstated = _("no amount stated")
        return f"{said}, {unstated} ({place})"
    period = source.period or ""
    # A share names its time itself.
    if source.kind == "share" or period.isdigit():
        return f"{said} ({place})"
    said = words.dated_sum(said, words.time_of_sum(source))
    if source.per is not None:
        return f"{said} ({place})"
    span = read_interval(period)
    if source.per is None and (
        span.starts_on is None or span.ends_by is None or span.starts_on.year < span.ends_by.year
    ):
        said = _("{sum}, not split by year").format(sum=said)
    if end := words.open_end_in_words(period):
        said += f"; {end}"
    return f"{said} ({place})"


def _unsettled(
    corpus: Corpus, aid: ExplainedAid, years: Years, source: YearSource, these: str
) -> str:
    said, period = _named(corpus, source), words.period_in_words(source.period or "")
    if source.kind == "unpriced":
        unsettled = _("whether {support} ({period}) is meant for {years} is not stated")
        return unsettled.format(support=said, period=period, years=these)
    parts = {part.id for part in aid.commitments if part.included_in == source.id}
    if parts.isdisjoint(shown.id for shown in years.sources):
        unsettled = _("whether any of the {sum} is for {years} is not stated")
    else:
        unsettled = _("in the {sum} {period}; whether more of it is for {years} is not stated")
    return unsettled.format(sum=said, period=period, years=these)


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
            yield Item(_("{publisher}: gives no figure").format(publisher=report.publisher))
        for figure in figures:
            differs = _("agrees")
            if figure.differs:
                differs = _("differs: {reason}").format(reason=figure.differs)
            says = _("{publisher} on {sum}: {figure} ({claim})").format(
                publisher=report.publisher,
                sum=figure.commitment,
                figure=figure.says,
                claim=figure.claim,
            )
            yield Item(says, [differs])
