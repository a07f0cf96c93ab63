"""Walks the record's dataclasses once: the fields of each, and the tables and columns they make."""

import types
import typing
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, TypeAlias

from gn_cli.report import Report

Kind: TypeAlias = Literal["str", "int", "float", "bool", "date", "strings"]
"""What a column holds; `strings` is a tuple of strings (a JSON array in SQLite)."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record's dataclass, its annotation taken apart."""

    name: str
    shape: Literal["scalar", "part", "list"]
    of: type
    """A scalar's own type (`tuple` for strings), else the dataclass of the part or of the list's items."""
    optional: bool
    choices: tuple[str, ...] = ()
    """The closed set of a scalar, where it has one."""
    required: bool = True
    """Whether the dataclass gives it no default."""


# Columns and tables are made once: equal when they are the same, and cheap as keys of what is cached by them.


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A column of a table: where its value stands in the row's object, and what it holds."""

    name: str
    path: tuple[str, ...]
    kind: Kind
    optional: bool
    presence: bool = False
    """True of a `has_…` column: it tells whether an optional part is there whose own fields may all be absent."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A dataclass as a table: its parts are columns of it, its lists tables of their own.

    `keys` are the columns that name a row (`report_id`, `training`, `item`); numbers count from 1 in the order of the
    record.
    """

    name: str
    of: type
    keys: tuple[str, ...]
    columns: tuple[Column, ...]
    children: tuple["Table", ...] = field(default=())

    def column(self, name: str) -> Column:
        """The column of that name. Raises `KeyError`."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")

    def child(self, name: str) -> "Table":
        """The child table of that name. Raises `KeyError`."""
        for child in self.children:
            if child.name == name:
                return child
        raise KeyError(f"{self.name}.{name}")

    def walk(self) -> Iterator["Table"]:
        """This table and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


@cache
def fields_of(record: type) -> tuple[Field, ...]:
    """The fields of a dataclass of the record, in their order. Raises `TypeError` on an annotation it does not know."""
    hints = typing.get_type_hints(record)
    return tuple(
        _field(spec.name, hints[spec.name], spec.default is MISSING and spec.default_factory is MISSING)
        for spec in fields(record)
    )


def _field(name: str, hint: Any, required: bool) -> Field:
    optional = False
    if isinstance(hint, types.UnionType):
        (inner,) = (choice for choice in typing.get_args(hint) if choice is not types.NoneType)
        hint, optional = inner, True
    if typing.get_origin(hint) is Literal:
        return Field(name, "scalar", str, optional, typing.get_args(hint), required)
    if typing.get_origin(hint) is tuple:
        item = typing.get_args(hint)[0]
        if item is str:
            return Field(name, "scalar", tuple, optional, (), required)
        return Field(name, "list", item, optional, (), required)
    if is_dataclass(hint):
        return Field(name, "part", typing.cast(type, hint), optional, (), required)
    if hint in (str, int, float, bool, date):
        return Field(name, "scalar", hint, optional, (), required)
    raise TypeError(f"no column, part or table can be made of {name}: {hint!r}")


@cache
def report_table() -> Table:
    """The table of reports with all its child tables."""
    return _table("reports", Report, ("report_id",))


def _table(name: str, record: type, keys: tuple[str, ...]) -> Table:
    return Table(
        name,
        record,
        keys,
        tuple(_columns(record, "", (), False)),
        tuple(
            _table(part.name, part.of, (*keys, _number_of(part.of)))
            for part in fields_of(record)
            if part.shape == "list"
        ),
    )


def _number_of(record: type) -> str:
    """What a row's number is called: `training` where other tables point at it, else `item`."""
    has_lists = any(part.shape == "list" for part in fields_of(record))
    return record.__name__.lower() if has_lists else "item"


def _columns(record: type, prefix: str, path: tuple[str, ...], optional: bool) -> Iterator[Column]:
    for part in fields_of(record):
        name, here = prefix + part.name, (*path, part.name)
        if part.shape == "scalar":
            yield Column(name, here, kind_of(part), optional or part.optional)
        elif part.shape == "part":
            if part.optional and not certain_fields(part.of):
                yield Column(f"has_{name}", here, "bool", False, presence=True)
            yield from _columns(part.of, name + "_", here, optional or part.optional)


def kind_of(field: Field) -> Kind:
    """What the column of a scalar field holds."""
    return "strings" if field.of is tuple else typing.cast(Kind, field.of.__name__)


@cache
def certain_fields(record: type) -> tuple[Field, ...]:
    """The scalar fields that are always there: one of them tells from a row whether an optional part is."""
    return tuple(part for part in fields_of(record) if part.shape == "scalar" and not part.optional)


def is_evidence(column: Column) -> bool:
    """Whether a column belongs to the evidence of a value."""
    return any(step == "evidence" or step.endswith("_evidence") for step in column.path)
