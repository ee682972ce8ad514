"""The controlled vocabularies of the codebook as tables, one each."""

from collections.abc import Iterable

from treaty.corpus import Corpus
from treaty.export.tables.table import POSITION, Column, Kind, Row, Table, link, maybe, text
from treaty.models import Codebook, ModalityClass, Term, Verdict
from treaty.strength import Strength

LANGUAGES = ("en", "uk", "ja")
_LABEL_KINDS = ("preferred", "alternative", "hidden", "wider")

_ID = text("id", "The value as it is written in the data.")
_LABEL = text("label", "The value in words.")
_DEFINITION = text("definition", "When the value applies, and when it does not.")
_TERM = (_ID, POSITION, _LABEL, _DEFINITION)


def vocabulary_tables(corpus: Corpus) -> Iterable[Table]:
    """Yield the vocabularies, those without a key of another before those with one."""
    book = corpus.codebook
    yield Table(
        name="strengths",
        description="How firmly a provision binds politically, from the firmest to the least.",
        key=("id",),
        columns=(text("id", _ID.description, allowed=[*Strength]), *_TERM[1:]),
        rows=_terms(book.strengths),
    )
    yield Table(
        name="modalities",
        description="Kinds of operative verb.",
        key=("id",),
        columns=(
            *_TERM,
            text("kind", "The act that the verb performs.", allowed=[*ModalityClass]),
        ),
        rows=tuple(
            (*term, modality.kind.value)
            for term, modality in zip(_terms(book.modalities), book.modalities, strict=True)
        ),
    )
    yield Table(
        name="conditions",
        description="What an undertaking may be subject to.",
        key=("id",),
        columns=(
            *_TERM,
            Column("leaves_discretion", "Whether it weakens an undertaking.", Kind.BOOLEAN),
            Column("limits_time", "Whether the act ends with an event in it.", Kind.BOOLEAN),
        ),
        rows=tuple(
            (*term, condition.leaves_discretion, condition.limits_time)
            for term, condition in zip(_terms(book.conditions), book.conditions, strict=True)
        ),
    )
    for name, description, terms in (
        ("triggers", "Events that set a provision in motion.", book.triggers),
        ("qualifiers", "How an amount is bounded.", book.qualifiers),
        ("natures", "Whether support has been provided or is announced.", book.natures),
        ("entity_kinds", "Kinds of things that an agreement names.", book.entity_kinds),
    ):
        yield Table(name, description, ("id",), _TERM, _terms(terms))
    yield from _topic_tables(book)
    yield from _verdict_tables(book)


def _terms(terms: Iterable[Term]) -> tuple[Row, ...]:
    return tuple((term.id, n, term.label, term.definition) for n, term in enumerate(terms, 1))


def _topic_tables(book: Codebook) -> Iterable[Table]:
    yield Table(
        name="topics",
        description="Subject matters in a tree of two levels.",
        key=("id",),
        columns=(
            _ID,
            POSITION,
            link("topics", "parent", "The wider topic, if any.", is_required=False),
            text("label", "The preferred English name."),
            text("definition", "What belongs here."),
        ),
        rows=tuple(
            (topic.id, n, topic.parent, topic.label, topic.definition)
            for n, topic in enumerate(book.topics, 1)
        ),
    )
    yield Table(
        name="topic_labels",
        description="What people call a topic, as in SKOS.",
        key=("topic", "position"),
        columns=(
            link("topics", "topic", "The topic."),
            POSITION,
            text("language", "ISO 639-1 code.", allowed=LANGUAGES),
            text(
                "kind",
                "To show, as good, only to be searched for, or of something wider.",
                allowed=_LABEL_KINDS,
            ),
            text("label", "The name."),
        ),
        rows=tuple(
            (topic.id, n, *label)
            for topic in book.topics
            for n, label in enumerate(
                (
                    (language, kind, name)
                    for language, labels in topic.labels.items()
                    for kind, names in zip(
                        _LABEL_KINDS,
                        ((labels.preferred,), labels.alternative, labels.hidden, labels.wider),
                        strict=True,
                    )
                    for name in names
                ),
                1,
            )
        ),
    )


def _verdict_tables(book: Codebook) -> Iterable[Table]:
    defined = {term.id: term for term in book.verdicts}
    # A codebook need not define them, and claims of the press have them all the same.
    ids = dict.fromkeys([*defined, *(verdict.value for verdict in Verdict)])
    yield Table(
        name="verdicts",
        description="How a claim of the press can stand to the text.",
        key=("id",),
        columns=(
            _ID,
            POSITION,
            maybe("label", _LABEL.description),
            maybe("definition", _DEFINITION.description),
        ),
        rows=tuple(
            (id_, n, term.label if term else None, term.definition if term else None)
            for n, id_ in enumerate(ids, 1)
            for term in [defined.get(id_)]
        ),
    )
    yield Table(
        name="verdict_examples",
        description="Claims that have a verdict, with what the text says.",
        key=("verdict", "position"),
        columns=(
            link("verdicts", "verdict", "The verdict."),
            POSITION,
            text("example", "The example."),
        ),
        rows=tuple(
            (term.id, n, example)
            for term in defined.values()
            for n, example in enumerate(term.examples, 1)
        ),
    )
