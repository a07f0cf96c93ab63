"""Where the words of a text begin that patterns can begin with: one walk over a text for all patterns of an index."""

import re
import sys
from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from gn_cli.vietnamese.signs import CAPITAL, DIGIT, GAP, LETTER, NUMBER, Signs, literal_parts

_PIECE = re.compile(r"[^\W\d_]+|\d+|\S")
"""A word, a number or a mark."""
_PAIR = re.compile(
    rf"([^\W\d_]+|[{DIGIT}{NUMBER}][{DIGIT}{NUMBER}\d]*)[{GAP} ]*"
    rf"(?:((?<=[{DIGIT}{NUMBER}\d{GAP} ])[^\W\d_]+)([{GAP}\s])?|([^\w\s{DIGIT}{NUMBER}{CAPITAL}{GAP}]))"
)
"""The first word or number of a beginning, and the word or mark behind it."""
_LETTERS = 3
"""So many letters of a word are looked at first."""
_MARKERS = (CAPITAL, DIGIT, NUMBER)
UNKNOWN = sys.maxsize
"""The number of patterns that no index can take up."""
_KEPT = 1 << 13
_LONGEST_KEPT = 32


def lower_case(text: str) -> str | None:
    """The text in lower case, letter by letter; `None` for the rare text whose lower case has other offsets."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else None


class WordStarts:
    """The places of a text where patterns of an index can begin.

    `places` are, by the number of a pattern, the offsets of the words, numbers and marks that it can begin with, in
    their order; one may be given twice. Patterns that were taken up later have none, and where the text's lower case
    has other offsets, none has.
    """

    __slots__ = ("lowered", "places", "text")

    def __init__(self, text: str, index: "Index") -> None:
        self.text, self.lowered = text, lower_case(text)
        self.places: list[list[int]] = []
        if self.lowered is None:
            return
        begins = self.lowered.startswith
        found = self.places = [[] for _ in range(index.size)]
        words = text.replace("\n", " ").split(" ")
        parts = [*map(index.parts.__getitem__, words)]
        # From the end, so that what follows a part is known.
        offset, following = len(text) + 1, ""
        for word, part in zip(reversed(words), reversed(parts), strict=True):
            offset -= len(word) + 1
            first, hits = part
            for shift, alone, before, longer, after in hits:
                place = offset + shift
                for number in alone:
                    found[number].append(place)
                if before:
                    for number in before.get(after or following, ()):
                        found[number].append(place)
                for head, number in longer:
                    if begins(head, place):
                        found[number].append(place)
            following = first or following
        for places in found:
            places.reverse()


class Beginnings(NamedTuple):
    """What the matches of a pattern begin with, as an index looks it up.

    `pairs` are first words, each with the mark or the first letters of the word behind it; `heads` are the other
    beginnings, each after its first letters. Where a number begins, that is `NUMBER`, at its further digits `DIGIT`.
    """

    pairs: tuple[tuple[str, str], ...]
    heads: tuple[tuple[str, str], ...]


def beginnings_of(signs: Signs) -> Beginnings | None:
    """The beginnings of a pattern by its signs; `None` where a match may begin inside a word or with a blank."""
    if not signs.heads or any(
        head[0].isspace() or head[0] == GAP or (_is_letter(head) and LETTER not in signs.apart) for head in signs.heads
    ):
        return None
    pairs = {head: _pair(head) for head in signs.heads}
    alone = {literal_parts(head)[0] or head[0] for head, pair in pairs.items() if pair is None}
    digits = (NUMBER,) if DIGIT in signs.apart else (NUMBER, DIGIT)

    def keys(key: str) -> tuple[str, ...]:
        return digits if key == NUMBER else (key,)

    return Beginnings(
        tuple(sorted((key, after) for word, after in {*filter(None, pairs.values())} for key in keys(word))),
        tuple(sorted((key, head) for head in alone for key in keys(_key(head)))),
    )


def _pair(head: str) -> tuple[str, str] | None:
    """A beginning's first word, or `NUMBER`, and the mark or the first letters of the word behind it; `None` where
    those are not known."""
    match = _PAIR.match(head)
    if match is None:
        return None
    first, second, more, mark = match.groups()
    # A word of one or two letters may be the beginning of a longer one, unless something else follows.
    after = mark or (second[:_LETTERS] if len(second) >= _LETTERS or more else "")
    return (first if first[0].isalpha() else NUMBER, after) if after else None


def _key(head: str) -> str:
    """What a beginning is looked up by: the first letters of its first word, a mark or a marker."""
    if head[0] in {DIGIT, NUMBER} or head[0].isdigit():
        return NUMBER
    letters = next((count for count, letter in enumerate(head[:_LETTERS]) if not letter.isalpha()), _LETTERS)
    return head[: letters or 1]


def _is_letter(head: str) -> bool:
    return head[0].isalpha() or head[0] == CAPITAL


class _Hits(NamedTuple):
    """The patterns that can begin at a place of a piece: with the word by itself, before another of which the first
    letters are known, with the word and what goes on behind it."""

    shift: int
    alone: tuple[int, ...]
    before: dict[str, list[int]]
    longer: tuple[tuple[str, int], ...]


class _Part(NamedTuple):
    """A part of a text between two blanks: the first letters of its first word, and the hits of its pieces from the
    last to the first, each with the first letters of the word behind it."""

    first: str
    hits: tuple[tuple[int, tuple[int, ...], dict[str, list[int]], tuple[tuple[str, int], ...], str], ...]


_T = TypeVar("_T")


class _Kept(dict[str, _T]):
    """What is known of pieces and parts of texts, found out once; no more of them than some memory holds."""

    def __init__(self, describe: Callable[[str], _T]) -> None:
        super().__init__()
        self._describe = describe

    def __missing__(self, text: str) -> _T:
        described = self._describe(text)
        if len(text) <= _LONGEST_KEPT:
            if len(self) >= _KEPT:
                self.clear()
            self[text] = described
        return described


class Index:
    """The beginnings of many patterns by their words."""

    def __init__(self) -> None:
        self.size = 0
        self.parts = _Kept(self._part)
        self._pieces = _Kept(self._piece)
        self._by_key: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        self._pairs: dict[str, dict[str, list[int]]] = {}

    def take_up(self, beginnings: Beginnings | None) -> int:
        """The number of a pattern taken up by its beginnings; `UNKNOWN` where it has none."""
        if beginnings is None:
            return UNKNOWN
        number = self.size
        self.size += 1
        self.parts.clear()
        self._pieces.clear()
        for word, after in beginnings.pairs:
            self._pairs.setdefault(word, {}).setdefault(after, []).append(number)
        for key, head in beginnings.heads:
            self._by_key[key].append((head, number))
        return number

    def _part(self, text: str) -> _Part:
        pieces = [text] if text.isalpha() else _PIECE.findall(text)
        firsts = [piece[:_LETTERS].lower() for piece in pieces] + [""]
        found, place = [], 0
        for piece, after in zip(pieces, firsts[1:], strict=True):
            place = text.index(piece, place)
            for shift, alone, before, longer in self._pieces[piece]:
                found.append((place + shift, alone, before, longer, after))
            place += len(piece)
        return _Part(firsts[0], tuple(reversed(found)))

    def _piece(self, piece: str) -> tuple[_Hits, ...]:
        shifts = range(len(piece) if piece[0].isdigit() else 1)
        return tuple(filter(None, [self._hits(piece, shift) for shift in shifts]))

    def _hits(self, piece: str, shift: int) -> _Hits | None:
        # No beginning has a longer word; a run of digits is looked at from each of them.
        word = piece[shift : shift + _LONGEST_KEPT].lower()
        keys = {word[:letters] for letters in range(1, _LETTERS + 1)}
        before = self._pairs.get(word, {})
        if word[0].isdigit():
            key = DIGIT if shift else NUMBER
            keys, before = {key}, self._pairs.get(key, {})
        elif piece[0].isupper():
            keys.add(CAPITAL)
        candidates = [candidate for key in keys for candidate in self._by_key.get(key, ())]
        alone = tuple({number for head, number in candidates if head in _MARKERS or word.startswith(head)})
        longer = tuple((head, number) for head, number in candidates if head.startswith(word) and number not in alone)
        return _Hits(shift, alone, before, longer) if alone or before or longer else None
