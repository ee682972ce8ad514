"""One place of the agreement, whole, drawn for a terminal."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from treaty.answers.coverage import coverage_note
from treaty.answers.money import FullShare, FullSum, FullSupport
from treaty.answers.obligations import FullObligation
from treaty.answers.provision import NamedClause, Provision, ProvisionKind
from treaty.answers.terms import general_reservation
from treaty.corpus import Corpus
from treaty.language import _, ngettext
from treaty.rendering import words
from treaty.rendering.obligations import firmness, part_heading
from treaty.rendering.outline import clause_on_one_line
from treaty.rendering.place import place
from treaty.rendering.press import label_of, verdict_style
from treaty.rendering.style import HEADING, QUIET, REFERENCE, indented, line, text, told_last
from treaty.rendering.wording import sentence
from treaty.rendering.writers import Rows, flat_rows, to_markdown
from treaty.undertaking import Strength

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text


def draw_provisions(
    corpus: Corpus, shown: Sequence[Provision], width: int, *, hint: str = ""
) -> "RenderableType":
    """Draw one provision below the other and, where an act is firm, what all acts are under.

    Args:
        corpus: The agreement.
        shown: The provisions.
        width: Columns that there are.
        hint: What else could be shown, said quietly at the end.
    """
    from rich.console import Group
    from rich.rule import Rule
    from rich.text import Text

    lines: list[RenderableType] = []
    for each in shown:
        if lines:
            lines.append(Rule(style=QUIET))
        lines.append(draw_provision(corpus, each, width))
    acts = (obligation for each in shown for obligation in each.obligations)
    reservation = general_reservation(corpus)
    if reservation and any(act.strength is Strength.FIRM for act in acts):
        lines += [Text(), text(reservation)]
    if coverage := coverage_note(corpus):
        lines += [Text(), text(coverage, QUIET)]
    lines += told_last(hint)
    lines += told_last(words.what_prevails())
    return Group(*lines)


def rows_of_provisions(shown: Sequence[Provision]) -> Rows:
    """Return a row for each value; of several provisions, with the one that it is of."""
    if len(shown) == 1:
        return flat_rows(shown[0])
    rows = [{"provision": each.id, **row} for each in shown for row in flat_rows(each).rows]
    return Rows(("provision", "field", "value"), rows)


def provisions_as_markdown(shown: Sequence[Provision]) -> str:
    """Return a document for each provision, one after the other."""
    return "\n".join(to_markdown(each, partial(flat_rows, each)) for each in shown)


def draw_provision(corpus: Corpus, shown: Provision, width: int) -> "RenderableType":
    """Draw where it stands, what it says, and all that belongs to it."""
    from rich.console import Group
    from rich.text import Text

    lines: list[RenderableType] = []
    for depth, above in enumerate(shown.trail):
        said = f"{above.clause} {above.heading}" if depth else part_heading(corpus, above.clause)
        lines.append(indented(text(said, QUIET), 2 * depth))
    title, *details = _opening(shown)
    lines += [text(title, HEADING), *map(text, details)]
    for heading, entries in _sections(corpus, shown):
        if entries:
            lines += [Text(), text(heading, HEADING)]
        for first, rest in entries:
            lines.append(indented(first, 2))
            lines += [indented(line(each), 4) for each in rest]
    return Group(*lines)


def _opening(shown: Provision) -> Iterable[str]:
    """Yield the title, and what the clause says."""
    name = f"{shown.clause} {shown.heading}"
    if shown.heading_source != "text":
        name = _("{heading} (the editors' heading)").format(heading=name)
    if shown.clause == shown.heading:
        name = shown.heading
    yield " · ".join([name, *([words.pages_in_words(shown.pages)] if shown.pages else [])])
    if shown.group_heading is not None:
        yield _("under the heading “{heading}”").format(heading=shown.group_heading)
    if shown.summary is not None:
        yield shown.summary


# What names an entry, and the lines beneath it.
Entry = tuple["Text", Sequence["str | Text"]]


def _sections(corpus: Corpus, shown: Provision) -> Iterable[tuple[str, list[Entry]]]:
    """Yield the sections, those without an entry too."""
    # The sentences of an obligation stand with it.
    is_obligation = shown.kind is ProvisionKind.OBLIGATION
    sentences = () if is_obligation else shown.wording or ()
    yield (
        _("In the words of the text"),
        [(sentence(each, shown.obligations), ()) for each in sentences],
    )
    number = len(shown.obligations)
    obligations = words.obligations_in_words(number)
    if corpus.agreement.legal_character.is_political:
        obligations = ngettext(
            "{obligations} (political commitment)",
            "{obligations} (political commitments)",
            number,
            obligations=obligations,
        )
    yield (
        obligations,
        [_obligation(corpus, each) for each in shown.obligations],
    )
    yield (
        _("Money and other support"),
        [
            *(_sum(corpus, each) for each in shown.commitments),
            *(_share(corpus, each) for each in shown.shares),
            *(_support(corpus, each) for each in shown.unpriced),
        ],
    )
    below = sum(child.obligations for child in shown.children)
    yield (
        _("Below it, {obligations}").format(obligations=words.obligations_in_words(below)),
        [(clause_on_one_line(corpus, c.clause, c.obligations), ()) for c in shown.children],
    )
    kinds = corpus.codebook.entity_kinds
    yield (
        _("Names"),
        [(text(f"{each.name} ({words.label_of(kinds, each.kind)})"), ()) for each in shown.names],
    )
    yield _("Refers to"), [(_cited(corpus, each), ()) for each in shown.refers_to]
    yield _("Referred to by"), [(_cited(corpus, each), ()) for each in shown.referred_to_by]
    yield (
        _("Claims of the press about it"),
        [
            (
                line(
                    (each.id, REFERENCE),
                    " ",
                    (label_of(corpus, each.verdict), verdict_style(each.verdict)),
                    f": {each.claim}",
                ),
                [each.reason],
            )
            for each in shown.claims
        ],
    )
    yield (
        _("Undertakes nothing"),
        [
            (text(_("“{text}”").format(text=e.anchor) + words.on_page(e.page, " · ")), [e.reason])
            for e in shown.no_undertaking
        ],
    )


def _obligation(corpus: Corpus, found: FullObligation) -> Entry:
    coded = corpus.obligations_by_id[found.id]
    who = words.bearer_in_words(corpus, coded)
    if found.beneficiary is not None:
        beneficiary = words.party_name(corpus, found.beneficiary)
        who = _("{bearer}, for {beneficiary}").format(bearer=who, beneficiary=beneficiary)
    topics = ", ".join(f"{corpus.topics[topic].label} ({topic})" for topic in found.topics)
    return (
        line(place(corpus, found.id), " ", firmness(found)),
        [
            found.action,
            _("by: {bearer}").format(bearer=who),
            *words.terms_in_words(corpus, coded),
            _("topics: {topics}").format(topics=topics),
            *_proof(found),
            *(sentence(each, [found]) for each in found.wording or ()),
        ],
    )


def _sum(corpus: Corpus, stated: FullSum) -> Entry:
    part = stated.included_in
    inside = _("part of {sum}, never to be added to it")
    if stated.inclusion_basis == "implied":
        inside = _("read as part of {sum}, which the text does not say; not to be added to it")
    return (
        line(place(corpus, stated.id), f" {stated.title}"),
        [
            words.dated_sum(words.sum_in_words(corpus, stated), words.time_of_sum(stated)),
            *([inside.format(sum=part)] if part else []),
            _giving(corpus, stated),
            *_proof(stated),
        ],
    )


def _share(corpus: Corpus, share: FullShare) -> Entry:
    return (
        line(place(corpus, share.id), f" {share.title}"),
        [
            words.share_in_words(corpus, share),
            _giving(corpus, share),
            *_proof(share),
        ],
    )


def _support(corpus: Corpus, support: FullSupport) -> Entry:
    period = ""
    if support.period:
        period = f", {words.period_in_words(support.period, support.period_derived_from)}"
    return (
        line(place(corpus, support.id), f" {support.title}"),
        [
            _("no amount stated") + period,
            _giving(corpus, support),
            *_proof(support),
        ],
    )


def _giving(corpus: Corpus, given: FullSum | FullShare | FullSupport) -> str:
    nature = words.label_of(corpus.codebook.natures, given.nature)
    return f"{words.giving_in_words(corpus, given.payer, given.recipient)}, {nature}"


def _proof(entry: FullObligation | FullSum | FullShare | FullSupport) -> Iterable[str]:
    yield _("text: “{anchor}”").format(anchor=entry.anchor) + words.on_page(entry.page, " · ")
    if entry.note:
        yield _("note: {note}").format(note=entry.note)


def _cited(corpus: Corpus, clause: NamedClause) -> "Text":
    pages = corpus.clauses_by_reference[clause.clause].pages
    return line(
        place(corpus, clause.clause),
        f" {clause.heading}",
        (f" · {words.pages_in_words(pages)}" if pages else "", QUIET),
    )
