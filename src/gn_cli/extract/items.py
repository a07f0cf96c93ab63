"""The items of a column of short news, each of which tells of an undertaking of its own."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from gn_cli.extract.context import Context
from gn_cli.extract.rule import verbose

_ITEM = verbose(
    r"""
    [*•■♦►»]\s{0,3} | \d{1,2}[.)]\s{1,3}(?=\p{Lu})
    # The colon is looked for first: a run of letters parts into words of capitals in many ways.
    | (?=[^:]{1,64}:\s) (?:[-–+]\s{0,3})?(?:\p{Lu}[\p{L}.]{0,10}[ ]?){1,5}:\s
    """,
)


class Stretch(NamedTuple):
    """The part of the article that tells of one undertaking."""

    start: int
    end: int

    def holds(self, offset: int) -> bool:
        """Whether an offset lies in this part."""
        return self.start <= offset < self.end


def items_of(context: Context) -> tuple[Stretch, ...]:
    """The items of a column of short news: "* …", "1. …", "ĐÀ BẮC: …", each up to the next."""
    body = [section for section in context.sections if section.kind == "body"]
    starts = [section.start for section in body if _ITEM.match(context.text, section.start, section.end)]
    return between(starts, body[-1].end) if len(starts) > 1 else ()


def between(starts: Sequence[int], end: int) -> tuple[Stretch, ...]:
    """The stretches that begin at some offsets, the last up to `end`."""
    return tuple(Stretch(first, last) for first, last in pairwise([*starts, end]))
