"""Where files come from: links, folders of saved pages, names from a Mac, files that change, what standard input is."""

import io
import os
import sys
import unicodedata
from pathlib import Path

import pytest
from corpus import SAMPLES

from gn_cli import sources
from gn_cli.article import Article
from gn_cli.errors import UsageError
from gn_cli.sources import Failure, find_files, read_addresses, read_all

TEXT = "Tập huấn giảm nghèo ở Ea Kar\nSáng 12/6, xã mở lớp cho 96 học viên."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bai").mkdir()
    (tmp_path / "bai" / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def read(*paths: str, stdin: bytes = b"") -> list[Article | Failure]:
    return list(read_all(paths, stdin=io.BytesIO(stdin)))


def test_the_folder_of_a_saved_page_is_passed_over(folder: Path) -> None:
    for name in ("trang_files", "trang.files", "khac_files", "trang_2"):
        (folder / "bai" / name).mkdir()
        (folder / "bai" / name / "quang-cao.html").write_text("<p>a</p>", encoding="utf-8")
    (folder / "bai" / "trang.html").write_text("<p>a</p>", encoding="utf-8")
    assert [Path(str(one)).parent.name for one in find_files(["bai"])] == ["bai", "bai", "khac_files", "trang_2"]


def test_lock_files_and_pictures_are_no_documents(folder: Path) -> None:
    for name in ("~$a.docx", "._a.pdf", "a.jpg", "a.css", "b.DOC"):
        (folder / "bai" / name).write_bytes(b"abc")
    assert [Path(str(one)).name for one in find_files(["bai"])] == ["a.txt", "b.DOC"]


def test_links_lead_no_way_out_of_the_folder(folder: Path) -> None:
    (folder / "ngoai").mkdir()
    (folder / "ngoai" / "b.txt").write_text(TEXT, encoding="utf-8")
    links = {"ra.txt": "../ngoai/b.txt", "ra": "../ngoai", "trong.txt": "a.txt", "vong": ".", "mat.txt": "khong-co.txt"}
    for name, target in links.items():
        (folder / "bai" / name).symlink_to(target)
    found = find_files(["bai"])
    assert [one for one in found if isinstance(one, str)] == [os.path.join("bai", "a.txt")]
    assert sorted((Path(one.file).name, one.what) for one in found if isinstance(one, Failure)) == [
        ("mat.txt", "is a link to nothing"),
        ("ra", "is a link that leads out of the folder"),
        ("ra.txt", "is a link that leads out of the folder"),
    ]
    # Named by the person, a link is followed.
    (article,) = read("bai/ra.txt")
    assert isinstance(article, Article)
    assert [one.what for one in read("bai/mat.txt") if isinstance(one, Failure)] == ["is a link to nothing"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names there")
def test_a_pipe_in_a_folder_does_not_hold_up_a_run(folder: Path) -> None:
    os.mkfifo(folder / "bai" / "b.txt")
    assert [Path(str(one)).name for one in find_files(["bai"])] == ["a.txt"]


def test_a_name_from_a_mac_is_the_same_source(folder: Path) -> None:
    name = unicodedata.normalize("NFD", "Báo cáo tập huấn.txt")
    (folder / "bai" / name).write_text(TEXT, encoding="utf-8")
    assert [one.source for one in read("bai") if isinstance(one, Article)] == ["bai/Báo cáo tập huấn.txt", "bai/a.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="names are letters there")
def test_a_name_that_is_no_text(folder: Path) -> None:
    (folder / "bai" / os.fsdecode(b"t\xcbp.txt")).write_text(TEXT, encoding="utf-8")
    assert [one.source for one in read("bai") if isinstance(one, Article)] == ["bai/a.txt", "bai/t\ufffdp.txt"]


def test_a_file_that_changes_while_it_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = os.fstat, []

    def growing(file: int) -> os.stat_result:
        calls.append(file)
        with open(folder / "bai" / "a.txt", "ab") as opened:
            opened.write(b".")
        return real(file)

    monkeypatch.setattr(sources.os, "fstat", growing)
    assert [one.what for one in read("bai/a.txt") if isinstance(one, Failure)] == ["changed while it was read"]
    assert len(calls) == 4


def test_a_file_that_was_being_written_is_read_once_it_is_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = os.fstat, []

    def growing_once(file: int) -> os.stat_result:
        calls.append(file)
        if len(calls) == 2:
            with open(folder / "bai" / "a.txt", "ab") as opened:
                opened.write(b" Xong.")
        return real(file)

    monkeypatch.setattr(sources.os, "fstat", growing_once)
    assert [one.text for one in read("bai/a.txt") if isinstance(one, Article)] == [TEXT + " Xong."]


def test_a_long_path_on_windows_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources.os, "name", "nt")
    monkeypatch.setattr(sources.os.path, "abspath", lambda path: "C:\\" + path)
    assert sources._openable("a.txt") == "a.txt"
    assert sources._openable("a" * 260) == "\\\\?\\C:\\" + "a" * 260


@pytest.mark.parametrize(
    "name",
    ["html/krong-bong-buon-lang-2022.html", "pdf/krong-bong-buon-lang-2022.pdf", "docx/dak-to-hai-cap-2025.docx",
     "lists/mot.xlsx", "lists/mot.zip", "feeds/mot.rss", "warc/mot.warc", "warc/hai.warc.gz",
     "encodings/dak-to-hai-cap-2025.vni.txt"],
)  # fmt: skip
def test_standard_input_is_known_by_how_it_begins(name: str) -> None:
    found = read("-", stdin=(SAMPLES / "formats" / name).read_bytes())
    assert len(found) == (2 if name.startswith(("lists", "feeds", "warc")) else 1)
    assert all(isinstance(one, Article) and one.source == f"stdin:{one.id[:10]}" for one in found)


def test_a_list_of_addresses(tmp_path: Path) -> None:
    path = tmp_path / "ds.txt"
    path.write_text("# báo\nhttps://a.example.vn/1\n\n http://b.example.vn/2 \n", encoding="utf-8-sig")
    assert read_addresses(str(path), io.BytesIO()) == ("https://a.example.vn/1", "http://b.example.vn/2")
    assert read_addresses("-", io.BytesIO(b"https://a.example.vn/1")) == ("https://a.example.vn/1",)
    for wrong, told in ((b"../etc/passwd", "line 1 of - is no web address"), (b"\xff", "cannot be read")):
        with pytest.raises(UsageError, match=told):
            read_addresses("-", io.BytesIO(wrong))
    with pytest.raises(UsageError, match="cannot be read"):
        read_addresses(str(tmp_path / "khong-co.txt"), io.BytesIO())


@pytest.mark.parametrize("address", ["ftp://a.example.vn/1", "file:///etc/passwd"])
def test_only_the_web_is_fetched(address: str) -> None:
    (failure,) = read(address)
    assert isinstance(failure, Failure)
    assert failure.what.startswith("gn fetches http and https, not ")
