"""Counts and sums of trainings by group, made in SQL: from the kept sums where they tell it, else from the records."""

import sqlite3
import typing
from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, Literal, NamedTuple, TypeAlias

from gn_cli.store.filters import Filter

By: TypeAlias = Literal["province", "district", "year", "month", "organizer", "lecturer", "kind"]
BY: tuple[By, ...] = typing.get_args(By)
Units: TypeAlias = Literal["now", "then"]
Measure: TypeAlias = Literal["trainings", "reports", "classes", "participants", "lecturers", "poor_rate"]
MEASURES: tuple[Measure, ...] = typing.get_args(Measure)
Row: TypeAlias = dict[str, Any]
Standard: TypeAlias = Literal["until_2021", "2022_2026", "from_2027"]
STANDARDS: tuple[Standard, ...] = typing.get_args(Standard)

COLUMNS: Mapping[Measure, tuple[str, ...]] = {
    "trainings": ("trainings", "left_out"),
    "reports": ("reports",),
    "classes": ("classes",),
    "participants": ("participants", "bound", "counted"),
    "lecturers": ("lecturers",),
    "poor_rate": ("poor_rate", "poor_rate_year", "poor_rate_standard"),
}
"""The columns of each measure."""


class Group(NamedTuple):
    """What trainings are grouped by: the key they share, the name shown (of one of them), the table it comes from, and
    whether a training may be in several groups."""

    key: str
    shown: str | None = None
    join: str = ""
    unit: str | None = None
    """The key under which poverty rates of the group's unit are kept."""


_OF_TRAINING = "x{0}.report_id = t.report_id AND x{0}.training = t.training"
# In the order of the indexes by province: the first row tells.
_NAME = "(SELECT {0} FROM trainings x WHERE x.{1} = {{0}} ORDER BY x.day_from DESC, x.report_id, x.training LIMIT 1)"
_GROUPS: Mapping[By, Group] = {
    "province": Group(
        "t.province_now_key",
        _NAME.format("coalesce(x.place_province_now, x.place_province)", "province_now_key"),
        unit="t.province_now_key",
    ),
    # Two provinces may have districts of one name.
    "district": Group(
        "coalesce(t.province_key, '') || '/' || t.district_key",
        "(SELECT x.place_district FROM trainings x WHERE x.district_key = substr({0}, instr({0}, '/') + 1)"
        " AND coalesce(x.province_key, '') || '/' || x.district_key = {0} ORDER BY x.report_id, x.training LIMIT 1)",
        unit="t.district_key",
    ),
    "year": Group("t.year"),
    "month": Group("substr(t.day_from, 1, 7)"),
    "organizer": Group("xo.name_key", "min(xo.name)", "LEFT JOIN organizers xo ON " + _OF_TRAINING.format("o")),
    "lecturer": Group("xl.name_key", "min(xl.name)", "LEFT JOIN lecturers xl ON " + _OF_TRAINING.format("l")),
    "kind": Group("xd.kind", None, "LEFT JOIN documents xd ON xd.report_id = t.report_id"),
}
_THEN = Group("t.province_key", _NAME.format("x.place_province", "province_key"), unit="t.province_key")

# over and at_least only lift a sum; nearly, about and at_most leave open on which side it lies.
_BOUND = "CASE WHEN {open} THEN 'about' WHEN {low} THEN 'at_least' WHEN {counted} THEN 'exact' END"
# In these words for the index `poor_rates`.
_POOR = "p.kind = 'poor' AND p.measure = 'level' AND p.year IS NOT NULL"


def standard(year: int) -> Standard:
    """The poverty standard that a rate of a year was counted by. Rates of two standards cannot be compared.

    QĐ 59/2015/QĐ-TTg was prolonged through 2021; NĐ 07/2021/NĐ-CP holds for 2022 to 2026, NĐ 351/2025/NĐ-CP from 2027.
    """
    return "until_2021" if year <= 2021 else "2022_2026" if year <= 2026 else "from_2027"


def stats(
    db: sqlite3.Connection, by: Sequence[By], wanted: Filter, units: Units, measures: Sequence[Measure] = MEASURES
) -> list[Row]:
    """The rows of `Store.stats`, in no order."""
    columns = [column for measure in measures for column in COLUMNS[measure]]
    rows = _kept(db, by, units) if _is_kept(by, wanted) else _live(db, by, wanted, units, measures)
    if "poor_rate" in measures:
        _add_rates(db, rows, by, wanted, units)
    return [{name: row[name] for name in (*by, *columns)} for row in rows]


def _groups(by: Sequence[By], units: Units) -> list[Group]:
    return [_THEN if name == "province" and units == "then" else _GROUPS[name] for name in by]


# From the kept sums


def _is_kept(by: Sequence[By], wanted: Filter) -> bool:
    return set(by) <= {"province", "year"} and wanted == Filter()


def kept_question(by: Sequence[By], units: Units) -> str:
    """The kept sums by province, year, both or neither, as one statement: `k0 …` are the keys, `n0 …` the names."""
    province = "province_now_key" if units == "now" else "province_key"
    cells = {"province": province, "year": "year"}
    keys = [cells[name] for name in by]
    marked = [f"s.{key} AS k{at}" for at, key in enumerate(keys)]
    grouped = f" GROUP BY {', '.join(f's.{key}' for key in keys)}" if keys else ""
    sums = ", ".join(
        f"sum(s.{name}) AS {name}"
        for name in (
            "trainings", "left_out", "reports", "classes", "with_classes", "participants", "counted", "open", "low",
        )
    )  # fmt: skip
    level = {(): "all", ("year",): "year", ("province",): units, ("province", "year"): f"{units}_year"}[
        tuple(sorted(by))
    ]
    # Reports whose trainings lie in several cells are few; they are counted where they are.
    apart = "".join(
        f" AND coalesce(a.{cells[name]}, {0 if name == 'year' else repr('')}) = g.k{at}" for at, name in enumerate(by)
    )
    where = {"province": "''", "year": "0"} | {name: f"g.k{at}" for at, name in enumerate(by)}
    names = [
        _groups(by, units)[at].shown.format(f"g.k{at}") if name == "province" else f"nullif(g.k{at}, 0)"  # type: ignore[union-attr]
        for at, name in enumerate(by)
    ]
    shown = "".join(
        f"nullif(g.k{at}, {repr('') if name == 'province' else 0}) AS k{at}, " for at, name in enumerate(by)
    )
    shown += "".join(f"{name} AS n{at}, " for at, name in enumerate(names))
    bound = _BOUND.format(open="g.open", low="g.low", counted="g.counted")
    return f"""SELECT {shown}coalesce(g.trainings, 0) AS trainings, coalesce(g.left_out, 0) AS left_out,
        coalesce(g.reports, 0) + (SELECT count(DISTINCT a.report_id) FROM trainings a WHERE a.together IS NULL{apart})
        AS reports, CASE WHEN g.with_classes THEN g.classes END AS classes,
        CASE WHEN g.counted THEN g.participants END AS participants, {bound} AS bound,
        coalesce(g.counted, 0) AS counted, coalesce(l.lecturers, 0) AS lecturers
        FROM (SELECT {", ".join((*marked, sums))} FROM sums s{grouped}) g
        LEFT JOIN lecturer_sums l ON l.level = '{level}' AND l.province_key = {where["province"]}
        AND l.year = {where["year"]}{" WHERE g.trainings > 0" if by else ""}"""


def _kept(db: sqlite3.Connection, by: Sequence[By], units: Units) -> list[Row]:
    return [_named(row, by) for row in db.execute(kept_question(by, units))]


def _named(row: sqlite3.Row, by: Sequence[By]) -> Row:
    found = dict(row)
    return {**found, **{name: found[f"n{at}"] for at, name in enumerate(by)}}


# From the records


def _live(
    db: sqlite3.Connection, by: Sequence[By], wanted: Filter, units: Units, measures: Sequence[Measure]
) -> list[Row]:
    """The rows of groups that nothing is kept for, with the measures asked for."""
    passing, values = picked(by, wanted, units)
    names = _groups(by, units)
    keys = "".join(f"k{at}, " for at in range(len(by)))
    shown = "".join(f"{_shown(group, at)} AS n{at}, " for at, group in enumerate(names))
    grouped = f" GROUP BY {keys[:-2]}" if by else ""
    one = "CASE WHEN same_as IS NULL THEN {0} END"
    bound = _BOUND.format(
        open="max(same_as IS NULL AND bound IN ('nearly', 'about', 'at_most'))",
        low="max(same_as IS NULL AND bound IN ('over', 'at_least'))",
        counted=f"count({one.format('people')})",
    )
    reports = "count(DISTINCT report_id)" if "reports" in measures else "NULL"
    rows = db.execute(
        f"""{passing} SELECT {keys}{shown}count(*) - count(same_as) AS trainings, count(same_as) AS left_out,
        {reports} AS reports, sum({one.format("classes")}) AS classes, sum({one.format("people")}) AS participants,
        {bound} AS bound, count({one.format("people")}) AS counted, 0 AS lecturers
        FROM picked{grouped}{" HAVING count(*) > count(same_as)" if by else ""}""",
        values,
    ).fetchall()
    counted = [_named(row, by) for row in rows]
    if "lecturers" in measures:
        people = db.execute(
            f"""{passing} SELECT {keys}count(DISTINCT l.name_key) FROM picked JOIN lecturers l
            ON l.report_id = picked.report_id AND l.training = picked.training{grouped}""",
            values,
        )
        size = len(by)
        lecturers = {tuple(row)[:size]: row[size] for row in people}
        for row in counted:
            row["lecturers"] = lecturers.get(tuple(row[f"k{at}"] for at in range(size)), 0)
    return counted


def _shown(group: Group, at: int) -> str:
    """The name of a group, from its key or, where it comes from a joined table, from `picked`."""
    if group.join and group.shown:
        return f"min(n{at})"
    return (group.shown or "{0}").format(f"k{at}")


def picked(by: Sequence[By], wanted: Filter, units: Units) -> tuple[str, tuple[Any, ...]]:
    """The trainings that pass, once for each group they belong to: group keys `k0 …`, names `n0 …`, numbers."""
    from gn_cli.store import search

    groups = _groups(by, units)
    where, values, with_report = search.of_trainings(wanted)
    cells = "".join(
        f"{group.key} AS k{at}, " + (f"{group.shown} AS n{at}, " if group.join and group.shown else "")
        for at, group in enumerate(groups)
    )
    several = any(group.join for group in groups)
    keys = "".join(f", k{at}" for at in range(len(groups)))
    joins = " ".join(["JOIN reports r ON r.id = t.report_id"] * with_report + [group.join for group in groups])
    return (
        f"""WITH picked AS (SELECT {cells}t.report_id, t.training, t.same_as, t.participants_count AS people,
        t.participants_bound AS bound, t.classes_count AS classes
        FROM trainings t {joins}{where}{f" GROUP BY t.report_id, t.training{keys}" if several else ""})""",
        values,
    )


# Poverty rates


def rates(
    db: sqlite3.Connection, by: Sequence[By], wanted: Filter, units: Units, until: Sequence[int] = ()
) -> list[Row]:
    """The rows of `Store.poor_rates`, with the key of each one's `unit`. With `until`, instead the newest rate of each
    unit that is of no later year, for each of these years, which stands beside it; not for districts."""
    from gn_cli.store import search

    unit = next((name for name in by if name in ("province", "district")), None)
    where, values, with_report = search.of_trainings(wanted)
    of: tuple[str, ...] = ()
    if unit == "district":
        rows = _district_rates(db, "year" in by, where, values)
    else:
        report = " JOIN reports r ON r.id = t.report_id" if with_report else ""
        passed = f" AND p.report_id IN (SELECT t.report_id FROM trainings t{report}{where})" if where else ""
        if unit == "province":
            column = "province_now_key" if units == "now" else "province_key"
            keys = f"SELECT DISTINCT {column} FROM sums"
        else:
            from gn_cli.store import places

            of = places.province_keys(wanted.province or "")
            keys = f"SELECT column1 FROM (VALUES {', '.join('(?)' for _ in of)})"
        sql = province_rates(keys, "year" in by, until, passed)
        rows = db.execute(sql, (*of, *values)).fetchall()
    return [
        {
            **{name: row["name"] if name == unit else int(row["year"]) for name in by},
            "poor_rate": row["value"],
            "poor_rate_year": int(row["year"]),
            "poor_rate_standard": standard(int(row["year"])),
            "unit": row["key"],
            "until": row["until"],
        }
        for row in rows
    ]


def province_rates(keys: str, by_year: bool, until: Sequence[int], passed: str) -> str:
    """One look-up a province, or a province and year, in the index of rates: the newest that was published last."""
    years, year = "SELECT 9999", "p.year <= y.year"
    if until:
        years = f"VALUES {', '.join(f'({int(one)})' for one in until)}"
    elif by_year:
        years = f"SELECT DISTINCT p.year FROM poverty_rates p WHERE {_POOR} AND p.place_key IN (SELECT key FROM units)"
        year = "p.year = y.year"
    return f"""WITH units(key) AS ({keys}), years(year) AS ({years})
        SELECT u.key AS key, o.place AS name, o.year AS year, o.value AS value, y.year AS until
        FROM units u CROSS JOIN years y
        JOIN poverty_rates o ON (o.report_id, o.item) = (SELECT p.report_id, p.item FROM poverty_rates p
        WHERE {_POOR} AND p.place_key = u.key AND {year}{passed}
        ORDER BY p.year DESC, p.published DESC, p.report_id, p.item LIMIT 1)"""


def _district_rates(db: sqlite3.Connection, with_year: bool, where: str, values: tuple[Any, ...]) -> list[sqlite3.Row]:
    """Districts of several provinces share a name: a report of a training in one of them means its own."""
    also = f" AND {where.removeprefix(' WHERE ')}" if where else ""
    newest = "max(printf('%04d %s %s', p.year, coalesce(p.published, ''), p.report_id))"
    return db.execute(
        f"""SELECT {_GROUPS["district"].key} AS key, p.place AS name, p.year AS year, p.value AS value,
        p.year AS until, {newest}
        FROM trainings t JOIN reports r ON r.id = t.report_id
        JOIN poverty_rates p ON p.report_id = t.report_id AND p.place_key = t.district_key
        WHERE {_POOR}{also} GROUP BY key{", p.year" if with_year else ""}""",
        values,
    ).fetchall()


def _add_rates(db: sqlite3.Connection, rows: Sequence[Row], by: Sequence[By], wanted: Filter, units: Units) -> None:
    """Put beside each group the newest poor rate of its own unit, else of the province asked for; in groups of a year
    or month the newest that is not of a later year."""
    unit: By | None = "district" if "district" in by else "province" if "province" in by else None
    if unit is None and wanted.province is None:
        for row in rows:
            row.update(dict.fromkeys(COLUMNS["poor_rate"]))
        return
    years = {id(row): _last_year(row) for row in rows}
    of: list[By] = [unit] if unit else []
    if unit == "district":
        of.append("year")
    told: dict[str | None, list[Row]] = defaultdict(list)
    for rate in rates(db, of, wanted, units, until=sorted(set(years.values()))):
        told[rate["unit"] if unit else None].append(rate)
    for row in rows:
        of_unit = told[row[f"k{by.index(unit)}"] if unit else None]
        in_time = [rate for rate in of_unit if rate["poor_rate_year"] <= years[id(row)]]
        newest = max(in_time, key=itemgetter("poor_rate_year"), default={})
        for name in COLUMNS["poor_rate"]:
            row[name] = newest.get(name)


def _last_year(row: Row) -> int:
    """The year of a group, or one after all."""
    year = row.get("year") or (row.get("month") or "")[:4]
    return int(year) if year else 9999
