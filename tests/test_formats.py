"""Every format of data/samples/formats gives the record of its report's pasted text; each reader's own ways."""

import dataclasses
import io
import json
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from command import gn
from corpus import SAMPLES, article

from gn_cli.article import Article
from gn_cli.errors import ReadError
from gn_cli.extract import extract
from gn_cli.likeness import find_print
from gn_cli.readers import FORMATS, ending_of, read
from gn_cli.report import Report
from gn_cli.schema import to_json

FOLDER = SAMPLES / "formats"
FILES = sorted(path for path in FOLDER.rglob("*") if path.is_file() and not path.parent.name.endswith("_files"))
TEXTS = {path.stem: article(path) for path in SAMPLES.glob("*.txt")}


def read_file(path: Path) -> list[Article]:
    items = list(read(path.read_bytes(), path.name))
    assert not [item for item in items if isinstance(item, ReadError)]
    return [item for item in items if isinstance(item, Article)]


FOUND = [(path.name, item) for path in FILES for item in read_file(path)]


def original(item: Article) -> Article:
    """The pasted text of the report that an article was made from, found by its longest line."""
    longest = max(item.text.split("\n"), key=len)
    (found,) = [text for text in TEXTS.values() if longest in text.text]
    return found


def values(report: Report) -> Any:
    """A record as JSON without its id, its source, what was noted of the file, and where in the text each word stands:
    formats differ in blank lines and in what they print around the article."""

    def told(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: told(part) for key, part in value.items() if key not in ("start", "end") or "rule" not in value
            }
        return [told(part) for part in value] if isinstance(value, list) else value

    cautions = tuple(dataclasses.replace(one, start=None, end=None) for one in report.warnings if one.field != "source")
    record = to_json(dataclasses.replace(report, id="", source="", warnings=cautions))
    return told(json.loads(json.dumps(record, default=str)))


@pytest.mark.parametrize(("name", "item"), FOUND, ids=[item.source for _, item in FOUND])
def test_the_record_is_that_of_the_text(name: str, item: Article) -> None:
    assert values(extract(item)) == values(extract(original(item)))


@pytest.mark.parametrize(("name", "item"), FOUND, ids=[item.source for _, item in FOUND])
def test_the_text_is_known_again(name: str, item: Article) -> None:
    assert find_print(item).content == find_print(original(item)).content


def test_different_reports_are_told_apart() -> None:
    assert len({find_print(text).content for text in TEXTS.values()}) == len(TEXTS)


def test_there_are_three_samples_of_each_format() -> None:
    made = [ending_of(path.name) for path in FILES]
    for reader in FORMATS:
        if reader.module not in ("text", "refused"):
            assert sum(made.count(ending) for ending in reader.endings) >= 3, reader.module
    encodings = {path.name.split(".")[1] for path in (FOLDER / "encodings").iterdir()}
    assert encodings == {"tcvn3", "vni", "vps", "cp1258", "utf-16", "nfd"}


def test_lists_name_their_members() -> None:
    sources = {ending_of(name): item.source for name, item in FOUND if "#" in item.source}
    assert sources[".jsonl"] == "mot.jsonl#lam-dong-hai-lop-2023"
    assert sources[".csv"] == "mot.csv#lam-dong-hai-lop-2023"
    assert sources[".xlsx"] == "mot.xlsx#Bài viết!2"
    assert sources[".zip"] == "mot.zip#bài/lam-dong-hai-lop-2023.txt"
    assert sources[".warc"] == "mot.warc#https://bao.example.vn/tin/khanh-vinh-be-mac-2023.html"


def test_pages_tell_their_address() -> None:
    told = {
        item.url for name, item in FOUND if ending_of(name) in (".html", ".mhtml", ".warc", ".warc.gz", ".rss", ".csv")
    }
    assert None not in told
    assert "https://bao.example.vn/tin/krong-bong-buon-lang-2022.html" in told


# Pages

BODY = (
    "Sáng 12/6, tại hội trường UBND xã Ea Kar, Phòng Văn hóa - Xã hội xã mở lớp tập huấn công tác giảm nghèo cho 96 "
    "học viên là trưởng thôn, buôn trưởng của 24 thôn, buôn trên địa bàn xã. "
)
PARAGRAPHS = f"<p>{BODY}</p><p>{BODY.replace('Sáng', 'Chiều')}</p><p>{BODY.replace('24', '25')}</p>"


def page(body: str, head: str = "") -> Article:
    (found,) = read(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "trang.html")
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2025-06-13T06:20:00+07:00">',
        '<meta name="pubdate" content="13/06/2025 06:20">',
        '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle",'
        '"headline": "Xã Ea Kar mở lớp", "datePublished": "2025-06-13T06:20:00+07:00"}]}</script>',
        '<script type="application/ld+json">[{"@type": "NewsArticle", "datePublished": "2025-06-13"}]</script>',
    ],
)
def test_the_day_of_publication_in_metadata(head: str) -> None:
    assert page(f"<h1>Xã Ea Kar tập huấn giảm nghèo</h1>{PARAGRAPHS}", head).published == date(2025, 6, 13)


def test_the_day_of_publication_in_a_time_tag() -> None:
    found = page(f'<h1>Xã Ea Kar tập huấn giảm nghèo</h1><time datetime="2025-06-13">hôm qua</time>{PARAGRAPHS}')
    assert found.published == date(2025, 6, 13)


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://a.example.vn/1"><meta property="og:url" content="https://b.example.vn">',
         "https://a.example.vn/1"),
        ('<link rel="canonical" href="/1"><meta property="og:url" content="https://b.example.vn/2">',
         "https://b.example.vn/2"),
        ("", None),
    ],
)  # fmt: skip
def test_the_address_of_a_page(head: str, url: str | None) -> None:
    assert page(f"<h1>Xã Ea Kar tập huấn giảm nghèo</h1>{PARAGRAPHS}", head).url == url


def test_a_title_that_only_metadata_tell_stands_over_the_text() -> None:
    found = page(PARAGRAPHS, "<title>Xã Ea Kar tập huấn giảm nghèo cho 96 học viên - Báo Mẫu</title>")
    assert found.text.startswith("Xã Ea Kar tập huấn giảm nghèo cho 96 học viên\n\nSáng 12/6")


@pytest.mark.parametrize(
    "around",
    [
        "<table class='image'><tr><td><img src='a.jpg'></td></tr><tr><td class='caption'>{}</td></tr></table>",
        "<figure><img src='a.jpg'><figcaption>{}</figcaption></figure>",
        "<div><img src='a.jpg'></div><p class='PCaption'>{}</p>",
        "<p><img src='a.jpg'></p><p><em>{}</em></p>",
    ],
)
def test_captions_stay_where_they_stand(around: str) -> None:
    caption = "Quang cảnh lớp tập huấn. Ảnh: Hoài Nam"
    found = page(f"<h1>Xã Ea Kar tập huấn</h1><p>{BODY}</p>{around.format(caption)}{PARAGRAPHS}")
    assert found.text.split("\n\n")[2] == caption


def test_scripts_menus_and_hidden_words_are_left_out() -> None:
    found = page(
        f"<nav><p>{BODY.replace('96', '11')}</p></nav><h1>Xã Ea Kar tập huấn</h1>{PARAGRAPHS}"
        f"<script>var a = '{BODY}';</script><p style='display: none'>{BODY.replace('96', '12')}</p>"
        f"<footer><p>{BODY.replace('96', '13')}</p></footer>"
    )
    assert [number in found.text for number in ("11 học viên", "12 học viên", "13 học viên")] == [False] * 3
    assert found.text.count("96 học viên") == 3


def test_old_fonts_in_a_page_are_mended() -> None:
    from gn_cli.vietnamese.legacy import TCVN3

    codes = {letter: code for code, letter in TCVN3.letters.items()}
    typed = "".join(codes.get(letter, letter) for letter in f"<h1>Xã Ea Kar tập huấn</h1>{PARAGRAPHS}")
    found = page(typed)
    assert (found.notes, found.text.count("tập huấn công tác giảm nghèo")) == (("converted from TCVN3",), 3)


PORTAL = """<html><head><title>Trang thông tin điện tử huyện Ea Kar</title></head><body><form id="aspnetForm">
<div id="header"><table><tr><td><a href="/">Trang chủ</a></td><td><a href="/gt">Giới thiệu</a></td></tr></table>
<span class="clock">Thứ Bảy, 14/06/2025</span></div><table><tr><td><div class="menu"><ul>
<li><a href="#">Tin tức</a></li></ul></div></td><td><div class="news-detail">
<div class="title-detail"><b>Xã Ea Kar tập huấn công tác giảm nghèo</b></div>
<div class="ngaydang">Ngày đăng: 13/06/2025 | Lượt xem: 120</div><div class="content">{first}<br><br>{second}<br>
<table align="center"><tr><td><img src="a.jpg"></td></tr><tr><td><i>Quang cảnh lớp tập huấn</i></td></tr></table><br>
{third}<br><br><div style="text-align:right"><b>H'Linh Niê</b></div></div><div class="other"><b>Các tin khác</b><ul>
<li><a href="#">Hội Nông dân xã mở 3 lớp dạy nghề cho 120 người (02/06/2025)</a></li></ul></div></div></td></tr></table>
<div id="footer">Bản quyền thuộc UBND xã. Điện thoại: 0262.000.000, ghi rõ nguồn khi sử dụng thông tin.</div></form>"""


def test_a_portal_that_is_one_form_of_tables_and_line_breaks() -> None:
    body = [BODY.strip(), BODY.strip().replace("Sáng", "Chiều"), BODY.strip().replace("24", "25")]
    (found,) = read(PORTAL.format(first=body[0], second=body[1], third=body[2]).encode(), "trang.html")
    assert isinstance(found, Article)
    assert [line for line in found.text.split("\n") if line] == [
        "Xã Ea Kar tập huấn công tác giảm nghèo",
        "Ngày đăng: 13/06/2025 | Lượt xem: 120",
        body[0],
        body[1],
        "Quang cảnh lớp tập huấn",
        body[2],
        "H'Linh Niê",
    ]
    assert found.title == "Xã Ea Kar tập huấn công tác giảm nghèo"


# Office documents


def docx(body: str, core: str = "") -> bytes:
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", f"<w:document {word}><w:body>{body}</w:body></w:document>")
        if core:
            package.writestr("docProps/core.xml", core)
    return out.getvalue()


def run(words: str, settings: str = "") -> str:
    return f"<w:r><w:rPr>{settings}</w:rPr><w:t>{words}</w:t></w:r>"


def test_a_document_is_read_in_printed_order() -> None:
    cell = "<w:tc><w:p>{}</w:p></w:tc>".format
    body = (
        f"<w:p>{run('Tập huấn')}{run(' ở Ea Kar')}</w:p>"
        f"<w:tbl><w:tr>{cell(run('Số thôn'))}{cell(run('24'))}</w:tr></w:tbl>"
        f"<w:sdt><w:sdtContent><w:p>{run('Trong ô nội dung')}</w:p></w:sdtContent></w:sdt>"
        f"<w:p><w:ins>{run('Thêm vào')}</w:ins><w:del><w:r><w:delText>Bỏ đi</w:delText></w:r></w:del></w:p>"
        f"<w:p>{run('Ẩn', '<w:vanish/>')}{run('Hiện')}<w:r><w:br/></w:r>{run('Dòng sau')}</w:p>"
    )
    (found,) = read(docx(body), "a.docx")
    assert found.text == "Tập huấn ở Ea Kar\nSố thôn | 24\nTrong ô nội dung\nThêm vào\nHiện\nDòng sau"


def test_capitals_of_a_tcvn3_font() -> None:
    font = '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>'
    words = "".join(f"<w:p>{run(line)}</w:p>" for line in ("líp tËp huÊn gi¶m nghÌo cho c¸n bé c¬ së",) * 3)
    (found,) = read(docx(f"<w:p>{run('x· ea kar', font)}</w:p>{words}"), "a.docx")
    assert found.text.split("\n")[:2] == ["XÃ EA KAR", "lớp tập huấn giảm nghèo cho cán bộ cơ sở"]


def test_a_sheet_with_a_heading_above_its_names() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["DANH SÁCH BÀI VIẾT"])
    book.active.append([])
    book.active.append(["STT", "Tiêu đề", "Nội dung", "Ngày đăng"])
    book.active.append([7, "Xã Ea Kar tập huấn", BODY, date(2025, 6, 13)])
    out = io.BytesIO()
    book.save(out)
    (found,) = read(out.getvalue(), "a.xlsx")
    assert (found.source, found.published) == ("a.xlsx#Sheet!7", date(2025, 6, 13))
    assert found.text == f"Xã Ea Kar tập huấn\n{BODY.strip()}"


# Feeds


def test_a_summary_says_that_it_is_one() -> None:
    feed = "<rss><channel><item><title>Xã Ea Kar tập huấn</title>"
    feed += "<description>&lt;b&gt;Sáng 12/6&lt;/b&gt;, 96 học viên.</description>"
    feed += (
        "<pubDate>Fri, 13 Jun 2025 06:20:00 +0700</pubDate><link>https://a.example.vn/1</link></item></channel></rss>"
    )
    (found,) = read(feed.encode(), "a.rss")
    assert found == Article.from_text(
        "Xã Ea Kar tập huấn\nSáng 12/6, 96 học viên.", "a.rss#https://a.example.vn/1", title="Xã Ea Kar tập huấn",
        published=date(2025, 6, 13), url="https://a.example.vn/1", notes=("doubt: the feed carries a summary only",),
    )  # fmt: skip


def test_xhtml_in_atom() -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Xã Ea Kar tập huấn</title><id>1</id>'
        '<published>2025-06-13T06:20:00+07:00</published><content type="xhtml">'
        '<div xmlns="http://www.w3.org/1999/xhtml"><p>Sáng 12/6.</p><p>96 học viên.</p></div></content></entry></feed>'
    )
    (found,) = read(feed.encode(), "a.atom")
    assert found.text == "Xã Ea Kar tập huấn\nSáng 12/6.\n\n96 học viên."
    assert found.published == date(2025, 6, 13)


# Lists


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", f'Mã;Tiêu đề;Nội dung\n7;Xã Ea Kar;"{BODY}"\n'),
        ("a.tsv", f"id\tHEADLINE\tBody\n7\tXã Ea Kar\t{BODY}\n"),
        ("a.jsonl", json.dumps([{"id": 7, "tieu_de": "Xã Ea Kar", "noi_dung": BODY}])),
    ],
)
def test_columns_are_known_by_their_names(name: str, data: str) -> None:
    (found,) = read(data.encode(), name)
    assert (found.source, found.title, found.text) == (f"{name}#7", "Xã Ea Kar", f"Xã Ea Kar\n{BODY.strip()}")


def test_columns_are_taken_as_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"text,doan,luc\nabc,{BODY.replace(',', ';')},13/6/2025\n", encoding="utf-8")
    line = ("ingest", tmp_path / "a.csv", "--db", tmp_path / "gn.db")
    assert "has no column 'bai'" in gn(*line, "--text-column", "bai").out
    assert gn(*line, "--text-column", "Doan", "--published-column", "luc").code == 0
    shown = gn("list", "--of", "reports", "--columns", "published,source", "--db", tmp_path / "gn.db").out
    assert shown.splitlines()[1] == "2025-06-13,a.csv#2"


# What is needed


def test_plain_text_needs_no_library_of_another_format(tmp_path: Path) -> None:
    heavy = "lxml trafilatura openpyxl pypdfium2 warcio defusedxml"
    code = "import io, sys; from gn_cli.sources import read_all; list(read_all(sys.argv[1:], stdin=io.BytesIO()));"
    code += f"print(*sorted(set('{heavy}'.split()) & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(SAMPLES / "dak-to-hai-cap-2025.txt")], capture_output=True, check=True
    )
    assert done.stdout.split() == []


def test_a_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(ReadError, match="needs pypdfium2, which is not installed"):
        list(read(b"%PDF-1.4", "a.pdf"))
    done = gn("doctor", "-f", "json", "--db", tmp_path / "gn.db")
    (pdf,) = (row for row in json.loads(done.out) if "PDF" in row["checked"])
    assert done.code == 1
    assert (pdf["works"], pdf["what_to_do"]) == (False, "pip install pypdfium2")


def test_an_extra_that_is_not_installed_is_no_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = gn("doctor", "-f", "json", "--db", tmp_path / "gn.db")
    (parquet,) = (row for row in json.loads(done.out) if "Parquet" in row["checked"])
    assert done.code == 0
    assert parquet == {
        "checked": "export to Parquet (.parquet)",
        "works": None,
        "with_what": "not installed",
        "what_to_do": "pip install 'gn-cli[parquet]'",
    }


def test_doctor_finds_all_well(tmp_path: Path) -> None:
    done = gn("doctor", "-f", "json", "--db", tmp_path / "gn.db")
    assert done.code == 0
    assert all(row["works"] and row["what_to_do"] is None for row in json.loads(done.out))
