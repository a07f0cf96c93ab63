"""Counts and sums of trainings by group, made in SQL."""

import sqlite3
import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from gn_cli.schema import Row, flat_list
from gn_cli.store import places, search
from gn_cli.store.filters import Filter

By: TypeAlias = Literal["province", "district", "year", "month", "organizer", "lecturer", "kind"]
BY: tuple[By, ...] = typing.get_args(By)
Units: TypeAlias = Literal["now", "then"]


@dataclass(frozen=True, slots=True)
class Group:
    """What trainings are grouped by: the key they share, the name shown, and the table it comes from."""

    key: str
    shown: str
    join: str = ""
    unit: str | None = None
    """The key under which poverty rates of the group's unit are kept."""


_OF_TRAINING = "x{0}.report_id = t.report_id AND x{0}.training = t.training"
_GROUPS: Mapping[By, Group] = {
    "province": Group(
        "t.province_now_key", "coalesce(t.place_province_now, t.place_province)", unit="t.province_now_key"
    ),
    # Two provinces may have districts of one name.
    "district": Group(
        "coalesce(t.province_key, '') || '/' || t.district_key", "t.place_district", unit="t.district_key"
    ),
    "year": Group("substr(t.day_from, 1, 4)", "CAST(substr(t.day_from, 1, 4) AS INTEGER)"),
    "month": Group("substr(t.day_from, 1, 7)", "substr(t.day_from, 1, 7)"),
    "organizer": Group("xo.name_key", "xo.name", "LEFT JOIN organizers xo ON " + _OF_TRAINING.format("o")),
    "lecturer": Group("xl.name_key", "xl.name", "LEFT JOIN lecturers xl ON " + _OF_TRAINING.format("l")),
    "kind": Group("xd.kind", "xd.kind", "LEFT JOIN documents xd ON xd.report_id = t.report_id"),
}
_THEN = Group("t.province_key", "t.place_province", unit="t.province_key")
_UPWARDS: tuple[By, ...] = ("year", "month")

# over and at_least only lift a sum; nearly, about and at_most leave open on which side it lies.
_BOUND = """CASE WHEN max(bound IN ('nearly', 'about', 'at_most')) THEN 'about'
    WHEN max(bound IN ('over', 'at_least')) THEN 'at_least' WHEN count(participants) THEN 'exact' END"""


def stats(db: sqlite3.Connection, by: Sequence[By], wanted: Filter, units: Units) -> list[Row]:
    """The rows of `Store.stats`."""
    picked, values = _picked(by, wanted, units)
    keys = [f"k{number}" for number in range(len(by))]
    chosen = "".join(f"{key}, " for key in keys)
    grouped = f" GROUP BY {', '.join(keys)}" if keys else ""
    names = "".join(f"min(n{number}), " for number in range(len(by)))
    counts = db.execute(
        f"""{picked} SELECT {chosen}{names}count(*) AS trainings, count(DISTINCT report_id) AS reports,
        sum(classes) AS classes, sum(participants) AS participants, {_BOUND} AS bound, count(participants) AS counted
        FROM picked{grouped}{_order(by)}""",
        values,
    ).fetchall()
    people = db.execute(
        f"""{picked} SELECT {chosen}count(DISTINCT l.name_key) FROM picked JOIN lecturers l
        ON l.report_id = picked.report_id AND l.training = picked.training{grouped}""",
        values,
    )
    # SQLite takes the bare columns from the row that has the maximum: the latest year, told by the latest report.
    unit, unit_values = _rate_of(by, wanted)
    rates = db.execute(
        f"""{picked} SELECT {chosen}max(printf('%04d %s', p.year, coalesce(r.published, ''))), p.value, p.year
        FROM picked JOIN reports r ON r.id = picked.report_id JOIN poverty_rates p ON p.report_id = r.id
        WHERE p.kind = 'poor' AND p.measure = 'level' AND p.year IS NOT NULL AND {unit}{grouped}""",
        (*values, *unit_values),
    )
    size = len(by)
    lecturers = {tuple(row)[:size]: row[size] for row in people}
    latest = {tuple(row)[:size]: tuple(row)[size + 1 :] for row in rates}
    return [_row(tuple(row), by, lecturers, latest) for row in counts]


_SUMS = ("trainings", "reports", "classes", "participants", "bound", "counted")


def _row(
    row: tuple[Any, ...],
    by: Sequence[By],
    lecturers: Mapping[tuple[Any, ...], int],
    latest: Mapping[tuple[Any, ...], tuple[Any, ...]],
) -> Row:
    key, names, sums = row[: len(by)], row[len(by) : 2 * len(by)], row[2 * len(by) :]
    rate, year = latest.get(key, (None, None))
    return {
        **dict(zip(by, names, strict=True)),
        **dict(zip(_SUMS, sums, strict=True)),
        "lecturers": lecturers.get(key, 0),
        "poor_rate": rate,
        "poor_rate_year": year,
    }


def _picked(by: Sequence[By], wanted: Filter, units: Units) -> tuple[str, tuple[Any, ...]]:
    """The trainings that pass, once for each group they belong to: group keys `k0 …`, names `n0 …`, numbers."""
    groups = [_THEN if name == "province" and units == "then" else _GROUPS[name] for name in by]
    where, values = search.conditions(wanted, flat_list("trainings"))
    cells = "".join(f"{group.key} AS k{at}, min({group.shown}) AS n{at}, " for at, group in enumerate(groups))
    keys = "".join(f", k{at}" for at in range(len(groups)))
    finest = "district" if "district" in by else "province"
    unit = next((group.unit for name, group in zip(by, groups, strict=True) if name == finest), None) or "NULL"
    return (
        f"""WITH picked AS (SELECT {cells}t.report_id, t.training, {unit} AS unit, t.participants_count AS participants,
        t.participants_bound AS bound, t.classes_count AS classes
        FROM trainings t JOIN reports r ON r.id = t.report_id {" ".join(group.join for group in groups)}{where}
        GROUP BY t.report_id, t.training{keys})""",
        values,
    )


def _rate_of(by: Sequence[By], wanted: Filter) -> tuple[str, tuple[str, ...]]:
    """Whose poor rate stands in a row: that of the group's district or province, else of the province asked for."""
    if "district" in by or "province" in by:
        return "p.place_key = picked.unit", ()
    if wanted.province is not None:
        keys = places.province_keys(wanted.province)
        return f"p.place_key IN ({', '.join('?' * len(keys))})", keys
    return "0", ()


def _order(by: Sequence[By]) -> str:
    if not by:
        return ""
    parts = [f"k{at} IS NULL" for at in range(len(by))]
    for at, name in enumerate(by):
        parts.append(f"k{at}" if name in _UPWARDS else "trainings DESC")
        if name not in _UPWARDS:
            parts.append(f"gn_order(min(n{at}))")
    return " ORDER BY " + ", ".join(parts)
