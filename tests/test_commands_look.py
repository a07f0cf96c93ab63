"""`gn list`, `gn show` and `gn stats` over a database of records made by hand."""

import csv
import io
import json
from pathlib import Path

import pytest
from command import Result, gn, made_database
from made import KRONG_BONG, SON_DONG, SON_DONG_REPORT

from gn_cli.schema import OF, columns, to_json


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = made_database(tmp_path)
    monkeypatch.setenv("GN_DB", str(path))
    return path


def rows(done: Result) -> list[dict[str, str]]:
    assert (done.code, done.err) == (0, "")
    return list(csv.DictReader(io.StringIO(done.out)))


def ids(*line: str) -> list[str]:
    return [row["id"] + "/" + row["training"] for row in rows(gn("list", *line))]


# gn list

SON, KRONG_1, KRONG_2 = f"{SON_DONG.id[:10]}/1", f"{KRONG_BONG.id[:10]}/1", f"{KRONG_BONG.id[:10]}/2"


def test_a_row_a_training_newest_first(db: Path) -> None:
    assert ids() == [KRONG_2, KRONG_1, SON]


@pytest.mark.parametrize("of", OF)
def test_every_list_has_the_columns_of_the_schema_in_every_format(db: Path, of: str) -> None:
    names = [column.name for column in columns(of)]  # type: ignore[arg-type]
    assert gn("list", "--of", of).out.splitlines()[0].split(",") == names
    assert gn("list", "--of", of, "-f", "tsv").out.splitlines()[0].split("\t") == names
    (first, *_) = json.loads(gn("list", "--of", of, "-f", "json").out)
    assert list(first) == names
    assert json.loads(gn("list", "--of", of, "-f", "jsonl").out.splitlines()[0]) == first


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (("--province", "bac giang"), [SON]),
        (("--province", "Bắc Ninh"), [SON]),
        (("--province", "Đắk Lắk"), [KRONG_2, KRONG_1]),
        (("--district", "krong bong"), [KRONG_2, KRONG_1]),
        (("--commune", "Cư Pui"), [KRONG_2]),
        (("--year", "2023"), [SON]),
        (("--from", "2024-06-04"), [KRONG_2]),
        (("--from", "2024"), [KRONG_2, KRONG_1]),
        (("--to", "2023-09"), [SON]),
        (("--to", "22/9/2023"), [SON]),
        (("--from", "6/2024", "--to", "3/6/2024"), [KRONG_1]),
        (("--min-participants", "85"), [KRONG_2, SON]),
        (("--lecturer", "do thi hoa"), [KRONG_2, SON]),
        (("--plan", "41/KH"), [SON]),
        (("--organizer", "Sở Y tế", "--year", "2024"), [KRONG_2]),
        (("--search", "tap huan"), [KRONG_2, KRONG_1, SON]),
        (("--search", "Sơn Động"), [SON]),
        (("--needs-review",), [KRONG_2, KRONG_1]),
        (("--no-review",), [SON]),
        (("--sort", "participants"), [KRONG_1, KRONG_2, SON]),
        (("--sort", "-province,training"), [KRONG_1, KRONG_2, SON]),
        (("--limit", "1"), [KRONG_2]),
        (("--year", "1999"), []),
    ],
)
def test_filters(db: Path, line: tuple[str, ...], found: list[str]) -> None:
    assert ids(*line) == found


def test_columns_in_the_order_asked_for(db: Path) -> None:
    out = gn("list", "--columns", "title,id,byline", "--limit", "1", "--sort", "first_date").out
    assert out == f"title,id,byline\nTập huấn giảm nghèo tại Sơn Động,{SON_DONG.id[:10]},Đặng Văn Ký\n"


def test_a_terminal_shows_a_table_with_the_columns_that_fit(db: Path) -> None:
    assert gn("list", terminal=80).out.splitlines() == [
        "Report      From        Province   District    Participants  Title",
        "──────────  ──────────  ─────────  ──────────  ────────────  ───────────────────",
        f"{KRONG_BONG.id[:10]}  2024-06-05  Đắk Lắk    Krông Bông          < 85  Hai lớp tập huấn ở…",
        f"{KRONG_BONG.id[:10]}  2024-06-03  Đắk Lắk    Krông Bông            40  Hai lớp tập huấn ở…",
        f"{SON_DONG.id[:10]}  2023-09-22  Bắc Giang  Sơn Động           > 120  Tập huấn giảm nghè…",
        "",
        "Trainings: 3",
        "Not shown: training, last_date, commune, venue, province_now, classes,",
        "lecturers, organizers, plans, needs_review, source. --columns all shows them.",
    ]


def test_headings_and_captions_in_vietnamese(db: Path) -> None:
    for done in (gn("list", "--lang", "vi", terminal=80), gn("list", terminal=80, lang="vi")):
        lines = done.out.splitlines()
        rule = next(number for number, line in enumerate(lines) if line.startswith("──"))
        assert lines[rule - 1].split()[0] == "Bài"
        assert "05/06/2024" in lines[rule + 1]
        assert lines[rule + 5] == "Số cuộc tập huấn: 3"
        assert " ".join(lines[rule + 6 :]) == (
            "Chưa hiện: Đến ngày, Xã, Địa điểm, Tỉnh hiện nay, Số lớp, Giảng viên, Đơn vị tổ chức, Kế hoạch, "
            "Cần xem lại, Nguồn. Thêm --columns all để xem."
        )
    # The headings told are names of columns too.
    assert gn("list", "--columns", "Đến ngày,Cuộc số", "--limit", "1", "-f", "csv").out.startswith(
        "last_date,training\n"
    )


def test_nothing_found_is_no_error(db: Path) -> None:
    assert gn("list", "--year", "1999", terminal=80).out == "Nothing matches.\n"
    assert gn("list", "--year", "1999", "-f", "json").out == "[]\n"


def test_output_to_a_file(db: Path, tmp_path: Path) -> None:
    done = gn("list", "--output", tmp_path / "x.csv", terminal=80)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert (tmp_path / "x.csv").read_bytes().decode("utf-8") == "\ufeff" + gn("list").out


# gn show


def test_show_for_a_reader(db: Path) -> None:
    shown = gn("show", SON_DONG.id[:4])
    assert shown.out == gn("show", SON_DONG.id, "-f", "table").out
    lines = shown.out.splitlines()
    assert lines[:2] == ["Tập huấn giảm nghèo tại Sơn Động", f"{SON_DONG.id} · bai/son-dong.txt"]
    told = {line.split("  ")[0]: line for line in lines}
    assert told["Participants"].split() == ["Participants", ">", "120", "học", "viên", "hơn", "120", "học", "viên"]
    assert "Sơn Động, Bắc Giang (→ Bắc Ninh)" in told["Place"]
    assert "ThS Đỗ Thị Hòa, Trường Cao đẳng Y" in told["Lecturers"]
    assert "Kế hoạch 41/KH-SYT, 2023-09-05" in told["Documents"]
    assert "4.52 % poor, level, 2022, Bắc Giang" in told["Poverty rates"]
    assert lines[-2:] == [
        "BẮC GIANG - [Tập huấn giảm nghèo tại Sơn Động|Title]",
        "[Ngày 22/9/2023|Dates], tại [hội trường UBND [huyện Sơn Động|Place]|Venue], [Sở Y tế|Organizers] tổ chức "
        "[2 lớp tập huấn|Classes] cho [hơn 120 học viên|Participants] theo [Kế hoạch số 41/KH-SYT ngày "
        "5/9/2023|Documents]. [ThS Đỗ Thị Hòa|Lecturers] (Trường Cao đẳng Y) lên lớp. Tỷ lệ hộ nghèo của Bắc Giang "
        "năm 2022 còn [4,52%|Poverty rates], huyện Sơn Động có [1.024 hộ|Poor households] nghèo.",
    ]


def test_show_numbers_several_trainings_and_tells_warnings(db: Path) -> None:
    out = gn("show", KRONG_BONG.id).out
    assert out.splitlines()[1].endswith("Needs review.")
    assert [line for line in out.splitlines() if line.startswith("Training ")] == ["Training 1", "Training 2"]
    assert "Warnings\n  Place: hai xã cùng tên\n" in out
    assert "Cần xem lại." in gn("show", KRONG_BONG.id, "--lang", "vi").out


def test_show_on_a_terminal_keeps_to_its_width_and_colours_the_words(db: Path) -> None:
    shown = gn("show", SON_DONG.id, terminal=80, colour=True).out
    assert "\x1b[30;106mNgày 22/9/2023\x1b[0m\x1b[2;3m‹Dates›\x1b[0m" in shown
    plain = gn("show", SON_DONG.id, terminal=80).out
    assert max(map(len, plain.splitlines())) <= 80


def test_explain_adds_rules_notes_and_all_dates(db: Path) -> None:
    out = gn("show", SON_DONG.id, "--explain").out
    assert "places.kind_name; province: district" in out
    after = out[out.index("All dates found") :].splitlines()
    assert any("22/9/2023" in line and "event" in line for line in after)


def test_show_as_data(db: Path) -> None:
    (whole,) = json.loads(gn("show", SON_DONG.id, "-f", "json").out)
    assert whole == to_json(SON_DONG_REPORT)
    values = rows(gn("show", SON_DONG.id, "-f", "csv"))
    assert values[4] == {
        "training": "1", "field": "event_dates", "content": "2023-09-22", "text": "Ngày 22/9/2023",
        "evidence_start": "45", "evidence_end": "59", "evidence_rule": "dates.day_month_year", "evidence_notes": "",
    }  # fmt: skip
    for value in values:
        if value["text"]:
            assert SON_DONG.text[int(value["evidence_start"]) : int(value["evidence_end"])] == value["text"]


@pytest.mark.parametrize("wanted", ["zz", "ffff"])
def test_show_of_nothing(db: Path, wanted: str) -> None:
    done = gn("show", wanted)
    assert (done.code, done.out) == (1, "")
    assert wanted in done.err


# gn stats


def test_stats_by_province(db: Path) -> None:
    assert gn("stats", "--province").out.splitlines() == [
        "province,trainings,left_out,reports,classes,participants,bound,counted,lecturers,"
        "poor_rate,poor_rate_year,poor_rate_standard",
        "Đắk Lắk,2,0,1,,125,about,2,2,,,",
        "Bắc Ninh,1,0,1,2,120,at_least,1,1,,,",
    ]


@pytest.mark.parametrize(
    "line", [("--province",), ("--by", "province"), ("--by=province",), ("--by", "province", "--province")]
)
def test_province_without_a_name_is_by_province(db: Path, line: tuple[str, ...]) -> None:
    assert gn("stats", *line).out == gn("stats", "--by", "province").out


def test_province_without_a_name_may_stand_anywhere(db: Path) -> None:
    by_both = [row["province"] + " " + row["year"] for row in rows(gn("stats", "--province", "--by", "year"))]
    assert by_both == ["Đắk Lắk 2024", "Bắc Ninh 2023"]
    assert rows(gn("stats", "--by", "year", "--province"))[0]["year"] == "2023"


@pytest.mark.parametrize("line", [("--province", "bac ninh"), ("--province=Bắc Giang",)])
def test_a_named_province_is_by_year(db: Path, line: tuple[str, ...]) -> None:
    (row,) = rows(gn("stats", *line))
    assert (row["year"], row["trainings"], row["participants"], row["bound"]) == ("2023", "1", "120", "at_least")


def test_a_named_province_by_something_else(db: Path) -> None:
    assert [row["district"] for row in rows(gn("stats", "--province", "Bắc Giang", "--by", "district"))] == ["Sơn Động"]


def test_units_of_then_and_now(db: Path) -> None:
    assert {row["province"] for row in rows(gn("stats", "--province", "--units", "then"))} == {"Đắk Lắk", "Bắc Giang"}
    now, then = (gn("stats", "--province", "--units", units, "-f", "table").out for units in ("now", "then"))
    assert "Provinces are those of today (34, since 1 July 2025)" in now
    assert "Provinces are those of the time of each training" in then


def test_sums_with_their_signs_and_captions(db: Path) -> None:
    assert gn("stats", "--by", "lecturer", "--lang", "vi", "-f", "table").out.splitlines() == [
        "Giảng viên  Cuộc tập huấn  Bài viết  Số lớp  Số người dự  Có số người dự  Giảng viên",
        "──────────  ─────────────  ────────  ──────  ───────────  ──────────────  ──────────",
        "Đỗ Thị Hòa              2         2       2        ≈ 205               2           2",
        "Y Kiên Niê              1         1                 ≈ 85               1           2",
        "—                       1         1                   40               1           0",
        "Tổng                    3         2       2        ≈ 245               3           2",
        "",
        "Tập huấn theo giảng viên",
        "Cuộc tập huấn có nhiều giảng viên được tính ở từng dòng.",
    ]


def test_names_are_sorted_as_in_a_vietnamese_dictionary(db: Path) -> None:
    assert [row["province"] for row in rows(gn("stats", "--province", "--sort", "province"))] == ["Bắc Ninh", "Đắk Lắk"]
    assert [row["lecturer"] for row in rows(gn("stats", "--by", "lecturer", "--sort", "-lecturer"))] == [
        "Y Kiên Niê", "Đỗ Thị Hòa", "",
    ]  # fmt: skip
    by_people = rows(gn("stats", "--by", "month", "--sort", "-participants"))
    assert [row["month"] for row in by_people] == ["2024-06", "2023-09"]


@pytest.mark.parametrize("by", ["province", "district", "year", "month", "organizer", "lecturer", "kind"])
def test_every_field_can_be_counted_by(db: Path, by: str) -> None:
    counted = rows(gn("stats", "--by", by))
    assert next(iter(counted[0])) == by
    assert sum(int(row["trainings"]) for row in counted) >= 3


def test_totals(db: Path) -> None:
    (row,) = rows(gn("stats"))
    assert (row["trainings"], row["reports"], row["classes"], row["participants"]) == ("3", "2", "2", "245")
    assert gn("stats", terminal=80).out.splitlines()[-1] == "All trainings"
