"""Ingest: what becomes of good and bad files, of a second run, of Ctrl-C and of two runs at once."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from made import KRONG_BONG, SON_DONG

import gn_cli.extract
from gn_cli import ingest as ingest_module
from gn_cli.article import Article
from gn_cli.errors import StoreError, UsageError
from gn_cli.ingest import Summary, ingest, refresh
from gn_cli.report import Evidence, Report
from gn_cli.sources import Failure, find_files, read_all
from gn_cli.store import Store

TRAINING = SON_DONG.text
NO_TRAINING = "Chợ phiên vùng cao\nBà con bán ngô, gà và mật ong."


def by_a_glance(article: Article) -> Report:
    """A record made without the rules, which have tests of their own."""
    return Report(article.id, article.source, None, None, None, is_training="tập huấn" in article.text)


@pytest.fixture(autouse=True)
def glance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gn_cli.extract, "extract", by_a_glance)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two reports, one that is none, and a page that is not read; the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bai" / "thang-9").mkdir(parents=True)
    (tmp_path / "bai" / "a.txt").write_text(TRAINING, encoding="utf-8")
    (tmp_path / "bai" / "thang-9" / "b.md").write_text(KRONG_BONG.text, encoding="utf-16")
    (tmp_path / "bai" / "cho.txt").write_text(NO_TRAINING, encoding="utf-8")
    (tmp_path / "bai" / "anh.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "bai" / ".an.txt").write_text("tệp ẩn", encoding="utf-8")
    (tmp_path / "bai" / "a.json").write_text('{"is_training": true}', encoding="utf-8")
    return tmp_path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "gn.db", write=True) as opened:
        yield opened


def run(store: Store, *paths: str, stdin: bytes = b"", **more: object) -> Summary:
    return ingest(paths, store, stdin=io.BytesIO(stdin), **more)


def stored(store: Store) -> list[str]:
    return sorted(str(row["source"]) for row in store.find(of="reports"))


# Paths


def test_folders_are_read_to_the_bottom_in_order(folder: Path):
    files = (["a.txt"], ["cho.txt"], ["thang-9", "b.md"])
    assert find_files(["bai"]) == tuple(os.path.join("bai", *file) for file in files)


def test_each_file_comes_once_and_globs_are_expanded(folder: Path):
    assert find_files(["bai/cho.txt", "bai/*", "./bai/a.txt", "-", "-"]) == (
        "bai/cho.txt", "bai/a.txt", "bai/thang-9/b.md", "-",
    )  # fmt: skip
    assert find_files(["**/*.md"]) == ("bai/thang-9/b.md",)


def test_paths_that_stand_for_nothing(folder: Path):
    (folder / "rong").mkdir()
    assert [
        (one.file, one.what) for one in find_files(["rong", "khong-co.txt", "*.html"]) if isinstance(one, Failure)
    ] == [
        ("rong", "has no articles in it"),
        ("khong-co.txt", "no such file or folder"),
        ("*.html", "matches no articles"),
    ]
    with pytest.raises(UsageError, match="nothing to read"):
        read_all([], stdin=io.BytesIO())


def test_a_name_with_brackets_is_a_name_first(folder: Path):
    (folder / "bai [1].txt").write_text(TRAINING, encoding="utf-8")
    assert find_files(["bai [1].txt"]) == ("bai [1].txt",)


def test_sources_without_a_store_are_paths_as_given(folder: Path):
    articles = list(read_all(["./bai/a.txt", "-"], stdin=io.BytesIO(TRAINING.encode())))
    first = Article.from_text(TRAINING, "bai/a.txt")
    assert articles == [first, Article.from_text(TRAINING, f"stdin:{first.id[:10]}")]


# Runs


def test_a_folder_is_ingested_and_a_second_run_changes_nothing(folder: Path, store: Store):
    told: list[tuple[int, int, str]] = []
    summary = run(store, "bai", progress=lambda *step: told.append(step))
    assert summary == Summary(new=3, not_training=1)
    assert [(done, total) for done, total, _ in told] == [(1, 3), (2, 3), (3, 3)]
    assert stored(store) == ["bai/a.txt", "bai/cho.txt", "bai/thang-9/b.md"]
    assert run(store, "bai") == Summary(unchanged=3)


def test_unchanged_files_are_not_extracted_again(folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch):
    run(store, "bai")
    monkeypatch.setattr(gn_cli.extract, "extract", lambda article: pytest.fail("extracted again"))
    assert run(store, "bai") == Summary(unchanged=3)


def test_a_file_is_the_same_from_wherever_gn_is_called(folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch):
    run(store, "bai")
    monkeypatch.chdir(folder / "bai")
    assert run(store, "a.txt", str(folder / "bai" / "cho.txt"), "../bai/thang-9") == Summary(unchanged=3)
    (folder / "bai" / "a.txt").write_text(TRAINING + "\nTin thêm.", encoding="utf-8")
    assert run(store, ".") == Summary(unchanged=2, updated=1)
    assert stored(store) == ["bai/a.txt", "bai/cho.txt", "bai/thang-9/b.md"]


def test_bad_files_become_rows_and_stop_nothing(folder: Path, store: Store):
    bai = folder / "bai"
    (bai / "rong.txt").write_bytes(b"")
    (bai / "nhi-phan.txt").write_bytes(b"\x00\x01\x02")
    (bai / "tcvn3.txt").write_bytes(b"T\xcbp hu\xcan")
    (bai / "dai.txt").write_bytes(b"tap huan " * 6_000_000)
    summary = run(store, "bai", "bai/anh.jpg", "khong-co.txt")
    assert (summary.new, summary.not_training) == (3, 1)
    assert [(Path(row.file).name, row.what) for row in summary.failures] == [
        ("dai.txt", "is longer than 4 MB, which no report is"),
        ("nhi-phan.txt", "is a binary file, or UTF-16 without its mark"),
        ("rong.txt", "is empty"),
        ("tcvn3.txt", "is not UTF-8: it goes wrong at byte 2"),
        ("anh.jpg", "gn does not read .jpg"),
        ("khong-co.txt", "no such file or folder"),
    ]
    assert all(row.what_to_do for row in summary.failures)


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="root may read everything")
def test_a_file_without_the_right_to_read(folder: Path, store: Store):
    (folder / "bai" / "a.txt").chmod(0)
    (failure,) = run(store, "bai").failures
    assert failure.what == "cannot be read: Permission denied"


def test_a_file_that_cannot_be_opened(folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch):
    real = open

    def refusing(name: str, *how: object):
        if name.endswith("cho.txt"):
            raise PermissionError(13, "Permission denied")
        return real(name, *how)

    monkeypatch.setattr("builtins.open", refusing)
    summary = run(store, "bai")
    assert summary.new == 2
    assert summary.failures == (
        Failure(os.path.join("bai", "cho.txt"), "cannot be read: Permission denied", "check its rights and try again"),
    )


def test_an_article_the_rules_stumble_over(folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch):
    def stumbling(article: Article):
        if "mật ong" in article.text:
            raise KeyError("ong")
        return by_a_glance(article)

    monkeypatch.setattr(gn_cli.extract, "extract", stumbling)
    summary = run(store, "bai")
    assert summary.new == 2
    assert [(row.file, row.what) for row in summary.failures] == [
        ("bai/cho.txt", "gn itself failed on it: KeyError: 'ong'")
    ]


def test_a_record_the_store_cannot_hold(folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch):
    import dataclasses

    def counting_stars(article: Article):
        report = by_a_glance(article)
        if "mật ong" not in article.text:
            return report
        evidence = Evidence(2**70, 2**70, "", "")
        return dataclasses.replace(report, title_evidence=evidence)

    monkeypatch.setattr(gn_cli.extract, "extract", counting_stars)
    summary = run(store, "bai")
    assert (summary.new, [row.file for row in summary.failures]) == (2, ["bai/cho.txt"])
    assert stored(store) == ["bai/a.txt", "bai/thang-9/b.md"]


def test_standard_input_is_a_source_of_its_own(folder: Path, store: Store):
    assert run(store, "-", stdin=TRAINING.encode()) == Summary(new=1)
    assert run(store, "-", stdin=TRAINING.encode()) == Summary(unchanged=1)
    assert run(store, "-", stdin=NO_TRAINING.encode()) == Summary(new=1, not_training=1)
    assert len(stored(store)) == 2
    assert run(store, "-", stdin=b"").failures == (
        Failure("-", "is empty", "leave it out, or put the article's text into it"),
    )


def test_refresh_extracts_everything_again(folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch):
    import dataclasses

    run(store, "bai")
    assert refresh(store) == Summary(unchanged=3)
    monkeypatch.setattr(
        gn_cli.extract, "extract", lambda article: dataclasses.replace(by_a_glance(article), byline="Lò Mai")
    )
    assert refresh(store) == Summary(updated=3, not_training=1)
    assert [row["byline"] for row in store.find(of="reports")] == ["Lò Mai"] * 3


# Ends before the end


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(ingest_module, "BATCH", 2)
    (tmp_path / "nhieu").mkdir()
    for number in range(7):
        (tmp_path / "nhieu" / f"{number}.txt").write_text(f"{NO_TRAINING} {number}", encoding="utf-8")
    return tmp_path / "nhieu"


def test_ctrl_c_keeps_what_was_extracted_and_the_next_run_goes_on(
    many: Path, store: Store, monkeypatch: pytest.MonkeyPatch
):
    def interrupted(article: Article):
        if article.source.endswith("5.txt"):
            raise KeyboardInterrupt
        return by_a_glance(article)

    monkeypatch.setattr(gn_cli.extract, "extract", interrupted)
    assert run(store, str(many)) == Summary(new=5, not_training=5, interrupted=True)
    assert len(stored(store)) == 5
    monkeypatch.setattr(gn_cli.extract, "extract", by_a_glance)
    assert run(store, str(many)) == Summary(new=2, unchanged=5, not_training=2)


def test_a_full_disk_keeps_finished_batches(many: Path, store: Store):
    (many / "4.txt").write_text("hộ nghèo " * 50_000, encoding="utf-8")
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {pages + 30}")
    with pytest.raises(StoreError, match="the disk is full"):
        run(store, str(many))
    assert [Path(source).name for source in stored(store)] == ["0.txt", "1.txt", "2.txt", "3.txt"]
    store._db.execute("PRAGMA max_page_count = 1000000")
    assert run(store, str(many)) == Summary(new=3, unchanged=4, not_training=3)


INGEST = """
import sys
from pathlib import Path
from gn_cli import ingest
from gn_cli.report import Evidence, Report
from gn_cli.store import Store
ingest.BATCH = 1
with Store.open(Path(sys.argv[1]), write=True) as store:
    summary = ingest.ingest(sys.argv[2:], store, stdin=sys.stdin.buffer)
    print(summary.new, summary.unchanged, len(summary.failures))
"""


def test_two_runs_at_once_both_finish(many: Path, tmp_path: Path):
    for number in range(7, 40):
        (many / f"{number}.txt").write_text(f"{NO_TRAINING} {number}", encoding="utf-8")
    command = [sys.executable, "-c", INGEST, str(tmp_path / "chung.db"), str(many)]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [one.communicate(timeout=120) for one in runs]
    assert [one.returncode for one in runs] == [0, 0], told
    counts = [tuple(map(int, out.split())) for out, _ in told]
    assert sum(new for new, _, _ in counts) == 40
    assert [new + unchanged for new, unchanged, _ in counts] == [40, 40]
    with Store.open(tmp_path / "chung.db") as store:
        assert len(stored(store)) == 40
