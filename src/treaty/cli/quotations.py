"""Words of the official text written to be quoted, for every command that does so."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from treaty.cli.session import Session, say
from treaty.cli.texts import NoTextError, find_copy, get_wording
from treaty.language import ENGLISH, _

if TYPE_CHECKING:
    from treaty.answers.obligations import FoundObligation
    from treaty.corpus import Corpus


def show_quotations(
    session: Session, ids: Sequence[str], style: str = "plain", accessed_on: date | None = None
) -> None:
    """Show the words of clauses and entries, each with its citation.

    Raises:
        NoTextError: The user keeps no copy of the official text.
        UnknownNameError: There is no such style.
        UnquotableStyleError: The style is for a program.
    """
    from treaty.answers.wording import Quotation, quote
    from treaty.rendering.wording import draw_quotations, quotations_as_markdown

    corpus = session.original
    quoted = quote(corpus, get_wording(corpus), ids, style, accessed_on)
    session.show_list(
        Quotation,
        quoted,
        lambda _width: draw_quotations(quoted),
        document=quotations_as_markdown(quoted),
        nothing=_("It has no sentence of its own; '{command}' shows the clauses below it.").format(
            command=f"treaty outline{session.chosen_by}"
        ),
    )


def show_quotations_of_each(
    session: Session, found: "Mapping[Corpus, Sequence[FoundObligation]]"
) -> None:
    """Show the words of the obligations of several agreements, and say whose text is not kept.

    Raises:
        NoTextError: The user keeps no copy of the official text of any of them.
    """
    from treaty.answers.wording import Quotation, quote
    from treaty.rendering.wording import draw_quotations
    from treaty.rendering.writers import rows_of

    promising = [c for c, of in found.items() if of]
    kept = [c for c in promising if find_copy(c.agreement.id) is not None]
    missing = [c.agreement.id for c in promising if c not in kept]
    if missing and not kept:
        raise NoTextError(missing[0])
    originals = {c.agreement.id: c for c in replace(session, lang=ENGLISH).compared}
    quoted = {
        corpus: quote(original, get_wording(original), [each.id for each in found[corpus]])
        for corpus in kept
        for original in (originals[corpus.agreement.id],)
    }
    session.show_each(
        quoted,
        lambda _corpus, of, _width: draw_quotations(of),
        lambda _corpus, of: rows_of(Quotation, of),
        nothing=_("None of these agreements has such an act."),
    )
    silent = [c.partner for c, of in found.items() if not of]
    if silent and promising:
        say(_("Without such an act: {partners}").format(partners=", ".join(silent)))
    if missing:
        kept_not = _("You keep no copy of the official text of {agreements}: {command}")
        say(
            kept_not.format(
                agreements=", ".join(missing),
                command=f"treaty text where --agreement {missing[0]}",
            )
        )
