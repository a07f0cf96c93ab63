"""Records and articles read back whole, many at a time: one query a table, not one a report."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gn_cli.report import Report
from gn_cli.schema import Table, report_table
from gn_cli.schema.rows import Key, from_rows
from gn_cli.store import tables

AT_ONCE = 400
"""So many reports are asked for in one query, and kept in memory."""


def reports(db: sqlite3.Connection, ids: Sequence[str]) -> Iterator[Report]:
    """The records of these ids in this order; an id without a record gives none."""
    for start in range(0, len(ids), AT_ONCE):
        yield from _some(db, ids[start : start + AT_ONCE])


def _some(db: sqlite3.Connection, ids: Sequence[str]) -> Iterator[Report]:
    top = report_table()
    rows = {row["id"]: tables.python_row(top, row) for row in _of(db, "reports", "id", ids)}
    below: dict[tuple[str, Key], list[Mapping[str, Any]]] = defaultdict(list)
    for table in top.walk():
        if table is not top:
            for row in _of(db, table.name, "report_id", ids, order=table.keys):
                below[table.name, tuple(row[name] for name in table.keys[:-1])].append(tables.python_row(table, row))

    def of_key(table: Table, key: Key) -> list[Mapping[str, Any]]:
        return below.get((table.name, key), [])

    for one in ids:
        if one in rows:
            yield from_rows(rows[one], of_key)


def texts(db: sqlite3.Connection, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The ids and texts of these articles."""
    for start in range(0, len(ids), AT_ONCE):
        yield from ((row["id"], row["text"]) for row in _of(db, "articles", "id", ids[start : start + AT_ONCE]))


def origins(db: sqlite3.Connection) -> dict[str, tuple[str | None, tuple[str, ...]]]:
    """By article: its address on the web, where one is known, and the sources that tell it now, the oldest first."""
    found: dict[str, tuple[str | None, tuple[str, ...]]] = {}
    for article_id, url, source in db.execute(
        "SELECT s.article_id, a.url, s.source FROM sources s JOIN articles a ON a.id = s.article_id WHERE s.current"
        " ORDER BY s.added, s.source"
    ):
        found[article_id] = (url, (*found.get(article_id, (url, ()))[1], source))
    return found


def _of(
    db: sqlite3.Connection, table: str, key: str, ids: Sequence[str], *, order: Sequence[str] = ()
) -> sqlite3.Cursor:
    marks = ", ".join("?" * len(ids))
    by = f" ORDER BY {', '.join(map(tables.quoted, order))}" if order else ""
    return db.execute(f"SELECT * FROM {tables.quoted(table)} WHERE {tables.quoted(key)} IN ({marks}){by}", tuple(ids))
