"""The table of administrative units: its counts, its dates, names and the way from old units to new ones."""

import doctest
import gzip
import json
import runpy
from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from gn_cli.units import names
from gn_cli.units.conversion import (
    LAST_OF_OLD,
    communes_now,
    is_divided,
    predecessors,
    province_now,
    successors,
)
from gn_cli.units.lookup import find, province_name, suggest
from gn_cli.units.scan import scan_names
from gn_cli.units.table import NEW_SYSTEM, PACKED, Level, Unit, load_units

ROOT = Path(__file__).resolve().parent.parent
TABLE = load_units()
TODAY = date(2026, 10, 1)


def one(name: str, on: date, level: Level | None = None) -> Unit:
    (unit,) = find(TABLE, name, on=on, level=level)
    return unit


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (date(2018, 1, 1), {"province": 63, "district": 713, "commune": 10_599}),
        (date(2021, 11, 15), {"province": 63, "district": 705, "commune": 10_599}),
        (LAST_OF_OLD, {"province": 63, "district": 696, "commune": 10_035}),
        (NEW_SYSTEM, {"province": 34, "commune": 3_321}),
        (TODAY, {"province": 34, "commune": 3_321}),
    ],
)
def test_counts(day: date, counts: dict[str, int]) -> None:
    assert Counter(unit.level for unit in TABLE.in_force(day)) == counts


def test_kinds_of_provinces() -> None:
    first_days = ("2024-12-31", "2025-01-01", "2025-07-01", "2026-04-30", "2026-09-01", "2026-09-20")
    provinces = [TABLE.in_force(date.fromisoformat(day), "province") for day in first_days]
    assert [sum(unit.kind == "thành phố" for unit in units) for units in provinces] == [5, 6, 6, 7, 8, 9]


def test_packed_file_is_small_and_comes_from_the_sources() -> None:
    build = runpy.run_path(str(ROOT / "scripts" / "build_units.py"))
    assert json.loads(gzip.decompress(build["pack"]())) == json.loads(gzip.decompress(PACKED.read_bytes()))
    assert build["provinces_page"]() == (ROOT / "docs" / "provinces.md").read_text(encoding="utf-8")
    assert PACKED.stat().st_size <= 500_000


def test_both_notices_go_with_the_table() -> None:
    for folder in (ROOT / "data" / "units", PACKED.parent):
        notices = (folder / "NOTICES.md").read_text(encoding="utf-8")
        assert "Copyright (c) 2021 Thang Le Quoc" in notices
        assert "Copyright (c) 2025 Tran Ngoc Minh Hieu" in notices


def test_no_two_units_of_a_level_and_code_on_one_day() -> None:
    for unit in TABLE:
        same = TABLE.coded(unit.level, unit.code)
        for earlier, later in pairwise(same):
            assert earlier.valid_to is not None
            assert later.valid_from is not None
            assert earlier.valid_to <= later.valid_from


def test_every_unit_lies_in_a_province_of_its_time() -> None:
    for unit in TABLE:
        province = TABLE.province_of(unit)
        assert province.level == "province"
        assert (TABLE.district_of(unit) is not None) == (unit.level != "province" and unit.old_system)


def test_every_province_of_the_63_leads_to_exactly_one_of_the_34() -> None:
    homes: dict[Unit, set[Unit]] = defaultdict(set)
    for commune in TABLE.in_force(LAST_OF_OLD, "commune"):
        heirs = successors(TABLE, commune)
        homes[TABLE.province_of(commune)].update(TABLE.province_of(heir, NEW_SYSTEM) for heir in heirs)
    assert set(homes) == set(TABLE.in_force(LAST_OF_OLD, "province"))
    for old, new in homes.items():
        assert new == {TABLE.at("province", province_now(TABLE, old).code, NEW_SYSTEM)}
    assert set().union(*homes.values()) == set(TABLE.in_force(NEW_SYSTEM, "province"))


def test_every_commune_of_the_old_system_becomes_communes_that_exist() -> None:
    reached = set()
    for commune in TABLE.in_force(LAST_OF_OLD, "commune"):
        heirs = successors(TABLE, commune)
        assert heirs
        assert all(heir.level == "commune" and heir.in_force(NEW_SYSTEM) for heir in heirs)
        assert {province_now(TABLE, heir) for heir in heirs} == {province_now(TABLE, commune)}
        assert all(commune in predecessors(TABLE, heir) for heir in heirs)
        reached.update(heirs)
    islands = {heir for district in TABLE.in_force(LAST_OF_OLD, "district") for heir in successors(TABLE, district)}
    assert reached | islands == set(TABLE.in_force(NEW_SYSTEM, "commune"))


def test_every_district_leads_on() -> None:
    for district in TABLE:
        if district.level == "district":
            heirs = successors(TABLE, district)
            assert heirs
            assert communes_now(TABLE, district)
            assert all(district.valid_to is not None and heir.in_force(district.valid_to) for heir in heirs)


def test_codes_that_were_used_again() -> None:
    pairs = {
        code: (TABLE.at("province", code, LAST_OF_OLD).name, TABLE.at("province", code, NEW_SYSTEM).name)  # type: ignore[union-attr]
        for code in ("15", "24", "44", "52", "80", "82", "91")
    }
    assert pairs == {
        "15": ("Yên Bái", "Lào Cai"),
        "24": ("Bắc Giang", "Bắc Ninh"),
        "44": ("Quảng Bình", "Quảng Trị"),
        "52": ("Bình Định", "Gia Lai"),
        "80": ("Long An", "Tây Ninh"),
        "82": ("Tiền Giang", "Đồng Tháp"),
        "91": ("Kiên Giang", "An Giang"),
    }
    assert province_now(TABLE, one("tỉnh Bắc Giang", LAST_OF_OLD)).name == "Bắc Ninh"
    assert province_now(TABLE, one("tỉnh Bắc Ninh", LAST_OF_OLD)).name == "Bắc Ninh"
    assert province_now(TABLE, one("huyện Sơn Động", LAST_OF_OLD)).full_name == "thành phố Bắc Ninh"


def test_what_a_province_was_made_of() -> None:
    names = [unit.name for unit in predecessors(TABLE, one("tỉnh Phú Thọ", TODAY))]
    assert names == ["Hòa Bình", "Phú Thọ", "Vĩnh Phúc"]
    assert predecessors(TABLE, one("tỉnh Cao Bằng", TODAY)) == (one("tỉnh Cao Bằng", TODAY),)


def test_a_divided_commune_shows_all_its_successors() -> None:
    commune = next(unit for unit in TABLE.coded("commune", "06886") if unit.in_force(LAST_OF_OLD))
    assert is_divided(TABLE, commune)
    assert sorted(unit.code for unit in successors(TABLE, commune)) == ["06799", "06886", "06978"]


def test_units_that_ended_before_the_great_change() -> None:
    hoanh_bo = one("huyện Hoành Bồ", date(2018, 5, 1))
    assert [unit.full_name for unit in successors(TABLE, hoanh_bo)] == ["thành phố Hạ Long"]
    assert province_now(TABLE, hoanh_bo).name == "Quảng Ninh"
    hue = one("thành phố Huế", date(2024, 5, 1), "district")
    assert [unit.full_name for unit in successors(TABLE, hue)] == ["quận Thuận Hóa", "quận Phú Xuân"]
    assert find(TABLE, "huyện Hoành Bồ", on=LAST_OF_OLD) == ()


@pytest.mark.parametrize(
    ("spelling", "official"),
    [
        ("Bắc Giang", "Bắc Giang"),
        ("bac giang", "Bắc Giang"),
        ("TỈNH BẮC GIANG", "Bắc Giang"),
        ("Đắc Lắc", "Đắk Lắk"),
        ("Đăk Lăk", "Đắk Lắk"),
        ("Dak Lak", "Đắk Lắk"),
        ("Đak Nông", "Đắk Nông"),
        ("Bắc Cạn", "Bắc Kạn"),
        ("Kontum", "Kon Tum"),
        ("TP.HCM", "Hồ Chí Minh"),
        ("TPHCM", "Hồ Chí Minh"),
        ("TP. Hồ Chí Minh", "Hồ Chí Minh"),
        ("Sài Gòn", "Hồ Chí Minh"),
        ("TT-Huế", "Thừa Thiên Huế"),
        ("Thừa Thiên - Huế", "Thừa Thiên Huế"),
        ("Thừa Thiên – Huế", "Thừa Thiên Huế"),
        ("BR-VT", "Bà Rịa - Vũng Tàu"),
        ("Bà Rịa–Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("Bà Rịa Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("Hoà Bình", "Hòa Bình"),
        ("Thanh Hoá", "Thanh Hóa"),
        ("khanh hoa", "Khánh Hòa"),
        ("Tp. Huế", "Huế"),
    ],
)
def test_spellings_of_provinces(spelling: str, official: str) -> None:
    assert province_name(TABLE, spelling) == official


@pytest.mark.parametrize(
    ("name", "on", "full_names"),
    [
        ("Qui Nhơn", LAST_OF_OLD, ["thành phố Quy Nhơn"]),
        ("TP. Quy Nhơn", LAST_OF_OLD, ["thành phố Quy Nhơn"]),
        ("H. Ea H’leo", LAST_OF_OLD, ["huyện Ea H'Leo"]),
        ("Krông Pắk", LAST_OF_OLD, ["huyện Krông Pắc"]),
        ("TX. Chũ", LAST_OF_OLD, ["thị xã Chũ"]),
        ("huyện Việt Yên", LAST_OF_OLD, ["thị xã Việt Yên"]),
        ("Q.1", LAST_OF_OLD, ["quận 1"]),
        ("TP Phan Rang – Tháp Chàm", LAST_OF_OLD, ["thành phố Phan Rang - Tháp Chàm"]),
        ("Phường Buôn Mê Thuột", TODAY, ["phường Buôn Ma Thuột"]),
        ("đặc khu Lý Sơn", TODAY, ["đặc khu Lý Sơn"]),
        ("Sơn Động", TODAY, ["xã Sơn Động"]),
        ("Không Có Đâu", TODAY, []),
    ],
)
def test_find(name: str, on: date, full_names: list[str]) -> None:
    assert [unit.full_name for unit in find(TABLE, name, on=on)] == full_names


def test_find_within_a_parent() -> None:
    bac_giang = one("tỉnh Bắc Giang", LAST_OF_OLD)
    found = find(TABLE, "xã Yên Định", on=LAST_OF_OLD, parent=bac_giang)
    assert [TABLE.district_of(unit) for unit in found] == [one("huyện Sơn Động", LAST_OF_OLD)]


def test_unknown_names_get_the_nearest() -> None:
    assert suggest(TABLE, "Bac Gjang", level="province")[0] == "Bắc Giang"
    assert suggest(TABLE, "Đắk Lâkk", level="province")[0] == "Đắk Lắk"
    assert suggest(TABLE, "qqqqqq") == ()


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("BẮC GIANG - Ngày 22/9", ["BẮC GIANG"]),
        ("xã Yên Định (Sơn Động)", ["xã Yên Định", "Sơn Động"]),
        ("(GLO)- TP.Pleiku, TX Chũ", ["TP.Pleiku", "TX Chũ"]),
        ("P.12, Q3, phường 05 và 5/12 đại biểu", ["P.12", "Q3", "phường 05"]),
        ("tỉnh miền núi Cao\u00a0Bằng; huyện Hoà\nVang", ["tỉnh miền núi Cao\u00a0Bằng", "huyện Hoà\nVang"]),
        ("xã K' Dang, xã Cư M’gar", ["xã K' Dang", "xã Cư M’gar"]),
        ("Bà Rịa – Vũng Tàu", ["Bà Rịa – Vũng Tàu", "Vũng Tàu"]),
        ("yêu hòa bình ở sơn động", []),
        ("ông Lâm và bà Thắng", []),
    ],
)
def test_names_in_text(text: str, printed: list[str]) -> None:
    assert [text[name.kind_start : name.end] for name in scan_names(TABLE, text)] == printed


def test_examples_in_docstrings() -> None:
    assert doctest.testmod(names).failed == 0
