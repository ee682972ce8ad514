"""Say what Pydantic found wrong in a document, plainly and where an editor finds it."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from treaty.errors import Fault
from treaty.likeness import nearest
from treaty.loading.strict_yaml import Document, Location
from treaty.models import Claim, MonetaryCommitment, Obligation, Report, UnpricedSupport
from treaty.models.base import Duration, Interval, Moment, Name
from treaty.models.money import Currency
from treaty.models.silences import AbsentWords
from treaty.quoting import quoted


def _pattern_of(alias: Any) -> str:
    return str(alias.__metadata__[0].pattern)


def _pattern_in(model: type[BaseModel], field: str) -> str:
    return str(model.model_fields[field].metadata[0].pattern)


_NAME = _pattern_of(Name)
_EXPECTED_BY_PATTERN = {
    _NAME: "lower-case letters and digits joined by hyphens",
    _pattern_of(Duration): "a duration such as P6M or PT24H",
    _pattern_of(Moment): "a date such as 2024-06-13, 2024-06 or 2024",
    _pattern_of(Interval): "an interval such as 2024, 2022-03/.. or ../2027",
    _pattern_in(Obligation, "id"): "a clause and a running number such as II.1.5-2",
    _pattern_in(MonetaryCommitment, "id"): "a clause and a running number such as II.2.4-m1",
    _pattern_in(UnpricedSupport, "id"): "a clause and a running number such as II.1.1-s1",
    _pattern_of(Currency): "an ISO 4217 code such as EUR",
    _pattern_in(Claim, "id"): "the report's id and a running number such as gazette-12",
    _pattern_in(Report, "url"): "an address that begins with https://",
    r"^[0-9a-f]{64}$": "a SHA-256 digest of 64 hexadecimal digits",
    _pattern_of(AbsentWords): "words with a space between them and no * but at their end",
}
_EXPECTED_BY_TYPE = {
    "string_type": "text",
    "tuple_type": "a list",
    "dict_type": "keys and values",
    "model_type": "keys and values",
    "model_attributes_type": "keys and values",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_parsing_size": "a smaller number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "decimal_type": "a number",
    "decimal_parsing": "a number",
    "finite_number": "a number",
    "date_type": "a date such as 2024-06-13",
    "date_parsing": "a date such as 2024-06-13",
    "date_from_datetime_parsing": "a date such as 2024-06-13",
    "date_from_datetime_inexact": "a date such as 2024-06-13",
}


def faults_of(error: ValidationError, document: Document, model: type[BaseModel]) -> list[Fault]:
    """Return one fault for each place that Pydantic refused."""
    details = [
        detail
        for detail in error.errors(include_url=False)
        if not _counts_only_sound_entries(detail, document)
    ]
    return [
        _fault_of_key(location, list(group), document)
        if is_key
        else _fault_of(location, list(group), document, model)
        for (location, is_key), group in groupby(
            details, key=lambda detail: (_written(detail, document), _is_of_key(detail))
        )
    ]


def _counts_only_sound_entries(detail: ErrorDetails, document: Document) -> bool:
    """Tell whether a list is only too short because its faulty entries do not count."""
    written = document.get(detail["loc"])
    return (
        detail["type"] == "too_short"
        and isinstance(written, list)
        and len(written) >= detail["ctx"]["min_length"]
    )


def _written(detail: ErrorDetails, document: Document) -> Location:
    """Return where a fault stands in the file.

    Pydantic adds steps that no file has: the member of a union, or ``[key]``.
    """
    location: Location = detail["loc"]
    if detail["type"] == "missing":
        return location
    while location not in document.value_marks:
        location = location[:-1]
    return location


def _is_of_key(detail: ErrorDetails) -> bool:
    """Tell whether a key is at fault that is itself a value, such as an id or a language."""
    return detail["loc"][-1:] == ("[key]",)


def _fault_of_key(location: Location, details: list[ErrorDetails], document: Document) -> Fault:
    key = str(location[-1])
    expected = "; ".join(dict.fromkeys(_messages(details, key)))
    expected = expected.replace(f", not {quoted(key)}", "")
    return document.fault_at_key(location, f"unknown key {quoted(key)}; {expected}")


def _fault_of(
    location: Location, details: list[ErrorDetails], document: Document, model: type[BaseModel]
) -> Fault:
    detail = details[0]
    match detail["type"]:
        case "missing":
            return document.fault_at(location[:-1], f"missing key {location[-1]!r}")
        case "extra_forbidden":
            message = f"unknown key {quoted(str(location[-1]))}"
            keys = _model_at(model, location[:-1]).model_fields
            near = _hint(str(location[-1]), keys) or f"; expected one of: {', '.join(keys)}"
            return document.fault_at_key(location, message + near)
    message = "; ".join(dict.fromkeys(_messages(details, document.get(location))))
    return document.fault_at(location, message)


def _model_at(model: type[BaseModel], location: Location) -> type[BaseModel]:
    for step in location:
        if step in model.model_fields:
            model = _record_in(model.model_fields[str(step)].annotation) or model
    return model


def _record_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_record_in, get_args(annotation))), None)


def _messages(details: list[ErrorDetails], written: Any) -> Iterator[str]:
    """Say what was expected, the members of a union in one sentence."""
    expected = list(dict.fromkeys(filter(None, map(_expected, details))))
    if expected:
        near = _name_for(written) if _is_no_name(details) else ""
        yield f"expected {' or '.join(expected)}, not {_shown(written)}{near}"
    for detail in details:
        if _expected(detail):
            continue
        context = detail.get("ctx", {})
        match detail["type"]:
            case "value_error":
                yield str(context["error"])
            case "too_short":
                yield f"expected {context['min_length']} or more entries, found {len(written)}"
            case "too_long":
                yield f"expected {context['max_length']} or fewer entries, found {len(written)}"
            case "enum" | "literal_error":
                values = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
                near = _hint(str(written), values)
                yield f"expected {context['expected']}, not {_shown(written)}{near}"
            case "string_too_short":
                yield "the text is empty"
            case "greater_than" | "greater_than_equal":
                bound = context.get("gt", context.get("ge"))
                than = "more than" if "gt" in context else "at least"
                yield f"expected {than} {bound}, not {_shown(written)}"
            case "less_than_equal":
                yield f"expected at most {context['le']}, not {_shown(written)}"
            case _:
                message = detail["msg"].removeprefix("Input should be ")
                yield f"expected {message}, not {_shown(written)}"


def _expected(detail: ErrorDetails) -> str | None:
    if detail["type"] == "string_pattern_mismatch":
        pattern = detail["ctx"]["pattern"]
        return _EXPECTED_BY_PATTERN.get(pattern, f"text of the form {pattern}")
    return _EXPECTED_BY_TYPE.get(detail["type"])


def _is_no_name(details: list[ErrorDetails]) -> bool:
    return any(detail.get("ctx", {}).get("pattern") == _NAME for detail in details)


def _name_for(written: str) -> str:
    """Suggest the name that is nearest to a text, if it has any letter or digit for one."""
    name = "-".join(re.findall("[a-z0-9]+", written.lower()))
    return f"; in that form: {name!r}" if name and len(name) <= 60 else ""


def _shown(written: Any) -> str:
    match written:
        case None:
            return "an empty value"
        case dict():
            return "keys and values"
        case list():
            return "a list"
    return quoted(written)


def _hint(name: str, valid: Any) -> str:
    near = nearest(name, valid)
    return f"; did you mean {near[0]!r}?" if near else ""
