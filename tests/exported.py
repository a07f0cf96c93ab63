"""What an export of invented reports should hold, told apart from how it is written."""

import re
import sqlite3
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path

from invented import invented_reports

from gn_cli.captions import word
from gn_cli.export.lists import columns_of
from gn_cli.report import Report
from gn_cli.schema import Described, Lang, Of, Row, flatten, whole_columns
from gn_cli.store import Store

COUNT = 1000


@cache
def records() -> tuple[Report, ...]:
    """The invented records that the exports are of."""
    return tuple(report for _, report in invented_reports(COUNT))


def rows_of(store: Store, of: Of) -> list[Row]:
    """The rows of a list in the order of the database, with the values of the records."""
    made = {tuple(row.values()) for report in records() for row in flatten(report, of, shown=whole_columns(of))}
    found = list(store.find(of=of, shown=whole_columns(of)))
    assert {tuple(row.values()) for row in found} == made
    if of == "trainings":
        with sqlite3.connect(store.path) as db:
            told = {row[:2]: row[2] for row in db.execute("SELECT report_id, training, same_as FROM trainings")}
        assert any(told.values())
        for row in found:
            row["same_as"] = told[row["id"], row["training"]]
        return [{name: row[name] for name in names_of(of)} for row in found]
    if of != "reports":
        return found
    second = {report.id: f"copies/{report.source}" for report in records()[::20]}
    return [row | {"url": None, "also_at": second.get(str(row["id"]))} for row in found]


def as_cell(value: object, column: Described, lang: Lang) -> object:
    """A value as a reader of the workbook should find it."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return word("yes" if value else "no", lang)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day) if value.year >= 1900 else value.isoformat()
    if not isinstance(value, str):
        return value
    if column.values:
        return "; ".join(word(one, lang) for one in value.split("; "))
    text = "".join(letter for letter in value if letter in "\n\t" or ord(letter) >= 32)
    return text if len(text) <= 32_767 else None


def texts_cut(rows: list[Row]) -> Iterator[tuple[int, str]]:
    """Where a list has texts that no cell can hold."""
    for number, row in enumerate(rows):
        yield from ((number, name) for name, value in row.items() if isinstance(value, str) and len(value) > 32_767)


def names_of(of: Of) -> list[str]:
    """The names of a list's columns."""
    return [column.name for column in columns_of(of)]


def guarded(value: object) -> str:
    """A value as the cell of a CSV file that no spreadsheet runs."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = value.isoformat() if isinstance(value, date) else str(value)
    return "'" + text if isinstance(value, str) and re.match(r"[=+\-@\t\r].", text) else text


def left_beside(path: Path) -> list[str]:
    """The files beside a path that have no place there."""
    return [other.name for other in path.parent.iterdir() if other.name.endswith(".part")]
