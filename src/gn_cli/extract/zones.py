"""The parts of a text around signs of a field: a grammar that costs much is tried there only."""

from collections.abc import Sequence

from gn_cli.vietnamese.pattern import Pattern


def zones(
    sign: Pattern, text: str, stretches: Sequence[tuple[int, int]], before: int, behind: int
) -> list[tuple[int, int]]:
    """The parts of the stretches from so many letters before a sign to so many behind it, in order."""
    found: list[tuple[int, int]] = []
    at = 0
    for match in sign.finditer_in(text, stretches):
        while stretches[at][1] < match.end():
            at += 1
        start, end = stretches[at]
        first, last = max(start, match.start() - before), min(end, match.end() + behind)
        if found and found[-1][0] >= start and first <= found[-1][1]:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found
