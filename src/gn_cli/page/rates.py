"""Poverty rates over time: a panel a province, a line a place, a break wherever another standard of poverty begins.

Sizes are in SVG units.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any

from gn_cli.render.cells import for_reader
from gn_cli.schema import Lang, Row
from gn_cli.store import Units
from gn_cli.store.statistics import STANDARDS, Standard, standard
from gn_cli.units.conversion import LAST_OF_OLD, province_now
from gn_cli.units.lookup import find
from gn_cli.units.table import Unit, load_units
from gn_cli.vietnamese.fold import fold
from gn_cli.vietnamese.order import sort_key

_WIDTH, _HEIGHT = 244, 158
_LEFT, _RIGHT, _TOP, _BASE = 26, 98, 26, 134
_BREAK = 8
_LINE = 13
_YEAR = 27
"""How wide the number of a year is."""
_MOST_PLACES = 6
_MOST_LETTERS = 11


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate of poor households of a place in a year, and the province whose panel it stands in."""

    province: str
    place: str
    year: int
    value: float
    report: str

    @property
    def own(self) -> bool:
        """Whether it is the province's own rate."""
        return fold(self.place) == fold(self.province)


@dataclass(frozen=True, slots=True)
class Point:
    """A rate on the panel."""

    x: float
    y: float
    tip: str


@dataclass(frozen=True, slots=True)
class Line:
    """The rates of one place: a path for each standard (points joined within it only), and the name at its right."""

    points: tuple[Point, ...]
    paths: tuple[str, ...]
    own: bool
    name: str
    shown: str
    label_y: float
    leader: str


@dataclass(frozen=True, slots=True)
class Zone:
    """The years of one standard on the panel, from x on."""

    standard: Standard
    first: int
    last: int
    x: float
    width: float

    @property
    def years(self) -> tuple[tuple[float, str, int], ...]:
        """The years named below it: where, how they stand there (SVG's text-anchor), and which."""
        if self.first == self.last:
            return ((self.x + self.width / 2, "middle", self.first),)
        right = (self.x + self.width, "end", self.last)
        return ((self.x, "start", self.first), right) if self.width > 2 * _YEAR else (right,)


@dataclass(frozen=True, slots=True)
class Panel:
    """The rates told of a province."""

    province: str
    lines: tuple[Line, ...]
    zones: tuple[Zone, ...]
    ticks: tuple[tuple[float, str], ...]
    more: int
    told: str
    width: int = _WIDTH
    height: int = _HEIGHT
    left: int = _LEFT
    base: int = _BASE
    top: int = _TOP
    label_x: int = _WIDTH - _RIGHT + 11
    edge: int = _WIDTH - _RIGHT


def told_rates(rows: Iterable[Row], trainings: Iterable[Row], units: Units) -> tuple[Rate, ...]:
    """The levels of poor households with a year and a place, each with its province: by the place's own name where one
    unit only has it, else the province of the report's trainings. Rates whose province is open are left out.

    `rows` are of the list `rates`, the newest report first; so are the rates of a place and year.
    """
    told: dict[object, set[str]] = defaultdict(set)
    named: dict[object, set[str]] = defaultdict(set)
    for training in trainings:
        if name := training["province_now" if units == "now" else "province"] or training["province"]:
            told[training["id"]].add(str(name))
        named[training["id"]] |= {fold(str(training[part])) for part in ("district", "commune") if training[part]}
    rates: list[Rate] = []
    for one in rows:
        row: dict[str, Any] = one
        if row["kind"] == "poor" and row["measure"] == "level" and row["year"] and row["place"]:
            day = row["published"] or date(row["year"], 12, 31)
            province = _province(row["place"], day, told[row["id"]], named[row["id"]], units)
            if province:
                rates.append(Rate(province, row["place"], row["year"], row["value"], row["id"]))
    # One report may tell a rate twice.
    return tuple(dict.fromkeys(rates))


def _province(place: str, day: date, told: set[str], named: set[str], units: Units) -> str | None:
    table = load_units()
    below = [unit for unit in find(table, place, on=day) if unit.level != "province"]
    # A rate of the end of 2024 told under the new map may be of a province of the old one.
    own = [_name(unit, units) for on in (day, LAST_OF_OLD) for unit in find(table, place, on=on, level="province")]
    if own:
        # Quảng Ninh is a province, and in a report from Quảng Bình a district.
        is_district = any(unit.level == "district" and _name(unit, units) in told for unit in below)
        if own[0] in told or not (is_district or fold(place) in named):
            return own[0]
    if len(told) == 1:
        return next(iter(told))
    inside = {_name(unit, units) for unit in below}
    common = inside & told if told else inside
    return next(iter(common)) if len(common) == 1 else None


def _name(unit: Unit, units: Units) -> str:
    table = load_units()
    return (province_now(table, unit) if units == "now" else table.province_of(unit)).name


def panels(rates: Sequence[Rate], lang: Lang) -> tuple[Panel, ...]:
    """The panels in the Vietnamese order of their provinces. All have the same years, each its own scale from 0."""
    if not rates:
        return ()
    first, last = min(rate.year for rate in rates), max(rate.year for rate in rates)
    across, zones = _across(first, last)
    provinces: dict[str, list[Rate]] = defaultdict(list)
    for rate in rates:
        provinces[rate.province].append(rate)
    return tuple(
        _panel(name, provinces[name], across, zones, lang)
        for name in sorted(provinces, key=lambda name: sort_key(name))
    )


def _across(first: int, last: int) -> tuple[Mapping[int, float], tuple[Zone, ...]]:
    """Where each year stands, and the zones: a gap lies between two standards."""
    years = range(first, last + 1)
    of_year = {year: STANDARDS.index(standard(year)) for year in years}
    step = (_WIDTH - _LEFT - _RIGHT - (of_year[last] - of_year[first]) * _BREAK) / len(years)
    across = {
        year: round(_LEFT + step * (at + 0.5) + _BREAK * (of_year[year] - of_year[first]), 1)
        for at, year in enumerate(years)
    }
    zones = []
    for which in STANDARDS[of_year[first] : of_year[last] + 1]:
        ends = [year for year in years if standard(year) == which]
        left, right = across[ends[0]] - step / 2, across[ends[-1]] + step / 2
        zones.append(Zone(which, ends[0], ends[-1], round(left, 1), round(right - left, 1)))
    return across, tuple(zones)


def _panel(
    province: str, rates: Sequence[Rate], across: Mapping[int, float], zones: tuple[Zone, ...], lang: Lang
) -> Panel:
    places: dict[str, list[Rate]] = defaultdict(list)
    for rate in rates:
        places[rate.place].append(rate)
    # The province's own rates first, then the places with most years.
    order = sorted(places.values(), key=lambda told: (not told[0].own, -len({r.year for r in told}), -told[0].value))
    shown = order[:_MOST_PLACES]
    step, top = _round_scale(max(rate.value for told in shown for rate in told))
    scale = (_BASE - _TOP - 10) / top

    def up(value: float) -> float:
        return round(_BASE - value * scale, 1)

    lines = [_line(told, across, up, lang) for told in shown]
    ticks = tuple((up(value), for_reader(value, lang)) for value in _steps(step, top))
    told = "; ".join(f"{rate.place} {rate.year} {for_reader(rate.value, lang)} %" for rate in rates[:12])
    return Panel(province, _apart(lines), zones, ticks, len(order) - len(shown), told)


def _line(rates: Sequence[Rate], across: Mapping[int, float], up: Any, lang: Lang) -> Line:
    """The line of a place. Where several reports tell a year, the newest is on the line and the others are dots."""
    newest: dict[int, Rate] = {}
    for rate in rates:
        newest.setdefault(rate.year, rate)
    paths = []
    for which in STANDARDS:
        years = sorted(year for year in newest if standard(year) == which)
        if len(years) > 1:
            paths.append("M" + "L".join(f"{across[year]} {up(newest[year].value)}" for year in years))
    points = tuple(
        Point(across[rate.year], up(rate.value), f"{rate.place}, {rate.year}: {for_reader(rate.value, lang)} %")
        for rate in sorted(rates, key=lambda rate: rate.year)
    )
    last = newest[max(newest)]
    name = rates[0].place if len(rates[0].place) <= _MOST_LETTERS else rates[0].place[: _MOST_LETTERS - 1] + "…"
    end = Point(across[last.year], up(last.value), "")
    return Line(points, tuple(paths), rates[0].own, name, for_reader(last.value, lang), end.y, f"{end.x},{end.y}")


def _apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with their names moved apart so that none covers another, and a leader to each name."""
    order = sorted(range(len(lines)), key=lambda at: lines[at].label_y)
    places = [lines[at].label_y for at in order]
    for at in range(1, len(places)):
        places[at] = max(places[at], places[at - 1] + _LINE)
    floor: float = _BASE
    for at in reversed(range(len(places))):
        places[at] = min(places[at], floor)
        floor = places[at] - _LINE
    moved = {at: round(y, 1) for at, y in zip(order, places, strict=True)}
    made = []
    for at, line in enumerate(lines):
        x, y = line.leader.split(",")
        edge = _WIDTH - _RIGHT
        leader = f"M{float(x) + 4:g} {y}L{edge} {y}L{edge + 9} {moved[at]:g}"
        made.append(Line(line.points, line.paths, line.own, line.name, line.shown, moved[at], leader))
    return tuple(made)


def _round_scale(top: float) -> tuple[float, float]:
    """The step of the grid and the round number at its end: three to five lines."""
    for step in (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 25.0):
        if step * 4 >= top:
            return step, step * max(ceil(round(top / step, 6)), 1)
    return 50.0, 50.0 * ceil(top / 50)


def _steps(step: float, top: float) -> tuple[float, ...]:
    return tuple(round(step * at, 2) for at in range(round(top / step) + 1))
