"""How each figure about money comes about, year by year, and what the press makes of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from treaty.models import MonetaryCommitment, UnpricedSupport
from treaty.money import Rest, Years, plain_digits
from treaty.rendering import words
from treaty.rendering.aid import AidView
from treaty.rendering.sections import Item, Section, sections_markdown, sections_table
from treaty.rendering.view import Json, Row

if TYPE_CHECKING:
    from rich.console import RenderableType


@dataclass(frozen=True, slots=True)
class ExplanationView:
    """The aid summary with its reasons."""

    aid_view: AidView
    years: Sequence[Years]

    columns = AidView.columns

    def json(self) -> dict[str, Json]:
        """Return the aid summary's record, and with it the reasons."""
        aid = self.aid_view.aid
        return {
            **self.aid_view.json(),
            "refused": [{"of": list(r.of), "reason": r.reason} for r in aid.refusals],
            "by_year": [_years_record(each) for each in self.years],
            "reported": [
                {
                    "commitment": figure.commitment,
                    "source": report.file,
                    "claim": figure.claim,
                    "says": figure.says,
                    "differs": figure.differs,
                }
                for report in self.aid_view.corpus.reports
                for figure in report.figures
            ],
        }

    def rows(self) -> Iterable[Row]:
        """Return the aid summary's rows."""
        return self.aid_view.rows()

    def markdown(self) -> str:
        """Return a document."""
        return sections_markdown(self._title(), [], self._sections())

    def table(self, width: int) -> "RenderableType":
        """Return each figure with how it comes about."""
        return sections_table(self._title(), [], self._sections())

    def _title(self) -> str:
        name = self.aid_view.corpus.agreement.short_names[0]
        return f"{name}: how the figures come about"

    def _sections(self) -> list[Section]:
        sections = [
            Section("Stated", list(map(self._stated, self.aid_view.aid.commitments))),
            Section("Derived", list(map(self._derived, self.aid_view.aid.derived))),
            Section("Totals, by currency", list(self._totals())),
            Section("By year", list(map(self._year, self.years))),
            Section("What the press says about the same money", list(self._reported())),
        ]
        return [section for section in sections if section.entries]

    def _stated(self, money: MonetaryCommitment) -> Item:
        corpus = self.aid_view.corpus
        details = [
            f"stated in {money.clause}, p. {money.page}: “{money.anchor}”",
            f"exact figure: {money.currency} {money.amount:,f}, qualifier: "
            f"{words.label_of(corpus.codebook.qualifiers, money.qualifier)}",
        ]
        if money.included_in is not None:
            details.append(f"included in {money.included_in} by the words of the text: not added")
        return Item(
            f"{money.id} · {words.sum_in_words(corpus, money)} "
            f"{words.period_in_words(money.period)}",
            details,
        )

    def _derived(self, rest: Rest) -> Item:
        corpus = self.aid_view.corpus
        amount = words.bounded_amount(corpus, rest.qualifier, rest.amount, rest.currency)
        period = f" {words.period_in_words(rest.period)}" if rest.period else ""
        return Item(
            f"{amount}{period}",
            [
                f"{rest.formula} ({rest.currency})",
                f"{rest.of[0]} less {', '.join(rest.of[1:])} · {rest.clause}, p. {rest.page}",
                "A bound on the whole bounds the rest: over a figure less an exact one is over "
                "the difference."
                if rest.qualifier != "exact"
                else "All figures are exact.",
            ],
        )

    def _totals(self) -> Iterable[Item]:
        corpus, aid = self.aid_view.corpus, self.aid_view.aid
        for total in aid.totals:
            amount = words.bounded_amount(corpus, total.qualifier, total.amount, total.currency)
            left_out = [each.id for each in aid.commitments if each.included_in in total.of]
            details = [f"of {', '.join(total.of)}"]
            if left_out:
                details.append(f"already inside, not added again: {', '.join(left_out)}")
            yield Item(amount, details)
        for refusal in aid.refusals:
            yield Item(f"not added: {', '.join(refusal.of)}", [refusal.reason])

    def _year(self, years: Years) -> Item:
        corpus = self.aid_view.corpus
        span = str(years.first) if years.first == years.last else f"{years.first}–{years.last}"
        said = []
        for source in years.sources:
            match source:
                case UnpricedSupport():
                    said.append(
                        f"support continues, {words.NO_AMOUNT} ({source.clause}, p. {source.page})"
                    )
                case Rest():
                    amount = words.bounded_amount(
                        corpus, source.qualifier, source.amount, source.currency
                    )
                    period = words.period_in_words(source.period or "")
                    said.append(
                        f"{amount} {period}, not split by year; derived ({source.clause}, "
                        f"p. {source.page})"
                    )
                case MonetaryCommitment():
                    said.append(
                        f"{words.sum_in_words(corpus, source)} ({source.clause}, p. {source.page})"
                    )
        return Item(f"{span}: {'; '.join(said) or 'nothing stated'}")

    def _reported(self) -> Iterable[Item]:
        for report in self.aid_view.corpus.reports:
            if not report.figures:
                yield Item(f"{report.publisher}: gives no figure")
            for figure in report.figures:
                differs = f"differs: {figure.differs}" if figure.differs else "agrees"
                yield Item(
                    f"{report.publisher} on {figure.commitment}: {figure.says} ({figure.claim})",
                    [differs],
                )


def _years_record(years: Years) -> Row:
    return {
        "first": years.first,
        "last": years.last,
        "sources": [_source_record(source) for source in years.sources],
    }


def _source_record(source: MonetaryCommitment | Rest | UnpricedSupport) -> Row:
    match source:
        case UnpricedSupport():
            kind, amount, currency, qualifier = "unpriced", None, None, None
        case Rest() | MonetaryCommitment():
            kind = "derived" if isinstance(source, Rest) else "stated"
            amount = plain_digits(source.amount)
            currency, qualifier = source.currency, source.qualifier
    return {
        "kind": kind,
        "amount": amount,
        "currency": currency,
        "qualifier": qualifier,
        "period": source.period,
        "of": list(source.of) if isinstance(source, Rest) else [source.id],
        "clause": source.clause,
        "page": source.page,
    }
