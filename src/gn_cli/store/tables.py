"""The tables of the database, made from the record's dataclasses, and what their values look like in SQLite."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any, NamedTuple

from gn_cli.article import Article
from gn_cli.report import Report, Training
from gn_cli.schema import Flat, Table, columns, fields_of, flat_list, report_table
from gn_cli.schema.flat import SEPARATOR, SHORT_ID, List, table_of
from gn_cli.schema.rows import to_rows
from gn_cli.schema.walk import Kind, kind_of
from gn_cli.store import copies, files, kept, retold
from gn_cli.vietnamese.fold import fold

APPLICATION_ID = 0x676E4442
"""Marks the file as gn's (`PRAGMA application_id`): the letters gnDB."""
SCHEMA_VERSION = 3
"""Goes up whenever the statements below change; kept in `PRAGMA user_version`."""

_TYPES: Mapping[Kind, str] = {
    "str": "TEXT", "int": "INTEGER", "float": "REAL", "bool": "INTEGER", "date": "TEXT", "strings": "TEXT",
}  # fmt: skip


def to_sql(value: Any) -> str | int | float | None:
    """A value as SQLite keeps it: dates as ISO strings, strings as a JSON array, true as 1."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False) if value else "[]"
    return value  # type: ignore[no-any-return]


def from_sql(kind: Kind) -> Callable[[Any], Any] | None:
    """What turns a kept value that is not null back into a Python value; `None` where it is one."""
    return _READERS.get(kind)


_READERS: Mapping[Kind, Callable[[Any], Any]] = {
    "bool": bool,
    "date": date.fromisoformat,
    "strings": lambda value: tuple(json.loads(value)),
}


_folded = lru_cache(1 << 12)(fold)
"""Names come again from record to record."""


class Made(NamedTuple):
    """A column that is computed when a row is put in, so that filters, sums and orders need not compute it."""

    name: str
    sql_type: str
    value: Callable[[Report, Any], object]


def _first_date(report: Report, training: Training) -> date | None:
    return min((day.start for day in training.event_dates if day.start), default=None)


def _last_date(report: Report, training: Training) -> date | None:
    return max((day.end for day in training.event_dates if day.end), default=None)


def _day_from(report: Report, training: Training) -> date | None:
    return _first_date(report, training) or report.published


def _day_to(report: Report, training: Training) -> date | None:
    return _last_date(report, training) or _day_from(report, training)


def _year(report: Report, training: Training) -> int | None:
    day = _day_from(report, training)
    return day.year if day else None


def _province_now(training: Training) -> str | None:
    place = training.place
    name = (place.province_now or place.province) if place else None
    return _folded(name) if name else None


def _occasion(report: Report, training: Training) -> str | None:
    """What one training has in common in whatever report: its days, its province of today and its head-count or,
    without one, its place; see `retold`."""
    first, last, province = _first_date(report, training), _last_date(report, training), _province_now(training)
    if first is None or last is None or province is None or training.place is None:
        return None
    place = "/".join(_folded(part or "") for part in (training.place.district, training.place.commune))
    people = training.participants
    return f"{first} {last} {province} {people.count if people else place}"


def _together(report: Report, training: Training) -> int | None:
    """1 where all trainings of the report are of one province and year; `None` where they lie apart."""
    if len(report.trainings) == 1:
        return 1
    cells = {
        (_province_now(one), one.place and one.place.province and _folded(one.place.province), _year(report, one))
        for one in report.trainings
    }
    return None if len(cells) > 1 else 1


def _key(name: str, *instead: str) -> Made:
    """The fold key of a field (or of the first of those named `instead` that is told); of a training, of its place."""

    def value(report: Report, record: Any) -> str | None:
        owner = record.place if isinstance(record, Training) else record
        text = next(filter(None, (getattr(owner, field) for field in (name, *instead))), None) if owner else None
        return _folded(text) if text else None

    return Made(f"{name}_key", "TEXT", value)


MADE: Mapping[str, tuple[Made, ...]] = {
    "trainings": (
        Made("first_date", "TEXT", _first_date),
        Made("last_date", "TEXT", _last_date),
        Made("day_from", "TEXT", _day_from),
        Made("day_to", "TEXT", _day_to),
        _key("province"),
        _key("province_now", "province"),
        _key("district"),
        _key("commune"),
        Made("year", "INTEGER", _year),
        Made("occasion", "TEXT", _occasion),
        Made("together", "INTEGER", _together),
    ),
    "lecturers": (_key("name"),),
    "organizers": (_key("name"),),
    "documents": (_key("number"),),
    "poverty_rates": (_key("place"), Made("published", "TEXT", lambda report, rate: report.published)),
}

_SETTLED: Mapping[str, tuple[str, ...]] = {"trainings": ("same_as",)}
"""Columns that follow from other rows: empty when a row is put in, set before the transaction ends (see `retold`)."""

_INDEXES = (
    "CREATE INDEX trainings_by_day ON trainings(day_from DESC)",
    "CREATE INDEX trainings_by_province ON trainings(province_key, day_from DESC)",
    # Newest first, and all that sums by place and time need.
    "CREATE INDEX trainings_by_province_now ON trainings(province_now_key, day_from DESC, report_id, training,"
    " province_key, district_key, day_to, year, same_as, participants_count, participants_bound, classes_count)",
    "CREATE INDEX trainings_apart ON trainings(province_now_key, province_key, year, report_id) WHERE together IS NULL",
    "CREATE INDEX trainings_by_district ON trainings(district_key)",
    "CREATE INDEX reports_by_day ON reports(published DESC)",
    "CREATE INDEX poor_rates ON poverty_rates(place_key, year DESC, published DESC, report_id, item)"
    " WHERE kind = 'poor' AND measure = 'level' AND year IS NOT NULL",
    retold.INDEX,
)

_ARTICLE_TABLES = (
    """CREATE TABLE sources (
    source TEXT NOT NULL,
    version INTEGER NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles(id),
    current INTEGER NOT NULL DEFAULT 1,
    added TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    PRIMARY KEY (source, version)
) WITHOUT ROWID""",
    "CREATE INDEX sources_by_article ON sources(article_id)",
    "CREATE UNIQUE INDEX current_sources ON sources(source) WHERE current",
    # Articles are never changed or deleted, so the index keeps no text of its own and is only ever added to. The words
    # are folded before they come here: the tokenizer's own folding knows no đ and would mix tập with tạp.
    """CREATE VIRTUAL TABLE article_words USING fts5(
    words, plain, content='', tokenize='unicode61 remove_diacritics 0'
)""",
)


def sql_type(kind: Kind) -> str:
    """The type of a column in SQLite."""
    return _TYPES[kind]


def quoted(name: str) -> str:
    """A name for SQL: fields may be called `end` or `order`."""
    return f'"{name}"'


def create_articles() -> Iterator[str]:
    """The statements that make the part that is kept for good: articles, their sources, the index of their words."""
    columns = ["number INTEGER PRIMARY KEY"]
    for field in fields_of(Article):
        rule = "TEXT" if field.optional else "TEXT NOT NULL"
        columns.append(f"{quoted(field.name)} {rule}" + (" UNIQUE" if field.name == "id" else ""))
    yield _table("articles", columns)
    yield from _ARTICLE_TABLES
    yield from copies.TABLES
    yield from files.TABLES


def create_records() -> Iterator[str]:
    """The statements that make the part that can be computed again: records and what is derived from them."""
    for table in report_table().walk():
        yield _create(table)
    yield from _INDEXES
    yield retold.TABLE
    yield from retold.TRIGGERS
    yield retold.ALIKE_TRIGGER
    yield from kept.create()
    flat = select("trainings", columns("trainings", extra=True))
    yield f"CREATE VIEW trainings_flat AS {flat.replace('SELECT ', 'SELECT r.id AS report_id, ', 1)}"
    yield f"PRAGMA application_id = {APPLICATION_ID}"
    yield f"PRAGMA user_version = {SCHEMA_VERSION}"


def bring_up_to_date(version: int) -> Iterator[str]:
    """The statements that give the articles of an older version what this one keeps of them."""
    if version < 2:
        yield "ALTER TABLE articles ADD COLUMN notes TEXT NOT NULL DEFAULT '[]'"
        yield from copies.TABLES
    elif version < 3:
        yield from copies.RENEWED
    if version < 3:
        yield from files.TABLES
    # Records go, so every file is to be looked at again.
    yield "DELETE FROM files"


def drop_records() -> Iterator[str]:
    """The statements that take away all but the articles and their sources, children first."""
    yield "DROP VIEW IF EXISTS trainings_flat"
    yield "DROP TRIGGER IF EXISTS occasion_alike"
    for name in (*kept.NAMES, *retold.NAMES):
        yield f"DROP TABLE IF EXISTS {name}"
    for table in reversed(tuple(report_table().walk())):
        yield f"DROP TABLE IF EXISTS {quoted(table.name)}"


@cache
def article_columns() -> tuple[str, ...]:
    """The columns of an article, which are its fields."""
    return tuple(field.name for field in fields_of(Article))


@cache
def insert_article() -> str:
    """The statement that puts in an article: its number, then its columns."""
    names = ("number", *article_columns())
    return f"INSERT INTO articles ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


def _create(table: Table) -> str:
    top = table is report_table()
    lines = (
        [] if top else [f"{quoted(key)} {'TEXT' if key == 'report_id' else 'INTEGER'} NOT NULL" for key in table.keys]
    )
    lines += [
        f"{quoted(column.name)} {_TYPES[column.kind]}{'' if column.optional else ' NOT NULL'}"
        for column in table.columns
    ]
    lines += [f"{quoted(made.name)} {made.sql_type}" for made in MADE.get(table.name, ())]
    lines += [f"{quoted(name)} TEXT" for name in _SETTLED.get(table.name, ())]
    if top:
        lines += ["extractor TEXT NOT NULL", "PRIMARY KEY (id)", "FOREIGN KEY (id) REFERENCES articles(id)"]
    else:
        above = ", ".join(map(quoted, table.keys[:-1]))
        parent = "reports(id)" if len(table.keys) == 2 else f"trainings({above})"
        lines.append(f"PRIMARY KEY ({', '.join(map(quoted, table.keys))})")
        lines.append(f"FOREIGN KEY ({above}) REFERENCES {parent} ON DELETE CASCADE")
    return _table(table.name, lines) + ("" if top else " WITHOUT ROWID")


def _table(name: str, lines: list[str]) -> str:
    return f"CREATE TABLE {quoted(name)} (\n    " + ",\n    ".join(lines) + "\n)"


@cache
def insert(table: Table) -> str:
    """The statement that puts a row into a table: its keys, its columns, the computed ones, then the extractor's
    version for a report."""
    top = table is report_table()
    names = [*(() if top else table.keys), *(column.name for column in table.columns)]
    names += [made.name for made in MADE.get(table.name, ())] + (["extractor"] if top else [])
    return f"INSERT INTO {quoted(table.name)} ({', '.join(map(quoted, names))}) VALUES ({', '.join('?' * len(names))})"


def rows_of(report: Report, extractor: str) -> Iterator[tuple[Table, tuple[Any, ...]]]:
    """The values for `insert` of every row of a report, parents first."""
    top = report_table()
    for table, key, record, values in to_rows(report):
        converted, made = _completed(table)
        for at in converted:
            if values[at] is not None:
                values[at] = to_sql(values[at])
        values += [to_sql(value(report, record)) for value in made]
        yield table, (*values, extractor) if table is top else (*key, *values)


@cache
def _completed(table: Table) -> tuple[tuple[int, ...], tuple[Callable[[Report, Any], object], ...]]:
    """The places of the columns whose values SQLite does not take as they are, and what computes those behind them."""
    converted = tuple(at for at, column in enumerate(table.columns) if column.kind in ("date", "strings"))
    return converted, tuple(made.value for made in MADE.get(table.name, ()))


# Flat lists

_ALIAS = {"report": "r", "training": "t", "item": "i"}


def select(of: Any, shown: tuple[Flat, ...]) -> str:
    """`SELECT … FROM …` of a flat list, without conditions: `r`, `t` and `i` are its report, training and item."""
    wanted = flat_list(of)
    cells = ", ".join(f"{expression(column, wanted)} AS {quoted(column.name)}" for column in shown)
    return f"SELECT {cells} FROM {tables(wanted)}"


def tables(wanted: List) -> str:
    """The joined tables of a flat list."""
    joined = "reports r"
    if wanted.root == "training" or wanted.below_training:
        joined = "trainings t JOIN reports r ON r.id = t.report_id"
    if wanted.root == "item" and wanted.below_training:
        joined += f" JOIN {quoted(wanted.table.name)} i ON i.report_id = t.report_id AND i.training = t.training"
    elif wanted.root == "item":
        joined += f" JOIN {quoted(wanted.table.name)} i ON i.report_id = r.id"
    return joined


def expression(column: Flat, wanted: List) -> str:
    """A column of a flat list as SQL."""
    if column.column == "report_id":
        return f"substr(r.id, 1, {SHORT_ID})"
    if column.root == "training" and any(made.name == column.name for made in MADE["trainings"]):
        return f"t.{quoted(column.name)}"
    if column.root == "origin":
        return f"t.{quoted(column.column)}"
    if column.how == "year":
        return "CAST(substr(t.day_from, 1, 4) AS INTEGER)"
    if not column.each:
        return f"{_ALIAS[column.root]}.{quoted(column.column)}"
    table = table_of(column, wanted.table)
    name = quoted(column.column)
    where = "x.report_id = r.id" + (" AND x.training = t.training" if column.root == "training" else "")
    if column.only:
        where += f" AND x.{quoted(column.only[0])} = '{column.only[1]}'"
    items = f"SELECT {name} FROM {quoted(table.name)} x WHERE {where}"
    if column.how == "join":
        return f"(SELECT group_concat({name}, '{SEPARATOR}') FROM ({items} ORDER BY x.item))"
    return f"(SELECT {'count(*)' if column.how == 'count' else f'{column.how}({name})'} FROM ({items}))"


# Rows back


@cache
def _readers_of(table: Table) -> tuple[tuple[str, Callable[[Any], Any] | None], ...]:
    keys: tuple[tuple[str, None], ...] = tuple((key, None) for key in table.keys if table is not report_table())
    return keys + tuple((column.name, from_sql(column.kind)) for column in table.columns)


def python_row(table: Table, row: sqlite3.Row) -> Mapping[str, Any]:
    """A row of a record's table with Python values, without the computed columns."""
    return {
        name: value if read is None or value is None else read(value)
        for name, read in _readers_of(table)
        for value in (row[name],)
    }


def article_from(row: sqlite3.Row) -> Article:
    """The article of a row of `articles`."""
    values = {}
    for field in fields_of(Article):
        value, read = row[field.name], from_sql(kind_of(field))
        values[field.name] = value if read is None or value is None else read(value)
    return Article(**values)
