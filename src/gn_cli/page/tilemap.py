"""The map of tiles: a tile a province and one for each of Hoàng Sa and Trường Sa. Sizes are in SVG units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gn_cli.schema import Row
from gn_cli.store import Units
from gn_cli.units.table import load_units
from gn_cli.units.tiles import province_of_tile, tiles
from gn_cli.vietnamese.fold import fold

_WIDE, _TALL, _GAP = 62, 50, 3
_WIDER = 14
"""How much wider than the others, to the west, the tiles of the islands are: they hold the province's name, too."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A tile as it is drawn: its corner, one or two lines of name, the count and its step (0: none), words for a tip.

    `island` is the province that islands belong to, else `None`.
    """

    x: int
    y: int
    lines: tuple[str, ...]
    name: str
    count: int
    step: int
    tip: str
    island: str | None
    wide: int


@dataclass(frozen=True, slots=True)
class TileMap:
    """The map, and the names that have no tile: provinces before the system shown, or none of the table."""

    tiles: tuple[Drawn, ...]
    width: int
    height: int
    beyond: tuple[str, ...]
    tall: int = _TALL - _GAP

    @property
    def empty(self) -> tuple[str, ...]:
        """The provinces without a training."""
        return tuple(tile.name for tile in self.tiles if not tile.count and tile.island is None)


def tile_map(counts: Mapping[str, int], islands: Mapping[str, int], steps: Mapping[int, int], units: Units) -> TileMap:
    """The map of trainings counted by province name, and of those held on the islands by their fold keys."""
    table = load_units()
    known = {name: province_of_tile(table, units, name) for name in counts}
    of_code: dict[str, int] = {}
    for name, unit in known.items():
        if unit is not None:
            of_code[unit.code] = of_code.get(unit.code, 0) + counts[name]
    drawn = []
    for tile in tiles(table, units):
        count = islands.get(fold(tile.island), 0) if tile.island else of_code.get(tile.province.code, 0)
        owner = tile.province.name if tile.island else None
        name = f"{tile.name} ({owner})" if owner else tile.name
        drawn.append(
            Drawn(
                tile.column * _WIDE - (_WIDER if owner else 0),
                tile.row * _TALL,
                (tile.name, f"({owner})") if owner else _lines(tile.name),
                tile.name,
                count,
                steps.get(count, 0),
                f"{name}: {count}",
                owner,
                _WIDE - _GAP + (_WIDER if owner else 0),
            )
        )
    width = max(tile.x + tile.wide for tile in drawn) + _GAP
    height = max(tile.y for tile in drawn) + _TALL
    return TileMap(tuple(drawn), width, height, tuple(name for name, unit in known.items() if unit is None))


def _lines(name: str) -> tuple[str, ...]:
    """A name in one line or two, cut at the blank that leaves the lines most even."""
    words = name.replace(" - ", " -\u00a0").split(" ")
    if len(name) <= 8 or len(words) == 1:
        return (name,)
    cuts: Sequence[tuple[str, str]] = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return min(cuts, key=lambda pair: max(map(len, pair)))


def held_on_islands(rows: Sequence[Row]) -> dict[str, int]:
    """How many of some trainings were held on Hoàng Sa and Trường Sa themselves, by fold key."""
    counts: dict[str, int] = {}
    for row in rows:
        for key in {fold(str(row[level])) for level in ("district", "commune") if row[level]}:
            counts[key] = counts.get(key, 0) + 1
    return {key: counts[key] for key in map(fold, ("Hoàng Sa", "Trường Sa")) if key in counts}
