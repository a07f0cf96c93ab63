"""Trainings counted by group: asked of the store, ordered, and told in words what was counted."""

from collections.abc import Sequence
from dataclasses import dataclass

from gn_cli.captions import caption
from gn_cli.errors import UsageError
from gn_cli.schema import Lang, Row, heading
from gn_cli.store import By, Filter, Store, Units
from gn_cli.units.lookup import province_name
from gn_cli.units.table import load_units
from gn_cli.vietnamese.order import sort_key

MEASURES = (
    "trainings", "reports", "classes", "participants", "bound", "counted", "lecturers", "poor_rate", "poor_rate_year",
)  # fmt: skip
"""What is counted of each group. `participants` is the sum of the head-counts told, `bound` what the sum is worth,
`counted` how many trainings told one; `poor_rate` the latest poverty rate told of the group's own unit."""

_SEVERAL = ("organizer", "lecturer", "kind")


@dataclass(frozen=True, slots=True)
class Counted:
    """The groups as rows, the columns in their order, and captions that tell what is counted."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    captions: tuple[str, ...]


def count(
    store: Store,
    by: Sequence[By] = (),
    wanted: Filter = Filter(),  # noqa: B008
    *,
    units: Units = "now",
    sort: str | None = None,
    lang: Lang = "en",
) -> Counted:
    """Count the trainings that pass a filter, a row a group. A province alone is counted by year.

    `sort` names columns, `-name` downwards, names in the Vietnamese alphabet; by default the order is the store's.
    Raises `UsageError` on an unknown column.
    """
    groups: tuple[By, ...] = tuple(dict.fromkeys(by))
    if not groups and wanted.province:
        groups = ("year",)
    columns = (*groups, *MEASURES)
    rows = store.stats(groups, wanted, units=units)
    for name in reversed(sort.split(",") if sort else ()):
        rows = _sorted(rows, name.strip(), columns)
    return Counted(columns, tuple(rows), _captions(rows, groups, wanted, units, lang))


def _sorted(rows: Sequence[Row], name: str, columns: Sequence[str]) -> list[Row]:
    column, down = name.removeprefix("-"), name.startswith("-")
    if column not in columns:
        raise UsageError(f"there is no column {column!r} to sort by", "the columns are: " + ", ".join(columns))
    told = [row for row in rows if row[column] is not None]
    told.sort(key=lambda row: _order(row[column]), reverse=down)
    return told + [row for row in rows if row[column] is None]


def _order(value: object) -> tuple[float, str]:
    return (float(value), "") if isinstance(value, (int, float)) else (0.0, sort_key(str(value)))


def _captions(rows: Sequence[Row], groups: Sequence[By], wanted: Filter, units: Units, lang: Lang) -> tuple[str, ...]:
    names = ", ".join(heading(name, lang).lower() for name in groups)
    what = caption("stats_of", lang, by=names) if groups else caption("stats_total", lang)
    province = province_name(load_units(), wanted.province) if wanted.province else None
    place = ", ".join(filter(None, (wanted.district, province or wanted.province)))
    told = [caption("stats_in", lang, what=what, place=place) if place else what]
    if {"province", "district"} & set(groups):
        told.append(caption("units_now" if units == "now" else "units_then", lang))
    elif wanted.province:
        told.append(caption("units_either", lang))
    several = [heading(name, lang).lower() for name in groups if name in _SEVERAL]
    if several:
        told.append(caption("several_rows", lang, by=", ".join(several)))
    return tuple(told)
