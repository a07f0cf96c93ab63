"""Where signs of a field stand, and the parts of a text around them, in which alone a costly grammar is tried."""

from collections.abc import Iterable, Iterator, Sequence

from gn_cli.vietnamese.pattern import Pattern


def places_of(word: str, text: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Where a word or a part of one stands in `text[start:end]`, letter by letter, in order."""
    place = text.find(word, start, end)
    while place >= 0:
        yield place
        place = text.find(word, place + 1, end)


def zones(
    sign: Pattern, text: str, stretches: Sequence[tuple[int, int]], before: int, behind: int
) -> list[tuple[int, int]]:
    """The parts of the stretches from so many letters before a sign to so many behind it, in order."""
    return zones_around((match.span() for match in sign.finditer_in(text, stretches)), stretches, before, behind)


def zones_around(
    signs: Iterable[tuple[int, int]], stretches: Sequence[tuple[int, int]], before: int, behind: int
) -> list[tuple[int, int]]:
    """The same around signs that were found already, in their order and each within a stretch."""
    found: list[tuple[int, int]] = []
    at = 0
    for sign_start, sign_end in signs:
        while stretches[at][1] < sign_end:
            at += 1
        start, end = stretches[at]
        first, last = max(start, sign_start - before), min(end, sign_end + behind)
        if found and found[-1][0] >= start and first <= found[-1][1]:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found
