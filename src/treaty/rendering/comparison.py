"""Agreements beside one another, drawn for a terminal."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar, assert_never

from treaty.answers.comparison import (
    AgreementFacts,
    ComparedFact,
    ComparedRole,
    ComparedSum,
    Consultations,
    Says,
    firmest,
    why_silent,
)
from treaty.answers.obligations import FoundObligation
from treaty.corpus import Corpus
from treaty.language import _, ngettext
from treaty.phrases import bounded_in_words, role_in_words
from treaty.rendering import words
from treaty.rendering.obligations import firmness
from treaty.rendering.place import place
from treaty.rendering.style import (
    HEADING,
    QUIET,
    REFERENCE,
    indented,
    line,
    strength_style,
    text,
)
from treaty.undertaking import BOTH, EITHER, Strength

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

F = TypeVar("F", AgreementFacts, ComparedFact)

_BAR = 10
MARK = "›"
"""Stands before the agreement that is compared with the others."""


def draw_each(drawn: "Mapping[Corpus, RenderableType]") -> "RenderableType":
    """Draw the answers of several agreements beneath one another, each under its partner's name."""
    from rich.console import Group
    from rich.text import Text

    shown: list[RenderableType] = []
    for corpus, answer in drawn.items():
        shown += [*([Text()] if shown else []), _name(corpus, ""), answer]
    return Group(*shown)


def draw_facts(
    corpora: Sequence[Corpus],
    found: Sequence[ComparedFact],
    question: str,
    chosen: str,
) -> "RenderableType":
    """Draw what each agreement says to one question, the chosen one first."""
    from rich.console import Group
    from rich.text import Text

    by_id = {corpus.agreement.id: corpus for corpus in corpora}
    table = _table_of_rows()
    for fact in _first(found, chosen):
        corpus = by_id[fact.agreement]
        value = _value(fact) if fact.value else _unsaid(fact, question)
        detail = _detail(fact, question)
        said = f"{value} · {detail}" if detail else value
        table.add_row(*_cells(corpus, chosen, said, fact.clause, fact.page))
        if fact.statement and (question == "status" or fact.value is None):
            table.add_row("", indented(text(fact.statement), 2))
    opening = [line((_summary(by_id, found, chosen), HEADING))]
    if question == "status":
        opening.append(
            text(_("By their own terms; whether one was ended since, the data does not know."))
        )
    return Group(*opening, Text(), table)


def _detail(fact: ComparedFact, question: str) -> str:
    detail = fact.detail or ""
    if question != "languages":
        return detail
    return ", ".join(map(words.language_in_words, detail.split(", "))) if detail else ""


def _unsaid(fact: ComparedFact, question: str) -> str:
    if fact.statement is None:
        return _("the text has no rule") if question != "languages" else _("none prevails")
    unsaid = {
        "term": _("no term stated"),
        "notice": _("no time stated"),
        "languages": _("none prevails"),
    }
    return unsaid.get(question, _("the text gives no day of effect"))


def _value(fact: ComparedFact) -> str:
    states = {"in effect": _("in effect"), "not in effect": _("not in effect")}
    value = fact.value or ""
    said = states.get(value) or words.language_in_words(value)
    if value.startswith("P"):
        said = words.duration_in_words(value)
    bounds = {"at-least": _("at least {duration}"), "preferably": _("preferably {duration}")}
    return bounds[fact.bound].format(duration=said) if fact.bound else said


def _summary(by_id: Mapping[str, Corpus], found: Sequence[ComparedFact], chosen: str) -> str:
    own = next((fact for fact in found if fact.agreement == chosen), None)
    others = [fact for fact in found if fact.agreement != chosen]
    if own is None:
        counts = Counter(_value(fact) or _("not stated") for fact in found)
        said = ", ".join(
            _("{value} in {n}").format(value=value, n=number)
            for value, number in counts.most_common()
        )
        number = ngettext("{n} agreement", "{n} agreements", len(found))
        return f"{number}: {said}"
    # "At least six months" is not the same as six months.
    alike = sum(_value(fact) == _value(own) for fact in others)
    said = _value(own) or _("not stated")
    return _as_in(by_id[chosen].partner, said, alike, len(others))


def _as_in(partner: str, said: str, alike: int, others: int) -> str:
    return _("{partner}: {value}, as in {alike} of {others} others").format(
        partner=partner, value=said, alike=alike, others=others
    )


def draw_consultations(
    corpora: Sequence[Corpus], facts: Sequence[AgreementFacts], chosen: str
) -> "RenderableType":
    """Draw within what time each agreement has its sides consult, and on what other terms."""
    from rich.console import Group
    from rich.text import Text

    by_id = {corpus.agreement.id: corpus for corpus in corpora}
    own = next((each.consultation for each in facts if each.agreement == chosen), None)
    shown: list[RenderableType] = []
    if own is not None:
        others = [each.consultation for each in facts if each.agreement != chosen]
        alike = sum(each is not None and each.deadline == own.deadline for each in others)
        said = words.duration_in_words(own.deadline) if own.deadline else _("no time stated")
        shown += [text(_as_in(by_id[chosen].partner, said, alike, len(others)), HEADING)]
        softer = [
            by_id[each.agreement].partner
            for each in facts
            if (other := each.consultation) is not None
            and other.deadline == own.deadline
            and other.strength.rank > own.strength.rank
        ]
        if softer:
            less = _("Less firmly in {n} of them: {partners}.")
            named = ", ".join(filter(None, softer))
            shown.append(text(less.format(n=len(softer), partners=named)))
        shown += [text(_("Terms are those of the first line, where no others are said.")), Text()]
    table = _table_of_rows()
    for each in _first(facts, chosen):
        corpus, consult = by_id[each.agreement], each.consultation
        if consult is None:
            table.add_row(*_cells(corpus, chosen, _("promises none"), None, None))
            continue
        time = _("no time stated")
        if consult.deadline:
            time = words.duration_in_words(consult.deadline)
        table.add_row(*_cells(corpus, chosen, time, consult.clause, consult.page))
        coded = corpus.agreement.consultation
        note = coded.note if coded else None
        if consult is own or _terms(corpus, consult) != _terms(corpus, own):
            table.add_row("", indented(line(*_terms(corpus, consult)), 2))
        if note and consult is not own:
            table.add_row("", indented(text(note), 2))
    return Group(*shown, table)


def _terms(corpus: Corpus, consult: Consultations | None) -> list[str | tuple[str, str]]:
    """Say how firmly the sides consult, at whose request and upon what."""
    if consult is None:
        return []
    modality = words.label_of(corpus.codebook.modalities, consult.modality)
    upon = ""
    if consult.trigger:
        upon = " · " + _("upon: {event}").format(event=corpus.triggers[consult.trigger].label)
    strength = (words.strength_in_words(consult.strength), strength_style(consult.strength))
    return [strength, f" · {modality} · {_asked_by(corpus, consult.requested_by)}{upon}"]


def _asked_by(corpus: Corpus, requested_by: str | None) -> str:
    if requested_by is None:
        return _("no request named")
    if requested_by == BOTH:
        return _("both may ask")
    if requested_by == EITHER:
        return _("either may ask")
    return _("{party} may ask").format(party=words.party_name(corpus, requested_by))


def draw_topic(
    title: str,
    found: Mapping[Corpus, Sequence[FoundObligation]],
    chosen: str,
    topic: str | None = None,
) -> "RenderableType":
    """Draw what each agreement promises, the firmest first.

    Args:
        title: What about.
        found: The acts of each.
        chosen: The id of the agreement that is marked.
        topic: The topic, if the question is one, by which silence is told from what is not coded.
    """
    from rich.console import Group
    from rich.text import Text

    ranked = sorted(
        found.items(),
        key=lambda item: min((o.strength.rank for o in item[1]), default=len(Strength)),
    )
    shown: list[RenderableType] = [text(f"{title}: {_ranking(found, chosen, topic)}", HEADING)]
    silent: dict[str, list[str]] = {}
    for corpus, obligations in ranked:
        if not obligations:
            why = _says(why_silent(corpus, topic)) if topic else _("nothing of the kind")
            silent.setdefault(why, []).append(corpus.partner)
            continue
        shown += [Text(), _name(corpus, chosen)]
        for each in sorted(obligations, key=lambda o: o.strength.rank):
            shown += _obligation(corpus, each)
    for why, partners in silent.items():
        shown += [Text(), line((f"{why}: ", QUIET), ", ".join(partners))]
    closing = _(
        "The firmest first: firm, qualified, aspirational, permission, declaratory. “Obligation” "
        "here means what a text says that somebody will do, intends, seeks, or states."
    )
    shown += [
        Text(),
        text(closing, QUIET),
        *reservations([each for each, acts in found.items() if acts]),
    ]
    return Group(*shown)


def _says(says: Says) -> str:
    """Say why an agreement has no act."""
    match says:
        case Says.NOTHING:
            return _("says nothing")
        case Says.NOT_CODED:
            return _("not coded")
        case Says.OTHERWISE:
            return _("nothing that was asked, but of another party or less firm")
        case _:
            assert_never(says)


def reservations(corpora: "Iterable[Corpus]") -> "Iterable[Text]":
    """Say which of some agreements put every act under something."""
    reserved = [
        f"{corpus.partner} ({', '.join(r.clause for r in corpus.agreement.general_reservations)})"
        for corpus in corpora
        if corpus.agreement.general_reservations
    ]
    if reserved:
        said = _("Firm acts too are under a reservation of the whole: {agreements}.")
        yield text(said.format(agreements=", ".join(reserved)))


def _obligation(corpus: Corpus, each: FoundObligation) -> "Iterable[RenderableType]":
    coded = corpus.obligations_by_id[each.id]
    who = words.bearer_in_words(corpus, coded)
    yield indented(
        line(
            place(corpus, each.id),
            " ",
            firmness(each),
            (f" · {who}", ""),
            (words.on_page(each.page, " · "), QUIET),
        ),
        2,
    )
    yield indented(text(each.action), 4)
    terms = words.terms_in_words(corpus, coded)
    if terms:
        yield indented(text(" · ".join(terms), QUIET), 4)


def _ranking(
    found: Mapping[Corpus, Sequence[FoundObligation]], chosen: str, topic: str | None
) -> str:
    strengths = {corpus: firmest(of) for corpus, of in found.items()}
    counts = Counter(best.strength for best in strengths.values() if best)
    said = [words.number_of(s, counts[s]) for s in Strength if counts[s]]
    silent = Counter(
        why_silent(corpus, topic) for corpus, best in strengths.items() if topic and best is None
    )
    why = {
        Says.NOTHING: _("{n} silent"),
        Says.NOT_CODED: _("{n} not coded"),
        Says.OTHERWISE: _("{n} without one of this kind"),
    }
    said += [why[says].format(n=number) for says, number in silent.items()]
    if not topic and (number := list(strengths.values()).count(None)):
        said.append(_("{n} none").format(n=number))
    own = next((c for c in found if c.agreement.id == chosen), None)
    ranking = _("at the firmest {counts}").format(counts=", ".join(said))
    if own is None:
        return ranking
    best = strengths[own]
    return _("{partner} {strength}; {ranking}").format(
        partner=own.partner,
        strength=words.strength_in_words(best.strength) if best else _("none"),
        ranking=ranking,
    )


def draw_money(
    corpora: Sequence[Corpus], found: Sequence[ComparedSum], chosen: str
) -> "RenderableType":
    """Draw the money that each agreement states, in bars of one currency each."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    shown: list[RenderableType] = [
        text(
            _(
                "Stated sums, never added up: they are for different times and things, and a part "
                "stands beneath its whole. Bars compare the figures of one currency."
            ),
            HEADING,
        )
    ]
    longest: dict[str, Decimal] = {}
    for each in filter(_is_own, found):
        longest[_measure(each)] = max(longest.get(_measure(each), Decimal()), _size(each))
    by_agreement: dict[str, list[ComparedSum]] = {}
    for each in found:
        by_agreement.setdefault(each.agreement, []).append(each)
    without = [c.partner for c in corpora if c.agreement.id not in by_agreement]
    for corpus in corpora_first(corpora, chosen):
        own = by_agreement.get(corpus.agreement.id)
        if own is None:
            continue
        table = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
        table.add_column(width=_BAR)
        table.add_column(overflow="fold")
        shown += [Text(), _name(corpus, chosen), table]
        titles = {sum_.id: sum_.title for sum_ in corpus.commitments}
        titles.update((share.id, share.title) for share in corpus.shares)
        for whole in (each for each in own if each.included_in is None):
            for row in _family(corpus, whole, own, titles, longest, 0):
                table.add_row(*row)
    if without:
        shown += [Text(), line((_("no sum stated:"), QUIET), " ", ", ".join(without))]
    return Group(*shown)


def _family(
    corpus: Corpus,
    each: ComparedSum,
    own: Sequence[ComparedSum],
    titles: Mapping[str, str],
    longest: Mapping[str, Decimal],
    depth: int,
) -> "Iterable[tuple[str, RenderableType]]":
    """Yield a sum with its bar, and beneath it the sums that it includes."""
    said = line(
        _("of which") + " " if depth else "",
        (compared_amount(each), HEADING),
        f" {words.period_in_words(each.period)} · {words.nature_in_words(corpus, each.id)} · ",
        place(corpus, each.id),
        (words.on_page(each.page), QUIET),
    )
    bar = _bar(_size(each) / longest[_measure(each)]) if _is_own(each) else ""
    yield bar, indented(said, 2 * depth)
    yield "", indented(text(titles[each.id]), 2 * depth + 2)
    for part in own:
        if part.included_in == each.id:
            yield from _family(corpus, part, own, titles, longest, depth + 1)


def _is_own(each: ComparedSum) -> bool:
    """Tell whether the partner gives it, and not others: theirs is measured by no bar."""
    return each.nature != "third-party"


def _bar(share: Decimal) -> str:
    """Return a bar in eighths of a column; a dot for what is too small to be drawn.

    >>> _bar(Decimal("1")), _bar(Decimal("0.11")), _bar(Decimal("0.001"))
    ('██████████', '█▏', '·')
    """
    full, eighths = divmod(round(share * _BAR * 8), 8)
    return "█" * full + ("", *"▏▎▍▌▋▊▉")[eighths] or "·"


def _measure(each: ComparedSum) -> str:
    """Return what a figure can be compared by: its currency, or the share of an economy."""
    return "%" if each.percent_of_gdp is not None else each.currency or ""


def _size(each: ComparedSum) -> Decimal:
    return each.percent_of_gdp or each.amount or Decimal()


def compared_amount(each: ComparedSum) -> str:
    """Say how much an agreement states, with its bound, and whether it is for each year."""
    if each.percent_of_gdp is not None:
        percent = Decimal(f"{each.percent_of_gdp.normalize():f}")
        said = _("{percent} % of GDP").format(percent=words.number_in_words(percent))
    else:
        said = words.amount_in_words(each.amount or Decimal(), each.currency)
    if each.qualifier not in ("exactly", "none-stated"):
        said = bounded_in_words(each.qualifier, said, each.qualifier.replace("-", " "))
    return _("{sum} a year").format(sum=said) if each.per else said


def draw_coalitions(
    corpora: Sequence[Corpus], found: Sequence[ComparedRole], chosen: str
) -> "RenderableType":
    """Draw the coalitions, each with the partners by their part in it."""
    from rich.console import Group
    from rich.text import Text

    by_id = {corpus.agreement.id: corpus for corpus in corpora}
    labels = {term.id: term.label for term in corpora[0].codebook.coalitions}
    own = [role for role in found if role.agreement == chosen]
    shown: list[RenderableType] = []
    if chosen in by_id:
        said = ", ".join(f"{labels[r.coalition]} ({role_in_words(r.role)})" for r in own)
        said = said or _("names none")
        shown += [text(f"{by_id[chosen].partner}: {said}", HEADING)]
    counts = Counter(role.coalition for role in found)
    for coalition, _number in counts.most_common():
        shown += [Text(), line((labels[coalition], HEADING), (f" · {coalition}", QUIET))]
        for kind in ("leads", "co-leads", "member", "contributes", "explores"):
            # Coalitions that have no name of their own may stand twice in one clause.
            partners = dict.fromkeys(
                f"{by_id[r.agreement].partner} {r.clause}"
                for r in found
                if r.coalition == coalition and r.role == kind
            )
            if partners:
                shown.append(
                    indented(line((f"{role_in_words(kind)}: ", QUIET), "; ".join(partners)), 2)
                )
    return Group(*shown)


def _first(found: Sequence[F], chosen: str) -> list[F]:
    return sorted(found, key=lambda each: each.agreement != chosen)


def corpora_first(corpora: Sequence[Corpus], chosen: str) -> list[Corpus]:
    """Return agreements in their order, the chosen one before the others."""
    return sorted(corpora, key=lambda corpus: corpus.agreement.id != chosen)


def _name(corpus: Corpus, chosen: str) -> "Text":
    mark = f"{MARK} " if corpus.agreement.id == chosen else ""
    return line(f"{mark}", (corpus.partner, HEADING), " ", (corpus.agreement.id, REFERENCE))


def _table_of_rows() -> "Table":
    """Return a table in which what an agreement says wraps beside its id."""
    from rich.table import Table

    table = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    return table


def _cells(
    corpus: Corpus, chosen: str, said: str, clause: str | None, page: int | None
) -> "tuple[Text, Text]":
    """Return the row of an agreement: its id, then its partner, what it says, and where."""
    where: tuple[str | Text, ...] = (" · ", place(corpus, clause)) if clause else ()
    is_chosen = corpus.agreement.id == chosen
    return (
        line(f"{MARK if is_chosen else ' '} ", (corpus.agreement.id, REFERENCE)),
        line(
            (f"{corpus.partner}: ", HEADING if is_chosen else ""),
            said,
            *where,
            (words.on_page(page), QUIET),
        ),
    )
