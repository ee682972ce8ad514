"""What the commands answer, for programs: ``import treaty`` gives all of it.

Each function takes the agreement first and returns frozen records, whose fields say what they
hold. The words that a user may write after a command's options are understood here too: any name of
a party, any label of a topic, any spelling of a clause. Nothing here reads the environment, the
clock or a terminal; every error that a user can cause is a :class:`treaty.TreatyError`.

>>> import treaty
>>> accord = treaty.load("jpn")
>>> accord.agreement.short_name
'Japan–Ukraine Accord'

============================  ====================
function                      command
============================  ====================
:func:`find_obligations`      ``list-obligations``
:func:`find_by_words`         ``search``
:func:`find_claims`           ``claims``
:func:`get_provision`         ``show``
:func:`get_instrument`        ``info``
:func:`make_outline`          ``outline``
:func:`count_topics`          ``topics``
:func:`count_parties`         ``parties``
:func:`summarize_aid`         ``aid-summary``
:func:`explain_aid`           ``aid-summary --explain``
:func:`get_timeline`          ``timeline``
:func:`get_status`            ``status``
:func:`end_after_notice`      ``status --notice``
:func:`end_of_duration`       ``deadline``
:func:`get_triggers`          ``triggers``
:func:`make_citation`         ``cite``
:func:`verify`                ``verify``
============================  ====================

The records that they return are those of ``treaty schema --answer COMMAND``. Clauses, obligations
and sums as they are coded are ``accord.clauses``, ``accord.obligations``, ``accord.commitments``.
"""

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from treaty.answers.citation import make_citation
from treaty.answers.deadlines import end_of_duration
from treaty.answers.money import explain_aid, summarize_aid
from treaty.answers.obligations import find_obligations
from treaty.answers.overview import count_parties, count_topics, get_instrument, make_outline
from treaty.answers.press import find_claims
from treaty.answers.provision import get_provision
from treaty.answers.status import end_after_notice, get_status
from treaty.answers.timeline import get_timeline
from treaty.answers.triggers import get_triggers
from treaty.corpus import Corpus
from treaty.errors import TreatyError
from treaty.loading import load_collection
from treaty.loading import load_lexicon as _load_lexicon
from treaty.models import Lexicon
from treaty.official import read_official_text
from treaty.proof import Proof, prove

if TYPE_CHECKING:
    from treaty.search import Hit, Index

__all__ = [
    "Corpus",
    "TreatyError",
    "count_parties",
    "count_topics",
    "end_after_notice",
    "end_of_duration",
    "explain_aid",
    "find_by_words",
    "find_claims",
    "find_obligations",
    "get_instrument",
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

    >>> [hit.document.clause for hit in find_by_words(load("jpn"), "mine clearance")]
    ['II.2.2.a', 'II.1.2']

    Args:
        corpus: The agreement.
        query: Any text, in the language of ``treaty search``.
        lexicon: Words for what the agreement calls otherwise, see :func:`load_lexicon`; those
            that come with the program if None.
        is_exact: Whether to leave out synonyms, other languages and corrections.
        limit: How many hits to return; all of them if None.

    Raises:
        UnknownNameError: A field of the query names what the agreement does not know.
        NoSqliteError: This Python has no SQLite.
    """
    from treaty.search import admit, parse_query, search
    from treaty.search.index import build_index

    known, index = _INDEXES.get(corpus, (None, None))
    if index is None or known is not lexicon:
        index = build_index([corpus], lexicon or load_lexicon())
        _INDEXES[corpus] = (lexicon, index)
    admitted = admit(index, index.scope(), lambda: [corpus], parse_query(query))
    return search(index, query, admitted=admitted, is_exact=is_exact, limit=limit).hits


_INDEXES: "WeakKeyDictionary[Corpus, tuple[Lexicon | None, Index]]" = WeakKeyDictionary()


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
