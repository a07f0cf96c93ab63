"""A filter, a sort and a limit as one question in SQL."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from gn_cli.errors import UsageError
from gn_cli.schema import Flat, Of, flat_list
from gn_cli.schema.flat import List
from gn_cli.store import tables
from gn_cli.store.filters import Filter
from gn_cli.vietnamese.fold import fold, fold_ascii


class Question(NamedTuple):
    """A query: its SQL, the values for its question marks, the columns of its rows."""

    sql: str
    values: tuple[Any, ...]
    columns: tuple[Flat, ...]


class Condition(NamedTuple):
    """A condition on a training (`t`) or a report (`r`), with the values for its question marks."""

    on: str
    sql: str
    values: tuple[Any, ...] = ()


_SAME = "t.report_id = n.report_id AND t.training = n.training"


def question(wanted: Filter, of: Of, shown: tuple[Flat, ...], sort: Sequence[str], limit: int | None) -> Question:
    """The query of a flat list, with the columns `shown`. Raises `UsageError` on an unknown column or province."""
    rows = flat_list(of)
    listed = tables.select(of, shown)
    if limit is not None and not sort and of == "trainings" and wanted.province is not None:
        newest, values = _newest_of_province(wanted, wanted.province, limit)
        start, all_of_them = f" FROM {newest} n CROSS JOIN trainings t ON {_SAME}", " FROM trainings t"
        listed, where = listed.replace(f"{all_of_them} JOIN", f"{start} JOIN"), ""
    else:
        where, values = conditions(wanted, rows)
    sql = f"{listed}{where} ORDER BY {', '.join(_order(sort, rows))}"
    if limit is not None:
        sql, values = f"{sql} LIMIT ?", (*values, limit)
    return Question(sql, values, shown)


def _newest_of_province(wanted: Filter, province: str, limit: int) -> tuple[str, tuple[Any, ...]]:
    """The newest trainings of a province then and of one now, each read off the end of its index: to look for both at
    once SQLite would sort all trainings of the province."""
    from gn_cli.store import places

    where, values, with_report = of_trainings(replace(wanted, province=None))
    report = " JOIN reports r ON r.id = t.report_id" if with_report else ""
    also = f" AND {where.removeprefix(' WHERE ')}" if where else ""
    newest = [
        f"SELECT * FROM (SELECT t.report_id, t.training FROM trainings t{report} WHERE t.{column} = ?{also}"
        f" ORDER BY t.day_from DESC, t.report_id, t.training LIMIT {int(limit)})"
        for column in ("province_key", "province_now_key")
        for _ in places.province_keys(province)
    ]
    keys = places.province_keys(province) * 2
    filled = tuple(value for key in keys for value in (key, *values))
    return f"({' UNION '.join(newest)})", filled


def counting(wanted: Filter, of: Of) -> tuple[str, tuple[Any, ...]]:
    """The query of how many rows a flat list has, and its values. Raises `UsageError` on an unknown province."""
    rows = flat_list(of)
    where, values = conditions(wanted, rows)
    return f"SELECT count(*) FROM {tables.tables(rows)}{where}", values


def conditions(wanted: Filter, rows: List) -> tuple[str, tuple[Any, ...]]:
    """The filter as a WHERE clause over the tables of a flat list, and its values.

    In a list that is not of trainings, a report passes when one of its trainings does.
    """
    has_trainings = rows.root == "training" or rows.below_training
    parts: list[str] = []
    values: list[Any] = []
    of_training: list[Condition] = []
    for condition in _conditions(wanted):
        if condition.on == "t" and not has_trainings:
            of_training.append(condition)
        else:
            parts.append(condition.sql)
            values += condition.values
    if of_training:
        inner = " AND ".join(condition.sql for condition in of_training)
        parts.append(
            f"r.id IN (SELECT t.report_id FROM trainings t JOIN reports r ON r.id = t.report_id WHERE {inner})"
        )
        values += [value for condition in of_training for value in condition.values]
    return (" WHERE " + " AND ".join(parts) if parts else ""), tuple(values)


def of_trainings(wanted: Filter) -> tuple[str, tuple[Any, ...], bool]:
    """The filter as a WHERE clause over trainings (`t`), its values, and whether it asks for the reports (`r`) as well:
    without them an index answers sums of a million trainings."""
    found = tuple(_conditions(wanted))
    where = " WHERE " + " AND ".join(condition.sql for condition in found) if found else ""
    values = tuple(value for condition in found for value in condition.values)
    return where, values, any(condition.on == "r" for condition in found)


def _conditions(wanted: Filter) -> Iterator[Condition]:
    # The table of units and what reads names are loaded where a place is asked for.
    if wanted.province is not None or wanted.district is not None or wanted.commune is not None:
        yield from _places(wanted)
    first, last = _days(wanted)
    if first is not None:
        yield Condition("t", "t.day_to >= ?", (first.isoformat(),))
    if last is not None:
        yield Condition("t", "t.day_from <= ?", (last.isoformat(),))
    if wanted.min_participants is not None:
        yield Condition("t", "t.participants_count >= ?", (wanted.min_participants,))
    if wanted.lecturer is not None:
        yield _some("lecturers", "name_key", wanted.lecturer)
    if wanted.organizer is not None:
        yield _some("organizers", "name_key", wanted.organizer)
    if wanted.plan is not None:
        condition, value = _contains("x.number_key", re.sub(r"\s+", "", wanted.plan))
        plans = "SELECT 1 FROM documents x WHERE x.report_id = r.id AND x.kind = 'Kế hoạch'"
        yield Condition("r", f"EXISTS ({plans} AND {condition})", value)
    if wanted.search is not None and (words := match_expression(wanted.search)):
        numbers = "SELECT rowid FROM article_words WHERE article_words MATCH ?"
        yield Condition("r", f"r.id IN (SELECT id FROM articles WHERE number IN ({numbers}))", (words,))
    if wanted.needs_review is not None:
        yield Condition("r", "r.needs_review = ?", (int(wanted.needs_review),))


def _places(wanted: Filter) -> Iterator[Condition]:
    from gn_cli.store import places

    if wanted.province is not None:
        keys = places.province_keys(wanted.province)
        marks = ", ".join("?" * len(keys))
        yield Condition("t", f"(t.province_key IN ({marks}) OR t.province_now_key IN ({marks}))", (*keys, *keys))
    if wanted.district is not None:
        yield _named("t", "t.district_key", places.keys("district", wanted.district))
    if wanted.commune is not None:
        yield _named("t", "t.commune_key", places.keys("commune", wanted.commune))


def _days(wanted: Filter) -> tuple[date | None, date | None]:
    first, last = wanted.date_from, wanted.date_to
    if wanted.year is not None:
        start, end = date(wanted.year, 1, 1), date(wanted.year, 12, 31)
        first = max(first, start) if first else start
        last = min(last, end) if last else end
    return first, last


def _named(on: str, column: str, keys: tuple[str, ...]) -> Condition:
    return Condition(on, f"{column} IN ({', '.join('?' * len(keys))})", keys)


def _some(table: str, column: str, name: str) -> Condition:
    condition, value = _contains(f"x.{column}", name)
    items = f"SELECT 1 FROM {table} x WHERE x.report_id = t.report_id AND x.training = t.training"
    return Condition("t", f"EXISTS ({items} AND {condition})", value)


def _contains(key_column: str, typed: str) -> tuple[str, tuple[str, ...]]:
    """That a key holds what was typed: with the accents typed, or whatever the accents where none was."""
    key = " ".join(fold(typed).split())
    if key == fold_ascii(key):
        return f"instr(gn_plain({key_column}), ?) > 0", (key,)
    return f"instr({key_column}, ?) > 0", (key,)


def _order(sort: Sequence[str], rows: List) -> Iterator[str]:
    by_name = {column.name: column for column in rows.columns}
    for typed in sort:
        name = typed.removeprefix("-")
        if name not in by_name:
            raise UsageError(f"no column is called {name!r}", "sort by one of: " + ", ".join(by_name))
        cell = tables.expression(by_name[name], rows)
        if by_name[name].kind == "str":
            cell = f"gn_order({cell})"
        yield f"{cell} DESC NULLS LAST" if typed.startswith("-") else f"{cell} NULLS LAST"
    if rows.root == "training" or rows.below_training:
        yield from ("t.day_from DESC", "t.report_id", "t.training")
    else:
        yield from ("r.published DESC", "r.id")
    if rows.root == "item":
        yield "i.item"


_WORDS = re.compile(r'"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+)')


def match_expression(typed: str) -> str:
    """What a person types as a full-text query: every word, "a phrase", the star* of a word's start.

    Words with accents are looked up as typed, those without in the text without accents.

    >>> match_expression('tập huấn "giam ngheo" kh*')
    'words : "tập" AND words : "huấn" AND plain : "giam ngheo" AND plain : "kh" *'
    """
    terms = []
    for match in _WORDS.finditer(typed):
        text = match["phrase"] if match["word"] is None else match["word"]
        key = fold(text).rstrip("*").replace('"', " ").strip()
        if not re.search(r"\w", key):
            continue
        column = "plain" if key == fold_ascii(key) else "words"
        terms.append(f'{column} : "{key}"' + (" *" if match["word"] and text.endswith("*") else ""))
    return " AND ".join(terms)
