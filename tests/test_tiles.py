"""The map of tiles: every province of both systems once, the islands, and about where they lie."""

import pytest

from gn_cli.units.conversion import LAST_OF_OLD
from gn_cli.units.table import NEW_SYSTEM, load_units
from gn_cli.units.tiles import System, province_of_tile, tiles

SYSTEMS: tuple[tuple[System, int], ...] = (("now", 34), ("then", 63))


@pytest.mark.parametrize(("system", "count"), SYSTEMS)
def test_every_province_has_one_tile_and_no_two_share_a_place(system: System, count: int) -> None:
    table = load_units()
    day = NEW_SYSTEM if system == "now" else LAST_OF_OLD
    grid = tiles(table, system)
    provinces = [tile.province.code for tile in grid if tile.island is None]
    assert sorted(provinces) == sorted(unit.code for unit in table.in_force(day, "province"))
    assert len(provinces) == count
    assert len({(tile.row, tile.column) for tile in grid}) == len(grid)


@pytest.mark.parametrize(("system", "count"), SYSTEMS)
def test_the_islands_are_tiles_of_their_own_and_name_their_province(system: System, count: int) -> None:
    grid = tiles(load_units(), system)
    assert [(tile.name, tile.province.name) for tile in grid if tile.island] == [
        ("Hoàng Sa", "Đà Nẵng"),
        ("Trường Sa", "Khánh Hòa"),
    ]
    east = max(tile.column for tile in grid if tile.island is None)
    assert all(tile.column > east for tile in grid if tile.island)


NORTH_TO_SOUTH = ("Cao Bằng", "Thái Nguyên", "Hà Nội", "Thanh Hóa", "Nghệ An", "Đà Nẵng", "Quảng Ngãi", "Đắk Lắk",
                  "Lâm Đồng", "Hồ Chí Minh", "Cà Mau")  # fmt: skip
WEST_TO_EAST = (("Điện Biên", "Hà Nội"), ("Hà Nội", "Hải Phòng"), ("An Giang", "Hồ Chí Minh"), ("Lai Châu", "Cao Bằng"),
                ("Tây Ninh", "Đồng Nai"), ("Lâm Đồng", "Khánh Hòa"), ("Quảng Trị", "Đà Nẵng"))  # fmt: skip


@pytest.mark.parametrize(("system", "count"), SYSTEMS)
def test_tiles_lie_about_where_the_provinces_do(system: System, count: int) -> None:
    at = {tile.name: tile for tile in tiles(load_units(), system)}
    rows = [at[name].row for name in NORTH_TO_SOUTH]
    assert rows == sorted(set(rows))
    for west, east in WEST_TO_EAST:
        assert at[west].column < at[east].column, (west, east)
    assert at["Hoàng Sa"].row == at["Đà Nẵng"].row
    assert at["Trường Sa"].row > at["Khánh Hòa"].row


@pytest.mark.parametrize(
    ("system", "name", "called"),
    [
        ("now", "Khánh Hòa", "Khánh Hòa"),
        ("then", "Khánh Hòa", "Khánh Hòa"),
        ("then", "Thừa Thiên Huế", "Huế"),
        ("then", "Bà Rịa–Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("now", "Hòa Bình", None),
        ("then", "Hà Tây", None),
    ],
)
def test_a_name_finds_its_tile(system: System, name: str, called: str | None) -> None:
    unit = province_of_tile(load_units(), system, name)
    assert (unit and unit.name) == called
