"""Syllables and marks as pyvi divides them before it looks for words, with offsets in the article's own letters."""

import re
import string
import unicodedata
from itertools import accumulate, chain
from operator import add
from typing import TypeAlias

# `re` and not `regex`: they differ on what \w is, "15⁰" for one. The alternatives are pyvi's, in its order, but for the
# first, which answers sooner where only the web address and the plain word can; possessive, for a run of letters is
# never to be tried by halves.
_PLAIN = r"[a-zà-öø-ďđ-ſƠ-ưẠ-ỹ]\w*+(?!://)"
_FIRST = r"[A-ZĐ]++\.|Tp\.|Mrs?\.|Ms\.|Dr\.|ThS\.|==>|->|\.\.\.|>>|\n|\w++://\S++"
_LAST = r"\d++(?:[.,_]\d++)++|[^\w\s]|\w++"
_SYLLABLE = re.compile(f"{_PLAIN}|{_FIRST}|{_LAST}")
_BEFORE_MAIL = re.compile(_FIRST)
_MAIL_DOMAIN = re.compile(r"@(?:[a-zA-Z0-9-]++\.)+[a-zA-Z0-9-]++")
_MAIL_LETTERS = frozenset(string.ascii_letters + string.digits + "_.+-")


def _mail_spans(text: str) -> list[tuple[int, int, int]]:
    """(first place a mail address may begin, its @, its end): pyvi's own pattern takes the square of a run's length."""
    spans = []
    for domain in _MAIL_DOMAIN.finditer(text):
        first = domain.start()
        while first and text[first - 1] in _MAIL_LETTERS:
            first -= 1
        spans.append((first, domain.start(), domain.end()))
    return spans


def _with_mails(text: str) -> list[str]:
    """The syllables and marks of NFC text, mail addresses whole."""
    found: list[str] = []
    mails = iter([*_mail_spans(text), (len(text), len(text), len(text))])
    first, at, end = next(mails)
    position = 0
    while match := _SYLLABLE.search(text, position):
        begin, position = match.span()
        while at <= begin:
            first, at, end = next(mails)
        if first <= begin and not _BEFORE_MAIL.match(text, begin):
            position = end
        found.append(text[begin:position])
    return found


def _origins(text: str) -> list[int]:
    """For each offset in the NFC of `text`, the offset in `text` itself.

    A group of characters that compose is walked from its end: what is left of its marks stands last.
    """

    def composed(part: str) -> str:
        return unicodedata.normalize("NFC", part)

    origins: list[int] = []
    begin = 0
    for position in range(1, len(text) + 1):
        following = text[position : position + 1]
        if following and unicodedata.combining(following):
            continue
        group = text[begin:position]
        if following and composed(group + following) != composed(group) + composed(following):
            continue
        length = len(composed(group))
        origins.append(begin)
        origins.extend(max(begin, position - length + offset) for offset in range(1, length))
        begin = position
    origins.append(len(text))
    return origins


_Part: TypeAlias = tuple[tuple[str, ...], tuple[int, ...]]


class _Parts(dict[str, _Part | None]):
    """What stands between two spaces, taken apart: its syllables and marks, and the way from each to the next, from the
    last over the space behind; `None` for what has white space in front or nothing else in it."""

    MOST = 1 << 13
    LONGEST = 32
    """Letters of a part that is worth keeping."""

    def __missing__(self, part: str) -> _Part | None:
        names = _SYLLABLE.findall(part)
        if not names or not part.startswith(names[0]):
            return None
        begins, position = [], 0
        for name in names:
            position = part.index(name, position)
            begins.append(position)
            position += len(name)
        ends = [*begins[1:], len(part) + 1]
        found = (tuple(names), tuple([end - begin for begin, end in zip(begins, ends, strict=True)]))
        if len(part) <= self.LONGEST:
            if len(self) >= self.MOST:
                self.clear()
            self[part] = found
        return found

    def of(self, parts: list[str]) -> tuple[list[str], list[int]] | None:
        """The syllables of all parts and the steps between them; `None` where one is not to be told this way."""
        found = list(map(self.__getitem__, parts))
        if None in found:
            return None
        names, steps = zip(*found, strict=True)
        return [*chain.from_iterable(names)], [*chain.from_iterable(steps)]


_PARTS = _Parts()


def find_syllables(text: str, low: int, high: int) -> tuple[list[str], list[int], list[int]]:
    """The syllables and marks of text[low:high], in NFC, with where each begins and ends in `text`.

    `low` and `high` are to stand beside white space or at an end of `text`.
    """
    chunk = text[low:high]
    composed = unicodedata.normalize("NFC", chunk)
    if composed == chunk and "@" not in chunk:
        # No syllable goes over a space, and the parts between spaces come again and again.
        found = _PARTS.of(chunk.split(" "))
        if found is not None:
            names, steps = found
            begins = [*accumulate(steps, initial=low)]
            begins.pop()
            return names, begins, list(map(add, begins, map(len, names)))
    names = _with_mails(composed) if "@" in composed else _SYLLABLE.findall(composed)
    searched, position = (text, low) if composed == chunk else (composed, 0)
    begins = []
    for name in names:
        position = searched.index(name, position)  # past white space only, which no other name but "\n" begins with
        begins.append(position)
        position += len(name)
    ends = list(map(add, begins, map(len, names)))
    if composed == chunk:
        return names, begins, ends
    origins = [low + origin for origin in _origins(chunk)]
    return names, [origins[begin] for begin in begins], [origins[end] for end in ends]
