"""The dated table of administrative units: who was what, where and when. Loaded once, when a look-up first happens."""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from itertools import accumulate
from pathlib import Path
from string import ascii_lowercase
from typing import Literal, NamedTuple, TypeAlias

from gn_cli.units.names import KINDS
from gn_cli.vietnamese.fold import fold_ascii

Level: TypeAlias = Literal["province", "district", "commune"]
LEVELS: tuple[Level, ...] = ("province", "district", "commune")

NEW_SYSTEM = date(2025, 7, 1)
"""First day of the 34 provinces and 3,321 communes, without districts (NQ 202/2025/QH15)."""

PACKED = Path(__file__).with_name("units.json.gz")


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """An administrative unit with one name, kind and parent, in force from `valid_from` up to, not on, `valid_to`.

    `valid_from` is `None` for what is older than the table, `valid_to` for what is still in force. `code` is the
    statistics office's; codes were used again, so that a unit is its level, code and dates. `parent` is the code of
    the unit above: of a district or, for communes since 1 July 2025, of a province; `None` for provinces. The table
    makes each unit once, and a unit equals no other one.
    """

    level: Level
    code: str
    name: str
    kind: str
    parent: str | None
    valid_from: date | None
    valid_to: date | None

    @property
    def full_name(self) -> str:
        """Kind word and name: "huyện Sơn Động"."""
        return f"{self.kind} {self.name}"

    @property
    def old_system(self) -> bool:
        """Whether the unit ended with the 63 provinces."""
        return self.valid_to is not None and self.valid_to <= NEW_SYSTEM

    @property
    def new_system(self) -> bool:
        """Whether the unit is of the time since 1 July 2025; a province that never changed is of both systems."""
        return self.valid_to is None or self.valid_to > NEW_SYSTEM

    def in_force(self, on: date) -> bool:
        """Whether the unit existed, in this form, on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on < self.valid_to)


class Columns(NamedTuple):
    """The rows of the packed table, one entry a row.

    Levels and kinds are the digit of their position in `LEVELS` and `KINDS`, days a letter each: "a" is the first of
    `days`. Strings, since taking 15,000 rows apart is most of what loading costs.
    """

    code: list[str]
    level: str
    kind: str
    name: list[str]
    parent: list[str]
    valid_from: str
    valid_to: str
    days: dict[str, date | None]


class Conversion(NamedTuple):
    """Which communes of 30 June 2025 (and island districts) went into which communes of the day after, as columns."""

    level: str
    old: str
    new: str
    divided: str

    def rows(self) -> Iterator[tuple[Level, str, str, bool]]:
        """Level and code of the old unit, code of the new commune, and whether the old one was divided."""
        columns = zip(self.level, self.old.split(" "), self.new.split(" "), self.divided, strict=True)
        return ((LEVELS[int(level)], old, new, divided == "1") for level, old, new, divided in columns)


@dataclass(frozen=True, eq=False)
class UnitTable:
    """The units of all times. A `Unit` is made when asked for, since an article needs a few of the 15,000.

    Rows are grouped by name key; `groups` gives the first row of a key and the one after its last. `provinces_now`
    leads from the code of each of the 63 provinces to that of the one of the 34 it is in.
    """

    columns: Columns
    groups: dict[str, tuple[int, int]]
    spellings: dict[str, tuple[tuple[str, Level], ...]]
    conversion: Conversion
    provinces_now: dict[str, str]
    _made: dict[int, Unit] = field(default_factory=dict)
    _coded: dict[tuple[Level, str], tuple[Unit, ...]] = field(default_factory=dict)
    _named: dict[str, tuple[Unit, ...]] = field(default_factory=dict)
    _above_at_last: dict[Unit, Unit | None] = field(default_factory=dict)
    _province_at_last: dict[Unit, Unit] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.columns.code)

    def unit(self, row: int) -> Unit:
        """The unit of a row."""
        made = self._made.get(row)
        if made is None:
            columns = self.columns
            made = self._made[row] = Unit(
                LEVELS[int(columns.level[row])],
                columns.code[row],
                columns.name[row],
                KINDS[int(columns.kind[row])],
                columns.parent[row] or None,
                columns.days[columns.valid_from[row]],
                columns.days[columns.valid_to[row]],
            )
        return made

    def __iter__(self) -> Iterator[Unit]:
        return map(self.unit, range(len(self)))

    def named(self, key: str) -> tuple[Unit, ...]:
        """All units of all times whose name, in any accepted spelling, has this key."""
        found = self._named.get(key)
        if found is None:
            first, last = self.groups.get(key, (0, 0))
            units = [self.unit(row) for row in range(first, last)]
            for official, level in self.spellings.get(key, ()):
                first, last = self.groups[official]
                named = map(self.unit, range(first, last))
                units += [unit for unit in named if unit.level == level and unit not in units]
            found = self._named[key] = tuple(units)
        return found

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all names and spellings."""
        return frozenset((*self.groups, *self.spellings))

    @cached_property
    def longer(self) -> dict[str, int]:
        """The first two words of every name and spelling of more, with the number of words of the longest of them."""
        longest: dict[str, int] = {}
        for key in self.keys:
            if key.count(" ") > 1:
                words = key.split(" ")
                dashes = words.count("-")
                first_two = " ".join(words[: 3 if words[1] == "-" else 2])
                longest[first_two] = max(longest.get(first_two, 0), len(words) - dashes)
        return longest

    @cached_property
    def without_accents(self) -> dict[str, tuple[str, ...]]:
        """Keys by their letters without accents, for people who type without them."""
        keys: dict[str, tuple[str, ...]] = {}
        for key in (*self.groups, *self.spellings):
            plain = fold_ascii(key)
            keys[plain] = (*keys.get(plain, ()), key)
        return keys

    @cached_property
    def _rows_by_code(self) -> dict[str, list[int]]:
        rows: defaultdict[str, list[int]] = defaultdict(list)
        for row, code in enumerate(self.columns.code):
            rows[code].append(row)
        return rows

    def coded(self, level: Level, code: str) -> tuple[Unit, ...]:
        """All units that ever had a code, the oldest first."""
        found = self._coded.get((level, code))
        if found is None:
            units = map(self.unit, self._rows_by_code.get(code, ()))
            of_level = (unit for unit in units if unit.level == level)
            found = tuple(sorted(of_level, key=lambda unit: unit.valid_from or date.min))
            self._coded[level, code] = found
        return found

    def at(self, level: Level, code: str, on: date) -> Unit | None:
        """The unit with a code on a day."""
        return next((unit for unit in self.coded(level, code) if unit.in_force(on)), None)

    def in_force(self, on: date, level: Level | None = None) -> tuple[Unit, ...]:
        """The units in force on a day, of one level or of all."""
        units = self if level is None else map(self.unit, self._rows_by_level[level])
        return tuple(unit for unit in units if unit.in_force(on))

    @cached_property
    def _rows_by_level(self) -> dict[Level, list[int]]:
        rows: dict[Level, list[int]] = {level: [] for level in LEVELS}
        for row, level in enumerate(self.columns.level):
            rows[LEVELS[int(level)]].append(row)
        return rows

    def above(self, unit: Unit, on: date | None = None) -> Unit | None:
        """The unit's parent on a day, by default on the unit's last day.

        The table begins in 2021; for an earlier day the nearest unit of the parent's code is given.
        """
        if on is not None and unit.in_force(on):
            return self._parent(unit, on)
        if not unit.code:
            return self._parent(unit, last_day(unit))
        # Asked for the same few units again and again; units made for names that the table lacks are not kept.
        if unit not in self._above_at_last:
            self._above_at_last[unit] = self._parent(unit, last_day(unit))
        return self._above_at_last[unit]

    def _parent(self, unit: Unit, day: date) -> Unit | None:
        if unit.parent is None:
            return None
        parents = self.coded("district" if len(unit.parent) == 3 else "province", unit.parent)
        for parent in parents:
            if parent.in_force(day):
                return parent
        return parents[0] if parents else None

    def province_of(self, unit: Unit, on: date | None = None) -> Unit:
        """The province a unit lies in, on a day or on the unit's last day; a province is its own."""
        if on is None and unit in self._province_at_last:
            return self._province_at_last[unit]
        last, above = unit, unit if unit.level == "province" else self.above(unit, on)
        while above is not None and above.level != "province":
            last, above = above, self.above(above, on)
        province = above or last
        if on is None and unit.code:
            self._province_at_last[unit] = province
        return province

    def district_of(self, unit: Unit, on: date | None = None) -> Unit | None:
        """The district of a commune of the old system; a district is its own; otherwise `None`."""
        if unit.level == "district":
            return unit
        above = self.above(unit, on)
        return above if above is not None and above.level == "district" else None

    def below(self, unit: Unit, on: date | None = None) -> tuple[Unit, ...]:
        """The units whose parent is this one, on a day or on the unit's last day."""
        day = on if on is not None else last_day(unit)
        children = map(self.unit, self._rows_below.get(unit.code, ()))
        return tuple(child for child in children if child.in_force(day))

    @cached_property
    def _rows_below(self) -> dict[str, list[int]]:
        rows: dict[str, list[int]] = {}
        for row, parent in enumerate(self.columns.parent):
            rows.setdefault(parent, []).append(row)
        return rows


def last_day(unit: Unit) -> date:
    """The last day a unit was in force; for one still in force a day that the table reaches in any case."""
    return date.max if unit.valid_to is None else date.fromordinal(unit.valid_to.toordinal() - 1)


@cache
def load_units(path: Path = PACKED) -> UnitTable:
    """The table, read once from the packed file that `scripts/build_units.py` makes."""
    packed = json.loads(gzip.decompress(path.read_bytes()))
    rows = packed["rows"]
    days = (date.fromisoformat(day) if day else None for day in packed["days"])
    columns = Columns(
        rows["code"].split(" "),
        rows["level"],
        rows["kind"],
        rows["name"].split("\n"),
        rows["parent"].split(" "),
        rows["valid_from"],
        rows["valid_to"],
        dict(zip(ascii_lowercase, days, strict=False)),
    )
    ends = tuple(accumulate(packed["counts"]))
    groups = dict(zip(packed["keys"].split("\n"), zip((0, *ends), ends, strict=False), strict=True))
    spellings: dict[str, tuple[tuple[str, Level], ...]] = {}
    for spelling, official, level in packed["spellings"]:
        spellings[spelling] = (*spellings.get(spelling, ()), (official, LEVELS[level]))
    return UnitTable(columns, groups, spellings, Conversion(**packed["conversion"]), packed["provinces_now"])
