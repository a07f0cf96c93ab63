"""The store: round trips, versions of a source, filters, full text, sums, and what happens to a broken database."""

import dataclasses
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from made import CHO_PHIEN, CHO_PHIEN_REPORT, KRONG_BONG, KRONG_BONG_REPORT, RECORDS, REPORTS, SON_DONG, SON_DONG_REPORT

from gn_cli.article import Article
from gn_cli.errors import StoreError, UsageError
from gn_cli.report import Report
from gn_cli.schema import OF, flatten
from gn_cli.store import Filter, Store, search, tables


@pytest.fixture
def db(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "gn.db", write=True) as store:
        assert store.put(RECORDS) == ["new", "new", "new"]
    return tmp_path / "gn.db"


@pytest.fixture
def store(db: Path):
    with Store.open(db) as opened:
        yield opened


def again(report: Report, article: Article) -> Report:
    """The same facts as another article's record."""
    return dataclasses.replace(report, id=article.id, source=article.source)


# Round trips


def test_what_is_put_in_comes_out(store: Store):
    assert [store.get(article.id) for article, _ in RECORDS] == list(RECORDS)
    assert list(store.articles()) == [article for article, _ in RECORDS]


@given(REPORTS)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_record_round_trips(tmp_path: Path, report: Report):
    article = Article(report.id, report.source, "chữ", "tên", date(2024, 1, 1), "https://bao.example/1")
    path = tmp_path / "gn.db"
    path.unlink(missing_ok=True)
    with Store.open(path, write=True) as store:
        store.put([(article, report)])
        assert store.get(report.id) == (article, report)
        for of in OF:
            by_key = sorted(flatten(report, of, extra=True), key=str)
            assert sorted(store.find(of=of, extra=True), key=str) == by_key


def test_the_rows_are_those_of_the_records(store: Store):
    for of in OF:
        for extra in (False, True):
            wanted = [row for _, report in RECORDS for row in flatten(report, of, extra=extra)]
            assert sorted(store.find(of=of, extra=extra), key=str) == sorted(wanted, key=str)


def test_the_flat_view_is_readable_without_gn(db: Path):
    with sqlite3.connect(db) as plain:
        rows = plain.execute(
            "SELECT province, first_date, participants, plans FROM trainings_flat ORDER BY 2"
        ).fetchall()
        evidence = plain.execute("SELECT evidence_text, evidence_rule FROM documents").fetchall()
    assert rows == [
        ("Bắc Giang", "2023-09-22", 120, "41/KH-SYT"),
        ("Đắk Lắk", "2024-06-03", 40, None),
        ("Đắk Lắk", "2024-06-05", 85, None),
    ]
    assert evidence == [("Kế hoạch số 41/KH-SYT ngày 5/9/2023", "documents.full")]


# Versions of a source


def contents(path: Path) -> list[str]:
    with sqlite3.connect(path) as plain:
        return list(plain.iterdump())


def test_putting_twice_changes_nothing(db: Path):
    before = contents(db)
    with Store.open(db, write=True) as store:
        assert store.put(RECORDS) == ["unchanged"] * 3
        assert store.put(RECORDS, refresh=True) == ["unchanged"] * 3
        assert all(store.holds(article) for article, _ in RECORDS)
    assert contents(db) == before


def test_a_changed_file_replaces_its_record_and_keeps_the_old_text(db: Path):
    changed = Article.from_text("Chợ phiên vùng cao\nKhông còn mật ong.", CHO_PHIEN.source)
    report = again(CHO_PHIEN_REPORT, changed)
    with Store.open(db, write=True) as store:
        assert not store.holds(changed)
        assert store.put([(changed, report)]) == ["updated"]
        assert store.get(changed.id) == (changed, report)
        with pytest.raises(StoreError):
            store.get(CHO_PHIEN.id)
        assert [row["source"] for row in store.find(of="reports")].count(CHO_PHIEN.source) == 1
        assert store.count_articles() == 3
        # And back to the first text: a third version.
        assert store.put([(CHO_PHIEN, CHO_PHIEN_REPORT)]) == ["updated"]
        assert store.get(CHO_PHIEN.id) == (CHO_PHIEN, CHO_PHIEN_REPORT)
    with sqlite3.connect(db) as plain:
        kept = plain.execute(
            "SELECT version, article_id, current FROM sources WHERE source = ? ORDER BY 1", (CHO_PHIEN.source,)
        ).fetchall()
        assert kept == [(1, CHO_PHIEN.id, 0), (2, changed.id, 0), (3, CHO_PHIEN.id, 1)]
        assert plain.execute("SELECT text FROM articles WHERE id = ?", (changed.id,)).fetchone() == (changed.text,)


def test_two_sources_of_one_text_count_once(db: Path):
    twin = dataclasses.replace(SON_DONG, source="bai/ban-sao.txt")
    with Store.open(db, write=True) as store:
        assert store.put([(twin, again(SON_DONG_REPORT, twin))]) == ["unchanged"]
        assert store.holds(twin)
        assert store.holds(SON_DONG)
        assert store.get(SON_DONG.id) == (SON_DONG, SON_DONG_REPORT)
        assert len(list(store.find(of="reports"))) == 3
        # The first source turns to another text: the record stays for the second and is told of it.
        other = Article.from_text("Bài khác.", SON_DONG.source)
        assert store.put([(other, again(CHO_PHIEN_REPORT, other))]) == ["updated"]
        assert store.get(SON_DONG.id) == (twin, again(SON_DONG_REPORT, twin))


def test_a_batch_may_hold_a_text_or_a_source_twice(tmp_path: Path):
    twin = dataclasses.replace(SON_DONG, source="bai/ban-sao.txt")
    newer = dataclasses.replace(KRONG_BONG, source=CHO_PHIEN.source)
    batch = [
        (SON_DONG, SON_DONG_REPORT),
        (CHO_PHIEN, CHO_PHIEN_REPORT),
        (twin, again(SON_DONG_REPORT, twin)),
        (newer, again(KRONG_BONG_REPORT, newer)),
    ]
    with Store.open(tmp_path / "gn.db", write=True) as store:
        assert store.put(batch) == ["new", "new", "unchanged", "updated"]
        assert list(store.articles()) == [SON_DONG, newer]
        assert store.get(SON_DONG.id) == (SON_DONG, SON_DONG_REPORT)
        assert store.get(newer.id) == (newer, again(KRONG_BONG_REPORT, newer))


def test_refresh_replaces_what_differs(db: Path):
    better = dataclasses.replace(CHO_PHIEN_REPORT, byline="Lò Thị Mai")
    with Store.open(db, write=True) as store:
        assert store.put([(CHO_PHIEN, better)]) == ["unchanged"]
        assert store.get(CHO_PHIEN.id)[1].byline is None
        assert store.put([(CHO_PHIEN, better), (SON_DONG, SON_DONG_REPORT)], refresh=True) == ["updated", "unchanged"]
        assert store.get(CHO_PHIEN.id)[1] == better


def test_records_of_another_version_are_counted(db: Path):
    with Store.open(db, write=True) as store:
        assert store.count_outdated() == 0
        store._db.execute("UPDATE reports SET extractor = '0.0.1' WHERE id = ?", (SON_DONG.id,))
        assert store.count_outdated() == 1
        store.put([(SON_DONG, SON_DONG_REPORT)], refresh=True)
        assert store.count_outdated() == 0


def test_a_batch_is_kept_whole_or_not_at_all(tmp_path: Path):
    broken = dataclasses.replace(KRONG_BONG_REPORT, poor_households=(dataclasses.replace(
        SON_DONG_REPORT.poor_households[0], count=2**70),))  # fmt: skip
    with Store.open(tmp_path / "gn.db", write=True) as store:
        with pytest.raises(OverflowError):
            store.put([(SON_DONG, SON_DONG_REPORT), (KRONG_BONG, broken)])
        assert list(store.articles()) == []
        assert store.put([(SON_DONG, SON_DONG_REPORT)]) == ["new"]


# Getting by id


def test_an_id_may_be_shortened(store: Store):
    assert store.get(SON_DONG.id[:6].upper()) == (SON_DONG, SON_DONG_REPORT)


def test_unknown_and_ambiguous_ids(tmp_path: Path):
    with Store.open(tmp_path / "gn.db", write=True) as store:
        for article_id in ("abcdef0123456789", "abcd990123456789"):
            article = dataclasses.replace(CHO_PHIEN, id=article_id, source=article_id)
            store.put([(article, again(CHO_PHIEN_REPORT, article))])
        with pytest.raises(StoreError, match="several reports have an id that begins with 'abcd'") as error:
            store.get("abcd")
        assert "abcdef0123456789" in error.value.message
        with pytest.raises(StoreError, match="no report has the id 'abcdff'") as error:
            store.get("abcdff")
        assert error.value.hint == "nearest: abcdef0123456789, abcd990123456789"
        with pytest.raises(StoreError, match="no report has the id ''"):
            store.get("")


# Filters


def sources(store: Store, of: str = "trainings", **wanted: object) -> list[str]:
    return sorted(Path(str(row["source"])).stem for row in store.find(Filter(**wanted), of))


BOTH = ["krong-bong", "krong-bong"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, [*BOTH, "son-dong"]),
        ({"province": "Bắc Giang"}, ["son-dong"]),
        ({"province": "bac giang"}, ["son-dong"]),
        ({"province": "tỉnh Bắc Ninh"}, ["son-dong"]),
        ({"province": "Đắc Lắc"}, BOTH),
        ({"province": "DAK LAK"}, BOTH),
        ({"province": "Hà Nội"}, []),
        ({"district": "huyện Sơn Động"}, ["son-dong"]),
        ({"district": "krong bong"}, BOTH),
        ({"commune": "Cư Pui"}, ["krong-bong"]),
        ({"commune": "cu pui"}, ["krong-bong"]),
        ({"commune": "xã Không Có"}, []),
        ({"year": 2024}, BOTH),
        ({"year": 2022}, []),
        ({"date_from": date(2024, 6, 4)}, ["krong-bong"]),
        ({"date_from": date(2024, 6, 7)}, ["krong-bong"]),
        ({"date_from": date(2024, 6, 8)}, []),
        ({"date_to": date(2024, 6, 4)}, ["krong-bong", "son-dong"]),
        ({"date_from": date(2023, 1, 1), "year": 2024}, BOTH),
        ({"min_participants": 85}, ["krong-bong", "son-dong"]),
        ({"lecturer": "đỗ thị hòa"}, ["krong-bong", "son-dong"]),
        ({"lecturer": "Đỗ Thị Hoà"}, ["krong-bong", "son-dong"]),
        ({"lecturer": "do thi hoa"}, ["krong-bong", "son-dong"]),
        ({"lecturer": "Đỗ Thị Hoa"}, []),
        ({"lecturer": "Y Kiên"}, ["krong-bong"]),
        ({"organizer": "hội nông dân"}, BOTH),
        ({"organizer": "so y te"}, ["krong-bong", "son-dong"]),
        ({"plan": "41/kh"}, ["son-dong"]),
        ({"plan": "41 / KH - SYT"}, ["son-dong"]),
        ({"plan": "99/KH"}, []),
        ({"needs_review": True}, BOTH),
        ({"needs_review": False}, ["son-dong"]),
        ({"search": "tập huấn", "province": "Đắk Lắk"}, BOTH),
    ],
)
def test_filters(store: Store, wanted, found):
    assert sources(store, **wanted) == found


def test_filters_of_the_other_lists(store: Store):
    assert sources(store, "reports") == ["cho-phien", "krong-bong", "son-dong"]
    assert sources(store, "reports", province="Đắk Lắk") == ["krong-bong"]
    assert sources(store, "reports", search="mật ong") == ["cho-phien"]
    assert sources(store, "documents", year=2023) == ["son-dong"]
    assert sources(store, "documents", year=2024) == []
    assert sources(store, "lecturers", commune="Cư Pui") == ["krong-bong", "krong-bong"]
    assert sources(store, "rates", province="Bắc Giang") == ["son-dong"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("tập huấn giảm nghèo", ["son-dong"]),
        ("tap huan giam ngheo", ["son-dong"]),
        ("TẬP HUẤN", ["krong-bong", "son-dong"]),
        ("tạp", []),
        ("dak lak", ["krong-bong"]),
        ("đắk", ["krong-bong"]),
        ("dong", ["son-dong"]),
        ("Đỗ Thị Hoà", ["krong-bong", "son-dong"]),
        ('"mở lớp cho 40"', ["krong-bong"]),
        ('"lớp mở"', []),
        ("ngh*", ["son-dong"]),
        ("41/KH-SYT", ["son-dong"]),
        ("hộ AND nghèo", []),
        ("4,52%", ["son-dong"]),
        ('"', ["cho-phien", "krong-bong", "son-dong"]),
        ("- ' ( *", ["cho-phien", "krong-bong", "son-dong"]),
        ("words:x", []),
        ("NEAR(tập", []),
    ],
)
def test_full_text(store: Store, typed, found):
    assert sources(store, "reports", search=typed) == found


def test_the_query_language_is_not_sqlites():
    assert search.match_expression('tập huấn "giam ngheo" kh* x"y') == (
        'words : "tập" AND words : "huấn" AND plain : "giam ngheo" AND plain : "kh" * AND plain : "x" AND plain : "y"'
    )


def test_an_unknown_province_gets_the_nearest_names(store: Store):
    with pytest.raises(UsageError, match="no province is or was called 'Bắc Gian'") as error:
        store.find(Filter(province="Bắc Gian"))
    assert error.value.hint.startswith("did you mean Bắc Giang")


def test_order_and_limit(store: Store):
    newest = [(row["first_date"], row["training"]) for row in store.find()]
    assert newest == [(date(2024, 6, 5), 2), (date(2024, 6, 3), 1), (date(2023, 9, 22), 1)]
    assert [row["participants"] for row in store.find(sort=["participants"])] == [40, 85, 120]
    assert [row["participants"] for row in store.find(sort=["-participants"], limit=2)] == [120, 85]
    assert [row["commune"] for row in store.find(sort=["commune"])] == ["Cư Pui", None, None]
    assert [row["commune"] for row in store.find(sort=["-commune"])] == ["Cư Pui", None, None]
    assert [row["province"] for row in store.find(sort=["-province", "first_date"])] == [
        "Đắk Lắk",
        "Đắk Lắk",
        "Bắc Giang",
    ]
    assert [row["byline"] for row in store.find(of="reports", sort=["-published"])] == [None, "Đặng Văn Ký", None]
    with pytest.raises(UsageError, match="no column is called 'colour'"):
        store.find(sort=["-colour"])


# Sums


def test_stats_by_province(store: Store):
    keys = [
        "trainings", "left_out", "reports", "classes", "participants", "bound", "counted", "lecturers", "poor_rate",
        "poor_rate_year", "poor_rate_standard",
    ]  # fmt: skip
    assert sorted(store.stats(["province"], units="then"), key=lambda row: row["trainings"]) == [
        dict(zip(["province", *keys],
                 ["Bắc Giang", 1, 0, 1, 2, 120, "at_least", 1, 1, 4.52, 2022, "2022_2026"], strict=True)),
        dict(zip(["province", *keys], ["Đắk Lắk", 2, 0, 1, None, 125, "about", 2, 2, None, None, None], strict=True)),
    ]  # fmt: skip
    now = store.stats(["province"])
    assert {(row["province"], row["trainings"], row["poor_rate"]) for row in now} == {
        ("Đắk Lắk", 2, None), ("Bắc Ninh", 1, None),
    }  # fmt: skip


def test_stats_by_other_fields(store: Store):
    def told(*by: str, **wanted: object) -> list[tuple[object, ...]]:
        rows = store.stats(by, Filter(**wanted))
        return sorted([(*(row[name] for name in by), row["trainings"]) for row in rows], key=str)

    assert told("year") == [(2023, 1), (2024, 2)]
    assert told("month") == [("2023-09", 1), ("2024-06", 2)]
    assert told("district") == [("Krông Bông", 2), ("Sơn Động", 1)]
    assert told("organizer") == [("Hội Nông dân huyện", 1), ("Hội Nông dân", 1), ("Sở Y tế", 2)]
    assert told("lecturer") == [("Y Kiên Niê", 1), ("Đỗ Thị Hòa", 2), (None, 1)]
    assert told("kind") == [("Kế hoạch", 1), (None, 2)]
    assert told("province", "year", search="lớp") == [("Bắc Ninh", 2023, 1), ("Đắk Lắk", 2024, 2)]
    assert told() == [(3,)]
    assert told(province="Hà Nội") == [(0,)]
    assert told("year", province="Hà Nội") == []


def test_stats_of_one_province_tell_its_poor_rate(store: Store):
    (row,) = store.stats(["year"], Filter(province="Bac Giang"))
    assert (row["year"], row["trainings"], row["poor_rate"], row["poor_rate_year"]) == (2023, 1, 4.52, 2022)


def test_a_training_without_a_day_counts_on_the_day_of_publication(tmp_path: Path):
    undated = dataclasses.replace(
        SON_DONG_REPORT, trainings=(dataclasses.replace(SON_DONG_REPORT.trainings[0], event_dates=()),)
    )
    with Store.open(tmp_path / "gn.db", write=True) as store:
        store.put([(SON_DONG, undated)])
        assert [row["first_date"] for row in store.find(Filter(date_from=date(2023, 9, 23)))] == [None]
        assert list(store.find(Filter(date_to=date(2023, 9, 22)))) == []
        assert [row["month"] for row in store.stats(["month"])] == ["2023-09"]


def test_the_latest_rate_is_that_of_the_latest_year(tmp_path: Path):
    rate = SON_DONG_REPORT.poverty_rates[0]
    rates = tuple(
        dataclasses.replace(rate, year=year, value=value) for year, value in ((2023, 3.1), (2021, 6.0), (None, 1.0))
    )
    target = dataclasses.replace(rate, year=2025, value=2.0, measure="target")
    with Store.open(tmp_path / "gn.db", write=True) as store:
        store.put([(SON_DONG, dataclasses.replace(SON_DONG_REPORT, poverty_rates=(*rates, target)))])
        (row,) = store.stats(["province"], units="then")
    assert (row["poor_rate"], row["poor_rate_year"]) == (3.1, 2023)


# Broken databases


def refused(path: Path, **how: bool) -> StoreError:
    with pytest.raises(StoreError) as error:
        Store.open(path, **how)
    assert str(path) in error.value.message
    assert error.value.hint
    return error.value


def test_no_database_to_read(tmp_path: Path):
    assert refused(tmp_path / "gn.db").message.startswith("there is no database")
    assert not (tmp_path / "gn.db").exists()


@pytest.mark.parametrize("write", [False, True])
def test_not_a_database(tmp_path: Path, write: bool):
    path = tmp_path / "gn.db"
    path.write_bytes(b"Day la mot bai bao, khong phai co so du lieu.\n" * 40)
    before = path.read_bytes()
    assert refused(path, write=write).message.endswith("is not a SQLite database")
    assert path.read_bytes() == before


@pytest.mark.parametrize("write", [False, True])
def test_somebody_elses_database(tmp_path: Path, write: bool):
    path = tmp_path / "tho.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE tho (cau TEXT)")
    assert refused(path, write=write).message.endswith("is not a database of gn")


@pytest.mark.parametrize("write", [False, True])
def test_a_newer_database(db: Path, write: bool):
    with sqlite3.connect(db) as plain:
        plain.execute(f"PRAGMA user_version = {tables.SCHEMA_VERSION + 1}")
    assert "was made by a newer gn" in refused(db, write=write).message
    assert "was made by a newer gn" in refused(db, write=True, remake=True).message


def test_an_older_database_is_extracted_again(db: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tables, "SCHEMA_VERSION", tables.SCHEMA_VERSION + 1)
    assert "was made by an older gn" in refused(db).message
    assert refused(db, write=True).hint.endswith("gn ingest --refresh")
    with Store.open(db, write=True, remake=True) as store:
        assert list(store.find(of="reports")) == []
        assert list(store.articles()) == [article for article, _ in RECORDS]
        assert store.put(RECORDS, refresh=True) == ["updated"] * 3
        assert [store.get(article.id) for article, _ in RECORDS] == list(RECORDS)
    with Store.open(db) as store:
        assert sources(store, "reports", search="mat ong") == ["cho-phien"]


def test_a_folder_is_no_database(tmp_path: Path):
    assert refused(tmp_path, write=True).message.endswith("is a folder, not a database")


def test_no_folder_for_it(tmp_path: Path):
    assert refused(tmp_path / "khong" / "gn.db", write=True).message.startswith("cannot open")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that not even root may write to")
def test_a_folder_that_may_not_be_written_to():
    assert refused(Path("/proc/gn.db"), write=True).message.startswith("cannot open")


def test_a_read_only_connection_refuses_to_write(store: Store):
    with pytest.raises(StoreError, match="no right to write"):
        store.put(RECORDS)


def test_a_full_disk_keeps_what_was_finished(db: Path):
    with Store.open(db, write=True) as store:
        pages = store._db.execute("PRAGMA page_count").fetchone()[0]
        store._db.execute(f"PRAGMA max_page_count = {pages + 2}")
        long = Article.from_text("hộ nghèo " * 20_000, "dai.txt")
        with pytest.raises(StoreError, match="the disk is full") as error:
            store.put([(long, again(CHO_PHIEN_REPORT, long))])
        assert "run the same command again" in error.value.hint
        store._db.execute("PRAGMA max_page_count = 1000000")
        assert list(store.articles()) == [article for article, _ in RECORDS]
        assert store.put([(long, again(CHO_PHIEN_REPORT, long))]) == ["new"]


def test_a_locked_database(db: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("gn_cli.store.database.PATIENCE", 0.05)
    with sqlite3.connect(db, isolation_level=None) as other, Store.open(db, write=True) as store:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program keeps"):
            store.put([(CHO_PHIEN, CHO_PHIEN_REPORT)])
        # Readers are not in the way.
        assert len(list(store.find())) == 3
        other.execute("ROLLBACK")


def test_a_damaged_database(db: Path):
    with sqlite3.connect(db) as plain:
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(db.read_bytes())
    data[4096 : len(data) - 4096] = b"\xa5" * (len(data) - 8192)
    db.write_bytes(data)
    with pytest.raises(StoreError), Store.open(db) as store:
        list(store.find(of="reports"))


def test_the_schema_has_not_changed_without_its_version():
    """Whoever changes a table (a new field, too) raises `SCHEMA_VERSION`, so that older files are extracted again."""
    import hashlib

    statements = "\n".join((*tables.create_articles(), *tables.create_records()))
    digest = hashlib.sha256(statements.encode()).hexdigest()[:12]
    assert (tables.SCHEMA_VERSION, digest) == (3, "8fc99adb24ef")
