"""What the commands answer, for programs: ``import treaty`` gives all of it.

Each function takes the agreement first and returns frozen records, whose fields say what they
hold. The words that a user may write after a command's options are understood here too: any name of
a party, any label of a topic, any spelling of a clause. Nothing here reads the environment, the
clock or a terminal; every error that a user can cause is a :class:`treaty.TreatyError`.

>>> import treaty
>>> accord = treaty.load("jpn")
>>> accord.agreement.short_names[0]
'Japan–Ukraine Accord'

============================  ====================
function                      command
============================  ====================
:func:`find_obligations`      ``list-obligations``
:func:`find_by_words`         ``search``
:func:`find_claims`           ``claims``
:func:`get_provision`         ``show``
:func:`make_outline`          ``outline``
:func:`summarize_aid`         ``aid-summary``
:func:`get_timeline`          ``timeline``
:func:`get_status`            ``status``
:func:`end_after_notice`      ``status --notice``
:func:`end_of_duration`       ``deadline``
:func:`get_triggers`          ``triggers``
:func:`make_citation`         ``cite``
:func:`verify`                ``verify``
============================  ====================

The facts of the instrument, which ``info`` shows, are ``accord.agreement``; clauses, obligations
and sums as they are coded are ``accord.clauses``, ``accord.obligations``, ``accord.commitments``.

>>> [claim.claim.id for claim in treaty.find_claims(accord, verdicts=["contradicted"])]
['babel-31']
>>> treaty.get_provision(accord, "II.2(2)(a)").clause.heading
'Mine action and debris clearance'
>>> [node.clause.clause for node in treaty.make_outline(accord, 1)][:3]
['Preamble', 'I', 'II']
>>> [event.shown for event in treaty.get_timeline(accord)][-1]
'2034-06-13'
>>> from datetime import UTC, date, datetime
>>> treaty.get_status(accord, date(2026, 11, 24)).days_to_expiry
2758
>>> treaty.end_after_notice(accord, date(2026, 8, 31)).ends_on.isoformat()
'2027-02-28'
>>> (ending,) = treaty.end_of_duration(accord, "III.1", datetime(2026, 3, 28, 10, tzinfo=UTC))
>>> ending.ends.isoformat()
'2026-03-29T10:00:00+00:00'
>>> [each.trigger.id for each in treaty.get_triggers(accord)][0]
'future-armed-attack-and-request'
"""

from collections.abc import Iterable
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from treaty.calendar import (
    end_after_notice,
    end_of_duration,
    get_status,
    get_timeline,
    get_triggers,
)
from treaty.cite import cite, get_style
from treaty.corpus import Corpus
from treaty.errors import TreatyError
from treaty.loading import load_collection
from treaty.loading import load_lexicon as _load_lexicon
from treaty.models import Lexicon
from treaty.money import AidSummary
from treaty.money import summarize_aid as _summarize_aid
from treaty.official import read_official_text
from treaty.proof import Proof, prove
from treaty.queries import (
    FoundObligation,
    find_claims,
    get_provision,
    get_provisions,
    make_outline,
    read_filter,
)
from treaty.queries import find_obligations as _find_obligations

if TYPE_CHECKING:
    from treaty.search import Hit, Index

__all__ = [
    "Corpus",
    "TreatyError",
    "end_after_notice",
    "end_of_duration",
    "find_by_words",
    "find_claims",
    "find_obligations",
    "get_provision",
    "get_status",
    "get_timeline",
    "get_triggers",
    "load",
    "load_lexicon",
    "make_citation",
    "make_outline",
    "summarize_aid",
    "verify",
]

Words = str | Iterable[str]
"""One value, or several of which any will do."""


def load(agreement_id: str | None = None, data: str | PathLike[str] | None = None) -> Corpus:
    """Return an agreement with the codebook that it is coded with.

    >>> len(load("jpn").agreement.participants)
    2

    Args:
        agreement_id: Which, if the data has several; by default the first one.
        data: The data folder; by default the one that came with the program.

    Raises:
        UnknownNameError: The data has no agreement of that id.
        DataNotFoundError: There is no data folder.
        InvalidDataError: The data has faults; ``faults`` has all of them, with file and line.
    """
    folder = None if data is None else Path(data)
    return Corpus(load_collection(folder, agreement=agreement_id), agreement_id)


def load_lexicon(data: str | PathLike[str] | None = None) -> Lexicon:
    """Return the words that search understands beside those of an agreement.

    Args:
        data: The data folder; by default the one that came with the program.

    Raises:
        DataNotFoundError: There is no data folder.
        InvalidDataError: The lexicon has faults; ``faults`` has all of them, with file and line.
    """
    return _load_lexicon(None if data is None else Path(data))


def find_obligations(
    corpus: Corpus,
    *,
    party: Words = (),
    sole: bool = False,
    beneficiary: Words = (),
    topic: Words = (),
    part: Words = (),
    clause: Words = (),
    modality: Words = (),
    strength: Words = (),
    min_strength: str | None = None,
    condition: Words = (),
) -> tuple[FoundObligation, ...]:
    """Return the obligations that meet all filters, in the order of the text.

    The filters are the options of ``treaty list-obligations``: a party bears its joint obligations
    too, unless ``sole``; a topic includes its narrower ones, a clause everything below it.

    >>> accord = load("jpn")
    >>> for found in find_obligations(accord, topic="sanctions", min_strength="firm"):
    ...     print(found.obligation.id, found.obligation.operative_verb)
    VII.2-1 will continue to
    VII.2-3 continues to
    >>> found.strength.value, found.is_joint, found.part
    ('firm', False, 'VII')

    Raises:
        UnknownNameError: The data knows no such party, topic, Part, clause, … .
        ReferenceSyntaxError: A clause cannot be read as a reference.
    """
    wanted = read_filter(
        corpus,
        parties=_several(party),
        is_sole=sole,
        beneficiaries=_several(beneficiary),
        topics=_several(topic),
        parts=_several(part),
        clauses=_several(clause),
        modalities=_several(modality),
        strengths=_several(strength),
        min_strength=min_strength,
        conditions=_several(condition),
    )
    return _find_obligations(corpus, wanted)


def _several(words: Words) -> Iterable[str]:
    return (words,) if isinstance(words, str) else words


def find_by_words(
    corpus: Corpus,
    query: str,
    *,
    lexicon: Lexicon | None = None,
    is_exact: bool = False,
    limit: int | None = None,
) -> "tuple[Hit, ...]":
    """Return the clauses that hold what a query asks for, the best first.

    An index is made in memory at the first search of an agreement and kept while that lives.

    >>> [hit.clause.clause for hit in find_by_words(load("jpn"), "mine clearance")]
    ['II.2.2.a', 'II.1.2']

    Args:
        corpus: The agreement.
        query: Any text, in the language of ``treaty search``.
        lexicon: Words for what the agreement calls otherwise, see :func:`load_lexicon`; those
            that come with the program if None.
        is_exact: Whether to leave out synonyms, other languages and corrections.
        limit: How many hits to return; all of them if None.

    Raises:
        NoSqliteError: This Python has no SQLite.
    """
    from treaty.search import search
    from treaty.search.writing import build_index

    known, index = _INDEXES.get(corpus, (None, None))
    if index is None or known is not lexicon:
        index = build_index([corpus], lexicon or load_lexicon())
        _INDEXES[corpus] = (lexicon, index)
    return search(index, query, is_exact=is_exact, limit=limit).hits


_INDEXES: "WeakKeyDictionary[Corpus, tuple[Lexicon | None, Index]]" = WeakKeyDictionary()


def summarize_aid(corpus: Corpus) -> AidSummary:
    """Return the stated sums, what remains of each, and the support without a sum.

    A sum that is part of another is never added to it; amounts are exact decimals.

    >>> aid = summarize_aid(load("jpn"))
    >>> [(total.qualifier, total.amount, total.currency) for total in aid.totals]
    [('over', Decimal('12000000000'), 'USD')]
    >>> [(rest.qualifier, rest.amount, rest.of) for rest in aid.derived]
    [('over', Decimal('7500000000'), ('II.2.4-m1', 'II.2.4-m2'))]
    """
    return _summarize_aid(corpus.commitments, corpus.unpriced, corpus.agreement.signature.on)


def make_citation(
    corpus: Corpus,
    reference: str | None = None,
    style: str = "plain",
    accessed_on: date | None = None,
) -> str:
    r"""Return the citation of provisions, with paragraph and page, or of the whole agreement.

    >>> make_citation(load("jpn"), "II.2.4", "bibtex").splitlines()[:2]
    ['% \\cite[pt II, para 2(4)]{jpn-2024}', '@misc{jpn-2024,']

    Args:
        corpus: The agreement.
        reference: Clauses, or the id of an entry in one; None for the whole agreement.
        style: ``plain``, ``markdown``, ``oscola``, ``oscola5``, ``bibtex``, ``csl-json`` or
            ``ris``.
        accessed_on: The day on which the source was read, if it is to be named.

    Raises:
        UnknownNameError: There is no such place or style.
        ReferenceSyntaxError: The reference cannot be read.
        AmbiguousReferenceError: It can mean several places.
        ClauseRangeError: A range has no content.
    """
    provisions = () if reference is None else get_provisions(corpus, reference)
    clauses = [provision.clause for provision in provisions]
    return cite(corpus, clauses, get_style(style), accessed_on)


def verify(corpus: Corpus, text: str | PathLike[str]) -> Proof:
    """Prove the data by the official text, and return every check with its outcome.

    ``failures`` of the proof is empty where the data holds.

    Args:
        corpus: The agreement.
        text: A PDF, or a plain text with a line ``[page 1]`` before its first page and so on.

    Raises:
        OfficialTextError: The file gives no text; the subclasses say why.
        OtherTextError: It is the text of something else.
    """
    return prove(corpus, read_official_text(Path(text)))
