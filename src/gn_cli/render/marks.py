"""The words of an article that values were read from, marked and labelled; marks may nest and overlap."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch `[start, end)` of the article and the field it was read for."""

    start: int
    end: int
    field: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a marked text: the `open` or `close` of a mark, or `text` with the innermost mark it stands in."""

    kind: Literal["open", "close", "text"]
    text: str
    mark: Mark | None


def pieces(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """The text in order, cut where a mark opens or closes. The texts of the pieces of kind `text` make up the whole.

    Where two marks open at one place the longer is the outer one; marks without words are passed over.
    """
    opening: dict[int, list[Mark]] = defaultdict(list)
    closing: dict[int, list[Mark]] = defaultdict(list)
    for mark in dict.fromkeys(marks):
        if 0 <= mark.start < mark.end <= len(text):
            opening[mark.start].append(mark)
            closing[mark.end].append(mark)
    active: list[Mark] = []
    cuts = sorted({0, len(text), *opening, *closing})
    for here, following in zip(cuts, [*cuts[1:], len(text)], strict=True):
        for mark in sorted(closing[here], key=lambda mark: (-mark.start, mark.field)):
            active.remove(mark)
            yield Piece("close", "", mark)
        for mark in sorted(opening[here], key=lambda mark: (-mark.end, mark.field)):
            active.append(mark)
            yield Piece("open", "", mark)
        if here < following:
            yield Piece("text", text[here:following], min(active, key=lambda mark: mark.end - mark.start, default=None))


def bracketed(text: str, marks: Iterable[Mark], labels: dict[str, str]) -> str:
    """The text with every mark in brackets, its label behind the words: `[12 và 13.10|Dates]`."""
    parts = []
    for piece in pieces(text, marks):
        if piece.kind == "open":
            parts.append("[")
        elif piece.kind == "close" and piece.mark is not None:
            parts.append(f"|{labels[piece.mark.field]}]")
        else:
            parts.append(piece.text)
    return "".join(parts)
