"""The words right before and after a figure, and whether a pattern finds them there."""

from gn_cli.extract.rule import Match
from gn_cli.vietnamese.pattern import Pattern


class Beside:
    """The words of a sentence before and after a figure."""

    __slots__ = ("_end", "_first", "_last", "_start", "_text")

    def __init__(self, text: str, sentence: tuple[int, int], start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end
        self._first, self._last = sentence

    def before(self, pattern: Pattern, width: int) -> bool:
        """Whether the pattern is found among the `width` letters up to the figure; `$` in it is the figure's start."""
        return pattern.search(self._text, max(self._first, self._start - width), self._start) is not None

    def right_before(self, pattern: Pattern, width: int) -> bool:
        """The same for a pattern that begins with any letter, digit or mark: it is tried from each of a few."""
        return pattern.compiled.search(self._text, max(self._first, self._start - width), self._start) is not None

    def after(self, pattern: Pattern, width: int = 160) -> "Match | None":
        """What the pattern matches from the figure's end on, within `width` letters."""
        return pattern.match(self._text, self._end, min(self._last, self._end + width))

    def goes_on(self, pattern: Pattern, width: int = 160) -> "Match | None":
        """What the pattern matches in the clause that goes on after the figure: nothing where a mark ends it there."""
        if self._text.startswith((",", ".", ";"), self._end):
            return None
        return pattern.match(self._text, self._end, min(self._last, self._end + width))

    def left_of(self, width: int) -> str:
        """The `width` letters up to the figure, as printed."""
        return self._text[max(self._first, self._start - width) : self._start]

    def all_before(self, pattern: Pattern, width: int) -> bool:
        """Whether the pattern matches all of the `width` letters up to the figure."""
        return pattern.fullmatch(self._text, max(self._first, self._start - width), self._start) is not None
