"""`gn units`: what a unit is or was, in rows and in JSON."""

import csv
import io
import json

from command import Result, gn


def rows(done: Result) -> list[dict[str, str]]:
    assert (done.code, done.err) == (0, "")
    return list(csv.DictReader(io.StringIO(done.out)))


def test_an_old_province_and_what_became_of_it() -> None:
    (row,) = rows(gn("units", "tỉnh Bắc Giang"))
    assert row == {
        "full_name": "tỉnh Bắc Giang",
        "level": "province",
        "unit_code": "24",
        "lies_in": "",
        "since": "",
        "until": "2025-06-30",
        "became": "tỉnh Bắc Ninh",
        "made_of": "",
        "province_now": "Bắc Ninh",
    }


def test_a_reader_is_told_the_level_in_words() -> None:
    asked = ("units", "Di Linh", "--columns", "full_name,level", "--lang", "vi")
    assert gn(*asked, "-f", "markdown").out.splitlines()[2:] == [
        "| huyện Di Linh | huyện |",
        "| xã Di Linh | xã |",
        "| thị trấn Di Linh | xã |",
    ]
    assert [row["Cấp"] for row in rows(gn(*asked, "-f", "csv"))] == ["district", "commune", "commune"]


def test_a_day_chooses_the_system() -> None:
    names = ["full_name", "lies_in"]
    old = rows(gn("units", "son dong", "--on", "2025-06-30", "--level", "district"))
    new = rows(gn("units", "Sơn Động", "--on", "2025-07-01"))
    assert [[row[name] for name in names] for row in old] == [["huyện Sơn Động", "tỉnh Bắc Giang"]]
    assert [[row[name] for name in names] for row in new] == [["xã Sơn Động", "tỉnh Bắc Ninh"]]


def test_a_divided_commune_shows_all_its_successors() -> None:
    whole = json.loads(gn("units", "xã Thanh Sơn", "--in", "Ba Chẽ", "--format", "json").out)
    assert [(unit["until"], unit["became"]) for unit in whole] == [("2025-06-30", ["xã Ba Chẽ"])]
    divided = json.loads(gn("units", "xã Hải Lạng", "--in", "Tiên Yên", "--format", "json").out)
    assert [unit["became"] for unit in divided] == [["xã Hải Hòa", "xã Hải Lạng", "xã Ba Chẽ"]]


def test_a_province_of_today_is_made_of_old_ones() -> None:
    (unit,) = json.loads(gn("units", "Phú Thọ", "--level", "province", "--format", "json").out)
    assert unit["made_of"] == ["tỉnh Hòa Bình", "tỉnh Phú Thọ", "tỉnh Vĩnh Phúc"]


def test_units_inside_another() -> None:
    found = rows(gn("units", "xã Tân Thành", "--in", "Hàm Yên"))
    assert [row["lies_in"] for row in found] == ["huyện Hàm Yên; tỉnh Tuyên Quang"]


def test_an_unknown_name_gets_the_nearest() -> None:
    done = gn("units", "Bac Gjang")
    assert (done.code, done.out) == (2, "")
    assert "no unit is or was called 'Bac Gjang'" in done.err
    assert "Bắc Giang" in done.err
