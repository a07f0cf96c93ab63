"""Every export of invented reports against the database they are in, in both directions."""

import csv
import json
import sqlite3
import sys
from pathlib import Path

import pytest
from command import gn
from exported import COUNT, guarded, left_beside, names_of, records, rows_of
from invented import invented_store

from gn_cli.errors import GnError, UsageError
from gn_cli.export import ENDINGS, export
from gn_cli.export.lists import LISTS, dictionary, list_name
from gn_cli.schema import OF, from_json
from gn_cli.store import Filter, Store


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return invented_store(tmp_path_factory.mktemp("store") / "gn.db", COUNT)


def test_every_list_of_gn_list_is_exported() -> None:
    assert set(LISTS) == set(OF)


def test_a_csv_file_holds_the_trainings(database: Path, tmp_path: Path) -> None:
    with Store.open(database) as store:
        done = export(store, str(tmp_path / "t.csv"))
        rows = rows_of(store, "trainings")
    text = (tmp_path / "t.csv").read_text(encoding="utf-8")
    assert text.startswith("\ufeffid,training,year,")
    found = list(csv.reader(text.removeprefix("\ufeff").splitlines(keepends=True)))
    assert found[0] == names_of("trainings")
    assert found[1:] == [[guarded(value) for value in row.values()] for row in rows]
    assert (done.files, dict(done.rows)) == ((tmp_path / "t.csv",), {"trainings": len(rows)})


def test_a_folder_gets_a_csv_file_a_list(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "lists"
    with Store.open(database) as store:
        done = export(store, f"{folder}/", bom=False)
        for of in LISTS:
            with (folder / f"{list_name(of)}.csv").open(encoding="utf-8", newline="") as stream:
                found = list(csv.reader(stream))
            assert found[0] == names_of(of)
            assert found[1:] == [[guarded(value) for value in row.values()] for row in rows_of(store, of)]
    assert {path.name for path in folder.iterdir()} == {path.name for path in done.files}
    with (folder / "data_dictionary.csv").open(encoding="utf-8", newline="") as stream:
        told = list(csv.DictReader(stream))
    assert [(row["list"], row["name"]) for row in told] == [
        (list_name(of), name) for of in LISTS for name in names_of(of)
    ]
    for row in told:
        assert all(row[f"{what}_{lang}"] for what in ("column", "description", "unit") for lang in ("en", "vi")), row


@pytest.mark.parametrize("ending", [".json", ".jsonl"])
def test_records_are_whole_as_json(ending: str, database: Path, tmp_path: Path) -> None:
    path = tmp_path / f"records{ending}"
    with Store.open(database) as store:
        export(store, str(path))
        order = store.ids()
    text = path.read_text(encoding="utf-8")
    found = json.loads(text) if ending == ".json" else [json.loads(line) for line in text.splitlines()]
    assert tuple(record["id"] for record in found) == order
    assert {record["id"]: from_json(record) for record in found} == {report.id: report for report in records()}


def test_parquet_has_typed_columns(database: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    with Store.open(database) as store:
        export(store, str(tmp_path / "t.parquet"))
        rows = rows_of(store, "trainings")
    table = parquet.read_table(tmp_path / "t.parquet")
    assert table.to_pylist() == rows
    types = {field.name: str(field.type) for field in table.schema}
    assert [types[name] for name in ("id", "training", "first_date", "needs_review", "participants")] == [
        "string", "int64", "date32[day]", "bool", "int64",
    ]  # fmt: skip
    told = table.schema.field("classes").metadata
    assert (told[b"unit_vi"].decode(), told[b"heading_vi"].decode()) == ("lớp", "Số lớp")


def test_sqlite_is_a_clean_copy(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "copy.db"
    with Store.open(database) as store:
        export(store, str(path), lang="vi")
        expected = {of: rows_of(store, of) for of in LISTS}
        texts = {article.id: article.text for article in store.articles()}
    db = sqlite3.connect(path)
    for of, rows in expected.items():
        found = db.execute(f"SELECT * FROM {list_name(of)} ORDER BY rowid")
        assert [column[0] for column in found.description] == names_of(of)
        as_kept = [tuple(v.isoformat() if hasattr(v, "isoformat") else v for v in row.values()) for row in rows]
        assert found.fetchall() == as_kept
    assert dict(db.execute("SELECT id, text FROM articles").fetchall()) == texts
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert len(db.execute("SELECT * FROM data_dictionary").fetchall()) == len(list(dictionary(LISTS, "vi")))
    word = "SELECT count(*) FROM trainings_words WHERE trainings_words MATCH 'province_now : \"Lâm Đồng\"'"
    assert db.execute(word).fetchone()[0] == sum(row["province_now"] == "Lâm Đồng" for row in expected["trainings"])
    db.close()
    told = json.loads((tmp_path / "copy.metadata.json").read_text(encoding="utf-8"))["databases"]["copy"]["tables"]
    for of in LISTS:
        assert list(told[list_name(of)]["columns"]) == names_of(of)
        assert set(told[list_name(of)]["facets"]) <= set(names_of(of))


def test_the_filters_are_those_of_the_list(database: Path, tmp_path: Path) -> None:
    options = ("--db", database, "--year", "2024", "--province", "lam dong")
    listed = gn("list", *options, "--format", "csv")
    done = gn("export", tmp_path / "t.csv", *options)
    rows = list(csv.DictReader((tmp_path / "t.csv").read_text(encoding="utf-8-sig").splitlines(keepends=True)))
    assert done.code == 0
    assert [row["id"][:10] for row in rows] == [line.split(",")[0] for line in listed.out.splitlines()[1:]]
    assert len(rows) > 3
    with Store.open(database) as store:
        ids = store.ids(Filter(year=2024, province="lam dong"))
    gn("export", tmp_path / "t.jsonl", *options)
    lines = (tmp_path / "t.jsonl").read_text(encoding="utf-8").splitlines()
    assert tuple(json.loads(line)["id"] for line in lines) == ids


def test_what_was_written_is_told_beside_the_results(database: Path, tmp_path: Path) -> None:
    done = gn("export", tmp_path / "t.json", "--db", database, "--lang", "vi")
    assert (done.code, done.out) == (0, "")
    assert done.err == f"Đã ghi {tmp_path / 't.json'}. Số bài: 1000.\n"
    seen = gn("export", tmp_path / "t.csv", "--db", database, terminal=80, colour=True)
    assert "Writing" in seen.err


@pytest.mark.parametrize("name", ["t.ods", "trainings", "t.xls"])
def test_a_name_that_tells_no_format_is_wrong_usage(name: str, database: Path, tmp_path: Path) -> None:
    done = gn("export", tmp_path / name, "--db", database)
    assert done.code == 2
    assert ".xlsx, .csv" in done.err
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_database_of_gn_is_never_written_over(ending: str, tmp_path: Path) -> None:
    path = invented_store(tmp_path / f"mine{ending}", 3)
    before = path.read_bytes()
    with Store.open(path) as store, pytest.raises(UsageError, match="is a database of gn"):
        export(store, str(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_run_that_is_stopped_leaves_the_old_file(ending: str, database: Path, tmp_path: Path) -> None:
    path = tmp_path / f"old{ending}"
    path.write_text("as it was", encoding="utf-8")

    def stop(done: int, total: int, name: str) -> None:
        raise KeyboardInterrupt

    with Store.open(database) as store, pytest.raises(KeyboardInterrupt):
        export(store, str(path), progress=stop)
    assert path.read_text(encoding="utf-8") == "as it was"
    assert left_beside(path) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_export_takes_the_place_of_an_older_one(ending: str, database: Path, tmp_path: Path) -> None:
    path = tmp_path / f"t{ending}"
    for _ in range(2):
        with Store.open(database) as store:
            export(store, str(path), Filter(year=2024))
    assert path.stat().st_size > 1000
    assert left_beside(path) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_folder_that_is_not_there_is_told(ending: str, database: Path, tmp_path: Path) -> None:
    done = gn("export", tmp_path / "none" / f"t{ending}", "--db", database)
    assert done.code == 1
    assert f"cannot write {tmp_path / 'none' / f't{ending}'}: No such file or directory" in done.err


def test_progress_counts_every_row(database: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    with Store.open(database) as store:
        export(store, str(tmp_path / "t.sqlite"), progress=lambda *told: seen.append(told))
        total = sum(store.count(of=of) for of in LISTS)
    assert seen[-1][:2] == (total, total)
    assert [done for done, _, _ in seen] == sorted(done for done, _, _ in seen)


def test_without_pyarrow_the_way_to_get_it_is_told(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with Store.open(database) as store, pytest.raises(GnError) as told:
        export(store, str(tmp_path / "t.parquet"))
    assert (told.value.message, told.value.hint) == (
        "Parquet files need pyarrow, which is not installed", "install it with: pip install 'gn-cli[parquet]'",
    )  # fmt: skip


def test_what_is_written_meanwhile_is_not_seen(tmp_path: Path) -> None:
    """An export is of one moment: a report that comes while it runs is in none of its lists."""
    path = invented_store(tmp_path / "gn.db", 150)

    def write(done: int, total: int, name: str) -> None:
        if not written:
            written.append(invented_store(path, 30, seed=5))

    written: list[Path] = []
    with Store.open(path) as store:
        export(store, str(tmp_path / "t.db"), progress=write)
    assert written
    db = sqlite3.connect(tmp_path / "t.db")
    assert db.execute("SELECT count(*) FROM reports").fetchone()[0] == 150
    assert db.execute("SELECT count(*) FROM articles").fetchone()[0] == 150
    db.close()
