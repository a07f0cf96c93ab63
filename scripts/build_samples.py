"""Makes the sample files of every format in data/samples/formats from the invented reports in data/samples.

Run it after a report or a format changes: `pip install --group samples`, then `python scripts/build_samples.py`. It
needs the free DejaVu fonts (Debian: fonts-dejavu-core; `--fonts FOLDER` names another place). Run twice, it writes the
same bytes: dates within the files are fixed.
"""

import argparse
import csv
import gzip
import html
import io
import json
import quopri
import unicodedata
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

from gn_cli.vietnamese.legacy import TCVN3, VNI, VPS, Legacy

SAMPLES = Path(__file__).parent.parent / "data" / "samples"
FORMATS = SAMPLES / "formats"
FONTS = Path("/usr/share/fonts/truetype/dejavu")
THE_DAY = datetime(2026, 1, 5, 8, 0, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Page:
    """A report as a page prints it: `top` lines above the title, the date, the body, the lines below the signature."""

    name: str
    top: int = 0
    bottom: int = 0
    captions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The report as a person would paste it."""
        return (SAMPLES / f"{self.name}.txt").read_text(encoding="utf-8")

    @property
    def lines(self) -> list[str]:
        """Its lines, without blank ones."""
        return [line.strip() for line in self.text.split("\n") if line.strip()]

    @property
    def title(self) -> str:
        """Its title."""
        return self.lines[self.top]

    @property
    def address(self) -> str:
        """The invented address it is saved from."""
        return f"https://bao.example.vn/tin/{self.name}.html"


KRONG_BONG = Page("krong-bong-buon-lang-2022", captions=("Học viên vẽ bản đồ buôn.",))
LAM_DONG = Page("lam-dong-hai-lop-2023", captions=("Học viên thực hành cưa đốn",))
KHANH_VINH = Page("khanh-vinh-be-mac-2023", top=1, bottom=1, captions=("Thực hành cân, đo trẻ",))
PHU_THO = Page("phu-tho-chin-lop-2025", bottom=2, captions=("Quang cảnh lớp học",))
VI_XUYEN = Page("vi-xuyen-phat-thanh-2017", top=2, bottom=4, captions=("Học viên thực hành đọc",))
Y_YEN = Page("y-yen-giam-ngheo-2021", top=1, captions=("Toàn cảnh hội nghị.",))
DAK_TO = Page("dak-to-hai-cap-2025", captions=("Ông U Hlang giải đáp",))
CON_CUONG = Page("con-cuong-dau-xuan-2019", captions=("Lớp học trên sàn",))
QUANG_TRI = Page("quang-tri-thong-bao-2026", top=1)
CHO_LACH = Page("cho-lach-thoat-ngheo-2019", bottom=2, captions=("Vườn cây giống",))
BAC_AI = Page("bac-ai-luc-luong-vu-trang-2024")


# Web pages


def page_html(page: Page) -> str:
    """The page as a news site makes it, with menus above, other news and the imprint below."""
    lines, end = page.lines, len(page.lines) - page.bottom
    tags = [f"<h1 class='article-title'>{html.escape(page.title)}</h1>"]
    for line in lines[page.top + 1 : end]:
        words = html.escape(line)
        if line == lines[page.top + 1]:
            tags.append(
                f"<div class='date'>{words}</div>\n"
                "<div class='share'><a href='#'>Chia sẻ</a> <a href='#'>Zalo</a></div>"
            )
        elif line.startswith(page.captions or "\0"):
            tags.append(
                f"<figure><img src='{page.name}_files/anh.jpg' alt=''><figcaption>{words}</figcaption></figure>"
            )
        elif line == lines[end - 1]:
            tags.append(f"<p class='author'><strong>{words}</strong></p>")
        else:
            tags.append(f"<p>{words}</p>")
    below = "".join(f"<li><a href='#'>{html.escape(line)}</a></li>" for line in lines[end:])
    body = "\n".join(tags)
    return f"""<!DOCTYPE html>
<!-- saved from url=({len(page.address):04d}){page.address} -->
<html lang="vi"><head><meta charset="utf-8"><title>{html.escape(page.title)} - Báo Mẫu điện tử</title>
<meta property="og:title" content="{html.escape(page.title)}">
<script>var trang = {{"ten": "<p>Không phải bài</p>"}};</script><style>p {{ margin: 0 }}</style></head>
<body><header class="site"><p>Báo Mẫu điện tử</p><nav><ul><li><a href="/">Trang chủ</a></li>
<li><a href="/thoi-su">Thời sự</a></li>
<li><a href="/kinh-te">Kinh tế</a></li></ul></nav></header>
<div class="breadcrumb"><a href="/">Trang chủ</a> &raquo; <a href="/xa-hoi">Xã hội</a></div>
<div class="noi-dung"><div class="chi-tiet">
{body}
</div></div>
<div class="tin-lien-quan"><h3>Tin liên quan</h3><ul>{below}
<li><a href='#'>Mưa lớn làm 3 tuyến đường ở huyện bị chia cắt (12/8)</a></li></ul></div>
<footer><p>Giấy phép số 00/GP-TTĐT. Ghi rõ nguồn khi phát hành lại thông tin từ trang này, điện thoại 0000.</p></footer>
</body></html>
"""


def page_mhtml(page: Page) -> bytes:
    """The page as a browser saves it in one file."""
    body = quopri.encodestring(page_html(page).encode("utf-8")).decode("ascii")
    mark = "----MultipartBoundary--mau----"
    return (
        f"From: <Saved by Blink>\nSnapshot-Content-Location: {page.address}\nSubject: mau\nMIME-Version: 1.0\n"
        f'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="{mark}"\n\n'
        f"--{mark}\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n"
        f"Content-Location: {page.address}\n\n{body}\n"
        f"--{mark}\nContent-Type: text/css\nContent-Transfer-Encoding: quoted-printable\n"
        f"Content-Location: {page.address}/a.css\n\np {{ margin: 0 }}\n--{mark}--\n"
    ).encode("ascii")


# Office documents


def packed(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP file of members, with fixed dates."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members:
            info = zipfile.ZipInfo(name, THE_DAY.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, content)
    return out.getvalue()


def page_docx(page: Page) -> bytes:
    """The report as a Word document, a paragraph a line, blank lines as empty paragraphs."""
    runs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line in page.text.rstrip("\n").split("\n")
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    office = "application/vnd.openxmlformats"
    main = f"{office}-officedocument.wordprocessingml.document.main+xml"
    types = (
        f'{head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{office}-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="{office}-package.core-properties+xml"/></Types>'
    )
    kinds = "http://schemas.openxmlformats.org"
    part, about = f"{kinds}/officeDocument/2006/relationships/officeDocument", f"{kinds}/package/2006/relationships"
    word = f"{kinds}/wordprocessingml/2006/main"
    rels = (
        f'{head}<Relationships xmlns="{about}">'
        f'<Relationship Id="r1" Type="{part}" Target="word/document.xml"/>'
        f'<Relationship Id="r2" Type="{about}/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>"
    )
    core = (
        f'{head}<cp:coreProperties xmlns:cp="{kinds}/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(page.title)}</dc:title></cp:coreProperties>'
    )
    document = f'{head}<w:document xmlns:w="{word}"><w:body>{runs}<w:sectPr/></w:body></w:document>'
    parts = {
        "[Content_Types].xml": types, "_rels/.rels": rels, "word/document.xml": document, "docProps/core.xml": core,
    }  # fmt: skip
    return packed((name, content.encode("utf-8")) for name, content in parts.items())


def page_pdf(page: Page, fonts: Path) -> bytes:
    """The report as an office prints it: a heading and a page number on each page, lines wrapped by the printer."""
    from fpdf import FPDF

    class Printed(FPDF):
        def header(self) -> None:
            self.set_font("serif", size=9)
            self.cell(0, 5, "Bản tin nội bộ - Báo Mẫu", new_x="LMARGIN", new_y="NEXT", align="C")
            self.ln(4)

        def footer(self) -> None:
            self.set_y(-15)
            self.set_font("serif", size=9)
            self.cell(0, 5, f"Trang {self.page_no()}", align="C")

    pdf = Printed(format=(148, 210))
    pdf.set_creation_date(THE_DAY)
    pdf.add_font("serif", fname=fonts / "DejaVuSerif.ttf")
    pdf.add_page()
    for number, line in enumerate(page.lines):
        pdf.set_font("serif", size=14 if number == page.top else 11)
        pdf.multi_cell(0, 6, line, align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(3)
    return bytes(pdf.output())


def pages_xlsx(pages: Iterable[Page]) -> bytes:
    """The reports as rows of a workbook."""
    import openpyxl

    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = THE_DAY.replace(tzinfo=None)
    sheet = book.active
    sheet.title = "Bài viết"
    sheet.append(["STT", "Tiêu đề", "Nội dung", "Liên kết"])
    for number, page in enumerate(pages, 1):
        sheet.append([number, page.title, page.text, page.address])
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as package:
        return packed((name, _undated(package.read(name))) for name in package.namelist())


def _undated(part: bytes) -> bytes:
    """A part of a workbook without the moment of saving, which the library puts in."""
    import re

    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2026-01-05T08:00:00Z", part)


# Old encodings


def in_legacy(text: str, legacy: Legacy) -> bytes:
    """Text as a file of before Unicode has it. Letters that the encoding lacks are written small, as its users do."""
    codes: dict[str, str] = {}
    for code, letter in legacy.letters.items():
        codes.setdefault(letter, code)
    typed = text.translate({ord("–"): "-", ord("“"): '"', ord("”"): '"'})
    return "".join(codes.get(letter, codes.get(letter.lower(), letter)) for letter in typed).encode("latin-1")


def in_cp1258(text: str) -> bytes:
    """Text in Windows-1258, whose tones stand behind their vowels."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    letters = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        letters.append(base + "".join(part for part in parts if part in tones))
    return "".join(letters).encode("cp1258")


# Many in one


def pages_jsonl(pages: Iterable[Page]) -> str:
    """The reports as objects, the title apart from the text."""
    rows = ({"id": page.name, "title": page.title, "text": page.text, "url": page.address} for page in pages)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def pages_csv(pages: Iterable[Page], mark: str) -> str:
    """The reports as rows of a table."""
    out = io.StringIO()
    table = csv.writer(out, delimiter=mark)
    table.writerow(["id", "title", "text", "url"])
    table.writerows([page.name, page.title, page.text, page.address] for page in pages)
    return out.getvalue()


def _paragraphs(page: Page) -> str:
    return "".join(f"<p>{html.escape(line)}</p>" for line in page.lines)


def pages_rss(pages: Iterable[Page]) -> str:
    """The reports as an RSS feed with whole texts."""
    items = "".join(
        f"<item><title>{escape(page.title)}</title><link>{page.address}</link><guid>{page.name}</guid>"
        f"<description>{escape(page.lines[page.top + 2][:120])}</description>"
        f"<content:encoded><![CDATA[{_paragraphs(page)}]]></content:encoded></item>\n"
        for page in pages
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Báo Mẫu</title><link>https://bao.example.vn</link>\n{items}</channel></rss>\n"
    )


def pages_atom(pages: Iterable[Page]) -> str:
    """The reports as an Atom feed with whole texts."""
    entries = "".join(
        f"<entry><title>{escape(page.title)}</title><id>{page.name}</id><link href='{page.address}'/>"
        f"<content type='html'>{escape(_paragraphs(page))}</content></entry>\n"
        for page in pages
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Báo Mẫu</title>\n'
        f"{entries}</feed>\n"
    )


def warc_records(pages: Iterable[Page]) -> list[bytes]:
    """The reports' pages as the records of a web archive: the crawl's own note, then a response a page."""
    records = [_record("warcinfo", None, "application/warc-fields", b"software: mau\r\n", 0)]
    for number, page in enumerate(pages, 1):
        body = page_html(page).encode("utf-8")
        head = (
            f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        )
        records.append(_record("response", page.address, "application/http; msgtype=response", head + body, number))
    return records


def _record(kind: str, address: str | None, content_type: str, content: bytes, number: int) -> bytes:
    target = f"WARC-Target-URI: {address}\r\n" if address else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\n{target}WARC-Date: {THE_DAY:%Y-%m-%dT%H:%M:%SZ}\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def files(fonts: Path) -> dict[str, bytes]:
    """All sample files by name."""
    made: dict[str, bytes] = {}
    for page in (KRONG_BONG, KHANH_VINH, VI_XUYEN):
        made[f"html/{page.name}.html"] = page_html(page).encode("utf-8")
    made[f"html/{KRONG_BONG.name}_files/quang-cao.html"] = "<p>Quảng cáo</p>".encode()
    for page in (LAM_DONG, PHU_THO, Y_YEN):
        made[f"mhtml/{page.name}.mhtml"] = page_mhtml(page)
    for page in (DAK_TO, KHANH_VINH, CON_CUONG):
        made[f"docx/{page.name}.docx"] = page_docx(page)
    for page in (KRONG_BONG, QUANG_TRI, Y_YEN):
        made[f"pdf/{page.name}.pdf"] = page_pdf(page, fonts)
    made[f"encodings/{LAM_DONG.name}.tcvn3.txt"] = in_legacy(LAM_DONG.text, TCVN3)
    made[f"encodings/{DAK_TO.name}.vni.txt"] = in_legacy(DAK_TO.text, VNI)
    made[f"encodings/{CON_CUONG.name}.vps.txt"] = in_legacy(CON_CUONG.text, VPS)
    made[f"encodings/{Y_YEN.name}.cp1258.txt"] = in_cp1258(Y_YEN.text)
    made[f"encodings/{BAC_AI.name}.utf-16.txt"] = BAC_AI.text.replace("\n", "\r\n").encode("utf-16")
    made[f"encodings/{QUANG_TRI.name}.nfd.txt"] = unicodedata.normalize("NFD", QUANG_TRI.text).encode("utf-8-sig")
    first, second, third = (KRONG_BONG, LAM_DONG), (DAK_TO, CON_CUONG), (CHO_LACH, BAC_AI, QUANG_TRI)
    for name, pages in (("mot", first), ("hai", second), ("ba", third)):
        made[f"lists/{name}.jsonl"] = pages_jsonl(pages).encode("utf-8")
        made[f"lists/{name}.csv"] = pages_csv(pages, ";" if name == "hai" else ",").encode("utf-8-sig")
        made[f"lists/{name}.xlsx"] = pages_xlsx(pages)
        made[f"lists/{name}.zip"] = packed((f"bài/{page.name}.txt", page.text.encode("utf-8")) for page in pages)
    made["feeds/mot.rss"] = pages_rss(first).encode("utf-8")
    made["feeds/hai.atom"] = pages_atom(second).encode("utf-8")
    made["feeds/ba.xml"] = pages_rss((PHU_THO, QUANG_TRI)).encode("utf-8")
    made["warc/mot.warc"] = b"".join(warc_records((KRONG_BONG, KHANH_VINH)))
    for name, pages in (("hai", (VI_XUYEN, LAM_DONG)), ("ba", (PHU_THO,))):
        made[f"warc/{name}.warc.gz"] = b"".join(gzip.compress(record, mtime=0) for record in warc_records(pages))
    return made


def main() -> None:
    """Write all files, and take away those of before that are made no more."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--fonts", type=Path, default=FONTS)
    made = files(options.parse_args().fonts)
    for path in sorted(FORMATS.rglob("*"), reverse=True) if FORMATS.exists() else ():
        if path.is_file() and path.relative_to(FORMATS).as_posix() not in made:
            path.unlink()
    for name, content in made.items():
        path = FORMATS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    main()
