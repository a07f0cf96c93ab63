"""Web pages as browsers save them: title, date line, body, captions and signature as they are printed."""

import re
from collections.abc import Iterator

from gn_cli.article import Article
from gn_cli.readers.encodings import decode
from gn_cli.readers.html.page import page_article

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?\s{0,5}(?P<name>[\w.:-]{2,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^\s{0,20}<\?xml[^>]{0,100}?encoding\s{0,5}=\s{0,5}["'](?P<name>[\w.:-]{2,40})""")


def read(data: bytes, name: str) -> Iterator[Article]:
    """The article of a page. Raises `ReadError`: no article in it, nested too deeply, an encoding not to be told."""
    declared = _XML_ENCODING.search(data[:200]) or _CHARSET.search(data[:4096])
    decoded = decode(data, declared["name"].decode("ascii") if declared else None)
    yield page_article(decoded.text, name, notes=decoded.notes)
