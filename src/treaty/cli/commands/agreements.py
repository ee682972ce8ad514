"""``treaty agreements``: which agreements there are, and how long each lasts."""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from treaty.cli.options import help_with_examples
from treaty.cli.session import Session

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


_KEYS: "dict[Order, Callable[[AgreementFacts], Any]]" = {
    Order.SIGNED: lambda each: each.signed_on,
    # What the text does not state comes last.
    Order.EXPIRES: lambda each: (each.expires_on is None, each.expires_on or each.signed_on),
    Order.PARTNER: lambda each: each.partner,
    Order.TERM: lambda each: (each.term is None, each.term or ""),
    Order.NOTICE: lambda each: (each.notice is None, each.notice or ""),
    Order.COVERAGE: lambda each: each.coverage,
}


def run(
    session: Session,
    sort: Annotated[Order, typer.Option(metavar="FIELD", help="Sort by this.")] = Order.SIGNED,
) -> None:
    """Show the agreements."""
    from treaty.answers.comparison import AgreementFacts, describe
    from treaty.rendering.comparison import draw_agreements

    found = sorted(map(describe, session.compared), key=_KEYS[sort])
    default = session.default_agreement
    session.show_list(AgreementFacts, found, lambda width: draw_agreements(found, default, width))
