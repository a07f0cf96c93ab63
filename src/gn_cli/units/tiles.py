"""The provinces on a map of equal tiles: `tiles.toml`, with Hoàng Sa and Trường Sa as tiles of their own."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from gn_cli.units.conversion import LAST_OF_OLD
from gn_cli.units.names import name_key
from gn_cli.units.table import NEW_SYSTEM, Unit, UnitTable

System = Literal["now", "then"]
_FILE = Path(__file__).with_name("tiles.toml")
_ISLANDS = {"HS": ("Hoàng Sa", "48"), "TS": ("Trường Sa", "56")}
"""The islands by their sign in the file: their name and the code of the province they belong to, in both systems."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile: its row and column from 0 (north, west), the province, and for islands their own name."""

    row: int
    column: int
    province: Unit
    island: str | None = None

    @property
    def name(self) -> str:
        """What the tile is called."""
        return self.island or self.province.name


@cache
def tiles(table: UnitTable, system: System) -> tuple[Tile, ...]:
    """The tiles of the 34 provinces of today or of the 63 until July 2025, and of the two groups of islands.

    Raises `KeyError` for a code that no province of the system has.
    """
    day = NEW_SYSTEM if system == "now" else LAST_OF_OLD
    units = {unit.code: unit for unit in table.in_force(day, "province")}
    grid: str = tomllib.loads(_FILE.read_text(encoding="utf-8"))[system]
    made = []
    for row, line in enumerate(grid.strip().splitlines()):
        for column, sign in enumerate(line.split()):
            if sign in _ISLANDS:
                island, code = _ISLANDS[sign]
                made.append(Tile(row, column, units[code], island))
            elif sign != "..":
                made.append(Tile(row, column, units[sign]))
    return tuple(made)


def province_of_tile(table: UnitTable, system: System, name: str) -> Unit | None:
    """The province of a system that a name stands for: its own or, of the 63, one it had before; `None` for others."""
    day = NEW_SYSTEM if system == "now" else LAST_OF_OLD
    units = {unit.code: unit for unit in table.in_force(day, "province")}
    called = [unit for unit in table.named(name_key(name)) if unit.level == "province"]
    for unit in called:
        if units.get(unit.code) is unit:
            return unit
    # Thừa Thiên Huế has been Huế since January 2025, under the same code.
    earlier = (unit for unit in called if unit.old_system and unit.valid_to != NEW_SYSTEM)
    return next((units[unit.code] for unit in earlier if unit.code in units), None)
