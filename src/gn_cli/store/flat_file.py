"""Plain SQLite files of flat tables, for other programs: no keys of gn's own, dates as ISO text, words to search."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from gn_cli.schema.walk import Kind
from gn_cli.store import tables
from gn_cli.store.errors import explained
from gn_cli.store.tables import quoted

_AT_ONCE = 1_000
_MAGIC = b"SQLite format 3\x00"
_APPLICATION_ID = slice(68, 72)
"""Where a SQLite file has its application id (https://sqlite.org/fileformat.html)."""


class FlatTable(NamedTuple):
    """A table to be written: its columns with what they hold, its rows in the order of the columns.

    `keys` are its primary key; `parent` the table whose `id` its own `id` names; `indexed` the columns looked up often;
    `searched` those whose words can be searched.
    """

    name: str
    columns: Sequence[tuple[str, Kind]]
    rows: Iterable[Sequence[Any]]
    keys: tuple[str, ...] = ()
    parent: str | None = None
    indexed: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()


def is_database(path: Path) -> bool:
    """Whether a file is a database of gn. What cannot be read is none."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_APPLICATION_ID.stop)
    except OSError:
        return False
    return head.startswith(_MAGIC) and int.from_bytes(head[_APPLICATION_ID]) == tables.APPLICATION_ID


def write_flat(path: Path, written: Iterable[FlatTable]) -> None:
    """Write tables to a new file, parents before those that name them. Raises `StoreError` where that fails."""
    path.unlink(missing_ok=True)
    with explained(path):
        db = sqlite3.connect(path, isolation_level=None)
        try:
            # The file is new and nobody else's: a crash leaves nothing to repair.
            db.execute("PRAGMA journal_mode = OFF")
            db.execute("PRAGMA synchronous = OFF")
            db.execute("BEGIN")
            for table in written:
                _write(db, table)
            db.execute("COMMIT")
            db.execute("ANALYZE")
        finally:
            db.close()


def _write(db: sqlite3.Connection, table: FlatTable) -> None:
    name = quoted(table.name)
    lines = [f"{quoted(column)} {tables.sql_type(kind)}" for column, kind in table.columns]
    if table.keys:
        lines.append(f"PRIMARY KEY ({', '.join(map(quoted, table.keys))})")
    if table.parent:
        lines.append(f"FOREIGN KEY (id) REFERENCES {quoted(table.parent)}(id)")
    db.execute(f"CREATE TABLE {name} (\n    " + ",\n    ".join(lines) + "\n)")
    marks = ", ".join("?" * len(table.columns))
    for some in _in_parts(table.rows):
        db.executemany(
            f"INSERT INTO {name} VALUES ({marks})", ([tables.to_sql(value) for value in row] for row in some)
        )
    indexed = table.indexed if table.keys or not table.parent else ("id", *table.indexed)
    for column in indexed:
        db.execute(f"CREATE INDEX {quoted(f'{table.name}_by_{column}')} ON {name}({quoted(column)})")
    if table.searched:
        words, columns = quoted(f"{table.name}_words"), ", ".join(map(quoted, table.searched))
        db.execute(
            f"CREATE VIRTUAL TABLE {words} USING fts5({columns}, content={name},"
            " tokenize='unicode61 remove_diacritics 2')"
        )
        db.execute(f"INSERT INTO {words} ({words}) VALUES ('rebuild')")


def _in_parts(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    remaining = iter(rows)
    while some := list(islice(remaining, _AT_ONCE)):
        yield some
