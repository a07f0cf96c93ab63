"""The article: its text, made once at the door and never altered, and where it came from."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date


def normalise(text: str) -> str:
    """The text as it is stored: no byte-order mark, `\\n` line ends, NFC. Nothing else is touched."""
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def is_address(source: str) -> bool:
    """Whether a source is a web address and no path: what begins with a scheme and two strokes."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://", source) is not None


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `id` comes from the text, so equal texts have equal ids.

    `title`, `published` and `url` are what the file format itself tells beside the text (a page's metadata, a feed's
    columns); a plain text file tells none of them. `notes` say what was done to get at the text ("converted from
    TCVN3"); those that begin with "doubt: " tell what is odd about it.
    """

    id: str
    source: str
    text: str
    title: str | None = None
    published: date | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()

    @classmethod
    def from_text(
        cls,
        text: str,
        source: str,
        *,
        title: str | None = None,
        published: date | None = None,
        url: str | None = None,
        notes: tuple[str, ...] = (),
    ) -> "Article":
        """Make an article of decoded text; `source` is the path, member or address it was read from."""
        text = normalise(text)
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
        return cls(digest[:16], source, text, title, published, url, notes)
