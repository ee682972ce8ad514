"""The filters of obligations: each declared once, for every place that has them.

The options of the commands, the fields of a query, the arguments of the Python API and the page's
form are made of this table. To add a filter is to add an entry.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from treaty.undertaking import BOTH, EITHER, Strength

if TYPE_CHECKING:
    from treaty.corpus import Corpus

Words = str | Iterable[str]
"""One value, or several of which any will do."""
Asked = Words | bool | None
"""What is asked of a filter; None and False ask nothing."""
Admitted = tuple[tuple[str, frozenset[str]], ...]
"""Fields of an obligation with the values that are admitted, each of which must be met."""


class Filter(NamedTuple):
    """A way to choose among obligations."""

    name: str
    """Its name behind ``--`` and before the colon in a query."""
    field: str
    """The field of an obligation that must have, or hold, a value that is admitted."""
    metavar: str | None
    """What stands for its value in help; None for a switch, which has none."""
    help: str
    """What it admits, for help."""
    read: "Callable[[Corpus, str], Collection[str]]"
    """The values that a user's word admits; an error says which words are known."""
    offers: "Callable[[Corpus, str], Iterable[tuple[str, str]]]"
    """The words to offer, with their meanings, to somebody who has typed so much of one."""
    is_repeatable: bool = True
    """Whether it may be given several words, of which any will do."""
    is_in_page: bool = True
    """Whether the page's form has it: not what another of its controls, or its contents, do."""

    @property
    def parameter(self) -> str:
        """Its name in Python."""
        return self.name.replace("-", "_")


def _read_bearer(corpus: "Corpus", word: str) -> Collection[str]:
    side = corpus.get_side(word)
    return {side} if side in (BOTH, EITHER) else {side, BOTH, EITHER}


def _offer_parties(corpus: "Corpus", typed: str) -> Iterable[tuple[str, str]]:
    for participant in corpus.agreement.participants:
        yield participant.id, participant.name
        if typed:
            yield from ((name, participant.name) for name in participant.names)


def _read_clauses(corpus: "Corpus", word: str) -> Collection[str]:
    named = corpus.get_clauses(word)
    return {within for each in named for within in corpus.clauses_within(each.clause)}


_FIRMNESS = ", ".join(Strength)

FILTERS = (
    Filter(
        name="party",
        field="bearer",
        metavar="NAME",
        help="Borne by this party, alone or jointly; 'treaty parties' lists the names.",
        read=_read_bearer,
        offers=_offer_parties,
    ),
    Filter(
        name="sole",
        field="bearer",
        metavar=None,
        help="Leave out what is borne jointly.",
        read=lambda corpus, _: {*(p.id for p in corpus.agreement.participants), EITHER},
        offers=lambda corpus, _: (),
        is_in_page=False,
    ),
    Filter(
        name="beneficiary",
        field="beneficiary",
        metavar="NAME",
        help="For this party; what is mutual counts too.",
        read=lambda corpus, word: {corpus.get_side(word), BOTH},
        offers=_offer_parties,
    ),
    Filter(
        name="topic",
        field="topics",
        metavar="TOPIC",
        help="On this topic or a narrower one; 'treaty topics' lists them.",
        read=lambda corpus, word: corpus.topics_below(corpus.get_topic(word)),
        offers=lambda corpus, _: ((topic.id, topic.label) for topic in corpus.codebook.topics),
    ),
    Filter(
        name="part",
        field="part",
        metavar="PART",
        help="In this Part: II, or preamble.",
        read=lambda corpus, word: {corpus.get_part(word)},
        offers=lambda corpus, _: ((part.clause, part.heading) for part in corpus.parts),
        is_in_page=False,
    ),
    Filter(
        name="clause",
        field="clause",
        metavar="REF",
        help="In this clause or below it: II.2.2, or III.1-III.3.",
        read=_read_clauses,
        offers=lambda corpus, _: ((clause.clause, clause.heading) for clause in corpus.clauses),
        is_in_page=False,
    ),
    Filter(
        name="strength",
        field="strength",
        metavar="STRENGTH",
        help=f"Exactly so firm: {_FIRMNESS.replace(', instrument', ' or instrument')}.",
        read=lambda corpus, word: {corpus.get_strength(word)},
        offers=lambda corpus, _: ((term.id, term.definition) for term in corpus.codebook.strengths),
    ),
    Filter(
        name="min-strength",
        field="strength",
        metavar="STRENGTH",
        help=f"At least so firm, in the order {_FIRMNESS}: the last three promise no conduct.",
        read=lambda corpus, word: corpus.get_strength(word).and_firmer,
        offers=lambda corpus, _: ((term.id, term.definition) for term in corpus.codebook.strengths),
        is_repeatable=False,
        is_in_page=False,
    ),
    Filter(
        name="modality",
        field="modality",
        metavar="MODALITY",
        help="With this kind of verb: will, intends, will-seek, ...",
        read=lambda corpus, word: {corpus.get_modality(word)},
        offers=lambda corpus, _: ((term.id, term.label) for term in corpus.codebook.modalities),
    ),
    Filter(
        name="condition",
        field="conditions",
        metavar="CONDITION",
        help="Subject to this: budget, as-appropriate, ...",
        read=lambda corpus, word: {corpus.get_condition(word)},
        offers=lambda corpus, _: ((term.id, term.label) for term in corpus.codebook.conditions),
    ),
)
"""All filters, in the order in which help lists them."""


def read_filters(corpus: "Corpus", asked: Mapping[str, Asked]) -> Admitted:
    """Return what is admitted by the filters that are asked for, in a user's words.

    Raises:
        UnknownNameError: The data knows no such party, topic, Part, clause, … .
        ReferenceSyntaxError: A clause cannot be read as a reference.
        TypeError: There is no filter of that name.
    """
    known = {each.parameter: each for each in FILTERS}
    admitted: list[tuple[str, frozenset[str]]] = []
    for name, words in asked.items():
        if name not in known:
            raise TypeError(f"there is no filter {name!r}; there are {', '.join(known)}")
        texts = several(words)
        if texts:
            values = (value for text in texts for value in known[name].read(corpus, text))
            admitted.append((known[name].field, frozenset(values)))
    return tuple(admitted)


def several(asked: Asked) -> list[str]:
    """Return the words that are asked for as a list; of a switch that is set, an empty one."""
    if isinstance(asked, bool):
        return [""] if asked else []
    return [asked] if isinstance(asked, str) else list(asked or ())


def admits(admitted: Admitted, record: object) -> bool:
    """Tell whether a record has, in every field that counts, a value that is admitted."""
    return all(not values.isdisjoint(_values(getattr(record, field))) for field, values in admitted)


def _values(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value
