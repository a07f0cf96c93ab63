"""Several processes: the same database as one, Ctrl-C, a bad file; what a run over unchanged files does not do."""

import io
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from corpus import SAMPLES

import gn_cli.ingest
from gn_cli.ingest import Summary, ingest, refresh
from gn_cli.ingest.pool import prepared
from gn_cli.ingest.prepare import Done, OwnFile
from gn_cli.sources import Reading
from gn_cli.store import Ready, Store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Samples in three formats, a list of two articles, a text twice and two files that fail."""
    bai = tmp_path / "bai"
    bai.mkdir()
    for path in sorted(SAMPLES.glob("*.txt"))[:6]:
        (bai / path.name).write_bytes(path.read_bytes())
    for kind in ("html", "pdf"):
        for path in sorted((SAMPLES / "formats" / kind).iterdir())[:2]:
            (bai / path.name).write_bytes(path.read_bytes())
    (bai / "danh-sach.csv").write_text("text\nChợ phiên vùng cao.\nLễ hội đầu xuân.\n", encoding="utf-8")
    (bai / "z-lai.txt").write_bytes(sorted(SAMPLES.glob("*.txt"))[0].read_bytes())
    (bai / "rong.txt").write_bytes(b"")
    (bai / "hong.txt").write_bytes(b"\x00\x01")
    return bai


def content(path: Path) -> list[tuple[str, list[str]]]:
    """Everything in a database but the moments at which things came."""
    with sqlite3.connect(path) as plain:
        names = [row[0] for row in plain.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        found = []
        for name in names:
            columns = [row[1] for row in plain.execute(f'PRAGMA table_info("{name}")') if row[1] != "added"]
            listed = ", ".join(f'"{column}"' for column in columns)
            if name not in ("article_words", "sqlite_stat1"):
                found.append((name, sorted(map(repr, plain.execute(f'SELECT {listed} FROM "{name}"')))))
        return found


def run(folder: Path, name: str, jobs: int | None) -> tuple[Summary, Path]:
    path = folder.parent / name
    with Store.open(path, write=True) as store:
        return ingest([str(folder)], store, stdin=io.BytesIO(), jobs=jobs), path


def test_the_database_is_the_same_whatever_the_number_of_processes(folder: Path) -> None:
    alone, one = run(folder, "one.db", 1)
    together, two = run(folder, "two.db", 2)
    assert together == alone
    assert (alone.copies > 0, len(alone.failures)) == (True, 2)
    assert content(two) == content(one)
    assert run(folder, "two.db", 2)[0] == Summary(unchanged=alone.new + alone.copies, failures=alone.failures)
    with Store.open(two, write=True) as store:
        assert refresh(store, jobs=2) == Summary(unchanged=alone.new)
    assert content(two) == content(one)


def test_few_files_start_no_process(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gn_cli.ingest.pool.ProcessPoolExecutor", lambda *_, **__: pytest.fail("a process"))
    for name in ("rong.txt", "hong.txt"):
        (folder / name).unlink()
    alone, _ = run(folder, "one.db", None)
    again, _ = run(folder, "one.db", 2)
    assert again.unchanged == alone.new + alone.copies


def test_many_files_are_shared_by_the_cores(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gn_cli.ingest, "_ALONE", 3)
    monkeypatch.setattr(gn_cli.ingest, "_cores", lambda: 2)
    summary, path = run(folder, "shared.db", None)
    assert (summary, content(path)) == (run(folder, "one.db", 1)[0], content(folder.parent / "one.db"))


def test_what_waits_does_not_grow_with_what_there_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Chợ phiên vùng cao.", encoding="utf-8")
    asked = 0

    def items():
        nonlocal asked
        for _ in range(1_000):
            asked += 1
            yield OwnFile(str(tmp_path / "a.txt"), "a.txt")

    outcomes = prepared(items(), Reading(), 1)
    assert isinstance(next(outcomes), Ready)
    assert isinstance(next(outcomes), Done)
    assert asked <= 3 * 32 + 1
    outcomes.close()


def test_unchanged_files_are_not_taken_apart(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = run(folder, "gn.db", 1)
    read: list[str] = []
    real = gn_cli.readers.read
    monkeypatch.setattr(
        "gn_cli.readers.read", lambda data, name, **how: (read.append(Path(name).name), real(data, name, **how))[1]
    )
    assert run(folder, "gn.db", 1)[0].unchanged == first.new + first.copies
    assert read == ["hong.txt", "rong.txt"]


def test_a_batch_takes_as_many_statements_whatever_its_size(tmp_path: Path) -> None:
    def statements(count: int) -> dict[str, int]:
        folder = tmp_path / str(count)
        folder.mkdir()
        for number in range(count):
            (folder / f"{number}.txt").write_text(f"Chợ phiên vùng cao, số {number}.", encoding="utf-8")
        with Store.open(tmp_path / f"{count}.db", write=True) as store:
            told: list[str] = []
            store._db.set_trace_callback(told.append)
            ingest([str(folder)], store, stdin=io.BytesIO())
        return {word: sum(one.startswith(word) for one in told) for word in ("BEGIN", "COMMIT", "UPDATE", "DELETE")}

    assert statements(40) == statements(4)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_ctrl_c_ends_all_processes_and_keeps_what_is_finished(tmp_path: Path) -> None:
    text = sorted(SAMPLES.glob("*.txt"))[0].read_text(encoding="utf-8")
    (tmp_path / "bai").mkdir()
    for number in range(3_000):
        # A paragraph of prose of its own, for copies of one text would be passed over in no time.
        own = f"Đây là bài số {number} trong loạt tin về các lớp tập huấn mà tòa soạn nhận được từ cơ sở trong tháng."
        (tmp_path / "bai" / f"{number}.txt").write_text(f"{text}\n{own}", encoding="utf-8")
    line = [
        sys.executable,
        "-m",
        "gn_cli",
        "ingest",
        "--jobs",
        "2",
        "--db",
        str(tmp_path / "gn.db"),
        str(tmp_path / "bai"),
    ]
    with subprocess.Popen(
        line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        database = tmp_path / "gn.db"
        for _ in range(600):
            time.sleep(0.1)
            if database.exists() and count(database):
                break
        os.killpg(run.pid, signal.SIGINT)
        _, told = run.communicate(timeout=120)
    assert run.returncode == 130, told
    assert "Traceback" not in told
    assert 0 < count(database) < 3_000


def count(database: Path) -> int:
    try:
        with sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True, timeout=5) as plain:
            return int(plain.execute("SELECT count(*) FROM reports").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
