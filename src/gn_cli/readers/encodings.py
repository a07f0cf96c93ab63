"""From bytes to letters: Unicode, Windows-1258 and the encodings of before Unicode, decided once a file."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gn_cli.article import Article, normalise
from gn_cli.errors import ReadError
from gn_cli.vietnamese.legacy import LEGACY
from gn_cli.vietnamese.spelling import spelled_share

SAVE_AS_UTF8 = "save it as UTF-8 (in Notepad: Save as, Encoding UTF-8) and run the same command again"
NOTHING_IN_IT = "leave it out, or put the article's text into it"

LONGEST = 4 * 1024 * 1024
"""The longest text of one article, in letters."""

# What no text holds: control characters other than tab, line ends, form feed, and those terminals leave behind.
_CONTROL = re.compile(r"[\x00-\x07\x0e-\x1a\x1c-\x1f]")
_BLANK = "\ufeff \t\r\n\f\v\u00a0\u200b"

_SURE = 0.8
"""The share of well-spelled words from which an encoding is taken for the right one; of Vietnamese text it is over 0.9,
of text read in a wrong encoding under 0.6."""
_APART = 0.15
"""By how much the right encoding is to be better than the next."""
_FEW = 3
"""Words with letters beyond ASCII that are too few to tell an encoding by."""
_SAMPLE = 200_000
"""Letters of a long text that are looked at."""
_SHOWN = re.compile("[¡¢£¤¥¦¨ª¬¯±´µ¶¸¹º¼¾¿ÄÅÆÇËÎÏÐÑÖØÛÜÞßäåæçëîïðñöøûüþÿ]")
"""Letters of Windows-1252 that Vietnamese has no use for: one or more in half the words of a text in an old font."""


class Decoded(NamedTuple):
    """A file's text, and what was done to get at it."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of a file's bytes. `declared` is the encoding that the file names itself, which is believed where the
    bytes do not say otherwise.

    Raises `ReadError` for binary files and for an encoding that cannot be told: no letter is ever guessed.
    """
    if data.startswith((BOM_UTF32_LE, BOM_UTF32_BE)):
        raise ReadError("is in UTF-32", SAVE_AS_UTF8)
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        try:
            return mended(data.decode("utf-16"))
        except UnicodeDecodeError:
            raise ReadError("is not UTF-16: it goes wrong at its end", SAVE_AS_UTF8) from None
    if b"\x00" in data:
        raise ReadError("is a binary file, or UTF-16 without its mark", SAVE_AS_UTF8)
    try:
        return mended(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        broken = error.start + 1
    told = _best(_readings(data))
    if told is not None:
        return told
    if declared is not None:
        try:
            return Decoded(data.decode(declared), (f"read as {declared}, as the file says",))
        except (LookupError, UnicodeDecodeError):
            pass
    raise ReadError(f"is not UTF-8: it goes wrong at byte {broken}", SAVE_AS_UTF8)


def mended(text: str) -> Decoded:
    """Text that was decoded, with letters of TCVN3, VNI and VPS fonts turned into those they show.

    A document keeps such text as Windows-1252 letters under the name of a font: "tËp huÊn" for "tập huấn".
    """
    if not _SHOWN.search(text):
        return Decoded(text)
    words, share = spelled_share(normalise(text[:_SAMPLE]))
    if words < _FEW or share >= _SURE:
        return Decoded(text)
    best = _best(_shown(text), share)
    return best or Decoded(text)


def _readings(data: bytes) -> Iterator[tuple[str, str]]:
    """The text as each encoding of one byte a letter has it."""
    yield "Windows-1258", normalise(data.decode("cp1258", "replace"))
    yield from ((legacy.name, legacy.decode(data.decode("latin-1"))) for legacy in LEGACY)


_WINDOWS = {ord(letter): chr(byte) for byte in range(0x80, 0xA0) for letter in bytes([byte]).decode("cp1252", "ignore")}
"""The letters of Windows-1252 that are other bytes in Latin-1."""


def _shown(text: str) -> Iterator[tuple[str, str]]:
    yield from ((legacy.name, legacy.decode(text)) for legacy in LEGACY)
    try:
        yield (
            "UTF-8 that was taken for Windows-1252",
            normalise(text.translate(_WINDOWS).encode("latin-1").decode("utf-8")),
        )
    except UnicodeError:
        return


def _best(readings: Iterator[tuple[str, str]], beaten: float = 0.0) -> Decoded | None:
    """The reading that spells Vietnamese and is clearly better than the others; `None` where none is."""
    ranked = sorted(((*_rank(text), name, text) for name, text in readings), reverse=True)
    share, words, name, text = ranked[0]
    second = max(beaten, ranked[1][0] if len(ranked) > 1 else 0.0)
    if words < _FEW or share < _SURE or share - second < _APART or _CONTROL.search(text):
        return None
    return Decoded(text, (f"converted from {name}",))


def _rank(text: str) -> tuple[float, int]:
    words, share = spelled_share(text[:_SAMPLE])
    return (share, words) if "\ufffd" not in text else (0.0, words)


def article(
    text: str | Decoded,
    source: str,
    *,
    title: str | None = None,
    published: date | None = None,
    url: str | None = None,
    notes: tuple[str, ...] = (),
) -> Article:
    """An article of text that a reader found, with the letters of old fonts mended where `decode` has not done it.

    Raises `ReadError` where there is nothing in it, too much, or what is no text.
    """
    found = text if isinstance(text, Decoded) else mended(text)
    if title and found.notes:
        title = next((legacy.decode(title) for legacy in LEGACY if found.notes[0].endswith(legacy.name)), title)
    if _CONTROL.search(found.text):
        raise ReadError("is a binary file, not text", "leave it out, or save its text as a .txt file in UTF-8")
    if not found.text.strip(_BLANK):
        raise ReadError("is empty", NOTHING_IN_IT)
    if len(found.text) > LONGEST:
        raise ReadError("is longer than any report", "split it into a file an article")
    return Article.from_text(found.text, source, title=title, published=published, url=url, notes=notes + found.notes)
