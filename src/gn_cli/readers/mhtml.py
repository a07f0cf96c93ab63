"""Web pages that a browser saved as one file (MHTML): the page is the first HTML part."""

import email
import email.policy
from collections.abc import Iterator

from gn_cli.article import Article
from gn_cli.errors import ReadError
from gn_cli.readers.columns import to_address
from gn_cli.readers.encodings import decode
from gn_cli.readers.html.page import page_article

_LONGEST = 20 * 1024 * 1024


def read(data: bytes, name: str) -> Iterator[Article]:
    """The article of the page. Raises `ReadError`: no page in it, and all that a page can be refused for."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() not in ("text/html", "application/xhtml+xml"):
            continue
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes) or not content.strip():
            break
        if len(content) > _LONGEST:
            raise ReadError("holds a page of more than 20 MB", "save the article's own page")
        decoded = decode(content, part.get_content_charset())
        address = part.get("Content-Location") or message.get("Snapshot-Content-Location")
        yield page_article(decoded.text, name, url=to_address(str(address)) if address else None, notes=decoded.notes)
        return
    raise ReadError("has no web page in it", "save the page again, as HTML")
