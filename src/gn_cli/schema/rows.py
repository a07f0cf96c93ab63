"""A record as rows of its tables and back: equal both ways. Values stay Python values; the store makes them SQL's."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeAlias

from gn_cli.report import Report
from gn_cli.schema.walk import Column, Table, certain_fields, fields_of, report_table

Key: TypeAlias = tuple[str | int, ...]
TableRows: TypeAlias = Callable[[Table, Key], list[Mapping[str, Any]]]
"""Gives a table's rows below a key, in their order."""


def value_getter(column: Column) -> Callable[[Any], Any]:
    """Reads a column's value off its row's object: `None` where an optional part on the way is absent."""
    if column.presence:
        get = attrgetter(".".join(column.path))
        return lambda record: get(record) is not None
    if len(column.path) == 1:
        return attrgetter(column.path[0])

    get_part = value_getter(Column("", column.path[:-1], column.kind, True))
    get_value = attrgetter(column.path[-1])

    def get_below(record: Any) -> Any:
        part = get_part(record)
        return None if part is None else get_value(part)

    return get_below


@cache
def row_getter(table: Table) -> Callable[[Any], list[Any]]:
    """What reads a row's values off its object: each part of it is looked at once, for all of its columns."""
    groups = []
    for (presence, above), columns in groupby(table.columns, key=lambda column: (column.presence, column.path[:-1])):
        names = [column.path[-1] for column in columns]
        get_part = value_getter(Column("", above, "str", True)) if above else None
        if presence:
            groups += [(get_part, _is_there(name), 1) for name in names]
        else:
            groups.append((get_part, _getter_of_several(names), len(names)))

    def get(record: Any) -> list[Any]:
        values: list[Any] = []
        for get_part, get_values, size in groups:
            part = record if get_part is None else get_part(record)
            values += get_values(part) if part is not None else (None,) * size
        return values

    return get


def _getter_of_several(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda part: (get(part),)


def _is_there(name: str) -> Callable[[Any], tuple[bool]]:
    return lambda part: (getattr(part, name) is not None,)


def to_rows(report: Report) -> Iterator[tuple[Table, Key, Any, list[Any]]]:
    """Every row of a report, parents first: its table, its keys, the object it was made of, its columns' values."""
    yield from _rows(report_table(), (report.id,), report)


def _rows(table: Table, key: Key, record: Any) -> Iterator[tuple[Table, Key, Any, list[Any]]]:
    yield table, key, record, row_getter(table)(record)
    for child in table.children:
        get = row_getter(child)
        for number, item in enumerate(getattr(record, child.name), 1):
            if child.children:
                yield from _rows(child, (*key, number), item)
            else:
                yield child, (*key, number), item, get(item)


def from_rows(report: Mapping[str, Any], below: TableRows) -> Report:
    """The report of a row of the reports table; `below` gives the rows of the tables under it."""
    made = _record(report_table(), report, (report["id"],), below)
    assert isinstance(made, Report)
    return made


def _record(table: Table, row: Mapping[str, Any], key: Key, below: TableRows) -> Any:
    lists = {
        child.name: tuple(_record(child, item, (*key, item[child.keys[-1]]), below) for item in below(child, key))
        for child in table.children
    }
    return _part(table.of, row, "", lists)


def _part(record: type, row: Mapping[str, Any], prefix: str, lists: Mapping[str, tuple[Any, ...]]) -> Any:
    values: dict[str, Any] = {}
    for field in fields_of(record):
        name = prefix + field.name
        if field.shape == "scalar":
            values[field.name] = row[name]
        elif field.shape == "list":
            values[field.name] = lists[field.name]
        else:
            certain = certain_fields(field.of)
            there = row[f"{name}_{certain[0].name}"] is not None if certain else row[f"has_{name}"]
            values[field.name] = _part(field.of, row, f"{name}_", {}) if there or not field.optional else None
    return record(**values)
