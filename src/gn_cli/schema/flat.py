"""The flat lists (`gn list --of …`): what a row is of each, and its columns. `flatten` and the store both read it."""

import typing
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Literal, NamedTuple, TypeAlias

from gn_cli.report import Report
from gn_cli.schema.rows import value_getter
from gn_cli.schema.walk import Kind, Table, is_evidence, report_table

Of: TypeAlias = Literal["trainings", "reports", "documents", "lecturers", "rates", "households", "organizers"]
OF: tuple[Of, ...] = typing.get_args(Of)

How: TypeAlias = Literal["value", "min", "max", "count", "join", "year"]
Row: TypeAlias = dict[str, object]
"""One flat row: `str`, `int`, `float`, `bool`, `date` or `None` by column name, in the order of `columns`."""

SHORT_ID = 10
"""How many characters of a report's id a row shows: enough to tell a million reports apart but for a rare pair."""
SEPARATOR = "; "
"""What stands between the names that share one cell."""


class Flat(NamedTuple):
    """A column of a flat list: the `column` of the row's report, training or item, or of all rows of its list `each`
    taken together (`how`). The `year` is that of the first date, or of publication.

    `only` keeps the items of `each` whose column has one value. `extra` columns are shown only when asked for by name.
    """

    name: str
    root: Literal["report", "training", "item", "origin"]
    column: str
    each: str = ""
    how: How = "value"
    only: tuple[str, str] | None = None
    extra: bool = False
    kind: Kind = "str"
    """Filled in from the record's dataclasses."""


class List(NamedTuple):
    """A flat list: the table its rows are of, its columns."""

    table: Table
    columns: tuple[Flat, ...]

    @property
    def root(self) -> Literal["report", "training", "item"]:
        """What a row is of."""
        return "report" if len(self.table.keys) == 1 else "item" if self.table.keys[-1] == "item" else "training"

    @property
    def below_training(self) -> bool:
        """Whether the rows belong to one training each."""
        return "training" in self.table.keys


_TRAINING = (
    Flat("first_date", "training", "start", "event_dates", "min"),
    Flat("last_date", "training", "end", "event_dates", "max"),
    Flat("province", "training", "place_province"),
    Flat("district", "training", "place_district"),
    Flat("commune", "training", "place_commune"),
    Flat("venue", "training", "place_venue"),
    Flat("province_now", "training", "place_province_now"),
    Flat("participants", "training", "participants_count"),
    Flat("bound", "training", "participants_bound"),
    Flat("classes", "training", "classes_count"),
    Flat("lecturers", "training", "name", "lecturers", "join"),
    Flat("organizers", "training", "name", "organizers", "join"),
    Flat("plans", "report", "number", "documents", "join", only=("kind", "Kế hoạch")),
    Flat("title", "report", "title"),
    Flat("needs_review", "report", "needs_review"),
    Flat("source", "report", "source"),
    Flat("published", "report", "published", extra=True),
    Flat("byline", "report", "byline", extra=True),
    Flat("unit", "training", "participants_unit", extra=True),
    Flat("parts", "training", "count", "participants_parts", "join", extra=True),
    Flat("sessions", "training", "start", "event_dates", "count", extra=True),
    Flat("documents", "report", "number", "documents", "join", extra=True),
    Flat("unit_code", "training", "place_unit_code", extra=True),
    Flat("warnings", "report", "message", "warnings", "join", extra=True),
)
_OF_TRAINING = tuple(
    column for column in _TRAINING if column.name in ("first_date", "province", "province_now", "source")
)
_TABLES: dict[Of, str] = {"rates": "poverty_rates", "households": "poor_households"}
"""The lists whose table is called otherwise."""


@cache
def flat_list(of: Of) -> List:
    """The flat list of a kind of row."""
    tables = {table.name: table for table in report_table().walk()}
    table = tables[_TABLES.get(of, of)]
    columns = [Flat("id", "report", "report_id")]
    if "training" in table.keys:
        columns.append(Flat("training", "training", "training", kind="int"))
    if of == "trainings":
        columns += _TRAINING
    elif of == "reports":
        columns += _own_columns(table, "report")
        columns += [Flat(child.name, "report", child.keys[-1], child.name, "count") for child in table.children]
    else:
        columns += _own_columns(table, "item")
        columns.append(Flat("text", "item", "evidence_text"))
        if "training" in table.keys:
            columns += _OF_TRAINING
        else:
            columns += [Flat("published", "report", "published"), Flat("source", "report", "source")]
    return List(table, tuple(column._replace(kind=kind_of_flat(column, table)) for column in columns))


def columns(of: Of, *, extra: bool = False) -> tuple[Flat, ...]:
    """The columns of a flat list in their order; with `extra`, also those given only when asked for by name."""
    return tuple(column for column in flat_list(of).columns if extra or not column.extra)


def _own_columns(table: Table, root: Literal["report", "item"]) -> list[Flat]:
    own = (column for column in table.columns if not is_evidence(column) and column.name != "id")
    return [Flat(column.name, root, column.name) for column in own]


def table_of(column: Flat, table: Table) -> Table:
    """The table a flat column's value stands in, for a list of rows of `table`."""
    root = report_table()
    if column.root == "training":
        root = next(child for child in root.children if child.keys[-1] == "training")
    elif column.root == "item":
        root = table
    return root.child(column.each) if column.each else root


def kind_of_flat(column: Flat, table: Table) -> Kind:
    """What a flat column holds, in a list of rows of `table`."""
    if column.how in ("count", "year") or column.column == "training":
        return "int"
    if column.how == "join" or column.column == "report_id":
        return "str"
    return table_of(column, table).column(column.column).kind


# Rows from a record


def flatten(
    report: Report, of: Of = "trainings", *, extra: bool = False, shown: tuple[Flat, ...] | None = None
) -> Iterator[Row]:
    """The rows of one report in a flat list, the same rows that `Store.find` gives; `shown` names other columns."""
    getters = _getters(of, columns(of, extra=extra) if shown is None else shown)
    for training, number, item in _rows(report, flat_list(of)):
        yield {name: get(report, training, number, item) for name, get in getters}


def _rows(report: Report, wanted: List) -> Iterator[tuple[Any, int, Any]]:
    if wanted.root == "report":
        yield None, 0, None
    elif wanted.root == "training":
        yield from ((training, number, None) for number, training in enumerate(report.trainings, 1))
    elif wanted.below_training:
        for number, training in enumerate(report.trainings, 1):
            yield from ((training, number, item) for item in getattr(training, wanted.table.name))
    else:
        yield from ((None, 0, item) for item in getattr(report, wanted.table.name))


_Getter: TypeAlias = Callable[[Report, Any, int, Any], object]


@cache
def _getters(of: Of, shown: tuple[Flat, ...]) -> tuple[tuple[str, _Getter], ...]:
    return tuple((column.name, _getter(column, flat_list(of).table)) for column in shown)


def _getter(column: Flat, table: Table) -> _Getter:
    if column.column == "report_id":
        return lambda report, training, number, item: report.id[:SHORT_ID]
    if column.column == "training" and not column.each:
        return lambda report, training, number, item: number
    pick: Callable[[Any], object] = (
        _value if column.how == "count" else value_getter(table_of(column, table).column(column.column))
    )
    each, only = column.each, column.only

    def get(report: Report, training: Any, number: int, item: Any) -> object:
        root = {"report": report, "training": training, "item": item}[column.root]
        if not each:
            return pick(root)
        items = (one for one in getattr(root, each) if only is None or getattr(one, only[0]) == only[1])
        if column.how == "year":
            first = _together("min", [pick(one) for one in items]) or report.published
            return first and first.year
        return _together(column.how, [pick(one) for one in items])

    return get


def _value(item: object) -> object:
    return item


def _together(how: How, values: list[Any]) -> Any:
    if how == "count":
        return len(values)
    present: list[Any] = [value for value in values if value is not None]
    if how == "join":
        return SEPARATOR.join(map(str, present)) if present else None
    return (min if how == "min" else max)(present, default=None)
