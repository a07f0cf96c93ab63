"""Formats that gn does not read, but that offices keep reports in: each a failure that tells how to convert it."""

from collections.abc import Iterator

from gn_cli.article import Article
from gn_cli.errors import ReadError

_WORD = "open it in Word or LibreOffice and save it as .docx; many at once: soffice --headless --convert-to docx *{}"
_KINDS = {
    ".doc": ("is an old Word file (.doc)", _WORD),
    ".rtf": ("is a rich-text file (.rtf)", _WORD),
    ".odt": ("is an OpenDocument text (.odt)", _WORD),
    ".xls": ("is an old Excel file (.xls)", "open it in Excel or LibreOffice and save it as .xlsx or .csv"),
    ".epub": ("is an e-book (.epub)", "save its text as a .txt file in UTF-8"),
    ".rar": ("is a RAR archive (.rar)", "unpack it and read the folder"),
    ".7z": ("is a 7-Zip archive (.7z)", "unpack it and read the folder"),
}


def read(data: bytes, name: str) -> Iterator[Article]:
    """Raises `ReadError` with the format's name and the way to one that gn reads."""
    # A page that a web site sends under Word's name is a page all the same.
    if data[:1000].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        from gn_cli.readers import html

        yield from html.read(data, name)
        return
    ending = next((ending for ending in _KINDS if name.lower().endswith(ending)), ".doc")
    what, hint = _KINDS[ending]
    raise ReadError(what, hint.format(ending))
