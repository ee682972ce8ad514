"""JSON Schemas: of the data files, so that editors complete them, and of the answers in JSON.

A schema is made from the declaration of the records, its descriptions from their docstrings. That
of a data file is weaker than the loader: what needs more than one value to be judged, or the
codebook, only the loader refuses. What a schema refuses, the loader refuses too.
"""

import inspect
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from treaty.answers.checks import FoundFault, NewFolder, Verification
from treaty.answers.citation import Citation
from treaty.answers.deadlines import Ending, StatedDuration
from treaty.answers.glossary import GlossaryEntry
from treaty.answers.money import AidSummary, ExplainedAid
from treaty.answers.obligations import FoundObligation
from treaty.answers.overview import Instrument, OutlineNode, PartyCount, TopicCount
from treaty.answers.press import FoundClaim, Scorecard
from treaty.answers.provision import Provision
from treaty.answers.record import docstrings_of, fields_of
from treaty.answers.silences import FoundSilence
from treaty.answers.source import OfficialPage
from treaty.answers.statistics import StrengthCount
from treaty.answers.status import Status
from treaty.answers.texts import TextCopy
from treaty.answers.timeline import Event
from treaty.answers.triggers import Triggered
from treaty.answers.wording import Quotation, ReadClause
from treaty.errors import UnknownNameError
from treaty.likeness import nearest
from treaty.models import Codebook, CodedAgreement, Lexicon
from treaty.models.base import Record
from treaty.search import FoundHit

FOLDER = "schema"
"""Where the schemas stand in a data folder: ``schema/money.json``."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"

ANSWERS: dict[str, Any] = {
    "list-obligations": tuple[FoundObligation, ...] | tuple[Quotation, ...],
    "aid-summary": ExplainedAid | AidSummary,
    "search": tuple[FoundHit, ...],
    "silences": tuple[FoundSilence, ...],
    "stats": tuple[StrengthCount, ...],
    "show": Provision | tuple[Provision, ...] | tuple[Quotation, ...],
    "read": tuple[ReadClause, ...],
    "outline": tuple[OutlineNode, ...],
    "info": Instrument,
    "topics": tuple[TopicCount, ...],
    "parties": tuple[PartyCount, ...],
    "glossary": tuple[GlossaryEntry, ...],
    "timeline": tuple[Event, ...],
    "status": Status,
    "deadline": tuple[Ending, ...] | tuple[StatedDuration, ...],
    "triggers": tuple[Triggered, ...],
    "claims": tuple[FoundClaim, ...] | tuple[Scorecard, ...],
    "open": OfficialPage,
    "text": tuple[TextCopy, ...],
    "verify": Verification,
    "cite": Citation | tuple[Quotation, ...],
    "new": NewFolder,
    "check": tuple[FoundFault, ...],
}
"""What the commands answer, by their names."""


def file_kinds() -> dict[str, type[Record]]:
    """Return the record that each kind of data file holds.

    >>> [*file_kinds()]
    ['codebook', 'agreement', 'provisions', 'money', 'reports', 'silences', 'lexicon']
    """
    kinds: dict[str, type[Record]] = {"codebook": Codebook}
    for name, field in CodedAgreement.model_fields.items():
        assert isinstance(field.annotation, type)  # noqa: S101 - each field of it is a record
        kinds[name] = field.annotation
    # Its files may have any name.
    return {**kinds, "lexicon": Lexicon}


def make_schema(kind: str) -> JsonSchemaValue:
    """Return the JSON Schema (draft 2020-12) of a kind of data file.

    >>> make_schema("money")["properties"]["unpriced"]["description"]
    'Support that the text names without a sum.'

    Raises:
        UnknownNameError: There is no such kind of file.
    """
    kinds = file_kinds()
    if kind not in kinds:
        raise UnknownNameError("kind of file", kind, [*kinds], nearest(kind, kinds))
    made = kinds[kind].model_json_schema(schema_generator=_OfFiles)
    return {"$schema": DIALECT, **made}


def make_answer_schema(command: str) -> JsonSchemaValue:
    """Return the JSON Schema (draft 2020-12) of what a command answers in JSON.

    >>> make_answer_schema("cite")["$defs"]["Citation"]["description"]
    'The citation of clauses, or of the whole agreement.'

    Raises:
        UnknownNameError: There is no such command, or it answers no question.
    """
    if command not in ANSWERS:
        raise UnknownNameError("answer", command, [*ANSWERS], nearest(command, ANSWERS))
    adapter = TypeAdapter(ANSWERS[command])
    made = adapter.json_schema(schema_generator=_Documented, mode="serialization")
    return {"$schema": DIALECT, **made}


class _Documented(GenerateJsonSchema):
    """Describes each field by the docstring under it."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        return self._described(super().model_schema(schema), schema["cls"])

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        made = super().dataclass_schema(schema)
        record: type = schema["cls"]
        fields = fields_of(record)
        made["properties"] = {field.name: made["properties"][field.attribute] for field in fields}
        made["required"] = [field.name for field in fields if not field.may_be_absent]
        made["additionalProperties"] = False
        return self._described(made, record)

    def _described(self, made: JsonSchemaValue, record: type) -> JsonSchemaValue:
        made["description"] = _as_markdown(inspect.getdoc(record) or "")
        described = docstrings_of(record)
        for field in fields_of(record):
            made["properties"][field.name]["description"] = _as_markdown(described[field.attribute])
        return made

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        return {"type": "string", "pattern": r"^[0-9]+(\.[0-9]+)?$"}


class _OfFiles(_Documented):
    """Takes each value as YAML 1.2 hands it to an editor.

    The loader takes what stands there for text and lets the model say what it means, so text may
    look like a number (a year) and a number may stand in quotes. A pattern applies to text alone.
    """

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return {**super().str_schema(schema), "type": ["string", "number", "boolean"]}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        return {**super().int_schema(schema), "type": ["integer", "string"], "pattern": "[0-9]"}

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        if "lt" in schema:  # a share, in per cent
            bounds = {"exclusiveMinimum": 0, "exclusiveMaximum": int(schema["lt"])}
            return {"type": ["number", "string"], "pattern": r"^[0-9]+(\.[0-9]+)?$", **bounds}
        # Any other decimal in the files is an amount, of whole units.
        return {"type": ["integer", "string"], "pattern": "^0*[1-9][0-9]*$", "exclusiveMinimum": 0}

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:
        # Most readers of a schema take its format for a remark.
        pattern = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
        return {**super().date_schema(schema), "pattern": pattern}

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        # Pydantic knows more words for the two: yes, off, 1.
        words = "^ *([tTfFyYnN01]|[oO][nNfF])"
        return {"type": ["boolean", "string", "integer"], "pattern": words}


def _as_markdown(docstring: str) -> str:
    """Return a docstring as editors show it: on one line, with Markdown's mark for code."""
    return " ".join(docstring.split()).replace("``", "`")
