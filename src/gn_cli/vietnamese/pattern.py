"""Patterns of `regex` that are compiled when first needed, and tried only where their literal words stand.

Compiling all patterns of the fields takes over a second, so compiled ones are kept from run to run
(`kept_patterns.py`). Their literal words (`signs.py`) are looked for first, which finds the same matches sooner.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

import regex

from gn_cli.vietnamese.kept_patterns import kept
from gn_cli.vietnamese.signs import DIGIT

Match: TypeAlias = "regex.Match[str]"

_FEW = 16
"""Up to so many words are looked for one after the other, more of them in one go."""

_lowered: tuple[str, str | None] = ("", "")
"""The text last searched in part, and its lower case."""


def lower_case(text: str) -> str | None:
    """The text in lower case, letter by letter; `None` for the rare text whose lower case has other offsets."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else None


def _lower_of_whole(text: str) -> str | None:
    global _lowered
    if _lowered[0] is not text:
        _lowered = (text, lower_case(text))
    return _lowered[1]


class Pattern:
    """A pattern of `regex` with its methods; it must be in the syntax of version 0 and not search backwards."""

    __slots__ = ("_begins", "_compiled", "_heads", "_needs", "_search_needs", "flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        self._compiled: regex.Pattern[str] | None = None
        self._needs: tuple[str, ...] | None = None
        self._search_needs: re.Pattern[str] | None = None
        self._begins: tuple[str, ...] = ()
        self._heads: re.Pattern[str] | None = None

    @property
    def compiled(self) -> "regex.Pattern[str]":
        """The pattern as `regex` compiles it."""
        if self._compiled is None:
            self._compiled = kept().compiled(self.pattern, self.flags)
        return self._compiled

    @property
    def groupindex(self) -> dict[str, int]:
        """The numbers of the named groups."""
        return dict(self.compiled.groupindex)

    def _read_signs(self) -> tuple[str, ...]:
        signs = kept().signs(self.pattern, self.flags)
        # A pattern tied to the beginning of a text is quicker tried than looked for.
        self._needs = () if self.pattern.lstrip().startswith("^") else signs.needs
        if len(self._needs) > _FEW:
            self._search_needs = _any_of(self._needs)
        if signs.heads and all(len(word) > 1 for word in signs.heads):
            self._begins = signs.heads
        return self._needs

    def stands_in(self, lowered: str | None, start: int, end: int) -> bool:
        """Whether a match between two offsets of a text in lower case is possible at all."""
        needs = self._read_signs() if self._needs is None else self._needs
        if not needs or lowered is None:
            return True
        if self._search_needs:
            return self._search_needs.search(lowered, start, end) is not None
        return any(lowered.find(word, start, end) >= 0 for word in needs)

    def where(self, text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Those of the stretches of a text that a match is possible in."""
        lowered = _lower_of_whole(text)
        return (stretch for stretch in stretches if self.stands_in(lowered, *stretch))

    def search(
        self, text: str, pos: int = 0, endpos: int | None = None, timeout: float | None = None
    ) -> "Match | None":
        """The first match in `text[pos:endpos]`; with a `timeout` (s) by the grammar alone."""
        if timeout is not None:
            return self.compiled.search(text, pos, endpos, timeout=timeout)
        lowered = lower_case(text) if endpos is None else _lower_of_whole(text)
        end = len(text) if endpos is None else endpos
        if not self.stands_in(lowered, pos, end):
            return None
        if self._begins and lowered:
            return next(self._from_heads(text, lowered, pos, end), None)
        return self.compiled.search(text, pos, end)

    def finditer(
        self, text: str, pos: int = 0, endpos: int | None = None, timeout: float | None = None
    ) -> Iterator[Match]:
        """The matches in `text[pos:endpos]`, none over another; with a `timeout` (s) by the grammar alone."""
        if timeout is not None:
            return iter(self.compiled.finditer(text, pos, endpos, timeout=timeout))
        lowered = lower_case(text) if endpos is None else _lower_of_whole(text)
        end = len(text) if endpos is None else endpos
        if not self.stands_in(lowered, pos, end):
            return iter(())
        if self._begins and lowered:
            return self._from_heads(text, lowered, pos, end)
        return iter(self.compiled.finditer(text, pos, end))

    def _from_heads(self, text: str, lowered: str, pos: int, end: int) -> Iterator[Match]:
        """The matches, tried only where one of the words stands that every match begins with."""
        if self._heads is None:
            self._heads = _any_of(self._begins)
        find, match_at = self._heads.search, self.compiled.match
        while head := find(lowered, pos, end):
            pos = head.start()
            match = match_at(text, pos, end)
            if match is None:
                pos += 1
                continue
            yield match
            pos = max(match.end(), pos + 1)

    def match(self, text: str, pos: int = 0, endpos: int | None = None) -> "Match | None":
        """The match that begins at `pos`."""
        return self.compiled.match(text, pos, len(text) if endpos is None else endpos)

    def fullmatch(self, text: str, pos: int = 0, endpos: int | None = None) -> "Match | None":
        """The match of all of `text[pos:endpos]`."""
        return self.compiled.fullmatch(text, pos, len(text) if endpos is None else endpos)

    def findall(self, text: str) -> list[str]:
        """The letters of all matches, or of the one group of each."""
        found: list[str] = self.compiled.findall(text)
        return found

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        """The parts of a text between matches."""
        return [part or "" for part in self.compiled.split(text, maxsplit)]

    def sub(self, replacement: "str | Callable[[Match], str]", text: str) -> str:
        """The text with every match replaced."""
        replaced: str = self.compiled.sub(replacement, text)
        return replaced


def _any_of(words: tuple[str, ...]) -> "re.Pattern[str]":
    return re.compile("|".join(re.escape(word).replace(re.escape(DIGIT), r"\d") for word in words))
