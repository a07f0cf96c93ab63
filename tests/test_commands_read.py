"""`gn ingest`, `gn extract` and `gn evaluate`: files in, records and failures out."""

import csv
import io
import json
import shutil
import sqlite3
from pathlib import Path
from unittest.mock import patch

import pytest
from command import copy_samples, gn
from corpus import SAMPLES, texts

from gn_cli.evaluate import fold_name
from gn_cli.ingest import Summary

COUNT = len(texts(SAMPLES))
ARTICLE = "Tập huấn giảm nghèo\n\nNgày 22/9/2023, UBND huyện Sơn Động tổ chức lớp tập huấn cho 45 học viên.\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy_samples(tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    return tmp_path


# gn ingest


def test_a_second_run_changes_nothing(desk: Path) -> None:
    first, second = gn("ingest", "articles"), gn("ingest", "articles")
    assert (first.code, first.out) == (second.code, second.out) == (0, "")
    assert first.err.startswith(f"{COUNT} new, 0 unchanged, 0 updated, ")
    assert second.err == f"0 new, {COUNT} unchanged, 0 updated, 0 not a training, 0 failed\n"
    assert (desk / "gn.db").exists()


def test_the_database_by_option_and_environment(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gn("ingest", "articles", "--db", "a.db")
    monkeypatch.setenv("GN_DB", "b.db")
    gn("ingest", "articles")
    assert sorted(path.name for path in desk.glob("*.db")) == ["a.db", "b.db"]


def test_failures_are_rows_and_the_rest_goes_on(desk: Path) -> None:
    (desk / "articles" / "empty.txt").write_bytes(b"")
    (desk / "articles" / "picture.txt").write_bytes(bytes(range(256)) * 40)
    done = gn("ingest", "articles", "missing.txt")
    assert done.code == 1
    assert f"{COUNT} new" in done.err
    assert "3 failed" in done.err
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert [Path(row["file"]).name for row in rows] == ["empty.txt", "picture.txt", "missing.txt"]
    assert all(row["what"] and row["what_to_do"] for row in rows)
    assert json.loads(gn("ingest", "missing.txt", "-f", "json").out)[0]["file"] == "missing.txt"


def test_standard_input(desk: Path) -> None:
    done = gn("ingest", "-", stdin=ARTICLE.encode())
    assert (done.code, done.err) == (0, "1 new, 0 unchanged, 0 updated, 0 not a training, 0 failed\n")


def test_a_pattern_is_expanded(desk: Path) -> None:
    assert gn("ingest", "articles/*.md").err.startswith(f"{len(list(SAMPLES.glob('*.md')))} new")


def test_a_changed_file_replaces_its_record(desk: Path) -> None:
    (desk / "a.txt").write_text(ARTICLE, encoding="utf-8")
    gn("ingest", "a.txt")
    (desk / "a.txt").write_text(ARTICLE.replace("45", "54"), encoding="utf-8")
    assert gn("ingest", "a.txt").err.startswith("0 new, 0 unchanged, 1 updated")
    assert gn("list", "--columns", "participants").out == "participants\n54\n"


def test_refresh_extracts_what_is_stored_again(desk: Path) -> None:
    gn("ingest", "articles")
    shutil.rmtree("articles")
    done = gn("ingest", "--refresh")
    assert (done.code, done.err) == (0, f"0 new, {COUNT} unchanged, 0 updated, 0 not a training, 0 failed\n")


def test_verbose_names_each_file_and_a_pipe_sees_no_bar(desk: Path) -> None:
    lines = gn("ingest", "articles", "--verbose").err.splitlines()
    assert len(lines) == COUNT + 1
    assert lines[0] == f"1/{COUNT} articles/{sorted(path.name for path in texts(SAMPLES))[0]}"
    assert "\x1b" not in gn("ingest", "articles", "--db", "x.db").err


def test_a_terminal_sees_a_bar(desk: Path) -> None:
    done = gn("ingest", "articles", terminal=80, colour=True)
    assert done.code == 0
    assert "\x1b[" in done.err
    assert done.err.rstrip().endswith("0 failed")


def test_a_run_that_was_stopped_says_what_is_kept(desk: Path) -> None:
    with patch("gn_cli.ingest.ingest", return_value=Summary(new=3, interrupted=True)):
        done = gn("ingest", "articles")
    assert done.code == 130
    assert done.err.splitlines()[1].startswith("Stopped. What was finished is kept")
    with patch("gn_cli.extract.extract", side_effect=KeyboardInterrupt):
        assert gn("ingest", "articles").code == 130
    assert gn("ingest", "articles").err.startswith(f"{COUNT} new")


def test_records_of_an_earlier_version_are_told(desk: Path) -> None:
    with patch("gn_cli.ingest.ingest", return_value=Summary(outdated=2)):
        assert "gn ingest --refresh" in gn("ingest", "articles").err


def test_the_summary_in_vietnamese(desk: Path) -> None:
    assert gn("ingest", "articles", "--lang", "vi").err.startswith(f"{COUNT} mới, 0 không đổi, 0 cập nhật")


# gn extract


def test_records_as_json_lines_by_default() -> None:
    done = gn("extract", "articles")
    records = [json.loads(line) for line in done.out.splitlines()]
    assert (done.code, done.err, len(records)) == (0, "", COUNT)
    assert set(records[0]) >= {"id", "source", "title", "published", "byline", "is_training", "trainings", "documents"}
    assert json.loads(gn("extract", "articles", "-f", "json").out) == records
    assert not Path("gn.db").exists()


def test_rows_equal_those_of_the_database(desk: Path) -> None:
    gn("ingest", "articles")
    for of in ("trainings", "documents", "lecturers", "reports"):
        extracted = sorted(gn("extract", "articles", "--of", of, "-f", "csv").out.splitlines())
        assert extracted == sorted(gn("list", "--of", of).out.splitlines())


def test_extract_with_columns_and_a_file(desk: Path) -> None:
    gn("extract", "articles/y-yen-giam-ngheo-2021.txt", "--columns", "province,district", "-o", "x.csv")
    assert Path("x.csv").read_text(encoding="utf-8-sig") == "province,district\nNam Định,Ý Yên\n"


def test_extract_from_standard_input_tells_failures_on_standard_error() -> None:
    done = gn("extract", "-", "missing.txt", stdin=ARTICLE.encode())
    assert done.code == 1
    assert len(done.out.splitlines()) == 1
    assert done.err.startswith("gn: missing.txt: no such file")


# gn evaluate


def test_evaluate_counts_every_field() -> None:
    rows = {row["field"]: row for row in csv.DictReader(io.StringIO(gn("evaluate", "articles").out))}
    assert list(rows)[-2:] == ["core", "all"]
    assert int(rows["is_training"]["right"]) + int(rows["is_training"]["missed"]) == COUNT
    assert 0 <= float(rows["all"]["f1"]) <= 1


def test_evaluate_lists_faults(desk: Path) -> None:
    path = desk / "articles" / "y-yen-giam-ngheo-2021.json"
    gold = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(gold | {"byline": "Người Khác"}), encoding="utf-8")
    faults = list(csv.DictReader(io.StringIO(gn("evaluate", "articles", "--faults").out)))
    told = [(fault["sign"], fault["item"]) for fault in faults if fault["report"] == path.stem]
    assert ("-", fold_name("Người Khác")) in told


def test_evaluate_of_a_folder_without_gold(desk: Path) -> None:
    (desk / "empty").mkdir()
    done = gn("evaluate", "empty")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("gn: ")


def test_the_database_is_plain_sqlite(desk: Path) -> None:
    gn("ingest", "articles")
    with sqlite3.connect("gn.db") as connection:
        (count,) = connection.execute("SELECT count(*) FROM trainings_flat").fetchone()
    assert count == len(gn("list").out.splitlines()) - 1
