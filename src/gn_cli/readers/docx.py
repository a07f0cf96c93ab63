"""Word documents (DOCX): paragraphs and tables in their printed order, text boxes too; title and date of the file.

The parts are read as they are and not through a library of Word's objects: those leave out the words in content
controls, in tracked insertions and in text boxes, where office templates keep whole paragraphs.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from gn_cli.article import Article
from gn_cli.errors import ReadError
from gn_cli.readers.columns import to_day
from gn_cli.readers.encodings import article
from gn_cli.readers.package import open_package, part

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_BODY_LIMIT = 60 * 1024 * 1024

# What is printed is kept; what was deleted, is hidden, or says where something moved from is not.
_SKIPPED = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_MC}Fallback", f"{_W}pPr", f"{_W}sectPr"))


def read(data: bytes, name: str) -> Iterator[Article]:
    """The article of a document. Raises `ReadError`: cut off, locked with a password, a bomb, nothing in it."""
    from defusedxml import ElementTree

    package = open_package(data, "Word document")
    main = part(package, "word/document.xml", _BODY_LIMIT)
    if main is None:
        raise ReadError("is no Word document", "open it in Word and save it as .docx")
    core = part(package, "docProps/core.xml", 1024 * 1024)
    try:
        root = ElementTree.fromstring(main)
        properties = ElementTree.fromstring(core) if core else None
    except (ElementTree.ParseError, ValueError) as error:
        raise ReadError(f"is damaged: {error}"[:200], "open it in Word and save it again") from None
    body = root.find(f"{_W}body")
    text = "\n".join(_lines(body)).strip("\n") if body is not None else ""
    title, published = _told(properties)
    yield article(text, name, title=title if title and title in text else None, published=published)


def _told(properties: Any) -> tuple[str | None, date | None]:
    """The title and the day of issue that the file's properties tell; the day it was typed tells nothing."""
    if properties is None:
        return None, None
    title = " ".join((properties.findtext(f"{_DC}title") or "").split())
    return title or None, to_day(properties.findtext(f"{_DC}date"))


def _lines(container: Any) -> Iterator[str]:
    """The lines of paragraphs, rows and what wraps them, in printed order."""
    for element in container:
        if element.tag == f"{_W}p":
            yield from _paragraph(element)
        elif element.tag == f"{_W}tbl":
            yield from _table(element)
        elif element.tag not in _SKIPPED:
            yield from _lines(element)


def _paragraph(paragraph: Any) -> Iterator[str]:
    """The lines of a paragraph; a text box anchored in it comes before it, as lines of its own."""
    boxes: list[Any] = []
    letters = "".join(_letters(paragraph, boxes))
    for box in boxes:
        yield from _lines(box)
    yield from (line.rstrip() for line in letters.split("\n"))


def _letters(element: Any, boxes: list[Any]) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}tab":
            yield "\t"
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag == f"{_W}txbxContent":
            boxes.append(child)
        elif child.tag == f"{_W}r":
            yield from _run(child, boxes)
        elif child.tag not in _SKIPPED:
            yield from _letters(child, boxes)


def _run(run: Any, boxes: list[Any]) -> Iterator[str]:
    """The letters of a run. The fonts of TCVN3 whose names end in H show small letters as capitals."""
    settings = run.find(f"{_W}rPr")
    if settings is not None and settings.find(f"{_W}vanish") is not None:
        return
    font = settings.find(f"{_W}rFonts") if settings is not None else None
    names = [value for value in font.attrib.values() if value.startswith(".Vn")] if font is not None else []
    for letters in _letters(run, boxes):
        yield _capitals(letters) if names and all(one.endswith("H") for one in names) else letters


def _capitals(letters: str) -> str:
    from gn_cli.vietnamese.legacy import TCVN3

    return TCVN3.decode(letters).upper()


def _table(table: Any) -> Iterator[str]:
    """The rows of a table, a line each, the cells apart by bars; cells of several paragraphs as lines of their own."""
    for row in _inside(table, f"{_W}tr"):
        cells = [[line for line in _lines(cell) if line.strip()] for cell in _inside(row, f"{_W}tc")]
        if any(len(cell) > 1 for cell in cells):
            yield from (line for cell in cells for line in cell)
        elif any(cells):
            yield " | ".join(cell[0] if cell else "" for cell in cells)


def _inside(element: Any, wanted: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, through what may wrap them, and not those of tables within."""
    for child in element:
        if child.tag == wanted:
            yield child
        elif child.tag not in _SKIPPED and child.tag != f"{_W}tc":
            yield from _inside(child, wanted)
