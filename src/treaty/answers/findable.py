"""Everything that an agreement says, as documents that a search finds.

Facts, years and time limits are put in words here, so that a search finds them by these words; what
they say is what the other commands answer.
"""

from collections.abc import Iterable, Iterator

from treaty.answers.amounts import bounded_amount, label_of, share_in_words
from treaty.answers.money import YearSource, explain_aid
from treaty.answers.periods import read_interval
from treaty.answers.terms import bearer_in_words, terms_in_words
from treaty.corpus import Corpus
from treaty.duration import parse_duration
from treaty.language import ENGLISH, _, spoken
from treaty.models import (
    Evidence,
    MonetaryCommitment,
    Obligation,
    ShareOfGdp,
    UnpricedSupport,
    Verdict,
)
from treaty.models.money import EXACT
from treaty.phrases import (
    bounded_in_words,
    day_in_words,
    duration_in_words,
    period_in_words,
    role_in_words,
)
from treaty.search.index import Document, Kind
from treaty.search.vocabulary import key, one_form
from treaty.undertaking import EITHER


def make_documents(corpus: Corpus) -> Iterator[Document]:
    """Yield everything that can be found, its texts in the one form in which they are compared."""
    for document in describe_documents(corpus):
        title, text, quote = map(one_form, (document.title, document.text, document.quote))
        yield document._replace(title=title, text=text, quote=quote)


def describe_documents(corpus: Corpus) -> Iterator[Document]:
    """Yield everything that can be found: the clauses in the order of the text, then the rest."""
    return (each._replace(chosen_by=corpus.chosen_by) for each in _documents(corpus))


def _documents(corpus: Corpus) -> Iterator[Document]:
    others: dict[str | None, list[Document]] = {clause.clause: [] for clause in corpus.clauses}
    others[None] = []
    for document in (*_money(corpus), *_years(corpus), *_names(corpus), *_coalitions(corpus)):
        others[document.clause].append(document)
    above = {clause.clause.rpartition(".")[0] for clause in corpus.clauses}
    for clause in corpus.clauses:
        yield _document(
            corpus,
            Kind.CLAUSE,
            clause.clause,
            clause.heading,
            clause=clause.clause,
            text=" · ".join(filter(None, (clause.group_heading, clause.summary))),
            quote=" … ".join(sentence.anchor for sentence in clause.no_undertaking),
            page=corpus.page_of(clause.clause),
        )._replace(is_heading=clause.clause in above and not clause.obligations)
        yield from (_obligation(corpus, obligation) for obligation in clause.obligations)
        yield from others[clause.clause]
    yield from others[None]
    yield from _facts(corpus)
    yield from _claims(corpus)
    yield from _silences(corpus)


def _document(
    corpus: Corpus,
    kind: Kind,
    id_: str,
    title: str,
    *,
    clause: str | None,
    page: int | None,
    text: str = "",
    quote: str = "",
) -> Document:
    """Return something of an agreement, at no place of an index yet."""
    return Document(0, corpus.agreement.id, clause, kind, id_, title, text, quote, page)


def _obligation(corpus: Corpus, obligation: Obligation) -> Document:
    topics = dict.fromkeys(
        above for topic in obligation.topics for above in corpus.topics_above(topic)
    )
    # Who asks of one Participant asks of what each may do too, which names neither.
    is_either = obligation.bearer == EITHER
    each = [p.id for p in corpus.agreement.participants] if is_either else []
    return _document(
        corpus,
        Kind.OBLIGATION,
        obligation.id,
        obligation.action,
        clause=obligation.clause,
        text=_limit(obligation),
        quote=f"{obligation.operative_verb} … {obligation.anchor}",
        page=obligation.page,
    )._replace(
        keys=" ".join(
            [
                *(key("topic", topic) for topic in topics),
                key("modality", obligation.modality),
                *(key("party", id_) for id_ in each),
            ]
        ),
        bearer=" ".join(obligation.bearers),
        who=bearer_in_words(corpus, obligation),
        strength=corpus.strength_of(obligation),
        terms=" · ".join(terms_in_words(corpus, obligation)),
    )


_NUMBERS = (
    *("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    "twelve",
)


def _limit(obligation: Obligation) -> str:
    """Return a time limit in words, in figures as well as spelled out."""
    for name, limit in (
        ("deadline", obligation.deadline),
        ("period", obligation.period),
        ("delay", obligation.delay),
    ):
        if limit and limit.startswith("P"):
            return _("Time limit ({kind}): {time}").format(
                kind=name, time=_in_figures_and_words(limit)
            )
        if limit:
            time = limit.replace("../", _("until") + " ").replace("/", " " + _("to") + " ")
            return _("Time limit ({kind}): {time}").format(kind=name, time=time)
    return ""


def _in_figures_and_words(duration: str) -> str:
    """Return a duration as people count it.

    >>> _in_figures_and_words("P6M"), _in_figures_and_words("PT24H")
    ('6 months (six months)', '24 hours')
    """
    if spoken() != ENGLISH:
        return duration_in_words(duration)
    figures = str(parse_duration(duration))
    number, _space, unit = figures.partition(" ")
    if " " in unit or int(number) >= len(_NUMBERS):
        return figures
    return f"{figures} ({_NUMBERS[int(number)]} {unit})"


def _money(corpus: Corpus) -> Iterator[Document]:
    support: tuple[MonetaryCommitment | ShareOfGdp | UnpricedSupport, ...] = (
        *corpus.commitments,
        *corpus.shares,
        *corpus.unpriced,
    )
    for money in support:
        yield _document(
            corpus,
            Kind.MONEY,
            money.id,
            money.title,
            clause=money.clause,
            text=money.note or "",
            quote=money.anchor,
            page=money.page,
        )._replace(terms=_worth(corpus, money))


def _worth(corpus: Corpus, money: MonetaryCommitment | ShareOfGdp | UnpricedSupport) -> str:
    """Say how much it is, for what time and how firmly it is stated."""
    nature = label_of(corpus.codebook.natures, money.nature)
    time = period_in_words(money.period) if money.period else ""
    if isinstance(money, UnpricedSupport):
        said = _("no amount stated")
    elif isinstance(money, ShareOfGdp):
        said, time = share_in_words(corpus, money), ""
    else:
        said = bounded_amount(corpus, money.qualifier, money.amount, money.currency)
        if money.per is not None:
            said = _("{sum} each year").format(sum=said)
    return " · ".join(filter(None, (said, time, nature)))


def _coalitions(corpus: Corpus) -> Iterator[Document]:
    """Yield the coalitions in which the partner is or does something.

    Of an agreement that is coded in full they are among the things that it names.
    """
    if corpus.agreement.coverage is None:
        return
    for number, each in enumerate(corpus.agreement.coalitions, 1):
        called = label_of(corpus.codebook.coalitions, each.coalition)
        yield _document(
            corpus,
            Kind.NAME,
            f"{each.coalition}-{number}",
            f"{called} ({role_in_words(each.role)})",
            clause=each.clause,
            quote=each.anchor,
            page=each.page,
        )


def _names(corpus: Corpus) -> Iterator[Document]:
    for entity in corpus.agreement.entities:
        for reference in entity.clauses:
            yield _document(
                corpus,
                Kind.NAME,
                entity.id,
                entity.name,
                clause=reference,
                quote=" · ".join(entity.text_forms),
                page=corpus.page_of(reference),
            )._replace(keys=key("entity", entity.id))


def _years(corpus: Corpus) -> Iterator[Document]:
    """Yield what the text says of the money of each year, as one where it says the same."""
    for years in explain_aid(corpus).by_year:
        first, last = str(years.first), str(years.last)
        span = first
        if first != last:
            span = _("{start} to {end}").format(start=first, end=last)
        place = years.sources[0] if years.sources else None
        yield _document(
            corpus,
            Kind.MONEY,
            first if first == last else f"{first}-{last}",
            _("Money in {years}: {sums}").format(years=span, sums=_said(years.sources)),
            clause=place.clause if place else None,
            page=place.page if place else None,
        )._replace(keys=" ".join(map(str, range(years.first, years.last + 1))))


def _said(sources: Iterable[YearSource]) -> str:
    """Say what is stated of some years."""
    return "; ".join(map(_amount, sources)) or _("nothing is stated")


def _amount(source: YearSource) -> str:
    ids = ", ".join(source.of)
    if source.kind == "share":
        return _("a share of the gross domestic product ({ids})").format(ids=ids)
    if source.amount is None:
        if source.derived_from:
            derived = _("support without a stated amount ({ids}; years derived, {clause})")
            return derived.format(ids=ids, clause=source.derived_from)
        return _("support without a stated amount ({ids})").format(ids=ids)
    kinds = {"stated": _("stated {sum} ({ids})"), "derived": _("derived {sum} ({ids})")}
    figure = f"{source.currency} {source.amount:,}"
    said = figure
    if source.qualifier not in (None, EXACT):
        said = bounded_in_words(source.qualifier, figure, source.qualifier.replace("-", " "))
    if source.per is not None:
        said = _("{sum} each year").format(sum=said)
    elif source.period and not source.period.isdigit():
        # Who reads of one year must not take the sum of several for it.
        said = _("{sum} {time}").format(sum=said, time=period_in_words(source.period))
        span = read_interval(source.period)
        if (
            span.starts_on is None
            or span.ends_by is None
            or span.starts_on.year < span.ends_by.year
        ):
            said = _("{sum}, not split by year").format(sum=said)
    return kinds[source.kind].format(sum=said, ids=ids)


def _facts(corpus: Corpus) -> Iterator[Document]:
    """Yield the facts of the agreement as an instrument, as far as its text has a rule."""
    agreement = corpus.agreement
    signed, ending, languages = agreement.signature, agreement.discontinuation, agreement.languages
    signed_on = day_in_words(signed.on)
    term = agreement.term
    names = {p.id: p.called for p in agreement.participants}
    by_whom = _("Signed by {names}").format(
        names=_(" and ").join(
            _("{name}, {office}, for {participant}").format(
                name=s.name, office=s.office, participant=names[s.participant]
            )
            for s in signed.signatories
        )
    )
    said = _("Signed on {day}").format(day=signed_on)
    if signed.place:
        said = _("Signed on {day} in {place}").format(day=signed_on, place=signed.place)
    if signed.evidence:
        yield _fact(
            corpus,
            "signature",
            _("Signature: its date and place, when and where it was signed"),
            f"{said}. {by_whom}" if signed.signatories else said,
            signed.evidence,
        )
    if signed.signatories and signed.evidence:
        yield _fact(
            corpus,
            "signatories",
            _("Signatories: who signed it"),
            by_whom,
            # The first proves the day and the place.
            signed.evidence[1:] or signed.evidence,
        )._replace(terms=f"{said}.")
    if term.in_effect_on is not None:
        yield _fact(
            corpus,
            "entry-into-effect",
            _("Entry into effect: from when it is in effect"),
            _("In effect from {day} (derived); signed on {signed}").format(
                day=day_in_words(term.in_effect_on), signed=signed_on
            ),
            (term.entry_into_effect,) if term.entry_into_effect else term.evidence,
        )
    valid = ""
    if term.duration is not None and term.expires_on is not None:
        duration = _in_figures_and_words(term.duration)
        begins = term.in_effect_on if term.counted_from == "effect" else signed.on
        valid = _("Valid for {duration} from {start}, to {end} (derived).").format(
            duration=duration,
            start=day_in_words(begins or signed.on),
            end=day_in_words(term.expires_on),
        )
    yield _fact(
        corpus,
        "term",
        _("Term: how long it is valid and when it expires"),
        f"{valid} {term.statement}".lstrip(),
        term.evidence,
    )
    if ending is not None:
        notice = ""
        if ending.notice:
            time = _in_figures_and_words(ending.notice)
            notice = " " + _("Notice: {duration}").format(duration=time)
        yield _fact(
            corpus,
            "discontinuation",
            _("Discontinuation: how it can be ended early"),
            ending.statement + notice,
            ending.evidence,
        )
    for id_, title, fact in (
        ("extension", _("Extension: how its term can be made longer"), agreement.extension),
        ("review", _("Review: when it is looked at again"), agreement.review),
        ("nato-rider", _("What holds once a side joins NATO"), agreement.nato_rider),
        ("modification", _("Modification: how it can be changed"), agreement.modification),
        (
            "dispute-settlement",
            _("Dispute settlement: how disputes are settled"),
            agreement.dispute_settlement,
        ),
        (
            "legal-character",
            _("Legal character: whether it is a treaty or a political instrument"),
            agreement.legal_character,
        ),
    ):
        if fact is not None:
            yield _fact(corpus, id_, title, fact.statement, fact.evidence)
    if languages.evidence:
        authentic = ", ".join(languages.authentic)
        prevails = _("Authentic in {languages}; none prevails").format(languages=authentic)
        if languages.prevailing:
            prevails = _(
                "Authentic in {languages}; {language} prevails where the versions differ"
            ).format(languages=authentic, language=languages.prevailing)
        yield _fact(
            corpus,
            "languages",
            _("Languages: in which it is done and which one prevails"),
            prevails,
            languages.evidence,
        )
    for number, each in enumerate(agreement.publications, 1):
        yield _document(
            corpus,
            Kind.FACT,
            "publication" if number == 1 else f"publication-{number}",
            _("Publication: where the official text is published"),
            clause=None,
            text=(
                f"Published{f' in {each.language}' if each.language else ''} by {each.publisher}"
                f"{f', {each.pages} pages' if each.pages else ''}: {each.url}"
            ),
            page=None,
        )


def _fact(
    corpus: Corpus, id_: str, title: str, text: str, evidence: tuple[Evidence, ...]
) -> Document:
    return _document(
        corpus,
        Kind.FACT,
        id_,
        title,
        clause=evidence[0].clause,
        text=text,
        quote=" … ".join(each.anchor for each in evidence),
        page=evidence[0].page,
    )


def _claims(corpus: Corpus) -> Iterator[Document]:
    for report in corpus.reports:
        for claim in report.claims:
            if claim.verdict is Verdict.CONTEXT:
                continue  # It says nothing about the text.
            clause = next(iter(claim.clauses), None)
            yield _document(
                corpus,
                Kind.CLAIM,
                claim.id,
                claim.claim,
                clause=clause,
                text=_("press report"),
                page=corpus.page_of(clause) if clause else None,
            )._replace(
                keys=key("report", report.id),
                who=report.publisher,
                verdict=claim.verdict,
                reason=claim.reason,
            )


def _silences(corpus: Corpus) -> Iterator[Document]:
    for silence in corpus.silences:
        nearest = silence.nearest
        yield _document(
            corpus,
            Kind.SILENCE,
            silence.id,
            silence.title,
            clause=nearest,
            text=silence.sentence,
            page=corpus.page_of(nearest) if nearest else None,
        )._replace(reason=silence.reason)
