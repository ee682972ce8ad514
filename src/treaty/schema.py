"""JSON Schemas of the data files, so that editors complete and check them as one types.

A schema is made from the models, its descriptions from their docstrings. It is weaker than the
loader: what needs more than one value to be judged, or the codebook, only the loader refuses. What
a schema refuses, the loader refuses too.
"""

import ast
import inspect
from itertools import pairwise
from textwrap import dedent
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from treaty.errors import UnknownNameError
from treaty.likeness import nearest
from treaty.models import Codebook, CodedAgreement, Lexicon
from treaty.models.base import Record

FOLDER = "schema"
"""Where the schemas stand in a data folder: ``schema/money.json``."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"


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
    made = kinds[kind].model_json_schema(schema_generator=_Documented)
    return {"$schema": DIALECT, **made}


class _Documented(GenerateJsonSchema):
    """Describes each field, and takes each value as YAML 1.2 hands it to an editor."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        made["description"] = _as_markdown(inspect.getdoc(schema["cls"]) or "")
        described = _field_docstrings(schema["cls"])
        for name, field in made["properties"].items():
            field["description"] = _as_markdown(described[name])
        return made

    # The loader takes what stands there for text and lets the model say what it means, so text may
    # look like a number (a year) and a number may stand in quotes. A pattern applies to text alone.

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return {**super().str_schema(schema), "type": ["string", "number", "boolean"]}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        return {**super().int_schema(schema), "type": ["integer", "string"], "pattern": "[0-9]"}

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        made: JsonSchemaValue = {"type": ["number", "string"], "pattern": "[0-9]"}
        if "gt" in schema:
            made["exclusiveMinimum"] = float(schema["gt"])
        return made

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        # Pydantic knows more words for the two: yes, off, 1.
        words = "^ *([tTfFyYnN01]|[oO][nNfF])"
        return {"type": ["boolean", "string", "integer"], "pattern": words}


def _field_docstrings(model: type[Any]) -> dict[str, str]:
    """Return the docstrings that stand under the fields of a record and of those it extends."""
    found: dict[str, str] = {}
    for record in reversed(model.__mro__):
        # Pydantic's own base has no fields that a file could hold.
        if not issubclass(record, Record):
            continue
        (tree,) = ast.parse(dedent(inspect.getsource(record))).body
        assert isinstance(tree, ast.ClassDef)  # noqa: S101 - it is the source of a class
        for field, after in pairwise(tree.body):
            match field, after:
                case (
                    ast.AnnAssign(target=ast.Name(id=name)),
                    ast.Expr(value=ast.Constant(value=str(docstring))),
                ):
                    found[name] = inspect.cleandoc(docstring)
    return found


def _as_markdown(docstring: str) -> str:
    """Return a docstring as editors show it: on one line, with Markdown's mark for code."""
    return " ".join(docstring.split()).replace("``", "`")
