"""Patterns of `regex` that are compiled when first needed, and tried only where their literal words stand.

Compiling all patterns of the fields takes over a second, so compiled ones are kept from run to run
(`kept_patterns.py`). Their literal words (`signs.py`) are looked for first, which finds the same matches sooner.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, TypeAlias

import regex

from gn_cli.vietnamese.engines import Compiled
from gn_cli.vietnamese.kept_patterns import kept
from gn_cli.vietnamese.signs import DIGIT, NUMBER, Signs, literal_parts
from gn_cli.vietnamese.word_starts import UNKNOWN, Index, WordStarts, lower_case

Match: TypeAlias = "regex.Match[str]"

_FEW = 16
"""Up to so many words are looked for one after the other, more of them in one go."""

_TRIED = 32
"""So many places are sooner tried than the words looked for that must stand somewhere behind them."""

_index = Index()
"""The beginnings of the patterns tried so far."""

_current = WordStarts("", _index)
"""The text that the rules are run over."""


def _starts_of(text: str) -> WordStarts:
    """The word starts of a text, counted when it is another one than the last."""
    global _current
    if _current.text is not text:
        _current = WordStarts(text, _index)
    return _current


class Pattern:
    """A pattern of `regex` with its methods; it must be in the syntax of version 0 and not search backwards."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags

    @cached_property
    def compiled(self) -> Compiled:
        """The pattern as its engine runs it."""
        return kept().compiled(self.pattern, self.flags)

    @property
    def groupindex(self) -> dict[str, int]:
        """The numbers of the named groups."""
        return dict(self.compiled.groupindex)

    @cached_property
    def _signs(self) -> Signs:
        return Signs() if self._is_tied else kept().signs(self.pattern, self.flags)

    @property
    def _is_tied(self) -> bool:
        """Whether it is tied to the beginning of a text: then it is quicker tried than looked for."""
        return self.pattern.lstrip().startswith("^")

    @cached_property
    def _number(self) -> int:
        return _index.take_up(None if self._is_tied else kept().beginnings(self.pattern, self.flags))

    @cached_property
    def _needs(self) -> tuple[str, ...]:
        return self._signs.needs

    @cached_property
    def _search_needs(self) -> "Compiled | None":
        return _any_of(self._needs) if len(self._needs) > _FEW else None

    @cached_property
    def _search_heads(self) -> "Compiled | None":
        heads = {DIGIT if head[0] in {DIGIT, NUMBER} else literal_parts(head)[0] for head in self._signs.heads}
        # A lone letter stands everywhere, as blanks and capitals do.
        if not heads or any(len(head) < 2 and (not head or head.isalnum()) for head in heads):
            return None
        return _any_of(tuple(sorted(heads)))

    def stands_in(self, lowered: str | None, start: int, end: int) -> bool:
        """Whether a match between two offsets of a text in lower case is possible at all."""
        needs = self._needs
        if not needs or lowered is None:
            return True
        if self._search_needs:
            return self._search_needs.search(lowered, start, end) is not None
        find = lowered.find
        # A loop is quicker than `any` with a generator, and this is the innermost of all.
        for word in needs:  # noqa: SIM110
            if find(word, start, end) >= 0:
                return True
        return False

    @property
    def begins_with_words(self) -> bool:
        """Whether every match begins with a word, digit or mark that is known, and none only where a part begins."""
        return self._number != UNKNOWN

    def _places_in(self, starts: WordStarts) -> Sequence[int] | None:
        """Where in a text a match can begin; `None` where that is not known."""
        return starts.places[self._number] if self._number < len(starts.places) else None

    def finditer_in(self, text: str, stretches: Sequence[tuple[int, int]]) -> "Iterable[Match]":
        """The matches in each of the stretches of a text, which come in their order and do not overlap."""
        starts = _starts_of(text)
        places = self._places_in(starts)
        if places is None:
            return chain.from_iterable(self.finditer(text, *stretch) for stretch in stretches)
        found: list[Match] = []
        if not places:
            return found
        match_at, after, last = self.compiled.match, 0, len(places)
        for start, end in stretches:
            at = bisect_left(places, start, after)
            if at == last:
                break
            after = bisect_left(places, end, at)
            if after - at > _TRIED and not self.stands_in(starts.lowered, places[at], end):
                continue
            free = 0
            for place in places[at:after]:
                if place >= free and (match := match_at(text, place, end)):
                    found.append(match)
                    free = max(match.end(), place + 1)
        return found

    def search(self, text: str, pos: int = 0, endpos: int | None = None) -> "Match | None":
        """The first match in `text[pos:endpos]`."""
        end = len(text) if endpos is None else endpos
        if text is _current.text:
            places = self._places_in(_current)
            if places is None:
                return next(self._anywhere(_current, pos, end), None)
            match_at = self.compiled.match
            for at in range(bisect_left(places, pos), bisect_left(places, end)):
                if match := match_at(text, places[at], end):
                    return match
            return None
        # Only the part is put in lower case: a text may be long and asked for many small parts.
        lowered = lower_case(text[pos:end])
        if not self.stands_in(lowered, 0, end - pos):
            return None
        if lowered and end - pos == len(text) and self._search_heads:
            return next(self._from_heads(self._search_heads, text, lowered, pos, end), None)
        return self.compiled.search(text, pos, end)

    def finditer(self, text: str, pos: int = 0, endpos: int | None = None) -> "Iterator[Match]":
        """The matches in `text[pos:endpos]`, none over another."""
        end = len(text) if endpos is None else endpos
        if text is _current.text:
            places = self._places_in(_current)
            if places is None:
                return self._anywhere(_current, pos, end)
            return iter(self.finditer_in(text, ((pos, end),)))
        lowered = lower_case(text[pos:end])
        if not self.stands_in(lowered, 0, end - pos):
            return iter(())
        if lowered and end - pos == len(text) and self._search_heads:
            return self._from_heads(self._search_heads, text, lowered, pos, end)
        return iter(self.compiled.finditer(text, pos, end))

    def _anywhere(self, starts: WordStarts, pos: int, end: int) -> "Iterator[Match]":
        """The matches of a pattern that may begin anywhere."""
        if not self.stands_in(starts.lowered, pos, end):
            return iter(())
        if starts.lowered and self._search_heads:
            return self._from_heads(self._search_heads, starts.text, starts.lowered, pos, end)
        return iter(self.compiled.finditer(starts.text, pos, end))

    def _from_heads(self, heads: Compiled, text: str, lowered: str, pos: int, end: int) -> "Iterator[Match]":
        """The matches, tried only where one of the words stands that every match begins with."""
        find, match_at = heads.search, self.compiled.match
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


def _any_of(words: tuple[str, ...]) -> Compiled:
    return kept().compiled("|".join(re.escape(word).replace(re.escape(DIGIT), r"\d") for word in words), 0)


class Plain:
    """A pattern run as it stands, for a few letters beside something found: compiled when first used, and kept.

    It has the methods of a compiled pattern.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        # Asked for once each: what is found becomes the object's own.
        value = getattr(kept().compiled(self.pattern, self.flags), name)
        setattr(self, name, value)
        return value
