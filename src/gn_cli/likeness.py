"""What tells that two articles are one text, in whatever format they were saved, or nearly one (a repost)."""

import re
import zlib
from hashlib import sha256
from typing import NamedTuple

from gn_cli.article import Article

SKETCH = 64
"""How many marks of a text are kept: likeness is told from them to about one part in twenty."""

_LONG = 80
"""Letters from which a paragraph counts: shorter ones (headings, captions, items of lists) come out differently from
format to format."""
_WRAPPED = range(50, 121)
"""Letters of a line that may have been broken by hand."""
_STOPS = (".", "!", "?", ":", ";", "…")
_CLOSING = "'\"”’»)] \t"
_MARKS = bytes(set(range(128)) - set(b"0123456789abcdefghijklmnopqrstuvwxyz"))
_MARKS_BEYOND = re.compile(rb"[\xe2\xef]..|\xc2.|\xe3\x80.", re.DOTALL)
"""Marks and blanks beyond ASCII, as UTF-8 has them: U+0080 to 00BF, 2000 to 2FFF, 3000 to 303F, F000 to FFFF."""
_CUT = b"c"
"""Texts are cut at this letter, about every fifth word of Vietnamese: where it stands does not depend on what comes
before, so that a word changed, added or left out changes one piece and no more."""
_SHORT = 16
"""Bytes below which a piece is shared by too many texts to tell anything."""
_FEW = 8
"""Pieces below which a text is too short to be like another."""


class Print(NamedTuple):
    """The fingerprint of an article: `content` is equal where the bodies are, letter for letter whatever the blanks,
    capitals, marks and lines; `sketch` has the smallest hashes of the pieces of its text, none for a short text."""

    content: str
    sketch: tuple[int, ...]


def find_print(article: Article) -> Print:
    """The fingerprint of an article's body; what a page prints around the body plays no part."""
    # Bytes, for a pattern of words over letters takes five times as long.
    letters = _MARKS_BEYOND.sub(b"", _body(article.text).casefold().encode("utf-8", "replace").translate(None, _MARKS))
    content = sha256(letters).hexdigest()[:32]
    pieces = {zlib.crc32(piece) for piece in letters.split(_CUT) if len(piece) >= _SHORT}
    return Print(content, tuple(sorted(pieces)[:SKETCH]) if len(pieces) >= _FEW else ())


def _body(text: str) -> str:
    """The paragraphs of prose; the whole text where they are the lesser part of it."""
    paragraphs: list[str] = []
    wrapped = False
    for line in text.split("\n"):
        stripped = line.strip()
        if wrapped and stripped and (stripped[0].islower() or stripped[0] in ",;)"):
            paragraphs[-1] += f" {stripped}"
        else:
            paragraphs.append(stripped)
        wrapped = len(line) in _WRAPPED and not _ended(stripped)
    prose = [line for line in paragraphs if len(line) >= _LONG and _ended(line)]
    return "\n".join(prose) if sum(map(len, prose)) * 2 >= len(text) else text


def _ended(line: str) -> bool:
    return line.rstrip(_CLOSING).endswith(_STOPS)


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """How much of two texts is the same, from 0 to 1, told from their sketches: the share of the smallest hashes of
    both together that both have (Broder, On the resemblance and containment of documents, 1997)."""
    common, both = set(one) & set(other), set(one) | set(other)
    if len(both) > SKETCH:
        largest = sorted(both)[SKETCH - 1]
        common = {value for value in common if value <= largest}
    return len(common) / min(len(both), SKETCH) if both else 0.0
