"""``treaty agreements``: which agreements there are, and how long each lasts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from treaty.cli.options import help_with_examples
from treaty.cli.session import Session
from treaty.duration import add_to_date, parse_duration
from treaty.language import in_order

if TYPE_CHECKING:
    from treaty.answers.comparison import AgreementFacts

SHORT_HELP = "All agreements, and their terms."
HELP = help_with_examples(
    "List the agreements that the data holds: partner, signature, term, consultations after an "
    "attack, with a picture of the terms. One is the default of every command; the others are "
    "asked with --agreement.",
    ("agreements", "by date of signature"),
    ("agreements --sort expires", "by the day on which they end"),
    ("agreements --format json", "with notice, languages and coverage"),
)


class Order(StrEnum):
    """By what agreements are sorted."""

    SIGNED = "signed"
    EXPIRES = "expires"
    PARTNER = "partner"
    TERM = "term"
    NOTICE = "notice"
    COVERAGE = "coverage"


# What the text does not state comes last.
_KEYS: "dict[Order, Callable[[AgreementFacts], date | str | tuple[int, ...]]]" = {
    Order.SIGNED: lambda each: each.signed_on,
    Order.EXPIRES: lambda each: each.expires_on or date.max,
    Order.PARTNER: lambda each: in_order(each.partner),
    Order.TERM: lambda each: _end_of(each.term),
    Order.NOTICE: lambda each: _end_of(each.notice),
    Order.COVERAGE: lambda each: each.coverage,
}


def _end_of(duration: str | None) -> date:
    """Return when a duration would end that began with the year 1: six months before a year."""
    if duration is None:
        return date.max
    length = parse_duration(duration)
    return add_to_date(date.min, replace(length, days=length.days + length.hours // 24, hours=0))


def run(
    session: Session,
    sort: Annotated[Order, typer.Option(metavar="FIELD", help="Sort by this.")] = Order.SIGNED,
) -> None:
    """Show the agreements."""
    from treaty.answers.comparison import AgreementFacts, describe
    from treaty.rendering.agreements import draw_agreements

    found = sorted(map(describe, session.compared), key=_KEYS[sort])
    default = session.default_agreement
    session.show_list(AgreementFacts, found, lambda width: draw_agreements(found, default, width))
