"""Plain text and Markdown: UTF-8, or UTF-16 with its byte-order mark. The text is kept as it is."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Iterator

from gn_cli.article import Article
from gn_cli.errors import ReadError

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a DOCX, XLSX or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old DOC or XLS file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a packed file"),
)
# What no text holds: control characters other than tab, line ends, form feed, and those terminals leave behind.
_CONTROL = re.compile(r"[\x00-\x07\x0e-\x1a\x1c-\x1f]")
_SAVE_AS_UTF8 = "save it as UTF-8 (in Notepad: Save as, Encoding UTF-8) and run the same command again"


def read(data: bytes, name: str) -> Iterator[Article]:
    """The one article of a text file. Raises `ReadError` when the bytes are empty, binary or of another encoding."""
    yield Article.from_text(_decoded(data), name)


def _decoded(data: bytes) -> str:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError(f"is {what}, not text", "save its text as a .txt file in UTF-8")
    if data.startswith((BOM_UTF32_LE, BOM_UTF32_BE)):
        raise ReadError("is in UTF-32", _SAVE_AS_UTF8)
    encoding = "utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    if encoding != "utf-16" and b"\x00" in data:
        raise ReadError("is a binary file, or UTF-16 without its mark", _SAVE_AS_UTF8)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        where = f"byte {error.start + 1}" if encoding != "utf-16" else "its end"
        called = "UTF-8" if encoding != "utf-16" else "UTF-16"
        raise ReadError(f"is not {called}: it goes wrong at {where}", _SAVE_AS_UTF8) from None
    if _CONTROL.search(text):
        raise ReadError("is a binary file, not text", "leave it out, or save its text as a .txt file in UTF-8")
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u200b"):
        raise ReadError("is empty", "leave it out, or put the article's text into it")
    return text
