"""What tells that two articles are one text, in whatever format they were saved, or nearly one (a repost)."""

import re
import zlib
from dataclasses import dataclass
from hashlib import sha256

from gn_cli.article import Article

SKETCH = 64
"""How many marks of a text are kept: likeness is told from them to about one part in twenty."""

_LONG = 80
"""Letters from which a line of the body counts: shorter ones (headings, captions taken for text, items of lists) come
out differently from format to format."""
_WORDS = 5
_FEW = 30
"""Runs of words below which a text is too short to be like another."""


@dataclass(frozen=True, slots=True)
class Print:
    """The fingerprint of an article: `content` is equal where the bodies are, letter for letter whatever the blanks,
    capitals, marks and lines; `sketch` has the smallest hashes of its runs of words, none for a short text."""

    content: str
    sketch: tuple[int, ...]


def find_print(article: Article) -> Print:
    """The fingerprint of an article's body; what a page prints around the body plays no part."""
    from gn_cli.extract import read

    sections = read(article, until="sections").sections
    body = [article.text[section.start : section.end] for section in sections if section.kind == "body"]
    long = [line for line in body if len(line) >= _LONG]
    if sum(map(len, long)) * 2 < len(article.text):
        long = [article.text]
    words = re.findall(r"[^\W_]+", "\n".join(long).casefold())
    content = sha256("".join(words).encode("utf-8")).hexdigest()[:32]
    runs = {zlib.crc32(" ".join(words[at : at + _WORDS]).encode("utf-8")) for at in range(len(words) - _WORDS + 1)}
    return Print(content, tuple(sorted(runs)[:SKETCH]) if len(runs) >= _FEW else ())


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """How much of two texts is the same, from 0 to 1, told from their sketches: the share of the smallest hashes of
    both together that both have (Broder, On the resemblance and containment of documents, 1997)."""
    both = sorted({*one, *other})[:SKETCH]
    common = set(one) & set(other)
    return sum(value in common for value in both) / len(both) if both else 0.0
