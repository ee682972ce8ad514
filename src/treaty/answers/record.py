"""What of a record leaves the program: its fields, by their names and with their meaning.

A record is a frozen dataclass or a model of the data; each field has a docstring under it. What a
field's name cannot say stands in its ``metadata``:

``key``
    The name outside, where that is no name of Python's.
``cell``
    A function that makes one cell of a table of a value that has several parts.
``may_be_absent``
    Whether the field is left out where it is None.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

R = TypeVar("R", bound="DataclassInstance")


class Field(NamedTuple):
    """A field as it leaves the program."""

    attribute: str
    """Its name in Python."""
    name: str
    """Its name outside."""
    cell: Callable[[Any], str | list[str]] | None
    """What makes a cell of its value, where that is not the value itself."""
    may_be_absent: bool
    """Whether it is left out where it is None."""


@cache
def fields_of(kind: type) -> tuple[Field, ...]:
    """Return the fields of a kind of record, in their order.

    >>> from treaty.answers.overview import TopicCount
    >>> [field.name for field in fields_of(TopicCount)]
    ['id', 'parent', 'label', 'definition', 'obligations']
    """
    declared: Mapping[str, Any] | None = getattr(kind, "__dataclass_fields__", None)
    if declared is None:
        return tuple(Field(name, name, None, False) for name in _model_fields(kind))
    return tuple(
        Field(
            name,
            field.metadata.get("key", name),
            field.metadata.get("cell"),
            field.metadata.get("may_be_absent", False),
        )
        for name, field in declared.items()
    )


def _model_fields(kind: type) -> Mapping[str, object]:
    # Asked of the class, so that Pydantic need not be imported to find out that it is not needed.
    return cast("Mapping[str, object]", getattr(kind, "model_fields", {}))


def is_record(value: object) -> bool:
    """Tell whether a value has fields that leave the program."""
    kind: type = type(value)
    return bool(fields_of(kind))


def copy_fields(kind: type[R], source: object, /, **others: object) -> R:
    """Return a record whose fields are those of the same names of another, beside some others."""
    taken = {
        name: others[name] if name in others else getattr(source, name)
        for name in kind.__dataclass_fields__
    }
    return kind(**taken)


def with_agreement(agreement: str, record: object) -> dict[str, object]:
    """Return the fields of a record by their names outside, behind the id of its agreement."""
    kind: type = type(record)
    return {
        "agreement": agreement,
        **{
            field.name: value
            for field in fields_of(kind)
            for value in (getattr(record, field.attribute),)
            if not (field.may_be_absent and value is None)
        },
    }


@cache
def docstrings_of(kind: type) -> dict[str, str]:
    """Return the docstrings under the fields of a record and of those that it extends.

    >>> from treaty.answers.overview import TopicCount
    >>> docstrings_of(TopicCount)["parent"]
    'The wider topic, if any.'
    """
    import ast
    import inspect
    from itertools import pairwise
    from textwrap import dedent

    found: dict[str, str] = {}
    for record in reversed(kind.__mro__):
        if record is object or record.__module__.partition(".")[0] != __name__.partition(".")[0]:
            continue
        (tree,) = ast.parse(dedent(inspect.getsource(record))).body
        for field, after in pairwise(cast("ast.ClassDef", tree).body):
            match field, after:
                case (
                    ast.AnnAssign(target=ast.Name(id=name)),
                    ast.Expr(value=ast.Constant(value=str(docstring))),
                ):
                    found[name] = " ".join(docstring.split())
    return found
