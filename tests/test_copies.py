"""One text from several sources counts once; nearly the same texts are both kept, and marked."""

import io
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import gn
from corpus import SAMPLES

from gn_cli.ingest import Summary, ingest, refresh
from gn_cli.likeness import SKETCH, likeness
from gn_cli.store import Store

NAME = "krong-bong-buon-lang-2022"
TEXT = (SAMPLES / f"{NAME}.txt").read_text(encoding="utf-8")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.chdir(tmp_path)
    for kind in ("html", "pdf"):
        (tmp_path / f"b.{kind}").write_bytes((SAMPLES / "formats" / kind / f"{NAME}.{kind}").read_bytes())
    write("a.txt", TEXT)
    with Store.open(tmp_path / "gn.db", write=True) as opened:
        yield opened


def write(name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8")


def run(store: Store, *paths: str) -> Summary:
    return ingest(paths or (".",), store, stdin=io.BytesIO())


def test_three_formats_are_one_report(store: Store) -> None:
    assert run(store) == Summary(new=1, copies=2)
    assert run(store) == Summary(unchanged=3)
    (row,) = store.find(of="reports")
    assert row["source"] == "a.txt"
    (article, _) = store.get(str(row["id"]))
    assert (article.text, store.sources(article.id)) == (TEXT, ("a.txt", "b.html", "b.pdf"))


def test_copies_of_one_run_find_each_other(store: Store) -> None:
    assert run(store, "b.pdf", "b.html") == Summary(new=1, copies=1)
    assert run(store, "a.txt") == Summary(copies=1)


def test_the_report_stays_while_a_copy_is_left(store: Store) -> None:
    run(store)
    write("a.txt", "Chợ phiên vùng cao\nBà con bán ngô, gà và mật ong.")
    assert run(store) == Summary(unchanged=2, updated=1, not_training=1)
    assert sorted(str(row["source"]) for row in store.find(of="reports")) == ["a.txt", "b.html"]


def test_a_copy_that_changes_becomes_a_report_of_its_own(store: Store) -> None:
    run(store)
    Path("b.html").write_bytes((SAMPLES / "formats/html/khanh-vinh-be-mac-2023.html").read_bytes())
    assert run(store) == Summary(unchanged=2, updated=1)
    assert len(list(store.find(of="reports"))) == 2


def test_a_corrected_date_line_is_a_newer_version_and_no_copy(store: Store) -> None:
    run(store, "a.txt")
    write("a.txt", TEXT.replace("Chủ nhật, 23/10/2022", "Thứ hai, 24/10/2022"))
    assert run(store, "a.txt") == Summary(updated=1)
    ((published,),) = [(row["published"],) for row in store.find(of="reports")]
    assert str(published) == "2022-10-24"


def test_a_repost_is_kept_and_marked(store: Store) -> None:
    write("c.txt", TEXT.replace("hai ngày cuối đi thực tế ở buôn", "hai ngày cuối thực hành ở buôn") + "\nTheo Báo Mẫu")
    assert run(store, "a.txt", "c.txt") == Summary(new=2, alike=1)
    ids = {str(row["source"]): str(row["id"]) for row in store.find(of="reports")}
    whole = {source: article.id for source, (article, _) in ((s, store.get(i)) for s, i in ids.items())}
    ((other, share),) = store.alike(whole["a.txt"])
    assert (other, share > 0.9) == (whole["c.txt"], True)
    assert [one for one, _ in store.alike(whole["c.txt"])] == [whole["a.txt"]]
    shown = gn("show", ids["a.txt"], "--db", "gn.db", "-f", "table").out
    assert f"Nearly the same: {whole['c.txt'][:10]} (9" in shown
    assert refresh(store).updated == 0
    assert [one for one, _ in store.alike(whole["c.txt"])] == [whole["a.txt"]]


def test_reports_of_other_trainings_are_not_alike(store: Store) -> None:
    assert run(store, *map(str, sorted(SAMPLES.glob("*.txt")))).alike == 0


def test_likeness_is_the_share_of_what_both_have() -> None:
    one, other = tuple(range(0, 200, 2)), tuple(range(0, 200, 4))
    assert likeness(one, one) == 1
    assert likeness(one, tuple(range(1, 200, 2))) == 0
    assert likeness(one[:SKETCH], other) == 0.5
    assert likeness((), ()) == 0


def test_the_run_tells_of_copies(store: Store) -> None:
    told = gn("ingest", ".", "--db", "moi.db").err
    assert "1 new, 0 unchanged" in told
    assert "2 copies of articles that are there already" in told
    (row,) = (line for line in gn("list", "--of", "reports", "--db", "moi.db").out.splitlines()[1:])
    assert "Also at: b.html, b.pdf" in gn("show", row.split(",")[0], "--db", "moi.db", "-f", "table").out


def test_a_database_of_before_copies_is_brought_up_to_date(store: Store) -> None:
    run(store, "a.txt")
    with sqlite3.connect("gn.db") as plain:
        for table in ("contents", "sketches", "alike", "copies", "pages", "files"):
            plain.execute(f"DROP TABLE {table}")
        plain.execute("ALTER TABLE articles DROP COLUMN notes")
        plain.execute("PRAGMA user_version = 1")
    store.close()
    with Store.open(Path("gn.db"), write=True, remake=True) as again:
        assert refresh(again) == Summary(updated=1)
        assert run(again) == Summary(unchanged=1, copies=2)
