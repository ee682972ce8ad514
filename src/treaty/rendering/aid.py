"""Money: the stated sums, what follows from them, and the support without a sum."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from treaty.corpus import Corpus
from treaty.models import MonetaryCommitment, UnpricedSupport
from treaty.models.money import EXACT
from treaty.money import UP_TO, AidSummary, Rest, plain_digits
from treaty.rendering import words
from treaty.rendering.style import HEADING, QUIET, REFERENCE, indented, line, text
from treaty.rendering.view import Json, Row, markdown_table, md

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

_BAR_WIDTH = 60


@dataclass(frozen=True, slots=True)
class AidView:
    """What the agreement says about money."""

    corpus: Corpus
    aid: AidSummary

    columns = (
        "record", "id", "title", "amount", "currency", "qualifier", "period", "nature",
        "included_in", "payer", "recipient", "formula", "of", "clause", "page",
    )  # fmt: skip

    def json(self) -> dict[str, Sequence[Row]]:
        """Return commitments, totals, derived and unpriced; a test holds the keys."""
        return {
            "commitments": [commitment_record(each) for each in self.aid.commitments],
            "totals": [
                {
                    "currency": total.currency,
                    "qualifier": total.qualifier,
                    "amount": plain_digits(total.amount),
                    "of": list(total.of),
                }
                for total in self.aid.totals
            ],
            "derived": [
                {
                    "amount": plain_digits(rest.amount),
                    "qualifier": rest.qualifier,
                    "currency": rest.currency,
                    "period": rest.period,
                    "formula": rest.formula,
                    "of": list(rest.of),
                    "clause": rest.clause,
                    "page": rest.page,
                }
                for rest in self.aid.derived
            ],
            "unpriced": [support_record(each) for each in self.aid.unpriced],
        }

    def rows(self) -> Iterable[Row]:
        """Return all records in one table; the first column says what each is."""
        titles = {each.id: each.title for each in self.aid.commitments}
        kinds = {
            "commitments": "commitment",
            "totals": "total",
            "derived": "derived",
            "unpriced": "unpriced",
        }
        for key, records in self.json().items():
            for record in records:
                title = titles.get(str(record.get("id")))
                known: dict[str, Json] = {"record": kinds[key], "title": title, **record}
                yield {column: known.get(column) for column in self.columns}

    def markdown(self) -> str:
        """Return a short document."""
        sums = [
            (
                each.title,
                words.sum_in_words(self.corpus, each),
                words.period_in_words(each.period),
                f"part of {each.included_in}" if each.included_in else "stated",
                f"{each.clause}, p. {each.page}",
            )
            for each in self.aid.commitments
        ] + [
            (
                "The rest",
                self._amount(rest),
                words.period_in_words(rest.period) if rest.period else "",
                f"derived: {self._sum_in_words(rest)}",
                f"{rest.clause}, p. {rest.page}",
            )
            for rest in self.aid.derived
        ]
        unpriced = [
            (
                each.title,
                words.NO_AMOUNT,
                words.period_in_words(each.period) if each.period else "",
                words.label_of(self.corpus.codebook.natures, each.nature),
                f"{each.clause}, p. {each.page}",
            )
            for each in self.aid.unpriced
        ]
        header = ("What", "Amount", "Time", "How", "Where")
        return "\n".join(
            [
                f"# {md(self._title())}\n",
                markdown_table(header, sums),
                *(f"{md(reason)}\n" for reason in self._reasons()),
                "## Support without a stated amount\n",
                markdown_table(header, unpriced),
            ]
        )

    def table(self, width: int) -> "RenderableType":
        """Return the whole, of which the part, hence the rest; then what has no sum."""
        from rich.console import Group
        from rich.text import Text

        shown: list[RenderableType] = [text(self._title(), HEADING)]
        for each in self.aid.commitments:
            if each.included_in is None:
                shown += [Text(), *self._family(each, 0)]
        reasons = [text(reason) for reason in self._reasons()]
        if reasons:
            shown += [Text(), *reasons]
        timed = [each for each in self.aid.unpriced if each.period is not None]
        untimed = [each for each in self.aid.unpriced if each.period is None]
        for title, group in (
            ("Fixed for a time, no amount stated", timed),
            ("Other support, no amount stated", untimed),
        ):
            if group:
                shown += [Text(), text(title, HEADING)]
                shown += [each for support in group for each in self._support(support)]
        if self.aid.unpriced:
            shown += [Text(), text("An amount that is not stated is not zero.")]
        explained = ("treaty aid-summary --explain", REFERENCE)
        shown += [Text(), line(explained, " shows the sums, the years and what the press says")]
        return Group(*shown)

    def _title(self) -> str:
        return f"{self.corpus.agreement.short_names[0]}: money and other support"

    def _family(self, whole: MonetaryCommitment, left: int) -> "Iterable[RenderableType]":
        """Yield a sum, its parts, what remains, and the bar."""
        yield indented(
            line(
                (words.sum_in_words(self.corpus, whole), HEADING),
                f" {words.period_in_words(whole.period)} · ",
                (whole.clause, REFERENCE),
                f", p. {whole.page}",
            ),
            left,
        )
        yield indented(
            line(
                f"{whole.title} · {self._sides(whole)} · ",
                words.label_of(self.corpus.codebook.natures, whole.nature),
            ),
            left + 2,
        )
        parts = self.aid.parts_of(whole)
        if not parts:
            return
        yield indented(text("of which", QUIET), left)
        for part in parts:
            yield from self._family(part, left + 4)
        rest = self.aid.rest_of(whole)
        if rest is not None:
            yield indented(text("hence the rest", QUIET), left)
            period = f"{words.period_in_words(rest.period)} · " if rest.period else ""
            yield indented(line((self._amount(rest), HEADING), f" · {period}derived"), left + 4)
            yield indented(
                text(f"{self._sum_in_words(rest)} ({rest.clause}, p. {rest.page})"), left + 6
            )
        for part in parts:
            if part.currency == whole.currency:
                yield indented(PartBar(part.amount, whole.amount), left)
                yield indented(text(self._share(part, whole), QUIET), left)

    def _share(self, part: MonetaryCommitment, whole: MonetaryCommitment) -> str:
        share = part.amount / whole.amount * 100
        bounds = {whole.qualifier, part.qualifier} - {EXACT}
        said = f"{share.quantize(Decimal('0.1')).normalize():f} %"
        figures = (
            f"{words.sum_in_words(self.corpus, part)} in {words.sum_in_words(self.corpus, whole)}"
        )
        if not bounds:
            return f"{figures}: {said}"
        if bounds == {whole.qualifier} and whole.qualifier != UP_TO and part.qualifier == EXACT:
            bound = words.label_of(self.corpus.codebook.qualifiers, whole.qualifier)
            return (
                f"{figures}: at most {said}. The bar's full length is a minimum ({bound}), "
                "so the part may be smaller than drawn."
            )
        return f"{figures}: the bar shows the figures as stated, without their bounds."

    def _reasons(self) -> Iterable[str]:
        """Say why a part is not added to its whole, without giving the wrong sum."""
        return [
            f"{each.id} is not added to {each.included_in}: the text counts it as part of that "
            "sum, so adding both would count it twice."
            for each in self.aid.commitments
            if each.included_in is not None
        ]

    def _support(self, support: UnpricedSupport) -> "Iterable[RenderableType]":
        period = f"{words.period_in_words(support.period)} · " if support.period else ""
        nature = words.label_of(self.corpus.codebook.natures, support.nature)
        yield indented(text(support.title), 2)
        yield indented(
            line(
                f"{period}{self._sides(support)} · {nature} · ",
                (support.clause, REFERENCE),
                f", p. {support.page}",
            ),
            4,
        )

    def _sides(self, given: MonetaryCommitment | UnpricedSupport) -> str:
        payer, recipient = (
            words.party_name(self.corpus, side) for side in (given.payer, given.recipient)
        )
        return f"{payer} to {recipient}"

    def _amount(self, rest: Rest) -> str:
        return words.bounded_amount(self.corpus, rest.qualifier, rest.amount, rest.currency)

    def _sum_in_words(self, rest: Rest) -> str:
        sums = {each.id: words.sum_in_words(self.corpus, each) for each in self.aid.commitments}
        return f"{' − '.join(sums[id_] for id_ in rest.of)} = {self._amount(rest)}"


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
        yield line((full * filled, "blue"), (empty * (width - filled), QUIET))


def commitment_record(commitment: MonetaryCommitment) -> Row:
    """Return a stated sum as the JSON contract has it."""
    return {
        "id": commitment.id,
        "amount": plain_digits(commitment.amount),
        "currency": commitment.currency,
        "qualifier": commitment.qualifier,
        "period": commitment.period,
        "nature": commitment.nature,
        "included_in": commitment.included_in,
        "payer": commitment.payer,
        "recipient": commitment.recipient,
        "clause": commitment.clause,
        "page": commitment.page,
    }


def support_record(support: UnpricedSupport) -> Row:
    """Return support without a sum; its amount is null, never zero."""
    return {
        "id": support.id,
        "title": support.title,
        "payer": support.payer,
        "recipient": support.recipient,
        "nature": support.nature,
        "period": support.period,
        "clause": support.clause,
        "page": support.page,
        "amount": None,
    }
