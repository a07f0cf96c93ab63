"""Files that are broken, locked, made to do harm or no articles: each is named, takes little memory, stops no run."""

import gzip
import io
import json
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from corpus import SAMPLES

from gn_cli.errors import ReadError
from gn_cli.readers import read

MB = 1024 * 1024
FORMATS = SAMPLES / "formats"
PROSE = (
    "Sáng 12/6, tại hội trường UBND xã Ea Kar, Phòng Văn hóa - Xã hội xã mở lớp tập huấn công tác giảm nghèo cho 96 "
    "học viên là trưởng thôn, buôn trưởng của 24 thôn, buôn trên địa bàn xã."
)


def packed(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


def sample(name: str) -> bytes:
    return next(FORMATS.rglob(name)).read_bytes()


ENTITIES = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
BOMB = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a0 "tập huấn">{ENTITIES}]>'.encode()
WORD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'
LOGIN = (
    "<html><head><title>Đăng nhập</title></head><body><form><p>Vui lòng đăng nhập bằng tài khoản cơ quan cấp để "
    'tiếp tục xem nội dung này, hoặc liên hệ quản trị viên.</p><input type="text"><input type="password">'
    "</form></body></html>"
)


def lying_zip() -> bytes:
    """A member that unpacks to far more than the archive says."""
    data = bytearray(packed(a_txt=b"a" * (20 * MB)))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        where = data.index(mark) + at
        data[where : where + 4] = (1000).to_bytes(4, "little")
    return bytes(data)


def locked_zip() -> bytes:
    data = bytearray(packed(a_txt=PROSE.encode()))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    return bytes(data)


def locked_pdf() -> bytes:
    """A PDF that asks for a password: a whole one, told to be encrypted by a key nobody has."""
    data = sample("krong-bong-buon-lang-2022.pdf")
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -64 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>\n"
    return data.replace(b"trailer\n<<\n", b"trailer\n<<\n" + lock)


def scan() -> bytes:
    """A PDF of one page that is a picture."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R "
        b"/Resources << /XObject << /I 5 0 R >> >> >>",
        b"<< /Length 28 >>\nstream\nq 100 0 0 100 0 0 cm /I Do Q\nendstream",
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Length 1 >>\n"
        b"stream\n\x80\nendstream",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return data + end % (table, len(data))


def formulas() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["text"])
    book.active.append(['=CONCATENATE("Sáng 12/6, ", "96 học viên")'])
    book.active.append([PROSE])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


CASES: dict[str, tuple[Callable[[], bytes], list[str]]] = {
    "cut.docx": (lambda: sample("dak-to-hai-cap-2025.docx")[:-300], ["is no whole Word document"]),
    "locked.docx": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ["is locked with a password, or"]),
    "other.docx": (lambda: packed(a_txt=b"a"), ["is no Word document"]),
    "empty.docx": (lambda: packed(word__document_xml=WORD), ["is empty"]),
    "bomb.docx": (lambda: packed(word__document_xml=b" " * (200 * MB)), ["unpacks to far more"]),
    "entities.docx": (lambda: packed(word__document_xml=BOMB + b"<r>&a9;</r>"), ["declares entities of its own"]),
    "locked.pdf": (locked_pdf, ["is locked with a password"]),
    "cut.pdf": (lambda: sample("krong-bong-buon-lang-2022.pdf")[:900], ["is no whole PDF"]),
    "scan.pdf": (scan, ["is a scan: pictures of pages without a text layer"]),
    "old.doc": (lambda: b"\xd0\xcf\x11\xe0", ["is an old Word file (.doc)"]),
    "old.rtf": (lambda: b"{\\rtf1 a}", ["is a rich-text file (.rtf)"]),
    "bomb.zip": (lambda: packed(a_txt=b"a" * (300 * MB)), ["a.txt: unpacks to far more"]),
    "many.zip": (lambda: packed(**{f"a{n}_txt": b"a" * (120 * MB) for n in range(5)}), ["unpacks to far more"]),
    "lying.zip": (lying_zip, ["a.txt: "]),
    "locked.zip": (locked_zip, ["a.txt: is locked with a password"]),
    "nested.zip": (lambda: packed(a_zip=packed(b_txt=b"b")), ["a.zip: is a ZIP file within a ZIP file"]),
    "cut.zip": (lambda: sample("ba.zip")[:-60], ["is no whole ZIP file"]),
    "none.zip": (lambda: packed(a_jpg=b"a"), ["has no articles in it"]),
    "entities.rss": (lambda: BOMB + b"<rss><channel><item><title>&a9;</title></item></channel></rss>", ["declares"]),
    "other.xml": (lambda: b"<sitemap><a/></sitemap>", ["is XML, but no feed: it begins with <sitemap>"]),
    "cut.rss": (lambda: sample("mot.rss")[:2000], ["is not XML"]),
    "huge.html": (lambda: b"<html><body>" + f"<p>{PROSE}</p>".encode() * (100 * MB // 270), ["is longer than 20 MB"]),
    "long.html": (lambda: b"<html><body>" + f"<p>{PROSE}</p>".encode() * (19 * MB // 270), ["is a page of more"]),
    "deep.html": (lambda: (f"{'<div>' * 10_000}<p>{PROSE}</p>{'</div>' * 10_000}").encode(), ["nests its elements"]),
    "login.html": (lambda: LOGIN.encode(), ["no article found on the page"]),
    "blank.html": (lambda: b"", ["no article found on the page"]),
    "none.mhtml": (lambda: b"From: a\nContent-Type: text/plain\n\nabc", ["has no web page in it"]),
    "cut.warc": (lambda: sample("mot.warc")[:-1500], ["is cut off or damaged in mid-record"]),
    "cut.warc.gz": (lambda: sample("hai.warc.gz")[:-700], ["is cut off or damaged in mid-record"]),
    "bomb.warc.gz": (
        lambda: gzip.compress(
            b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://a.example/\r\nContent-Type: text/html\r\n"
            b"Content-Length: %d\r\n\r\n" % (300 * MB) + b"a" * (300 * MB) + b"\r\n\r\n", 9
        ),
        ["http://a.example/: is longer than 20 MB"],
    ),
    "noise.warc": (lambda: b"abc" * 100, ["is no web archive"]),
    "names.csv": (lambda: b"a,b\n1,2\n", ["has no column of texts among a, b"]),
    "empty.csv": (lambda: b"text\n", ["has no rows"]),
    "holes.csv": (lambda: f"id,text\n1,{PROSE}\n2,\n".encode(), ["2: has no text"]),
    "cells.csv": (lambda: b"text\n" + b"a" * (5 * MB) + b"\n", ["is no table: field larger"]),
    "formulas.xlsx": (formulas, ["Sheet!2: has a formula for a text, without its result"]),
    "cut.xlsx": (lambda: sample("mot.xlsx")[:-300], ["is no whole Excel workbook"]),
    "bomb.xlsx": (lambda: packed(xl__workbook_xml=b" " * (200 * MB)), ["unpacks to far more"]),
    "entities.xlsx": (lambda: packed(xl__workbook_xml=BOMB + b"<r>&a9;</r>"), ["declares entities of its own"]),
    "lines.jsonl": (lambda: b'{"text": \n[1]\n{"a": 1}\n', ["1: is not JSON", "2: is no JSON obj", "3: has no column"]),
    "deep.jsonl": (lambda: b"[" * 200_000, ["is not JSON"]),
    "none.jsonl": (lambda: b"\n", ["has no articles in it"]),
}  # fmt: skip

RUN = """
import io, json, sys
from gn_cli.article import Article
from gn_cli.sources import read_all
items = list(read_all(sys.argv[1:], stdin=io.BytesIO()))
try:
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) // 1024
except OSError:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 * 1024 if sys.platform == "darwin" else 1024)
failures = [[one.file, one.what, one.what_to_do] for one in items if not isinstance(one, Article)]
print(json.dumps([peak, failures, sum(isinstance(one, Article) for one in items)]))
"""


@pytest.mark.parametrize("name", CASES)
def test_a_bad_file_is_named_and_takes_little_memory(name: str, tmp_path: Path) -> None:
    make, told = CASES[name]
    path = tmp_path / name
    path.write_bytes(make())
    command = [sys.executable, "-c", RUN, str(path), str(SAMPLES / "krong-bong-buon-lang-2022.txt")]
    done = subprocess.run(command, capture_output=True, check=True, timeout=120, text=True)
    peak, failures, articles = json.loads(done.stdout)
    assert len(failures) == len(told), failures
    for (file, what, what_to_do), beginning in zip(failures, told, strict=True):
        member = file.removeprefix(str(path)).removeprefix("#")
        assert (f"{member}: {what}" if member else what).startswith(beginning)
        assert what_to_do
    assert articles >= 1
    assert peak < 500
    assert done.stderr == ""


@pytest.mark.parametrize(
    "path", [path for path in FORMATS.rglob("*") if path.suffix not in (".txt", "")], ids=lambda path: path.name
)
def test_broken_copies_of_every_sample_are_named(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Cut, scratched and with pieces taken out: an article or a named failure, never gn's own fault, no noise."""
    chance = random.Random(path.name)
    for _ in range(12):
        data = bytearray(path.read_bytes())
        at = chance.randrange(len(data))
        kind = chance.randrange(3)
        if kind == 0:
            del data[at:]
        elif kind == 1:
            del data[at : at + 300]
        else:
            for _ in range(chance.choice([1, 20, 200])):
                data[chance.randrange(len(data))] = chance.randrange(256)
        with suppress(ReadError):
            list(read(bytes(data), path.name))
    assert capfd.readouterr().err == ""
