"""The parts of a text around signs of a field: a grammar that costs much is tried there only."""

from collections.abc import Iterable, Sequence

from gn_cli.vietnamese.pattern import Pattern


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
