"""Trainings counted by group: asked of the store, ordered, laid out as rows or as a pivot, and told in words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from gn_cli.captions import caption, word
from gn_cli.errors import UsageError
from gn_cli.schema import Lang, Row, heading
from gn_cli.schema.bounded import Bounded
from gn_cli.store.filters import Filter
from gn_cli.store.statistics import COLUMNS, MEASURES, STANDARDS, By, Measure, Units, standard
from gn_cli.vietnamese.order import sort_key

if TYPE_CHECKING:
    from gn_cli.store import Store

Shape: TypeAlias = Literal["rows", "pivot"]

TOTAL = "total"
"""The name of a pivot's column of totals."""
BREAK = "│"
"""The heading and the value of the columns that stand between the years of two poverty standards; their names begin
with it."""
_SEVERAL = ("organizer", "lecturer", "kind")
_TIMES = ("year", "month")
_FOR_READERS = ("table", "markdown")


@dataclass(frozen=True, slots=True)
class Counted:
    """The groups as rows, the columns in their order, and captions that tell what is counted.

    `total` is the row of all groups together, each training, report and person counted once: it is no sum of the rows.
    `titles` are the headings of a pivot's columns, `first` those that a narrow terminal shows before others.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    captions: tuple[str, ...]
    total: Row | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    first: tuple[str, ...] = ()

    def usual(self, written: str) -> tuple[str, ...]:
        """The columns shown unless others are asked for. A reader is told in a caption what was left out, and sees no
        column of rates where none is known."""
        rates = COLUMNS["poor_rate"]
        if written not in _FOR_READERS:
            return self.columns
        known = rates[0] in self.columns and any(row[rates[0]] is not None for row in self.rows)
        return tuple(name for name in self.columns if name != "left_out" and (known or name not in rates))

    def with_total(self) -> tuple[Row, ...]:
        """The rows, and below more than one of them the row of totals."""
        return self.rows if self.total is None or len(self.rows) < 2 else (*self.rows, self.total)


def groups_of(by: Sequence[By], wanted: Filter) -> tuple[By, ...]:
    """What is counted by: each field once; a province alone is counted by year."""
    groups = tuple(dict.fromkeys(by))
    return ("year",) if not groups and wanted.province else groups


def count(
    store: "Store",
    by: Sequence[By] = (),
    wanted: Filter = Filter(),  # noqa: B008
    *,
    units: Units = "now",
    measure: Measure | None = None,
    sort: str | None = None,
    lang: Lang = "en",
    bare: bool = False,
) -> Counted:
    """Count the trainings that pass a filter, a row a group, with all measures or with one.

    A training told by several reports counts once. Years go up, other groups down by trainings or by the measure; by
    year alone, a year between the first and the last in which nothing was held has a row of zeros. `sort` names
    columns, `-name` downwards, names in the Vietnamese alphabet. `bare` leaves out totals and captions.
    Raises `UsageError` on an unknown column, and for poor rates of no place.
    """
    groups = groups_of(by, wanted)
    measures = (measure,) if measure else MEASURES
    columns = (*groups, *(column for one in measures for column in COLUMNS[one]))
    if measure == "poor_rate":
        rows = _in_order(_poor_rates(store, groups, wanted, units), groups, "poor_rate")
    else:
        rows = _in_order(store.stats(groups, wanted, units=units, measures=measures), groups, measure or "trainings")
        if groups == ("year",):
            rows = _with_gaps(rows, columns)
    for name in reversed(sort.split(",") if sort else ()):
        rows = _sorted(rows, name.strip(), columns)
    if bare:
        return Counted(columns, tuple(rows), ())
    total: Row | None = None
    captions = _rate_captions(rows, lang)
    if measure != "poor_rate":
        (whole,) = store.stats((), wanted, units=units, measures=tuple({*measures, "trainings"} - {"poor_rate"}))
        captions += _told_again(whole, lang)
        if groups:
            total = {**dict.fromkeys(columns), **whole, **dict.fromkeys(groups), groups[0]: caption(TOTAL, lang)}
    what = _what(groups, wanted, measure if measure == "poor_rate" else None, lang)
    return Counted(columns, tuple(rows), (what, *captions, *_unit_captions(groups, wanted, units, lang)), total)


def pivot(
    store: "Store",
    by: tuple[By, By],
    wanted: Filter = Filter(),  # noqa: B008
    *,
    units: Units = "now",
    measure: Measure = "trainings",
    sort: str | None = None,
    lang: Lang = "en",
) -> Counted:
    """One measure by two fields: the first down, the second across, with a row and a column of totals.

    A cell without trainings is empty; a year between the first and the last has its place even so. Poor rates have no
    totals, and stand by the year they tell of. Raises `UsageError` as `count`.
    """
    down, across = by
    if measure == "poor_rate":
        cells = _poor_rates(store, by, wanted, units)
        heads = _in_order(_distinct(cells, across, measure), (across,), measure)
        sides = _in_order(_distinct(cells, down, measure), (down,), measure)
        captions = [*_rate_captions(cells, lang), *_unit_captions(by, wanted, units, lang)]
        total, whole = None, {}
    else:
        cells = store.stats(by, wanted, units=units, measures=(measure,))
        heads, sides = (
            _in_order(store.stats((one,), wanted, units=units, measures=(measure,)), (one,), measure)
            for one in (across, down)
        )
        (whole,) = store.stats((), wanted, units=units, measures=tuple({measure, "trainings"}))
        captions = [*_told_again(whole, lang), *_unit_captions(by, wanted, units, lang)]
    heads, sides = (
        _with_gaps(rows, (one, *COLUMNS[measure])) if one == "year" else rows
        for one, rows in ((across, heads), (down, sides))
    )
    names = {row[across]: "—" if row[across] is None else str(row[across]) for row in heads}
    columns = [down, *names.values()]
    if measure == "poor_rate" and across == "year":
        columns = [down, *_with_breaks([int(str(row["year"])) for row in heads])]
    told = {(row[down], row[across]): _cell(row, measure) for row in cells}
    rows: list[Row] = [
        {
            **dict.fromkeys(columns, None),
            down: side[down],
            **{name: told.get((side[down], value)) for value, name in names.items()},
            **{name: BREAK for name in columns if name.startswith(BREAK)},
            TOTAL: _cell(side, measure),
        }
        for side in sides
    ]
    if measure != "poor_rate":
        columns.append(TOTAL)
        total = {down: caption(TOTAL, lang), **{names[row[across]]: _cell(row, measure) for row in heads}}
        total[TOTAL] = _cell(whole, measure)
    for name in reversed(sort.split(",") if sort else ()):
        rows = _sorted(rows, name.strip(), columns)
    titles = {name: BREAK if name.startswith(BREAK) else name for name in columns[1:]} | {TOTAL: caption(TOTAL, lang)}
    years = reversed(columns[1:]) if across in _TIMES else columns[1:]
    return Counted(
        tuple(columns),
        tuple(rows),
        (_what(by, wanted, measure, lang), *captions),
        total,
        titles,
        (down, TOTAL, *(name for name in years if name != TOTAL)),
    )


def tabulate(
    store: "Store",
    by: Sequence[By] = (),
    wanted: Filter = Filter(),  # noqa: B008
    *,
    shape: Shape = "rows",
    units: Units = "now",
    measure: Measure | None = None,
    sort: str | None = None,
    lang: Lang = "en",
    bare: bool = False,
) -> Counted:
    """`pivot` where that is the shape, else `count`."""
    groups = groups_of(by, wanted)
    if shape == "pivot" and len(groups) == 2:
        return pivot(
            store, (groups[0], groups[1]), wanted, units=units, measure=measure or "trainings", sort=sort, lang=lang
        )
    return count(store, groups, wanted, units=units, measure=measure, sort=sort, lang=lang, bare=bare)


def shape_for(written: str, by: Sequence[By], wanted: Filter, *, measure: bool, rows: bool) -> Shape:
    """The shape two fields are shown in: for a reader a pivot, for a spreadsheet one if one measure is asked for, for a
    machine rows; rows wherever they are asked for."""
    if rows or len(groups_of(by, wanted)) != 2 or written in ("json", "jsonl"):
        return "rows"
    return "pivot" if measure or written in _FOR_READERS else "rows"


# A chart


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart: sections with a title and bars, each a label and its value."""

    sections: tuple[tuple[str, tuple[tuple[str, int | float | None], ...]], ...]
    captions: tuple[str, ...]


def bars(
    store: "Store",
    by: Sequence[By] = (),
    wanted: Filter = Filter(),  # noqa: B008
    *,
    units: Units = "now",
    measure: Measure = "trainings",
    sort: str | None = None,
    lang: Lang = "en",
) -> Bars:
    """One measure by one field, or by two: a section for each value of the first. Poor rates of different standards
    stand in different sections. Raises `UsageError` for none or more fields, and as `count`."""
    groups = groups_of(by, wanted)
    if not 1 <= len(groups) <= 2:
        raise UsageError("a chart is of one field or of two", "add --by FIELD, such as --by year")
    counted = count(store, groups, wanted, units=units, measure=measure, sort=sort, lang=lang)
    sections: dict[str, list[tuple[str, int | float | None]]] = defaultdict(list)
    rows = list(counted.rows)
    if measure == "poor_rate":
        rows.sort(key=lambda row: groups[-1] != "year" and _standing(row))
    for row in rows:
        title = [_label(row[groups[0]])] if len(groups) == 2 else []
        if measure == "poor_rate":
            title.append(word(str(row["poor_rate_standard"]), lang))
        sections[" · ".join(title)].append((_label(row[groups[-1]]), _cell(row, measure)))
    captions = counted.captions
    if measure != "poor_rate":
        captions = (_what(groups, wanted, measure, lang), *captions[1:])
    return Bars(tuple((title, tuple(found)) for title, found in sections.items()), captions)


def _label(value: object) -> str:
    return "—" if value is None else str(value)


# Order


def _in_order(rows: Sequence[Row], groups: Sequence[str], measure: str) -> list[Row]:
    """Rows by their groups: years and months up, others down by what all their rows have of a measure, then by name;
    groups without a name last. Rates stand by their standard, the newest first."""
    sums: dict[tuple[object, ...], float] = defaultdict(float)
    for row in rows:
        for depth in range(1, len(groups) + 1):
            sums[tuple(row[name] for name in groups[:depth])] += float(_number(row[measure]))

    by_standard = measure == "poor_rate" and "year" not in groups

    def key(row: Row) -> tuple[object, ...]:
        parts: list[object] = [_standing(row) if by_standard else 0]
        for depth, name in enumerate(groups, 1):
            weight = 0.0 if name in _TIMES else -sums[tuple(row[one] for one in groups[:depth])]
            parts += [row[name] is None, weight, sort_key(str(row[name]))]
        return tuple(parts)

    return sorted(rows, key=key)


def _standing(row: Row) -> int:
    """Where the poverty standard of a row stands: the newest first."""
    found = row.get("poor_rate_standard")
    return -STANDARDS.index(found) if found in STANDARDS else 1


def _number(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0


def _sorted(rows: Sequence[Row], name: str, columns: Sequence[str]) -> list[Row]:
    column, down = name.removeprefix("-"), name.startswith("-")
    if column not in columns:
        raise UsageError(f"there is no column {column!r} to sort by", "the columns are: " + ", ".join(columns))
    told = [row for row in rows if row[column] is not None]
    told.sort(key=lambda row: _order(row[column]), reverse=down)
    return told + [row for row in rows if row[column] is None]


def _order(value: object) -> tuple[float, str]:
    return (float(value), "") if isinstance(value, (int, float)) else (0.0, sort_key(str(value)))


# Years, cells, rates


def _with_gaps(rows: Sequence[Row], columns: Sequence[str]) -> list[Row]:
    """Rows by year, with a row for each year between the first and the last: counts are zero, what is told is not."""
    years = [year for row in rows if isinstance(year := row["year"], int)]
    empty = dict.fromkeys(columns) | {
        name: 0 for name in ("trainings", "left_out", "reports", "counted", "lecturers") if name in columns
    }
    by_year = {row["year"]: row for row in rows}
    span = range(min(years), max(years) + 1) if years else range(0)
    filled = [by_year.get(year, {**empty, "year": year}) for year in span]
    return filled + [row for row in rows if row["year"] is None]


def _cell(row: Row, measure: Measure) -> Any:
    value = row.get(measure)
    bound = row.get("bound")
    return Bounded(int(value), str(bound)) if measure == "participants" and isinstance(value, int) else value


def _distinct(rows: Sequence[Row], name: str, measure: str) -> list[Row]:
    """A row for each value of a column, with its highest measure."""
    found: dict[object, Row] = {}
    for row in rows:
        known = found.get(row[name])
        if known is None or _number(row[measure]) > _number(known[measure]):
            found[row[name]] = {name: row[name], measure: row[measure]}
    return list(found.values())


def _with_breaks(years: Sequence[int]) -> list[str]:
    """The years as columns, those of different poverty standards apart."""
    names: list[str] = []
    if not years:
        return names
    for before, year in pairwise([years[0], *years]):
        names += [f"{BREAK}{year}"] if standard(before) != standard(year) else []
        names.append(str(year))
    return names


def _poor_rates(store: "Store", groups: Sequence[By], wanted: Filter, units: Units) -> list[Row]:
    if set(groups) - {"province", "district", "year"}:
        raise UsageError("a poor rate is of a place and a year", "count it by province, district, year")
    if not {"province", "district"} & set(groups) and wanted.province is None:
        raise UsageError("a poor rate is of a place", "add --by province or --province NAME")
    return store.poor_rates(groups, wanted, units=units)


# Captions


def _what(groups: Sequence[By], wanted: Filter, measure: Measure | None, lang: Lang) -> str:
    names = ", ".join(heading(name, lang).lower() for name in groups)
    if measure:
        what = caption("measure_of" if groups else "measure_total", lang, what=heading(measure, lang), by=names)
    else:
        what = caption("stats_of", lang, by=names) if groups else caption("stats_total", lang)
    province = wanted.province
    if province:
        from gn_cli.units.lookup import province_name
        from gn_cli.units.table import load_units

        province = province_name(load_units(), province) or province
    place = ", ".join(filter(None, (wanted.district, province)))
    return caption("stats_in", lang, what=what, place=place) if place else what


def _told_again(whole: Row, lang: Lang) -> list[str]:
    return [caption("told_again", lang, times=whole["left_out"])] if whole.get("left_out") else []


def _unit_captions(groups: Sequence[By], wanted: Filter, units: Units, lang: Lang) -> list[str]:
    told = []
    if {"province", "district"} & set(groups):
        told.append(caption("units_now" if units == "now" else "units_then", lang))
    elif wanted.province:
        told.append(caption("units_either", lang))
    several = [heading(name, lang).lower() for name in groups if name in _SEVERAL]
    if several:
        told.append(caption("several_rows", lang, by=", ".join(several)))
    return told


def _rate_captions(rows: Sequence[Row], lang: Lang) -> list[str]:
    """A warning where rates of more than one poverty standard stand in one table."""
    standards = {row.get("poor_rate_standard") for row in rows} - {None}
    return [caption("standards_differ", lang)] if len(standards) > 1 else []
