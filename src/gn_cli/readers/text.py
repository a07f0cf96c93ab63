"""Plain text and Markdown, in any encoding that can be told. The text is kept as it is."""

from collections.abc import Iterator

from gn_cli.article import Article
from gn_cli.errors import ReadError
from gn_cli.readers.encodings import article, decode

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


def read(data: bytes, name: str) -> Iterator[Article]:
    """The one article of a text file. Raises `ReadError` when the bytes are empty, binary or of no known encoding."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError(f"is {what}, not text", "give the file its own ending, or save its text as .txt in UTF-8")
    yield article(decode(data), name)
