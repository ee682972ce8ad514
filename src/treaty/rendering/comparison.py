"""Agreements beside one another, drawn for a terminal."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar, assert_never

from treaty.answers.comparison import (
    AgreementFacts,
    ComparedFact,
    ComparedRole,
    ComparedSum,
    Consultations,
    Coverage,
    Gap,
    Says,
    TopicCell,
    firmest,
    why_silent,
)
from treaty.answers.obligations import FoundObligation
from treaty.corpus import Corpus
from treaty.duration import parse_duration
from treaty.language import ENGLISH, NUMERIC_DAYS, _, ngettext, spoken
from treaty.phrases import bounded_in_words
from treaty.rendering import words
from treaty.rendering.labels import role_in_words
from treaty.rendering.obligations import firmness
from treaty.rendering.place import place
from treaty.rendering.style import (
    HEADING,
    QUIET,
    REFERENCE,
    indented,
    line,
    padded,
    strength_style,
    text,
)
from treaty.undertaking import BOTH, EITHER, Strength

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

F = TypeVar("F", AgreementFacts, ComparedFact)

_SHORTEST_AXIS = 18
_LONGEST_AXIS = 60
_DAY = 11
_BAR = 10
_MARK = "›"


def draw_agreements(found: Sequence[AgreementFacts], chosen: str, width: int) -> "RenderableType":
    """Draw the agreements with their main facts, each with its term on a common axis of time."""
    from rich.cells import cell_len, set_cell_size
    from rich.console import Group
    from rich.text import Text

    names = max(cell_len(each.partner) for each in found)
    first = min(each.signed_on for each in found)
    last = max(each.expires_on or each.signed_on for each in found)
    consults = ((each.agreement, each.consultation) for each in found)
    called = {id_: _in_short(c.deadline) if c and c.deadline else "–" for id_, c in consults}
    hours_wide = max(map(cell_len, (_("call"), *called.values())))
    beside = len("› abc   13 Jun 2024  13 Jun 2034      ") + hours_wide
    longest = min(_LONGEST_AXIS, width - names - beside)
    axis = longest if longest >= _SHORTEST_AXIS else 0
    years = f"{first.year}{last.year:>{axis - 4}}" if axis else ""
    columns = [
        padded(_("id"), 4) + " " + padded(_("partner"), names),
        padded(_("signed"), _DAY),
        padded(_("expires"), _DAY),
        padded(_("call"), hours_wide),
        *([years] if axis else []),
    ]
    head = set_cell_size("  " + "  ".join(columns), width - 1).rstrip()
    shown: list[RenderableType] = [text(head, QUIET)]
    for each in found:
        hours = called[each.agreement]
        bar = f"  {_term_bar(each, first, last, axis)}" if axis else ""
        shown.append(
            line(
                f"{_MARK if each.agreement == chosen else ' '} ",
                (f"{each.agreement:4}", REFERENCE),
                (f" {padded(each.partner, names)}", HEADING if each.agreement == chosen else ""),
                f"  {padded(_short(each.signed_on), _DAY)}",
                "  " + padded(_short(each.expires_on) if each.expires_on else _("no date"), _DAY),
                "  " + padded(hours, hours_wide),
                bar,
            )
        )
    full = [each.agreement for each in found if each.coverage is Coverage.FULL]
    shown += [
        Text(),
        text(
            (
                _(
                    "{agreements}. Coded in full: {full}; of the others the facts, all money, the "
                    "coalitions and the compared topics."
                )
                if len(full) < len(found)
                else _("{agreements}. Coded in full: {full}.")
            ).format(
                agreements=ngettext("{n} agreement", "{n} agreements", len(found)),
                full=", ".join(full) or _("none"),
            )
        ),
        text(
            _(
                "Expires: derived by the calendar from the term that the text states; no date "
                "where none follows. Call: within what time the sides consult after an attack; – "
                "where that is not promised."
            )
        ),
        line(("treaty compare", REFERENCE), " ", _("sets them side by side")),
    ]
    return Group(*shown)


def _term_bar(each: AgreementFacts, first: date, last: date, width: int) -> str:
    span = max(1, (last - first).days)

    def column(day: date) -> int:
        return round((day - first).days * (width - 1) / span)

    start = column(each.in_effect_on or each.signed_on)
    if each.expires_on is None:
        return " " * start + "▕" + "┄" * (width - start - 1)
    return " " * start + "█" * (column(each.expires_on) - start + 1)


def _short(day: date) -> str:
    if spoken() == ENGLISH:
        # Names of months that strftime gives follow the locale.
        number, month, year = words.day_in_words(day).split()
        return f"{number} {month[:3]} {year}"
    return day.strftime(NUMERIC_DAYS[spoken()])


def _in_short(duration: str) -> str:
    """Say a duration in four columns, where it is one of hours."""
    if not duration.startswith("P"):
        return words.moment_in_words(duration)
    hours = parse_duration(duration).hours
    return _("{n} h").format(n=hours) if hours else words.duration_in_words(duration)


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
        *_reservations([each for each, acts in found.items() if acts]),
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


def _reservations(corpora: "Iterable[Corpus]") -> "Iterable[Text]":
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
    for each in found:
        longest[_measure(each)] = max(longest.get(_measure(each), Decimal()), _size(each))
    by_agreement: dict[str, list[ComparedSum]] = {}
    for each in found:
        by_agreement.setdefault(each.agreement, []).append(each)
    without = [c.partner for c in corpora if c.agreement.id not in by_agreement]
    for corpus in _corpora_first(corpora, chosen):
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
    yield _bar(_size(each) / longest[_measure(each)]), indented(said, 2 * depth)
    yield "", indented(text(titles[each.id]), 2 * depth + 2)
    for part in own:
        if part.included_in == each.id:
            yield from _family(corpus, part, own, titles, longest, depth + 1)


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


SIGNS = {Says.NOTHING: "·", Says.NOT_CODED: "?", Says.OTHERWISE: "–"}
"""What stands in the matrix where there is no act."""


def draw_matrix(
    corpora: Sequence[Corpus], cells: Sequence[TopicCell], chosen: str, who: str, width: int
) -> "RenderableType":
    """Draw agreements by topics, in each cell the letter of the firmest act.

    Where there is room the names of the partners stand beside their ids.
    """
    from rich.cells import cell_len
    from rich.console import Group
    from rich.text import Text

    topics = list(dict.fromkeys(cell.topic for cell in cells))
    by_place = {(cell.agreement, cell.topic): cell for cell in cells}
    codebook = corpora[0].codebook
    numbers = [f"{number:2}" for number in range(1, len(topics) + 1)]
    longest = max(cell_len(corpus.partner) for corpus in corpora)
    names = longest if 6 + 1 + longest + 2 * len(topics) < width else 0
    before = " " * (6 + (names and names + 1))
    tens = " ".join(number[0] for number in numbers)
    ones = " ".join(number[1] for number in numbers)
    shown: list[RenderableType] = [
        text(
            _("The firmest act of {party}, alone or jointly, on each topic").format(party=who),
            HEADING,
        ),
        Text(),
        text(f"{before}{tens}", QUIET),
        text(f"{before}{ones}", QUIET),
    ]
    for corpus in _corpora_first(corpora, chosen):
        id_ = corpus.agreement.id
        drawn: list[str | tuple[str, str]] = []
        for topic in topics:
            cell = by_place[id_, topic]
            if cell.strength is not None:
                drawn.append((f"{words.letter_of(cell.strength)} ", strength_style(cell.strength)))
            else:
                drawn.append((f"{SIGNS[cell.says or Says.NOTHING]} ", QUIET))
        mark = _MARK if id_ == chosen else " "
        name = f" {padded(corpus.partner, names)}" if names else ""
        shown.append(line(f"{mark} ", (f"{id_:3}", REFERENCE), name, " ", *drawn))
    labels = {topic.id: topic.label for topic in codebook.topics}
    shown.append(Text())
    # A term of the instrument is no act on a topic.
    acts = [each for each in Strength if each is not Strength.INSTRUMENT]
    shown.append(
        text("  ".join(f"{words.letter_of(each)} {words.strength_in_words(each)}" for each in acts))
    )
    shown.append(text(_("· says nothing  – only of another party, or less firm  ? not coded")))
    firm = {cell.agreement for cell in cells if cell.strength is Strength.FIRM}
    shown += _reservations([corpus for corpus in corpora if corpus.agreement.id in firm])
    shown.append(Text())
    shown.append(_columns([f"{n} {labels[t]}" for n, t in zip(numbers, topics, strict=True)]))
    if not names:
        partners = (f"{c.agreement.id} {c.partner}" for c in _corpora_first(corpora, chosen))
        shown += [Text(), _columns([*partners])]
    shown += [
        Text(),
        line(("treaty compare --topic demining", REFERENCE), " ", _("shows a topic with the acts")),
    ]
    return Group(*shown)


def _columns(entries: Sequence[str]) -> "RenderableType":
    from rich.columns import Columns

    return Columns(
        [text(entry) for entry in entries], equal=True, column_first=True, padding=(0, 2)
    )


def draw_gaps(corpora: Sequence[Corpus], gaps: Sequence[Gap], chosen: Corpus) -> "RenderableType":
    """Draw on which topics others promise what the chosen agreement does not, and the reverse."""
    from rich.console import Group
    from rich.text import Text

    partners = {corpus.agreement.id: corpus.partner for corpus in corpora}
    shown: list[RenderableType] = []
    for missing, heading in (
        ("chosen", _("Promised by others, not by {partner}")),
        ("others", _("Promised by {partner}, by fewer than half of the others")),
    ):
        some = [gap for gap in gaps if gap.missing == missing]
        if not some:
            continue
        heading = heading.format(partner=chosen.partner)
        shown += [*([Text()] if shown else []), text(heading, HEADING)]
        for gap in some:
            label = chosen.topics[gap.topic].label
            own = f"{chosen.partner}: {_own(gap)}"
            shown.append(
                indented(
                    line(
                        (gap.topic, REFERENCE),
                        f" · {label} · ",
                        _("{n} of {others} others").format(n=gap.number, others=gap.compared),
                        (f" · {own}", QUIET),
                    ),
                    2,
                )
            )
            named = ", ".join(partners[id_] for id_ in gap.agreements)
            if named:
                shown.append(indented(text(named, QUIET), 6))
    shown += [
        Text(),
        text(
            _(
                "Counted is what the partner undertakes, alone or jointly, firm or qualified; "
                "--min-strength sets another bound."
            ),
            QUIET,
        ),
    ]
    return Group(*shown)


def _own(gap: Gap) -> str:
    """Say how firm the chosen partner is, or that it promises nothing."""
    if gap.chosen is not None:
        return words.strength_in_words(gap.chosen)
    if gap.says is Says.OTHERWISE:
        return _("only of the other side")
    return _("says nothing")


def _first(found: Sequence[F], chosen: str) -> list[F]:
    return sorted(found, key=lambda each: each.agreement != chosen)


def _corpora_first(corpora: Sequence[Corpus], chosen: str) -> list[Corpus]:
    return sorted(corpora, key=lambda corpus: corpus.agreement.id != chosen)


def _name(corpus: Corpus, chosen: str) -> "Text":
    mark = f"{_MARK} " if corpus.agreement.id == chosen else ""
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
        line(f"{_MARK if is_chosen else ' '} ", (corpus.agreement.id, REFERENCE)),
        line(
            (f"{corpus.partner}: ", HEADING if is_chosen else ""),
            said,
            *where,
            (words.on_page(page), QUIET),
        ),
    )
