"""A record as JSON-ready data and back: equal both ways."""

import typing
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any

from gn_cli.errors import ReadError
from gn_cli.report import Report
from gn_cli.schema.walk import Field, fields_of


def to_json(record: Any) -> dict[str, Any]:
    """A record as JSON-ready data: keys are the fields' names, dates ISO strings, tuples lists."""
    kind: type = type(record)
    return {name: write(getattr(record, name)) for name, write in _writers(kind)}


@cache
def _writers(record: type) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    return tuple((part.name, _writer(part)) for part in fields_of(record))


def _writer(part: Field) -> Callable[[Any], Any]:
    if part.shape == "list":
        return lambda value: [to_json(item) for item in value]
    if part.shape == "part":
        return lambda value: None if value is None else to_json(value)
    if part.of is date:
        return lambda value: None if value is None else value.isoformat()
    if part.of is tuple:
        return list
    return lambda value: value


_WANTED = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


def from_json(data: Mapping[str, Any]) -> Report:
    """The report that `to_json` wrote: equal to it. Unknown keys are passed over, absent ones take their defaults.

    Raises `ReadError` with the place of the first value that is no part of a record.
    """
    return typing.cast(Report, _read_record(Report, data, ""))


def _read_record(record: type, data: Any, where: str) -> object:
    if not isinstance(data, Mapping):
        raise _not_a_record(where, "an object", data)
    values = {}
    for part in fields_of(record):
        if part.name in data:
            values[part.name] = _read_value(part, data[part.name], f"{where}.{part.name}".lstrip("."))
        elif part.required and part.optional:
            values[part.name] = None
        elif part.required:
            raise ReadError(f"the record lacks {where + '.' if where else ''}{part.name}", "write it with gn extract")
    return record(**values)


def _read_value(part: Field, value: Any, where: str) -> Any:
    if value is None and part.optional:
        return None
    if part.shape == "part":
        return _read_record(part.of, value, where)
    if part.shape == "list" or part.of is tuple:
        if not isinstance(value, list):
            raise _not_a_record(where, "a list", value)
        if part.shape == "list":
            return tuple(_read_record(part.of, item, f"{where}[{number}]") for number, item in enumerate(value))
        if not all(isinstance(item, str) for item in value):
            raise _not_a_record(where, "a list of strings", value)
        return tuple(value)
    if part.of is date:
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            raise _not_a_record(where, "a date such as 2023-09-22", value) from None
    if part.of is float and type(value) is int:
        return float(value)
    if type(value) is not part.of:
        raise _not_a_record(where, _WANTED[part.of], value)
    if part.choices and value not in part.choices:
        raise _not_a_record(where, "one of " + ", ".join(part.choices), value)
    return value


def _not_a_record(where: str, wanted: str, value: object) -> ReadError:
    return ReadError(f"{where or 'the record'} should be {wanted}, not {value!r:.60}", "write records with gn extract")
