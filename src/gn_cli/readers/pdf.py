"""PDF files with a text layer, read by PDFium; a scan is refused, torn letters are warned about."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from gn_cli.article import Article
from gn_cli.errors import ReadError
from gn_cli.readers.encodings import article
from gn_cli.readers.pdf_lines import Line, in_reading_order, one_letter_share, paragraphs

PAGES = 200
"""Pages that a report has at most."""
_TORN = 0.25
TORN = "doubt: the letters of the PDF are torn apart; compare with the page"
_FEW = 20
"""Letters below which a document has no text layer to speak of."""


def read(data: bytes, name: str) -> Iterator[Article]:
    """The article of a PDF. Raises `ReadError`: locked with a password, damaged, a scan without text, too long."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError("is locked with a password", "open it and save it without the password") from None
        raise ReadError("is no whole PDF: it is cut off or damaged", "fetch or save it again") from None
    try:
        if len(document) > PAGES:
            raise ReadError(f"has more than {PAGES} pages, which no report has", "save the report's own pages")
        lines, pictures = [], False
        for number in range(len(document)):
            page = document[number]
            lines.append(list(in_reading_order(_lines(page))))
            pictures = pictures or _has_picture(page)
            page.close()
    except pypdfium2.PdfiumError:
        raise ReadError("is damaged: a page of it cannot be read", "fetch or save it again") from None
    finally:
        document.close()
    text = "\n".join(paragraphs(lines)).strip()
    if sum(map(str.isalnum, text)) < _FEW:
        raise ReadError(
            "is a scan: pictures of pages without a text layer" if pictures else "has no text in it",
            "run text recognition on it (for example ocrmypdf -l vie), or type its text into a .txt file",
        )
    yield article(text, name, notes=(TORN,) if one_letter_share(text) > _TORN else ())


def _has_picture(page: Any) -> bool:
    import pypdfium2.raw as raw

    return next(iter(page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=2)), None) is not None


def _lines(page: Any) -> Iterator[Line]:
    """The lines of a page as PDFium divides them."""
    import ctypes

    import pypdfium2.raw as raw

    layer = page.get_textpage()
    line = _Line()
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    try:
        for index in range(layer.count_chars()):
            code = raw.FPDFText_GetUnicode(layer, index)
            if code in (10, 13):
                yield from line.told()
                line = _Line()
            elif code and not 0xD800 <= code < 0xE000:
                line.letters.append(chr(code))
                if code != 32 and raw.FPDFText_GetCharBox(layer, index, left, right, bottom, top):
                    raw.FPDFText_GetCharOrigin(layer, index, x, y)
                    line.grow(left.value, right.value, y.value, raw.FPDFText_GetFontSize(layer, index))
        yield from line.told()
    finally:
        layer.close()


_KEPT = frozenset("\t\x02\u00a0\u00ad")


@dataclass(slots=True)
class _Line:
    """A line that grows letter by letter."""

    letters: list[str] = field(default_factory=list)
    blank: bool = False
    left: float | None = None
    right: float = 0.0
    first: float = 0.0
    base: float = 0.0
    size: float = 0.0

    def grow(self, left: float, right: float, base: float, size: float) -> None:
        if self.left is None:
            self.left, self.right, self.base = left, right, base
        self.left, self.right, self.size = min(self.left, left), max(self.right, right), max(self.size, size)
        self.blank = self.blank or (self.first > 0 and self.letters[-2:-1] == [" "])
        if not self.blank:
            self.first = self.right - self.left

    def told(self) -> Iterator[Line]:
        text = "".join(letter for letter in self.letters if letter.isprintable() or letter in _KEPT).strip()
        if text and self.left is not None:
            yield Line(text, self.left, self.right, self.base, self.size or 12.0, self.first)
