"""`gn stats`: pivots, one measure, charts, gaps, totals, standards of poverty, and one training told several times."""

import dataclasses
import doctest
import locale
from datetime import date
from pathlib import Path

import pytest
from command import gn
from made import SON_DONG, SON_DONG_REPORT

from gn_cli.article import Article
from gn_cli.render.chart import draw
from gn_cli.report import ClassCount, EventDate, HeadCount, Lecturer, Organizer, Place, PovertyRate, Report, Training
from gn_cli.store import Filter, Store, retold
from gn_cli.store.statistics import standard

WORDS = SON_DONG_REPORT.trainings[0].organizers[0].evidence
HELD = Training(
    event_dates=(EventDate(date(2023, 9, 22), date(2023, 9, 23), WORDS),),
    place=Place("Bắc Giang", "Sơn Động", None, None, None, "Bắc Ninh", "24", WORDS),
    participants=HeadCount(120, "over", "học viên", WORDS),
    organizers=(Organizer("Sở Y tế", WORDS),),
)


def told(name: str, *trainings: Training, **more: object) -> tuple[Article, Report]:
    """A report of some trainings."""
    article = Article.from_text(f"Bài {name}.", f"bai/{name}.txt")
    made = dataclasses.replace(
        SON_DONG_REPORT,
        id=article.id,
        source=article.source,
        trainings=trainings,
        documents=(),
        poverty_rates=(),
        **more,
    )
    return article, made


def counts(path: Path, *records: tuple[Article, Report]) -> tuple[object, ...]:
    """Trainings, those left out, reports and participants of some records, one report put in after another."""
    with Store.open(path / "gn.db", write=True) as store:
        for record in records:
            store.put([record])
        (row,) = store.stats()
    return tuple(row[name] for name in ("trainings", "left_out", "reports", "participants"))


def other(**changed: object) -> Training:
    return dataclasses.replace(HELD, **changed)


def place(**changed: object) -> Place:
    return dataclasses.replace(HELD.place, **changed)  # type: ignore[type-var]


DAY = EventDate(date(2023, 9, 22), date(2023, 9, 22), WORDS)
NO_COUNT = {"participants": None, "organizers": ()}
TEACHER = (Lecturer("Đỗ Thị Hòa", "ThS", None, WORDS),)


@pytest.mark.parametrize(
    ("one", "again"),
    [
        (HELD, HELD),
        (HELD, other(organizers=(Organizer("Sở Y tế tỉnh Bắc Giang", WORDS),))),
        (HELD, other(organizers=(Organizer("UBND huyện", WORDS), Organizer("SỞ Y TẾ BẮC GIANG", WORDS)))),
        (HELD, other(place=place(district=None))),
        (HELD, other(organizers=())),
        (HELD, other(participants=HeadCount(120, "about", "người", WORDS))),
        (HELD, other(place=place(commune="An Châu"), classes=ClassCount(2, WORDS))),
        (other(organizers=(Organizer("Hội LHPN huyện", WORDS),)),
         other(organizers=(Organizer("Hội Liên hiệp Phụ nữ huyện Sơn Động", WORDS),))),
        (other(lecturers=TEACHER), other(lecturers=TEACHER, organizers=(Organizer("Hội Nông dân", WORDS),))),
        (other(lecturers=TEACHER, **NO_COUNT), other(lecturers=TEACHER, **NO_COUNT)),
    ],
)  # fmt: skip
def test_two_newspapers_tell_of_one_training(tmp_path: Path, one: Training, again: Training) -> None:
    assert counts(tmp_path, told("một", one), told("hai", again)) == (1, 1, 2, one.participants and 120)


@pytest.mark.parametrize(
    "another",
    [
        other(participants=HeadCount(85, "exact", "học viên", WORDS)),
        other(event_dates=(DAY,)),
        other(event_dates=()),
        other(place=place(district="Lục Ngạn")),
        other(place=place(province="Bắc Kạn", province_now="Thái Nguyên", district=None)),
        other(place=None),
        other(organizers=(Organizer("Hội Nông dân tỉnh", WORDS),)),
        other(organizers=(), place=place(district=None)),
        other(participants=None),
    ],
)
def test_two_trainings_of_one_day_both_count(tmp_path: Path, another: Training) -> None:
    people = 120 + (another.participants.count if another.participants else 0)
    assert counts(tmp_path, told("một", HELD), told("hai", another)) == (2, 0, 2, people)


def test_levels_and_classes_and_communes_part_trainings(tmp_path: Path) -> None:
    commune, district = (
        other(organizers=(Organizer(f"Hội Nông dân {level}", WORDS),)) for level in ("xã Cẩm Đàn", "huyện Sơn Động")
    )
    assert counts(tmp_path, told("một", commune), told("hai", district)) == (2, 0, 2, 240)
    few, many = (other(classes=ClassCount(count, WORDS)) for count in (2, 3))
    assert counts(tmp_path, told("ba", few), told("bốn", many))[:2] == (4, 0)
    here, there = (other(place=place(commune=name), event_dates=(DAY,)) for name in ("An Châu", "Cẩm Đàn"))
    assert counts(tmp_path, told("năm", here), told("sáu", there))[:2] == (6, 0)


def test_no_head_count_and_no_teacher_is_too_little_to_go_by(tmp_path: Path) -> None:
    bare = other(participants=None)
    assert counts(tmp_path, told("một", bare), told("hai", bare)) == (2, 0, 2, None)


def test_two_trainings_of_one_report_are_two(tmp_path: Path) -> None:
    assert counts(tmp_path, told("một", HELD, HELD)) == (2, 0, 1, 240)
    assert counts(tmp_path, told("hai", HELD))[:2] == (2, 1)


def test_the_first_published_stands_for_all_whatever_the_order(tmp_path: Path) -> None:
    early = told("sớm", HELD, published=date(2023, 9, 23))
    late, later = told("muộn", HELD, published=date(2023, 9, 25)), told("muộn hơn", HELD, published=date(2023, 9, 26))
    for number, order in enumerate(((early, late, later), (later, late, early), (late, early, later))):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert counts(folder, *order) == (1, 2, 3, 120)
        with Store.open(folder / "gn.db", write=True) as store:
            same_as = [tuple(row) for row in store._db.execute("SELECT report_id, same_as FROM trainings")]
            assert dict(same_as) == {early[1].id: None, **{one[1].id: f"{early[1].id}/1" for one in (late, later)}}
            # The one that stood for the others goes: they are still one training.
            newer = Article.from_text("Không còn gì về tập huấn.", early[0].source)
            store.put([(newer, dataclasses.replace(early[1], id=newer.id, trainings=()))])
            assert [row["trainings"] for row in store.stats(["province"])] == [1]
            assert store.stats()[0]["left_out"] == 1


def test_examples_in_docstrings() -> None:
    assert doctest.testmod(retold) == doctest.TestResults(0, 3)


# The command


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Trainings of 2020, 2021 and 2023, one of them told twice, and rates of two standards."""
    monkeypatch.chdir(tmp_path)

    def held(day: date, province: str, count: int, bound: str = "exact") -> Training:
        return other(
            event_dates=(EventDate(day, day, WORDS),),
            place=Place(province, None, None, None, None, province, None, WORDS),
            participants=HeadCount(count, bound, "người", WORDS),  # type: ignore[arg-type]
        )

    def rate(value: float, year: int, name: str) -> PovertyRate:
        return PovertyRate(value, None, "poor", "level", year, name, WORDS)

    records = [
        told("một", held(date(2020, 5, 4), "Điện Biên", 30), held(date(2020, 6, 1), "Đồng Nai", 45, "over")),
        told("hai", held(date(2023, 5, 4), "Điện Biên", 60)),
        told("ba", held(date(2023, 5, 4), "Điện Biên", 60)),
        told("bốn", held(date(2021, 2, 2), "Cao Bằng", 20, "about")),
    ]
    rates = (rate(40.5, 2020, "Điện Biên"), rate(30.35, 2022, "Điện Biên"), rate(25.1, 2021, "Cao Bằng"))
    records[1] = (records[1][0], dataclasses.replace(records[1][1], poverty_rates=rates))
    with Store.open(tmp_path / "gn.db", write=True) as store:
        store.put(records)
    return tmp_path / "gn.db"


def test_two_fields_are_a_pivot_with_totals(db: Path) -> None:
    assert gn("stats", "--by", "province", "--by", "year", "-f", "table").out.splitlines() == [
        "Province   2020  2021  2022  2023  Total",
        "─────────  ────  ────  ────  ────  ─────",
        "Điện Biên     1                 1      2",
        "Cao Bằng            1                  1",
        "Đồng Nai      1                        1",
        "Total         2     1     0     1      4",
        "",
        "Trainings by province, year",
        "Left out: 1 reports of a training already counted.",
        "Provinces are those of today (34, since 1 July 2025); --units then counts by those of the time.",
    ]


def test_a_pivot_of_people_keeps_their_bounds(db: Path) -> None:
    out = gn(
        "stats", "--by", "year", "--by", "province", "--metric", "participants", "--lang", "vi", "-f", "markdown"
    ).out
    assert out.splitlines() == [
        "| Năm | Điện Biên | Đồng Nai | Cao Bằng | Tổng |",
        "| --- | --- | --- | --- | --- |",
        "| 2020 | 30 | ≥ 45 |  | ≥ 75 |",
        "| 2021 |  |  | ≈ 20 | ≈ 20 |",
        "| 2022 |  |  |  |  |",
        "| 2023 | 60 |  |  | 60 |",
        "| Tổng | 90 | ≥ 45 | ≈ 20 | ≈ 155 |",
    ]


def test_csv_has_pairs_or_the_pivot_of_a_metric(db: Path) -> None:
    pairs = gn("stats", "--by", "province", "--by", "year").out.splitlines()
    assert [line.split(",")[:3] for line in pairs] == [
        ["province", "year", "trainings"], ["Điện Biên", "2020", "1"], ["Điện Biên", "2023", "1"],
        ["Cao Bằng", "2021", "1"], ["Đồng Nai", "2020", "1"],
    ]  # fmt: skip
    metric = ("stats", "--by", "province", "--by", "year", "--metric", "participants")
    assert gn(*metric).out.splitlines() == [
        "province,2020,2021,2022,2023,total",
        "Điện Biên,30,,,60,90",
        "Đồng Nai,45,,,,45",
        "Cao Bằng,,20,,,20",
        "Total,75,20,,60,155",
    ]
    assert gn(*metric, "--long").out.splitlines()[:2] == [
        "province,year,participants,bound,counted", "Điện Biên,2020,30,exact,1",
    ]  # fmt: skip
    assert gn(*metric, "-f", "jsonl").out.splitlines()[0] == (
        '{"province": "Điện Biên", "year": 2020, "participants": 30, "bound": "exact", "counted": 1}'
    )


def test_a_year_without_trainings_has_its_row(db: Path) -> None:
    assert gn("stats", "--by", "year", "--metric", "trainings").out.splitlines() == [
        "year,trainings,left_out", "2020,2,0", "2021,1,0", "2022,0,0", "2023,1,1",
    ]  # fmt: skip
    assert gn("stats", "--by", "month", "--metric", "lecturers").out.splitlines()[0] == "month,lecturers"


def test_the_newest_years_fit_first(db: Path) -> None:
    lines = gn("stats", "--by", "province", "--by", "year", terminal=30).out.splitlines()
    assert lines[0] == "Province   2022  2023  Total"
    assert lines[-2:] == ["Not shown: 2020, 2021.", "--columns all shows them."]
    assert "2020      1" in gn("stats", "--by", "province", "--by", "year", "--columns", "all", terminal=30).out


def test_rates_of_different_standards_are_kept_apart(db: Path) -> None:
    assert gn("stats", "--by", "province", "--by", "year", "--metric", "poor_rate", "-f", "table").out.splitlines() == [
        "Province   2020  2021  │   2022",
        "─────────  ────  ────  ─  ─────",
        "Điện Biên  40.5        │  30.35",
        "Cao Bằng         25.1  │",
        "",
        "Poor rate (%) by province, year",
        "Rates until 2021, of 2022–2026 and from 2027 were counted by different poverty standards: they cannot be "
        "compared with each other.",
        "Provinces are those of today (34, since 1 July 2025); --units then counts by those of the time.",
    ]
    assert gn("stats", "--by", "province", "--metric", "poor_rate").out.splitlines() == [
        "province,poor_rate,poor_rate_year,poor_rate_standard",
        "Điện Biên,30.35,2022,2022_2026",
        "Cao Bằng,25.1,2021,until_2021",
    ]
    chart = gn("stats", "--by", "province", "--metric", "poor_rate", "--chart").out.splitlines()
    assert [line.split(" ")[0] for line in chart[:4]] == ["2022–2026", "", "until", ""]
    assert [standard(year) for year in (2015, 2021, 2022, 2026, 2027)] == [
        "until_2021", "until_2021", "2022_2026", "2022_2026", "from_2027",
    ]  # fmt: skip


@pytest.mark.parametrize("line", [("--by", "organizer"), ("--by", "year"), ()])
def test_a_rate_needs_a_place(db: Path, line: tuple[str, ...]) -> None:
    done = gn("stats", *line, "--metric", "poor_rate")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("gn: a poor rate is of a place")
    assert gn("stats", "--province", "Điện Biên", "--by", "year", "--metric", "poor_rate").out.splitlines()[1:] == [
        "2020,40.5,2020,until_2021", "2022,30.35,2022,2022_2026",
    ]  # fmt: skip


# Charts


def test_bars_are_as_wide_as_the_output(db: Path) -> None:
    out = gn("stats", "--by", "province", "--chart", "--metric", "participants", terminal=40).out.splitlines()
    assert out[:3] == [
        "Điện Biên █████████████████████████ 90",
        "Đồng Nai  ████████████▌ ≥ 45",
        "Cao Bằng  █████▌ ≈ 20",
    ]
    piped = gn("stats", "--by", "province", "--chart", "--metric", "participants").out.splitlines()
    assert max(map(len, piped[:3])) <= 80
    assert "\x1b" not in "".join(piped)


def test_two_fields_are_sections(db: Path) -> None:
    out = gn("stats", "--by", "province", "--by", "year", "--chart", terminal=30).out.splitlines()
    assert out[:7] == [
        "Điện Biên", "  2020 " + "█" * 21 + " 1", "  2023 " + "█" * 21 + " 1",
        "Cao Bằng", "  2021 " + "█" * 21 + " 1", "Đồng Nai", "  2020 " + "█" * 21 + " 1",
    ]  # fmt: skip


def test_signs_of_ascii_where_blocks_cannot_be_shown(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale, "getencoding", lambda: "ascii")
    out = gn("stats", "--by", "year", "--chart", terminal=20).out.splitlines()
    assert out[:4] == ["2020 " + "#" * 13 + " 2", "2021 " + "#" * 6 + " 1", "2022 0", "2023 " + "#" * 6 + " 1"]
    gn("stats", "--by", "year", "--chart", "--output", tmp_path / "nam.txt")
    assert "█" in (tmp_path / "nam.txt").read_text(encoding="utf-8")


def test_a_chart_is_no_data(db: Path) -> None:
    assert gn("stats", "--by", "year", "--chart", "-f", "csv").code == 2
    assert gn("stats", "--chart").code == 2
    assert gn("stats", "--by", "year", "--chart", "--from", "2040").out == "Nothing matches.\n"


def test_bars_of_nothing_and_of_little() -> None:
    assert draw([("", [("a", 0), ("b", None), ("c", 1), ("d", 1000)])], "en", 30, blocks=True) == [
        ("", ["a 0", "b", "c ▏ 1", "d ███████████████████████ 1000"])
    ]


def test_the_filter_of_a_lecturer_counts_what_passes(tmp_path: Path) -> None:
    taught = other(lecturers=TEACHER, event_dates=(DAY,))
    with Store.open(tmp_path / "gn.db", write=True) as store:
        store.put([told("một", taught), told("hai", HELD), (SON_DONG, SON_DONG_REPORT)])
        rows = store.stats(["province"], Filter(lecturer="do thi hoa"))
    assert [(row["province"], row["trainings"], row["lecturers"]) for row in rows] == [("Bắc Ninh", 1, 1)]
