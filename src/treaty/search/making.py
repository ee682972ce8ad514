"""Make the index that a search reads, from the model: what can be found, and its words.

Facts, years and time limits are put in words here, so that a search finds them by these words; what
they say is what the other commands answer.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from treaty.answers.coverage import coverage_note
from treaty.answers.money import YearSource, explain_aid
from treaty.answers.periods import read_interval
from treaty.answers.terms import bearer_in_words, general_reservation, terms_in_words
from treaty.corpus import Corpus
from treaty.duration import parse_duration
from treaty.errors import NoSqliteError
from treaty.language import ENGLISH, _, in_english, spoken
from treaty.models import (
    Evidence,
    Lexicon,
    MonetaryCommitment,
    Obligation,
    ShareOfGdp,
    UnpricedSupport,
    Verdict,
)
from treaty.models.money import EXACT
from treaty.phrases import bounded_in_words, day_in_words, duration_in_words, period_in_words
from treaty.search.index import (
    SEPARATOR,
    SOURCES,
    TEXTS,
    VERSION,
    Document,
    Index,
    Kind,
    marks,
)
from treaty.search.vocabulary import (
    Label,
    first_letters,
    key,
    keys_of,
    make_agreement_labels,
    make_labels,
    one_form,
    stem,
    tokens_of,
    words_of,
)
from treaty.undertaking import EITHER

try:
    import sqlite3
except ImportError as error:
    raise NoSqliteError from error

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE compared_topics (topic TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE agreements (
    id TEXT PRIMARY KEY, first INTEGER, last INTEGER, clauses INTEGER, words INTEGER,
    reservation TEXT, coverage TEXT
);
CREATE TABLE documents (
    place INTEGER PRIMARY KEY, agreement TEXT, clause TEXT, kind TEXT, id TEXT, title TEXT,
    text TEXT, quote TEXT, page INTEGER, keys TEXT, is_heading INTEGER, bearer TEXT, who TEXT,
    strength TEXT, terms TEXT, verdict TEXT, reason TEXT, chosen_by TEXT,
    length INTEGER
);
CREATE INDEX ids ON documents (id, agreement, kind);
CREATE TABLE silences (
    beginning TEXT, place INTEGER, words TEXT, PRIMARY KEY (beginning, place, words)
) WITHOUT ROWID;
CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT UNIQUE, stem TEXT);
CREATE INDEX stems ON words (stem);
CREATE TABLE occurrences (
    word_id INTEGER, place INTEGER, source INTEGER, position INTEGER, start INTEGER, end INTEGER,
    PRIMARY KEY (word_id, place, source, position)
) WITHOUT ROWID;
CREATE TABLE function_words (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE meanings (
    id INTEGER PRIMARY KEY, name TEXT, phrases TEXT, keys TEXT, topics TEXT, topic_names TEXT,
    is_verb INTEGER
);
CREATE TABLE labels (
    id INTEGER PRIMARY KEY, spelled TEXT, words TEXT, meaning INTEGER, is_hidden INTEGER
);
CREATE TABLE label_keys (key TEXT, label INTEGER, PRIMARY KEY (key, label)) WITHOUT ROWID;
"""


def build_index(corpora: Iterable[Corpus], lexicon: Lexicon) -> Index:
    """Return an index in memory.

    Args:
        corpora: The agreements.
        lexicon: The words for what they call otherwise.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None)
    write_index(connection, corpora, lexicon, fingerprint="")
    return Index(connection)


@in_english()
def write_index(
    connection: sqlite3.Connection,
    corpora: Iterable[Corpus],
    lexicon: Lexicon,
    fingerprint: str,
) -> None:
    """Fill an empty database.

    Args:
        connection: The database.
        corpora: The agreements.
        lexicon: The words for what they call otherwise.
        fingerprint: What tells this content from another.

    Raises:
        sqlite3.Error: It cannot be written.
    """
    connection.executescript(_TABLES)
    insert, insert_many = connection.execute, connection.executemany
    words: dict[str, int] = {}
    labels: dict[Label, None] = {}
    codebook = None
    first = 1
    insert("BEGIN")
    for corpus in corpora:
        documents = [
            document._replace(place=place)
            for place, document in enumerate(make_documents(corpus), first)
        ]
        occurrences = [list(_occurrences(document, words)) for document in documents]
        lengths = [len(each) for each in occurrences]
        insert_many(
            "INSERT OR IGNORE INTO occurrences VALUES (?, ?, ?, ?, ?, ?)",
            chain.from_iterable(occurrences),
        )
        insert_many(
            f"INSERT INTO documents VALUES ({marks(len(Document._fields) + 1)})",  # noqa: S608 - only marks
            ((*d, length) for d, length in zip(documents, lengths, strict=True)),
        )
        insert(
            "INSERT INTO agreements VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                corpus.agreement.id,
                first,
                first + len(documents) - 1,
                len(corpus.clauses),
                sum(lengths),
                general_reservation(corpus),
                coverage_note(corpus),
            ),
        )
        silences = [document for document in documents if document.kind is Kind.SILENCE]
        phrases = list(_phrases(corpus, silences))
        insert_many("INSERT OR IGNORE INTO silences VALUES (?, ?, ?)", phrases)
        for word in (word for row in phrases for word in row[-1].split(SEPARATOR)):
            words.setdefault(word, len(words) + 1)
        first += len(documents)
        labels |= dict.fromkeys(make_agreement_labels(corpus, lexicon))
        codebook = corpus.codebook
    if codebook is not None:
        labels |= dict.fromkeys(make_labels(codebook, lexicon))
    for word in (word for label in labels for word in label.words):
        words.setdefault(word, len(words) + 1)
    _insert_labels(connection, list(labels))
    insert_many("INSERT INTO words VALUES (?, ?, ?)", ((n, w, stem(w)) for w, n in words.items()))
    insert_many(
        "INSERT OR IGNORE INTO function_words VALUES (?)",
        ((word,) for listed in lexicon.function_words.values() for word in listed),
    )
    compared = codebook.compared_topics if codebook else ()
    insert_many("INSERT INTO compared_topics VALUES (?)", ((each.topic,) for each in compared))
    insert("INSERT INTO facts VALUES ('version', ?), ('key', ?)", (str(VERSION), fingerprint))
    insert("COMMIT")


def _phrases(corpus: Corpus, documents: list[Document]) -> Iterator[tuple[str, int, str]]:
    """Yield the words by which people ask about each silence, as rows."""
    for document, silence in zip(documents, corpus.silences, strict=True):
        for phrase in chain.from_iterable(silence.words.values()):
            if words := words_of(one_form(phrase)):
                yield first_letters(words[0]), document.place, SEPARATOR.join(words)


def _occurrences(document: Document, words: dict[str, int]) -> Iterator[tuple[int, ...]]:
    """Yield where each word of a document stands, as a row; give new words a number.

    A silence has none: it is found by the words that are listed for it alone.
    """
    if document.kind is Kind.SILENCE:
        return
    for source, name in enumerate(TEXTS):
        for position, word, start, end in tokens_of(getattr(document, name)):
            number = words.setdefault(word, len(words) + 1)
            yield number, document.place, source, position, start, end
    for position, word in enumerate(document.keys.split()):
        number = words.setdefault(word, len(words) + 1)
        yield number, document.place, SOURCES.index("keys"), position, 0, 0


def _insert_labels(connection: sqlite3.Connection, labels: list[Label]) -> None:
    meanings = {meaning: n for n, meaning in enumerate(dict.fromkeys(m.meaning for m in labels), 1)}
    connection.executemany(
        "INSERT INTO meanings VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                number,
                meaning.name,
                SEPARATOR.join(meaning.words.phrases),
                SEPARATOR.join(meaning.words.keys),
                SEPARATOR.join(meaning.topics.keys),
                meaning.topic_names,
                meaning.is_verb,
            )
            for meaning, number in meanings.items()
        ),
    )
    numbered = list(enumerate(labels, 1))
    connection.executemany(
        "INSERT INTO labels VALUES (?, ?, ?, ?, ?)",
        (
            (n, each.spelled, SEPARATOR.join(each.words), meanings[each.meaning], each.is_hidden)
            for n, each in numbered
        ),
    )
    connection.executemany(
        "INSERT INTO label_keys VALUES (?, ?)",
        ((key_, n) for n, each in numbered for key_ in sorted(keys_of(each.words))),
    )


# ---------------------------------------------------------------- what can be found


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
    for document in (*_money(corpus), *_years(corpus), *_names(corpus)):
        others[document.clause].append(document)
    above = {clause.clause.rpartition(".")[0] for clause in corpus.clauses}
    for clause in corpus.clauses:
        yield Document(
            place=0,
            agreement=corpus.agreement.id,
            clause=clause.clause,
            kind=Kind.CLAUSE,
            id=clause.clause,
            title=clause.heading,
            text=" · ".join(filter(None, (clause.group_heading, clause.summary))),
            quote=" … ".join(sentence.anchor for sentence in clause.no_undertaking),
            page=corpus.page_of(clause.clause),
            is_heading=clause.clause in above and not clause.obligations,
        )
        yield from (_obligation(corpus, obligation) for obligation in clause.obligations)
        yield from others[clause.clause]
    yield from others[None]
    yield from _facts(corpus)
    yield from _claims(corpus)
    yield from _silences(corpus)


def _obligation(corpus: Corpus, obligation: Obligation) -> Document:
    topics = dict.fromkeys(
        above for topic in obligation.topics for above in corpus.topics_above(topic)
    )
    # Who asks of one Participant asks of what each may do too, which names neither.
    is_either = obligation.bearer == EITHER
    each = [p.id for p in corpus.agreement.participants] if is_either else []
    return Document(
        place=0,
        agreement=corpus.agreement.id,
        clause=obligation.clause,
        kind=Kind.OBLIGATION,
        id=obligation.id,
        title=obligation.action,
        text=_limit(obligation),
        quote=f"{obligation.operative_verb} … {obligation.anchor}",
        page=obligation.page,
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
        yield Document(
            place=0,
            agreement=corpus.agreement.id,
            clause=money.clause,
            kind=Kind.MONEY,
            id=money.id,
            title=money.title,
            text=money.note or "",
            quote=money.anchor,
            page=money.page,
        )


def _names(corpus: Corpus) -> Iterator[Document]:
    for entity in corpus.agreement.entities:
        for reference in entity.clauses:
            yield Document(
                place=0,
                agreement=corpus.agreement.id,
                clause=reference,
                kind=Kind.NAME,
                id=entity.id,
                title=entity.name,
                text="",
                quote=" · ".join(entity.text_forms),
                page=corpus.page_of(reference),
                keys=key("entity", entity.id),
            )


def _years(corpus: Corpus) -> Iterator[Document]:
    """Yield what the text says of the money of each year, as one where it says the same."""
    for years in explain_aid(corpus).by_year:
        first, last = str(years.first), str(years.last)
        span = first
        if first != last:
            span = _("{start} to {end}").format(start=first, end=last)
        place = years.sources[0] if years.sources else None
        yield Document(
            place=0,
            agreement=corpus.agreement.id,
            clause=place.clause if place else None,
            kind=Kind.MONEY,
            id=first if first == last else f"{first}-{last}",
            title=_("Money in {years}: {sums}").format(years=span, sums=_said(years.sources)),
            text="",
            quote="",
            page=place.page if place else None,
            keys=" ".join(map(str, range(years.first, years.last + 1))),
        )


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
        yield Document(
            place=0,
            agreement=agreement.id,
            clause=None,
            kind=Kind.FACT,
            id="publication" if number == 1 else f"publication-{number}",
            title=_("Publication: where the official text is published"),
            text=(
                f"Published{f' in {each.language}' if each.language else ''} by {each.publisher}"
                f"{f', {each.pages} pages' if each.pages else ''}: {each.url}"
            ),
            quote="",
            page=None,
        )


def _fact(
    corpus: Corpus, id_: str, title: str, text: str, evidence: tuple[Evidence, ...]
) -> Document:
    return Document(
        place=0,
        agreement=corpus.agreement.id,
        clause=evidence[0].clause,
        kind=Kind.FACT,
        id=id_,
        title=title,
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
            yield Document(
                place=0,
                agreement=corpus.agreement.id,
                clause=clause,
                kind=Kind.CLAIM,
                id=claim.id,
                title=claim.claim,
                text=_("press report"),
                quote="",
                page=corpus.page_of(clause) if clause else None,
                keys=key("report", report.id),
                who=report.publisher,
                verdict=claim.verdict,
                reason=claim.reason,
            )


def _silences(corpus: Corpus) -> Iterator[Document]:
    for silence in corpus.silences:
        nearest = silence.nearest
        yield Document(
            place=0,
            agreement=corpus.agreement.id,
            clause=nearest,
            kind=Kind.SILENCE,
            id=silence.id,
            title=silence.title,
            text=silence.sentence,
            quote="",
            page=corpus.page_of(nearest) if nearest else None,
            reason=silence.reason,
        )
