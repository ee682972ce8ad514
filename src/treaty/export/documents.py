"""The data as JSON: one document, or one record a line.

The keys are those of the data itself, so nothing that is coded can be missing. What is derived is
the ``strength`` of an obligation; ``clause`` and ``part`` spare the reader the taking apart of ids.
Amounts are texts, as some readers would round numbers.
"""

from collections.abc import Iterable, Mapping

from treaty.corpus import Corpus
from treaty.export.provenance import provenance_of
from treaty.models import Clause, MonetaryCommitment, Obligation, ShareOfGdp, UnpricedSupport
from treaty.models.base import Record
from treaty.reference import part_of
from treaty.rendering.writers import Json, as_json, to_json, to_json_line

_VOCABULARIES = {
    "strengths": "strength",
    "modalities": "modality",
    "conditions": "condition",
    "triggers": "trigger",
    "topics": "topic",
    "qualifiers": "qualifier",
    "natures": "nature",
    "coalitions": "coalition",
    "compared_topics": "compared-topic",
    "entity_kinds": "entity-kind",
    "verdicts": "verdict",
}


def make_json(corpus: Corpus) -> str:
    """Return one document of all that is coded, each obligation with its strength."""
    return to_json(_document(corpus))


def make_json_of_several(corpora: Iterable[Corpus]) -> str:
    """Return a list of such documents; ids are unique within an agreement only."""
    return to_json([_document(corpus) for corpus in corpora])


def _document(corpus: Corpus) -> dict[str, Json]:
    return {
        "provenance": _provenance(corpus),
        "agreement": _fields(corpus.agreement),
        "codebook": _fields(corpus.codebook),
        "clauses": [
            {
                **_clause(clause),
                "obligations": [_obligation(corpus, each) for each in clause.obligations],
            }
            for clause in corpus.clauses
        ],
        "commitments": [_commitment(each) for each in corpus.commitments],
        "shares": [_share(each) for each in corpus.shares],
        "unpriced": [_support(each) for each in corpus.unpriced],
        "reports": [_fields(each) for each in corpus.reports],
        "silences": [_fields(each) for each in corpus.silences],
    }


def make_jsonl(*corpora: Corpus) -> str:
    """Return a record a line; its first key, ``record``, says what it is.

    Of several agreements each line names its own.

    Readers such as Polars take the columns of the whole from its first lines. So the lines begin
    with records in which, between them, every field has a value; ``position`` has the order of the
    data.
    """
    records: list[Mapping[str, Json]] = [
        {
            "record": kind,
            **({"of": corpus.agreement.id} if len(corpora) > 1 else {}),
            "position": position,
            **record,
        }
        for corpus in corpora
        for position, (kind, record) in enumerate(_records(corpus, corpus is corpora[0]), 1)
    ]
    shown: set[str] = set()
    first: list[Mapping[str, Json]] = []
    others: list[Mapping[str, Json]] = []
    for record in records:
        fields = set(_fields_with_value(record))
        (others if fields <= shown else first).append(record)
        shown |= fields
    return "".join(map(to_json_line, first + others))


def _fields_with_value(value: Json, name: str = "") -> Iterable[str]:
    """Yield the fields in which a value stands, those of nested records too.

    >>> [*_fields_with_value({"a": {"b": 1}, "c": [{"d": 2}], "e": [], "f": None})]
    ['a.b', 'c.d']
    """
    match value:
        case None:
            return
        case Mapping():
            for key, inner in value.items():
                yield from _fields_with_value(inner, f"{name}.{key}" if name else key)
        case list() | tuple():
            for inner in value:
                yield from _fields_with_value(inner, name)
        case _:
            yield name


def _records(corpus: Corpus, has_codebook: bool) -> Iterable[tuple[str, Mapping[str, Json]]]:
    agreement, codebook = corpus.agreement, corpus.codebook
    facts = _fields(agreement, without={"participants", "entities"})
    yield (
        "agreement",
        {**facts, "data_version": codebook.version, "provenance": _provenance(corpus)},
    )
    for participant in agreement.participants:
        yield "participant", _fields(participant)
    for entity in agreement.entities:
        yield "entity", _fields(entity)
    # Several agreements share it.
    for vocabulary, kind in _VOCABULARIES.items() if has_codebook else ():
        for term in getattr(codebook, vocabulary):
            yield kind, _fields(term)
    for clause in corpus.clauses:
        yield "clause", _clause(clause)
        for obligation in clause.obligations:
            yield "obligation", _obligation(corpus, obligation)
    for commitment in corpus.commitments:
        yield "commitment", _commitment(commitment)
    for share in corpus.shares:
        yield "share", _share(share)
    for support in corpus.unpriced:
        yield "unpriced-support", _support(support)
    for report in corpus.reports:
        yield "report", _fields(report, without={"claims", "figures"})
        for claim in report.claims:
            yield "claim", {**_fields(claim), "report": report.id}
        for figure in report.figures:
            yield "reported-figure", {**_fields(figure), "report": report.id}
    for silence in corpus.silences:
        yield "silence", _fields(silence)


def _fields(record: Record, *, without: set[str] | None = None) -> dict[str, Json]:
    return record.model_dump(mode="json", exclude=without)


def _provenance(corpus: Corpus) -> Json:
    return as_json(provenance_of(corpus))


def _clause(clause: Clause) -> dict[str, Json]:
    fields = _fields(clause, without={"obligations"})
    return {**fields, "part": part_of(clause.clause)}


def _obligation(corpus: Corpus, obligation: Obligation) -> dict[str, Json]:
    return {
        **_fields(obligation),
        "clause": obligation.clause,
        "part": part_of(obligation.clause),
        "strength": corpus.strength_of(obligation).value,
    }


def _commitment(commitment: MonetaryCommitment) -> dict[str, Json]:
    fields = _fields(commitment)
    return {**fields, "amount": f"{commitment.amount:f}", "clause": commitment.clause}


def _share(share: ShareOfGdp) -> dict[str, Json]:
    fields = _fields(share)
    return {**fields, "percent_of_gdp": f"{share.percent_of_gdp:f}", "clause": share.clause}


def _support(support: UnpricedSupport) -> dict[str, Json]:
    return {**_fields(support), "clause": support.clause}
